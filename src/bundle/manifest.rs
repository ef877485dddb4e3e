//! `manifest.json`: the one file of a bundle whose name never changes.

use super::BundleError;
use crate::paper::Languages;
use crate::text::TOKENIZER;
use serde::{Deserialize, Serialize};

/// Version of the format of all files. It goes up when an engine of before
/// could no longer read them.
pub const FORMAT: u32 = 2;

/// Name of the manifest.
pub const MANIFEST: &str = "manifest.json";

/// What a bundle holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    /// [`TOKENIZER`].
    pub tokenizer: u32,
    /// SHA-256 over the files it names, hexadecimal: equal for equal corpora.
    pub fingerprint: String,
    /// Title of the corpus.
    pub title: Languages,
    /// Number of pages.
    pub pages: usize,
    /// Number of articles.
    pub articles: usize,
    /// Number of lines that belong to no article.
    pub loose: usize,
    /// Number of folded characters indexed.
    pub characters: u64,
    /// The chunks.
    pub chunks: Chunks,
}

/// The files that the manifest names. They name all others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chunks {
    /// What a search needs first: [`Start`](super::Start).
    pub start: Chunk,
    /// The tables of articles and facts.
    pub tables: Chunk,
    /// [`Columns`](crate::index::Columns), JSON.
    pub columns: Chunk,
    /// Ids of all articles, JSON.
    pub ids: Chunk,
    /// [`PageEntry`](super::PageEntry) list, JSON.
    pub pages: Chunk,
    /// The entries most worth suggesting: a [`Shelf`](crate::lexicon::Shelf)
    /// by folded text.
    #[serde(default)]
    pub top: Chunk,
    /// [`Sounds`](crate::lexicon::Sounds), text.
    #[serde(default)]
    pub sounds: Chunk,
    /// Shelves of all entries by folded text; none where the top has all.
    #[serde(default)]
    pub texts: Vec<TermChunk>,
    /// Shelves of all entries by initials; none where the top has all.
    #[serde(default)]
    pub initials: Vec<TermChunk>,
    /// [`WordList`](crate::index::WordList).
    pub words: Chunk,
    /// [`WordList`](crate::index::WordList) of the values of fields.
    pub values: Chunk,
}

/// A file of the bundle.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chunk {
    /// Its name: what it holds and the beginning of its hash.
    pub file: String,
    /// Its size in bytes, compressed.
    pub size: usize,
    /// Its size in bytes when inflated.
    pub inflated: usize,
    /// SHA-256 of the compressed bytes, hexadecimal.
    pub sha256: String,
}

/// A chunk of terms in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermChunk {
    /// Its first term.
    pub first: String,
    /// The file.
    pub chunk: Chunk,
}

impl Manifest {
    /// Reads a manifest. The version is looked at before anything else, so
    /// that a bundle of another version is told as such.
    pub(super) fn read(json: &[u8]) -> Result<Self, BundleError> {
        #[derive(Deserialize)]
        struct Version {
            format: u32,
            tokenizer: u32,
        }
        let damaged = |error: serde_json::Error| BundleError::damaged(MANIFEST, error);
        let Version { format, tokenizer } = serde_json::from_slice(json).map_err(damaged)?;
        let (found, expected) = ((format, tokenizer), (FORMAT, TOKENIZER));
        if found != expected {
            return Err(BundleError::Format { found, expected });
        }
        serde_json::from_slice(json).map_err(damaged)
    }

    /// The files it names, in a fixed order.
    pub fn all(&self) -> Vec<&Chunk> {
        let Chunks { start, tables, columns, ids, pages, top, sounds, words, values, .. } = &self.chunks;
        let mut all = vec![start, tables, columns, ids, pages, top, sounds, words, values];
        all.extend(self.chunks.texts.iter().chain(&self.chunks.initials).map(|entry| &entry.chunk));
        all
    }
}

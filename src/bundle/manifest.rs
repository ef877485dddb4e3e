//! `manifest.json`: the one file of a bundle whose name never changes.

use super::BundleError;
use crate::json::{self, record};
use crate::paper::Languages;
use crate::text::TOKENIZER;
use serde::Serialize;

/// Version of the format of all files. It goes up when an engine of before
/// could no longer read them.
pub const FORMAT: u32 = 4;

/// Name of the manifest.
pub const MANIFEST: &str = "manifest.json";

/// What a bundle holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
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

record!(Manifest { format, tokenizer, fingerprint, title, pages, articles, loose, characters, chunks });

/// The files that the manifest names. They name all others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Chunks {
    /// What a search needs first: [`Start`](super::Start).
    pub start: Chunk,
    /// Days and facets.
    pub columns: ColumnChunks,
    /// [`Front`](super::Front), JSON.
    pub front: Chunk,
    /// Ids of all articles, in runs.
    pub ids: Chunk,
    /// [`PageEntry`](super::PageEntry) list, JSON.
    pub pages: Chunk,
    /// The entries most worth suggesting: a [`Shelf`](crate::lexicon::Shelf)
    /// by folded text.
    pub top: Chunk,
    /// [`Sounds`](crate::lexicon::Sounds), text.
    pub sounds: Chunk,
    /// The shelves of all entries, by folded text and by initials; without a
    /// name where the top has all.
    pub shelves: Chunk,
    /// The runs of all words and numbers, and where each begins.
    pub words: Chunk,
    /// The same of the values of fields.
    pub values: Chunk,
}

record!(Chunks { start, columns, front, ids, pages, top, sounds, shelves, words, values });

/// The columns of a corpus: each a [`Column`](crate::index::Column).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ColumnChunks {
    /// The day of each article; the months are made from it.
    pub day: Chunk,
    /// Its page, by name.
    pub page: Chunk,
    /// What kind of text it is.
    pub kind: Chunk,
    /// Its reporters.
    pub reporter: Chunk,
}

record!(ColumnChunks { day, page, kind, reporter });

impl ColumnChunks {
    /// All of them.
    pub fn all(&self) -> [&Chunk; 4] {
        [&self.day, &self.page, &self.kind, &self.reporter]
    }
}

/// A file of the bundle.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
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

record!(Chunk { file, size, inflated, sha256 });

impl Manifest {
    /// Reads a manifest. The version is looked at before anything else, so
    /// that a bundle of another version is told as such.
    pub(super) fn read(text: &[u8]) -> Result<Self, BundleError> {
        #[derive(Default)]
        struct Version {
            format: u32,
            tokenizer: u32,
        }
        record!(Version { format, tokenizer });
        let damaged = |fault: json::Fault| BundleError::damaged(MANIFEST, fault);
        let Version { format, tokenizer } = json::read(text).map_err(damaged)?;
        let (found, expected) = ((format, tokenizer), (FORMAT, TOKENIZER));
        if found != expected {
            return Err(BundleError::Format { found, expected });
        }
        json::read(text).map_err(damaged)
    }

    /// The files it names, in a fixed order.
    pub fn all(&self) -> Vec<&Chunk> {
        let Chunks { start, columns, front, ids, pages, top, sounds, shelves, words, values } = &self.chunks;
        let mut all = vec![start, front, ids, pages, top, sounds, shelves, words, values];
        all.extend(columns.all());
        all.retain(|chunk| !chunk.file.is_empty());
        all
    }
}

//! The head of a segment: what it holds.

use crate::paper::{Languages, Loose, PageAbout};
use serde::{Deserialize, Serialize};

/// Version of the format of segments.
pub const FORMAT: u8 = 1;

/// The sections of a segment, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// The rows of all articles, JSON.
    Rows,
    /// What the articles name, JSON.
    Namings,
    /// The lengths of all articles, then of all facts, in bytes.
    Lengths,
    /// The articles, JSON.
    Articles,
    /// The facts, JSON.
    Facts,
    /// The groups of terms.
    Directory,
    /// The terms and their positions.
    Terms,
}

/// Number of sections.
pub(super) const SECTIONS: usize = 7;

/// What a segment holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// [`TOKENIZER`](crate::text::TOKENIZER).
    pub tokenizer: u32,
    /// What the segment was made from, as its maker knows it again.
    pub key: String,
    /// Title of the corpus.
    pub title: Languages,
    /// Its pages, or parts of them, in order.
    pub pages: Vec<PagePart>,
    /// Bytes of text that were read.
    pub text_bytes: u64,
    /// Bytes of all paragraphs.
    pub paragraph_bytes: u64,
    /// Number of folded characters.
    pub characters: u64,
    /// How often each character stands in a pair.
    pub pairs: Vec<(char, u64)>,
    /// What its maker has to say of it; nothing that a bundle shows.
    pub told: serde_json::Value,
    /// Lengths of the sections.
    pub(super) sections: [u64; SECTIONS],
}

/// A page, or a part of one, whose articles a segment has.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PagePart {
    /// Name of the page.
    pub name: String,
    /// Which part of the page it is: ascending, not more. Pages of newspapers
    /// come whole; a file of ready-cut articles may be a page of very many.
    pub part: u32,
    /// What is known of the page.
    pub about: PageAbout,
    /// Number of its articles.
    pub articles: u32,
    /// Lines that belong to no article.
    pub loose: Vec<Loose>,
}

impl Head {
    /// Bytes of all sections.
    pub(super) fn body(&self) -> u64 {
        self.sections.iter().fold(0, |sum, length| sum.saturating_add(*length))
    }
}

//! What was typed × lexicon → the names and words that may be meant.
//!
//! Everything here is a guess and says how it was made ([`How`]). What a guess
//! finds is the search's to verify: only a part of an entry may be meant, and
//! the count is that of the whole entry.
//!
//! A small lexicon lies whole on one shelf and is looked through; of a large
//! one the shelves are fetched on which a candidate can stand.

mod cut;
mod pinyin;
mod slips;
mod whole;

pub use crate::lexicon::{How, Piece};
pub use cut::{Crossing, crossing, cut};
pub use pinyin::{by_pinyin, spelled_by};
pub use slips::slips;
pub use whole::{containing, known};

use crate::lexicon::{Entry, EntryKind, ascending, best_first};
use crate::text;
use std::ops::Range;

/// A name or word that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The entry as printed.
    pub text: String,
    /// What was typed, put right: the entry as printed, or a part of it.
    pub meant: String,
    /// What the entry is.
    pub kind: EntryKind,
    /// Number of articles in whose text the entry stands.
    pub count: u32,
    /// How what was typed leads to it.
    pub how: How,
    /// Whether only a part of the entry is meant.
    pub longer: bool,
}

/// Entries by rank, and the part of each that is meant.
#[derive(Default)]
struct Ranked(Vec<(u8, Entry, How, Range<usize>)>);

impl Ranked {
    /// Adds an entry of which the characters `part`, as searched, are meant.
    fn push(&mut self, rank: u8, entry: Entry, how: How, part: Range<usize>) {
        self.0.push((rank, entry, how, part));
    }

    /// The first `limit`, each `text` once: of several entries that go on
    /// behind the same part, the best.
    fn best(self, limit: usize, text: fn(&Candidate) -> &str) -> Vec<Candidate> {
        let mut best: Vec<Candidate> = Vec::new();
        for (_, entry, how, part) in ascending(self.0, |(rank, entry, ..)| best_first(*rank, entry)) {
            if best.len() == limit {
                break;
            }
            let candidate = candidate(entry, how, part);
            if best.iter().all(|known| text(known) != text(&candidate)) {
                best.push(candidate);
            }
        }
        best
    }
}

fn candidate(Entry { text, kind, count }: Entry, how: How, part: Range<usize>) -> Candidate {
    let folded = text::fold(&text);
    let longer = part.len() < folded.chars.len();
    let meant = text.get(folded.printed(part)).unwrap_or_default().to_owned();
    Candidate { text, meant, kind, count, how, longer }
}

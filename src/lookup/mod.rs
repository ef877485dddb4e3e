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
pub use pinyin::by_pinyin;
pub use slips::slips;
pub use whole::{containing, known};

use crate::lexicon::{Entry, EntryKind, ascending, best_first};

/// A name or word that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The entry as printed.
    pub text: String,
    /// What was typed, put right: the entry as searched, or a part of it.
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

/// Candidates by rank, the best first: each text once, at most `limit`.
#[derive(Default)]
struct Ranked(Vec<(u8, Candidate)>);

impl Ranked {
    fn push(&mut self, rank: u8, entry: Entry, how: How, (meant, longer): (&[char], bool)) {
        let Entry { text, kind, count } = entry;
        let meant = meant.iter().collect();
        self.0.push((rank, Candidate { text, meant, kind, count, how, longer }));
    }

    fn best(self, limit: usize) -> Vec<Candidate> {
        let entry = |candidate: &Candidate| Entry {
            text: candidate.text.clone(),
            kind: candidate.kind,
            count: candidate.count,
        };
        let sorted = ascending(self.0, |(rank, candidate)| best_first(*rank, &entry(candidate)));
        let mut best: Vec<Candidate> = Vec::new();
        for (_, candidate) in sorted {
            if best.len() == limit {
                break;
            }
            if best.iter().all(|known| known.text != candidate.text) {
                best.push(candidate);
            }
        }
        best
    }
}

//! Terms → where they stand.
//!
//! All articles stand one after another in one long text as searched; a
//! *position* is a folded character's place in it, a *doc* an article's number
//! in the corpus. Title, body and byline of an article each begin at a multiple
//! of 32 positions and end in one at least that no character has, so no string
//! runs across. The values of its fields stand at an article's last position.
//!
//! A term is a pair of neighbours, a word or number, or a value of a field. All
//! terms have one order, that of their [`Key`]s, and are cut in that order into
//! chunks ([`TermChunk`]) of about 20 KB. The [`Root`] knows where each leaf of
//! 64 chunks begins, the leaf where its chunks do ([`Places`]).
//!
//! What is printed twice is listed once: [`Repeats`] finds the passages that
//! stand in the corpus before, [`Copies`] makes their positions again when a
//! list is read.

mod alphabet;
mod bits;
mod build;
mod checksum;
mod column;
mod columns;
mod copies;
mod cores;
mod dictionary;
mod facet;
mod fields;
mod key;
mod layout;
mod lists;
mod number;
mod postings;
mod repeats;
mod root;
mod words;

pub(crate) use checksum::verified;
pub(crate) use postings::{read_number, write_number};

pub(crate) use build::body;
pub use build::{Index, Searched, TermList};
pub use column::Column;
pub use columns::{Columns, Extent, Field, PADDING, POSITIONS, Region, Row};
pub use copies::{Copies, Copy};
pub(crate) use cores::{on_all_cores, shares};
pub use dictionary::{Bounds, TermChunk};
pub use facet::{Facet, UNDATED};
pub use fields::{is_tag, kind_name, tag};
pub use key::{Key, Place};
pub use layout::Layout;
pub use lists::{Group, Lists};
pub use postings::{Postings, positions};
pub(crate) use repeats::grown;
pub use repeats::{Repeats, Sampled};
pub use root::{LEAF, Places, Root};
pub use words::{WordRun, WrittenRun, write_words};

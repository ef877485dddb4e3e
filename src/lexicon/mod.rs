//! The corpus' own names and frequent words, and how they sound and look.
//!
//! The press collects them ([`Namings`]): what the finders named,
//! headlines, and phrases that the text itself shows to be words. Each entry
//! is counted in the text as searched, so that its count is what a search for
//! it finds. A bundle holds
//!
//! - the *top*: the entries most worth suggesting, on one [`Shelf`];
//! - where that does not hold all: shelves of every entry by its folded text,
//!   and by the initials of its pinyin;
//! - the [`Sounds`] of all characters of the entries, with those that look
//!   alike.

mod collect;
mod count;
mod cut;
mod entry;
mod how;
mod order;
mod shelf;
mod slip;
mod sounds;
mod spelling;
mod words;
mod write;

pub use collect::{Lexicon, Naming, Namings};
pub use count::Counting;
pub use cut::{Known, LONGEST, Piece, cut, whole};
pub use entry::{Entry, EntryKind};
pub use how::How;
pub use order::{ascending, best_first};
pub use shelf::{Shelf, ShelfError};
pub use slip::slip;
pub use sounds::Sounds;
pub use spelling::{INITIALS, Spelled, Spelling, initials_of, spelled};
pub use words::{sample_step, words};
pub use write::{Part, Shelves};

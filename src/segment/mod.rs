//! A part of a corpus, compiled: everything that a build would otherwise have
//! to read and find again.
//!
//! A segment is written once for some pages ([`write()`]) and opened ([`open`])
//! by every build that joins it with others into the [`Whole`]. Whatever the
//! parts of a corpus, and in whatever order they come, the whole is the same:
//! pages stand in the order of their names, so a bundle has the same bytes.
//!
//! A file holds one segment or several, one behind another. Each is
//!
//! - the eight bytes `BLSEG` 0 0 [`FORMAT`], the length of the head (four
//!   bytes, little end first), the SHA-256 of all that follows, the [`Head`] as
//!   JSON;
//! - the sections, whose lengths the head says: the rows of all articles
//!   ([`Row`](crate::index::Row), JSON), what they name
//!   ([`Naming`](crate::lexicon::Naming), JSON), the lengths of all articles
//!   and facts as JSON (LEB128), the articles, the facts, the directory of the
//!   terms, the terms with their positions.
//!
//! Positions count from the beginning of the segment. Nothing is compressed:
//! a segment is read where it was written.

mod error;
mod groups;
mod head;
mod lists;
mod passages;
mod read;
mod store;
mod whole;
mod write;

pub use error::SegmentError;
pub use head::{FORMAT, Head, PagePart};
pub use read::{Segment, open};
pub use store::Store;
pub use whole::{Lines, Whole, WholePage};
pub use write::{Made, write};

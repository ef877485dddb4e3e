//! Terms → where they stand.
//!
//! All articles stand one after another in one long text as searched; a
//! *position* is a folded character's place in it, a *doc* an article's number
//! in the corpus. Between two articles, and between title, body and byline of
//! one, lies one position that no character has, so no string runs across.
//! Behind the byline each value of a field has a position.

mod build;
mod checksum;
mod columns;
mod dictionary;
mod fields;
mod postings;

pub(crate) use checksum::verified;
pub(crate) use postings::{read_number, write_number};

pub use build::{Index, Searched, TermList, collect_terms};
pub use columns::{Column, Columns, Extent, Facet, Field, UNDATED};
pub use dictionary::{Dictionary, DictionaryError, WordList};
pub use fields::{ValueField, is_tag, kind_name};
pub use postings::{Postings, PostingsError};

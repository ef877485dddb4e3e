//! The one format: corpus and index as files, and back.
//!
//! A bundle is `manifest.json` and files named by what they hold and their
//! hash. Only the manifest is ever read again under the same name, so a host
//! may keep everything else for ever. It names a handful of files, and these
//! name the others in [`Table`]s: what a search needs at once is in [`Start`],
//! the rest is read when it is first asked for. Long tables have two levels
//! ([`Leaves`]), so that a visit's start grows slowly with the corpus.
//!
//! Files are checked against SHA-256 and their FSTs verified before
//! use. Those of text are deflated; chunks of terms are packed bits, which
//! deflate would only make larger.

mod cache;
mod chunk;
mod columns;
mod error;
mod front;
mod ids;
mod leaves;
mod lexicon;
mod manifest;
mod open;
mod source;
mod start;
mod table;
mod together;
mod words;
mod write;

pub use chunk::sha256;
pub use error::BundleError;
pub use front::{Front, FrontPage};
pub use leaves::Leaves;
pub(crate) use lexicon::Row;
pub use manifest::{Chunk, Chunks, ColumnChunks, FORMAT, MANIFEST, Manifest};
pub(crate) use open::Positions;
pub use open::{Bundle, LooseLine, PageEntry};
pub use source::{Later, Source};
pub use start::Start;
pub use table::{Entry, Table};
pub(crate) use together::{both, each, together};
pub use write::{File, Sizes, Stage, Taker, write};

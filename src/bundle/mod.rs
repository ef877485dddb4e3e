//! The one format: corpus and index as files, and back.
//!
//! A bundle is `manifest.json` and chunks, each deflated and named by what it
//! holds and its hash. Only the manifest is ever read again under the same
//! name, so a host may keep everything else for ever. Chunks are checked
//! against size and SHA-256 and their FSTs verified before use.

mod chunk;
mod error;
mod lexicon;
mod manifest;
mod open;
mod source;
mod together;
mod write;

pub use chunk::sha256;
pub use error::BundleError;
pub(crate) use lexicon::Row;
pub use manifest::{ArticleChunk, Chunk, Chunks, FORMAT, MANIFEST, Manifest, TermChunk};
pub use open::{Bundle, LooseLine, PageEntry};
pub use source::{Later, Source};
pub(crate) use together::together;
pub use write::{File, write};

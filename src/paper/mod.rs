//! The nouns: corpus, page, article, facts. Nothing here reads or searches.
//!
//! These types are what the press hands from stage to stage, what
//! `baolan articles` prints and what the bundle stores as JSON; field names
//! are therefore part of the format.

mod article;
mod corpus;
mod date;
mod fact;
mod field;

pub use article::{Article, Byline, Kind, Paragraph, Part, Repair, Role};
pub use corpus::{Corpus, Languages, Loose, Page, PageAbout};
pub use date::{Certainty, Date, Precision};
pub use fact::{Activity, Fact, Facts, Initiative, Meeting, Named, Person, Post, Quantity, Span, Status};
pub use field::Field;

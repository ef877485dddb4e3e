//! Baolan (报栏): newspaper pages as text become a static explorer.
//!
//! The modules in reading order are the data flow:
//! *page text → articles → facts → index → bundle → query → result → paint*.
//!
//! | module | question it answers | runs in |
//! |-|-|-|
//! | [`text`] | What is this printed text as searched, and where was it printed? | press and browser |
//! | [`json`] | What does this file say? | browser, and the press where it looks into a bundle |
//! | [`paper`] | What are a page, an article, a fact? | press and browser |
//! | [`page`] | Here is a page's text: which articles are on it? | press |
//! | [`entity`] | Here are a page's articles: who, where, when, how much? | press |
//! | [`index`] | Here is a term: where does it stand? | built in the press, opened in the browser |
//! | [`lexicon`] | Which names and words does the corpus have, and how do they sound? | built in the press, opened in the browser |
//! | [`segment`] | Here is a part of a corpus: what of it will every build need again? | press |
//! | [`bundle`] | Here is a file name: what is in it, and can it be trusted? | written in the press, opened in the browser |
//! | [`lookup`] | Here is what was typed: which names or words may be meant? | press and browser |
//! | [`query`] | What did the reader type? | press and browser |
//! | [`search`] | Which articles does that find, and what do they show? | press and browser |
//! | [`ui`] | Here is an address: what does the reader see? | browser; tests paint it natively |
//!
//! The publisher's program (`src/bin/press`) and the reader's app
//! (`src/main.rs`) stand on this library; what is native only lives in the
//! program, so the library needs no `cfg`.
//!
//! # Invariants
//!
//! - Press and browser fold and cut text with the same functions of [`text`];
//!   [`text::TOKENIZER`] goes up when they change, and a bundle of another
//!   version is refused, never misread.
//! - Folding keeps one character for one or drops it, so every match maps back
//!   to the exact printed range ([`text::Folded::printed`]).
//! - Any string is found exactly where a plain scan of the folded text finds
//!   it: recall and precision 1.0 (`tests/oracle.rs`, `tests/oracle_*.rs`).
//! - Reading a page never fails: it answers articles *and* what it was unsure
//!   of. Nothing of the page is lost: articles and loose lines account for
//!   every character that is not blank.
//! - No bytes of a bundle are used before SHA-256 and FST are verified;
//!   damage is a [`bundle::BundleError`], never a panic (`tests/bundle.rs`).
//! - The same corpus gives the same bytes, however many cores and segments
//!   made it (`tests/segments.rs`).
//! - What is inferred says so ([`paper::Status`], [`paper::Certainty`]); what
//!   is unknown is `None` and shown as missing.
//!
//! # Where this house differs from its plan
//!
//! - The types of [`paper`] are themselves the JSON of the bundle and of
//!   `baolan articles`. Separate wire types would repeat every field once more
//!   without hiding anything; only `bundle` knows the files of a site, and only
//!   `segment` those between two builds.
//! - A position counts characters of the whole corpus, not of one article:
//!   one number instead of two, smaller lists, and a phrase is an intersection
//!   of plain sorted lists.
//! - Pairs and words of the index stand in a sorted table of their own codes
//!   ([`index::Root`]), not in an FST, whose leaves took three times as much at
//!   10,000 articles. FSTs hold the shelves of the [`lexicon`]; words and
//!   values of fields stand sorted in runs, of which a query reads some.
//! - Equal scores keep the order of the pages, not that of their days: days
//!   are read after the first answer, and what was shown must not move.
//! - In the browser JSON is read by [`json`], not by serde, whose derived code
//!   cost every first visit 32 kB. The press writes with serde; a property
//!   test holds the two together.

pub mod text;

pub mod json;

pub mod paper;

pub mod page;

pub mod entity;

pub mod index;

pub mod lexicon;

pub mod segment;

pub mod bundle;

pub mod lookup;

pub mod query;

pub mod search;

pub mod ui;

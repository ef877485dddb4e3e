//! A corpus pressed in memory, for tests.

#![allow(dead_code, reason = "each test uses a part of it")]

use baolan::bundle::{self, Bundle};
use baolan::index::Index;
use baolan::paper::{Article, Corpus};
use futures::executor::block_on;
use std::collections::BTreeMap;
use std::convert::Infallible;

/// The files of a bundle: name → bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Presses a corpus.
pub fn files(corpus: &Corpus) -> Files {
    let articles: Vec<&Article> = corpus.pages.iter().flat_map(|page| &page.articles).collect();
    let index = Index::build(&articles, &|_| ());
    let mut files = Files::new();
    let written = bundle::write(corpus, index, |(name, bytes)| {
        files.insert(name, bytes);
        Ok::<(), Infallible>(())
    });
    written.expect("memory takes everything");
    files
}

/// Presses and opens a corpus.
pub fn open(corpus: &Corpus) -> Bundle {
    block_on(Bundle::open(Box::new(files(corpus)))).expect("what was just written opens")
}

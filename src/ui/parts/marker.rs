//! Marks the texts of one article and numbers their hits through.

use super::marked;
use crate::query::Query;
use crate::search;
use yew::prelude::*;

/// Goes through the texts of an article in the order in which they stand.
pub struct Marker<'a> {
    query: &'a Query,
    now: usize,
    hits: usize,
}

impl<'a> Marker<'a> {
    /// Marks what matches the query; the reader stands at the hit `now`, from
    /// 1, or at none.
    pub fn new(query: &'a Query, now: usize) -> Self {
        Self { query, now, hits: 0 }
    }

    /// The next text.
    pub fn text(&mut self, text: &str) -> Html {
        let marks = search::marks(text, self.query);
        let first = self.hits + 1;
        self.hits += marks.len();
        marked(text, &marks, Some(first), self.now)
    }

    /// Hits so far.
    pub fn hits(&self) -> usize {
        self.hits
    }
}

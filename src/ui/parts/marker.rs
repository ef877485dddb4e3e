//! Marks the texts of one article and numbers their hits through.

use super::marked::cut;
use crate::query::Query;
use crate::search;
use crate::ui::address::Address;
use crate::ui::typeset::typeset;
use yew::prelude::*;

/// Goes through the texts of an article in the order in which they stand.
pub struct Marker<'a> {
    query: &'a Query,
    now: usize,
    printed: bool,
    hits: usize,
}

impl<'a> Marker<'a> {
    /// Marks what matches the query; the address says at which hit the reader
    /// stands and whether the text is shown as printed.
    pub fn new(query: &'a Query, address: &Address) -> Self {
        Self { query, now: address.hit, printed: address.printed, hits: 0 }
    }

    /// The next text. Its hits can be found as `#hit-3`.
    pub fn text(&mut self, text: &str) -> Html {
        let text = if self.printed { text.to_owned() } else { typeset(&[text]).concat() };
        let marks = search::marks(&text, self.query);
        cut(&text, &marks).into_iter().map(|(text, hit)| self.painted(text, hit)).collect()
    }

    fn painted(&mut self, text: &str, hit: bool) -> Html {
        if !hit {
            return Html::from(text);
        }
        self.hits += 1;
        let id = format!("hit-{}", self.hits);
        let current = (self.hits == self.now).then_some("true");
        html! { <mark {id} aria-current={current}>{ text }</mark> }
    }

    /// Hits so far.
    pub fn hits(&self) -> usize {
        self.hits
    }
}

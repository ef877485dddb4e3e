//! What was found.

use crate::bundle::BundleError;
use crate::query::{self, Node, Pattern, Query};
use crate::search::{Found, Hit, LooseHit, Overview};
use crate::ui::address::Address;
use crate::ui::desk::Desk;
use crate::ui::load::Load;
use crate::ui::parts::{
    Announcer, Facets, asked, failure_note, hit_item, hit_waiting, loose_item, loose_lines, meant, pager,
    pieces, reload, retry, timeline,
};
use crate::ui::words::Words;
use std::rc::Rc;
use yew::prelude::*;

/// Results on one sheet.
pub const SHEET: usize = 20;

/// A sheet of results, of which some may still be on their way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listing {
    /// What was found; its hits stand in the rows.
    pub found: Rc<Found>,
    /// The articles of the sheet, in order.
    pub rows: Vec<Row>,
}

/// One article of the sheet, by its number.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// On its way.
    Waiting(u32),
    /// Here.
    Here(u32, Rc<Hit>),
    /// It cannot be had, and why.
    Failed(u32, BundleError),
}

impl Row {
    /// The article, if it is here.
    pub fn hit(&self) -> Option<&Hit> {
        match self {
            Self::Here(_, hit) => Some(hit),
            Self::Waiting(_) | Self::Failed(..) => None,
        }
    }

    /// The article, if it is here.
    pub fn into_hit(self) -> Option<Hit> {
        match self {
            Self::Here(_, hit) => Some(Rc::unwrap_or_clone(hit)),
            Self::Waiting(_) | Self::Failed(..) => None,
        }
    }
}

impl Listing {
    /// Whether nothing is on its way.
    pub fn is_whole(&self) -> bool {
        !self.rows.iter().any(|row| matches!(row, Row::Waiting(_)))
    }

    /// Why there is no row at all, where all fail for the same reason.
    fn failure(&self) -> Option<&BundleError> {
        let Some(Row::Failed(_, first)) = self.rows.first() else { return None };
        let same = |row: &Row| matches!(row, Row::Failed(_, error) if error == first);
        (self.rows.len() > 1 && self.rows.iter().all(same)).then_some(first)
    }
}

impl From<Found> for Listing {
    fn from(mut found: Found) -> Self {
        let hits = std::mem::take(&mut found.hits);
        let rows = (0..).zip(hits).map(|(place, hit)| Row::Here(place, Rc::new(hit)));
        Self { rows: rows.collect(), found: Rc::new(found) }
    }
}

/// Filters, the question restated, hits, lines that belong to no article.
/// `spread` may come after all else; `articles` is the number of articles that
/// were searched.
pub fn results_page(
    desk: &Desk,
    listing: &Listing,
    spread: &Load<Overview, BundleError>,
    address: &Address,
    articles: usize,
) -> Html {
    let (words, found) = (desk.words, &*listing.found);
    let (query, hints) = query::parse(&address.query);
    // In its articles stands what was searched, not what was typed.
    let marked = match &found.assumed {
        Some(assumed) => Address { query: assumed.query.to_string(), ..address.clone() },
        None => address.clone(),
    };
    html! {
        <div class="results">
            <Facets desk={desk.clone()} counts={spread.clone()} address={address.clone()} total={found.total} />
            <div>
                { asked(desk, address, found.total) }
                for hint in &hints {
                    <p class="results-hint" role="note">{ words.choose(&hint.message()) }</p>
                }
                { meant(words, found, &query, address) }
                { over_time(words, found.total, spread, address) }
                if found.total == 0 {
                    { nothing(words, &query, address, articles) }
                }
                { found.gap.as_ref().map(|error| failure_note(desk, error, reload(desk))) }
                { rows(desk, listing, &marked) }
                { pager(words, address, found.total.div_ceil(SHEET)) }
                { loose(words, &found.loose) }
            </div>
            <Announcer text={(words.announce)(found.total, address.sheet + 1)} />
        </div>
    }
}

/// Bars, or their place where they are still to come.
fn over_time(words: &Words, total: usize, spread: &Load<Overview, BundleError>, address: &Address) -> Html {
    match spread {
        Load::Ready(spread) => timeline(words, &spread.histogram, address),
        Load::Waiting | Load::Slow if total > 0 => html! { <div class="timeline timeline-waiting" /> },
        Load::Waiting | Load::Slow | Load::Failed(_) => Html::default(),
    }
}

/// The rows keep their places and their elements when they fill.
fn rows(desk: &Desk, listing: &Listing, address: &Address) -> Html {
    if let Some(error) = listing.failure() {
        return failure_note(desk, error, retry(desk, error));
    }
    html! {
        <ol aria-busy={(!listing.is_whole()).then_some("true")}>
            for row in &listing.rows {
                { row_item(desk, row, address) }
            }
        </ol>
    }
}

fn row_item(desk: &Desk, row: &Row, address: &Address) -> Html {
    match row {
        Row::Waiting(doc) => html! { <li class="hit" key={*doc} aria-hidden="true">{ hit_waiting() }</li> },
        Row::Here(doc, hit) => {
            let item = hit_item(desk.words, hit, address.article(&hit.id).href());
            html! { <li class="hit" key={*doc} data-hit={hit.id.clone()}>{ item }</li> }
        }
        Row::Failed(doc, error) => {
            html! { <li class="hit" key={*doc}>{ failure_note(desk, error, retry(desk, error)) }</li> }
        }
    }
}

/// No result is no dead end: what was searched, and what else can be asked.
fn nothing(words: &Words, query: &Query, address: &Address, articles: usize) -> Html {
    html! {
        <section class="results-nothing">
            <h2>{ words.nothing }</h2>
            <p>{ (words.searched)(articles) }</p>
            <p>{ words.instead }</p>
            <ul>
                for (label, other) in offers(words, query, address, articles) {
                    <li><a href={other.href()}>{ label }</a></li>
                }
            </ul>
        </section>
    }
}

fn offers(words: &Words, query: &Query, address: &Address, articles: usize) -> Vec<(String, Address)> {
    let mut offers = Vec::new();
    if address.is_filtered() {
        offers.push((words.unfilter.to_owned(), address.unfiltered()));
    }
    if let Some(loose) = loosened(query) {
        offers.push((words.loosely.to_owned(), address.asking(&loose.to_string())));
    }
    for part in query.parts().iter().filter(|_| query.parts().len() > 1) {
        let alone = part.to_string();
        offers.push(((words.only_term)(&alone), address.asking(&alone)));
    }
    offers.push((words.help.to_owned(), address.help()));
    offers.push(((words.browse)(articles), address.home().results()));
    offers
}

/// The query without its quotation marks, where it has any: then what is
/// similar is looked for as well.
fn loosened(query: &Query) -> Option<Query> {
    let plain = |part: &Node| match part {
        Node::Text { field, pattern } => {
            Node::Text { field: *field, pattern: Pattern { quoted: false, ..pattern.clone() } }
        }
        other => other.clone(),
    };
    let parts: Vec<Node> = query.parts().iter().map(plain).collect();
    (parts != query.parts()).then(|| Query::from(Node::All(parts)))
}

fn loose(words: &Words, lines: &[LooseHit]) -> Html {
    let item = |hit: &LooseHit| loose_item(words, Some(&hit.page), hit.line, pieces(&hit.text));
    loose_lines(words, lines.iter().map(item).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Facet;
    use crate::ui::words::ZH;

    #[test]
    fn nothing_found_offers_every_way_out() {
        let address = Address::default().asking("甲 乙").toggling(Facet::Kind, "news");
        let query = query::parse(&address.query).0;
        let offers = offers(&ZH, &query, &address, 32);
        let asked: Vec<&str> = offers.iter().map(|(_, other)| other.query.as_str()).collect();
        assert_eq!(asked, ["甲 乙", "甲", "乙", "", ""]);
        assert!(!offers[0].1.is_filtered());
    }

    #[test]
    fn what_was_asked_exactly_can_be_asked_loosely() {
        let loosely = |typed: &str| loosened(&query::parse(typed).0).map(|query| query.to_string());
        assert_eq!(loosely("\"甲乙\"").as_deref(), Some("甲乙"));
        assert_eq!(loosely("甲乙"), None);
    }
}

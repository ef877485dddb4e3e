//! What was found.

use crate::bundle::BundleError;
use crate::query::{self, Node, Pattern, Query};
use crate::search::{Found, LooseHit, Overview};
use crate::ui::address::Address;
use crate::ui::desk::Desk;
use crate::ui::load::Load;
use crate::ui::parts::{
    Announcer, Facets, asked, hit_item, loose_item, loose_lines, meant, pager, pieces, timeline,
};
use crate::ui::words::Words;
use yew::prelude::*;

/// Results on one sheet.
pub const SHEET: usize = 20;

/// Filters, the question restated, hits, lines that belong to no article.
/// `spread` may come after all else; `articles` is the number of articles that
/// were searched.
pub fn results_page(
    desk: &Desk,
    found: &Found,
    spread: &Load<Overview, BundleError>,
    address: &Address,
    articles: usize,
) -> Html {
    let words = desk.words;
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
                <ol>
                    for hit in &found.hits {
                        { hit_item(words, hit, marked.article(&hit.id).href()) }
                    }
                </ol>
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

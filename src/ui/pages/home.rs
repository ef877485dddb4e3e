//! The first page: what there is, what is unknown of it, where to begin.

use crate::bundle::{Front, FrontPage, PageEntry};
use crate::index::Facet;
use crate::lexicon::Entry;
use crate::paper::{Article, Certainty};
use crate::ui::address::Address;
use crate::ui::parts::article_title;
use crate::ui::words::Words;
use yew::prelude::*;

fn shown(front: &Front) -> impl Iterator<Item = &Article> {
    front.listed.iter().flat_map(|page| &page.articles)
}

fn has_inferred_dates(front: &Front) -> bool {
    shown(front).filter_map(|article| article.date.as_ref()).any(|date| date.status == Certainty::Inferred)
}

/// What neither a page nor an article says, of all that are listed.
fn missing(words: &Words, front: &Front) -> Vec<&'static str> {
    let about = || front.listed.iter().map(|page| &page.entry.about);
    let paper =
        about().any(|about| about.paper.is_some()) || shown(front).any(|article| article.paper.is_some());
    let published = about().any(|about| about.published.is_some())
        || shown(front).any(|article| article.published.is_some());
    let folio = about().any(|about| about.number.is_some());
    let known = [(words.paper, paper), (words.published, published), (words.folio, folio)];
    known.into_iter().filter(|(_, known)| !known).map(|(name, _)| name).collect()
}

/// One honest line.
fn facts(words: &Words, front: &Front) -> String {
    let undated = match front.undated {
        0 => None,
        count if count == front.articles => Some(words.undated.to_owned()),
        count => Some((words.undated_count)(count)),
    };
    let missing = missing(words, front);
    let missing = (!missing.is_empty() && !front.listed.is_empty())
        .then(|| (words.missing)(&missing.join(words.comma)));
    let counts = (words.counts)(front.pages, front.articles);
    [Some(counts), period(words, front), undated, missing]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn period(words: &Words, front: &Front) -> Option<String> {
    let (from, to) = front.period.first().zip(front.period.last())?;
    let period = (words.period)(&(words.day)(from), &(words.day)(to));
    Some(if has_inferred_dates(front) { period + words.partly_inferred } else { period })
}

/// Facts, names to begin with, headlines by page.
pub fn home_page(words: &Words, front: &Front, address: &Address) -> Html {
    let everything = address.home().results();
    html! {
        <>
            <p class="home-facts" data-count={front.articles.to_string()}>{ facts(words, front) }</p>
            if !front.names.is_empty() {
                { start(words, &front.names, address) }
            }
            <div class="home-columns" role="region" aria-label={words.headlines}>
                for page in &front.listed {
                    { listed(words, page, address) }
                }
            </div>
            <p class="home-all">
                <a href={everything.href()}>{ (words.browse)(front.articles) }</a>
                <a href={address.help().href()}>{ words.help }</a>
            </p>
        </>
    }
}

/// Names of the corpus, kind by kind. How many articles name them is not said:
/// what they find when followed is every place of the string, often more.
fn start(words: &Words, names: &[Entry], address: &Address) -> Html {
    html! {
        <nav class="home-start" aria-label={words.start_here}>
            <h2>{ words.start_here }</h2>
            for kind in names.chunk_by(|one, next| one.kind == next.kind) {
                <ul>
                    <li>{ (words.name_kind)(kind[0].kind) }</li>
                    for name in kind {
                        <li><a href={address.home().asking(&name.text).href()}>{ &name.text }</a></li>
                    }
                </ul>
            }
        </nav>
    }
}

fn listed(words: &Words, page: &FrontPage, address: &Address) -> Html {
    let PageEntry { name, about, count, .. } = &page.entry;
    let all = address.only(Facet::Page, name);
    let label = about.place.clone().unwrap_or_else(|| (words.page)(name));
    html! {
        <section class="home-page" key={name.clone()}>
            <h2>
                <a href={all.href()} title={name.clone()}>{ label }</a>
                <small>{ (words.articles)(*count as usize) }</small>
            </h2>
            <ol>
                for article in &page.articles {
                    <li key={article.id.clone()}>
                        <a href={address.home().article(&article.id).href()}>
                            { article_title(words, article) }
                        </a>
                    </li>
                }
            </ol>
            if page.articles.len() < *count as usize {
                <p><a href={all.href()}>{ (words.page_all)(*count as usize) }</a></p>
            }
        </section>
    }
}

//! The first page: what there is, what is unknown of it, where to begin.

use crate::bundle::PageEntry;
use crate::index::Facet;
use crate::lexicon::Entry;
use crate::paper::{Article, Certainty};
use crate::ui::address::Address;
use crate::ui::parts::article_title;
use crate::ui::words::Words;
use std::rc::Rc;
use yew::prelude::*;

/// What the first page tells of the corpus.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Front {
    /// Number of pages.
    pub pages: usize,
    /// Number of articles.
    pub articles: usize,
    /// First and last month with an article, ISO 8601.
    pub period: Option<(String, String)>,
    /// Articles without a month.
    pub undated: usize,
    /// Pages with their first headlines; of a large corpus only some.
    pub listed: Vec<FrontPage>,
    /// Names to begin with.
    pub names: Vec<Entry>,
}

/// A page and its first articles.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FrontPage {
    /// The page.
    pub entry: PageEntry,
    /// Its first articles.
    pub articles: Vec<Rc<Article>>,
}

impl Front {
    fn shown(&self) -> impl Iterator<Item = &Article> {
        self.listed.iter().flat_map(|page| &page.articles).map(Rc::as_ref)
    }

    fn has_inferred_dates(&self) -> bool {
        let dates = self.shown().filter_map(|article| article.date.as_ref());
        dates.into_iter().any(|date| date.status == Certainty::Inferred)
    }

    /// What neither a page nor an article says, of all that are listed.
    fn missing(&self, words: &Words) -> Vec<&'static str> {
        let about = || self.listed.iter().map(|page| &page.entry.about);
        let known = [
            (
                words.paper,
                about().any(|about| about.paper.is_some())
                    || self.shown().any(|article| article.paper.is_some()),
            ),
            (
                words.published,
                about().any(|about| about.published.is_some())
                    || self.shown().any(|article| article.published.is_some()),
            ),
            (words.folio, about().any(|about| about.number.is_some())),
        ];
        known.into_iter().filter(|(_, known)| !known).map(|(name, _)| name).collect()
    }

    /// One honest line.
    fn facts(&self, words: &Words) -> String {
        let period = self.period.as_ref().map(|(from, to)| self.period_text(words, from, to));
        let undated = match self.undated {
            0 => None,
            count if count == self.articles => Some(words.undated.to_owned()),
            count => Some((words.undated_count)(count)),
        };
        let missing =
            Some(self.missing(words)).filter(|missing| !missing.is_empty() && !self.listed.is_empty());
        let missing = missing.map(|missing| (words.missing)(&missing.join(words.comma)));
        let counts = (words.counts)(self.pages, self.articles);
        [Some(counts), period, undated, missing].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn period_text(&self, words: &Words, from: &str, to: &str) -> String {
        let period = (words.period)(&(words.day)(from), &(words.day)(to));
        if self.has_inferred_dates() { format!("{period}{}", words.partly_inferred) } else { period }
    }
}

/// Facts, names to begin with, headlines by page.
pub fn home_page(words: &Words, front: &Front, address: &Address) -> Html {
    let everything = address.home().results();
    html! {
        <>
            <p class="home-facts" data-count={front.articles.to_string()}>{ front.facts(words) }</p>
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

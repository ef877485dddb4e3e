//! What the first page tells of the corpus, in one small file: a reader who
//! only looks loads neither pages nor articles nor names.

use super::{Bundle, BundleError, PageEntry};
use crate::index::UNDATED;
use crate::json::record;
use crate::lexicon::{Entry, EntryKind, Shelf, ascending, best_first};
use crate::paper::{Article, Date};
use crate::segment::{SegmentError, Whole};
use serde::Serialize;
use std::rc::Rc;

/// Headlines on the first page.
const HEADLINES: usize = 60;
/// Pages on the first page.
const PAGES: usize = 12;
/// Names of each kind on the first page.
const NAMES: usize = 4;

/// What the first page tells of the corpus.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Front {
    /// Number of pages.
    pub pages: usize,
    /// Number of articles.
    pub articles: usize,
    /// First and last month with an article, ISO 8601; empty where none has.
    pub period: Vec<String>,
    /// Articles without a month.
    pub undated: usize,
    /// Pages with their first headlines; of a large corpus only some.
    pub listed: Vec<FrontPage>,
    /// Names to begin with.
    pub names: Vec<Entry>,
}

record!(Front { pages, articles, period, undated, listed, names });

/// A page and its first articles.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FrontPage {
    /// The page, without its loose lines.
    pub entry: PageEntry,
    /// Its first articles, without their texts.
    pub articles: Vec<Article>,
}

record!(FrontPage { entry, articles });

impl Front {
    /// What the press knows of the corpus; `top` are the names most worth
    /// suggesting.
    ///
    /// # Errors
    /// When a segment cannot be read.
    pub(super) fn of(whole: &Whole, top: &[u8]) -> Result<Self, SegmentError> {
        let months = whole.columns().dates.months();
        let dated: Vec<&String> = months.values.iter().filter(|month| *month != UNDATED).collect();
        let period = dated.first().into_iter().chain(dated.last()).map(|month| month.to_string());
        let undated = (0..months.len() as u32).filter(|&doc| months.of(doc).any(|month| month == UNDATED));
        Ok(Self {
            pages: whole.pages().len(),
            articles: whole.len(),
            period: period.collect(),
            undated: undated.count(),
            listed: listed(whole)?,
            names: first_names(top),
        })
    }
}

impl Bundle {
    /// What the first page tells of the corpus.
    ///
    /// # Errors
    /// When the chunk is missing or damaged.
    pub async fn front(&self) -> Result<Rc<Front>, BundleError> {
        self.json_once(&self.cache.front, &self.manifest().chunks.front).await
    }
}

fn listed(whole: &Whole) -> Result<Vec<FrontPage>, SegmentError> {
    let each = headlines_each(whole.len(), whole.pages().len());
    let page = |entry: PageEntry| {
        let first = entry.first as usize;
        let articles = whole.articles(first..first + each.min(entry.count as usize))?;
        let articles = articles.iter().map(headline).collect();
        Ok(FrontPage { entry: PageEntry { loose: Vec::new(), ..entry }, articles })
    };
    let filled = PageEntry::list(whole.pages()).into_iter().filter(|entry| entry.count > 0);
    filled.take(PAGES).map(page).collect()
}

/// Headlines of each page: all of a small corpus, of a large one the first.
fn headlines_each(articles: usize, pages: usize) -> usize {
    if articles <= HEADLINES { articles } else { (HEADLINES / pages.clamp(1, PAGES)).max(1) }
}

/// What the first page says of an article.
fn headline(article: &Article) -> Article {
    let date = article.date.as_ref().map(|date| Date { status: date.status, ..Date::default() });
    Article {
        id: article.id.clone(),
        kicker: article.kicker.clone(),
        headline: article.headline.clone(),
        subheads: article.subheads.clone(),
        made_title: article.made_title.clone(),
        published: article.published.clone(),
        paper: article.paper.clone(),
        date,
        ..Article::default()
    }
}

/// The most frequent names of each kind, kind by kind.
fn first_names(top: &[u8]) -> Vec<Entry> {
    let mut names = Vec::new();
    let shelf = Shelf::open(top).unwrap_or_default();
    shelf.starting_with("", &mut |_, entry| names.push(entry));
    of_each_kind(&ascending(names, |entry| best_first(0, entry)))
}

fn of_each_kind(names: &[Entry]) -> Vec<Entry> {
    let kinds = [
        EntryKind::Initiative,
        EntryKind::Organisation,
        EntryKind::Person,
        EntryKind::Place,
        EntryKind::Writer,
    ];
    let of = |kind| names.iter().filter(move |name| name.kind == kind).take(NAMES).cloned();
    let mut first: Vec<Entry> = Vec::new();
    for name in kinds.into_iter().flat_map(of) {
        if first.iter().all(|known| known.text != name.text) {
            first.push(name);
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_corpus_shows_all_its_headlines() {
        assert_eq!(headlines_each(32, 5), 32);
        assert_eq!(headlines_each(10_000, 5), 12);
        assert_eq!(headlines_each(10_000, 9_000), 5);
    }

    #[test]
    fn each_kind_has_its_first_names() {
        let name = |text: &str, kind| Entry { text: text.to_owned(), kind, count: 1 };
        let names: Vec<Entry> = (0..9).map(|n| name(&format!("甲{n}"), EntryKind::Person)).collect();
        let names = [names, vec![name("乙", EntryKind::Place), name("甲0", EntryKind::Writer)]].concat();
        let first: Vec<_> = of_each_kind(&names).into_iter().map(|name| name.text).collect();
        assert_eq!(first, ["甲0", "甲1", "甲2", "甲3", "乙"]);
    }

    #[test]
    fn the_browser_reads_what_serde_writes() {
        let entry = PageEntry { name: "样报".into(), count: 1, ..PageEntry::default() };
        let front = Front {
            articles: 1,
            period: vec!["2031-02".into(), "2031-03".into()],
            listed: vec![FrontPage { entry, articles: vec![headline(&Article::default())] }],
            names: vec![Entry { text: "甲".into(), kind: EntryKind::Place, count: 3 }],
            ..Front::default()
        };
        let json = serde_json::to_vec(&front).unwrap();
        assert_eq!(crate::json::read::<Front>(&json).unwrap(), front);
    }
}

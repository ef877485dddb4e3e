//! What is read for what: a visit stays small because nothing is read that is
//! not asked for, and nothing that is missing stops what does not need it.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

mod common;

use baolan::bundle::{Bundle, BundleError, Later, Source};
use baolan::index::Facet;
use baolan::paper::{Article, Byline, Corpus, Page, Paragraph};
use baolan::query;
use baolan::search::{Concordance, LineOrder, Request, Sort, Want, overview, search, values};
use common::Files;
use futures::executor::block_on;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Articles of the corpus.
const ARTICLES: usize = 3000;

/// A source that remembers what it was asked for.
struct Counting {
    files: Files,
    asked: Rc<RefCell<Vec<String>>>,
}

impl Source for Counting {
    fn read(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        self.asked.borrow_mut().push(name.to_owned());
        self.files.read(name)
    }
}

/// An opened bundle, and what was asked for since.
struct Visit {
    bundle: Bundle,
    asked: Rc<RefCell<Vec<String>>>,
}

impl Visit {
    fn new(files: Files) -> Self {
        let asked = Rc::new(RefCell::new(Vec::new()));
        let source = Counting { files, asked: asked.clone() };
        Self { bundle: block_on(Bundle::open(Box::new(source))).unwrap(), asked }
    }

    /// What the names of files begin with that were asked for since the last
    /// call, and how many of each.
    fn read(&self) -> Vec<String> {
        self.asked
            .take()
            .iter()
            .map(|name| name.rsplit_once('-').map_or(&**name, |(of, _)| of).to_owned())
            .collect()
    }

    fn kinds(&self) -> BTreeSet<String> {
        self.read().into_iter().collect()
    }
}

/// Many articles, reporters and posts, so that lists have several files.
fn corpus() -> Corpus {
    let signs: Vec<char> = "东南西北春夏秋冬山川河流田园花木".chars().collect();
    let name =
        |n: usize| -> String { [n / 256 % 16, n / 16 % 16, n % 16].iter().map(|&at| signs[at]).collect() };
    let article = |n: usize| Article {
        id: format!("样报-{n}"),
        page: "样报".to_owned(),
        n,
        headline: Some(format!("报栏换新第{n}号")),
        paragraphs: vec![Paragraph::new(format!("{}说，word{n}在街角。", name(n)))],
        published: Some(format!("20{:02}-{:02}-{:02}", n % 23, n % 12 + 1, n % 28 + 1)),
        byline: Byline { reporters: vec![format!("{}{}", name(n), name(7 * n))], ..Byline::default() },
        ..Article::default()
    };
    let articles = (1..=ARTICLES).map(article).collect();
    Corpus {
        pages: vec![Page { name: "样报".to_owned(), articles, ..Page::default() }], ..Corpus::default()
    }
}

fn request(typed: &str) -> Request {
    Request { query: query::parse(typed).0, ..Request::default() }
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| name.to_string()).collect()
}

#[test]
fn a_visit_begins_with_two_files() {
    let visit = Visit::new(common::files(&corpus()));
    assert_eq!(visit.read(), ["manifest.json", "start"]);
    block_on(visit.bundle.front()).unwrap();
    assert_eq!(visit.read(), ["front"], "the first page needs nothing else");
}

#[test]
fn each_question_reads_what_it_needs() {
    let visit = Visit::new(common::files(&corpus()));
    visit.read();
    let found = block_on(search(&visit.bundle, &request("报栏"))).unwrap();
    assert_eq!((found.total, visit.kinds()), (ARTICLES, set(&["terms"])), "numbers in order of relevance");
    block_on(search(&visit.bundle, &Request { limit: 3, ..request("报栏") })).unwrap();
    let of_columns = |kind: &String| kind == "days" || kind.starts_with("by-");
    assert!(!visit.kinds().iter().any(of_columns), "hits need no day and no facet");
    let newest = Request { sort: Sort::Newest, ..request("报栏") };
    block_on(search(&visit.bundle, &newest)).unwrap();
    assert_eq!(visit.kinds(), set(&["days"]));
    let chosen = vec![(Facet::Kind, "news".to_owned())];
    block_on(search(&visit.bundle, &Request { chosen, ..request("报栏") })).unwrap();
    assert_eq!(visit.kinds(), set(&["by-kind"]));
    block_on(overview(&visit.bundle, &request("报栏"), &found)).unwrap();
    assert_eq!(visit.kinds(), set(&["by-page", "by-reporter"]), "days are known");
}

#[test]
fn days_are_read_for_dates_and_for_lines_by_day() {
    let visit = Visit::new(common::files(&corpus()));
    block_on(Concordance::begin(&visit.bundle, &request("报栏"), LineOrder::Page)).unwrap();
    assert!(!visit.kinds().contains("days"));
    block_on(Concordance::begin(&visit.bundle, &request("报栏"), LineOrder::Oldest)).unwrap();
    assert_eq!(visit.kinds(), set(&["days"]));
    let visit = Visit::new(common::files(&corpus()));
    block_on(search(&visit.bundle, &request("报栏 日期:2012"))).unwrap();
    assert!(visit.kinds().contains("days"));
}

/// Counts told later are those told at once.
#[test]
fn an_overview_is_what_the_search_would_have_said() {
    let visit = Visit::new(common::files(&corpus()));
    let chosen = vec![(Facet::Month, "2012-01".to_owned())];
    let asked = Request { chosen, from: Some("2010".to_owned()), ..request("报栏") };
    let later = block_on(search(&visit.bundle, &asked)).unwrap();
    let later = block_on(overview(&visit.bundle, &asked, &later)).unwrap();
    let at_once = Request { want: Want { facets: true, ..Want::default() }, ..asked };
    assert_eq!(later.facets, block_on(search(&visit.bundle, &at_once)).unwrap().facets);
}

#[test]
fn of_the_lists_only_runs_are_read() {
    let files = common::files(&corpus());
    let all =
        |kind: &str| files.keys().filter(|name| name.starts_with(kind) && !name.contains("runs")).count();
    let (words, reporters) = (all("words-"), all("values-"));
    assert!(words > 0 && reporters > 1, "{words} {reporters}");
    let visit = Visit::new(files);
    let read = |visit: &Visit, kind: &str| visit.read().iter().filter(|name| *name == kind).count();
    block_on(search(&visit.bundle, &request("体裁:消息"))).unwrap();
    assert!(read(&visit, "values") < reporters, "other fields are not read");
    block_on(values(&visit.bundle, query::Field::Reporter, "山川", 5)).unwrap();
    assert!(read(&visit, "words") == 0);
}

/// Of a large corpus the start has no file of an article and knows of the
/// terms only where their leaves begin.
#[test]
fn long_tables_are_read_leaf_by_leaf() {
    // A made title is not searched, so that many files cost little time.
    let filler = "一".repeat(28 * 1024 / 3);
    let mut corpus = corpus();
    let articles = &mut corpus.pages[0].articles;
    articles.truncate(1100);
    for (n, article) in articles.iter_mut().enumerate() {
        let mixed = |at: u32| (n as u32 * 700 + at).wrapping_mul(2_654_435_761).rotate_left(16) >> 8;
        let sign = |at: u32| char::from_u32(0x4E00 + mixed(mixed(at)) % 900);
        article.paragraphs.push(Paragraph::new((0..700).filter_map(sign).collect::<String>()));
        article.made_title = Some(filler.clone());
    }
    let last = corpus.pages[0].articles[1099].paragraphs[1].text.clone();
    let files = common::files(&corpus);
    let count = |kind: &str| files.keys().filter(|name| name.starts_with(kind)).count();
    assert!(count("articles-") > 1024 && count("leaf-") > 15, "{} {}", count("articles-"), count("leaf-"));
    assert!(count("terms-") > 64, "{} chunks are one leaf", count("terms-"));
    let visit = Visit::new(files);
    visit.read();
    let found = block_on(search(&visit.bundle, &request(&last))).unwrap();
    assert_eq!((found.docs, visit.kinds()), (vec![1099], set(&["terms"])), "few terms are in the start");
    let found = block_on(search(&visit.bundle, &Request { limit: 3, ..request("word1100") })).unwrap();
    assert_eq!(found.hits[0].id, "样报-1100");
    assert!(visit.kinds().contains("leaf"));
    block_on(visit.bundle.article(1098)).unwrap();
    assert!(!visit.kinds().contains("leaf"), "it is known");
}

/// What is missing is said by what needs it; the search goes on.
#[test]
fn a_search_works_without_columns() {
    let mut files = common::files(&corpus());
    files.retain(|name, _| {
        !name.starts_with("days") && !name.starts_with("by-") && !name.starts_with("front")
    });
    let visit = Visit::new(files);
    let found = block_on(search(&visit.bundle, &Request { limit: 3, ..request("报栏") })).unwrap();
    assert_eq!((found.total, found.hits.len()), (ARTICLES, 3));
    let error = block_on(overview(&visit.bundle, &request("报栏"), &found)).unwrap_err();
    assert!(matches!(&error, BundleError::Missing { file, .. } if file.starts_with("days")), "{error}");
    assert!(block_on(visit.bundle.front()).is_err());
}

/// A line fails alone; in an order by contexts it stands behind all others.
#[test]
fn a_missing_text_fails_its_own_lines_only() {
    let mut files = common::files(&corpus());
    let lost = files.keys().filter(|name| name.starts_with("articles")).nth(1).unwrap().clone();
    files.remove(&lost);
    let visit = Visit::new(files);
    let missing = |error: &BundleError| matches!(error, BundleError::Missing { file, .. } if *file == lost);
    for order in [LineOrder::Page, LineOrder::Right, LineOrder::Newest] {
        let mut all = block_on(Concordance::begin(&visit.bundle, &request("街角"), order)).unwrap();
        while !all.is_ready() {
            block_on(all.advance(&visit.bundle));
        }
        let rows = block_on(all.rows(&visit.bundle, 0, usize::MAX));
        assert_eq!(rows.len(), ARTICLES);
        assert!(rows.iter().filter_map(|row| row.as_ref().err()).all(missing), "{order:?}");
        let (here, failed) = (rows.iter().flatten().count(), rows.iter().filter(|row| row.is_err()).count());
        assert!(here > failed && failed > 0, "{order:?}: {here} are here, {failed} are not");
        let unplaced = order == LineOrder::Right;
        assert_eq!(all.gap().is_some_and(missing), unplaced);
        assert!(!unplaced || rows[..here].iter().all(Result::is_ok), "what has no place is the last");
        let all_or_nothing = block_on(all.lines(&visit.bundle, 0, 1));
        assert_eq!(all_or_nothing.is_ok(), !unplaced && rows[0].is_ok(), "{order:?}");
    }
}

/// The order of relevance knows no days: it is the same whatever was read.
#[test]
fn equal_scores_keep_the_order_of_the_pages() {
    let visit = Visit::new(common::files(&corpus()));
    let before = block_on(search(&visit.bundle, &request("街角"))).unwrap();
    block_on(visit.bundle.facets()).unwrap();
    let after = block_on(search(&visit.bundle, &request("街角"))).unwrap();
    assert_eq!(before.docs, after.docs);
}

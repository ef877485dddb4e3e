//! The format: round trips, equal bytes for equal corpora, and damage of every
//! kind answered with an error.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

mod common;

use baolan::bundle::{Bundle, BundleError, FORMAT, Later, MANIFEST, Source};
use baolan::index::Facet;
use baolan::paper::{Article, Byline, Corpus, Languages, Loose, Page, PageAbout, Paragraph};
use baolan::query::{self, Field};
use baolan::search::{Request, Sort, Want, marks, search, suggest, values};
use baolan::text::TOKENIZER;
use common::Files;
use futures::executor::block_on;
use proptest::prelude::*;
use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::rc::Rc;

fn article(n: usize, headline: Option<&str>, text: &str, day: &str, reporter: &str) -> Article {
    Article {
        id: format!("样报-{n}"),
        page: "样报".to_owned(),
        n,
        headline: headline.map(str::to_owned),
        made_title: headline.is_none().then(|| text.chars().take(6).collect()),
        paragraphs: text.lines().map(Paragraph::new).collect(),
        published: Some(day.to_owned()),
        byline: Byline {
            reporters: vec![reporter.to_owned()],
            credit: Some(format!("记者 {reporter}")),
            ..Byline::default()
        },
        ..Article::default()
    }
}

fn corpus() -> Corpus {
    let articles = vec![
        article(
            1,
            Some("街角新设“报栏”"),
            "昨天，街角的报栏换了新玻璃。\n路人驻足读报。",
            "2024-05-01",
            "甲乙",
        ),
        article(2, None, "报栏前人来人往，报栏旁有座。", "2024-06-12", "丙丁"),
        article(3, Some("河水上涨"), "三号桥水位上涨2.5米。", "2024-06-13", "甲乙"),
    ];
    let loose = vec![Loose { line: 1, text: "读报的街角".to_owned(), ..Loose::default() }];
    let page = Page { name: "样报".to_owned(), about: PageAbout::default(), articles, loose };
    let title = Languages { zh: "样报".to_owned(), en: "Sample".to_owned() };
    Corpus { title, pages: vec![page] }
}

fn open(files: Files) -> Result<Bundle, BundleError> {
    block_on(Bundle::open(Box::new(files)))
}

fn request(typed: &str) -> Request {
    Request { query: query::parse(typed).0, limit: 10, want: Want::PAGE, ..Request::default() }
}

fn ids(bundle: &Bundle, request: &Request) -> Vec<String> {
    let found = block_on(search(bundle, request)).unwrap();
    found.hits.into_iter().map(|hit| hit.id).collect()
}

#[test]
fn articles_come_back_as_they_went() {
    let corpus = corpus();
    let bundle = common::open(&corpus);
    for (doc, article) in corpus.pages[0].articles.iter().enumerate() {
        assert_eq!(&*block_on(bundle.article(doc as u32)).unwrap(), article);
        assert_eq!(block_on(bundle.doc_of(&article.id)).unwrap(), Some(doc as u32));
    }
    assert_eq!(block_on(bundle.doc_of("无")).unwrap(), None);
    assert_eq!(block_on(bundle.facts_json(2)).unwrap(), "{}");
    let manifest = bundle.manifest();
    assert_eq!((manifest.format, manifest.tokenizer), (FORMAT, TOKENIZER));
    assert_eq!((manifest.pages, manifest.articles, manifest.loose), (1, 3, 1));
    assert_eq!(manifest.title.en, "Sample");
}

#[test]
fn a_headline_weighs_more_than_a_body() {
    let bundle = common::open(&corpus());
    assert_eq!(ids(&bundle, &request("报栏")), ["样报-1", "样报-2"]);
    assert_eq!(ids(&bundle, &request("報欄 街角")), ["样报-1"]);
    assert_eq!(ids(&bundle, &request("水位上涨2.5")), ["样报-3"]);
}

#[test]
fn an_empty_query_lists_everything_in_any_order() {
    let bundle = common::open(&corpus());
    assert_eq!(ids(&bundle, &request("")), ["样报-1", "样报-2", "样报-3"]);
    let newest = Request { sort: Sort::Newest, ..request("") };
    assert_eq!(ids(&bundle, &newest), ["样报-3", "样报-2", "样报-1"]);
}

#[test]
fn facets_and_dates_narrow() {
    let bundle = common::open(&corpus());
    let chosen = vec![(Facet::Reporter, "甲乙".to_owned())];
    assert_eq!(ids(&bundle, &Request { chosen, ..request("") }), ["样报-1", "样报-3"]);
    let june = Request { from: Some("2024-06".to_owned()), ..request("") };
    assert_eq!(ids(&bundle, &june), ["样报-2", "样报-3"]);
}

#[test]
fn a_made_title_is_not_searched_and_loose_lines_are() {
    let bundle = common::open(&corpus());
    let found = block_on(search(&bundle, &request("读报"))).unwrap();
    assert_eq!((found.total, found.loose.len()), (1, 1));
    assert_eq!(found.loose[0].line, 1);
    let made = block_on(search(&bundle, &request("报栏前人"))).unwrap();
    assert!(made.hits[0].title_made && made.hits[0].title_marks.is_empty());
}

#[test]
fn highlights_are_exact() {
    let query = query::parse("新设报栏").0;
    let title = "街角新设“报栏”";
    let marked: Vec<&str> = marks(title, &query).into_iter().map(|range| &title[range]).collect();
    assert_eq!(marked, ["新设“报栏"]);
}

#[test]
fn names_are_suggested() {
    let bundle = common::open(&corpus());
    let names = block_on(suggest(&bundle, "甲", 5)).unwrap();
    assert_eq!(names.iter().map(|name| (name.text.as_str(), name.count)).collect::<Vec<_>>(), [("甲乙", 2)]);
}

#[test]
fn values_of_a_field_are_listed() {
    let bundle = common::open(&corpus());
    let listed = |field, typed| block_on(values(&bundle, field, typed, 5)).unwrap();
    assert_eq!(listed(Field::Reporter, "乙"), ["甲乙"]);
    assert_eq!(listed(Field::Kind, ""), ["news", "消息"]);
    assert!(listed(Field::Author, "甲").is_empty());
}

#[test]
fn the_same_corpus_gives_the_same_bytes() {
    assert_eq!(common::files(&corpus()), common::files(&corpus()));
}

#[test]
fn a_bundle_of_another_version_is_told_as_such() {
    let mut files = common::files(&corpus());
    files.insert(MANIFEST.to_owned(), br#"{"format":999,"tokenizer":1,"new":true}"#.to_vec());
    assert_eq!(
        open(files).err(),
        Some(BundleError::Format { found: (999, 1), expected: (FORMAT, TOKENIZER) })
    );
}

#[test]
fn a_missing_file_is_named() {
    let mut files = common::files(&corpus());
    let name = files.keys().find(|name| name.starts_with("articles")).unwrap().clone();
    files.remove(&name);
    let bundle = open(files).unwrap();
    let error = block_on(bundle.article(0)).unwrap_err();
    assert!(matches!(&error, BundleError::Missing { file, .. } if *file == name), "{error}");
}

/// Files that another build may replace while they are open.
#[derive(Clone)]
struct Host(Rc<RefCell<Files>>);

impl Source for Host {
    fn read(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        self.0.borrow().read(name)
    }
}

#[test]
fn an_update_is_told_apart_from_damage() {
    let host = Host(Rc::new(RefCell::new(common::files(&corpus()))));
    let bundle = block_on(Bundle::open(Box::new(host.clone()))).unwrap();
    let mut later = corpus();
    later.pages[0].articles.pop();
    *host.0.borrow_mut() = common::files(&later);
    let error = block_on(search(&bundle, &request("报栏"))).unwrap_err();
    assert!(matches!(&error, BundleError::Updated { .. }), "{error}");
    assert!(error.to_string().contains("Open the page again"), "{error}");
}

/// Files of which the copy on the way is damaged, and which ask for a pause.
struct Copies(Files, Rc<RefCell<usize>>);

impl Source for Copies {
    fn read(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        let mut files = self.0.clone();
        files.values_mut().for_each(|bytes| bytes[0] ^= 1);
        if name == MANIFEST { self.0.read(name) } else { files.read(name) }
    }

    fn read_anew(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        self.0.read(name)
    }

    fn pause(&self) -> Later<()> {
        *self.1.borrow_mut() += 1;
        Box::pin(std::future::ready(()))
    }
}

#[test]
fn a_damaged_copy_is_read_anew_and_work_gives_way() {
    let pauses = Rc::new(RefCell::new(0));
    let files = Copies(common::files(&corpus()), pauses.clone());
    let bundle = block_on(Bundle::open(Box::new(files))).unwrap();
    assert_eq!(block_on(search(&bundle, &request("报栏"))).unwrap().gap, None);
    assert!(*pauses.borrow() > 5, "{pauses:?}");
}

/// Files of a place that inflates them itself.
struct Inflating(Files, Rc<RefCell<usize>>);

impl Source for Inflating {
    fn read(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        self.0.read(name)
    }

    fn inflate(&self, bytes: &[u8]) -> Later<Option<Vec<u8>>> {
        *self.1.borrow_mut() += 1;
        Box::pin(std::future::ready(miniz_oxide::inflate::decompress_to_vec(bytes).ok()))
    }
}

#[test]
fn a_place_may_inflate() {
    let asked = Rc::new(RefCell::new(0));
    let bundle =
        block_on(Bundle::open(Box::new(Inflating(common::files(&corpus()), asked.clone())))).unwrap();
    assert_eq!(ids(&bundle, &request("报栏")), ["样报-1", "样报-2"]);
    assert!(*asked.borrow() > 1, "{asked:?}");
}

#[test]
fn without_columns_texts_are_found_and_what_needs_them_is_refused() {
    let mut files = common::files(&corpus());
    files.retain(|name, _| !name.starts_with("days") && !name.starts_with("by-"));
    let bundle = open(files).unwrap();
    let found = block_on(search(&bundle, &request("报栏"))).unwrap();
    assert!(found.total > 0 && matches!(found.gap, Some(BundleError::Missing { .. })));
    let dated = Request { from: Some("2022".into()), ..request("报栏") };
    let sorted = Request { sort: Sort::Newest, ..request("报栏") };
    for refused in [dated, sorted, request("日期:2022")] {
        assert!(block_on(search(&bundle, &refused)).is_err(), "{refused:?}");
    }
}

/// Everything a reader can ask for, so that every file is used.
fn use_all(files: Files) -> Result<(), BundleError> {
    let bundle = open(files)?;
    block_on(async {
        for typed in ["", "报栏", "报", "2", "2.5米", "读报"] {
            let found = search(&bundle, &request(typed)).await?;
            found.gap.map_or(Ok(()), Err)?;
        }
        suggest(&bundle, "甲", 5).await?;
        suggest(&bundle, "jia", 5).await?;
        values(&bundle, Field::Reporter, "甲", 5).await?;
        bundle.front().await?;
        bundle.doc_of("样报-2").await?;
        bundle.facts_json(1).await?;
        bundle.article(2).await.map(drop)
    })
}

proptest! {
    /// Any damage to any chunk is an error; damage to the manifest, whose
    /// numbers and titles carry no hash, at least never panics.
    #[test]
    fn damage_is_an_error_and_never_a_panic(which: prop::sample::Index, at: prop::sample::Index, flip in 1u8.., cut: bool) {
        let mut files = common::files(&corpus());
        let name = which.get(&files.keys().cloned().collect::<Vec<_>>()).clone();
        let bytes = files.get_mut(&name).unwrap();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] ^= flip }
        let answer = use_all(files);
        prop_assert!(answer.is_err() || name == MANIFEST, "{name} byte {at}");
    }
}

/// The files of a kept bundle.
fn kept(folder: &Path) -> Files {
    let file =
        |entry: fs::DirEntry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap());
    fs::read_dir(folder).unwrap().map(|entry| file(entry.unwrap())).collect()
}

/// A bundle of each format is kept: that of today opens, those of before are
/// told as such.
#[test]
fn bundles_of_every_format_are_known() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old_bundles");
    let current = folder.join(format!("format-{FORMAT}"));
    if !current.exists() {
        fs::create_dir_all(&current).unwrap();
        common::files(&corpus())
            .iter()
            .for_each(|(name, bytes)| fs::write(current.join(name), bytes).unwrap());
        panic!("{} was not kept yet and is written now", current.display());
    }
    assert_eq!(use_all(kept(&current)), Ok(()));
    assert_eq!(ids(&open(kept(&current)).unwrap(), &request("报栏 街角")), ["样报-1"]);
    for before in 1..FORMAT {
        let error = open(kept(&folder.join(format!("format-{before}")))).err().unwrap();
        assert!(
            matches!(&error, BundleError::Format { found: (found, _), .. } if *found == before),
            "{error}"
        );
        assert!(error.to_string().contains("Ctrl+F5"), "{error}");
    }
}

#[test]
fn undamaged_files_are_accepted() {
    assert_eq!(use_all(common::files(&corpus())), Ok(()));
}

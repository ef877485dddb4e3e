//! Ten thousand strings cut from the seed pages at random, and strings that
//! are on none of them: each is found exactly where a scan finds it. Nothing
//! that can be typed makes the engine fail or wait.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

mod common;

use baolan::bundle::Bundle;
use baolan::page;
use baolan::paper::{Article, Corpus, Page};
use baolan::query::{self, Node, Pattern, Query, Slot};
use baolan::search::{Concordance, LineOrder, Request, Sort, Step, Want, search};
use baolan::text::{STOP, fold};
use futures::executor::block_on;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn seeds() -> Corpus {
    let mut paths: Vec<_> = std::fs::read_dir("seeds").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy();
        press(&name, &std::fs::read_to_string(path).unwrap())
    };
    Corpus { pages: paths.iter().map(read).collect(), ..Corpus::default() }
}

fn press(name: &str, text: &str) -> Page {
    let reading = page::read(name, text);
    Page { name: name.to_owned(), articles: reading.articles, loose: reading.loose, ..Page::default() }
}

fn articles(corpus: &Corpus) -> Vec<&Article> {
    corpus.pages.iter().flat_map(|page: &Page| &page.articles).collect()
}

/// Title, body and byline as searched.
fn folded(article: &Article) -> [String; 3] {
    let body: Vec<String> = article
        .paragraphs
        .iter()
        .map(|paragraph| String::from_iter(fold(&paragraph.text).chars))
        .filter(|text| !text.is_empty())
        .collect();
    let credit = article.byline.credit.as_deref().unwrap_or_default();
    [
        String::from_iter(fold(&article.printed_title()).chars),
        body.join("\n"),
        String::from_iter(fold(credit).chars),
    ]
}

fn found(bundle: &Bundle, wanted: &[char]) -> Vec<u32> {
    let slots = wanted.iter().copied().map(Slot::Char).collect();
    let pattern = Pattern { typed: wanted.iter().collect(), quoted: true, whole: false, slots };
    let query = Query::from(Node::Text { field: None, pattern });
    let mut docs = block_on(search(bundle, &Request { query, ..Request::default() })).unwrap().docs;
    docs.sort_unstable();
    docs
}

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % end
    }
}

#[test]
fn ten_thousand_strings_are_found_where_they_stand() {
    let corpus = seeds();
    let bundle = common::open(&corpus);
    let texts: Vec<[String; 3]> = articles(&corpus).into_iter().map(folded).collect();
    let fields: Vec<Vec<char>> = texts.iter().flatten().map(|text| text.chars().collect()).collect();
    let (mut dice, mut asked, mut hits) = (Dice(20221120), 0, 0);
    while asked < 10_000 {
        let field = &fields[dice.below(fields.len())];
        let (length, at) = (1 + dice.below(12), dice.below(field.len().max(1)));
        let Some(cut) = field.get(at..at + length) else { continue };
        let mut wanted = cut.to_vec();
        // Every fourth string has one character of another place in it.
        if asked % 4 == 3 {
            let place = dice.below(length);
            wanted[place] = fields[0][dice.below(fields[0].len())];
        }
        let ends = [wanted[0], wanted[length - 1]];
        if ends.iter().any(|&c| c == STOP || c == ' ') {
            continue;
        }
        let text: String = wanted.iter().collect();
        let truth: Vec<u32> = (0u32..)
            .zip(&texts)
            .filter(|(_, f)| f.iter().any(|f| f.contains(&text)))
            .map(|(doc, _)| doc)
            .collect();
        hits += usize::from(!truth.is_empty());
        assert_eq!(found(&bundle, &wanted), truth, "{text:?}");
        asked += 1;
    }
    assert!(hits > 7_400, "{hits} of {asked} stand somewhere");
}

fn everything(query: &str) -> Request {
    let want = Want { facets: true, loose: true, explain: true, histogram: Some(Step::Month), relaxed: true };
    Request { query: query::parse(query).0, limit: 5, want, ..Request::default() }
}

#[test]
fn pathological_queries_are_answered_soon() {
    let corpus = seeds();
    let bundle = common::open(&corpus);
    let many = |part: &str| (0..1000).map(|n| format!("{part}{n}")).collect::<Vec<_>>();
    let queries = [
        "的".repeat(10_000),
        many("工作 OR 报").join(" OR "),
        many("").join(" "),
        "(".repeat(5_000) + "报" + &")".repeat(5_000),
        "一*的*是".to_owned(),
        "*".repeat(500) + "报" + &"？".repeat(500) + "栏",
        "的 近/999999 一 近/999999 是 近/999999 的".to_owned(),
        "-".repeat(3_000) + "报",
        many("非 记者:a").join(" "),
        "日期:..".to_owned(),
        "1".repeat(3_000),
        "abc ".repeat(2_000),
    ];
    for query in queries {
        let begun = Instant::now();
        block_on(search(&bundle, &everything(&query))).unwrap();
        // Seeds and a build without optimisation take about as long as ten
        // thousand articles do otherwise.
        let took = begun.elapsed();
        let shown: String = query.chars().take(30).collect();
        assert!(took < Duration::from_secs(20), "{shown}… took {took:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Any text typed is answered, in every way it can be asked.
    #[test]
    fn anything_typed_is_answered(typed in prop::collection::vec("[报栏街a1 的（）()\"“”*？|:/\\-.=近或与非记者日期2022NOTRA]{0,24}|\\PC{0,12}", 40)) {
        let bundle = small();
        for typed in typed {
            block_on(async {
                for sort in [Sort::Relevance, Sort::Oldest, Sort::Newest, Sort::Page] {
                    let found = search(&bundle, &Request { sort, ..everything(&typed) }).await.unwrap();
                    assert!(found.total == found.docs.len() && found.hits.len() == found.total.min(5));
                }
                let mut lines = Concordance::begin(&bundle, &everything(&typed), LineOrder::Left).await.unwrap();
                while !lines.is_ready() { lines.advance(&bundle).await }
                lines.lines(&bundle, 1, 3).await.unwrap();
            });
        }
    }
}

fn small() -> Bundle {
    let page = press(
        "样报",
        "街角新设报栏\n\n  本报讯（记者 甲乙）2022年2月9日，街角新设报栏12581处。\n的的的一是。ABC abc\n",
    );
    common::open(&Corpus { pages: vec![page], ..Corpus::default() })
}

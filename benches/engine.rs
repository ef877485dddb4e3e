//! How fast the engine folds, indexes, opens and searches, natively.
//!
//! `cargo bench --bench engine` measures the seed pages; with
//! `BAOLAN_NEWS=file.ndjson` the texts of such a file (`text` of each line).
//! Figures move with the machine: compare two runs on one machine only.

#[path = "../tests/common/mod.rs"]
mod common;

use baolan::bundle::Bundle;
use baolan::index::{Index, Searched};
use baolan::paper::{Article, Corpus, Page, Paragraph};
use baolan::query;
use baolan::search::{Request, Want, search};
use baolan::text::is_han;
use futures::executor::block_on;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Strings of all lengths and kinds that news text has.
const QUERIES: [&str; 8] =
    ["的", "工作", "2022", "2022年", "疫情防控", "会议强调", "北京 会议", "中共中央政治局"];

fn main() {
    let corpus = corpus();
    let articles: Vec<&Article> = corpus.pages.iter().flat_map(|page| &page.articles).collect();
    let bytes: usize = articles.iter().flat_map(|a| &a.paragraphs).map(|p| p.text.len()).sum();
    println!("{} articles, {:.2} MB of text", articles.len(), bytes as f64 / 1e6);
    let (searched, took) = timed(|| articles.iter().map(|a| Searched::of(a)).collect::<Vec<_>>());
    rate("fold", bytes, took);
    drop(searched);
    let (index, took) = timed(|| Index::build(&articles));
    rate("fold, index", bytes, took);
    drop(index);
    let (files, took) = timed(|| common::files(&corpus));
    rate("fold, index, write", bytes, took);
    let size: usize = files.values().map(Vec::len).sum();
    println!("{:<22} {:.2} MB, {:.2} of the text", "bundle", size as f64 / 1e6, size as f64 / bytes as f64);
    let (bundle, took) = timed(|| block_on(Bundle::open(Box::new(files))).expect("just written"));
    println!("{:<22} {took:.2?}", "open");
    for typed in QUERIES {
        measure_query(&bundle, typed);
    }
    measure_many(&bundle, &corpus.pages[0].articles);
    measure_known_items(&bundle, &corpus.pages[0].articles);
}

fn measure_query(bundle: &Bundle, typed: &str) {
    let request = Request { query: query::parse(typed).0, limit: 10, ..Request::default() };
    let ask = || block_on(search(bundle, &request)).expect("the bundle is whole").total;
    let (total, cold) = timed(ask);
    let mut warm: Vec<Duration> = (0..9).map(|_| timed(ask).1).collect();
    warm.sort();
    println!("search {typed:<15} {total:>7} found, first {cold:.2?}, again {:.2?}", warm[4]);
}

/// Strings cut from the articles at even steps: two to eight characters, and
/// pairs of two. Warm times from query to numbers of articles, and to a page
/// of results with all that is shown on it.
fn measure_many(bundle: &Bundle, articles: &[Article]) {
    let queries = cut_from(articles);
    let numbers = Request::default();
    measure(bundle, "to numbers", &queries, &numbers);
    measure(bundle, "to a page", &queries, &Request { limit: 20, want: Want::PAGE, ..numbers });
}

fn measure(bundle: &Bundle, what: &str, queries: &[String], request: &Request) {
    let requests: Vec<Request> =
        queries.iter().map(|typed| Request { query: query::parse(typed).0, ..request.clone() }).collect();
    let ask = |request: &Request| block_on(search(bundle, request)).expect("the bundle is whole").total;
    for request in &requests {
        ask(request);
    }
    let mut times: Vec<(Duration, usize)> = Vec::new();
    for (number, request) in requests.iter().enumerate() {
        let best = (0..3).map(|_| timed(|| ask(request)).1).min().unwrap_or_default();
        times.push((best, number));
    }
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100].0;
    println!("{} strings {what}: p50 {:.3?}, p95 {:.3?}, p99 {:.3?}", times.len(), at(50), at(95), at(99));
    for (time, number) in times.iter().rev().take(3) {
        println!("  slow: {} {time:.3?}, {} found", queries[*number], ask(&requests[*number]));
    }
}

fn cut_from(articles: &[Article]) -> Vec<String> {
    let mut queries = Vec::new();
    for (number, article) in articles.iter().step_by((articles.len() / 260).max(1)).enumerate() {
        let chars: Vec<char> = article.body().chars().filter(|c| is_han(*c)).collect();
        let piece = |at: usize, length: usize| chars[at..at + length].iter().collect::<String>();
        let length = 2 + number % 7;
        if chars.len() < 40 {
            continue;
        }
        let at = number * 7 % (chars.len() - 30);
        queries.push(if length == 8 {
            format!("{} {}", piece(at, 2), piece(at + 20, 2))
        } else {
            piece(at, length)
        });
    }
    queries
}

/// Known items: phrases of 4 to 8 characters, and two words of a sentence or
/// two of it, cut from 500 articles. The mean reciprocal rank of the article
/// they were cut from.
fn measure_known_items(bundle: &Bundle, articles: &[Article]) {
    let step = (articles.len() / 500).max(1);
    let (mut phrases, mut words) = (Vec::new(), Vec::new());
    for (number, doc) in (0..articles.len()).step_by(step).take(500).enumerate() {
        let text: Vec<char> = articles[doc].body().chars().filter(|c| is_han(*c)).collect();
        if text.len() < 60 {
            continue;
        }
        // Readers remember beginnings: the first third of an article.
        let reach = (text.len() / 3).clamp(40, 400) - 30;
        let at = number * 131 % reach;
        let piece = |at: usize, length: usize| text[at..at + length].iter().collect::<String>();
        phrases.push((doc as u32, piece(at, 4 + number % 5)));
        words.push((doc as u32, format!("{} {}", piece(at, 2 + number % 2), piece(at + 6 + number % 17, 2))));
    }
    for (kind, items) in [("phrases", phrases), ("two words", words)] {
        let ranks = items.iter().map(|(doc, typed)| {
            let request = Request { query: query::parse(typed).0, ..Request::default() };
            let found = block_on(search(bundle, &request)).expect("the bundle is whole");
            found.docs.iter().position(|other| other == doc).map_or(0.0, |place| 1.0 / (place + 1) as f64)
        });
        let mean = ranks.sum::<f64>() / items.len().max(1) as f64;
        println!("known items, {kind}: mean reciprocal rank {mean:.4} over {}", items.len());
    }
}

fn corpus() -> Corpus {
    let texts = match std::env::var("BAOLAN_NEWS") {
        Ok(path) => news(&fs::read_to_string(path).expect("BAOLAN_NEWS names a readable file")),
        Err(_) => pages("seeds"),
    };
    Corpus { pages: vec![Page { articles: texts, ..Page::default() }], ..Corpus::default() }
}

fn article(title: Option<&str>, text: &str, day: Option<&str>) -> Article {
    Article {
        headline: title.filter(|title| !title.is_empty()).map(str::to_owned),
        paragraphs: text.lines().map(Paragraph::new).collect(),
        published: day.filter(|day| !day.is_empty()).map(str::to_owned),
        ..Article::default()
    }
}

fn news(ndjson: &str) -> Vec<Article> {
    let read = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(article(value["title"].as_str(), value["text"].as_str()?, value["date"].as_str()))
    };
    ndjson.lines().filter_map(read).collect()
}

fn pages(folder: &str) -> Vec<Article> {
    let files = fs::read_dir(folder).expect("run from the project's root");
    let mut paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let texts = paths.iter().filter_map(|path| fs::read_to_string(path).ok());
    texts.map(|text| article(None, &text, None)).collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = black_box(work());
    (done, start.elapsed())
}

fn rate(what: &str, bytes: usize, took: Duration) {
    println!("{what:<22} {:.1} MB/s", bytes as f64 / 1e6 / took.as_secs_f64());
}

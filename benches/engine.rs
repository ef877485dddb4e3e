//! How fast the engine folds, indexes, opens and searches, natively.
//!
//! `cargo bench --bench engine` measures the seed pages; with
//! `BAOLAN_NEWS=file.ndjson` the texts of such a file (`text` of each line).
//! Figures move with the machine: compare two runs on one machine only.

#[path = "../tests/common/mod.rs"]
mod common;

use baolan::bundle::Bundle;
use baolan::index::{Index, Searched, collect_terms};
use baolan::paper::{Article, Corpus, Page, Paragraph};
use baolan::query;
use baolan::search::{Request, search};
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
    let (index, took) = timed(|| Index::build(&articles, &searched, collect_terms));
    rate("index", bytes, took);
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
}

fn measure_query(bundle: &Bundle, typed: &str) {
    let request = Request { query: query::parse(typed).0, limit: 10, ..Request::default() };
    let ask = || block_on(search(bundle, &request)).expect("the bundle is whole").total;
    let (total, cold) = timed(ask);
    let mut warm: Vec<Duration> = (0..9).map(|_| timed(ask).1).collect();
    warm.sort();
    println!("search {typed:<15} {total:>7} found, first {cold:.2?}, again {:.2?}", warm[4]);
}

fn corpus() -> Corpus {
    let texts = match std::env::var("BAOLAN_NEWS") {
        Ok(path) => news(&fs::read_to_string(path).expect("BAOLAN_NEWS names a readable file")),
        Err(_) => pages("seeds"),
    };
    let paragraphs = |text: &String| text.lines().map(Paragraph::new).collect();
    let articles = texts.iter().map(|text| Article { paragraphs: paragraphs(text), ..Article::default() });
    Corpus { pages: vec![Page { articles: articles.collect(), ..Page::default() }], ..Corpus::default() }
}

fn news(ndjson: &str) -> Vec<String> {
    let text = |line: &str| {
        let article: serde_json::Value = serde_json::from_str(line).ok()?;
        article["text"].as_str().map(str::to_owned)
    };
    ndjson.lines().filter_map(text).collect()
}

fn pages(folder: &str) -> Vec<String> {
    let files = fs::read_dir(folder).expect("run from the project's root");
    let mut paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = black_box(work());
    (done, start.elapsed())
}

fn rate(what: &str, bytes: usize, took: Duration) {
    println!("{what:<22} {:.1} MB/s", bytes as f64 / 1e6 / took.as_secs_f64());
}

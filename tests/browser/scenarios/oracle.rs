//! What the browser finds against what stands there, and against what the
//! program finds.

use crate::driver::Browser;
use crate::site::{Visit, program};
use baolan::paper::Article;
use baolan::text::fold;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Strings searched.
const STRINGS: usize = 1000;

/// Longest string, in characters.
const LONGEST: usize = 12;

/// Random strings of the pages are found in all articles in which they stand,
/// and in no others.
pub fn random_strings(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    let all = "baolan.search('', { ids: true, limit: 0, bare: true })
        .then((found) => Promise.all(found.ids.map((id) => baolan.article(id))))";
    let articles: Vec<Article> =
        serde_json::from_value(browser.wait_for_promise(all)).expect("articles as documented");
    let texts: Vec<(String, Vec<Vec<char>>)> =
        articles.iter().map(|article| (article.id.clone(), texts(article))).collect();
    let strings = strings(&texts);
    for strings in strings.chunks(100) {
        let found = answers(browser, &strings.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>());
        for (text, found) in strings.iter().zip(found) {
            let wanted: Vec<char> = text.chars().collect();
            let stands = |(_, texts): &&(String, Vec<Vec<char>>)| {
                texts.iter().any(|text| text.windows(wanted.len()).any(|window| window == wanted))
            };
            let truth: BTreeSet<&str> = texts.iter().filter(stands).map(|(id, _)| id.as_str()).collect();
            assert_eq!(found.iter().map(String::as_str).collect::<BTreeSet<_>>(), truth, "{text}");
        }
    }
}

/// Headline, body and byline as searched.
fn texts(article: &Article) -> Vec<Vec<char>> {
    let body: Vec<Vec<char>> =
        article.paragraphs.iter().map(|paragraph| fold(&paragraph.text).chars).collect();
    let body: Vec<Vec<char>> = body.into_iter().filter(|paragraph| !paragraph.is_empty()).collect();
    let credit = article.byline.credit.as_deref().unwrap_or_default();
    vec![fold(&article.printed_title()).chars, body.join(&'\n'), fold(credit).chars]
}

/// The same ones at every run.
fn strings(texts: &[(String, Vec<Vec<char>>)]) -> Vec<String> {
    let all: Vec<char> = texts.iter().flat_map(|(_, texts)| texts.concat()).collect();
    let mut state: u64 = 20_221_117;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut strings = Vec::new();
    while strings.len() < STRINGS {
        let length = 1 + random(LONGEST);
        let at = random(all.len() - length);
        let text = &all[at..at + length];
        // What is typed is folded, too; marks at its ends are dropped then.
        if fold(&text.iter().collect::<String>()).chars == text {
            strings.push(text.iter().collect());
        }
    }
    strings
}

/// The ids of all matches of each query, best first.
fn answers(browser: &mut Browser, queries: &[String]) -> Vec<Vec<String>> {
    let options = "{ ids: true, limit: 100, relaxed: true }";
    let queries = json!(queries);
    let asked = format!(
        "Promise.all({queries}.map((query) => baolan.search(query, {options}).then((found) => found.ids)))"
    );
    let answer = browser.wait_for_promise(&asked);
    serde_json::from_value(answer.clone()).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

/// The annotated queries kept beside the project, where they are, and our own
/// give the same articles in the same order as the program on a command line.
pub fn answers_of_the_program(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    let queries = [own_queries(), annotated_queries()].concat();
    let found = answers(browser, &queries);
    for (query, found) in queries.iter().zip(found) {
        assert_eq!(found, said(&visit.site.folder(), query), "{query}");
    }
}

fn own_queries() -> Vec<String> {
    let listed = include_str!("../../queries.tsv").lines().skip(1);
    listed.filter_map(|line| line.split('\t').next()).map(str::to_owned).collect()
}

fn annotated_queries() -> Vec<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
    let gold = std::env::var_os("BAOLAN_GOLD").map_or(beside, PathBuf::from);
    let Ok(text) = std::fs::read(gold.join("queries.json")) else {
        println!("      no annotated queries beside the project");
        return Vec::new();
    };
    let gold: Value = serde_json::from_slice(&text).expect("the annotation is JSON");
    let queries = gold["queries"].as_array().into_iter().flatten();
    queries.filter_map(|query| query["query"].as_str()).map(str::to_owned).collect()
}

fn said(site: &Path, query: &str) -> Vec<String> {
    let mut search = Command::new(program());
    search.arg("search").arg(site).args(["--json", "--limit", "0", "--"]).arg(query);
    let said = search.output().expect("the program baolan starts").stdout;
    let answer: Value = serde_json::from_slice(&said).unwrap_or_else(|error| panic!("{query}: {error}"));
    let hits = answer["hits"].as_array().into_iter().flatten();
    hits.filter_map(|hit| hit["id"].as_str()).map(str::to_owned).collect()
}

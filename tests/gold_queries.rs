//! What annotated queries find on annotated pages, through the program as a
//! publisher runs it.
//!
//! The annotation is kept beside the project, in `../shared/gold` with its
//! pages in `../shared/seeds`, or where `BAOLAN_GOLD` and `BAOLAN_GOLD_PAGES`
//! say. Without it there is nothing to measure and the test says so.
//! `cargo test --test gold_queries -- --nocapture` prints what is wrong.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Page and number of an article.
type Place = (String, u64);

fn beside(variable: &str, default: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::env::var_os(variable).map_or_else(|| root.join(default), PathBuf::from)
}

#[test]
fn annotated_queries_find_what_they_should() {
    let (gold, pages) =
        (beside("BAOLAN_GOLD", "../shared/gold"), beside("BAOLAN_GOLD_PAGES", "../shared/seeds"));
    let Ok(queries) = std::fs::read(gold.join("queries.json")) else {
        println!("no annotated queries: nothing was measured");
        return;
    };
    let site = press(&pages);
    let queries: Value = serde_json::from_slice(&queries).expect("the annotation is JSON");
    let queries = queries["queries"].as_array().expect("a list of queries");
    let mut wrong = Vec::new();
    for query in queries {
        let faults = faults(query, &found(&site, text(query, "query")));
        if !faults.is_empty() {
            println!("{} {}: {}", text(query, "id"), text(query, "query"), faults.join("; "));
            wrong.push(text(query, "id"));
        }
    }
    println!("{} of {} right", queries.len() - wrong.len(), queries.len());
    assert!(wrong.is_empty(), "{wrong:?}");
}

fn press(pages: &Path) -> PathBuf {
    let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gold-queries");
    let _ = std::fs::remove_dir_all(&site);
    let mut build = Command::new(env!("CARGO_BIN_EXE_baolan"));
    build.arg("build").arg(pages).args(["--data-only", "--out"]).arg(&site);
    let built = build.output().expect("the program starts");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    site
}

/// The articles found, best first, and the pages whose loose lines match.
fn found(site: &Path, query: &str) -> (Vec<Place>, BTreeSet<String>) {
    let mut search = Command::new(env!("CARGO_BIN_EXE_baolan"));
    search.arg("search").arg(site).args(["--json", "--limit", "0", "--"]).arg(query);
    let said = search.output().expect("the program starts");
    let answer: Value = serde_json::from_slice(&said.stdout)
        .unwrap_or_else(|error| panic!("{query}: {error}: {}", String::from_utf8_lossy(&said.stderr)));
    let list = |name: &str| answer[name].as_array().cloned().unwrap_or_default();
    let loose = list("loose").iter().map(page).collect();
    (list("hits").iter().map(place).collect(), loose)
}

/// What is wrong with the answer, by the rules beside the annotation.
fn faults(query: &Value, (found, loose): &(Vec<Place>, BTreeSet<String>)) -> Vec<String> {
    let acceptable = places(query, "acceptable");
    let friends = places(query, "false_friends");
    let right = |relevant: &[Place]| {
        let missing = relevant.iter().filter(|place| !found.contains(place));
        let known = |place: &&Place| relevant.contains(place) || acceptable.contains(place);
        let wrong = found.iter().filter(|place| !known(place) && !friends.contains(place));
        let missing = missing.map(|(page, n)| format!("missing {page:.3}.{n}"));
        missing.chain(wrong.map(|(page, n)| format!("wrong {page:.3}.{n}"))).collect::<Vec<_>>()
    };
    let relevant = places(query, "relevant");
    let mut faults = right(&relevant);
    let other = places(&query["alternative"], "relevant");
    if !faults.is_empty() && !other.is_empty() && right(&other).is_empty() {
        faults.clear();
    }
    faults.extend(above(found, &relevant, &friends));
    let pages = query["relevant_pages"].as_array().into_iter().flatten();
    let reached = |page: &str| loose.contains(stem(page)) || found.iter().any(|(name, _)| name == stem(page));
    let pages = pages.filter_map(Value::as_str).filter(|page| !reached(page));
    faults.extend(pages.map(|page| format!("page {page:.3} not reached")));
    faults
}

/// False friends must rank below every relevant article.
fn above(found: &[Place], relevant: &[Place], friends: &[Place]) -> Vec<String> {
    let last = found.iter().rposition(|place| relevant.contains(place)).unwrap_or(0);
    let early = found.iter().take(last).filter(|place| friends.contains(place));
    early.map(|(page, n)| format!("{page:.3}.{n} ranks above a relevant one")).collect()
}

fn places(query: &Value, list: &str) -> Vec<Place> {
    query[list].as_array().into_iter().flatten().map(place).collect()
}

fn place(value: &Value) -> Place {
    (page(value), value["n"].as_u64().expect("a number on the page"))
}

fn page(value: &Value) -> String {
    stem(text(value, "page")).to_owned()
}

fn stem(page: &str) -> &str {
    page.trim_end_matches(".txt")
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("no {name} in {value}"))
}

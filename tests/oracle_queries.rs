//! Readers' queries over the seed pages, with the articles that must come and
//! those that must not.
//!
//! The queries are kept beside the project, in `../shared/gold/queries.json`
//! or in the folder that `BAOLAN_GOLD` names. Without them there is nothing
//! to measure and the test says so. `cargo test --test oracle_queries --
//! --nocapture` prints each query that is not answered as annotated.

use baolan::bundle::{Bundle, BundleError, Later, Source};
use baolan::query;
use baolan::search::{Found, Request, Want, search};
use futures::executor::block_on;
use serde_json::Value;
use std::future::ready;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Folder(PathBuf);

impl Source for Folder {
    fn read(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        let missing =
            |error: std::io::Error| BundleError::Missing { file: name.to_owned(), cause: error.to_string() };
        Box::pin(ready(std::fs::read(self.0.join(name)).map_err(missing)))
    }
}

/// The seed pages, pressed by the program.
fn seeds() -> Bundle {
    let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join("queries");
    let pressed = Command::new(env!("CARGO_BIN_EXE_baolan"))
        .args(["build", "seeds", "--data-only", "--out"])
        .arg(&site)
        .output()
        .expect("the program starts");
    assert!(pressed.status.success(), "{}", String::from_utf8_lossy(&pressed.stderr));
    let data = [site.join("data"), site].into_iter().find(|folder| folder.join("manifest.json").exists());
    block_on(Bundle::open(Box::new(Folder(data.expect("the program wrote a bundle"))))).expect("it opens")
}

/// Page and number of the articles a query lists under a key.
fn listed(query: &Value, key: &str) -> Vec<String> {
    let entries = query[key].as_array().into_iter().flatten();
    let name = |entry: &Value| {
        let page = entry["page"].as_str().unwrap_or_default().trim_end_matches(".txt");
        format!("{page}-{}", entry["n"])
    };
    entries.map(name).collect()
}

/// What is wrong with the answer to a query.
fn faults(query: &Value, found: &Found) -> Vec<String> {
    let place = |id: &String| found.hits.iter().position(|hit| hit.id == *id);
    let relevant = listed(query, "relevant");
    let friends = listed(query, "false_friends");
    let known: Vec<String> =
        [&relevant, &friends, &listed(query, "acceptable")].into_iter().flatten().cloned().collect();
    let missing = relevant.iter().filter(|id| place(id).is_none()).map(|id| format!("misses {id}"));
    let wrong =
        found.hits.iter().filter(|hit| !known.contains(&hit.id)).map(|hit| format!("brings {}", hit.id));
    let worst = relevant.iter().filter_map(place).max();
    let above = friends.iter().filter(|id| place(id).is_some_and(|at| Some(at) < worst));
    missing.chain(wrong).chain(above.map(|id| format!("puts {id} above a relevant one"))).collect()
}

#[test]
fn readers_queries_are_answered_as_annotated() {
    let gold = std::env::var_os("BAOLAN_GOLD")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold"), PathBuf::from);
    let Ok(json) = std::fs::read(gold.join("queries.json")) else {
        println!("no annotated queries: nothing was measured");
        return;
    };
    let queries: Value = serde_json::from_slice(&json).expect("the queries are JSON");
    let bundle = seeds();
    let (mut wrong, mut asked) = (0, 0);
    for entry in queries["queries"].as_array().into_iter().flatten() {
        let typed = entry["query"].as_str().unwrap_or_default();
        let request =
            Request { query: query::parse(typed).0, limit: 100, want: Want::PAGE, ..Request::default() };
        let found = block_on(search(&bundle, &request)).expect("the bundle is whole");
        let faults = faults(entry, &found);
        let assumed = found.assumed.map(|other| format!("{} {} ", other.kind.key(), other.query));
        asked += 1;
        wrong += usize::from(!faults.is_empty());
        if !faults.is_empty() {
            println!(
                "{} {typed}: {}{}",
                entry["id"].as_str().unwrap_or_default(),
                assumed.unwrap_or_default(),
                faults.join(", ")
            );
        }
    }
    println!("{} of {asked} queries answered as annotated", asked - wrong);
    assert_eq!(wrong, 0, "queries are not answered as annotated");
}

//! What the page reader and the finders reach on annotated pages, as a table.
//!
//! The annotation is kept beside the project, in `../shared/gold` with its
//! pages in `../shared/seeds`, or where `BAOLAN_GOLD` and `BAOLAN_GOLD_PAGES`
//! say. Without it, or without Python for its scorer, there is nothing to
//! measure and the test says so. `cargo test --test gold -- --nocapture`
//! prints the table.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Measure, field of the score, least value. Places and organisations are
/// held by their recall at containment.
const LEAST: [(&str, &str, &str, f64); 12] = [
    ("article boundaries, F1", "boundary", "f1", 1.0),
    ("sentences re-joined", "joins", "acc", 1.0),
    ("headlines exact", "headline", "acc", 1.0),
    ("reporters, F1", "reporters", "f1", 1.0),
    ("correspondents, F1", "correspondents", "f1", 1.0),
    ("photographers, F1", "photographers", "f1", 1.0),
    ("event dates right", "date", "acc", 1.0),
    ("people, F1", "people", "f1", 0.98),
    ("posts, F1", "posts", "f1", 0.95),
    ("organisations and places, recall", "orgplace_recall", "acc", 0.95),
    ("working systems, recall", "initiatives", "r", 0.95),
    ("working systems, precision", "initiatives", "p", 0.9),
];

fn beside(variable: &str, default: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::env::var_os(variable).map_or_else(|| root.join(default), PathBuf::from)
}

#[test]
fn the_score_on_annotated_pages() {
    let (gold, pages) =
        (beside("BAOLAN_GOLD", "../shared/gold"), beside("BAOLAN_GOLD_PAGES", "../shared/seeds"));
    let python = Command::new("python3").arg("--version").output();
    if !gold.join("score.py").exists() || python.is_err() {
        println!("no annotated pages, or no python3: nothing was measured");
        return;
    }
    let total = score(&gold, &pages);
    println!("{:<34} {:>6} {:>6}", "measure", "got", "least");
    for (measure, field, figure, least) in LEAST {
        let got =
            total[field][figure].as_f64().unwrap_or_else(|| panic!("{field}.{figure}: {}", total[field]));
        println!("{measure:<34} {got:>6.3} {least:>6.3}");
        assert!(got + 5e-4 >= least, "{measure}: {got} is below {least}");
    }
}

/// The totals of the scorer, for the articles the program reads on the pages.
fn score(gold: &Path, pages: &Path) -> Value {
    let read = Command::new(env!("CARGO_BIN_EXE_baolan"))
        .arg("articles")
        .arg(pages)
        .output()
        .expect("the program starts");
    let articles = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gold.ndjson");
    std::fs::write(&articles, read.stdout).expect("the test folder can be written");
    let mut scorer = Command::new("python3");
    scorer.arg(gold.join("score.py")).arg("--gold").arg(gold).arg("--pages").arg(pages).arg(&articles);
    let said = String::from_utf8(scorer.output().expect("the scorer starts").stdout)
        .expect("the scorer prints UTF-8");
    let last = said.lines().last().unwrap_or_default();
    serde_json::from_str::<Value>(last).unwrap_or_else(|error| panic!("{error}: {said}"))["total"].take()
}

//! What queries of every kind find on the default corpus: exactly the
//! articles of `queries.tsv`, worked out by plain scans of the page texts and
//! the annotation of articles, not by the engine.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn baolan(arguments: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut program = Command::new(env!("CARGO_BIN_EXE_baolan"));
    let output = program.current_dir(root).args(arguments).output().expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

fn press(name: &str) -> PathBuf {
    let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&site);
    baolan(&["build", "seeds", "--data-only", "--out", site.to_str().expect("a path of text")]);
    site
}

fn search(site: &Path, arguments: &[&str]) -> String {
    let site = site.to_str().expect("a path of text");
    let output = baolan(&[&["search", site], arguments].concat());
    String::from_utf8(output.stdout).expect("the program prints UTF-8")
}

/// Page (its first three characters) and number of all articles found.
fn found(site: &Path, query: &str) -> Vec<String> {
    let answer = search(site, &["--json", "--exact", "--limit", "0", "--sort", "page", "--", query]);
    let answer: Value = serde_json::from_str(&answer).expect("the program prints JSON");
    let place = |hit: &Value| format!("{:.3}.{}", hit["page"].as_str().unwrap_or_default(), hit["n"]);
    answer["hits"].as_array().expect("a list of hits").iter().map(place).collect()
}

#[test]
fn queries_find_what_they_ask_for_and_nothing_else() {
    let site = press("queries");
    let mut wrong = Vec::new();
    for row in include_str!("queries.tsv").lines().filter(|row| !row.starts_with('#')) {
        let [query, expected, why] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("no three columns: {row}");
        };
        let expected: Vec<&str> = expected.split(' ').filter(|place| *place != "-").collect();
        let found = found(&site, query);
        if found != expected {
            wrong.push(format!("{query} ({why}): expected {expected:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is searched where nothing matches as typed.
#[test]
fn a_query_that_finds_nothing_is_taken_for_the_nearest() {
    let site = press("queries-taken");
    let taken = [
        ("gao xin qu", "高新区"),
        ("五星 zhi bu", "五星 支部"),
        ("记者:孙清辉", "记者:孙庆辉"),
        ("核酸、防控", "核酸 防控"),
        ("张宏军", "张红军"),
    ];
    for (typed, expected) in taken {
        let answer = search(&site, &["--json", typed]);
        let answer: Value = serde_json::from_str(&answer).expect("the program prints JSON");
        assert_eq!(answer["assumed"]["query"], expected, "{typed}");
        assert_ne!(answer["total"], 0, "{typed}");
    }
}

#[test]
fn the_terminal_shows_hits_reasons_and_counts() {
    let site = press("queries-terminal");
    let shown = search(&site, &["标题:观摩 记者:王军方", "--facets", "--explain", "--limit", "1"]);
    for part in ["第 1–1 篇", "[观摩]", "得分 | score", "--only kind=…", "时间 | Time"] {
        assert!(shown.contains(part), "no {part} in\n{shown}");
    }
    assert!(!shown.contains('\u{1b}'), "colours in a pipe");
    let help = search(&site, &["-党建", "--help"]);
    assert!(help.contains("近/20") && help.contains("通讯员 correspondent"), "{help}");
}

#[test]
fn every_occurrence_stands_on_a_line_of_its_own() {
    let site = press("queries-kwic");
    let listed = search(&site, &["“五星”支部", "--kwic=right", "--limit", "0", "--json"]);
    let listed: Value = serde_json::from_str(&listed).expect("the program prints JSON");
    let lines = listed["lines"].as_array().expect("a list of lines");
    assert_eq!(listed["total"], lines.len());
    let fold = |text: &Value| text.as_str().unwrap_or_default().replace(['“', '”', '‘', '’'], "");
    assert!(lines.iter().all(|line| fold(&line["hit"]) == "五星支部"), "{listed}");
    let shown = search(&site, &["五星支部", "--kwic", "--limit", "3"]);
    assert_eq!(shown.lines().count(), 4, "{shown}");
}

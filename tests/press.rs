//! The publisher's program, run as a publisher runs it.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn baolan(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baolan")).args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Presses a corpus into a data folder.
fn press(corpus: &str, name: &str) -> PathBuf {
    let site = folder(name);
    let built = baolan(&["build", corpus, "--data-only", "--out", site.to_str().unwrap()]);
    assert!(built.status.success(), "{}", said(&built));
    site
}

fn search(site: &Path, query: &str) -> Value {
    let found = baolan(&["search", site.to_str().unwrap(), query, "--json", "--limit", "0"]);
    assert!(found.status.success(), "{}", said(&found));
    serde_json::from_str(&out(&found)).unwrap()
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

#[test]
fn the_seeds_have_32_articles_with_all_their_fields() {
    let listed = out(&baolan(&["articles", "seeds", "--format", "ndjson"]));
    let articles: Vec<Value> = listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(articles.len(), 32);
    for key in "page n id kicker headline subheads headline_made section kind body reporters correspondents \
                photographers authors credit date dates people organisations places initiatives"
        .split_whitespace()
    {
        assert!(articles.iter().all(|article| article.get(key).is_some()), "{key}");
    }
}

/// Two zones of one name, in two cities, stay two, and so do their posts.
#[test]
fn names_are_merged_within_a_jurisdiction_only() {
    let listed = out(&baolan(&["entities", "seeds"]));
    let entities: Vec<Value> = listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (kind, ending) in [("place", "高新区"), ("post", "管委会主任")] {
        let named = |name: &str| name.starts_with("高新区") && name.ends_with(ending);
        let same = entities
            .iter()
            .filter(|entity| entity["kind"] == kind && named(entity["name"].as_str().unwrap()));
        let places: Vec<&str> = same.map(|entity| entity["place"].as_str().unwrap()).collect();
        assert_eq!(places, ["河南省焦作市高新区", "河南省郑州市高新区"], "{kind} {ending}");
    }
}

#[test]
fn a_detached_line_stays_findable() {
    let found = search(&press("seeds", "press-loose"), "提升工作质效");
    assert_eq!(found["total"], 0);
    assert_eq!(found["loose"][0]["line"], 4);
}

#[test]
fn odd_queries_are_hinted_at() {
    let site = press("seeds", "press-hints");
    let found = search(&site, "。");
    assert_eq!((&found["total"], found["hints"].as_array().unwrap().len()), (&Value::from(0), 1));
    assert_eq!(search(&site, "")["total"], 32);
}

#[test]
fn the_same_corpus_gives_the_same_files() {
    let (one, two) = (press("seeds", "press-once"), press("seeds", "press-twice"));
    assert_eq!(files(&one.join("data")), files(&two.join("data")));
}

#[test]
fn one_bad_file_never_loses_the_others() {
    let pages = folder("press-bad");
    fs::write(pages.join("好.txt"), "街角新设报栏\n本报讯 昨天，街角新设一处报栏。\n记者 甲乙\n").unwrap();
    fs::write(
        pages.join("坏.ndjson"),
        "{\"id\":\"a\",\"title\":\"河水上涨\",\"text\":\"水位上涨。\"}\n这不是 JSON\n",
    )
    .unwrap();
    fs::write(pages.join("表.xlsx"), b"PK\x03\x04\0\0").unwrap();
    let listed = baolan(&["articles", pages.to_str().unwrap(), "--format", "ndjson"]);
    assert_eq!(out(&listed).lines().count(), 2, "{}", out(&listed));
    let said = said(&listed);
    assert!(said.contains("表.xlsx") && said.contains(".ndjson") && said.contains("坏.ndjson:2"), "{said}");
}

#[test]
fn a_single_file_without_the_page_is_refused() {
    let file = folder("press-single").join("explorer.html");
    let built = baolan(&["build", "seeds", "--data-only", "--single-file", file.to_str().unwrap()]);
    assert!(!built.status.success() && said(&built).contains("--data-only"), "{}", said(&built));
    assert!(!file.exists());
}

#[test]
fn an_empty_folder_is_told() {
    let (pages, site) = (folder("press-empty"), folder("press-empty-out"));
    let built = baolan(&["build", pages.to_str().unwrap(), "--data-only", "--out", site.to_str().unwrap()]);
    assert!(!built.status.success());
    assert!(said(&built).contains("No page could be read"), "{}", said(&built));
    assert!(files(&site).is_empty());
}

#[test]
fn other_peoples_folders_are_not_overwritten() {
    let site = folder("press-foreign");
    fs::write(site.join("诗.txt"), "不要覆盖我").unwrap();
    let built = baolan(&["build", "seeds", "--data-only", "--out", site.to_str().unwrap()]);
    assert!(!built.status.success() && said(&built).contains("is not overwritten"), "{}", said(&built));
    assert_eq!(files(&site).len(), 1);
}

#[test]
fn a_new_build_removes_what_the_old_one_left() {
    let pages = folder("press-again");
    fs::write(pages.join("一.txt"), "本报讯 昨天，街角新设一处报栏。\n记者 甲乙\n").unwrap();
    let site = press(pages.to_str().unwrap(), "press-again-out");
    fs::write(site.join("robots.txt"), "User-agent: *").unwrap();
    fs::write(pages.join("二.txt"), "本报讯 今天，河水上涨。\n记者 丙丁\n").unwrap();
    let built = baolan(&["build", pages.to_str().unwrap(), "--data-only", "--out", site.to_str().unwrap()]);
    assert!(built.status.success(), "{}", said(&built));
    let days = files(&site.join("data")).into_keys().filter(|name| name.starts_with("days")).count();
    assert_eq!(days, 1, "the one of today");
    assert!(site.join("robots.txt").exists());
}

#[test]
fn a_damaged_site_is_told() {
    let site = press("seeds", "press-damaged");
    let names = files(&site.join("data")).into_keys().filter(|name| name.starts_with("terms"));
    let names: Vec<String> = names.collect();
    names.iter().for_each(|name| fs::write(site.join("data").join(name), b"no chunk").unwrap());
    let found = baolan(&["search", site.to_str().unwrap(), "报栏"]);
    let told = names.iter().any(|name| said(&found).contains(name));
    assert!(!found.status.success() && told, "{}", said(&found));
}

#[test]
#[cfg(not(feature = "shell"))]
fn a_program_without_the_app_says_what_to_run() {
    let built = baolan(&["build", "seeds", "--out", folder("press-shell").to_str().unwrap()]);
    assert!(!built.status.success() && said(&built).contains("cargo xtask build"), "{}", said(&built));
}

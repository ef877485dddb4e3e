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

/// Some hundred pages, named and written by a rule: enough for several segments.
fn many_pages(name: &str, pages: usize) -> PathBuf {
    let folder = folder(name);
    for page in 0..pages {
        let text = format!("街角第{page}处报栏\n本报讯 昨天，街角新设第{page}处报栏。\n记者 甲乙\n");
        fs::write(folder.join(format!("样报-{page:04}.txt")), text).unwrap();
    }
    folder
}

#[test]
fn segments_join_into_the_bytes_of_one_build() {
    let pages = many_pages("press-parts", 40);
    let articles = pages.join("切好.ndjson");
    let line = |n: usize| format!("{{\"id\":\"a{n}\",\"text\":\"河水第{n}次上涨。\"}}\n");
    fs::write(&articles, (0..5000).map(line).collect::<String>()).unwrap();
    let whole = files(&press(pages.to_str().unwrap(), "press-parts-whole").join("data"));

    let segments = folder("press-parts-segments");
    let mut names: Vec<PathBuf> = fs::read_dir(&pages).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let (even, odd): (Vec<_>, Vec<_>) = names.iter().enumerate().partition(|(at, _)| at % 2 == 0);
    let mut made = Vec::new();
    for part in [odd, even] {
        let mut words = vec!["index", "--out", segments.to_str().unwrap()];
        words.extend(part.iter().map(|(_, path)| path.to_str().unwrap()));
        let indexed = baolan(&words);
        assert!(indexed.status.success(), "{}", said(&indexed));
        made.push(out(&indexed).trim().to_owned());
    }
    let site = folder("press-parts-merged");
    let mut words = vec!["merge", "--data-only", "--out", site.to_str().unwrap()];
    words.extend(made.iter().map(String::as_str));
    let merged = baolan(&words);
    assert!(merged.status.success(), "{}", said(&merged));
    assert!(files(&site.join("data")) == whole, "{}", said(&merged));

    let twice = baolan(&["merge", &made[0], &made[0], "--data-only", "--out", site.to_str().unwrap()]);
    assert!(!twice.status.success() && said(&twice).contains("belongs to one segment"), "{}", said(&twice));
    let foreign = pages.join("样报-0000.txt");
    let foreign =
        baolan(&["merge", foreign.to_str().unwrap(), "--data-only", "--out", site.to_str().unwrap()]);
    assert!(!foreign.status.success() && said(&foreign).contains("BLSEG"), "{}", said(&foreign));
    assert!(files(&site.join("data")) == whole, "what was there stays");
}

#[test]
fn a_second_build_reads_only_what_changed() {
    let pages = many_pages("press-again-pages", 1200);
    let site = press(pages.to_str().unwrap(), "press-again-many");
    let segments = site.with_file_name("press-again-many.segments");
    let kept = files(&segments);
    assert!(kept.len() > 1, "{} segments", kept.len());

    let build =
        || baolan(&["build", pages.to_str().unwrap(), "--data-only", "--out", site.to_str().unwrap()]);
    let again = said(&build());
    assert!(again.contains(&format!("{0} segments, {0} taken over", kept.len())), "{again}");
    assert!(again.contains("to upload: 0 new files"), "{again}");

    fs::write(pages.join("样报-9999.txt"), "河水上涨\n本报讯 今天，河水上涨。\n记者 丙丁\n").unwrap();
    let more = said(&build());
    let new = files(&segments);
    assert_eq!(new.keys().filter(|name| !kept.contains_key(*name)).count(), 1, "{more}");
    assert_eq!(search(&site, "河水上涨")["total"], 1);
    assert!(
        files(&site.join("data"))
            == files(&press(pages.to_str().unwrap(), "press-again-afresh").join("data"))
    );
}

/// Whoever stops a build has the site of before.
#[test]
fn an_interrupted_build_leaves_the_old_site() {
    let pages = many_pages("press-stopped", 1500);
    let site = press("seeds", "press-stopped-out");
    let before = files(&site.join("data"));
    let segments = folder("press-stopped-segments");
    for wait in [150, 600, 1200] {
        let mut build = Command::new(env!("CARGO_BIN_EXE_baolan"))
            .args(["build", pages.to_str().unwrap(), "--data-only", "--out", site.to_str().unwrap()])
            .args(["--segments", segments.to_str().unwrap()])
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        build.kill().unwrap();
        if build.wait().unwrap().success() {
            break;
        }
        let now = files(&site.join("data"));
        if now["manifest.json"] == before["manifest.json"] {
            let kept = before.iter().all(|(name, bytes)| now.get(name) == Some(bytes));
            assert!(kept, "after {wait} ms");
        }
    }
    let whole = baolan(&["build", pages.to_str().unwrap(), "--data-only", "--out", site.to_str().unwrap()]);
    assert!(whole.status.success(), "{}", said(&whole));
    assert_eq!(search(&site, "报栏")["total"], 1500);
    assert!(files(&site.join("data")).keys().all(|name| !name.ends_with(".partial")));
}

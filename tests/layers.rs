//! Who may use whom. The modules of the library are layers, from text up to
//! paint; an arrow that points down makes the house impossible to read from
//! top to bottom.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module, in reading order, and what it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("json", &[]),
    ("paper", &["text", "json"]),
    ("page", &["text", "paper"]),
    ("entity", &["text", "paper"]),
    ("index", &["text", "json", "paper"]),
    ("lexicon", &["text", "json", "paper", "index"]),
    ("segment", &["text", "paper", "index", "lexicon"]),
    ("bundle", &["text", "json", "paper", "index", "lexicon", "segment"]),
    ("lookup", &["text", "index", "lexicon", "bundle"]),
    ("query", &["text", "paper"]),
    ("search", &["text", "paper", "index", "lexicon", "bundle", "lookup", "query"]),
    ("cite", &["text", "paper"]),
    ("ui", &["text", "json", "paper", "index", "lexicon", "bundle", "query", "search", "cite"]),
];

/// Crates that only the reader's app may know.
const OF_THE_BROWSER: &[&str] = &["gloo", "js_sys", "wasm_bindgen", "web_sys", "yew"];

#[test]
fn modules_use_only_what_lies_below_them() {
    let faults: Vec<String> = LAYERS.iter().flat_map(|(module, below)| faults_of(module, below)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn only_the_app_knows_the_browser() {
    let sources = sources("src");
    let outside =
        sources.iter().filter(|file| !file.starts_with("src/ui") && *file != Path::new("src/main.rs"));
    for file in outside {
        let code = code_of(file);
        for name in OF_THE_BROWSER {
            let used = code.contains(&format!("{name}::"));
            assert!(!used, "{} may not use `{name}`", file.display());
        }
    }
}

#[test]
fn the_library_lists_its_modules_in_reading_order() {
    let library = read(Path::new("src/lib.rs"));
    let listed: Vec<&str> =
        library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let known: Vec<&str> = LAYERS.iter().map(|(module, _)| *module).collect();
    let known: Vec<&str> = known.into_iter().filter(|module| listed.contains(module)).collect();
    assert_eq!(listed, known, "src/lib.rs against the table of tests/layers.rs");
}

#[test]
fn every_file_begins_by_saying_what_it_is() {
    for folder in ["src", "tests", "benches", "xtask/src"] {
        for file in sources(folder) {
            let first = read(&file).lines().next().unwrap_or_default().to_owned();
            assert!(first.starts_with("//! "), "{}: the first line is `{first}`", file.display());
        }
    }
}

#[test]
fn every_class_of_a_part_names_its_part() {
    let parts: Vec<String> =
        sources("src/ui/parts").iter().map(|file| stem(file).replace('_', "-")).collect();
    if parts.is_empty() {
        return;
    }
    for sheet in ["frame", "lists", "reading"] {
        for class in classes(&read(Path::new(&format!("static/css/{sheet}.css")))) {
            let of = |part: &String| class == *part || class.starts_with(&format!("{part}-"));
            assert!(parts.iter().any(of), "{sheet}.css: `.{class}` belongs to no file in src/ui/parts");
        }
    }
}

fn faults_of(module: &str, below: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    for file in sources(&format!("src/{module}")) {
        for used in modules_used(&code_of(&file)) {
            let allowed = used == module || below.contains(&used.as_str());
            if LAYERS.iter().any(|(known, _)| *known == used) && !allowed {
                faults.push(format!("{}: `{module}` may not use `{used}`", file.display()));
            }
        }
    }
    faults
}

/// The first names after `crate::`, also in braces.
fn modules_used(code: &str) -> Vec<String> {
    let after = code.split("crate::").skip(1);
    after
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => names_in(group),
            None => vec![name_at(rest)],
        })
        .collect()
}

/// `a::B, c::{D, E}}` has `a` and `c`.
fn names_in(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let (mut depth, mut fresh) = (0, true);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            letter if fresh && letter.is_alphabetic() => {
                names.push(name_at(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

fn name_at(text: &str) -> String {
    text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}

/// A file without comments and without its tests, which may use more.
fn code_of(file: &Path) -> String {
    let text = read(file);
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Class names in selectors: what follows a dot outside braces and comments.
fn classes(sheet: &str) -> Vec<String> {
    let mut classes = Vec::new();
    for line in without_comments(sheet).lines().filter(|line| is_selector(line)) {
        classes.extend(line.split('.').skip(1).map(class_at).filter(|class| !class.is_empty()));
    }
    classes.sort();
    classes.dedup();
    classes
}

fn class_at(text: &str) -> String {
    text.chars().take_while(|character| character.is_alphanumeric() || *character == '-').collect()
}

/// Selectors end in `{` or, in a list, in `,` without a colon and a value.
fn is_selector(line: &str) -> bool {
    let line = line.trim();
    (line.ends_with('{') || line.ends_with(',')) && line.contains('.') && !line.contains(": ")
}

fn without_comments(sheet: &str) -> String {
    let mut pieces = sheet.split("/*");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |kept, piece| kept + piece.split_once("*/").map_or("", |(_, rest)| rest))
}

fn sources(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    gather(Path::new(folder), &mut files);
    files.sort();
    files
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[test]
fn this_test_can_read() {
    assert_eq!(modules_used("use crate::{text, paper::{Article, Page}, index};"), ["text", "paper", "index"]);
    assert_eq!(modules_used("fn f() { crate::search::find() }"), ["search"]);
    assert_eq!(classes("/* .no */\n.hit,\n.hit-meta:hover {\n  a: 0.5em;\n}\n"), ["hit", "hit-meta"]);
}

//! Every seed page and every invented page → a text that a person can
//! proof-read, in `tests/golden/pages`. A page that reads differently writes
//! the new text there and fails: the diff is the review.

use baolan::page::{self, Reading};
use baolan::paper::{Article, Byline, PageAbout, Paragraph};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn pages_read_as_a_person_has_checked_them() {
    let mut changed = Vec::new();
    for path in pages() {
        let name = path.file_stem().expect("a page is a file").to_string_lossy().into_owned();
        let golden = Path::new("tests/golden/pages").join(format!("{name}.txt"));
        let text = fs::read_to_string(&path).expect("the page is UTF-8");
        let shown = show(&page::read(&name, &text));
        if fs::read_to_string(&golden).ok().as_deref() != Some(&shown) {
            fs::write(&golden, shown).expect("the golden folder can be written");
            changed.push(golden);
        }
    }
    assert!(changed.is_empty(), "these pages read differently now; review the diff: {changed:#?}");
}

#[test]
fn nothing_of_these_pages_is_lost() {
    for path in pages() {
        let text = fs::read_to_string(&path).expect("the page is UTF-8");
        account("page", &text);
    }
}

fn pages() -> Vec<PathBuf> {
    let inside = |folder: &str| fs::read_dir(folder).expect("the folder is part of the project").flatten();
    let all = inside("seeds").chain(inside("tests/pages")).map(|entry| entry.path());
    let mut pages: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    pages.sort();
    pages
}

/// Parts and loose lines cover each character that is not blank exactly
/// once, and paragraphs print what stands in their parts.
fn account(name: &str, text: &str) {
    let reading = page::read(name, text);
    let parts = reading.articles.iter().flat_map(|article| &article.parts).map(|part| (part.start, part.end));
    let mut spans: Vec<(usize, usize)> =
        parts.chain(reading.loose.iter().map(|l| (l.start, l.end))).collect();
    spans.sort_unstable();
    let mut at = 0;
    for (start, end) in spans {
        assert!(start >= at, "{name}: {start} is claimed twice");
        assert_eq!(solid(&text[at..start]), "", "{name}: lost between {at} and {start}");
        at = end;
    }
    assert_eq!(solid(&text[at..]), "", "{name}: lost behind {at}");
    reading.articles.iter().for_each(|article| prints_its_parts(article, text));
}

fn prints_its_parts(article: &Article, text: &str) {
    let body = article.parts.iter().filter(|part| part.role == baolan::paper::Role::Body);
    let mut claimed: Vec<char> =
        solid(&body.map(|part| &text[part.start..part.end]).collect::<String>()).chars().collect();
    let mut printed: Vec<char> =
        solid(&article.paragraphs.iter().map(Paragraph::printed).collect::<String>()).chars().collect();
    claimed.sort_unstable();
    printed.sort_unstable();
    assert_eq!(claimed, printed, "{}", article.id);
}

fn solid(text: &str) -> String {
    text.chars().filter(|&c| !page::sheet::is_blank(c)).collect()
}

/// A reading in words.
fn show(reading: &Reading) -> String {
    let mut out = String::new();
    show_about(&mut out, &reading.about);
    reading.articles.iter().for_each(|article| show_article(&mut out, article));
    section(
        &mut out,
        "未归入 loose",
        reading.loose.iter().map(|loose| format!("{}: {}", loose.line, loose.text)),
    );
    let notices = reading.notices.iter().map(|n| format!("{}: {} {}", n.line, n.text, n.found.zh));
    section(&mut out, "存疑 notices", notices);
    out
}

fn show_about(out: &mut String, about: &PageAbout) {
    let known = [("报名", &about.paper), ("出版", &about.published), ("版次", &about.number)];
    for (what, value) in known {
        if let Some(value) = value {
            writeln!(out, "{what} {value}").expect("a string takes all");
        }
    }
}

fn show_article(out: &mut String, article: &Article) {
    let section = article.section.as_deref().map_or(String::new(), |section| format!(" · {section}"));
    let mut lines = vec![format!("\n== {} · {:?}{section}", article.n, article.kind)];
    lines.extend(article.kicker.iter().map(|text| format!("引题 {text}")));
    lines.extend(article.headline.iter().map(|text| format!("标题 {text}")));
    lines.extend(article.made_title.iter().map(|text| format!("拟题 {text}")));
    lines.extend(article.subheads.iter().map(|text| format!("副题 {text}")));
    lines.extend(bylines(&article.byline));
    lines.extend(article.paragraphs.iter().map(show_paragraph));
    writeln!(out, "{}", lines.join("\n")).expect("a string takes all");
}

fn bylines(byline: &Byline) -> Vec<String> {
    let roles = [
        ("记者", &byline.reporters),
        ("通讯员", &byline.correspondents),
        ("摄影", &byline.photographers),
        ("作者", &byline.authors),
        ("通讯社", &byline.agencies),
    ];
    let named = roles.into_iter().filter(|(_, names)| !names.is_empty());
    let mut lines: Vec<String> = named.map(|(role, names)| format!("{role} {}", names.join("、"))).collect();
    lines.extend(byline.credit.iter().map(|credit| format!("署名 {credit}")));
    lines
}

/// The text; `‖` stands where a break over a blank line was taken out.
fn show_paragraph(paragraph: &Paragraph) -> String {
    let mut shown = String::from("　　");
    let mut from = 0;
    for repair in &paragraph.repairs {
        shown.push_str(&paragraph.text[from..repair.at]);
        if repair.printed.matches('\n').count() > 1 {
            shown.push('‖');
        }
        from = repair.at;
    }
    shown + &paragraph.text[from..]
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if !lines.is_empty() {
        writeln!(out, "\n-- {title}\n{}", lines.join("\n")).expect("a string takes all");
    }
}

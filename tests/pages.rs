//! Every seed page and every invented page → a text that a person can
//! proof-read, in `tests/golden/pages`. A page that reads differently writes
//! the new text there and fails: the diff is the review.

use baolan::page::{self, Reading};
use baolan::paper::{Article, Byline, PageAbout, Paragraph};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
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

/// Lines of which damaged pages are made.
const PIECES: [&str; 58] = [
    "本报讯（记者 王伟 通讯员 李明）7月8日，东湖区召开大会，",
    "本报讯（记者 王",
    "【本報訊】昨日，市府宣布新的計畫。",
    "新华社北京7月1日电(记者王伟、李明)",
    "各街道负责人参加会议，并就下一步工作作出安",
    "排。会议强调，要办好实事。",
    "记者 王伟",
    "通讯员 李明 文/图",
    "表示。记者 王伟 通讯员 李",
    "明",
    "□本报记者 王伟",
    "(王伟摄)",
    "图为夜景。王伟 摄",
    "①市民在看展。②书店一角。（王伟 摄）",
    "# 东湖区召开大会",
    "——访守塔人",
    "东湖动态",
    "【社会】",
    "招聘启事",
    "特此公告。",
    "2024年4月10日",
    "东湖市自来水公司",
    "东湖日报　2024年3月8日　星期五　A02",
    "责编：王伟　美编：李明",
    "（上接第1版）会议指出，",
    "（下转第3版）",
    "——————",
    "左栏的文字在这里　　　　　　右栏的文字在那里",
    "　　段首空两格的一行",
    "Latin words and\u{301} 1,200 figures",
    "“引文没有结束",
    "\u{0}\u{FFFD}\u{200B}",
    "，以标点开头",
    "〔記者王小明／台北報導〕市府昨（七）日宣布",
    "記者王小明／高雄報導　昨日上午市政府宣布",
    "（新华社北京3月12日电）",
    "(均据新华社电)",
    "讯（记者王伟）近日，",
    "圖、文：東湖日報記者 王小明",
    "　　　　　　　　　　　　（牧　人）",
    "记者 王伟 通讯员 诸葛明 李",
    "（线索提供：李女士 奖励60元）",
    "开奖公告",
    "双色球第2024077期：红球 03 08 12 蓝球 07",
    "品名 批发价 零售价",
    "白菜 1.20 1.80",
    "后天：小雨，13℃～19℃",
    "【简　讯】",
    "●7月8日，图书馆开放。（李明）",
    "▲遗失身份证，声明作废。",
    "中華民國一一三年五月六日　星期一",
    "■责编/王伟 ■版式/李明",
    "2024.04.18",
    "7　体育",
    "一、拍卖标的",
    "左栏很长的一行，　右栏也有字在这里",
    "’98东湖杯赛开幕；",
    "）】」》",
];
const BREAKS: [&str; 8] = ["\n", "\n", "\n", "\n\n", "\n\n\n\n", "\r\n", "\r", "\u{2028}"];

fn damaged_pages() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => "[东湖区报记者讯（）。， 0-9a-z]{0,30}"];
    let line = (piece, select(&BREAKS[..]));
    vec(line, 0..60).prop_map(|lines| lines.into_iter().map(|(piece, end)| piece + end).collect())
}

proptest! {
    #[test]
    fn nothing_of_any_page_is_lost(text in damaged_pages()) {
        account("damaged", &text);
    }

    #[test]
    fn reading_twice_gives_the_same(text in damaged_pages()) {
        prop_assert_eq!(page::read("page", &text), page::read("page", &text));
    }

    #[test]
    fn any_text_at_all_is_read(text in any::<String>()) {
        account("any", &text);
    }
}

/// Seed pages with lines dropped, doubled, cut and moved.
#[test]
fn nothing_of_damaged_seeds_is_lost() {
    for path in pages() {
        let text = fs::read_to_string(&path).expect("the page is UTF-8");
        let lines: Vec<&str> = text.lines().collect();
        for step in 2..7 {
            let dropped: Vec<&str> =
                lines.iter().enumerate().filter(|(n, _)| n % step > 0).map(|(_, line)| *line).collect();
            account("dropped", &dropped.join("\n"));
            let moved: Vec<&str> =
                (0..step).flat_map(|from| lines.iter().skip(from).step_by(step)).copied().collect();
            account("moved", &moved.join("\n"));
            let cut: String =
                text.chars().enumerate().map(|(n, c)| if n % (7 * step) == 0 { '\n' } else { c }).collect();
            account("cut", &cut);
        }
    }
}

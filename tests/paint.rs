//! Every page and part, painted to HTML without a browser, in both languages.

use baolan::bundle::{BundleError, Front, FrontPage, PageEntry};
use baolan::index::{Facet, UNDATED};
use baolan::lexicon::{Entry, EntryKind};
use baolan::paper::{Article, Byline, Certainty, Date, Kind, PageAbout, Paragraph, Precision, Repair, Span};
use baolan::query::{self, Field};
use baolan::search::{
    Bar, Explanation, FacetCounts, FacetValue, Found, Histogram, Hit, Line, LooseHit, Overview, Piece,
    Relaxation, RelaxationKind, Why,
};
use baolan::ui::address::{Address, Language};
use baolan::ui::desk::Desk;
use baolan::ui::load::Load;
use baolan::ui::pages::{
    Every, Listing, Reading, Row, article_page, help_page, home_page, lines_page, results_page,
};
use baolan::ui::parts::{Offer, colophon, failure, masthead, progress};
use baolan::ui::state::State;
use baolan::ui::words::Words;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct SheetProps {
    content: Html,
}

#[component]
fn Sheet(props: &SheetProps) -> Html {
    props.content.clone()
}

fn painted(content: Html) -> String {
    let renderer = yew::LocalServerRenderer::<Sheet>::with_props(SheetProps { content }).hydratable(false);
    futures::executor::block_on(renderer.render())
}

fn desk(language: Language) -> Desk {
    Desk { words: Words::of(language), send: Callback::noop() }
}

fn zh() -> Desk {
    desk(Language::Zh)
}

fn article(id: &str) -> Rc<Article> {
    let repairs =
        vec![Repair { at: "本报讯 样本县报".len(), printed: "\n".into(), ..Repair::default() }];
    Rc::new(Article {
        id: id.into(),
        page: "样本-1".into(),
        n: 2,
        kicker: Some("引题在上".into()),
        headline: Some("样本县报纸上网".into()),
        subheads: vec!["副题在下".into()],
        section: Some("要闻".into()),
        paragraphs: vec![Paragraph {
            text: "本报讯 样本县报纸上网,报纸<可>检索。".into(), repairs
        }],
        byline: Byline {
            reporters: vec!["甲乙".into()],
            credit: Some("记者 甲乙".into()),
            ..Byline::default()
        },
        date: Some(Date {
            text: "2月3日".into(),
            iso: Some("2031-02-03".into()),
            precision: Precision::Day,
            status: Certainty::Inferred,
            evidence: Some("2031年".into()),
            span: Span::default(),
        }),
        ..Article::default()
    })
}

fn lost() -> Rc<Article> {
    let made_title = Some("某日上午".into());
    Rc::new(Article { id: "样本-1-3".into(), made_title, ..Article::default() })
}

fn reading() -> Reading {
    let loose = vec![baolan::bundle::LooseLine { line: 40, text: "责编 某某".into() }];
    Reading {
        article: article("样本-1-2"),
        page: PageEntry { name: "样本-1".into(), loose, ..PageEntry::default() },
        neighbours: vec![article("样本-1-2"), lost()],
        before: None,
        after: Some(lost()),
    }
}

fn found() -> Found {
    let piece = |text: &str, hit| Piece { text: text.into(), hit };
    let hit = Hit {
        id: "样本-1-2".into(),
        page: "样本-1".into(),
        title: "样本县报纸上网".into(),
        title_marks: std::iter::once(9..15).collect(),
        date: Some("2031-02-03".into()),
        date_inferred: true,
        kind: Kind::News,
        byline: vec!["甲乙".into()],
        snippet: vec![piece("样本县", false), piece("报纸", true), piece(",上网", false)],
        ..Hit::default()
    };
    Found {
        total: 41,
        hits: vec![hit],
        loose: vec![LooseHit { page: "样本-1".into(), line: 40, text: vec![piece("报纸", true)] }],
        ..Found::default()
    }
}

/// How it is spread.
type Spread = Load<Overview, BundleError>;

fn spread() -> Spread {
    let value = |value: &str, count, chosen| FacetValue { value: value.into(), count, chosen };
    let facets = vec![
        FacetCounts { facet: Facet::Kind, values: vec![value("news", 41, true)] },
        FacetCounts {
            facet: Facet::Month,
            values: vec![value("2031-02", 3, false), value("2031-05", 6, true), value(UNDATED, 2, false)],
        },
        FacetCounts {
            facet: Facet::Reporter,
            values: (0..12).map(|n| value(&format!("甲{n}"), 1, false)).collect(),
        },
    ];
    Load::Ready(Overview { facets, histogram: Histogram::default() })
}

fn front() -> Front {
    let entry = |name: &str, about| PageEntry { name: name.into(), about, count: 9, ..PageEntry::default() };
    let place = PageAbout { place: Some("样本省样本县".into()), ..PageAbout::default() };
    Front {
        pages: 2,
        articles: 18,
        period: vec!["2031-02".into(), "2031-03".into()],
        undated: 4,
        listed: vec![
            FrontPage {
                entry: entry("样本-1", place),
                articles: [article("样本-1-2"), lost()].map(Rc::unwrap_or_clone).into(),
            },
            FrontPage { entry: entry("样本-2", PageAbout::default()), articles: vec![] },
        ],
        names: vec![Entry { text: "样本县报".into(), kind: EntryKind::Organisation, count: 7 }],
    }
}

fn searched() -> Address {
    Address { sheet: 1, ..Address::default().asking("报纸 上网").toggling(Facet::Kind, "news") }
}

/// A sheet of results, painted with all that belongs to it.
fn results(listing: impl Into<Listing>, address: &Address) -> String {
    painted(results_page(&zh(), &listing.into(), &spread(), address, 99))
}

fn contains(html: &str, wanted: &[&str]) {
    for text in wanted {
        assert!(html.contains(text), "{text} is not in\n{html}");
    }
}

#[test]
fn the_first_page_says_what_is_unknown() {
    let html = painted(home_page(zh().words, &front(), &Address::default()));
    contains(
        &html,
        &["2 版 · 18 篇", "2031年2月至2031年3月（含推定）", "4 篇日期不详", "缺报名、出版日期、版次"],
    );
    contains(&html, &["样本省样本县", "版面 样本-2", "〔原题缺〕", "#/find?q=样本县报", "浏览全部 18 篇"]);
}

#[test]
fn results_carry_the_hooks_that_tests_and_scripts_know() {
    let html = results(found(), &searched());
    contains(&html, &[r#"data-count="41""#, r#"data-hit="样本-1-2""#, "共41篇"]);
    contains(&html, &[r#"aria-pressed="true" data-facet="kind" data-value="news""#, "日期不详"]);
    contains(&html, &["样本县<mark>报纸</mark>上网", "<mark>报纸</mark>，上网", "2031年2月3日（推定）"]);
}

#[test]
fn rows_keep_their_places_until_their_articles_come() {
    let mut listing: Listing = found().into();
    let here = listing.rows.remove(0);
    let error = BundleError::Missing { file: "articles-1.bin".into(), cause: "HTTP 404".into() };
    listing.rows = vec![Row::Waiting(7), here, Row::Failed(9, error)];
    let html = results(listing.clone(), &searched());
    contains(&html, &[r#"aria-busy="true""#, r#"<li aria-hidden="true" class="hit">"#]);
    contains(&html, &[r#"data-count="41""#, "articles-1.bin", "再试一次", r#"data-hit="样本-1-2""#]);
    listing.rows.remove(0);
    assert!(!results(listing.clone(), &searched()).contains("aria-busy"));
}

#[test]
fn what_fails_everywhere_is_said_once() {
    let error = BundleError::Missing { file: "leaf-1.bin".into(), cause: "HTTP 404".into() };
    let rows = (0..20).map(|doc| Row::Failed(doc, error.clone())).collect();
    let html = results(Listing { rows, ..found().into() }, &searched());
    assert_eq!(html.matches("leaf-1.bin").count(), 1);
    let gap = Found { gap: Some(error), ..found() };
    let html = results(gap, &searched());
    contains(&html, &["leaf-1.bin", "重新打开本页", r#"data-hit="样本-1-2""#]);
}

#[test]
fn months_are_drawn_from_the_first_to_the_last() {
    let bar = |period: &str, count| Bar { period: period.into(), count };
    let bars = vec![bar("2031", 2), bar("2031-02", 3), bar("2031-05", 6)];
    let spread = Load::Ready(Overview { histogram: Histogram { bars, undated: 4 }, ..Overview::default() });
    let html = painted(results_page(&zh(), &found().into(), &spread, &searched(), 99));
    contains(&html, &[r#"viewBox="0 0 4 40""#, r#"x="0" y="20""#, r#"height="20""#, "2031年5月 6篇"]);
    contains(&html, &["from=2031-05&amp;to=2031-05", "2031年（月份不详）2篇", "4 篇日期不详"]);
}

/// What comes late has its place; what does not come says why in that place,
/// and the hits stay.
#[test]
fn results_are_shown_without_their_facets() {
    let page = |spread: &Spread| painted(results_page(&zh(), &found().into(), spread, &searched(), 99));
    let hit = r#"data-hit="样本-1-2""#;
    contains(&page(&Load::Waiting), &[hit, "facets-waiting", "timeline-waiting"]);
    let error = BundleError::Missing { file: "days-1.bin".into(), cause: "HTTP 404".into() };
    let html = page(&Load::Failed(error));
    contains(&html, &[hit, "facets-failed", "days-1.bin", "请检查网络"]);
    assert!(!html.contains("waiting"));
}

#[test]
fn what_was_searched_instead_is_said_with_a_way_back() {
    let other = |typed: &str, kind| Relaxation { query: query::parse(typed).0, kind, count: 3 };
    let found = Found {
        assumed: Some(other("报纸 上网", RelaxationKind::Cut)),
        relaxations: vec![other("抱纸", RelaxationKind::Homophone)],
        ..found()
    };
    let address = Address::default().asking("报纸上网");
    let html = results(found, &address);
    contains(&html, &["报上没有“报纸上网”，已按“报纸 上网”检索（分词）", "q=%22报纸上网%22", "只查原样"]);
    contains(&html, &["也许是", "抱纸", "同音 · 3篇"]);
    contains(&html, &["#/article/样本-1-2?q=报纸%20上网"]);
}

#[test]
fn a_hit_says_why_it_was_found_and_what_its_score_is_made_of() {
    let number = |value, parts| Explanation { value, parts, ..Explanation::default() };
    let piece = Piece { text: "甲乙".into(), hit: true };
    let hit = Hit {
        why: vec![Why::Field(Field::Reporter, vec![piece])],
        explanation: Some(number(2.5, vec![number(0.25, Vec::new())])),
        ..Hit::default()
    };
    let html = results(Found { hits: vec![hit], ..found() }, &searched());
    contains(&html, &["<b>记者</b> <mark>甲乙</mark>", "<b>2.50</b>", "<b>0.25</b>"]);
}

#[test]
fn every_occurrence_leads_to_its_place() {
    let line = Line {
        id: "样本-1-2".into(),
        title: "样本县报纸上网".into(),
        left: "样本县".into(),
        hit: "报纸".into(),
        right: "上网\n下一段".into(),
        ..Line::default()
    };
    let every = Every { total: 120, lines: vec![Ok((line, 2))], ..Every::default() };
    let html = painted(lines_page(&zh(), &every, &Address::default().asking("报纸").every()));
    contains(&html, &["共120处", "#/article/样本-1-2?q=报纸&amp;hit=2", "上网 下一段", "日期不详"]);
    contains(&html, &["#/lines?q=报纸&amp;by=left", "第 1 页，共 3 页", r##"href="#/find?q=报纸""##]);
}

#[test]
fn a_lost_line_names_its_file_once() {
    let lost = || BundleError::Missing { file: "articles-x.bin".into(), cause: "404".into() };
    let here = Ok((Line { hit: "报纸".into(), ..Line::default() }, 1));
    let address = Address::default().asking("报纸").every();
    let every = Every { total: 3, lines: vec![Err(lost()), here, Err(lost())], ..Every::default() };
    let html = painted(lines_page(&zh(), &every, &address));
    contains(&html, &["<mark>报纸</mark>", zh().words.same_file, zh().words.again]);
    assert_eq!(html.matches("articles-x.bin").count(), 1);
    let every = Every { gap: Some(lost()), ..every };
    let html = painted(lines_page(&zh(), &every, &address));
    contains(&html, &[zh().words.unplaced]);
    assert_eq!(html.matches("articles-x.bin").count(), 1, "said above the lines");
    let every = Every { lines: vec![Err(lost()), Err(lost())], ..Every::default() };
    let html = painted(lines_page(&zh(), &Every { total: 2, ..every }, &address));
    assert!(html.contains("articles-x.bin") && !html.contains("<table"), "nothing but the reason: {html}");
}

#[test]
fn help_has_every_field_and_links_to_examples() {
    let html = painted(help_page(zh().words, &Address::default()));
    for field in &query::FIELDS {
        contains(&html, &[field.zh, field.en]);
    }
    assert!(html.matches("href=\"#/find?q=").count() >= query::FIELDS.len() + query::HELP.len());
}

#[test]
fn every_part_of_the_question_can_be_taken_away() {
    let html = results(found(), &searched());
    contains(&html, &["去掉“报纸”", "去掉“上网”", "去掉“体裁 消息”", "第 2 页，共 3 页"]);
    contains(&html, &[r##"href="#/find?q=上网&amp;kind=news""##, "全部 12 项"]);
}

#[test]
fn lines_of_no_article_are_listed_apart() {
    let html = results(found(), &searched());
    contains(&html, &["未归入任何一篇的文字", "样本-1 第40行"]);
}

#[test]
fn no_result_is_no_dead_end() {
    let html = results(Found::default(), &searched());
    contains(&html, &["没有找到", "已查遍全部 99 篇", "去掉全部筛选", "只查“报纸”", "只查“上网”"]);
}

#[test]
fn an_odd_query_is_explained() {
    let html = results(found(), &Address::default().asking("报 。"));
    contains(&html, &["“。”里没有可以检索的字"]);
}

#[test]
fn an_article_shows_its_hits_and_what_is_missing() {
    let address = Address { hit: 2, ..Address::default().asking("报纸").article("样本-1-2") };
    let html = painted(article_page(&zh(), &reading(), &address));
    contains(&html, &[r#"data-id="样本-1-2""#, "引题在上", "副题在下", "要闻", "第2/3处", "检索结果"]);
    contains(&html, &["〔缺：报名〕", "〔缺：出版日期〕", "〔缺：版次〕", "（推定）", "推定依据：“2031年”"]);
    contains(
        &html,
        &[r#"样本县<mark id="hit-1">报纸</mark>上网"#, r#"<mark id="hit-2" aria-current="true">"#],
    );
    contains(&html, &["上网，<mark", "&lt;可&gt;", "接回了 1 处断行", "第40行", "下一篇", "记者 甲乙"]);
}

#[test]
fn the_printed_setting_keeps_breaks_and_marks() {
    let address = Address { printed: true, ..Address::default().asking("报纸").article("样本-1-2") };
    let html = painted(article_page(&zh(), &reading(), &address));
    contains(&html, &["data-printed", "</mark>上网,", "样本县<mark id=\"hit-2\">报\n纸</mark>"]);
}

#[test]
fn a_lost_headline_is_made_and_says_so() {
    let reading = Reading { article: lost(), ..Reading::default() };
    let html = painted(article_page(&zh(), &reading, &Address::default()));
    contains(&html, &["〔原题缺〕", "某日上午", "首页"]);
}

#[test]
fn the_search_box_is_a_combobox() {
    let offer = |text: &str, kind| Offer { text: text.into(), kind, count: 7, query: text.into() };
    let offers =
        vec![offer("样本县报", Some(EntryKind::Organisation)), offer("样本县", Some(EntryKind::Place))];
    let html = painted(masthead(&zh(), "样报", &State::default(), Rc::new(offers)));
    contains(
        &html,
        &[r#"type="search""#, r#"role="combobox""#, r#"aria-expanded="true""#, r#"role="listbox""#],
    );
    contains(
        &html,
        &[r#"role="group" aria-label="机构""#, r#"id="name-1" role="option""#, "<small>7篇</small>"],
    );
    contains(&html, &["样本县报", "样报", "跳到正文", "怎样检索", "English"]);
}

#[test]
fn what_fails_says_what_to_do() {
    let error = BundleError::Missing { file: "data/x.bin".into(), cause: "HTTP 404".into() };
    contains(
        &painted(failure(&zh(), &error)),
        &["data-error", "x.bin", "HTTP 404", "请检查网络", "再试一次"],
    );
    let error = BundleError::Updated { file: "x.bin".into() };
    contains(&painted(failure(&zh(), &error)), &["网站更新过了", "重新打开本页"]);
    contains(&painted(progress(zh().words)), &["正在取数据"]);
}

/// The interface in English; only the corpus stays Chinese.
#[test]
fn english_has_no_chinese_words_of_its_own() {
    let desk = desk(Language::En);
    let address = Address { language: Language::En, ..searched() };
    let mut front = front();
    front.listed.clear();
    front.names.clear();
    let pages = [
        home_page(desk.words, &front, &address),
        results_page(
            &desk,
            &Listing::default(),
            &Load::Waiting,
            &Address { query: "x y".into(), ..address.clone() },
            99,
        ),
        article_page(&desk, &Reading::default(), &address.home()),
        colophon(&desk, State::default().settings),
        progress(desk.words),
    ];
    for page in pages {
        let html = painted(page);
        let chinese: String = html.chars().filter(|&c| baolan::text::is_han(c)).collect();
        assert!(chinese.is_empty(), "{chinese} in {html}");
    }
}

/// A strict policy refuses `style` attributes and scripts in the page.
#[test]
fn nothing_is_painted_that_the_policy_refuses() {
    let address = searched();
    let pages = [
        home_page(zh().words, &front(), &address),
        results_page(&zh(), &found().into(), &spread(), &address, 99),
        article_page(&zh(), &reading(), &address),
        masthead(&zh(), "样报", &State::default(), Rc::default()),
    ];
    for page in pages {
        let html = painted(page);
        assert!(
            !html.contains(" style=") && !html.contains("<script") && !html.contains(" onclick="),
            "{html}"
        );
    }
}

//! What a hit shows, why it is one, and what is searched instead of nothing.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

mod common;

use baolan::bundle::Bundle;
use baolan::paper::{Article, Byline, Corpus, Facts, Named, Page, PageAbout, Paragraph};
use baolan::query::{self, Field};
use baolan::search::{Explanation, Found, Piece, RelaxationKind, Request, Sort, Step, Want, Why, search};
use futures::executor::block_on;

fn article(n: usize, headline: &str, paragraphs: &[&str]) -> Article {
    Article {
        id: format!("样报-{n}"),
        page: "样报".to_owned(),
        n,
        headline: Some(headline.to_owned()),
        paragraphs: paragraphs.iter().map(|text| Paragraph::new(*text)).collect(),
        ..Article::default()
    }
}

fn corpus() -> Corpus {
    let named = Named { name: "东街报栏管理处".to_owned(), ..Named::default() };
    let first = Article {
        byline: Byline {
            reporters: vec!["金某".to_owned()],
            credit: Some("记者 金某 摄影报道".to_owned()),
            ..Byline::default()
        },
        facts: Facts { organisations: vec![named], ..Facts::default() },
        published: Some("2022-02-11".to_owned()),
        ..article(
            1,
            "街角新设报栏",
            &["报栏前人来人往，议论不断。", "街角一带的住户也来看报，玻璃擦得很亮。"],
        )
    };
    let second = article(2, "热线开通", &["咨询请拨12581，再拨12581，还可拨12581。"]);
    let third = article(3, "门牌更换", &["新门牌从258号开始。", "玻璃厂宿舍最后更换，街角报栏不动。"]);
    let fourth = article(4, "清洗玻璃幕墙", &["工人清洗玻璃幕墙。玻璃幕墙很高。"]);
    let page = Page {
        name: "样报".to_owned(),
        about: PageAbout { number: Some("A02".to_owned()), ..PageAbout::default() },
        articles: vec![first, second, third, fourth],
        ..Page::default()
    };
    Corpus { pages: vec![page], ..Corpus::default() }
}

fn ask(bundle: &Bundle, typed: &str) -> Found {
    let want = Want { explain: true, histogram: Some(Step::Year), ..Want::PAGE };
    let request = Request { query: query::parse(typed).0, limit: 10, want, ..Request::default() };
    block_on(search(bundle, &request)).unwrap()
}

fn ids(found: &Found) -> Vec<usize> {
    found.hits.iter().map(|hit| hit.n).collect()
}

fn show(pieces: &[Piece]) -> String {
    pieces.iter().map(|p| if p.hit { format!("[{}]", p.text) } else { p.text.clone() }).collect()
}

#[test]
fn a_value_and_a_byline_are_named_as_the_reason() {
    let bundle = common::open(&corpus());
    let why = |typed| ask(&bundle, typed).hits.into_iter().next().unwrap().why;
    let shown = |why: &[Why]| match why {
        [Why::Field(field, pieces)] => (Some(*field), show(pieces)),
        [Why::Byline(pieces)] => (None, show(pieces)),
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(&why("机构:报栏")), (Some(Field::Organisation), "东街[报栏]管理处".to_owned()));
    assert_eq!(shown(&why("记者:金")), (Some(Field::Reporter), "[金]某".to_owned()));
    assert_eq!(shown(&why("摄影报道")), (None, "记者 金某 [摄影报道]".to_owned()));
    assert_eq!(why("日期:2022-02"), [Why::Date("2022-02-11".to_owned())]);
    assert_eq!(ids(&ask(&bundle, "版面:a02 热线")), [2]);
}

#[test]
fn a_match_over_the_end_of_a_paragraph_is_marked_in_both() {
    let bundle = common::open(&corpus());
    let found = ask(&bundle, "\"不断。街角\"");
    assert_eq!(ids(&found), [1]);
    assert!(show(&found.hits[0].snippet).contains("议论[不断]"), "{:?}", found.hits[0].snippet);
    let found = ask(&bundle, "报栏*人往");
    assert!(show(&found.hits[0].snippet).starts_with("[报栏前人来人往]，"), "{:?}", found.hits[0].snippet);
}

#[test]
fn whole_numbers_come_before_parts_of_numbers() {
    let bundle = common::open(&corpus());
    assert_eq!(ids(&ask(&bundle, "258")), [3, 2]);
    assert_eq!(ids(&ask(&bundle, "=258")), [3]);
}

#[test]
fn headline_and_nearness_count() {
    let bundle = common::open(&corpus());
    assert_eq!(ids(&ask(&bundle, "玻璃"))[0], 4);
    assert_eq!(ids(&ask(&bundle, "街角 报栏")), [1, 3]);
}

#[test]
fn an_explanation_adds_up_to_the_score() {
    let bundle = common::open(&corpus());
    for hit in ask(&bundle, "玻璃 街角").hits {
        let Explanation { value, parts, .. } = hit.explanation.unwrap();
        let sum: f32 = parts.iter().map(|part| part.value).sum();
        assert!(
            (value - hit.score).abs() < 1e-4 && (value - sum).abs() < 1e-4,
            "{value} {sum} {}",
            hit.score
        );
        assert!(parts.iter().all(|part| !part.name.zh.is_empty() && !part.name.en.is_empty()));
    }
}

#[test]
fn nothing_found_is_relaxed_and_says_how() {
    let bundle = common::open(&corpus());
    let relaxed = |typed| {
        let found = ask(&bundle, typed);
        let assumed = found.assumed.clone().map(|other| (other.kind, other.query.to_string(), other.count));
        (assumed, ids(&found))
    };
    let meant = (RelaxationKind::Homophone, "清洗玻璃幕墙".to_owned(), 1);
    assert_eq!(relaxed("清洗玻璃木墙"), (Some(meant), vec![4]));
    assert_eq!(relaxed("\"清洗玻璃木墙\""), (None, Vec::new()), "quoted is taken as it stands");
    assert_eq!(relaxed("甲乙丙丁"), (None, Vec::new()));
    let offered = ask(&bundle, "热线 报栏");
    assert!(offered.assumed.is_none() && offered.hits.is_empty());
    let kinds: Vec<_> =
        offered.relaxations.iter().map(|other| (other.kind, other.query.to_string())).collect();
    assert_eq!(kinds, [(RelaxationKind::Part, "热线".to_owned()), (RelaxationKind::Part, "报栏".to_owned())]);
}

#[test]
fn every_order_and_the_undated() {
    let bundle = common::open(&corpus());
    let by = |sort| {
        let request = Request { sort, limit: 10, query: query::parse("报栏").0, ..Request::default() };
        ids(&block_on(search(&bundle, &request)).unwrap())
    };
    assert_eq!(by(Sort::Page), [1, 3]);
    assert_eq!(by(Sort::Oldest), [1, 3]);
    assert_eq!(by(Sort::Newest), [1, 3]);
    let histogram = ask(&bundle, "报栏").histogram.unwrap();
    assert_eq!((histogram.bars.len(), histogram.undated), (1, 1));
}

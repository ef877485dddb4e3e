//! Any tree of a query finds exactly the articles that a plain evaluation of
//! the folded text finds.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

mod common;

use baolan::bundle::Bundle;
use baolan::paper::{Article, Byline, Corpus, Page, Paragraph};
use baolan::query::{Field, Node, Pattern, Query, Slot};
use baolan::search::{Concordance, LineOrder, Request, article_marks, search};
use baolan::text::fold;
use futures::executor::block_on;
use proptest::prelude::*;

/// Few characters, so that strings meet by chance.
fn text(longest: usize) -> impl Strategy<Value = String> {
    let chars: Vec<char> = "报栏街报栏街角萬1２a，“”\n".chars().collect();
    prop::collection::vec(prop::sample::select(chars), 0..longest).prop_map(String::from_iter)
}

fn article() -> impl Strategy<Value = Article> {
    let headline = prop::option::of(text(8));
    let paragraphs = prop::collection::vec(text(30).prop_map(Paragraph::new), 0..3);
    let names = prop::collection::vec(text(4), 0..3);
    let day = prop::option::of(prop::sample::select(vec!["2022-02-11", "2022-03", "2023", "--02-11"]));
    (headline, paragraphs, names, day).prop_map(|(headline, paragraphs, reporters, day)| Article {
        headline,
        paragraphs,
        byline: Byline { reporters, ..Byline::default() },
        published: day.map(str::to_owned),
        ..Article::default()
    })
}

fn corpus() -> impl Strategy<Value = Corpus> {
    prop::collection::vec(article(), 1..10).prop_map(|articles| Corpus {
        pages: vec![Page { articles, ..Page::default() }],
        ..Corpus::default()
    })
}

fn pattern() -> impl Strategy<Value = Pattern> {
    let chars: Vec<char> = "报栏街角万12a\n".chars().collect();
    let char = prop::sample::select(chars);
    let slot =
        prop_oneof![6 => char.prop_map(Slot::Char), 1 => Just(Slot::One), 1 => (0u32..4).prop_map(Slot::Gap)];
    prop::collection::vec(slot, 1..7).prop_filter_map("nothing to search", |slots| {
        let solid = |slot: &Slot| matches!(slot, Slot::Char(c) if *c != '\n');
        let first = slots.iter().position(solid)?;
        let last = slots.iter().rposition(solid)?;
        let slots = slots[first..=last].to_vec();
        Some(Pattern { typed: format!("{slots:?}"), quoted: false, whole: false, slots })
    })
}

fn tree() -> impl Strategy<Value = Node> {
    let field =
        prop::option::weighted(0.3, prop::sample::select(vec![Field::Title, Field::Body, Field::Reporter]));
    let day = || prop::option::of(prop::sample::select(vec!["2022", "2022-02", "2022-02-20", "2023-01-01"]));
    let leaf = prop_oneof![
        6 => (field, pattern()).prop_map(|(field, pattern)| Node::Text { field, pattern }),
        2 => (prop::collection::vec(pattern(), 2..4), 0u32..6).prop_map(|(patterns, within)| Node::Near { patterns, within }),
        1 => (day(), day(), prop::option::of(pattern())).prop_map(|(from, to, printed)| Node::Date {
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
            printed,
        }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Node::All),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Node::Any),
            inner.prop_map(|part| Node::Not(Box::new(part))),
        ]
    })
}

/// An article as a plain search sees it.
struct Plain<'a> {
    title: Vec<char>,
    body: Vec<char>,
    article: &'a Article,
}

impl<'a> Plain<'a> {
    fn of(article: &'a Article) -> Self {
        let body: Vec<Vec<char>> =
            article.paragraphs.iter().map(|p| fold(&p.text).chars).filter(|p| !p.is_empty()).collect();
        Self { title: fold(&article.printed_title()).chars, body: body.join(&'\n'), article }
    }

    fn matches(&self, node: &Node) -> bool {
        match node {
            Node::All(parts) => parts.iter().all(|part| self.matches(part)),
            Node::Any(parts) => parts.iter().any(|part| self.matches(part)),
            Node::Not(part) => !self.matches(part),
            Node::Text { field, pattern } => self.has(*field, &pattern.slots),
            Node::Near { patterns, within } => [&self.title, &self.body].into_iter().any(|field| {
                let spans: Vec<_> =
                    patterns.iter().map(|pattern| shortest(spans(&pattern.slots, field))).collect();
                spans[0].iter().any(|first| chain(&spans[1..], *first, *within as usize))
            }),
            Node::Date { from, to, printed } => {
                let day = self.article.published.as_deref();
                day.is_some_and(|day| dated(day, from.as_deref(), to.as_deref()))
                    || printed.as_ref().is_some_and(|pattern| self.has(None, &pattern.slots))
            }
        }
    }

    fn has(&self, field: Option<Field>, slots: &[Slot]) -> bool {
        let stands = |text: &[char]| !spans(slots, text).is_empty();
        match field {
            None => stands(&self.title) || stands(&self.body),
            Some(Field::Title) => stands(&self.title),
            Some(Field::Body) => stands(&self.body),
            _ => self.article.byline.reporters.iter().any(|name| stands(&fold(name).chars)),
        }
    }
}

/// Every stretch of a text that the slots match.
fn spans(slots: &[Slot], text: &[char]) -> Vec<(usize, usize)> {
    (0..text.len()).flat_map(|at| ends(slots, text, at).into_iter().map(move |end| (at, end))).collect()
}

/// The stretches that have no other inside: where a text with a gap stands.
fn shortest(spans: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let inside = |a: &(usize, usize), b: &(usize, usize)| a != b && a.0 >= b.0 && a.1 <= b.1;
    spans.iter().filter(|span| !spans.iter().any(|other| inside(other, span))).copied().collect()
}

fn ends(slots: &[Slot], text: &[char], at: usize) -> Vec<usize> {
    match slots.split_first() {
        None => vec![at],
        Some((Slot::Char(c), rest)) if text.get(at) == Some(c) => ends(rest, text, at + 1),
        Some((Slot::Char(_), _)) => Vec::new(),
        Some((Slot::One, rest)) if at < text.len() => ends(rest, text, at + 1),
        Some((Slot::One, _)) => Vec::new(),
        Some((Slot::Gap(most), rest)) => (0..=*most as usize)
            .filter(|gap| at + gap <= text.len())
            .flat_map(|gap| ends(rest, text, at + gap))
            .collect(),
    }
}

/// Whether spans can be chosen, one of each list, each near the one before.
fn chain(lists: &[Vec<(usize, usize)>], before: (usize, usize), within: usize) -> bool {
    let Some((list, rest)) = lists.split_first() else { return true };
    let near = |span: &&(usize, usize)| {
        let behind = span.0 >= before.1 && span.0 - before.1 <= within;
        behind || before.0 >= span.1 && before.0 - span.1 <= within
    };
    list.iter().filter(near).any(|span| chain(rest, *span, within))
}

fn dated(day: &str, from: Option<&str>, to: Option<&str>) -> bool {
    let covers = |day: &str, limit: &str| day.starts_with(limit) || limit.starts_with(day);
    let after = from.is_none_or(|from| day >= from || covers(day, from));
    let before = to.is_none_or(|to| day <= to || covers(day, to));
    !day.starts_with('-') && after && before
}

/// Whether the tree has a text whose runs the index cannot tell from others:
/// a stop beside a wildcard counts as any character.
fn is_plain(node: &Node) -> bool {
    let plain = |pattern: &Pattern| {
        let stop = |slot: &Slot| *slot == Slot::Char('\n');
        let wild = |slot: &Slot| matches!(slot, Slot::One | Slot::Gap(_));
        !pattern.slots.windows(2).any(|pair| {
            stop(&pair[0]) && (stop(&pair[1]) || wild(&pair[1])) || wild(&pair[0]) && stop(&pair[1])
        })
    };
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().all(is_plain),
        Node::Not(part) => is_plain(part),
        Node::Text { pattern, .. } => plain(pattern),
        Node::Near { patterns, .. } => patterns.iter().all(plain),
        Node::Date { printed, .. } => printed.as_ref().is_none_or(plain),
    }
}

fn found(bundle: &Bundle, node: &Node) -> Vec<u32> {
    let query = Query::from(node.clone());
    let mut docs = block_on(search(bundle, &Request { query, ..Request::default() })).unwrap().docs;
    docs.sort_unstable();
    docs
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_tree_finds_what_a_plain_evaluation_finds(corpus in corpus(), nodes in prop::collection::vec(tree().prop_filter("plain", is_plain), 25)) {
        let bundle = common::open(&corpus);
        let articles: Vec<Plain> = corpus.pages[0].articles.iter().map(Plain::of).collect();
        for node in nodes {
            let truth: Vec<u32> = (0u32..).zip(&articles).filter(|(_, a)| a.matches(&node)).map(|(doc, _)| doc).collect();
            prop_assert_eq!(found(&bundle, &node), truth, "{:?}", node);
        }
    }

    /// Every line of a concordance shows the text, as often as it stands, and
    /// the marks of an article are where its lines are.
    #[test]
    fn lines_and_marks_show_every_occurrence(corpus in corpus(), wanted in "[报栏街角]{1,3}") {
        let bundle = common::open(&corpus);
        let query = Query::from(Node::Text { field: None, pattern: Pattern::quoted(&wanted).unwrap() });
        let request = Request { query: query.clone(), ..Request::default() };
        let slots: Vec<Slot> = fold(&wanted).chars.into_iter().map(Slot::Char).collect();
        let articles = &corpus.pages[0].articles;
        let truth: usize = articles.iter().map(Plain::of).map(|a| spans(&slots, &a.title).len() + spans(&slots, &a.body).len()).sum();
        for order in [LineOrder::Page, LineOrder::Left, LineOrder::Right, LineOrder::Newest] {
            let lines = block_on(async {
                let mut all = Concordance::begin(&bundle, &request, order).await.unwrap();
                while !all.is_ready() { all.advance(&bundle).await }
                assert_eq!(all.total(), all.read());
                all.lines(&bundle, 0, usize::MAX).await.unwrap()
            });
            prop_assert_eq!(lines.len(), truth);
            for line in lines {
                prop_assert_eq!(&fold(&line.hit).chars, &fold(&wanted).chars);
                let marks = article_marks(&articles[line.doc as usize], &query);
                let here = marks.iter().find(|(part, _)| Some(*part) == line.part);
                prop_assert!(here.is_some_and(|(_, ranges)| ranges.iter().any(|range| range.start <= line.range.start && line.range.end <= range.end)));
            }
        }
    }
}

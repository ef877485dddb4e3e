//! Any text is a query: reading it never fails, printing it and reading it
//! again gives the same query, and long ones take no longer than their length.

use baolan::query::{DEEPEST, Field, Hint, LONGEST, MOST, Node, Pattern, Query, parse};
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Pieces that mean something to the parser, so that they meet by chance.
const PIECES: &[&str] = &[
    " ",
    " ",
    "　",
    "甲",
    "乙",
    "支部",
    "abc",
    "A",
    "或",
    "与",
    "非",
    "且",
    "OR",
    "AND",
    "NOT",
    "|",
    "｜",
    "-",
    "－",
    "+",
    "=",
    "(",
    ")",
    "（",
    "）",
    "\"",
    "“",
    "”",
    "「",
    "」",
    "『",
    "』",
    "‘",
    "’",
    "＂",
    "*",
    "＊",
    "?",
    "？",
    "。",
    "，",
    ".",
    ":",
    "：",
    "近/5",
    "近/20",
    "NEAR/3",
    "标题:",
    "记者：",
    "date:",
    "日期:",
    "titel:",
    "2022",
    "2022年",
    "2月",
    "9日",
    "二月",
    "九日",
    "二〇二二年",
    "2022-02",
    "-02-30",
    "..",
    "至",
    "12",
    "１２",
    "号",
    "{}",
    "\u{0}",
    "\u{200B}",
    "𠮷",
    "é",
    "İ",
    "\n",
    "…",
    "/",
];

fn typed() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..14).prop_map(|pieces| pieces.concat())
}

/// Trees as the parser makes them: lists in lists of the other kind only,
/// no text that has other writings.
fn tree() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        (prop::option::of(field()), pattern()).prop_map(|(field, pattern)| Node::Text { field, pattern }),
        (prop::collection::vec(pattern(), 2..4), 1..99u32)
            .prop_map(|(patterns, within)| Node::Near { patterns, within }),
        (1900..2100u32, 1..13u32).prop_map(|(year, month)| {
            let day = Some(format!("{year}-{month:02}"));
            Node::Date { from: day.clone(), to: day.filter(|_| month > 6), printed: None }
        }),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| Node::All(flat(parts, true))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| Node::Any(flat(parts, false))),
            inner.prop_map(|part| match part {
                Node::Not(inner) => *inner,
                part => Node::Not(Box::new(part)),
            }),
        ]
    })
}

fn flat(parts: Vec<Node>, all: bool) -> Vec<Node> {
    let open = |part| match part {
        Node::All(inner) if all => inner,
        Node::Any(inner) if !all => inner,
        other => vec![other],
    };
    parts.into_iter().flat_map(open).collect()
}

fn field() -> impl Strategy<Value = Field> {
    prop::sample::select(vec![Field::Title, Field::Reporter, Field::Place])
}

fn pattern() -> impl Strategy<Value = Pattern> {
    let plain = prop::sample::select(vec!["甲", "五*支部", "abc", "“五星”支部", "某（集）厂"]);
    let quoted =
        prop::sample::select(vec!["甲 乙", "OR", "记者:甲", "他说“好”", "他说\"好\"", "a*b", "2月9日"]);
    prop_oneof![
        (plain, any::<bool>()).prop_filter_map("searchable", |(typed, whole)| {
            Pattern::bare(typed).map(|pattern| Pattern { whole, ..pattern })
        }),
        quoted.prop_filter_map("searchable", Pattern::quoted),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printing_any_query_and_reading_it_is_the_same_query(typed in typed()) {
        let query = parse(&typed).0;
        let printed = query.to_string();
        prop_assert_eq!(&parse(&printed).0, &query, "{:?} printed {:?}", typed, printed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printing_any_tree_and_reading_it_is_the_same_tree(tree in tree()) {
        let printed = tree.to_string();
        let (query, hints) = parse(&printed);
        prop_assert_eq!(&query.root, &tree, "{}", printed);
        prop_assert!(hints.iter().all(|hint| *hint == Hint::OnlyExclusions), "{}: {:?}", printed, hints);
    }

    #[test]
    fn any_characters_are_a_query(typed in any::<String>()) {
        let query = parse(&typed).0;
        prop_assert_eq!(parse(&query.to_string()).0, query);
    }
}

/// Reads and prints a query of any length within a second, unoptimised; the
/// best of three, since other tests run beside it.
fn soon(typed: &str) -> (Query, Vec<Hint>) {
    let measured = |_| {
        let begin = Instant::now();
        let (query, hints) = parse(typed);
        let printed = query.to_string();
        (begin.elapsed(), query, hints, printed)
    };
    let (elapsed, query, hints, printed) =
        (0..3).map(measured).min_by_key(|(elapsed, ..)| *elapsed).expect("measured three times");
    assert!(elapsed < Duration::from_secs(1), "{elapsed:?} for {typed:.20}…");
    let fits = printed.chars().count() <= LONGEST;
    assert!(!fits || parse(&printed).0 == query, "{typed:.20}…");
    (query, hints)
}

#[test]
fn long_queries_are_cut_and_say_so() {
    let (query, hints) = soon(&"报".repeat(LONGEST + 1));
    assert_eq!((query.texts().len(), hints), (1, vec![Hint::TooLong(LONGEST)]));
    let (query, hints) = soon(&"报 | ".repeat(MOST + 1));
    assert_eq!((query.texts().len(), hints), (MOST, vec![Hint::TooMany(MOST)]));
    let (query, hints) = soon(&["报".to_owned(), " OR 栏".repeat(MOST - 1)].concat());
    assert_eq!((query.texts().len(), hints), (MOST, vec![]));
}

#[test]
fn deep_brackets_are_cut_and_say_so() {
    let deep = ["(".repeat(5_000), "报".to_owned(), ")".repeat(4_999)].concat();
    let (query, hints) = soon(&deep);
    assert_eq!((query.to_string().as_str(), hints), ("报", vec![Hint::TooDeep(DEEPEST), Hint::OpenBracket]));
    let (query, _) = soon(&"(报 或 (栏 ".repeat(700));
    assert!(!query.is_empty());
}

#[test]
fn queries_made_to_be_slow_are_not() {
    for piece in [
        "一*的*是",
        "*",
        "?",
        "“",
        "\"",
        "“甲",
        "a(",
        "a(b)",
        "(a)b",
        "-",
        "NOT ",
        "近/5 ",
        "甲 近/5 ",
        "2月 ",
        "标题:",
        "标题:(",
        "2022-02-",
        "|",
        "或 ",
        "a:",
        "「",
        "」",
        ")",
        "=",
        "2月9日 ",
        "2月9日|(2月9日",
    ] {
        soon(&piece.repeat(LONGEST / piece.chars().count()));
    }
}

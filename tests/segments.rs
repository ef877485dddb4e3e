//! Segments: a corpus in parts is the corpus, and damage is told.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

mod common;

use baolan::paper::{Article, Byline, Corpus, Loose, Page, Paragraph};
use baolan::segment::{self, Made, Segment, SegmentError, Whole};
use common::{Files, segment_of};
use proptest::prelude::*;

fn article(page: &str, n: usize, text: &str) -> Article {
    Article {
        id: format!("{page}-{n}"),
        page: page.to_owned(),
        n,
        headline: n.is_multiple_of(2).then(|| text.chars().take(5).collect()),
        paragraphs: text.split('。').filter(|text| !text.is_empty()).map(Paragraph::new).collect(),
        published: Some(format!("2024-05-{:02}", n % 28 + 1)),
        byline: Byline { reporters: vec![text.chars().rev().take(2).collect()], ..Byline::default() },
        ..Article::default()
    }
}

fn page(name: &str, texts: &[String]) -> Page {
    let articles = texts.iter().zip(1..).map(|(text, n)| article(name, n, text)).collect();
    let loose = vec![Loose { line: 1, text: format!("{name}的零行"), ..Loose::default() }];
    Page { name: name.to_owned(), articles, loose, ..Page::default() }
}

fn corpus(pages: Vec<Page>) -> Corpus {
    Corpus { pages, ..Corpus::default() }
}

fn segments(file: &str, bytes: Vec<u8>) -> Result<Vec<Segment>, SegmentError> {
    segment::open(file, bytes.into())
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec!['报', '栏', '街', '角', '的', '。', '，', '2', 'a', ' ']),
        1..40,
    )
    .prop_map(|chars| format!("街{}", chars.into_iter().collect::<String>()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whichever pages each part has, and in whatever order the parts come.
    #[test]
    fn parts_make_the_same_bytes_as_the_whole(
        pages in prop::collection::vec((prop::collection::vec(text(), 0..5), 0usize..4), 1..7),
        order: u64,
    ) {
        let whole: Vec<Page> =
            pages.iter().enumerate().map(|(at, (texts, _))| page(&format!("样报-{at}"), texts)).collect();
        let of = |part: usize| {
            let mine = whole.iter().zip(&pages).filter(|(_, (_, of))| *of == part);
            segment_of(&corpus(mine.map(|(page, _)| page.clone()).collect()), Made::default())
        };
        let mut parts: Vec<Vec<u8>> = (0..4).map(of).collect();
        parts.rotate_left(order as usize % 4);
        if order % 3 == 0 {
            parts.reverse();
        }
        let expected: Files = common::files(&corpus(whole.clone()));
        prop_assert!(common::joined(parts.clone()) == expected, "separate files");
        prop_assert!(common::joined(vec![parts.concat()]) == expected, "one file");
    }

    /// A page of very many articles comes in parts of its own.
    #[test]
    fn a_page_in_parts_is_one_page(texts in prop::collection::vec(text(), 2..9), cut: prop::sample::Index) {
        let whole = page("样报", &texts);
        let cut = cut.index(texts.len());
        let part = |articles: &[Article], part| {
            let mut page = Page { articles: articles.to_vec(), ..whole.clone() };
            page.loose.retain(|_| part == 0);
            segment_of(&corpus(vec![page]), Made { part, ..Made::default() })
        };
        let parts = vec![part(&whole.articles[cut..], 1), part(&whole.articles[..cut], 0)];
        prop_assert!(common::joined(parts) == common::files(&corpus(vec![whole])));
    }

    #[test]
    fn damage_is_an_error(at: prop::sample::Index, flip in 1u8.., cut: bool) {
        let mut bytes = segment_of(&corpus(vec![page("样报", &["街角新设报栏。".to_owned()])]), Made::default());
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] ^= flip }
        let said = segments("一.seg", bytes).unwrap_err().to_string();
        prop_assert!(said.contains("一.seg"), "{said}");
    }

    #[test]
    fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), magic: bool) {
        let bytes = if magic { [b"BLSEG\0\0\x01".as_slice(), &bytes].concat() } else { bytes };
        prop_assert!(segments("二.seg", bytes).is_err());
    }
}

#[test]
fn a_page_belongs_to_one_segment() {
    let one = || corpus(vec![page("样报", &["街角新设报栏。".to_owned()])]);
    let mut both = segments("一.seg", segment_of(&one(), Made::default())).unwrap();
    both.extend(segments("二.seg", segment_of(&one(), Made::default())).unwrap());
    let said = Whole::join(both).unwrap_err().to_string();
    assert!(["样报", "一.seg", "二.seg"].iter().all(|part| said.contains(part)), "{said}");
}

#[test]
fn another_version_is_told_as_such() {
    let mut bytes = segment_of(&corpus(vec![page("样报", &["报栏".to_owned()])]), Made::default());
    bytes[7] += 1;
    assert!(matches!(segments("一.seg", bytes), Err(SegmentError::Version { found: (2, 0), .. })));
}

//! Recall and precision 1.0: any string is found exactly where a plain search
//! of the folded text finds it.

mod common;

use baolan::bundle::Bundle;
use baolan::paper::{Article, Byline, Corpus, Page, Paragraph};
use baolan::query::{Node, Pattern, Query, Slot};
use baolan::search::{Request, search};
use baolan::text::{SPACE, STOP, fold};
use futures::executor::block_on;
use proptest::prelude::*;

/// Few characters, so that strings meet by chance; all classes of them.
fn text(longest: usize) -> impl Strategy<Value = String> {
    let alphabet = "报栏街报栏街角萬万１21a bB。，“”（）\n+·𠮷";
    let chars: Vec<char> = alphabet.chars().collect();
    prop::collection::vec(prop::sample::select(chars), 0..longest).prop_map(String::from_iter)
}

fn article() -> impl Strategy<Value = Article> {
    let headline = prop::option::of(text(8));
    let paragraphs = prop::collection::vec(text(40).prop_map(Paragraph::new), 0..3);
    (headline, paragraphs, prop::option::of(text(6))).prop_map(|(headline, paragraphs, credit)| Article {
        headline,
        paragraphs,
        byline: Byline { credit, ..Byline::default() },
        ..Article::default()
    })
}

fn corpus() -> impl Strategy<Value = Corpus> {
    prop::collection::vec(article(), 1..12).prop_map(|articles| Corpus {
        pages: vec![Page { articles, ..Page::default() }],
        ..Corpus::default()
    })
}

/// Articles that reprint passages of one another: whole, cut, with something
/// before, between and behind.
fn reprints() -> impl Strategy<Value = Corpus> {
    let passages = prop::collection::vec(text(90), 1..4);
    let piece = (0usize..4, 0usize..40, 0usize..90, text(5));
    let pieces = prop::collection::vec(prop::collection::vec(piece, 1..4), 2..9);
    (passages, pieces).prop_map(|(passages, articles)| {
        let cut = |(which, from, length, own): (usize, usize, usize, String)| {
            let passage = passages[which % passages.len()].chars().skip(from).take(length);
            passage.chain(own.chars()).collect::<String>()
        };
        let article = |pieces: Vec<_>| {
            let text: String = pieces.into_iter().map(cut).collect();
            Article { paragraphs: vec![Paragraph::new(text)], ..Article::default() }
        };
        let articles = articles.into_iter().map(article).collect();
        Corpus { pages: vec![Page { articles, ..Page::default() }], ..Corpus::default() }
    })
}

/// The plain search: the string stands in headline, body or byline.
fn stands_in(article: &Article, wanted: &[char]) -> bool {
    let body: Vec<Vec<char>> =
        article.paragraphs.iter().map(|p| fold(&p.text).chars).filter(|p| !p.is_empty()).collect();
    let body = body.join(&'\n');
    let title = fold(&article.printed_title()).chars;
    let credit = fold(article.byline.credit.as_deref().unwrap_or_default()).chars;
    [title, body, credit].iter().any(|field| field.windows(wanted.len()).any(|window| window == wanted))
}

/// The query for these folded characters and no others.
fn exactly(chars: &[char]) -> Query {
    let slots = chars.iter().map(|&c| Slot::Char(c)).collect();
    let pattern = Pattern { typed: chars.iter().collect(), quoted: true, whole: false, slots };
    Query::from(Node::Text { field: None, pattern })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn found_is_what_is_printed(corpus in corpus(), typed in prop::collection::vec(text(7), 1..12)) {
        let bundle = common::open(&corpus);
        for typed in typed {
            found_where_it_stands(&corpus, &bundle, &fold(&typed).chars)?;
        }
    }

    #[test]
    fn found_is_what_is_reprinted(corpus in reprints(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1usize..30), 12)) {
        let bundle = common::open(&corpus);
        for (article, at, length) in cuts {
            let text = &article.get(&corpus.pages[0].articles).paragraphs[0].text;
            let folded = fold(text).chars;
            if folded.is_empty() { continue }
            let at = at.index(folded.len());
            found_where_it_stands(&corpus, &bundle, &folded[at..folded.len().min(at + length)])?;
        }
    }
}

/// A string is found in the articles in which the plain search finds it; no
/// query begins or ends with a stop or a blank.
fn found_where_it_stands(corpus: &Corpus, bundle: &Bundle, chars: &[char]) -> Result<(), TestCaseError> {
    let is_gap = |c: &&char| **c == STOP || **c == SPACE;
    let chars = &chars[chars.iter().take_while(is_gap).count()..];
    let chars = &chars[..chars.len() - chars.iter().rev().take_while(is_gap).count()];
    if chars.is_empty() {
        return Ok(());
    }
    let request = Request { query: exactly(chars), limit: 0, ..Request::default() };
    let mut docs = block_on(search(bundle, &request)).expect("all files are there").docs;
    docs.sort_unstable();
    let articles = (0u32..).zip(&corpus.pages[0].articles);
    let truth: Vec<u32> = articles.filter(|(_, a)| stands_in(a, chars)).map(|(doc, _)| doc).collect();
    prop_assert_eq!(docs, truth, "{:?}", chars);
    Ok(())
}

/// Every string of one to six characters of the corpus itself.
#[test]
fn every_string_of_a_text_finds_it() {
    let text = "“三学三提升 创‘五星’支部”亮赛比，2022年6月29日举办。第12581号，约3.5万人（A区）参加";
    let article = |text: &str| Article { paragraphs: vec![Paragraph::new(text)], ..Article::default() };
    let articles = vec![article("无关的一篇。"), article(text)];
    let bundle =
        common::open(&Corpus { pages: vec![Page { articles, ..Page::default() }], ..Corpus::default() });
    let folded = fold(text).chars;
    for length in 1..=6 {
        for window in folded.windows(length).filter(|window| window[0] != '\n' && window[length - 1] != '\n')
        {
            let query = exactly(window);
            let found =
                block_on(search(&bundle, &Request { query, limit: 0, ..Request::default() })).unwrap();
            assert!(found.docs.contains(&1), "{window:?}");
        }
    }
}

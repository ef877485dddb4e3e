//! Recall and precision 1.0: any string is found exactly where a plain search
//! of the folded text finds it.

mod common;

use baolan::paper::{Article, Byline, Corpus, Page, Paragraph};
use baolan::query::{Node, Pattern, Query, Slot};
use baolan::search::{Request, search};
use baolan::text::fold;
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
            let chars = fold(&typed).chars;
            let chars = chars[chars.iter().take_while(|&&c| c == '\n').count()..].to_vec();
            if chars.is_empty() { continue }
            let query = exactly(&chars);
            let found = block_on(search(&bundle, &Request { query, limit: 0, ..Request::default() })).unwrap();
            let mut docs = found.docs;
            docs.sort_unstable();
            let articles = corpus.pages[0].articles.iter().enumerate();
            let truth: Vec<u32> = articles.filter(|(_, a)| stands_in(a, &chars)).map(|(doc, _)| doc as u32).collect();
            prop_assert_eq!(docs, truth, "{:?}", typed);
        }
    }
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

//! Articles of a page → who, where, when, how much.
//!
//! Every finder is one file of [`finders`]; it reads the page as a
//! [`Context`] and fills its part of each article's facts. Rules and plain
//! word lists, no model: the same page gives the same facts, and each fact
//! carries the sentence that says it.

pub mod authority;
pub mod finders;

pub mod same;

mod lexicon;
mod roster;
mod sentence;
mod word;

pub use roster::Roster;
pub use sentence::{Context, Sentences, Text};

use crate::paper::{Article, PageAbout};

/// Finds the facts of all articles of one page and fills in their `facts` and
/// `date`. The articles of a page are read together: a name seen whole in one
/// decides a doubt in another.
pub fn find(articles: &mut [Article], about: &PageAbout) {
    let context = Context::new(articles, about);
    let roster = Roster::new(articles, &context);
    finders::person::find(articles, &context, &roster);
    finders::organisation::find(articles, &context, &roster);
    finders::place::find(articles, &context, &roster);
    finders::role::find(articles, &context, &roster);
    finders::activity::find(articles, &context, &roster);
    finders::meeting::find(articles, &context, &roster);
    finders::time::find(articles, &context);
    finders::initiative::find(articles, &context);
    finders::quantity::find(articles, &context);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Paragraph;

    /// Pieces that the rules look at, in every order a page may have them.
    const PIECES: &str = "书记 局长 、 ， 。 ： （ ） ( ) “ ” 张 王伟 · 普 市 区 街道 办事处 村 公司 和 女 男 同志 任 的 　 2 年 出席 会议 强调 党工委 兼 \u{0} 𠮷 等 _";

    #[test]
    fn nothing_panics_on_rubble() {
        let pieces: Vec<&str> = PIECES.split(' ').collect();
        let mut state = 7_u64;
        for _ in 0..400 {
            let mut text = String::new();
            for _ in 0..60 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(&pieces[(state >> 33) as usize % pieces.len()].replace('_', " "));
            }
            let mut articles = vec![Article { paragraphs: vec![Paragraph::new(text)], ..Article::default() }];
            find(&mut articles, &PageAbout::default());
        }
    }

    #[test]
    fn every_fact_stands_where_its_span_says() {
        let text = "甲水区区长張三豐（女）到雙河街道檢查，省委書記 王 偉出席。";
        let mut articles = vec![Article { paragraphs: vec![Paragraph::new(text)], ..Article::default() }];
        find(&mut articles, &PageAbout::default());
        let facts = &articles[0].facts;
        for person in &facts.people {
            let span = person.facts[0].span;
            assert_eq!(text[span.start..span.end].replace(' ', ""), person.name);
        }
        for named in facts.organisations.iter().chain(&facts.places) {
            let span = named.facts[0].span;
            assert_eq!(text[span.start..span.end], named.name);
        }
        assert_eq!(facts.people.len(), 2);
    }
}

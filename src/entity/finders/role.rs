//! Anonymous roles: a post whose holder the text does not name.
//!
//! ```text
//! 双河办事处党工委负责人表示    区教育局有关负责同志
//! ```
//!
//! A role belongs to its office; it is never resolved to a name by guess.

use super::named::Collection;
use super::phrase;
use crate::entity::lexicon::Marks;
use crate::entity::roster::Roster;
use crate::entity::sentence::{Context, Text};
use crate::entity::word::{Kind, Word};
use crate::paper::{Article, Span};
use std::ops::Range;

/// Fills in the anonymous roles of each article.
pub fn find(articles: &mut [Article], context: &Context, roster: &Roster) {
    for ((article, texts), cut) in articles.iter_mut().zip(&context.articles).zip(&roster.articles) {
        let mut collection = Collection::default();
        for (text, words) in texts.iter().zip(cut) {
            for (chars, office) in roles(text, words) {
                if !is_held(article, text.span(chars.clone())) {
                    collection.add(text, chars, "职务", Some(office));
                }
            }
        }
        article.facts.roles = collection.named;
    }
}

/// Whether a person of the article was given the post that is printed there.
fn is_held(article: &Article, span: Span) -> bool {
    let mut posts = article.facts.people.iter().flat_map(|person| &person.posts);
    posts.any(|post| {
        let held = post.fact.span;
        held.paragraph == span.paragraph && held.start < span.end && span.start < held.end
    })
}

/// The roles of a paragraph with the offices they belong to.
fn roles(text: &Text, words: &[Word]) -> Vec<(Range<usize>, String)> {
    (0..words.len()).filter_map(|at| role(text, words, at)).collect()
}

fn role(text: &Text, words: &[Word], at: usize) -> Option<(Range<usize>, String)> {
    if !words[at].marks.any(Marks::OFFICE) || !stands_alone(text, words, at) {
        return None;
    }
    let head = head(text, words, at);
    let last = head.checked_sub(1)?;
    let start = phrase::start(text, words, last);
    let office = &words[start..head];
    let firm = Marks::TAIL
        .and(Marks::WHOLE)
        .and(Marks::SINGLE_TAIL)
        .and(Marks::DIVISION_TAIL)
        .and(Marks::VILLAGE_TAIL);
    let body = office.last().is_some_and(|word| word.marks.any(firm))
        && office.iter().all(|word| word.kind != Kind::Name);
    let office = words[start].start..words[last].end;
    body.then(|| (office.start..words[at].end, super::post::plain(text.printed(office))))
}

/// Whether no name stands beside the post and no further post follows.
fn stands_alone(text: &Text, words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1);
    let named =
        next.is_some_and(|next| next.kind == Kind::Name || next.marks.any(Marks::OFFICE.and(Marks::TAIL)));
    let list = next.is_some_and(|next| matches!(text.chars[next.start], '、' | ':' | '('));
    let held = at > 0 && words[at - 1].kind == Kind::Name;
    let verb = words[at].marks.any(Marks::FOLLOWS.and(Marks::VERB));
    !named && !list && !held && !verb
}

/// Where the head of the role begins: 有关, 主要, 相关 and 副 go with it.
fn head(text: &Text, words: &[Word], at: usize) -> usize {
    let goes_with = |word: &&Word| {
        let chars = &text.chars[word.start..word.end];
        let vague =
            ["有关", "相关", "主要", "分管"].iter().any(|known| known.chars().eq(chars.iter().copied()));
        vague || phrase::is_prefix(chars)
    };
    at - words[..at].iter().rev().take_while(goes_with).count()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{facts, names};

    #[test]
    fn a_post_without_a_name_is_a_role_of_its_office() {
        let found = facts("双河办事处党工委负责人表示满意，镇长李大山、区教育局局长张大力参加。");
        assert_eq!(names(&found.roles), ["双河办事处党工委负责人"]);
        assert_eq!(found.roles[0].within.as_deref(), Some("双河办事处党工委"));
    }
}

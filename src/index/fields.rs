//! The values of an article's fields as terms: 记者, 机构, 体裁 and their like.
//!
//! A value is one term of the dictionary: the field's tag, then the whole
//! value as searched. An article has one posting for each of its values, at
//! positions of their own behind its byline.

use crate::paper::{Article, Field, Kind};
use crate::text;
use std::collections::BTreeSet;

/// The tag of the first field. Noncharacters of Unicode: no text to be
/// exchanged has them, and no page font either, as it may private ones.
const FIRST: u32 = 0xFDD0;

/// The character that begins the terms of a field; `None` where it has no
/// values of its own.
pub fn tag(field: Field) -> Option<char> {
    let number = Field::OF_VALUES.into_iter().position(|known| known == field)?;
    char::from_u32(FIRST + number as u32)
}

/// The values an article has, as printed.
fn values(field: Field, article: &Article) -> Vec<&str> {
    let (byline, facts) = (&article.byline, &article.facts);
    match field {
        Field::Reporter => strings(&byline.reporters),
        Field::Correspondent => strings(&byline.correspondents),
        Field::Photographer => strings(&byline.photographers),
        Field::Author => strings(&byline.authors),
        Field::Person => facts.people.iter().map(|person| person.name.as_str()).collect(),
        Field::Post => posts(article),
        Field::Organisation => with_variants(facts.organisations.iter().map(|o| (&o.name, &o.variants))),
        Field::Place => with_variants(facts.places.iter().map(|p| (&p.name, &p.variants))),
        Field::Initiative => with_variants(facts.initiatives.iter().map(|i| (&i.name, &i.variants))),
        Field::Section => article.section.iter().map(String::as_str).collect(),
        Field::Kind => vec![kind_name(article.kind), article.kind.key()],
        Field::Page => vec![&article.page],
        Field::Title | Field::Body | Field::Date => Vec::new(),
    }
}

fn strings(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

/// Whether a character is the tag of a field.
pub fn is_tag(c: char) -> bool {
    (FIRST..FIRST + Field::OF_VALUES.len() as u32).contains(&u32::from(c))
}

/// The terms of an article's values, sorted, each once.
pub(super) fn value_terms(article: &Article) -> Vec<String> {
    let terms = Field::OF_VALUES.into_iter().flat_map(|field| {
        let values = values(field, article).into_iter();
        values.filter_map(move |value| value_term(field, value))
    });
    terms.collect::<BTreeSet<String>>().into_iter().collect()
}

fn value_term(field: Field, value: &str) -> Option<String> {
    let folded = text::fold(value).chars;
    let term = tag(field).into_iter().chain(folded.iter().copied().filter(|&c| !is_tag(c)));
    (!folded.is_empty()).then(|| term.collect())
}

/// Posts with their organisations, of people who are named and who are not.
fn posts(article: &Article) -> Vec<&str> {
    let named = article.facts.people.iter().flat_map(|person| &person.posts);
    let roles = article.facts.roles.iter().map(|role| role.name.as_str());
    named.map(|post| post.title.as_str()).chain(roles).collect()
}

fn with_variants<'a>(named: impl Iterator<Item = (&'a String, &'a Vec<String>)>) -> Vec<&'a str> {
    named.flat_map(|(name, variants)| std::iter::once(name).chain(variants)).map(String::as_str).collect()
}

/// The Chinese name of a kind.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::News => "消息",
        Kind::Brief => "简讯",
        Kind::Commentary => "评论",
        Kind::PhotoCaption => "图片说明",
        Kind::Notice => "公告",
        Kind::Advertisement => "广告",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Byline, Facts, Named, Person, Post};

    #[test]
    fn values_are_tagged_and_folded() {
        let article = Article {
            byline: Byline { reporters: vec!["馬某".into(), "马某".into()], ..Byline::default() },
            kind: Kind::Notice,
            ..Article::default()
        };
        let reporter = tag(Field::Reporter).unwrap();
        let kind = tag(Field::Kind).unwrap();
        assert_eq!(
            value_terms(&article),
            [format!("{reporter}马某"), format!("{kind}notice"), format!("{kind}公告")]
        );
    }

    #[test]
    fn posts_come_with_their_organisation() {
        let post = |title: &str| Post { title: title.into(), printed: "副主任".into(), ..Post::default() };
        let person = Person {
            name: "甲乙".into(), posts: vec![post("丙区管委会副主任")], facts: Vec::new()
        };
        let role = Named { name: "丙区某局负责人".into(), ..Named::default() };
        let facts = Facts { people: vec![person], roles: vec![role], ..Facts::default() };
        let article = Article { facts, ..Article::default() };
        assert_eq!(values(Field::Post, &article), ["丙区管委会副主任", "丙区某局负责人"]);
    }

    #[test]
    fn tags_are_no_characters_of_text() {
        assert!(Field::OF_VALUES.into_iter().all(|field| tag(field).is_some_and(is_tag)));
        assert!(!is_tag('报') && tag(Field::Date).is_none());
    }
}

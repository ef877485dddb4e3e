//! The values of an article's fields as terms: 记者, 机构, 体裁 and their like.
//!
//! A value is one term of the dictionary: the field's tag, then the whole
//! value as searched. An article has one posting for each of its values, at
//! positions of their own behind its byline.

use crate::paper::{Article, Kind};
use crate::text;
use std::collections::BTreeSet;

/// A field of an article whose values are known as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ValueField {
    /// 记者.
    Reporter,
    /// 通讯员.
    Correspondent,
    /// 摄影.
    Photographer,
    /// 作者.
    Author,
    /// 人物: people the article names.
    Person,
    /// 职务: a post in full, with its organisation.
    Post,
    /// 机构.
    Organisation,
    /// 地点.
    Place,
    /// 活动: working systems.
    Initiative,
    /// 栏目.
    Section,
    /// 体裁, in Chinese and English.
    Kind,
    /// 版面: the page's name.
    Page,
}

/// The tag of the first field. Noncharacters of Unicode: no text to be
/// exchanged has them, and no page font either, as it may private ones.
const FIRST: u32 = 0xFDD0;

impl ValueField {
    /// All fields, in the order of their tags.
    pub const ALL: [Self; 12] = [
        Self::Reporter,
        Self::Correspondent,
        Self::Photographer,
        Self::Author,
        Self::Person,
        Self::Post,
        Self::Organisation,
        Self::Place,
        Self::Initiative,
        Self::Section,
        Self::Kind,
        Self::Page,
    ];

    /// The character that begins the field's terms.
    pub fn tag(self) -> char {
        char::from_u32(FIRST + self as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// Whether a term is a value: whether it begins with a tag.
    pub fn is_value(term: &str) -> bool {
        term.starts_with(is_tag)
    }

    /// The values an article has, as printed.
    fn values(self, article: &Article) -> Vec<&str> {
        let (byline, facts) = (&article.byline, &article.facts);
        match self {
            Self::Reporter => strings(&byline.reporters),
            Self::Correspondent => strings(&byline.correspondents),
            Self::Photographer => strings(&byline.photographers),
            Self::Author => strings(&byline.authors),
            Self::Person => facts.people.iter().map(|person| person.name.as_str()).collect(),
            Self::Post => posts(article),
            Self::Organisation => with_variants(facts.organisations.iter().map(|o| (&o.name, &o.variants))),
            Self::Place => with_variants(facts.places.iter().map(|p| (&p.name, &p.variants))),
            Self::Initiative => with_variants(facts.initiatives.iter().map(|i| (&i.name, &i.variants))),
            Self::Section => article.section.iter().map(String::as_str).collect(),
            Self::Kind => vec![kind_name(article.kind), article.kind.key()],
            Self::Page => vec![&article.page],
        }
    }
}

fn strings(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

/// Whether a character is the tag of a field.
pub fn is_tag(c: char) -> bool {
    (FIRST..FIRST + ValueField::ALL.len() as u32).contains(&u32::from(c))
}

/// The terms of an article's values, sorted, each once.
pub(super) fn value_terms(article: &Article) -> Vec<String> {
    let terms = ValueField::ALL.into_iter().flat_map(|field| {
        let values = field.values(article).into_iter();
        values.filter_map(move |value| value_term(field, value))
    });
    terms.collect::<BTreeSet<String>>().into_iter().collect()
}

fn value_term(field: ValueField, value: &str) -> Option<String> {
    let folded = text::fold(value).chars;
    let term = std::iter::once(field.tag()).chain(folded.iter().copied().filter(|&c| !is_tag(c)));
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
        let reporter = ValueField::Reporter.tag();
        let kind = ValueField::Kind.tag();
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
        assert_eq!(ValueField::Post.values(&article), ["丙区管委会副主任", "丙区某局负责人"]);
    }

    #[test]
    fn tags_are_no_characters_of_text() {
        for (number, field) in ValueField::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, number);
            assert!(is_tag(field.tag()) && ValueField::is_value(&format!("{}甲", field.tag())));
        }
        assert!(!is_tag('报') && !ValueField::is_value("报栏"));
    }
}

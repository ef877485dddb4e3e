//! What is asked: a tree of what must and must not stand in an article.

use super::Field;

/// One part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Every part must match; none at all matches every article.
    All(Vec<Node>),
    /// At least one part must match.
    Any(Vec<Node>),
    /// The part must not match.
    Not(Box<Node>),
    /// A text that must stand in the article, or in one field of it.
    Text {
        /// The field; anywhere in title, body and byline where it is `None`.
        field: Option<Field>,
        /// The text.
        pattern: Pattern,
    },
    /// Texts that must stand within so many characters of their neighbour in
    /// the list, in either order, in one field.
    Near {
        /// The texts, two or more.
        patterns: Vec<Pattern>,
        /// Most characters between the end of one and the start of the other.
        within: u32,
    },
    /// The article's day lies within a range; ISO 8601 of any precision,
    /// both ends included, open where `None`.
    Date {
        /// Earliest day.
        from: Option<String>,
        /// Latest day; `2022` means to the end of 2022.
        to: Option<String>,
        /// The text this was read from, when it was typed as a plain text
        /// such as `2022年2月`: articles that print it match as well.
        printed: Option<Pattern>,
    },
}

/// A text to be found, with wildcards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// As typed, without quotation marks.
    pub typed: String,
    /// Whether it was typed in quotation marks: it is then only ever taken
    /// as it stands.
    pub quoted: bool,
    /// Whether it must begin and end where a word or number does: `=词`.
    pub whole: bool,
    /// As searched. Never empty, never begins or ends with a wildcard.
    pub slots: Vec<Slot>,
}

/// One place of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// This folded character.
    Char(char),
    /// Any one character that is no sentence punctuation: `？`.
    One,
    /// None to so many characters, within one sentence: `*`.
    Gap(u32),
}

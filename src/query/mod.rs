//! What was typed → what is asked.
//!
//! In this version a query is words and phrases: blanks between them mean
//! AND, quotation marks keep a phrase with blanks together.

mod field;
mod node;

pub use field::{Entry, FIELDS, Field};
pub use node::{Node, Pattern, Slot};

use crate::paper::Languages;
use crate::text::{self, SPACE, STOP};
use std::fmt;

/// A parsed query: all of its terms must occur.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The strings that must occur, in the order typed.
    pub terms: Vec<Phrase>,
}

/// One string to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// As typed, without quotation marks.
    pub typed: String,
    /// As searched.
    pub chars: Vec<char>,
}

/// Something about a query that the reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// A part of the query has nothing that can be searched, such as `。`.
    NothingToSearch(String),
    /// A quotation mark has no partner; the rest was read as one phrase.
    OpenQuote(String),
}

impl Hint {
    /// The hint in a sentence, in both languages.
    pub fn message(&self) -> Languages {
        match self {
            Self::NothingToSearch(part) => Languages {
                zh: format!("“{part}”里没有可检索的字，已略过；请输入汉字、字母或数字。"),
                en: format!(
                    "“{part}” has nothing that can be searched and was passed over; type characters, letters or digits."
                ),
            },
            Self::OpenQuote(part) => Languages {
                zh: format!("引号没有配对，“{part}”按一个词组检索；如不需要请去掉引号。"),
                en: format!(
                    "A quotation mark has no partner; “{part}” is searched as one phrase. Remove the mark if that is not meant."
                ),
            },
        }
    }
}

impl Query {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

impl fmt::Display for Query {
    /// Writes the query so that [`parse`] reads the same query again.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, term) in self.terms.iter().enumerate() {
            let blank = if index == 0 { "" } else { " " };
            let quoted = term.typed.contains(char::is_whitespace);
            let quote = if quoted { "\"" } else { "" };
            write!(out, "{blank}{quote}{}{quote}", term.typed)?;
        }
        Ok(())
    }
}

/// Reads a query. Any text is a query; what is odd about it is hinted at.
pub fn parse(typed: &str) -> (Query, Vec<Hint>) {
    let (pieces, mut hints) = split(typed);
    let mut query = Query::default();
    for piece in pieces {
        match phrase(&piece) {
            Some(phrase) => query.terms.push(phrase),
            None if piece.chars().all(is_quote) => {}
            None => hints.push(Hint::NothingToSearch(piece)),
        }
    }
    (query, hints)
}

fn phrase(typed: &str) -> Option<Phrase> {
    let chars = text::fold(typed).chars;
    let searchable = chars.iter().any(|&c| c != STOP && c != SPACE);
    let leading = chars.iter().take_while(|&&c| c == STOP || c == SPACE).count();
    searchable.then(|| Phrase { typed: typed.to_owned(), chars: chars[leading..].to_vec() })
}

/// Cuts at blanks that no straight quotation mark encloses. Chinese quotation
/// marks are part of what is typed: they are transparent in folding.
fn split(typed: &str) -> (Vec<String>, Vec<Hint>) {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut quoted = false;
    for c in typed.chars() {
        if is_quote(c) {
            quoted = !quoted;
        } else if c.is_whitespace() && !quoted {
            pieces.push(std::mem::take(&mut piece));
        } else {
            piece.push(c);
        }
    }
    let hints = if quoted { vec![Hint::OpenQuote(piece.clone())] } else { Vec::new() };
    pieces.push(piece);
    pieces.retain(|piece| !piece.trim().is_empty());
    (pieces, hints)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '＂')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(typed: &str) -> Vec<String> {
        parse(typed).0.terms.iter().map(|term| term.chars.iter().collect()).collect()
    }

    #[test]
    fn blanks_mean_and() {
        assert_eq!(terms("蒙牛 暗访"), ["蒙牛", "暗访"]);
        assert_eq!(terms("　鄭州　"), ["郑州"]);
        assert_eq!(terms("\"hello world\" 报"), ["hello world", "报"]);
        assert_eq!(terms("“五星”支部"), ["五星支部"]);
        assert!(terms("").is_empty());
    }

    #[test]
    fn odd_queries_are_hinted_at() {
        assert_eq!(parse("。").1, [Hint::NothingToSearch("。".into())]);
        assert_eq!(parse("\"a b").1, [Hint::OpenQuote("a b".into())]);
    }

    #[test]
    fn printing_and_parsing_again_is_the_same_query() {
        for typed in ["蒙牛 暗访", "\"a b\" c", "先扫码,后入门"] {
            let query = parse(typed).0;
            assert_eq!(parse(&query.to_string()).0, query);
        }
    }
}

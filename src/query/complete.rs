//! Names of fields for a word that is being typed.

use super::balance::{bracket, is_quote};
use super::{FIELDS, Field};
use crate::text::fold_char;

/// A field whose name begins with what is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The field.
    pub field: Field,
    /// The name that was begun, in the language it was begun in.
    pub name: &'static str,
    /// The query with the name and a colon in place of the word.
    pub query: String,
    /// Where typing goes on in it, in bytes.
    pub cursor: usize,
}

/// The fields that the word before `cursor` (in bytes) may become, in the
/// order of the table. None for a value, an operator's sign or a quotation.
pub fn complete(typed: &str, cursor: usize) -> Vec<Completion> {
    let Some((before, after)) = typed.split_at_checked(cursor) else { return Vec::new() };
    let start =
        before.rfind(ends_word).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = &before[start..];
    if word.is_empty() || word.contains(is_colon) || in_quotes(before) {
        return Vec::new();
    }
    let completion = |field: Field| {
        let name = begun(field, word)?;
        let query = [&before[..start], name, ":", after.trim_start_matches(is_colon)].concat();
        Some(Completion { field, name, query, cursor: start + name.len() + 1 })
    };
    FIELDS.iter().filter_map(|entry| completion(entry.field)).collect()
}

/// The first name of a field that begins so.
fn begun(field: Field, word: &str) -> Option<&'static str> {
    let entry = field.entry();
    let begins = |name: &&str| {
        let mut rest = name.chars();
        word.chars().all(|c| rest.next() == Some(fold_char(c)))
    };
    [entry.zh, entry.en].iter().chain(entry.also).copied().find(begins)
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || bracket(c).is_some() || is_quote(c) || matches!(fold_char(c), '|' | '-' | '+')
}

fn is_colon(c: char) -> bool {
    fold_char(c) == ':'
}

fn in_quotes(before: &str) -> bool {
    let count = |mark: char| before.matches(mark).count();
    count('"') % 2 == 1 || count('“') > count('”') || count('「') > count('」')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn names(typed: &str) -> Vec<&'static str> {
        complete(typed, typed.len()).into_iter().map(|completion| completion.name).collect()
    }

    #[test]
    fn names_in_the_language_they_are_begun_in() {
        assert_eq!(names("记"), ["记者"]);
        assert_eq!(names("甲 -（P"), ["photographer", "person", "post", "place", "page"]);
        assert_eq!(names("記"), ["记者"]);
        assert_eq!(names("标题"), ["标题"]);
        for none in ["", "甲 ", "标题:题", "“记", "\"甲 记", "记者们"] {
            assert!(names(none).is_empty(), "{none}");
        }
    }

    #[test]
    fn the_rest_of_the_query_stays() {
        let completion = complete("甲 repo：王某 乙", "甲 repo".len()).remove(0);
        assert_eq!(completion.query, "甲 reporter:王某 乙");
        assert_eq!(&completion.query[..completion.cursor], "甲 reporter:");
        assert!(parse(&completion.query).1.is_empty());
        assert!(complete("甲", 1).is_empty() && complete("甲", 9).is_empty());
    }
}

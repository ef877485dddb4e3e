//! Something the query may become while it is being typed.

use crate::lexicon::EntryKind;
use crate::query::Completion;
use crate::search::Suggestion;

/// A name of the corpus or of a field, and the query that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is offered.
    pub text: String,
    /// What it names; `None` for a field.
    pub kind: Option<EntryKind>,
    /// Number of articles in whose text it stands; 0 for a field.
    pub count: u32,
    /// The query with it.
    pub query: String,
}

impl Offer {
    /// The name in the place of the last word of a query.
    pub fn of(query: &str, name: Suggestion) -> Self {
        let before = &query[..query.len() - last_word(query).len()];
        let query = [before, &name.text].concat();
        Self { text: name.text, kind: Some(name.kind), count: name.count, query }
    }
}

impl From<Completion> for Offer {
    fn from(field: Completion) -> Self {
        Self { text: format!("{}:", field.name), kind: None, count: 0, query: field.query }
    }
}

/// What is being typed: the part after the last blank, bracket, quotation
/// mark or name of a field.
pub fn last_word(query: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '(' | '（' | '"' | '“');
    query.rsplit(ends).next().unwrap_or(query)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(query: &str) -> String {
        let name = Suggestion { text: "报栏".into(), kind: EntryKind::Place, count: 1 };
        Offer::of(query, name).query
    }

    #[test]
    fn a_name_completes_the_last_word() {
        assert_eq!(completed("街角 报"), "街角 报栏");
        assert_eq!(completed("报"), "报栏");
        assert_eq!(completed("街角　"), "街角　报栏");
        assert_eq!(completed("地点：报"), "地点：报栏");
    }
}

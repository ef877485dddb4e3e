//! The query as the tree that is evaluated.

use crate::query::{Node, Pattern, Query, Slot};

/// The tree of a query.
pub(super) fn tree(query: &Query) -> Node {
    let terms = query.terms.iter().map(|term| {
        let slots = term.chars.iter().copied().map(Slot::Char).collect();
        Node::Text { field: None, pattern: Pattern { typed: term.typed.clone(), quoted: false, slots } }
    });
    Node::All(terms.collect())
}

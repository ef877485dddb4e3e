//! What was typed → what is asked.
//!
//! *typed → balanced marks and brackets → words and operators → tree*; each
//! step answers hints on what it had to assume and never fails.
//!
//! | written | asks for |
//! |-|-|
//! | `甲 乙`, `甲 AND 乙`, `甲 与 乙` | both |
//! | `甲 OR 乙`, `甲\|乙`, `甲 或 乙` | either |
//! | `NOT 甲`, `-甲`, `非 甲` | what lacks it |
//! | `(甲 或 乙) 丙` | brackets |
//! | `"甲 乙"`, `“甲 乙”` | exactly this |
//! | `甲 近/20 乙` | both within so many characters |
//! | `甲*乙`, `甲？乙` | some characters, one character between |
//! | `=abc` | a whole word |
//! | `标题:甲`, `日期:2022-02..2022-07` | a field, see [`FIELDS`] |

mod balance;
mod complete;
mod field;
mod grammar;
mod help;
mod hint;
mod lex;
mod near;
mod nearest;
mod node;
mod pattern;
mod print;
mod range;
mod writings;
mod written;

pub use crate::paper::Field;
pub use balance::{DEEPEST, LONGEST};
pub use complete::{Completion, complete};
pub use field::{Entry, FIELDS};
pub use grammar::MOST;
pub use help::{HELP, Help};
pub use hint::Hint;
pub use node::{Node, Pattern, Slot};
pub use pattern::GAP;

use std::fmt;

/// A parsed query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What is asked; [`Node::All`] of nothing finds every article.
    pub root: Node,
}

impl Default for Query {
    fn default() -> Self {
        Self { root: Node::All(Vec::new()) }
    }
}

impl From<Node> for Query {
    fn from(root: Node) -> Self {
        Self { root }
    }
}

impl Query {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.root == Node::All(Vec::new())
    }

    /// The parts that must all match, in the order typed.
    pub fn parts(&self) -> &[Node] {
        match &self.root {
            Node::All(parts) => parts,
            root => std::slice::from_ref(root),
        }
    }

    /// The query without one of its [`parts`](Self::parts).
    pub fn without(&self, index: usize) -> Self {
        let mut parts = self.parts().to_vec();
        if index < parts.len() {
            parts.remove(index);
        }
        Self::from(if parts.len() == 1 { parts.remove(0) } else { Node::All(parts) })
    }

    /// The texts that are looked for, and shown where they stand; those that
    /// are excluded are not among them.
    pub fn texts(&self) -> Vec<&Pattern> {
        let mut texts = Vec::new();
        self.root.texts(&mut texts);
        texts
    }
}

impl Node {
    fn texts<'a>(&'a self, texts: &mut Vec<&'a Pattern>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.texts(texts)),
            Self::Not(_) => {}
            Self::Text { pattern, .. } => texts.push(pattern),
            Self::Near { patterns, .. } => texts.extend(patterns),
            Self::Date { printed, .. } => texts.extend(printed),
        }
    }
}

impl fmt::Display for Query {
    /// Writes the query so that [`parse`] reads the same query again, if it
    /// fits into [`LONGEST`].
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(out)
    }
}

/// Reads a query. Any text is a query; what is odd about it is hinted at.
pub fn parse(typed: &str) -> (Query, Vec<Hint>) {
    let mut hints = Vec::new();
    let balanced = balance::balance(typed, &mut hints);
    let lexemes = lex::lex(&balanced, &mut hints);
    let root = grammar::tree(lexemes, &mut hints);
    (Query::from(root), hints)
}

#[cfg(test)]
mod tests;

//! A query written so that reading it gives the same query.

use super::balance::balance;
use super::grammar::by_itself;
use super::lex::{Token, lex};
use super::node::{Node, Pattern};
use super::writings::typed_once;
use super::written::joins;
use super::{FIELDS, Field};
use std::fmt;

impl fmt::Display for Node {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut writer = Writer::default();
        writer.node(self, Place::Root);
        out.write_str(&writer.out)
    }
}

/// What a node stands in.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Nothing: it is all of the query.
    Root,
    /// A list of others.
    List,
    /// A minus.
    Not,
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The text just written, if nothing but a blank came after it.
    last: Option<String>,
}

impl Writer {
    fn node(&mut self, node: &Node, place: Place) {
        if let Some((field, pattern)) = typed_once(node) {
            return self.text(field, pattern, place == Place::Root);
        }
        match node {
            Node::All(parts) => self.list(parts, " ", place),
            Node::Any(parts) => self.list(parts, " | ", place),
            Node::Not(inner) => {
                self.sign("-");
                self.node(inner, Place::Not);
            }
            Node::Near { patterns, within } => self.near(patterns, *within, place),
            Node::Date { from, to, .. } => self.date(from.as_deref(), to.as_deref()),
            Node::Text { .. } => {}
        }
    }

    fn list(&mut self, parts: &[Node], between: &str, place: Place) {
        self.bracketed(place != Place::Root, |writer| {
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    writer.between(between);
                }
                writer.node(part, Place::List);
            }
        });
    }

    fn near(&mut self, patterns: &[Pattern], within: u32, place: Place) {
        self.bracketed(place == Place::Not, |writer| {
            for (index, pattern) in patterns.iter().enumerate() {
                if index > 0 {
                    writer.sign(&[" 近/", &within.to_string(), " "].concat());
                }
                writer.text(None, pattern, false);
            }
        });
    }

    fn bracketed(&mut self, brackets: bool, inside: impl FnOnce(&mut Self)) {
        if brackets {
            self.sign("(");
        }
        inside(self);
        if brackets {
            self.sign(")");
        }
    }

    fn date(&mut self, from: Option<&str>, to: Option<&str>) {
        self.sign(FIELDS[Field::Date as usize].zh);
        self.sign(":");
        self.sign(from.unwrap_or_default());
        if from != to {
            self.sign("..");
            self.sign(to.unwrap_or_default());
        }
    }

    fn text(&mut self, field: Option<Field>, pattern: &Pattern, alone: bool) {
        if let Some(field) = field {
            self.sign(field.entry().zh);
            self.sign(":");
        }
        let bare = !pattern.quoted && is_one_word(field, pattern, alone);
        let apart = bare && self.last.as_ref().is_some_and(|last| joins(last, &pattern.typed));
        self.bracketed(apart, |writer| {
            if pattern.whole {
                writer.sign("=");
            }
            writer.sign(&if bare { pattern.typed.clone() } else { in_marks(&pattern.typed) });
        });
        self.last = (bare && !pattern.whole).then(|| pattern.typed.clone());
    }

    fn between(&mut self, signs: &str) {
        self.out.push_str(signs);
        if signs != " " {
            self.last = None;
        }
    }

    fn sign(&mut self, sign: &str) {
        self.out.push_str(sign);
        self.last = None;
    }
}

/// Whether the text, written without marks, is read as that text.
fn is_one_word(field: Option<Field>, pattern: &Pattern, alone: bool) -> bool {
    let before =
        [field.map_or("", |field| field.entry().zh), if field.is_some() { ":" } else { "" }].concat();
    let sign = if pattern.whole { "=" } else { "" };
    let mut hints = Vec::new();
    let mut lexemes = lex(&balance(&[&before, sign, &pattern.typed].concat(), &mut hints), &mut hints);
    if let ([only], true) = (lexemes.as_mut_slice(), alone) {
        by_itself(only);
    }
    matches!(lexemes.last(), Some(last) if last.token == Token::Bare(pattern.typed.clone())
        && last.whole == pattern.whole && lexemes.len() == 1 + usize::from(field.is_some()))
}

/// In the first pair of marks whose closing one the text does not have.
fn in_marks(typed: &str) -> String {
    let straight = |c: char| matches!(c, '"' | '＂');
    let (open, close) = match () {
        () if !typed.contains(straight) => ("\"", "\""),
        () if !typed.contains('”') => ("“", "”"),
        () if !typed.contains('」') => ("「", "」"),
        () => ("『", "』"),
    };
    [open, typed, close].concat()
}

//! Words, operators, brackets → the tree of what is asked.
//!
//! From loosest to tightest: OR, AND (a blank), 近, NOT. It calls itself only
//! for brackets, whose depth is limited before.

use super::Field;
use super::hint::Hint;
use super::lex::{Lexeme, Token, is_text};
use super::near::beside;
use super::node::{Node, Pattern};
use super::pattern::is_star;
use super::range::range;
use super::writings::{in_every_writing, typed_once};
use super::written::read;

/// Texts read of a query.
pub const MOST: usize = 1_000;

/// The tree of all lexemes; everything where nothing is asked.
pub(super) fn tree(mut lexemes: Vec<Lexeme>, hints: &mut Vec<Hint>) -> Node {
    limit(&mut lexemes, hints);
    if let [only] = lexemes.as_mut_slice() {
        by_itself(only);
    }
    let mut parser = Parser { lexemes: &lexemes, at: 0, field: None, hints };
    let root = parser.any().unwrap_or_else(|| Node::All(Vec::new()));
    if only_excludes(&root) {
        hints.push(Hint::OnlyExclusions);
    }
    root
}

fn limit(lexemes: &mut Vec<Lexeme>, hints: &mut Vec<Hint>) {
    let mut texts = lexemes.iter().enumerate().filter(|(_, lexeme)| is_text(&lexeme.token));
    let Some((at, _)) = texts.nth(MOST) else { return };
    hints.push(Hint::TooMany(MOST));
    lexemes.truncate(at);
    while lexemes.last().is_some_and(|last| !is_text(&last.token) && last.token != Token::Close) {
        lexemes.pop();
    }
}

/// An operator that is all of the query is the text one looks for.
pub(super) fn by_itself(lexeme: &mut Lexeme) {
    if matches!(lexeme.token, Token::Or | Token::And | Token::Not | Token::Near(_)) {
        lexeme.token = Token::Bare(lexeme.typed.clone());
    }
}

fn only_excludes(root: &Node) -> bool {
    match root {
        Node::Not(_) => true,
        Node::All(parts) => !parts.is_empty() && parts.iter().all(|part| matches!(part, Node::Not(_))),
        _ => false,
    }
}

struct Parser<'a> {
    lexemes: &'a [Lexeme],
    at: usize,
    /// The field whose value or brackets are being read.
    field: Option<Field>,
    hints: &'a mut Vec<Hint>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.lexemes.get(self.at).map(|lexeme| &lexeme.token)
    }

    fn eat(&mut self, token: &Token) -> bool {
        let found = self.peek() == Some(token);
        self.at += usize::from(found);
        found
    }

    fn any(&mut self) -> Option<Node> {
        let (parts, mixed) = self.alternatives();
        let mixed = mixed && parts.len() > 1;
        let node = any_of(parts);
        if let Some(node) = node.as_ref().filter(|_| mixed) {
            self.hints.push(Hint::Mixed(node.to_string()));
        }
        node
    }

    /// The parts between OR, and whether one of them is joined by AND.
    fn alternatives(&mut self) -> (Vec<Node>, bool) {
        let (mut parts, mut mixed) = (Vec::new(), false);
        let mut before = None;
        loop {
            let all = self.all();
            let behind = (self.peek() == Some(&Token::Or)).then_some(self.at);
            if let Some(or) = behind.or(before).filter(|_| all.is_empty()) {
                self.lonely(or);
            }
            mixed |= all.len() > 1;
            parts.extend(all_of(all));
            if !self.eat(&Token::Or) {
                return (parts, mixed);
            }
            before = behind;
        }
    }

    /// The parts between two OR.
    fn all(&mut self) -> Vec<Node> {
        let mut parts = Vec::new();
        let mut waiting = None;
        while let Some(token) = self.peek().filter(|token| !matches!(token, Token::Or | Token::Close)) {
            if *token == Token::And {
                if parts.is_empty() {
                    self.lonely(self.at);
                }
                waiting = Some(self.at).filter(|_| !parts.is_empty());
                self.at += 1;
            } else if let Some(part) = self.near() {
                parts.push(part);
                waiting = None;
            }
        }
        if let Some(at) = waiting {
            self.lonely(at);
        }
        parts
    }

    fn near(&mut self) -> Option<Node> {
        let mut parts: Vec<Node> = self.not().into_iter().collect();
        while let Some(&Token::Near(within)) = self.peek() {
            let at = self.at;
            self.at += 1;
            match (parts.pop(), self.not()) {
                (Some(left), Some(right)) => parts.extend(self.paired(at, [left, right], within)),
                (left, right) => {
                    self.lonely(at);
                    parts.extend(left.or(right).map(in_every_writing));
                }
            }
        }
        all_of(parts)
    }

    /// Both sides of the 近 at `at`; just both where they are no texts.
    fn paired(&mut self, at: usize, sides: [Node; 2], within: u32) -> Vec<Node> {
        if let Some(near) = beside(&sides[0], &sides[1], within) {
            return near;
        }
        self.hints.push(Hint::NearNeedsTexts(self.lexemes[at].typed.clone()));
        sides.map(in_every_writing).into()
    }

    fn not(&mut self) -> Option<Node> {
        let first = self.at;
        while self.eat(&Token::Not) {}
        let signs = self.at - first;
        let node = self.one();
        if node.is_none() && signs > 0 {
            self.lonely(first);
        }
        if signs.is_multiple_of(2) { node } else { node.map(not) }
    }

    /// A text, a field with its value, or brackets.
    fn one(&mut self) -> Option<Node> {
        match self.peek()? {
            Token::Open => {
                self.at += 1;
                let node = self.any();
                self.eat(&Token::Close);
                node
            }
            &Token::In(field) => {
                self.at += 1;
                self.valued(field)
            }
            Token::Bare(_) | Token::Quoted(_) => {
                self.at += 1;
                self.text(self.at - 1)
            }
            _ => None,
        }
    }

    fn valued(&mut self, field: Field) -> Option<Node> {
        if !self.peek().is_some_and(|token| *token == Token::Open || is_text(token)) {
            self.hints.push(Hint::EmptyField(field));
            return None;
        }
        let outer = self.field.replace(field);
        let node = self.one();
        self.field = outer;
        node
    }

    fn text(&mut self, at: usize) -> Option<Node> {
        let lexeme = &self.lexemes[at];
        let pattern = self.pattern(lexeme)?;
        let near = |token: Option<&Lexeme>| token.is_some_and(|next| matches!(next.token, Token::Near(_)));
        let beside = near(self.lexemes.get(at + 1)) || at > 0 && near(self.lexemes.get(at - 1));
        if beside && self.field.is_none() {
            return Some(Node::Text { field: None, pattern });
        }
        if self.field == Some(Field::Date) {
            return range(&pattern.typed, self.hints);
        }
        if !pattern.quoted && read(&pattern.typed).is_some_and(|day| !day.exists()) {
            self.hints.push(Hint::NoSuchDay(pattern.typed.clone()));
        }
        Some(in_every_writing(Node::Text { field: self.field, pattern }))
    }

    fn pattern(&mut self, lexeme: &Lexeme) -> Option<Pattern> {
        let (typed, pattern) = match &lexeme.token {
            Token::Quoted(typed) => (typed, Pattern::quoted(typed)),
            Token::Bare(typed) => (typed, Pattern::bare(typed).filter(|_| !self.is_stray_sign(typed))),
            _ => return None,
        };
        if let (Some(pattern), Token::Bare(_)) = (&pattern, &lexeme.token)
            && pattern.typed.starts_with(is_star) | pattern.typed.ends_with(is_star)
        {
            self.hints.push(Hint::WildcardAtEnd(typed.clone()));
        }
        if self.is_small_operator(lexeme) {
            self.hints.push(Hint::LowerCase(typed.clone()));
        }
        if pattern.is_none() && !typed.is_empty() {
            self.hints.push(Hint::NothingToSearch(typed.clone()));
        }
        pattern.map(|pattern| Pattern { whole: lexeme.whole, ..pattern })
    }

    /// `甲 or 乙`, but not `rock or pop`.
    fn is_small_operator(&self, lexeme: &Lexeme) -> bool {
        let Token::Bare(typed) = &lexeme.token else { return false };
        let small = ["and", "or", "not"].iter().any(|name| typed.eq_ignore_ascii_case(name));
        small && self.lexemes.len() > 1 && self.lexemes.iter().any(|lexeme| !lexeme.typed.is_ascii())
    }

    /// `甲 - 乙`: a dash by itself is no word among others.
    fn is_stray_sign(&self, typed: &str) -> bool {
        self.lexemes.len() > 1 && typed.chars().all(|c| matches!(crate::text::fold_char(c), '-' | '='))
    }

    /// The operator at `at` lacks a side. A plus that leads is a habit of
    /// other searches and does no harm.
    fn lonely(&mut self, at: usize) {
        let typed = self.lexemes.get(at).map_or("", |lexeme| &lexeme.typed);
        if typed != "+" {
            self.hints.push(Hint::Lonely(typed.to_owned()));
        }
    }
}

pub(super) fn not(node: Node) -> Node {
    match node {
        Node::Not(inner) => *inner,
        node => Node::Not(Box::new(node)),
    }
}

/// All of the parts, in one list; `None` of none.
fn all_of(parts: Vec<Node>) -> Option<Node> {
    let mut flat = Vec::new();
    for part in parts {
        match part {
            Node::All(inner) => flat.extend(inner),
            part => flat.push(part),
        }
    }
    one_or(flat, Node::All)
}

fn any_of(parts: Vec<Node>) -> Option<Node> {
    let mut flat = Vec::new();
    for part in parts {
        match part {
            Node::Any(inner) if typed_once(&Node::Any(inner.clone())).is_none() => flat.extend(inner),
            part => flat.push(part),
        }
    }
    one_or(flat, Node::Any)
}

fn one_or(mut parts: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Option<Node> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(many(parts)),
    }
}

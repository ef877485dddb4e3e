//! Balanced characters → words, operators, brackets.

use super::Field;
use super::balance::{Balanced, bracket, is_quote};
use super::hint::Hint;
use super::nearest::nearest;
use super::written::joins;
use crate::text::fold_char;
use std::ops::Range;

/// A piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    Or,
    And,
    Not,
    Near(u32),
    /// The word or bracket after it is sought in this field.
    In(Field),
    /// A text with its wildcards, as typed.
    Bare(String),
    /// A text without its quotation marks.
    Quoted(String),
}

/// A token and how it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lexeme {
    pub token: Token,
    pub typed: String,
    /// Whether it must stand as a whole word: `=词`.
    pub whole: bool,
}

/// Reads all tokens; dates typed with blanks inside become one word.
pub(super) fn lex(balanced: &Balanced, hints: &mut Vec<Hint>) -> Vec<Lexeme> {
    let mut reader = Reader { text: balanced, at: 0, found: Vec::new() };
    while reader.at < balanced.chars.len() {
        reader.step(hints);
    }
    without_lone_brackets(joined(reader.found))
}

struct Reader<'a> {
    text: &'a Balanced,
    at: usize,
    found: Vec<Lexeme>,
}

impl Reader<'_> {
    fn step(&mut self, hints: &mut Vec<Hint>) {
        let c = self.text.chars[self.at];
        if c.is_whitespace() {
            self.at += 1;
        } else if self.is_group(self.at) {
            self.sign(if self.text.opens(self.at) { Token::Open } else { Token::Close });
        } else if is_bar(c) {
            let bars = self.text.chars[self.at..].iter().take_while(|&&c| is_bar(c)).count();
            self.push(Token::Or, self.at + bars, false);
        } else if self.is_prefix(self.at, '-') {
            self.sign(Token::Not);
        } else if self.is_prefix(self.at, '+') {
            self.sign(Token::And);
        } else if let Some((field, value)) = self.field(hints) {
            self.push(Token::In(field), value, false);
            self.value();
        } else {
            self.word(true);
        }
    }

    /// What stands at once after a field name is a value, never an operator.
    fn value(&mut self) {
        if self.at < self.text.chars.len() && !self.is_break(self.at) && !self.is_bracket(self.at) {
            self.word(false);
        }
    }

    /// A word from here on; an operator if it may be one and looks like one.
    fn word(&mut self, operator: bool) {
        let start = self.at;
        let whole = fold_char(self.text.chars[start]) == '=' && start + 1 < self.word_end(start);
        let from = start + usize::from(whole);
        let end = self.word_end(start);
        let quoted = is_quote(self.text.chars[from]) && self.text.partner[from] + 1 == end && from + 1 < end;
        let token = match operator.then(|| named(&self.typed(start..end))).flatten() {
            Some(operator) => operator,
            None if quoted => Token::Quoted(self.typed(from + 1..end - 1)),
            None => Token::Bare(self.typed(from..end)),
        };
        self.push(token, end, whole);
    }

    fn sign(&mut self, token: Token) {
        self.push(token, self.at + 1, false);
    }

    fn push(&mut self, token: Token, end: usize, whole: bool) {
        self.found.push(Lexeme { token, typed: self.typed(self.at..end), whole });
        self.at = end;
    }

    /// The name of a known field before a colon, and where its value begins.
    fn field(&self, hints: &mut Vec<Hint>) -> Option<(Field, usize)> {
        let rest = &self.text.chars[self.at..];
        let length = rest.iter().take_while(|&&c| c.is_alphanumeric() || fold_char(c) == '-').count();
        let colon = rest.get(length).is_some_and(|&c| fold_char(c) == ':');
        if !colon || length == 0 || length > LONGEST_NAME {
            return None;
        }
        let name: String = rest[..length].iter().map(|&c| fold_char(c)).collect();
        let field = Field::from_name(&name);
        if field.is_none() && rest.get(length + 1).is_some_and(|&c| c != '/' && !c.is_whitespace()) {
            unknown(&rest[..length], &name, hints);
        }
        Some((field?, self.at + length + 1))
    }

    /// Where the word that starts at `start` ends.
    fn word_end(&self, start: usize) -> usize {
        let mut at = start;
        while at < self.text.chars.len() && !self.is_break(at) {
            match self.text.opens(at) {
                true if self.is_bracket(at) && !self.is_glued(start, at) => break,
                true => at = self.text.partner[at] + 1,
                false => at += 1,
            }
        }
        at
    }

    /// Whether a bracket at the beginning of a word opens or closes a group.
    fn is_group(&self, at: usize) -> bool {
        self.is_bracket(at) && !(self.text.opens(at) && self.is_glued(at, at))
    }

    fn is_bracket(&self, at: usize) -> bool {
        self.text.is_bracket(at)
    }

    fn typed(&self, range: Range<usize>) -> String {
        self.text.chars[range].iter().collect()
    }

    /// What always ends a word: blank, bar, closing bracket.
    fn is_break(&self, at: usize) -> bool {
        let c = self.text.chars[at];
        c.is_whitespace() || is_bar(c) || self.is_bracket(at) && !self.text.opens(at)
    }

    /// Whether the brackets that open at `open` are part of a name, as in
    /// `某某（集团）公司`: text adjoins them and they hold one word.
    fn is_glued(&self, start: usize, open: usize) -> bool {
        let close = self.text.partner[open];
        let inner = &self.text.chars[open + 1..close];
        let one_word = |&c: &char| !c.is_whitespace() && !is_bar(c) && bracket(c).is_none() && !is_quote(c);
        let adjoins = match open - start {
            0 => self.adjoins(close + 1),
            length => length > LONGEST_NAME || named(&self.typed(start..open)).is_none(),
        };
        adjoins && !inner.is_empty() && inner.iter().all(one_word)
    }

    /// Whether a text, and no operator, begins right after a bracket.
    fn adjoins(&self, at: usize) -> bool {
        let rest = &self.text.chars[at..];
        let ends = |c: &char| c.is_whitespace() || is_bar(*c) || bracket(*c).is_some();
        let length = rest.iter().position(ends).unwrap_or(rest.len()).min(LONGEST_NAME);
        length > 0 && named(&self.typed(at..at + length)).is_none()
    }

    /// Whether the sign stands at the beginning of a word, not by itself.
    fn is_prefix(&self, at: usize, sign: char) -> bool {
        let begins = fold_char(self.text.chars[at]) == sign;
        begins && at + 1 < self.text.chars.len() && !self.is_break(at + 1)
    }
}

/// Characters of the longest name that may be a field or an operator.
const LONGEST_NAME: usize = 16;

fn is_bar(c: char) -> bool {
    fold_char(c) == '|'
}

/// The operator of that name.
fn named(typed: &str) -> Option<Token> {
    if typed.chars().count() > LONGEST_NAME {
        return None;
    }
    let plain: String = typed.chars().map(upright).collect();
    match plain.as_str() {
        "AND" | "与" | "且" | "+" | "&" | "&&" => Some(Token::And),
        "OR" | "或" => Some(Token::Or),
        "NOT" | "非" => Some(Token::Not),
        other => near(other).map(Token::Near),
    }
}

/// Half width and simplified, upper case kept: `or` is an English word.
fn upright(c: char) -> char {
    if c.is_ascii() || fold_char(c).is_ascii_alphabetic() && c.is_uppercase() {
        char::from_u32(if c.is_ascii() { c as u32 } else { c as u32 - 0xFEE0 }).unwrap_or(c)
    } else {
        fold_char(c)
    }
}

/// `近/20`, `NEAR/20`, of up to four digits.
fn near(plain: &str) -> Option<u32> {
    let (name, number) = plain.split_once('/')?;
    let digits = (1..=4).contains(&number.len()) && number.bytes().all(|c| c.is_ascii_digit());
    (digits && (name == "近" || name.eq_ignore_ascii_case("near"))).then(|| number.parse().ok())?
}

/// A name in letters is meant as a field; any other only if one is near.
fn unknown(typed: &[char], name: &str, hints: &mut Vec<Hint>) {
    let near = nearest(name);
    let letters = name.chars().all(|c| c.is_ascii_alphabetic());
    if near.is_some() || letters {
        hints.push(Hint::UnknownField(typed.iter().collect(), near));
    }
}

/// `2月 9日` is one word.
fn joined(lexemes: Vec<Lexeme>) -> Vec<Lexeme> {
    let mut done: Vec<Lexeme> = Vec::new();
    for lexeme in lexemes {
        match done.last_mut() {
            Some(last) if last.goes_on(&lexeme) => {
                last.typed.push_str(&lexeme.typed);
                last.token = Token::Bare(last.typed.clone());
            }
            _ => done.push(lexeme),
        }
    }
    done
}

impl Lexeme {
    fn goes_on(&self, next: &Self) -> bool {
        match (&self.token, &next.token) {
            (Token::Bare(left), Token::Bare(right)) => !self.whole && !next.whole && joins(left, right),
            _ => false,
        }
    }
}

/// Brackets around a single text mean nothing.
fn without_lone_brackets(lexemes: Vec<Lexeme>) -> Vec<Lexeme> {
    let mut done: Vec<Lexeme> = Vec::new();
    for lexeme in lexemes {
        let inner = match done.as_slice() {
            [.., open, text] => open.token == Token::Open && is_text(&text.token),
            _ => false,
        };
        if inner && lexeme.token == Token::Close {
            let text = done.pop();
            done.pop();
            done.extend(text);
        } else {
            done.push(lexeme);
        }
    }
    done
}

pub(super) fn is_text(token: &Token) -> bool {
    matches!(token, Token::Bare(_) | Token::Quoted(_))
}

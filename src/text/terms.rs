//! Text as searched → the terms of the index.
//!
//! Every Han character or sign yields one term: itself and its follower, or
//! itself and [`STOP`] where a sentence part ends. A single character is thus
//! a prefix range of the dictionary, and every string of two is one term.
//! A word or number yields itself whole, and its last character yields a pair
//! with what follows, as a sign would: `2021年` is `2021` and `1年`.

use super::class::{Class, class};
use super::fold::{SPACE, STOP};

/// A term without text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermRef<'a> {
    /// A character and what follows it.
    Pair([char; 2]),
    /// A word or number.
    Word(&'a str),
}

/// A term and where it stands, in folded characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The characters of the term.
    pub text: String,
    /// Position of its first character.
    pub at: usize,
}

/// The terms of a folded text, in order of position.
pub fn terms(chars: &[char]) -> Vec<Term> {
    let mut found = Vec::with_capacity(chars.len());
    each_term(chars, |term, at| {
        let text = match term {
            TermRef::Pair(pair) => pair.iter().collect(),
            TermRef::Word(word) => word.to_owned(),
        };
        found.push(Term { text, at });
    });
    found
}

/// Calls `take` with each term and its position: [`terms`] without a string
/// of its own for each, for the press.
pub fn each_term(chars: &[char], mut take: impl FnMut(TermRef, usize)) {
    let mut word = String::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if c == SPACE || c == STOP {
            at += 1;
            continue;
        }
        let end = word_end(chars, at).max(at + 1);
        if class(c) == Class::Word {
            word.clear();
            word.extend(&chars[at..end]);
            take(TermRef::Word(&word), at);
        }
        let follower = chars.get(end).copied().unwrap_or(STOP);
        take(TermRef::Pair([chars[end - 1], follower]), end - 1);
        at = end;
    }
}

/// The end of the word that starts at `at`; `at` itself where none starts.
pub fn word_end(chars: &[char], at: usize) -> usize {
    let is_word = |&c: &char| c != SPACE && c != STOP && class(c) == Class::Word;
    at + chars[at..].iter().take_while(|&c| is_word(c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn cut(printed: &str) -> Vec<String> {
        terms(&fold(printed).chars).into_iter().map(|term| format!("{}@{}", term.text, term.at)).collect()
    }

    #[test]
    fn han_in_pairs_words_whole() {
        assert_eq!(cut("柳桥办"), ["柳桥@0", "桥办@1", "办\n@2"]);
        assert_eq!(cut("第12581号"), ["第1@0", "12581@1", "1号@5", "号\n@6"]);
        assert_eq!(cut("好，a b。"), ["好\n@0", "a@2", "a @2", "b@4", "b\n@4"]);
    }

    #[test]
    fn every_sign_yields_one_term() {
        let folded = fold("会议指出，一是坚定政治立场；二是注重结合。");
        let signs = folded.chars.iter().filter(|&&c| c != STOP).count();
        assert_eq!(terms(&folded.chars).len(), signs);
    }
}

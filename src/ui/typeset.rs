//! Punctuation as a Chinese page sets it.
//!
//! Many files come with half-width marks between Han characters. The text as
//! printed keeps them; the re-joined text and the lists show them full-width.

use crate::text::is_han;

/// The pieces of one text with full-width marks beside Han characters. Every
/// character stays one character, so that the pieces stay what they were.
pub fn typeset(pieces: &[&str]) -> Vec<String> {
    let all: Vec<char> = pieces.iter().flat_map(|piece| piece.chars()).collect();
    let mut at = 0;
    let mut set = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let end = at + piece.chars().count();
        set.push((at..end).map(|index| wide(&all, index)).collect());
        at = end;
    }
    set
}

fn wide(text: &[char], at: usize) -> char {
    let is_chinese = |index: usize| text.get(index).is_some_and(|&c| is_han(c) || "“”‘’《》、。".contains(c));
    let beside = at.checked_sub(1).is_some_and(is_chinese) || is_chinese(at + 1);
    match text[at] {
        ',' if beside => '，',
        ';' if beside => '；',
        ':' if beside => '：',
        '?' if beside => '？',
        '!' if beside => '！',
        '(' if beside => '（',
        ')' if beside => '）',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> String {
        typeset(&[text]).concat()
    }

    #[test]
    fn marks_between_han_are_wide() {
        assert_eq!(one("报纸,版面;文章"), "报纸，版面；文章");
        assert_eq!(one("(记者某某)"), "（记者某某）");
    }

    #[test]
    fn numbers_and_latin_stay() {
        for text in ["1,000", "15:30", "a, b (c)", "3.5", ""] {
            assert_eq!(one(text), text);
        }
    }

    #[test]
    fn pieces_know_their_neighbours() {
        assert_eq!(typeset(&["报纸", ",", "版面"]), ["报纸", "，", "版面"]);
    }
}

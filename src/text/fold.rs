//! The text as searched, with a map back to the text as printed.
//!
//! Folding keeps one searched character for one printed character or drops
//! it; it never makes two of one. That is what makes highlights exact.

use super::class::{Class, class};
use super::simplify::{lower_case, simplify};
use std::ops::Range;

/// Stands in the text as searched for any run of sentence punctuation.
pub const STOP: char = '\n';
/// Stands in the text as searched for a blank, or a transparent mark, between
/// two words: `hello “world”`.
pub const SPACE: char = ' ';

/// A text as searched: folded characters, each with its place in print.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded characters; positions everywhere in the index count these.
    pub chars: Vec<char>,
    /// For each folded character the byte range of the printed one.
    places: Vec<(u32, u32)>,
}

impl Folded {
    /// The printed byte range of the folded characters `range`: from the
    /// first one's start to the last one's end. Empty for an empty range.
    pub fn printed(&self, range: Range<usize>) -> Range<usize> {
        match (self.places.get(range.start), range.end.checked_sub(1)) {
            (Some(first), Some(last)) if last >= range.start => {
                let end = self.places.get(last).map_or(first.1, |place| place.1);
                first.0 as usize..end as usize
            }
            _ => 0..0,
        }
    }

    /// All places where `pattern` occurs, overlapping ones too.
    pub fn find(&self, pattern: &[char]) -> Vec<Range<usize>> {
        if pattern.is_empty() {
            return Vec::new();
        }
        let starts = self.chars.windows(pattern.len()).enumerate();
        starts.filter(|(_, w)| *w == pattern).map(|(at, _)| at..at + pattern.len()).collect()
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        self.chars.push(c);
        self.places.push((start as u32, end as u32));
    }

    fn ends_with(&self, wanted: Class) -> bool {
        self.chars.last().is_some_and(|&c| c != SPACE && c != STOP && class(c) == wanted)
    }
}

/// Folds a printed text: width, case, traditional characters; blanks,
/// quotation marks and brackets gone; sentence punctuation one [`STOP`].
///
/// Stops at either end are dropped, so that a text and its quotation match.
/// Texts of 4 GiB and more are not supported (places are 32 bits).
pub fn fold(printed: &str) -> Folded {
    let mut folded = Folded::default();
    let mut gap = false;
    let mut chars = printed.char_indices();
    while let Some((start, raw)) = chars.next() {
        let c = fold_char(raw);
        let end = start + raw.len_utf8();
        let next = || chars.clone().next().map(|(_, next)| fold_char(next));
        match class_between(folded.chars.last().copied(), c, next) {
            Class::Blank | Class::Transparent => gap = true,
            Class::Stop => {
                gap = false;
                if folded.chars.last().is_some_and(|&last| last != STOP) {
                    folded.push(STOP, start, end);
                }
            }
            Class::Word => {
                if gap && folded.ends_with(Class::Word) {
                    folded.push(SPACE, start, start);
                }
                gap = false;
                folded.push(c, start, end);
            }
            Class::Sign => {
                gap = false;
                folded.push(c, start, end);
            }
        }
    }
    if folded.chars.last() == Some(&STOP) {
        folded.chars.pop();
        folded.places.pop();
    }
    folded
}

/// A comma, point or colon inside a number (`1,200`, `3.5`, `12:30`) is no
/// sentence punctuation.
fn class_between(before: Option<char>, c: char, after: impl Fn() -> Option<char>) -> Class {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match c {
        ',' | '.' | ':' if digit(before) && digit(after()) => Class::Sign,
        _ => class(c),
    }
}

/// Folds one character: full width to half, upper case to lower, traditional
/// to simplified, compatibility forms to plain, dashes and dots to one kind.
pub fn fold_char(c: char) -> char {
    match c {
        '\u{20}'..='\u{7E}' => c.to_ascii_lowercase(),
        '\u{FF01}'..='\u{FF5E}' => half_width(c).to_ascii_lowercase(),
        '\u{3000}' => ' ',
        '‐'..='–' | '−' | '﹣' => '-',
        '•' | '・' | '‧' | '∙' | '●' | '･' => '·',
        '〜' | '∼' => '~',
        '｡' => '。',
        '､' => '、',
        '\u{2E80}'.. => simplify(c),
        _ => lower_case(c),
    }
}

fn half_width(c: char) -> char {
    char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn searched(printed: &str) -> String {
        fold(printed).chars.into_iter().collect()
    }

    #[test]
    fn printed_and_searched() {
        let examples = [
            ("“五星”支部", "五星支部"),
            ("柳桥\n办事\r\n\n处", "柳桥办事处"),
            ("２０２１ 年，ＡＢＣ", "2021年\nabc"),
            ("萬人助萬企", "万人助万企"),
            ("先扫码,后入门。", "先扫码\n后入门"),
            ("……“对！”他说", "对\n他说"),
            ("3.5万、1,200元", "3.5万\n1,200元"),
            ("Hello “World”", "hello world"),
            ("（2021）版", "2021版"),
            ("⼤会", "大会"),
            ("", ""),
            ("。。", ""),
        ];
        for (printed, expected) in examples {
            assert_eq!(searched(printed), expected, "{printed:?}");
        }
    }

    #[test]
    fn a_match_maps_back_to_print() {
        let printed = "推进“万\n人助万企”活动";
        let folded = fold(printed);
        let pattern: Vec<char> = "万人助万企".chars().collect();
        let found = folded.find(&pattern);
        assert_eq!(found.len(), 1);
        assert_eq!(&printed[folded.printed(found[0].clone())], "万\n人助万企");
    }

    #[test]
    fn overlapping_matches_are_all_found() {
        assert_eq!(fold("哈哈哈").find(&['哈', '哈']).len(), 2);
    }

    #[test]
    fn folding_twice_changes_no_character() {
        for cp in 0..=0x2FFFF_u32 {
            let Some(c) = char::from_u32(cp) else {
                continue;
            };
            let once = fold_char(c);
            assert_eq!(fold_char(once), once, "{c:?} {cp:x}");
        }
    }
}

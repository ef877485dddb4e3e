//! Whether one line goes on with another: what the seam between them says.

use super::sheet::Sheet;
use crate::text::is_han;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

static WORDS: LazyLock<HashSet<[char; 2]>> = LazyLock::new(|| {
    let words = include_str!("rules/data/words.txt").lines().skip(1).flat_map(str::split_whitespace);
    words.filter_map(|word| <[char; 2]>::try_from(word.chars().collect::<Vec<_>>()).ok()).collect()
});

/// Seams of a page; what its lines hold is gathered when first asked for.
pub struct Seams<'a> {
    sheet: &'a Sheet<'a>,
    pairs: OnceCell<HashSet<[char; 2]>>,
}

impl<'a> Seams<'a> {
    /// The seams of a page.
    pub fn new(sheet: &'a Sheet<'a>) -> Self {
        Self { sheet, pairs: OnceCell::new() }
    }

    /// How well `below` goes on with `above`: a common word or a pair of the
    /// page falls on the seam, a quotation closes; negative where a mark
    /// stands at the start of a line behind another mark.
    pub fn score(&self, above: &Range<usize>, below: &Range<usize>) -> i32 {
        let (above, below) = (self.sheet.chars(above), self.sheet.chars(below));
        let (Some(&last), Some(&first)) = (above.last(), below.first()) else { return 0 };
        let pair = [last, first];
        let word = 2 * i32::from(WORDS.contains(&pair));
        let seen = i32::from(is_han(last) && is_han(first) && self.pairs().contains(&pair));
        let number = i32::from(
            last.is_ascii_digit() && (first.is_ascii_digit() || "年月日时元万亿个名人余%.".contains(first)),
        );
        let marks = -2 * i32::from(is_stop(first) && is_stop(last));
        word.max(seen) + number + marks + 2 * i32::from(opens_quote(above) && closes_quote(below))
    }

    /// How many runs of three Han characters `text` shares with `body`.
    pub fn shared(&self, text: &[Range<usize>], body: &[Range<usize>]) -> usize {
        let known: HashSet<[char; 3]> =
            body.iter().flat_map(|span| triples(self.sheet.chars(span))).collect();
        let asked: HashSet<[char; 3]> =
            text.iter().flat_map(|span| triples(self.sheet.chars(span))).collect();
        asked.iter().filter(|triple| known.contains(*triple)).count()
    }

    fn pairs(&self) -> &HashSet<[char; 2]> {
        self.pairs.get_or_init(|| {
            let lines = self.sheet.lines.iter().map(|line| self.sheet.chars(&line.span));
            lines.flat_map(|line| line.windows(2).map(|pair| [pair[0], pair[1]])).collect()
        })
    }
}

/// The runs of three Han characters in `chars`.
pub fn triples(chars: &[char]) -> impl Iterator<Item = [char; 3]> + '_ {
    chars
        .windows(3)
        .filter(|three| three.iter().all(|&c| is_han(c)))
        .map(|three| [three[0], three[1], three[2]])
}

fn is_stop(c: char) -> bool {
    matches!(c, ',' | '。' | '、' | ';' | ':' | '!' | '?')
}

/// Whether a quotation is open at the end of a line.
fn opens_quote(chars: &[char]) -> bool {
    balance(chars) > 0
}

/// Whether a line closes a quotation that it has not opened.
fn closes_quote(chars: &[char]) -> bool {
    let first = chars.iter().find(|c| matches!(c, '“' | '”' | '「' | '」' | '《' | '》'));
    first.is_some_and(|c| matches!(c, '”' | '」' | '》'))
}

fn balance(chars: &[char]) -> i32 {
    let value = |c: &char| match c {
        '“' | '「' | '《' => 1,
        '”' | '」' | '》' => -1,
        _ => 0,
    };
    chars.iter().map(value).sum()
}

//! Quotations of a paragraph, nested and badly closed ones too.

use crate::entity::Text;
use std::ops::Range;

/// A quotation, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub outer: Range<usize>,
    /// Without them.
    pub inner: Range<usize>,
}

/// Longer quotations are speech.
const LONGEST: usize = 60;

/// The quotations of a text in order; what stands inside one follows it.
pub fn quotations(text: &Text) -> Vec<Quotation> {
    let chars = &text.chars;
    let mut found = Vec::new();
    let mut straight = None;
    for at in 0..chars.len() {
        match chars[at] {
            '“' | '‘' => found.extend(closing(chars, at).map(|close| quotation(at, close))),
            '"' => match straight.take() {
                Some(open) if at - open <= LONGEST => found.push(quotation(open, at)),
                _ => straight = Some(at),
            },
            _ => {}
        }
    }
    found.sort_by_key(|quotation| quotation.outer.start);
    found
}

fn quotation(open: usize, close: usize) -> Quotation {
    Quotation { outer: open..close + 1, inner: open + 1..close }
}

/// The mark that closes the one at `open`. A second opening mark counts as
/// nested if both close, else the first was never closed.
fn closing(chars: &[char], open: usize) -> Option<usize> {
    let (begin, end) = if chars[open] == '“' { ('“', '”') } else { ('‘', '’') };
    let mut depth = 0;
    for (offset, &c) in chars[open..].iter().enumerate().take(LONGEST + 2) {
        match c {
            '\n' => return None,
            c if c == begin => depth += 1,
            c if c == end => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (offset > 1).then_some(open + offset);
        }
    }
    None
}

/// `chars` without quotation marks, blanks and punctuation: what two spellings
/// of one name share.
pub fn key(chars: &[char]) -> String {
    chars.iter().filter(|c| c.is_alphanumeric() || **c == '+').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(printed: &str) -> Vec<String> {
        let text = Text::new(0, printed);
        quotations(&text).into_iter().map(|quotation| text.folded(quotation.inner)).collect()
    }

    #[test]
    fn nested_straight_and_unclosed() {
        assert_eq!(inner("“甲创‘乙’丙”活动"), ["甲创‘乙’丙", "乙"]);
        assert_eq!(inner("“甲创“乙”丙”活动"), ["甲创“乙”丙", "乙"]);
        assert_eq!(inner("「甲乙」活動"), ["甲乙"]);
        assert_eq!(inner("\"甲乙\"活动和\"丙丁\"活动"), ["甲乙", "丙丁"]);
        assert_eq!(inner("“甲乙活动，“丙丁”活动"), ["丙丁"]);
        assert_eq!(inner("甲”乙“"), Vec::<String>::new());
    }

    #[test]
    fn spellings_share_a_key() {
        let of = |text: &str| key(&text.chars().collect::<Vec<_>>());
        assert_eq!(of("三比三看 创‘红旗’支部"), of("三比三看创红旗支部"));
    }
}

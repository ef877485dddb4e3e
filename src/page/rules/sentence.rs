//! Where sentences end: what tells a broken line from a finished one.

use super::scan::{eat, is_closing, is_opening, skip_bullets};
use crate::page::sheet::is_blank;

/// Whether the last sentence of `chars` is finished: `。`, `！`, `？`, also
/// within quotation marks and brackets.
pub fn is_closed(chars: &[char]) -> bool {
    let chars = without_remark(without_code(chars));
    let mut rest =
        chars.iter().rev().copied().skip_while(|&c| is_blank(c) || is_quote(c) || is_closing(c)).peekable();
    match rest.next() {
        Some('。' | '!' | '?' | '…') => true,
        Some('.') => rest.next().is_some_and(|c| crate::text::is_han(c) || c == '%' || is_closing(c)),
        _ => false,
    }
}

/// Without the editor's or page code behind the last sentence: `。G02`, `。①2`.
fn without_code(chars: &[char]) -> &[char] {
    let code =
        chars.iter().rev().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '①'..='⑳' | ' ')).count();
    let text = &chars[..chars.len() - code];
    if (1..=5).contains(&code) && text.last().is_some_and(|&c| is_end(c)) { text } else { chars }
}

/// Without the remark in brackets that ends a text: `……平抑。(平)`.
fn without_remark(chars: &[char]) -> &[char] {
    const LONGEST: usize = 14;
    let Some((last, text)) = chars.split_last().filter(|(last, _)| is_closing(**last)) else { return chars };
    let opened = text.iter().rev().take(LONGEST).position(|&c| is_opening(c));
    let before = opened.map(|back| &text[..text.len() - back - 1]);
    match before {
        Some(before) if *last != '>' && before.last().is_some_and(|&c| is_end(c)) => before,
        _ => chars,
    }
}

/// Whether a line opens a numbered part of a text: `一、`, `(一)`.
pub fn is_numbered(chars: &[char]) -> bool {
    const NUMBERS: &str = "一二三四五六七八九十";
    match chars {
        [number, '、', ..] => NUMBERS.contains(*number),
        ['(', number, ')', ..] => NUMBERS.contains(*number) || number.is_ascii_digit(),
        _ => false,
    }
}

/// Whether `c` ends a sentence.
pub fn is_end(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '…')
}

/// Whether `c` is a closing quotation mark (or a straight one).
pub fn is_quote(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '」' | '』' | '》' | '〞')
}

/// Whether a line speaks in sentences: it has an end inside or many commas.
/// A headline has neither.
pub fn is_prose(chars: &[char]) -> bool {
    let ends = chars.iter().filter(|&&c| c == '。').count();
    let commas = chars.iter().filter(|&&c| matches!(c, ',' | ';')).count();
    ends > 0 || commas > 2
}

/// Whether a line opens as reports do: `7月8日上午，`, `近日，`.
pub fn opens_report(chars: &[char]) -> bool {
    const TIMES: &[&str] = &["近日", "日前", "昨日", "昨天", "今日", "今天", "连日来", "近年来", "今年以来"];
    let start = skip_bullets(chars, 0);
    let near = &chars[start..chars.len().min(start + 16)];
    let Some(clause) = near.iter().position(|&c| c == ',').map(|comma| &near[..comma]) else { return false };
    let until = matches!(clause.last(), Some('起' | '前' | '后'));
    let day = clause.first().is_some_and(char::is_ascii_digit) && clause.contains(&'日') && !until;
    day || TIMES.iter().any(|time| eat(clause, 0, time).is_some())
}

/// Whether `chars` go on with a sentence that began before them: they open
/// with a mark that no sentence opens with.
pub fn continues(chars: &[char]) -> bool {
    // `’98` is a year.
    let year = matches!(chars, ['’' | '\'', digit, ..] if digit.is_ascii_digit());
    !year
        && chars.first().is_some_and(|&c| {
            matches!(
                c,
                ',' | '。' | '、' | ';' | ':' | '!' | '?' | '”' | '’' | '」' | '』' | '》' | '%' | '…'
            ) || is_closing(c)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_sentences() {
        let examples = [
            ("会议召开。", true),
            ("他说：“好！”", true),
            ("(完。)", true),
            ("会议召开", false),
            ("召开.", true),
            ("平抑。(平)", true),
            ("观看。G02", true),
            ("东湖(市)", false),
            ("3.", false),
            ("", false),
        ];
        for (text, expected) in examples {
            let chars: Vec<char> = text.chars().map(crate::text::fold_char).collect();
            assert_eq!(is_closed(&chars), expected, "{text}");
        }
    }
}

//! Bylines glued to the last sentence: `……召开。记者 王伟 通讯员 李明`.

use super::byline::{self, Credit};
use super::name;
use super::scan::{contains_any, eat_any, is_closing, is_opening, skip_blanks};
use super::sentence;
use crate::page::sheet::{Strip, is_blank};

/// How far from the end a byline may begin.
pub const REACH: usize = 70;
const WORDS: &[&str] =
    &["记者", "通讯员", "通迅员", "摄", "文/图", "图", "文", "供图", "实习生", "报道", "新华", "线索", ")"];

/// Whether the end of a line has the words of a byline at all.
pub fn may_sign(chars: &[char]) -> bool {
    contains_any(&chars[chars.len().saturating_sub(REACH)..], WORDS)
}

/// The byline at the end of `strip`, and where it begins.
pub fn read(strip: &Strip) -> Option<(usize, Credit)> {
    let from = strip.chars.len().saturating_sub(REACH);
    let starts = (from.max(1)..strip.chars.len()).filter(|&at| may_begin(&strip.chars, at));
    starts.filter_map(|at| Some((at, at_end(strip, at)?))).next()
}

/// Whether a line ends in the middle of what may be a byline: `。(王`.
pub fn may_run_on(chars: &[char]) -> bool {
    let near = &chars[chars.len().saturating_sub(40)..];
    let Some(end) = near.iter().rposition(|&c| sentence::is_end(c) || sentence::is_quote(c)) else {
        return false;
    };
    let rest = &near[skip_blanks(near, end + 1)..];
    rest.first() == Some(&'(') || contains_any(rest, &["记者", "通讯员"])
}

fn at_end(strip: &Strip, at: usize) -> Option<Credit> {
    let credit = byline::parse(&strip.from(at))?;
    let bracketed = is_opening(strip.chars[at]);
    if bracketed && !closes_at_end(&strip.chars[at..]) {
        return None;
    }
    let signed =
        (1..=3).contains(&credit.bare.len()) && credit.bare.iter().all(|name| name::is_likely_printed(name));
    // Within a sentence a bracket explains: `暴雨(大暴雨)`.
    let ended = || sentence::is_closed(&strip.chars[..at]);
    (credit.is_certain() || bracketed && signed && ended()).then_some(credit)
}

/// Whether the bracket that opens `chars` is the last thing there, an
/// editor's code apart: `(王伟 摄)①2`.
fn closes_at_end(chars: &[char]) -> bool {
    let close = chars.iter().position(|&c| is_closing(c));
    close.is_none_or(|close| chars[close + 1..].iter().all(|c| !crate::text::is_han(*c)))
}

/// Behind the end of a sentence, or where a bracket opens or a gap ends there.
fn may_begin(chars: &[char], at: usize) -> bool {
    let solid = chars[..at].iter().rev().position(|&c| !is_blank(c));
    let Some(solid) = solid.filter(|_| !is_blank(chars[at])) else { return false };
    let before = chars[at - 1 - solid];
    let ended = sentence::is_end(before) || sentence::is_quote(before) || before == ')';
    let full_stop = || before == '.' && sentence::is_closed(&chars[..at]);
    let role_word = || solid == 1 && eat_any(chars, at, &["记者", "通讯员", "本报记者"]).is_some();
    ended || solid >= 2 || is_opening(chars[at]) || full_stop() || role_word()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::sheet::Sheet;

    #[test]
    fn glued_bylines() {
        let examples = [
            ("负责人表示。记者 王伟 通讯员 李明", Some("记者 王伟 通讯员 李明")),
            ("大会召开。 记者 王伟 文/图", Some("记者 王伟 文/图")),
            ("纳凉。(王伟摄)", Some("(王伟摄)")),
            ("令人失望. （萧 刚）", Some("（萧 刚）")),
            ("增长了2.1% 记者 王伟 李明 文/图", Some("记者 王伟 李明 文/图")),
            ("纳凉(王伟摄)", Some("(王伟摄)")),
            ("工程完工。(王伟)", Some("(王伟)")),
            ("工程完工(王伟)", None),
            ("工程完工。(见图)", None),
            ("他告诉记者。", None),
        ];
        for (text, expected) in examples {
            let sheet = Sheet::new(text);
            let strip = sheet.strip_of(0..sheet.len());
            let found = read(&strip).map(|(at, _)| strip.printed[at..].iter().collect::<String>());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}

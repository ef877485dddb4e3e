//! Leads: how a news text begins. `本报讯(记者 王伟)`, `【本报讯】`,
//! `新华社北京7月1日电(记者王伟、李明)`, `〔記者王小明／台北報導〕`.

use super::byline::{self, Credit};
use super::name;
use super::scan::{
    eat, eat_any, ends_with_any, is_closing, is_opening, skip_blanks, skip_bullets, skip_while,
};
use crate::page::sheet::Strip;
use crate::text::is_han;

/// The opening words of a news text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lead {
    /// How many characters of the strip they take, their byline included.
    pub length: usize,
    /// The byline in them.
    pub credit: Option<Credit>,
    /// The agency that sent the text.
    pub agency: Option<String>,
    /// Where the byline stands in the strip.
    pub credit_span: std::ops::Range<usize>,
}

impl Lead {
    /// Whether it is a byline and nothing else: `〔記者王小明／台北報導〕`.
    pub fn is_byline(&self) -> bool {
        self.credit.is_some() && self.credit_span.start < 3
    }
}

const OWN: &[&str] = &["本报", "木报", "本刊", "本网", "本台", "本社", "本市", "本县"];
const SENT: &[&str] = &["综合报道", "综合报导", "讯", "迅", "汛", "电", "消息"];
const MEDIA: &[char] = &['报', '社', '台', '网', '刊', '媒', '线'];

/// Reads the lead that opens `strip`.
pub fn read(strip: &Strip) -> Option<Lead> {
    let chars = &strip.chars;
    let start = skip_bullets(chars, 0);
    let bracket = chars.get(start).is_some_and(|&c| is_opening(c));
    let inside = if bracket { skip_blanks(chars, start + 1) } else { start };
    if let Some((end, agency)) = dispatch(strip, inside) {
        return Some(with_byline(strip, close(chars, end, bracket)?, agency));
    }
    if bracket { reporter_first(strip, start) } else { reporter_and_place(strip, start) }
}

/// Whether a strip is the dispatch line of our own paper in brackets:
/// `(本报波恩电)`.
pub fn signs(strip: &Strip) -> bool {
    let own = strip.chars.first() == Some(&'(') && eat_any(&strip.chars, 1, OWN).is_some();
    let whole = |end: usize| is_closing(strip.chars[end]) && end + 1 == strip.chars.len();
    own && dispatch(strip, 1).is_some_and(|(end, _)| end < strip.chars.len() && whole(end))
}

/// `記者王小明／台北報導　` as a lead of its own, without brackets.
fn reporter_and_place(strip: &Strip, start: usize) -> Option<Lead> {
    let named = eat_any(&strip.chars, start, &["记者", "本报记者", "特派员", "特派记者"])?;
    let near = &strip.chars[..strip.chars.len().min(named + 30)];
    let slash = (named..near.len()).find(|&at| near[at] == '/')?;
    let stop = (slash + 1..near.len())
        .find(|&end| ends_with_any(&near[..end], &["报道", "报导", "专访", "特稿"]))?;
    let credit = byline::parse(&part(strip, start, stop))?;
    let text_follows = strip.chars.len() > stop + 8 && !credit.byline.reporters.is_empty();
    let lead = Lead { length: stop, credit: Some(credit), agency: None, credit_span: start..stop };
    text_follows.then_some(lead)
}

/// `本报讯`, `本报东湖7月1日电`, `东湖日报讯`, `据新华社东湖7月1日电`: the
/// place behind it and the agency.
fn dispatch(strip: &Strip, at: usize) -> Option<(usize, Option<String>)> {
    let chars = &strip.chars;
    if let Some(end) = eat_any(chars, at, OWN) {
        return sent(chars, end).map(|end| (end, None));
    }
    if let Some((name, end)) = super::agency::agency(chars, at) {
        let is_wire = chars.get(end.wrapping_sub(1)).is_some_and(|c| matches!(c, '电' | '讯' | '息'));
        let word = chars.get(end).is_some_and(|c| matches!(c, '息' | '号' | '员'));
        return (is_wire && !word).then(|| (end, Some(strip.name(name))));
    }
    if let Some(end) = remnant(chars, at) {
        return Some((end, None));
    }
    let medium = (at + 2..chars.len().min(at + 12)).find(|&end| MEDIA.contains(&chars[end - 1]))?;
    let named = chars[at..medium].iter().all(|&c| is_han(c));
    // A paper that is not ours: nothing but a date may part it from 讯.
    let dated = skip_while(chars, medium, |c| c.is_ascii_digit() || matches!(c, '月' | '日' | ' '));
    let end = eat(chars, dated, "讯").filter(|_| named)?;
    Some((end, None))
}

/// What a scanner leaves of `本报讯` before a reporter in brackets.
fn remnant(chars: &[char], at: usize) -> Option<usize> {
    let end = skip_while(chars, at, |c| "本木报讯迅汛 ".contains(c));
    let opened = chars.get(end).is_some_and(|&c| is_opening(c)) && (1..=4).contains(&(end - at));
    (opened && eat_any(chars, end + 1, &["记者", "通讯员", "见习记者"]).is_some()).then_some(end)
}

/// The place behind `讯` or `电`, before which place and date may stand.
fn sent(chars: &[char], at: usize) -> Option<usize> {
    let mut here = at;
    while here <= at + 18 {
        if let Some(end) = eat_any(chars, skip_blanks(chars, here), SENT) {
            let word = chars.get(here.wrapping_sub(1)) == Some(&'通') || chars.get(end) == Some(&'员');
            return (!word).then_some(end);
        }
        let c = *chars.get(here)?;
        if !(is_han(c) || c.is_ascii_digit() || c == ' ' || c == '/' || c == '·' || c == '-') || c == '记' {
            return None;
        }
        here += 1;
    }
    None
}

/// Behind the closing bracket where one was opened.
fn close(chars: &[char], end: usize, bracket: bool) -> Option<usize> {
    let here = skip_blanks(chars, end);
    match chars.get(here) {
        Some(&c) if bracket && is_closing(c) => Some(here + 1),
        Some(&c) if bracket && matches!(c, '记' | '(' | '/' | ',') => Some(here),
        _ if bracket => Some(end),
        _ => Some(end),
    }
}

/// The byline in brackets behind the lead, closed or, as print and scanners
/// have it, not.
fn with_byline(strip: &Strip, end: usize, agency: Option<String>) -> Lead {
    let here = skip_blanks(&strip.chars, end);
    let opened = strip.chars.get(here).is_some_and(|&c| is_opening(c));
    let found =
        if opened { bracketed(strip, here).or_else(|| unclosed(strip, here)) } else { unclosed(strip, here) };
    match found {
        Some((credit, stop)) => Lead { length: stop, credit: Some(credit), agency, credit_span: here..stop },
        None => Lead { length: end, credit: None, agency, credit_span: end..end },
    }
}

/// `〔記者王小明／台北報導〕` as a lead of its own.
fn reporter_first(strip: &Strip, start: usize) -> Option<Lead> {
    let (credit, stop) = bracketed(strip, start)?;
    let text_follows = strip.chars.len() > stop + 8;
    let reports = !credit.byline.reporters.is_empty() || !credit.byline.correspondents.is_empty();
    let lead = Lead { length: stop, credit: Some(credit), agency: None, credit_span: start..stop };
    (text_follows && reports).then_some(lead)
}

fn bracketed(strip: &Strip, start: usize) -> Option<(Credit, usize)> {
    let close = strip.chars[start..].iter().take(80).position(|&c| is_closing(c))?;
    let stop = start + close + 1;
    let credit = byline::parse(&part(strip, start, stop))?;
    // `央视网消息(新闻联播)` names a programme.
    let named = credit.words > 0 || credit.bare.iter().all(|name| name::is_likely_printed(name));
    named.then_some((credit, stop))
}

/// A byline without its closing bracket: the longest that makes sense.
fn unclosed(strip: &Strip, start: usize) -> Option<(Credit, usize)> {
    let opened = skip_blanks(&strip.chars, start);
    let role = strip.chars.get(opened).is_some_and(|&c| is_opening(c)) as usize + opened;
    let begins = eat(&strip.chars, role, "记者").or_else(|| eat(&strip.chars, role, "通讯员"))?;
    let ends = (begins + 2..strip.chars.len().min(begins + 40)).filter(|&end| {
        let reported = ends_with_any(&strip.chars[..end], &["报道", "报导"]);
        reported || strip.chars[end] == ' ' || is_closing(strip.chars[end])
    });
    let read = |end: usize| {
        let credit = byline::parse(&part(strip, start, end))?;
        let mut names = credit.byline.reporters.iter().chain(&credit.byline.correspondents).peekable();
        let likely = names.peek().is_some() && names.all(|name| name::is_likely_printed(name));
        likely.then_some((credit, end))
    };
    let reported = ends.clone().find(|&end| ends_with_any(&strip.chars[..end], &["报道", "报导"]));
    reported.and_then(read).or_else(|| ends.rev().find_map(read))
}

fn part(strip: &Strip, start: usize, end: usize) -> Strip {
    Strip {
        chars: strip.chars[start..end].to_vec(),
        printed: strip.printed[start..end].to_vec(),
        at: strip.at[start..end].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::sheet::Sheet;

    fn lead(text: &str) -> String {
        let sheet = Sheet::new(text);
        let strip = sheet.strip_of(0..sheet.len());
        match read(&strip) {
            Some(found) => strip.printed[..found.length].iter().collect(),
            None => String::new(),
        }
    }

    #[test]
    fn the_forms_of_leads() {
        let examples = [
            ("本报讯 2月11日上午，东湖区", "本报讯"),
            ("本报讯(记者王伟)6月25日下午,市里", "本报讯(记者王伟)"),
            ("本报讯（记者 王伟 通\n讯员 李明）近日", "本报讯（记者 王伟 通讯员 李明）"),
            ("【本报讯】记者王伟报道：昨天，市里召开大会", "【本报讯】记者王伟报道"),
            ("【本報訊】昨日，市府召開大會，討論來年預算", "【本報訊】"),
            ("本报7月1日讯 今天", "本报7月1日讯"),
            ("新华社北京7月1日电(记者王伟、李明)国务院", "新华社北京7月1日电(记者王伟、李明)"),
            ("据新华社北京7月1日电 国务院", "据新华社北京7月1日电"),
            ("〔記者王小明／台北報導〕昨日上午市政府宣布新的計畫", "〔記者王小明／台北報導〕"),
            ("东湖晚报讯(记者 王伟)昨日", "东湖晚报讯(记者 王伟)"),
            ("本报讯(记者 王伟 近日,东湖区", "本报讯(记者 王伟"),
            ("本 报 讯 昨日", "本 报 讯"),
            ("木报迅 昨日", "木报迅"),
            ("讯（记者王伟）昨日", "讯（记者王伟）"),
            ("■本报讯 昨日", "■本报讯"),
            ("央视网消息：昨日", "央视网消息"),
            ("人民网讯 昨日", "人民网讯"),
            ("【大公報訊】記者王小明報道：昨日", "【大公報訊】記者王小明報道"),
            ("【本報記者王小明南灣報導】市政府昨日宣布新計畫", "【本報記者王小明南灣報導】"),
            ("(中央社記者王小明台北5日電)市政府昨日宣布新計畫", "(中央社記者王小明台北5日電)"),
            ("人民网讯息中心", ""),
            ("本报通讯员王伟获悉", ""),
            ("記者王小明／台北報導　昨日上午市政府宣布", "記者王小明／台北報導"),
            ("记者王伟报道，昨日上午市政府宣布新的计划", ""),
            ("国家电网公司", ""),
            ("本报记者获悉，昨日电力", ""),
            ("新华社记者从国家电网获悉", ""),
        ];
        for (text, expected) in examples {
            assert_eq!(lead(text), expected, "{text}");
        }
    }
}

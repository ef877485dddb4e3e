//! Page heads and feet: masthead, issue date, page number, editors.

use super::scan::{
    contains, contains_any, eat, eat_any, ends_with_any, is_closing, is_letter, is_opening, letters,
    skip_while,
};
use crate::page::sheet::{Strip, is_blank};

/// Words that stand nowhere but in an imprint.
#[rustfmt::skip]
const ANYWHERE: &[&str] = &[
    "责编:", "美编:", "校对:", "印刷厂印", "邮发代号", "刊号", "总第", "广告许可证",
    "广告经营许可证", "法律顾问:", "出版日期:",
];

/// Words with which editors' lines and imprints begin.
#[rustfmt::skip]
const IMPRINT: &[&str] = &[
    "责编", "责任编辑", "美编", "美术编辑", "校对", "版式", "组版", "审校", "责校", "值班主任",
    "值班编委", "值班总编", "执行主编", "版面设计", "新闻热线", "投稿邮箱", "广告热线", "发行热线",
    "订报热线", "邮发代号", "统一刊号", "刊号", "总第", "零售价", "社址", "邮政编码", "邮编",
    "主管主办", "国内统一", "e-mail", "本报地址", "报社地址", "本社地址", "本报电话", "本报网址",
    "本报邮箱", "本报记者站", "法律顾问", "广告许可证", "广告经营许可证", "出版单位", "订阅热线",
    "报料热线", "客服热线", "编辑:", "编辑/", "编辑 ", "主编:", "印刷:", "承印", "印刷厂",
    "本版编辑", "本版责编", "电子版", "值班副总", "总值班", "值班总", "本期编辑", "执行编辑", "值班编辑",
];

/// How papers are called.
#[rustfmt::skip]
const PAPERS: &[&str] = &[
    "日报", "晚报", "晨报", "早报", "时报", "商报", "都市报", "快报", "周报", "导报", "青年报",
    "法治报", "法制报", "新报", "公报", "文汇报", "工人报", "农民报", "周刊",
];

/// Whether a line belongs to the head or foot of the page.
pub fn is_folio(chars: &[char]) -> bool {
    letters(chars) <= 80
        && (is_imprint(chars) || is_page_number(chars) || is_date_line(chars) || is_masthead(chars))
}

/// `责编：王伟 美编：李明`, `新闻热线：12345678`.
fn is_imprint(chars: &[char]) -> bool {
    let prose = chars.iter().any(|&c| matches!(c, '。' | ','));
    let start = skip_while(chars, 0, |c| is_blank(c) || !is_letter(c));
    !prose
        && (eat_any(chars, start, IMPRINT).is_some()
            || (letters(chars) < 60 && (contains_any(chars, ANYWHERE) || names_editors(chars))))
}

/// `编辑 王伟 美编 李明 校对 张芳`.
fn names_editors(chars: &[char]) -> bool {
    const WORDS: &[&str] = &["编辑", "美编", "校对", "版式", "责编", "视觉", "组版", "制图", "主编"];
    WORDS.iter().filter(|word| contains(chars, word)).count() >= 2
}

/// `A02`, `第3版`, `03版 综合新闻`, `2 要闻`.
fn is_page_number(chars: &[char]) -> bool {
    let start = skip_while(chars, 0, |c| !is_letter(c));
    let after_ordinal = eat(chars, start, "第").unwrap_or(start);
    let letter = skip_while(chars, after_ordinal, |c| c.is_ascii_alphabetic());
    let number = skip_while(chars, letter, |c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let digits = (1..=3).contains(&(number - letter)) && letter - after_ordinal <= 2;
    let named = eat(chars, number, "版").filter(|_| letters(chars) <= 14).is_some();
    let coded = letter > after_ordinal && number == chars.len();
    let section = letter > after_ordinal
        && chars.get(number).is_some_and(|&c| is_blank(c) || matches!(c, '·' | '|' | '/'))
        && letters(chars) <= 9;
    let plain = number > start
        && letter == start
        && chars.get(number).is_some_and(|&c| is_blank(c))
        && super::label::is_section(&chars[number..]);
    digits && (named || coded || section || plain) || ends_with_page(chars)
}

/// `要闻  第8版`, `综合新闻 A03`.
fn ends_with_page(chars: &[char]) -> bool {
    let last = chars.split(|&c| is_blank(c)).rfind(|word| !word.is_empty()).unwrap_or(&[]);
    let has_words = last.len() < chars.len();
    has_words && letters(chars) <= 14 && is_page_number(last)
}

/// Whether a line is a full date and nothing else.
pub fn is_date(chars: &[char]) -> bool {
    date(chars).is_some() && letters(chars) <= 14 && !contains(chars, "讯")
}

/// `2023年6月26日 星期一`, with or without paper and page number.
fn is_date_line(chars: &[char]) -> bool {
    let weekday = contains_any(chars, &["星期", "农历", "礼拜"]);
    let day = || contains(chars, "月") && contains(chars, "日") || date(chars).is_some();
    letters(chars) <= 50 && !contains_any(chars, &["。", ","]) && weekday && day()
}

/// A line that is the name of a paper and nothing else.
fn is_masthead(chars: &[char]) -> bool {
    let words: Vec<char> =
        chars.iter().copied().filter(|&c| !is_blank(c) && !is_opening(c) && !is_closing(c)).collect();
    let length = (3..=8).contains(&words.len());
    length && ends_with_any(&words, PAPERS) && !ends_with_any(&words, &["新闻快报", "要闻快报"])
}

/// The paper that a head or foot names: `东湖日报`.
pub fn paper(strip: &Strip) -> Option<String> {
    let words = strip.chars.split(|&c| is_blank(c) || !is_letter(c));
    let mut at = 0;
    for word in words {
        if (3..=10).contains(&word.len()) && is_paper(word) {
            return Some(strip.name(at..at + word.len()));
        }
        at += word.len() + 1;
    }
    None
}

/// `东湖日报`; beside a date also a name like `江声报`.
fn is_paper(word: &[char]) -> bool {
    let own = matches!(word[0], '本' | '订' | '投') || ends_with_any(word, &["电报", "海报", "墙报", "邮报"]);
    !own && (ends_with_any(word, PAPERS) || word.len() <= 4 && word.ends_with(&['报']))
}

/// The date of issue in a head or foot, ISO 8601: `2023年6月26日`,
/// `2023-06-26`, `二〇二三年六月二十六日`, `民国一一三年五月六日`.
pub fn date(chars: &[char]) -> Option<String> {
    (0..chars.len()).find_map(|at| date_at(chars, at))
}

fn date_at(chars: &[char], at: usize) -> Option<String> {
    let republic = eat(chars, at, "民国");
    let (year, here) = number_at(chars, skip_while(chars, republic.unwrap_or(at), is_blank))?;
    let (month, here) = number_at(chars, unit(chars, here, &['年', '-', '.', '/'])?)?;
    let (day, end) = number_at(chars, unit(chars, here, &['月', '-', '.', '/'])?)?;
    let year = if republic.is_some() { year + 1911 } else { year };
    let whole = chars.get(end).is_none_or(|c| !c.is_ascii_digit());
    let valid = (1800..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    (whole && valid).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn unit(chars: &[char], at: usize, units: &[char]) -> Option<usize> {
    let here = skip_while(chars, at, is_blank);
    let found = chars.get(here).is_some_and(|c| units.contains(c));
    found.then(|| skip_while(chars, here + 1, is_blank))
}

/// A number in digits or Han digits, and the place behind it.
fn number_at(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let end =
        skip_while(chars, at, |c| c.is_ascii_digit() || han_digit(c).is_some() || "十廿卅元".contains(c));
    (end > at && end <= at + 5).then(|| (value(&chars[at..end]), end))
}

fn value(digits: &[char]) -> u32 {
    if let Some(tens) =
        digits.first().and_then(|&c| [('廿', 20), ('卅', 30)].into_iter().find(|ten| ten.0 == c))
    {
        return tens.1 + value(&digits[1..]);
    }
    match digits.iter().position(|&c| c == '十') {
        Some(ten) => {
            let tens = if ten == 0 { 1 } else { value(&digits[..ten]) };
            tens * 10 + value(&digits[ten + 1..])
        }
        None => digits.iter().fold(0, |sum, &c| sum * 10 + c.to_digit(10).or(han_digit(c)).unwrap_or(0)),
    }
}

fn han_digit(c: char) -> Option<u32> {
    match c {
        '零' | '○' => Some(0),
        '元' => Some(1),
        _ => "〇一二三四五六七八九".chars().position(|digit| digit == c).map(|at| at as u32),
    }
}

/// The page number in a head or foot: `A02`, and `3` for `第3版`.
pub fn number(chars: &[char]) -> Option<String> {
    let words = chars
        .split(|&c| is_blank(c) || matches!(c, '|' | '(' | ')' | '·' | ':'))
        .filter(|word| !word.is_empty());
    words.into_iter().find_map(number_of)
}

fn number_of(word: &[char]) -> Option<String> {
    let start = eat(word, 0, "第").unwrap_or(0);
    let letter = skip_while(word, start, |c| c.is_ascii_alphabetic());
    let (number, end) = number_at(word, letter)?;
    let named = eat(word, end, "版") == Some(word.len());
    let coded = letter > start && end == word.len();
    let letters: String = word[start..letter].iter().map(char::to_ascii_uppercase).collect();
    let digits: String = word[letter..end].iter().collect();
    let short = letter - start <= 2 && end - letter <= 3;
    let plain = if letters.is_empty() { number.to_string() } else { letters + &digits };
    (short && (named || coded)).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_feet() {
        let examples = [
            ("2023年6月26日 星期一", true),
            ("东湖日报", true),
            ("A02", true),
            ("第3版", true),
            ("03版 综合新闻", true),
            ("A02 要闻", true),
            ("7　体育", true),
            ("7 个社区", false),
            ("责编：王伟 美编：李明 校对：张芳", true),
            ("新闻热线：12345678", true),
            ("2月11日上午，市里召开大会", false),
            ("东湖区召开大会", false),
            ("值班副总编辑 王伟 编辑 李明 校对 张芳", true),
            ("2024.04.18　星期四　农历三月初十", true),
            ("3", false),
        ];
        for (text, expected) in examples {
            let chars: Vec<char> = text.chars().map(crate::text::fold_char).collect();
            assert_eq!(is_folio(&chars), expected, "{text}");
        }
    }

    #[test]
    fn what_heads_say() {
        let examples = [
            ("东湖日报　2024年3月8日　星期五　A02", Some("2024-03-08"), Some("A02")),
            ("中華民國一一三年五月六日　星期一", Some("2024-05-06"), None),
            ("二〇二四年十二月二十一日 第3版", Some("2024-12-21"), Some("3")),
            ("民國一○二年三月十五日　星期五", Some("2013-03-15"), None),
            ("中華民國廿三年六月九日　星期六", Some("1934-06-09"), None),
            ("3月8日 星期五", None, None),
        ];
        for (text, issued, page) in examples {
            let chars: Vec<char> = text.chars().map(crate::text::fold_char).collect();
            assert_eq!(date(&chars).as_deref(), issued, "{text}");
            assert_eq!(number(&chars).as_deref(), page, "{text}");
        }
    }
}

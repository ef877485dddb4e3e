//! Page heads and feet: masthead, issue date, page number, editors.

use super::scan::{contains_any, eat, eat_any, ends_with_any, is_closing, is_opening, letters, skip_while};
use crate::page::sheet::is_blank;

/// Words of editors' lines and imprints.
#[rustfmt::skip]
const IMPRINT: &[&str] = &[
    "责编", "责任编辑", "美编", "美术编辑", "校对", "版式", "组版", "审校", "责校", "值班主任",
    "值班编委", "值班总编", "执行主编", "版面设计", "新闻热线", "投稿邮箱", "广告热线", "发行热线",
    "订报热线", "邮发代号", "统一刊号", "刊号", "总第", "零售价", "社址", "邮政编码",
    "邮编", "主管主办", "国内统一", "e-mail", "本报地址", "报社地址", "本社地址", "本报电话", "本报网址", "本报邮箱", "本报记者站", "法律顾问", "广告许可证", "广告经营许可证", "出版单位", "订阅热线", "报料热线", "客服热线", "编辑:",
    "编辑/", "编辑 ", "主编:", "印刷:", "承印", "印刷厂", "本版编辑", "本版责编", "电子版",
];

/// Whether a line belongs to the head or foot of the page.
pub fn is_folio(chars: &[char]) -> bool {
    letters(chars) <= 80
        && (is_imprint(chars) || is_page_number(chars) || is_date_line(chars) || is_masthead(chars))
}

/// `责编：王伟 美编：李明`, `新闻热线：12345678`.
fn is_imprint(chars: &[char]) -> bool {
    let prose = chars.iter().any(|&c| matches!(c, '。' | ','));
    let start = skip_while(chars, 0, |c| is_blank(c) || !c.is_alphanumeric());
    !prose
        && (eat_any(chars, start, IMPRINT).is_some()
            || (letters(chars) < 40 && contains_any(chars, &["责编:", "美编:", "校对:"])))
}

/// `A02`, `第3版`, `03版 综合新闻`, `2 要闻`.
fn is_page_number(chars: &[char]) -> bool {
    let start = skip_while(chars, 0, |c| !c.is_alphanumeric());
    let after_ordinal = eat(chars, start, "第").unwrap_or(start);
    let letter = skip_while(chars, after_ordinal, |c| c.is_ascii_alphabetic());
    let number = skip_while(chars, letter, |c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let digits = (1..=3).contains(&(number - letter)) && letter - after_ordinal <= 2;
    let named = eat(chars, number, "版").filter(|_| letters(chars) <= 14).is_some();
    let coded = letter > after_ordinal && number == chars.len();
    let section =
        letter > after_ordinal && chars.get(number).is_some_and(|&c| is_blank(c)) && letters(chars) <= 9;
    digits && (named || coded || section) || ends_with_page(chars)
}

/// `要闻  第8版`, `综合新闻 A03`.
fn ends_with_page(chars: &[char]) -> bool {
    let last = chars.split(|&c| is_blank(c)).rfind(|word| !word.is_empty()).unwrap_or(&[]);
    let has_words = last.len() < chars.len();
    has_words && letters(chars) <= 14 && is_page_number(last)
}

/// `2023年6月26日 星期一`, with or without paper and page number.
fn is_date_line(chars: &[char]) -> bool {
    letters(chars) <= 50
        && !contains_any(chars, &["。", ","])
        && contains_any(chars, &["星期", "农历", "礼拜"])
        && contains_any(chars, &["月"])
        && contains_any(chars, &["日"])
}

/// A line that is the name of a paper and nothing else.
fn is_masthead(chars: &[char]) -> bool {
    let words: Vec<char> =
        chars.iter().copied().filter(|&c| !is_blank(c) && !is_opening(c) && !is_closing(c)).collect();
    let length = (3..=8).contains(&words.len());
    length
        && ends_with_any(
            &words,
            &[
                "日报",
                "晚报",
                "晨报",
                "早报",
                "时报",
                "商报",
                "都市报",
                "快报",
                "周报",
                "导报",
                "青年报",
                "法治报",
                "法制报",
            ],
        )
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
            ("责编：王伟 美编：李明 校对：张芳", true),
            ("新闻热线：12345678", true),
            ("2月11日上午，市里召开大会", false),
            ("东湖区召开大会", false),
            ("3", false),
        ];
        for (text, expected) in examples {
            let chars: Vec<char> = text.chars().map(crate::text::fold_char).collect();
            assert_eq!(is_folio(&chars), expected, "{text}");
        }
    }
}

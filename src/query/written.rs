//! Dates as they are typed and as newspapers write them.

use crate::text::{self, fold_char, is_han};

/// A date as typed: what of it was given, which may be in no calendar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Day {
    pub year: Option<u32>,
    pub month: Option<u32>,
    pub day: Option<u32>,
}

impl Day {
    /// Whether the calendar has it.
    pub fn exists(&self) -> bool {
        self.has_month() && self.has_day()
    }

    /// ISO 8601 as precise as the calendar has it; `None` without a year.
    pub fn iso(&self) -> Option<String> {
        let mut iso = self.year?.to_string();
        for part in [self.month.filter(|_| self.has_month()), self.day.filter(|_| self.exists())] {
            let Some(number) = part else { break };
            iso.push_str(if number < 10 { "-0" } else { "-" });
            iso.push_str(&number.to_string());
        }
        Some(iso)
    }

    /// As newspapers write it: 2022年2月9日, 二〇二二年二月九日, 二○二二….
    pub fn forms(&self) -> Vec<String> {
        let han = self.form(han_year, han_number);
        let round = han.replace('〇', "○");
        vec![self.form(|year| year.to_string(), |number| number.to_string()), han, round]
    }

    fn form(&self, year: impl Fn(u32) -> String, number: impl Fn(u32) -> String) -> String {
        let mut form = String::new();
        let parts =
            [(self.year.map(year), "年"), (self.month.map(&number), "月"), (self.day.map(&number), "日")];
        for (part, unit) in parts {
            if let Some(part) = part {
                form.push_str(&part);
                form.push_str(unit);
            }
        }
        form
    }

    fn has_month(&self) -> bool {
        self.month.is_none_or(|month| (1..=12).contains(&month))
    }

    fn has_day(&self) -> bool {
        let longest = match self.month {
            Some(2) if self.year.is_none_or(is_leap) => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        self.day.is_none_or(|day| (1..=longest).contains(&day))
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

/// A text that is a date and nothing else: `2022年2月`, `二月九日`,
/// `2022-02-09`, `2021年`; no lone month or day.
pub(super) fn read(typed: &str) -> Option<Day> {
    let chars = plain(typed);
    let whole = |day: &Day| day.year.is_some() || day.month.is_some() && day.day.is_some();
    with_units(&chars).or_else(|| with_signs(&chars)).filter(whole)
}

/// The end of a range, which has the year and month of its beginning where
/// it has none itself: `2022年2月9日至11日`.
pub(super) fn read_end(typed: &str, beginning: Option<Day>) -> Option<Day> {
    let end = read_field(typed).or_else(|| with_units(&plain(typed)))?;
    let month = end.month.or(beginning.and_then(|day| day.month).filter(|_| end.day.is_some()));
    Some(Day { year: end.year.or(beginning.and_then(|day| day.year)), month, ..end })
}

/// The same in a date field, where `2022`, `20220209` and `2022.2` are dates
/// too.
pub(super) fn read_field(typed: &str) -> Option<Day> {
    read(&typed.replace(['.', '．'], "-")).or_else(|| {
        let digits = plain(typed);
        let number = |from: usize, to: usize| digits.get(from..to).and_then(count);
        let known = matches!(digits.len(), 4 | 6 | 8) && year(number(0, 4)?).is_some();
        let day = Day { year: number(0, 4), month: number(4, 6), day: number(6, 8) };
        (known && count(&digits).is_some()).then_some(day)
    })
}

/// Whether two words are one date with a blank inside: `2月 9日`, `2021 年`,
/// also at the end and beginning of longer texts.
pub(super) fn joins(left: &str, right: &str) -> bool {
    let (ends, begins) = (left.chars().next_back(), right.chars().next());
    let parted = ends.is_some_and(|c| matches!(c, '年' | '月')) || begins.is_some_and(is_unit);
    parted && (read(&[left, right].concat()).is_some() || goes_on(&plain(left), &plain(right)))
}

/// `…2月` and `9日…`.
fn goes_on(left: &[char], right: &[char]) -> bool {
    let [.., number, unit] = left else { return false };
    let length = right.iter().take_while(|&&c| is_numeral(c)).count();
    let next = right.get(length).copied().unwrap_or(' ');
    let follows = matches!((unit, next), ('年', '月') | ('月', '日' | '号'));
    follows && length > 0 && length < 4 && is_numeral(*number)
}

fn plain(typed: &str) -> Vec<char> {
    typed.chars().filter(|c| !c.is_whitespace()).map(fold_char).collect()
}

fn with_units(chars: &[char]) -> Option<Day> {
    let mut day = Day::default();
    let mut at = 0;
    while at < chars.len() {
        let length = chars[at..].iter().take_while(|&&c| is_numeral(c)).count();
        let number = numeral(&chars[at..at + length])?;
        match chars.get(at + length)? {
            '年' if at == 0 => day.year = Some(year(number)?),
            '月' if day.month.is_none() && day.day.is_none() => day.month = Some(small(number)?),
            '日' | '号' if day.day.is_none() && (day.year.is_none() || day.month.is_some()) => {
                day.day = Some(small(number)?)
            }
            _ => return None,
        }
        at += length + 1;
    }
    (at > 0).then_some(day)
}

/// `2022-02-09`, `2022/2/9`, `2022.2.9`, and `2022-02`, `2022/2`.
fn with_signs(chars: &[char]) -> Option<Day> {
    let sign = *chars.get(4).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&[char]> = chars.split(|&c| c == sign).collect();
    let (month, day) = match parts[..] {
        [_, month] if sign != '.' => (month, None),
        [_, month, day] => (month, Some(day)),
        _ => return None,
    };
    let day = match day {
        Some(day) => Some(small(count(day)?)?),
        None => None,
    };
    Some(Day { year: Some(year(count(parts[0])?)?), month: Some(small(count(month)?)?), day })
}

fn is_unit(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '号')
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || text::digit(c).is_some() || c == '十'
}

fn year(number: u32) -> Option<u32> {
    (1000..3000).contains(&number).then_some(number)
}

/// Two digits at most; whether the calendar has it is another question.
fn small(number: u32) -> Option<u32> {
    (number < 100).then_some(number)
}

fn numeral(chars: &[char]) -> Option<u32> {
    count(chars).or_else(|| {
        let written = chars.iter().all(|&c| is_han(c) || c == '○');
        let number = text::number(chars).filter(|number| written && number.length == chars.len());
        number.map(|number| number.value as u32)
    })
}

/// The value of up to eight ASCII digits and nothing else.
fn count(chars: &[char]) -> Option<u32> {
    let digits = (1..=8).contains(&chars.len()) && chars.iter().all(char::is_ascii_digit);
    digits.then(|| chars.iter().fold(0, |sum, &c| sum * 10 + (c as u32 - '0' as u32)))
}

const HAN: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn han_year(year: u32) -> String {
    year.to_string().bytes().map(|digit| HAN[usize::from(digit - b'0')]).collect()
}

/// 一 to 九十九.
fn han_number(number: u32) -> String {
    let (tens, ones) = (number as usize / 10 % 10, number as usize % 10);
    let mut written = String::new();
    if tens > 1 {
        written.push(HAN[tens]);
    }
    if tens > 0 {
        written.push('十');
    }
    if ones > 0 || tens == 0 {
        written.push(HAN[ones]);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_every_writing() {
        let day = |year, month, day| Some(Day { year, month, day });
        let examples = [
            ("2022年2月", day(Some(2022), Some(2), None)),
            ("２０２２年２月９日", day(Some(2022), Some(2), Some(9))),
            ("二〇二二年十二月三十一日", day(Some(2022), Some(12), Some(31))),
            ("二○二二年二月", day(Some(2022), Some(2), None)),
            ("2月9号", day(None, Some(2), Some(9))),
            ("2022-02-09", day(Some(2022), Some(2), Some(9))),
            ("2022.2.9", day(Some(2022), Some(2), Some(9))),
            ("2021年", day(Some(2021), None, None)),
            ("2022.2", None),
            ("2月", None),
            ("9日", None),
            ("22年2月", None),
            ("2022年2月9日上午", None),
            ("12581", None),
            ("2022", None),
            ("", None),
        ];
        for (typed, expected) in examples {
            assert_eq!(read(typed), expected, "{typed}");
        }
        assert_eq!(read_field("2022"), day(Some(2022), None, None));
        assert_eq!(read_field("20220209"), day(Some(2022), Some(2), Some(9)));
        assert_eq!(read_field("12581"), None);
    }

    #[test]
    fn what_the_calendar_has() {
        let iso = |typed: &str| read(typed).and_then(|day| day.iso());
        assert_eq!(iso("2022年2月9日").as_deref(), Some("2022-02-09"));
        assert_eq!(iso("2022-13").as_deref(), Some("2022"));
        assert_eq!(iso("2023-02-29").as_deref(), Some("2023-02"));
        assert_eq!(iso("2024-02-29").as_deref(), Some("2024-02-29"));
        assert_eq!(iso("2月9日"), None);
        assert!(!read("2月30日").is_some_and(|day| day.exists()));
    }

    #[test]
    fn forms_of_newspapers() {
        let forms = |typed: &str| read(typed).map(|day| day.forms()).unwrap_or_default();
        assert_eq!(forms("2022-10-20"), ["2022年10月20日", "二〇二二年十月二十日", "二○二二年十月二十日"]);
        assert_eq!(forms("2月11日"), ["2月11日", "二月十一日", "二月十一日"]);
    }

    #[test]
    fn blanks_inside_dates() {
        for (left, right, expected) in [
            ("2月", "9日", true),
            ("2021", "年", true),
            ("定于2月", "9日上午", true),
            ("2022年", "2月9日", true),
            ("12581", "年轻", false),
            ("1", "2月", false),
            ("2月", "工作", false),
            ("月", "日", false),
        ] {
            assert_eq!(joins(left, right), expected, "{left} {right}");
        }
    }
}

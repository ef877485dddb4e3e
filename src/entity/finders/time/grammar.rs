//! The grammar of dates: 2022年2月11日上午, 6月25日至27日, 民国三十五年,
//! 二〇二二年, 2O22年, 今年6月, 25—27日.

use super::calendar::valid;
use super::expression::{Expression, Part, Partial, Says};
use super::words;
use crate::entity::Text;
use crate::text::{digit, number};

/// All date expressions of a paragraph, in order.
pub fn scan(text: &Text) -> Vec<Expression> {
    let chars = &text.chars;
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match expression(chars, at) {
            Some(expression) => {
                at = expression.range.end;
                found.push(expression);
            }
            None => at = next_start(chars, at),
        }
    }
    found
}

/// No date begins inside a run of digits.
fn next_start(chars: &[char], at: usize) -> usize {
    let digits = chars[at..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
    at + digits.max(1)
}

fn expression(chars: &[char], at: usize) -> Option<Expression> {
    if let Some(found) = words::expression(chars, at) {
        return Some(found);
    }
    if words::starts(chars, at, "每年") {
        let read = point(chars, at + 2)?;
        return Some(read.expression(at, tail(chars, read.end), Says::Vague));
    }
    if !may_begin(chars, at) {
        return None;
    }
    numeric(chars, at).or_else(|| decade(chars, at)).or_else(|| dated(chars, at))
}

fn may_begin(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| chars[before]);
    let inside = before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '第' | '.'));
    let c = chars[at];
    let digit_like = c.is_ascii_digit() || slip(c).is_some() || digit(c).is_some();
    !inside && (digit_like || matches!(c, '十' | '廿' | '元')) || words::may_begin_year(c)
}

/// 2022-02-11, 2022/2/11, 2022.2.11.
fn numeric(chars: &[char], at: usize) -> Option<Expression> {
    let (year, mut end) = arabic(chars, at, 4)?;
    let mark = *chars.get(end).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, next) = arabic(chars, end + 1, 2).or_else(|| arabic(chars, end + 1, 1))?;
    if chars.get(next) != Some(&mark) {
        return None;
    }
    let (day, next) = arabic(chars, next + 1, 2).or_else(|| arabic(chars, next + 1, 1))?;
    end = next;
    let whole =
        valid(month, day) && is_year(year) && chars.get(end).is_none_or(|c| !matches!(c, '.' | '-' | '/'));
    let partial = Partial { year: Part::Is(year), month: Part::Is(month), day: Part::Is(day) };
    whole.then(|| Expression { range: at..tail(chars, end), says: Says::Point(partial), mended: false })
}

/// Exactly so many Arabic digits.
fn arabic(chars: &[char], at: usize, length: usize) -> Option<(i32, usize)> {
    let digits = chars.get(at..at + length)?;
    let ends = !chars.get(at + length).is_some_and(char::is_ascii_digit);
    let value = digits.iter().try_fold(0, |sum, c| Some(sum * 10 + c.to_digit(10)? as i32))?;
    ends.then_some((value, at + length))
}

/// 20世纪90年代, 上世纪八十年代.
fn decade(chars: &[char], at: usize) -> Option<Expression> {
    let (century, mut end) = match words::starts(chars, at, "上世纪") {
        true => (20, at + 3),
        false => {
            let field = field(chars, at)?;
            (field.value, field.end)
        }
    };
    if words::starts(chars, end, "世纪") {
        end += 2;
    } else if century != 20 || end != at + 3 {
        return None;
    }
    let tens = field(chars, end)?;
    let fits =
        tens.value % 10 == 0 && (0..100).contains(&tens.value) && words::starts(chars, tens.end, "年代");
    let first = (century - 1) * 100 + tens.value;
    let year = |year| Partial { year: Part::Is(year), ..Partial::default() };
    fits.then(|| Expression {
        range: at..tens.end + 2,
        says: Says::Between(year(first), year(first + 9)),
        mended: false,
    })
}

/// Everything with 年, 月 or 日.
fn dated(chars: &[char], at: usize) -> Option<Expression> {
    let from = point(chars, at)?;
    if let Some(says) = from.second.map(|second| Says::Between(from.partial, second)) {
        return Some(from.expression(at, tail(chars, from.end), says));
    }
    if let Some((says, end)) = words::period(chars, from.end, from.partial) {
        return Some(from.expression(at, end, says));
    }
    if let Some(to) = range_end(chars, from.end, from.partial) {
        let says = Says::Between(from.partial, to.partial);
        return Some(from.expression(at, tail(chars, to.end), says));
    }
    let end = tail(chars, from.end);
    Some(from.expression(at, end, Says::Point(from.partial)))
}

/// A date read so far.
#[derive(Debug, Clone, Copy)]
struct Read {
    partial: Partial,
    /// The end of a range such as 25—27日, whose unit stands only once.
    second: Option<Partial>,
    end: usize,
    mended: bool,
}

impl Read {
    fn expression(self, start: usize, end: usize, says: Says) -> Expression {
        Expression { range: start..end, says, mended: self.mended }
    }
}

fn point(chars: &[char], at: usize) -> Option<Read> {
    let mut read = Read { partial: Partial::default(), second: None, end: at, mended: false };
    let solar = year(chars, &mut read);
    if solar && read.second.is_none() {
        month(chars, &mut read);
    }
    if solar && read.second.is_none() {
        day(chars, &mut read);
    }
    let Partial { year, month, day } = read.partial;
    let said = year.said() || month.said() || day.said();
    let possible = match (month, day) {
        (Part::Is(month), Part::Is(day)) => valid(month, day),
        _ => true,
    };
    (said && possible && stands_alone(chars, at, &read)).then_some(read)
}

/// A month or a day alone is a date only where nothing speaks against it: 3月龄,
/// 历时3日, 3日内, 第3日.
fn stands_alone(chars: &[char], at: usize, read: &Read) -> bool {
    let Partial { year, month, day } = read.partial;
    if year.said() {
        return true;
    }
    let next = chars.get(read.end).copied().unwrap_or('。');
    let before = at.checked_sub(1).map_or('。', |before| chars[before]);
    match (month.said(), day.said()) {
        (true, true) => true,
        (true, false) => {
            let arabic = chars[at].is_ascii_digit() || slip(chars[at]).is_some();
            let named = arabic || "份初底末中上下以至".contains(next);
            named && before != '每' && !"龄嫂球刊薪租卡息经饼".contains(next)
        }
        _ => !"内游间里行后元龄均报本语".contains(next) && !"月每历共约为达近时期续了过满连".contains(before),
    }
}

/// Reads a year, if there is one; answers whether months of the sun follow.
fn year(chars: &[char], read: &mut Read) -> bool {
    let at = read.end;
    if let Some((shift, end)) = words::year(chars, at) {
        read.partial.year = Part::Shift(shift);
        read.end = end;
    } else if let Some((year, lunar, end)) = era_year(chars, at) {
        read.partial.year = Part::Is(year);
        read.end = end;
        return !lunar;
    } else if let Some((from, end)) = four_digits(chars, at) {
        plain_year(chars, read, from, end);
    } else if let Some((year, end)) = short_year(chars, at) {
        read.partial.year = Part::Is(year);
        read.end = end;
        read.mended = true;
    }
    true
}

/// 2022年, 2021—2023年, 2021年至2023年 (its end is read later).
fn plain_year(chars: &[char], read: &mut Read, from: Digits, end: usize) {
    let unit = blank(chars, end);
    if chars.get(unit) == Some(&'年') {
        read.partial.year = Part::Is(from.value);
        (read.end, read.mended) = (unit + 1, from.mended);
    } else if let Some((to, unit)) = connector(chars, end).and_then(|at| four_digits(chars, at)) {
        let unit = blank(chars, unit);
        if chars.get(unit) == Some(&'年') && to.value > from.value {
            read.partial.year = Part::Is(from.value);
            read.second = Some(Partial { year: Part::Is(to.value), ..Partial::default() });
            (read.end, read.mended) = (unit + 1, from.mended || to.mended);
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Digits {
    value: i32,
    mended: bool,
}

/// A year of four digits in any writing: 2022, 二〇二二, 2O22.
fn four_digits(chars: &[char], at: usize) -> Option<(Digits, usize)> {
    let four = chars.get(at..at + 4)?;
    let true_digits = four.iter().filter(|&&c| c.is_ascii_digit() || digit(c).is_some()).count();
    let value = four.iter().try_fold(0, |sum, &c| Some(sum * 10 + any_digit(c)?))?;
    let ends = chars.get(at + 4).is_none_or(|&c| any_digit(c).is_none());
    let fits = true_digits >= 2 && is_year(value) && ends;
    fits.then_some((Digits { value, mended: true_digits < 4 }, at + 4))
}

fn is_year(value: i32) -> bool {
    (1500..=2100).contains(&value)
}

fn any_digit(c: char) -> Option<i32> {
    let value = c.to_digit(10).or_else(|| digit(c).filter(|_| c != '两'));
    value.map(|value| value as i32).or_else(|| slip(c))
}

/// The digit that a letter stands for after bad recognition (the characters
/// are folded, so O is o and I is i).
fn slip(c: char) -> Option<i32> {
    match c {
        'o' | '○' | '◯' => Some(0),
        'l' | 'i' | '|' => Some(1),
        _ => None,
    }
}

/// 民国三十五年, 光绪三十年: the first year of the era is 元年.
fn era_year(chars: &[char], at: usize) -> Option<(i32, bool, usize)> {
    let (first, lunar, start) = words::era(chars, at)?;
    let start = blank(chars, start);
    let (count, end) = match chars.get(start)? {
        '元' => (1, start + 1),
        _ => {
            let found = number(&chars[start..]).filter(|found| found.value <= 130.0)?;
            (found.value as i32, start + found.length)
        }
    };
    let end = blank(chars, end);
    let whole = chars.get(end) == Some(&'年') && (1..=130).contains(&count);
    whole.then_some((first + count - 1, lunar, end + 1))
}

/// 112年8月 counts from 1912, 98年3月 means 1998: only where a month follows.
fn short_year(chars: &[char], at: usize) -> Option<(i32, usize)> {
    let three = arabic(chars, at, 3)
        .filter(|&(count, _)| (90..=130).contains(&count))
        .map(|(count, end)| (1911 + count, end));
    let two = || arabic(chars, at, 2).map(|(year, end)| (if year > 50 { 1900 } else { 2000 } + year, end));
    let (year, end) = three.or_else(two)?;
    let month = (chars.get(end) == Some(&'年')).then(|| pair(chars, end + 1, "月"))??;
    (month.second.is_none() && (1..=12).contains(&month.first)).then_some((year, end + 1))
}

fn month(chars: &[char], read: &mut Read) {
    if !read.partial.year.said()
        && let Some((shift, end)) = words::month(chars, read.end)
    {
        read.partial.month = Part::Shift(shift);
        read.end = end;
        return;
    }
    let Some(found) = pair(chars, blank(chars, read.end), "月") else {
        return;
    };
    if !(1..=12).contains(&found.first) || found.second.is_some_and(|second| !(1..=12).contains(&second)) {
        return;
    }
    read.partial.month = Part::Is(found.first);
    read.second = found.second.map(|second| Partial { month: Part::Is(second), ..read.partial });
    read.end = found.end;
    read.mended |= found.mended;
}

fn day(chars: &[char], read: &mut Read) {
    let bare = !read.partial.month.said();
    if bare && read.partial.year.said() {
        return;
    }
    let Some(found) = pair(chars, blank(chars, read.end), "日号曰") else {
        return;
    };
    let unit = chars[found.end - 1];
    if bare && unit != '日' && !words::part_of_day(chars, found.end) {
        return;
    }
    if !(1..=31).contains(&found.first) || found.second.is_some_and(|second| !(1..=31).contains(&second)) {
        return;
    }
    read.partial.day = Part::Is(found.first);
    read.second = found.second.map(|second| Partial { day: Part::Is(second), ..read.partial });
    read.end = found.end;
    read.mended |= found.mended || unit == '曰';
}

/// One number with its unit, or two with the unit behind the second.
#[derive(Debug, Clone, Copy)]
struct Pair {
    first: i32,
    second: Option<i32>,
    end: usize,
    mended: bool,
}

/// 6月, 1—6月; 25日, 25—27日, 25、26日.
fn pair(chars: &[char], at: usize, units: &str) -> Option<Pair> {
    let first = field(chars, at)?;
    let is_unit = |at: usize| chars.get(at).is_some_and(|&c| units.contains(c));
    let unit = blank(chars, first.end);
    if is_unit(unit) {
        return Some(Pair { first: first.value, second: None, end: unit + 1, mended: first.mended });
    }
    let next = connector(chars, first.end)
        .or_else(|| (chars.get(first.end) == Some(&'、')).then_some(first.end + 1))?;
    let second = field(chars, next)?;
    let unit = blank(chars, second.end);
    let mended = first.mended || second.mended;
    (is_unit(unit) && second.value > first.value).then_some(Pair {
        first: first.value,
        second: Some(second.value),
        end: unit + 1,
        mended,
    })
}

/// A number of one or two digits.
#[derive(Debug, Clone, Copy)]
struct Field {
    value: i32,
    end: usize,
    mended: bool,
}

/// 6, 06, l2, 十二, 廿八, 元.
fn field(chars: &[char], at: usize) -> Option<Field> {
    let c = *chars.get(at)?;
    if c == '元' {
        return (chars.get(at + 1) == Some(&'月')).then_some(Field { value: 1, end: at + 1, mended: false });
    }
    let like = |c: &&char| c.is_ascii_digit() || matches!(c, 'o' | 'l' | 'i' | '|');
    let length = chars[at..].iter().take_while(like).count();
    if length == 0 {
        let found = number(&chars[at..(at + 4).min(chars.len())])?;
        return (found.value < 100.0).then_some(Field {
            value: found.value as i32,
            end: at + found.length,
            mended: false,
        });
    }
    if length > 2 {
        return None;
    }
    let digits = &chars[at..at + length];
    let mended = !digits.iter().all(char::is_ascii_digit);
    let some_true = digits.iter().any(char::is_ascii_digit);
    let value = digits.iter().try_fold(0, |sum, &c| Some(sum * 10 + any_digit(c)?))?;
    some_true.then_some(Field { value, end: at + length, mended })
}

/// 至27日, —7月3日, 到2025年: what may follow `from` as the end of a range.
fn range_end(chars: &[char], at: usize, from: Partial) -> Option<Read> {
    let start = connector(chars, at)?;
    let mut to = point(chars, start).filter(|to| to.second.is_none())?;
    let same = |a: Part, b: Part| a.said() == b.said();
    if !same(from.day, to.partial.day) || (!from.day.said() && !same(from.month, to.partial.month)) {
        return None;
    }
    let upper = |to: Part, from: Part| if to.said() { to } else { from };
    to.partial.year = upper(to.partial.year, from.year);
    to.partial.month = upper(to.partial.month, from.month);
    Some(to)
}

/// Past 至, 到, — and the like.
fn connector(chars: &[char], at: usize) -> Option<usize> {
    let at = blank(chars, at);
    let dashes = chars[at..].iter().take(2).take_while(|c| matches!(c, '-' | '—' | '~' | '一')).count();
    match chars.get(at)? {
        '至' | '到' => Some(blank(chars, at + 1)),
        '一' if dashes > 1 => None,
        _ if dashes > 0 => Some(blank(chars, at + dashes)),
        _ => None,
    }
}

/// Past one blank, as in `2月 9日`.
fn blank(chars: &[char], at: usize) -> usize {
    if chars.get(at).is_some_and(|c| c.is_whitespace() && *c != '\n') { at + 1 } else { at }
}

/// Past what only refines a date: 度, 份, 底, (星期六), 上午9时30分, 起, 以来.
fn tail(chars: &[char], at: usize) -> usize {
    words::tail(chars, at)
}

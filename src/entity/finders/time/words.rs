//! The words of time: 今年, 上月, 昨日, 近日, 春节前, 上午, 第二季度, and the
//! words that only look like them (如今|年轻, 生日|前).

use super::expression::{Expression, Part, Partial, Says};
use crate::text::digit;

/// Whether `chars` has `word` at `at`.
pub fn starts(chars: &[char], at: usize, word: &str) -> bool {
    let mut rest = chars.get(at..).unwrap_or_default().iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// The first of `words` at `at`: its place in the list and where it ends.
pub fn first_of(chars: &[char], at: usize, words: &[&str]) -> Option<(usize, usize)> {
    let found = words.iter().position(|word| starts(chars, at, word))?;
    Some((found, at + words[found].chars().count()))
}

/// Whether a year, a month or an era in words may begin with `c`.
pub fn may_begin_year(c: char) -> bool {
    matches!(c, '今' | '去' | '前' | '明' | '后' | '本' | '上' | '下' | '这')
        || "民洪永嘉万崇顺康雍乾道咸同光宣大昭平令".contains(c)
}

/// Words of the day, days after the day of the report.
const DAYS: [(&str, i32); 15] = [
    ("今天", 0),
    ("今日", 0),
    ("今晨", 0),
    ("今早", 0),
    ("今晚", 0),
    ("昨天", -1),
    ("昨日", -1),
    ("昨晚", -1),
    ("昨夜", -1),
    ("前天", -2),
    ("明天", 1),
    ("明日", 1),
    ("明晚", 1),
    ("后天", 2),
    ("大后天", 3),
];

/// Words that point to a day spoken of before.
const AFTER: [(&str, i32); 7] =
    [("当天", 0), ("当日", 0), ("当晚", 0), ("同日", 0), ("次日", 1), ("翌日", 1), ("第二天", 1)];

/// Words from which no day can be had, longer ones first.
const VAGUE: [&str; 18] = [
    "近日",
    "日前",
    "近期",
    "近来",
    "最近",
    "连日来",
    "连日",
    "即日起",
    "岁末",
    "年关",
    "月初",
    "月底",
    "本周",
    "上周",
    "下周",
    "年中",
    "前不久",
    "不久前",
];

const FESTIVALS: [&str; 17] = [
    "春节",
    "元旦",
    "元宵",
    "清明",
    "端午",
    "中秋",
    "国庆",
    "五一",
    "除夕",
    "重阳",
    "七夕",
    "双节",
    "双十一",
    "暑假",
    "寒假",
    "暑期",
    "高考",
];

const AROUND: [&str; 10] =
    ["前夕", "期间", "假期", "来临之际", "到来之际", "节前", "前后", "过后", "前", "小长假"];

/// Eras, their first year, and whether their months are of the moon.
const ERAS: [(&str, i32, bool); 20] = [
    ("民国", 1912, false),
    ("洪武", 1368, true),
    ("永乐", 1403, true),
    ("嘉靖", 1522, true),
    ("万历", 1573, true),
    ("崇祯", 1628, true),
    ("顺治", 1644, true),
    ("康熙", 1662, true),
    ("雍正", 1723, true),
    ("乾隆", 1736, true),
    ("嘉庆", 1796, true),
    ("道光", 1821, true),
    ("咸丰", 1851, true),
    ("同治", 1862, true),
    ("光绪", 1875, true),
    ("宣统", 1909, true),
    ("大正", 1912, false),
    ("昭和", 1926, false),
    ("平成", 1989, false),
    ("令和", 2019, false),
];

/// An expression that is a word alone.
pub fn expression(chars: &[char], at: usize) -> Option<Expression> {
    let whole = |end: usize, says: Says| Some(Expression { range: at..end, says, mended: false });
    if matches!(chars[at], '上' | '下' | '本' | '这' | '周' | '星' | '礼')
        && let found @ Some(_) = super::weekday::expression(chars, at)
    {
        return found;
    }
    match chars[at] {
        '前' if starts(chars, at, "前三季度") => whole(at + 4, Says::Months(Part::Shift(0), 1, 9)),
        '今' | '昨' | '前' | '明' | '后' | '大' | '不' => {
            if let Some((day, end)) = bracketed_day(chars, at) {
                let day = Partial { day: Part::Is(day), ..Partial::default() };
                return whole(clock(chars, part_of_day_end(chars, end).unwrap_or(end)), Says::Point(day));
            }
            if let Some((shift, end)) = listed(chars, at, &DAYS).filter(|_| day_word(chars, at)) {
                let end = clock(chars, part_of_day_end(chars, end).unwrap_or(end));
                let day = Partial { day: Part::Shift(shift), ..Partial::default() };
                return whole(end, Says::Point(day));
            }
            if is_yesterday(chars, at) {
                let day = Partial { day: Part::Shift(-1), ..Partial::default() };
                return whole(at + 1, Says::Point(day));
            }
            vague(chars, at).and_then(|end| whole(end, Says::Vague))
        }
        '当' | '同' | '次' | '翌' | '第' => {
            if let Some((days, end)) = listed(chars, at, &AFTER) {
                return whole(part_of_day_end(chars, end).unwrap_or(end), Says::After(days));
            }
            let (quarter, end) = quarter(chars, at)?;
            whole(end, Says::Quarter(Part::Shift(0), quarter))
        }
        '年' => year_edge(chars, at).and_then(|(says, end)| whole(end, says)),
        '上' | '下' => match half(chars, at) {
            Some((from, to)) => whole(at + 3, Says::Months(Part::Shift(0), from, to)),
            None => vague(chars, at).and_then(|end| whole(end, Says::Vague)),
        },
        '一' | '二' | '三' | '四' => {
            let (quarter, end) = quarter(chars, at)?;
            let partial = at > 0 && matches!(chars[at - 1], '前' | '第' | '十');
            if partial { None } else { whole(end, Says::Quarter(Part::Shift(0), quarter)) }
        }
        '近' | '日' | '最' | '连' | '即' | '岁' | '月' | '本' => {
            vague(chars, at).and_then(|end| whole(end, Says::Vague))
        }
        '党' => congress(chars, at).and_then(|end| whole(end, Says::Vague)),
        '农' | '阴' | '正' | '腊' | '冬' | '闰' => {
            lunar(chars, at).and_then(|end| whole(end, Says::Vague))
        }
        '春' | '元' | '清' | '端' | '中' | '国' | '五' | '除' | '重' | '七' | '双' | '暑' | '寒' | '高'
        | '临' => festival(chars, at).and_then(|end| whole(end, Says::Vague)),
        _ => None,
    }
}

fn listed(chars: &[char], at: usize, list: &[(&str, i32)]) -> Option<(i32, usize)> {
    let (word, value) = list.iter().find(|(word, _)| starts(chars, at, word))?;
    Some((*value, at + word.chars().count()))
}

/// 昨(十五)日: the number is the day of the month.
fn bracketed_day(chars: &[char], at: usize) -> Option<(i32, usize)> {
    let opens = matches!(chars[at], '今' | '昨' | '前' | '明') && chars.get(at + 1) == Some(&'(');
    let found = chars.get(at + 2..).filter(|_| opens).and_then(crate::text::number)?;
    let end = at + 2 + found.length;
    let day = found.value as i32;
    (starts(chars, end, ")日") && (1..=31).contains(&day)).then_some((day, end + 2))
}

/// 警方昨宣布: the word alone.
fn is_yesterday(chars: &[char], at: usize) -> bool {
    let next = chars.get(at + 1).copied().unwrap_or('。');
    chars[at] == '昨' && !"非是今天日晚夜晨早午".contains(next) && crate::text::is_han(next)
}

/// 今日头条, 明日之星, 文明天下, 之前天气 are no days.
fn day_word(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map_or('。', |before| chars[before]);
    let next = chars.get(at + 2).copied().unwrap_or('。');
    !matches!(before, '文' | '之' | '以' | '目' | '《' | '说' | '证' | '声')
        && !matches!(next, '头' | '之' | '气' | '下' | '空' | '说')
}

fn vague(chars: &[char], at: usize) -> Option<usize> {
    let (index, end) = first_of(chars, at, &VAGUE)?;
    let before = at.checked_sub(1).map_or('。', |before| chars[before]);
    let part_of_a_word = match VAGUE[index] {
        "日前" => before.is_ascii_digit() || "今昨明目生节假周期终往平近连号".contains(before),
        "近日" => "临最接".contains(before),
        "上周" | "下周" | "本周" => "以网早晚基".contains(before) || chars.get(end) == Some(&'边'),
        "月初" | "月底" => before.is_ascii_digit() || digit(before).is_some(),
        "年中" => before.is_ascii_digit() || "今去每全百周".contains(before),
        "连日" => chars.get(end) == Some(&'本'),
        _ => false,
    };
    let weekday =
        VAGUE[index].ends_with('周') && chars.get(end).is_some_and(|c| "一二三四五六日末".contains(*c));
    (!part_of_a_word).then_some(end + usize::from(weekday))
}

/// 年初, 年底 of the year spoken of: 年初以来 is the year.
fn year_edge(chars: &[char], at: usize) -> Option<(Says, usize)> {
    let before = at.checked_sub(1).map_or('。', |before| chars[before]);
    if before.is_ascii_digit() || digit(before).is_some() || "年每今去明后前".contains(before) {
        return None;
    }
    edge(chars, at + 1, Part::Shift(0))
}

/// 初, 底 or 末 of a year, at `at`.
fn edge(chars: &[char], at: usize, year: Part) -> Option<(Says, usize)> {
    let month = match chars.get(at)? {
        '初' => 1,
        '底' | '末' => 12,
        _ => return None,
    };
    let since = starts(chars, at + 1, "以来");
    let month = if since { Part::Missing } else { Part::Is(month) };
    let end = at + if since { 3 } else { 1 };
    Some((Says::Point(Partial { year, month, day: Part::Missing }), end))
}

/// 上半年, 下半年: first and last month.
fn half(chars: &[char], at: usize) -> Option<(i32, i32)> {
    match (starts(chars, at, "上半年"), starts(chars, at, "下半年")) {
        (true, _) => Some((1, 6)),
        (_, true) => Some((7, 12)),
        _ => None,
    }
}

/// 第二季度, 三季度: which, and where it ends.
fn quarter(chars: &[char], at: usize) -> Option<(i32, usize)> {
    let at = at + usize::from(chars.get(at) == Some(&'第'));
    let c = *chars.get(at)?;
    let which = c.to_digit(10).or_else(|| digit(c))? as i32;
    ((1..=4).contains(&which) && starts(chars, at + 1, "季度")).then_some((which, at + 3))
}

/// 党的十八大以来.
fn congress(chars: &[char], at: usize) -> Option<usize> {
    if !starts(chars, at, "党的") {
        return None;
    }
    let numerals = chars[at + 2..].iter().take_while(|c| digit(**c).is_some() || **c == '十').count();
    let end = at + 2 + numerals;
    (numerals > 0 && starts(chars, end, "大以来")).then_some(end + 3)
}

/// 农历八月十五, 正月初一, 腊月二十三: days of the moon stay without value.
fn lunar(chars: &[char], at: usize) -> Option<usize> {
    let named = first_of(chars, at, &["农历", "阴历", "正月", "腊月", "冬月", "闰月"])?;
    let is_part = |c: &&char| "正腊冬闰年月初一二三四五六七八九十廿日〇零元".contains(**c);
    let rest = chars[named.1..].iter().take_while(is_part).count();
    (named.0 > 1 || rest > 0).then_some(named.1 + rest)
}

/// 春节前, 国庆假期, 临近春节.
fn festival(chars: &[char], at: usize) -> Option<usize> {
    let near = first_of(chars, at, &["临近"]).map(|(_, end)| end);
    let (_, end) = first_of(chars, near.unwrap_or(at), &FESTIVALS)?;
    let end = end + usize::from(chars.get(end) == Some(&'节'));
    let around = first_of(chars, end, &AROUND).map(|(_, end)| end);
    around.or(near.map(|_| end))
}

/// 今年 is 0, 去年 is −1.
pub fn year(chars: &[char], at: usize) -> Option<(i32, usize)> {
    let (index, end) = first_of(chars, at, &["今年", "去年", "明年", "前年", "后年", "本年度", "上年度"])?;
    let before = at.checked_sub(1).map_or('。', |before| chars[before]);
    let next = chars.get(end).copied().unwrap_or('。');
    let (shift, wrong) = match index {
        0 => (0, matches!(next, '轻' | '龄' | '幼' | '味')),
        1 => (-1, before == '过'),
        2 => (1, "文说证声表阐聪".contains(before)),
        3 => (-2, "以之目提从生节跟".contains(before) || matches!(next, '轻' | '均')),
        4 => (2, "以今此之然最先战".contains(before) || matches!(next, '均')),
        5 => (0, false),
        _ => (-1, "以网".contains(before)),
    };
    (!wrong).then_some((shift, end))
}

/// 本月 is 0, 上月 is −1.
pub fn month(chars: &[char], at: usize) -> Option<(i32, usize)> {
    let (index, end) = first_of(chars, at, &["本月", "这个月", "上个月", "下个月", "上月", "下月"])?;
    let before = at.checked_sub(1).map_or('。', |before| chars[before]);
    let wrong = index > 1 && "以马网路晚早楼".contains(before);
    let shift = match index {
        0 | 1 => 0,
        2 | 4 => -1,
        _ => 1,
    };
    (!wrong).then_some((shift, end))
}

/// An era at `at`: its first year, whether its months are of the moon, and
/// where its name ends.
pub fn era(chars: &[char], at: usize) -> Option<(i32, bool, usize)> {
    let (_, first, lunar) = ERAS.iter().find(|(name, ..)| starts(chars, at, name))?;
    Some((*first, *lunar, at + 2))
}

/// What a year or month may go on with: 第二季度, 上半年, 前三季度, 初, 底.
pub fn period(chars: &[char], at: usize, from: Partial) -> Option<(Says, usize)> {
    if from.month.said() || from.day.said() {
        return None;
    }
    let at = at + usize::from(starts(chars, at, "的"));
    if starts(chars, at, "前三季度") {
        return Some((Says::Months(from.year, 1, 9), at + 4));
    }
    if let Some((first, last)) = half(chars, at) {
        return Some((Says::Months(from.year, first, last), at + 3));
    }
    if let Some((which, end)) = quarter(chars, at) {
        return Some((Says::Quarter(from.year, which), end));
    }
    edge(chars, at + usize::from(chars.get(at) == Some(&'年')), from.year)
}

const PARTS_OF_DAY: [&str; 20] = [
    "上午", "下午", "中午", "早上", "早晨", "清晨", "凌晨", "傍晚", "晚上", "晚间", "夜间", "深夜", "午后",
    "夜晚", "当晚", "当天", "午间", "晨", "晚", "夜",
];

/// Whether a part of the day stands at `at`.
pub fn part_of_day(chars: &[char], at: usize) -> bool {
    part_of_day_end(chars, at).is_some()
}

/// Where a part of the day that stands at `at` ends.
pub fn part_of_day_end(chars: &[char], at: usize) -> Option<usize> {
    first_of(chars, at, &PARTS_OF_DAY).map(|(_, end)| end)
}

/// Past what only refines a date: 度, 份, 中旬, (星期六), 上午9时30分, 以来.
pub fn tail(chars: &[char], at: usize) -> usize {
    let after = |at: usize, list: &[&str]| first_of(chars, at, list).map_or(at, |(_, end)| end);
    let at = after(at, &["度", "份"]);
    let at = after(at, &["初", "底", "末", "上旬", "中旬", "下旬"]);
    let at = after(weekday(chars, at), &PARTS_OF_DAY);
    after(clock(chars, at), &["以来"])
}

/// Past `(星期六)`, `星期六`, `(周六)`.
fn weekday(chars: &[char], at: usize) -> usize {
    let open = usize::from(chars.get(at) == Some(&'('));
    let Some((_, end)) = first_of(chars, at + open, &["星期", "礼拜", "周"]) else {
        return at;
    };
    let named = chars.get(end).is_some_and(|c| "一二三四五六日天".contains(*c));
    match (named, open, chars.get(end + 1)) {
        (true, 0, _) => end + 1,
        (true, _, Some(')')) => end + 2,
        _ => at,
    }
}

/// Past `9时30分`, `9:30`, `9时许`, `九点`.
fn clock(chars: &[char], at: usize) -> usize {
    let is_number = |c: &&char| c.is_ascii_digit() || digit(**c).is_some() || **c == '十';
    let run = |at: usize| chars.get(at..).map_or(0, |rest| rest.iter().take(3).take_while(is_number).count());
    let hours = run(at);
    if hours == 0 {
        return at;
    }
    let mark = at + hours;
    let minutes = run(mark + 1);
    match chars.get(mark) {
        Some(':') if minutes > 0 => mark + 1 + minutes,
        Some('时' | '点') if chars.get(mark + 1 + minutes) == Some(&'分') => mark + 2 + minutes,
        Some('时' | '点') if chars.get(mark + 1).is_some_and(|c| "许半整".contains(*c)) => mark + 2,
        Some('时' | '点') => mark + 1,
        _ => at,
    }
}

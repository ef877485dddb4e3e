//! Days of the week: 上周五, 本周一, 星期三上午, 将于周六(.

use super::calendar::Day;
use super::expression::{Expression, Says};
use super::words::{first_of, part_of_day_end};
use std::ops::Range;

/// Words that choose a week, and the week they choose.
const WEEKS: [(&str, i32); 8] =
    [("上个", -1), ("上", -1), ("本", 0), ("这个", 0), ("这", 0), ("下个", 1), ("下", 1), ("当", 0)];
const WEEKDAYS: &str = "一二三四五六日天";

/// A day of the week at `at`. One that no word ties to a week must stand free:
/// 周一鸣 is a person, 每周三 and 周一至周五 are no days.
pub fn expression(chars: &[char], at: usize) -> Option<Expression> {
    let words: Vec<&str> = WEEKS.iter().map(|(word, _)| *word).collect();
    let week = first_of(chars, at, &words).map(|(index, end)| (WEEKS[index].1, end));
    let (_, named) = first_of(chars, week.map_or(at, |(_, end)| end), &["周", "星期", "礼拜"])?;
    let day = WEEKDAYS.chars().position(|c| chars.get(named) == Some(&c))?.min(6) as i32;
    let end = named + 1;
    let fits = !goes_on_as_word(chars, end) && (week.is_some() || stands_free(chars, at..end));
    let future = week.is_none() && is_to_come(chars, at);
    let says = Says::Weekday { week: week.map(|(week, _)| week), day, future };
    let range = at..part_of_day_end(chars, end).unwrap_or(end);
    fits.then_some(Expression { range, says, mended: false })
}

/// 上周一度, 本周日本央行, 周三天.
fn goes_on_as_word(chars: &[char], end: usize) -> bool {
    chars.get(end).is_some_and(|c| "度次天回个期场本些遍".contains(*c))
}

fn stands_free(chars: &[char], range: Range<usize>) -> bool {
    let before = range.start.checked_sub(1).map_or('。', |before| chars[before]);
    let part = "每一二两三四五六几全整首双百半隔各逢色".contains(before);
    let next = chars.get(range.end).copied().unwrap_or(',');
    !part && (matches!(next, ',' | '(') || part_of_day_end(chars, range.end).is_some())
}

/// 将于周六, 定于星期三.
fn is_to_come(chars: &[char], at: usize) -> bool {
    let before = &chars[at.saturating_sub(3)..at];
    before.iter().any(|c| matches!(c, '将' | '定' | '拟'))
}

/// The day meant, seen from `today`: in the week named, else the last such
/// day up to today or the next one to come.
pub fn resolve(today: Day, week: Option<i32>, day: i32, future: bool) -> Day {
    let monday = today.plus(-i64::from(today.weekday()));
    let in_week = |week: i32| monday.plus(i64::from(week * 7 + day));
    let here = in_week(week.unwrap_or(0));
    match week {
        None if here > today && !future => in_week(-1),
        None if here < today && future => in_week(1),
        _ => here,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_seen_from_a_wednesday() {
        let today = Day::parse("2024-04-17").expect("a day");
        let examples = [
            ("上周五，", Some("2024-04-12")),
            ("本周一，", Some("2024-04-15")),
            ("下周日上午，", Some("2024-04-28")),
            ("周三，", Some("2024-04-17")),
            ("星期四晚", Some("2024-04-11")),
            ("星期四的会", None),
            ("周一至周五", None),
            ("周一鸣说", None),
            ("上周一度", None),
            ("本周日本央行", None),
        ];
        for (text, expected) in examples {
            let chars: Vec<char> = text.chars().map(crate::text::fold_char).collect();
            let found = expression(&chars, 0).and_then(|found| match found.says {
                Says::Weekday { week, day, future } => Some(resolve(today, week, day, future)),
                _ => None,
            });
            assert_eq!(found, expected.and_then(Day::parse), "{text}");
        }
        assert_eq!(resolve(today, None, 5, true), Day::parse("2024-04-20").expect("a day"));
    }
}

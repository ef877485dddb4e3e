//! What a date expression says, before the page is asked what it leaves out.

use std::ops::Range;

/// One part of a date: year, month or day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// Not said.
    #[default]
    Missing,
    /// 2022年, 6月, 25日.
    Is(i32),
    /// 今年, 上月, 昨日: so many before or after the one of the report.
    Shift(i32),
}

impl Part {
    /// Its value where it is printed.
    pub fn value(self) -> Option<i32> {
        match self {
            Part::Is(value) => Some(value),
            _ => None,
        }
    }

    /// Whether the text says it, in whatever way.
    pub fn said(self) -> bool {
        self != Part::Missing
    }
}

/// A date as far as it is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Partial {
    /// 年.
    pub year: Part,
    /// 月.
    pub month: Part,
    /// 日.
    pub day: Part,
}

/// What an expression means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// A day, month or year.
    Point(Partial),
    /// From one to the other, both of the same precision.
    Between(Partial, Partial),
    /// A quarter of a year, from 1.
    Quarter(Part, i32),
    /// 上半年, 前三季度: months of a year, first and last.
    Months(Part, i32, i32),
    /// 当日, 次日: so many days after the day spoken of.
    After(i32),
    /// 上周五, 星期三: days from Monday, of the week so many weeks on; with no
    /// week named the last such day, or the next one where it is still to come.
    Weekday {
        /// Weeks from the one of the report.
        week: Option<i32>,
        /// Days from Monday.
        day: i32,
        /// 将于周六.
        future: bool,
    },
    /// 近日, 春节前: no day can be had.
    Vague,
}

/// A date expression of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// Where it stands, in characters.
    pub range: Range<usize>,
    /// What it means.
    pub says: Says,
    /// Why what is printed in full is still an inference: a letter read as a
    /// digit, a year of two digits.
    pub mended: bool,
}

impl Expression {
    /// The date or the first of two.
    pub fn first(&self) -> Option<Partial> {
        match self.says {
            Says::Point(partial) | Says::Between(partial, _) => Some(partial),
            Says::Quarter(year, _) | Says::Months(year, ..) => Some(Partial { year, ..Partial::default() }),
            Says::After(_) | Says::Weekday { .. } | Says::Vague => None,
        }
    }

    /// Whether it names a day, printed or relative.
    pub fn is_day(&self) -> bool {
        matches!(self.says, Says::After(_) | Says::Weekday { .. })
            || self.first().is_some_and(|first| first.day.said())
    }
}

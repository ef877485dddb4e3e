//! Expression + what the page says elsewhere → date.

use super::calendar::{Day, valid};
use super::expression::{Expression, Part, Partial, Says};
use super::weekday;
use super::year::Anchor;
use crate::entity::Text;
use crate::paper::{Certainty, Date, Precision};

/// Where one article stands in time, as far as it has been read.
#[derive(Debug, Clone)]
pub struct Resolver<'a> {
    /// The year of month-day dates.
    anchor: Option<&'a Anchor>,
    /// The day 今日 means: that of the dateline or of the issue, and its name.
    today: Option<(Day, String)>,
    /// Month and day of a dateline whose year is not known, and its name.
    yearless: Option<(i32, i32, String)>,
    /// The last day or month spoken of, and how it was printed.
    last: Option<Known>,
}

/// A date spoken of before.
#[derive(Debug, Clone)]
struct Known {
    year: Option<i32>,
    month: i32,
    day: Option<i32>,
    /// Paragraph and character where it ends.
    place: (usize, usize),
    year_printed: bool,
    text: String,
}

impl Known {
    /// Whether its printed year still holds for a `month` at `place`.
    fn governs(&self, month: i32, place: (usize, usize)) -> bool {
        let near = self.place.0 == place.0 && place.1 <= self.place.1 + REACH;
        let soon = (month - self.month).rem_euclid(12) <= if self.day.is_some() { 2 } else { 0 };
        self.year_printed && near && soon
    }
}

/// How far a printed year reaches within its paragraph, in characters.
const REACH: usize = 80;

/// A partial with its gaps filled, and what filled them.
#[derive(Debug, Clone, Default)]
struct Filled {
    year: Option<i32>,
    month: Option<i32>,
    day: Option<i32>,
    evidence: Option<String>,
    /// Something is said that cannot be known.
    open: bool,
}

impl<'a> Resolver<'a> {
    /// For an article of a page with this anchor; `today` where the issue is
    /// known.
    pub fn new(anchor: Option<&'a Anchor>, today: Option<(Day, String)>) -> Self {
        Self { anchor, today, yearless: None, last: None }
    }

    /// From here on 今日 is the day of the dateline.
    pub fn dateline(&mut self, date: &Date) {
        if let Some(day) = date.iso.as_deref().and_then(Day::parse) {
            self.today = Some((day, date.text.clone()));
        }
        let parts = date.iso.as_deref().and_then(|iso| iso.strip_prefix("--")?.split_once('-'));
        let parsed = parts.and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
        self.yearless = parsed.map(|(month, day)| (month, day, date.text.clone()));
    }

    /// The date that `expression` means; `next` is the expression that
    /// follows it in brackets, 今天(1月16日).
    pub fn date(&mut self, text: &Text, expression: &Expression, next: Option<&Expression>) -> Date {
        let printed: String = text.printed(expression.range.clone()).split_whitespace().collect();
        let (iso, precision, evidence, open) = match expression.says {
            Says::Vague => (None, Precision::Vague, None, true),
            Says::After(days) => self.after(days),
            Says::Weekday { week, day, future } => match next.and_then(Expression::first) {
                Some(bracketed) => self.bracketed(bracketed, (text.paragraph, expression.range.start)),
                None => self.weekday(week, day, future),
            },
            Says::Point(partial) => {
                let bracketed = next.and_then(Expression::first).filter(|_| partial.day == Part::Shift(0));
                let filled =
                    self.fill(bracketed.unwrap_or(partial), (text.paragraph, expression.range.start));
                let (iso, precision) = (iso(&filled), precision(partial));
                self.remember(&filled, expression, (text.paragraph, expression.range.start), &printed);
                (iso, precision, filled.evidence, filled.open)
            }
            Says::Between(from, to) => {
                self.between(from, to, (text.paragraph, expression.range.start), expression, &printed)
            }
            Says::Quarter(year, which) => self.in_year(year, |year| format!("{year}-Q{which}")),
            Says::Months(year, from, to) => {
                self.in_year(year, |year| format!("{year}-{from:02}/{year}-{to:02}"))
            }
        };
        let evidence = evidence.or_else(|| expression.mended.then(|| printed.clone()));
        let status = match (&iso, open, &evidence) {
            (None, ..) | (_, true, _) => Certainty::Unknown,
            (_, _, Some(_)) => Certainty::Inferred,
            _ => Certainty::Printed,
        };
        let evidence = evidence.filter(|_| status == Certainty::Inferred);
        let precision = if iso.is_none() { Precision::Vague } else { precision };
        Date { text: printed, iso, precision, status, evidence, span: text.span(expression.range.clone()) }
    }

    fn in_year(&self, year: Part, iso: impl Fn(i32) -> String) -> Resolved {
        match (year, self.anchor) {
            (Part::Is(year), _) => (Some(iso(year)), Precision::Range, None, false),
            (Part::Shift(shift), Some(anchor)) => {
                (Some(iso(anchor.report + shift)), Precision::Range, Some(anchor.evidence.clone()), false)
            }
            _ => (None, Precision::Vague, None, true),
        }
    }

    /// 上周五 of the issue's day or the dateline's.
    fn weekday(&self, week: Option<i32>, day: i32, future: bool) -> Resolved {
        match &self.today {
            Some((today, name)) => {
                let day = weekday::resolve(*today, week, day, future);
                (Some(whole(day)), Precision::Day, Some(name.clone()), false)
            }
            None => (None, Precision::Vague, None, true),
        }
    }

    /// 周三(9日): the brackets say which.
    fn bracketed(&self, partial: Partial, place: (usize, usize)) -> Resolved {
        let filled = self.fill(partial, place);
        (iso(&filled), precision(partial), filled.evidence.clone(), filled.open)
    }

    /// 当日, 次日: the day spoken of last, so many days on.
    fn after(&self, days: i32) -> Resolved {
        let known = self.last.as_ref().and_then(|last| {
            let day = Day { year: last.year?, month: last.month, day: last.day? };
            Some((day.plus(i64::from(days)), last.text.clone()))
        });
        match known {
            Some((day, text)) => (Some(whole(day)), Precision::Day, Some(text), false),
            None => (None, Precision::Vague, None, true),
        }
    }

    fn between(
        &mut self,
        from: Partial,
        to: Partial,
        place: (usize, usize),
        expression: &Expression,
        printed: &str,
    ) -> Resolved {
        let first = self.fill(from, place);
        self.remember(&first, expression, place, printed);
        let mut last = self.fill(to, place);
        // 12月30日至1月2日 runs into the next year.
        if last.year == first.year
            && (last.month, last.day) < (first.month, first.day)
            && (to.year == Part::Missing || to.year == from.year)
        {
            last.year = last.year.map(|year| year + 1);
        }
        let both = iso(&first).zip(iso(&last)).map(|(first, last)| format!("{first}/{last}"));
        (both, Precision::Range, first.evidence, first.open)
    }

    fn fill(&self, partial: Partial, place: (usize, usize)) -> Filled {
        match partial.day {
            Part::Shift(shift) => self.relative_day(shift),
            Part::Is(day) if !partial.month.said() => self.lone_day(day),
            _ => self.month_or_more(partial, place),
        }
    }

    fn relative_day(&self, shift: i32) -> Filled {
        match &self.today {
            Some((today, name)) => {
                Filled { evidence: Some(name.clone()), ..whole_day(today.plus(i64::from(shift))) }
            }
            None => self.yearless_day(shift),
        }
    }

    /// A day near a dateline without a year, within its month.
    fn yearless_day(&self, shift: i32) -> Filled {
        let near = self.yearless.as_ref().filter(|(month, day, _)| valid(*month, day + shift));
        let filled = near.map(|(month, day, name)| Filled {
            month: Some(*month),
            day: Some(day + shift),
            evidence: Some(name.clone()),
            open: true,
            ..Filled::default()
        });
        filled.unwrap_or(Filled { open: true, ..Filled::default() })
    }

    /// 25日: of the month spoken of last, or of the issue; a day that would be
    /// far ahead is of the month before.
    fn lone_day(&self, day: i32) -> Filled {
        let from_last = self.last.as_ref().map(|last| (last.year, last.month, last.day, last.text.clone()));
        let from_issue = || {
            let (today, name) = self.today.as_ref()?;
            Some((Some(today.year), today.month, Some(today.day), name.clone()))
        };
        let Some((year, month, near, evidence)) = from_last.or_else(from_issue) else {
            return Filled { open: true, ..Filled::default() };
        };
        let shift = match near {
            Some(near) if day - near > 15 => -1,
            Some(near) if near - day > 20 => 1,
            _ => 0,
        };
        let (year, month) = shifted(year, month, shift);
        let open = year.is_none() || !valid(month, day);
        Filled { year, month: Some(month), day: Some(day), evidence: Some(evidence), open }
    }

    fn month_or_more(&self, partial: Partial, place: (usize, usize)) -> Filled {
        let mut filled =
            Filled { day: partial.day.value(), month: partial.month.value(), ..Filled::default() };
        if let (Part::Shift(shift), Some((today, name))) = (partial.month, &self.today) {
            let (year, month) = shifted(Some(today.year), today.month, shift);
            (filled.year, filled.month, filled.evidence) = (year, Some(month), Some(name.clone()));
            return filled;
        }
        match partial.year {
            Part::Is(year) => filled.year = Some(year),
            Part::Shift(shift) => {
                let anchor = self.anchor.map(|anchor| (anchor.report + shift, anchor.evidence.clone()));
                filled.take_year(anchor);
            }
            Part::Missing => {
                let year = filled.month.and_then(|month| self.year_of(month, place));
                filled.take_year(year);
            }
        }
        filled
    }

    /// The year of a month: that of a full date just before in the same
    /// paragraph, else by the anchor of the page.
    fn year_of(&self, month: i32, place: (usize, usize)) -> Option<(i32, String)> {
        let near = self.last.as_ref().filter(|last| last.governs(month, place));
        let from_near = near.and_then(|last| {
            let year = last.year? + i32::from(last.month - month > 6);
            Some((year, last.text.clone()))
        });
        from_near.or_else(|| self.anchor.map(|anchor| (anchor.year_of(month), anchor.evidence.clone())))
    }

    fn remember(&mut self, filled: &Filled, expression: &Expression, place: (usize, usize), printed: &str) {
        let Some(month) = filled.month else { return };
        let first = expression.first().unwrap_or_default();
        let inherits =
            first.year == Part::Missing && self.last.as_ref().is_some_and(|last| last.governs(month, place));
        self.last = Some(Known {
            year: filled.year,
            month,
            day: filled.day,
            place: (place.0, expression.range.end),
            year_printed: first.year.value().is_some() || inherits,
            text: printed.to_owned(),
        });
    }
}

/// ISO form, precision, evidence, and whether something stays open.
type Resolved = (Option<String>, Precision, Option<String>, bool);

impl Filled {
    fn take_year(&mut self, known: Option<(i32, String)>) {
        match known {
            Some((year, evidence)) => (self.year, self.evidence) = (Some(year), Some(evidence)),
            None => self.open = true,
        }
    }
}

fn whole_day(day: Day) -> Filled {
    Filled { year: Some(day.year), month: Some(day.month), day: Some(day.day), evidence: None, open: false }
}

fn whole(day: Day) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

/// The month so many months on, and its year.
fn shifted(year: Option<i32>, month: i32, shift: i32) -> (Option<i32>, i32) {
    let index = month - 1 + shift;
    (year.map(|year| year + index.div_euclid(12)), index.rem_euclid(12) + 1)
}

fn iso(filled: &Filled) -> Option<String> {
    Some(match (filled.year, filled.month, filled.day) {
        (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(year), Some(month), None) => format!("{year:04}-{month:02}"),
        (Some(year), None, None) => format!("{year:04}"),
        (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
        (None, Some(month), None) => format!("--{month:02}"),
        _ => return None,
    })
}

fn precision(partial: Partial) -> Precision {
    match (partial.day.said(), partial.month.said()) {
        (true, _) => Precision::Day,
        (_, true) => Precision::Month,
        _ => Precision::Year,
    }
}

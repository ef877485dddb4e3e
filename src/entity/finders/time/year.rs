//! The year that a page leaves out, from what else it prints.
//!
//! Evidence, strongest first: what the publisher or the page head says; dates
//! printed in full at the head of a report and ordinals of the running year
//! (2023年第二季度); reviews of a year that has ended (2022年度述职); national
//! events still to come or being celebrated. A year that is merely mentioned
//! proves nothing, and without evidence there is no year.

use super::calendar::Day;
use super::expression::{Expression, Part, Says};
use super::words::starts;
use crate::entity::Text;
use crate::text::number;
use std::ops::Range;

/// Where in time a page stands, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    year: i32,
    month: Option<i32>,
    /// The page is older than this month: an event is still to come.
    before: bool,
    /// The year that 今年 means.
    pub report: i32,
    /// What the page prints.
    pub evidence: String,
}

impl Anchor {
    /// What the publisher or the page head says.
    pub fn known(year: i32, day: Option<Day>, evidence: String) -> Self {
        Self { year, month: day.map(|day| day.month), before: false, report: year, evidence }
    }

    /// The year of a month that is printed without one: the nearest to the
    /// anchor, or the last before the event to come.
    pub fn year_of(&self, month: i32) -> i32 {
        match self.month {
            None => self.year,
            Some(last) if self.before => self.year - i32::from(month > last),
            Some(anchor) if month - anchor > 6 => self.year - 1,
            Some(anchor) if anchor - month >= 6 => self.year + 1,
            Some(_) => self.year,
        }
    }
}

/// One sign of the year.
#[derive(Debug, Clone)]
struct Clue {
    kind: Kind,
    year: i32,
    month: Option<i32>,
    evidence: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// 2023年6月25日, 2023年第二季度, 2023年第八次会议: of the running year.
    Running,
    /// 2022年度…述职: of a year that has ended.
    Review,
    /// 2023年, nothing else.
    Mention,
    /// 庆祝…成立100周年.
    Celebrated,
    /// 迎接党的二十大: this month is still to come.
    Coming,
}

/// A paragraph or headline with its expressions.
pub type Scanned<'a> = (&'a Text, &'a [Expression]);

/// The anchor of a page that does not say when it was printed.
pub fn infer(texts: &[Scanned]) -> Option<Anchor> {
    let months = months_without_year(texts);
    let clues: Vec<Clue> = texts.iter().flat_map(|(text, found)| clues(text, found)).collect();
    let mut anchor = running(&clues).or_else(|| reviewed(&clues, &months)).or_else(|| event(&clues))?;
    anchor.report = months.first().map_or(anchor.year, |&month| anchor.year_of(month));
    Some(anchor)
}

/// Months of the dates that leave out their year, in order.
fn months_without_year(texts: &[Scanned]) -> Vec<i32> {
    let firsts = texts.iter().flat_map(|(_, found)| found.iter()).filter_map(Expression::first);
    firsts
        .filter(|first| first.year == Part::Missing && first.day.said())
        .filter_map(|first| first.month.value())
        .collect()
}

fn anchor(clue: &Clue) -> Anchor {
    let before = clue.kind == Kind::Coming;
    Anchor { year: clue.year, month: clue.month, before, report: clue.year, evidence: clue.evidence.clone() }
}

/// The latest sign of the running year, unless a later year is spoken of too.
fn running(clues: &[Clue]) -> Option<Anchor> {
    let of = |kind: Kind| clues.iter().filter(move |clue| clue.kind == kind);
    let latest = of(Kind::Running).map(|clue| (clue.year, clue.month)).max()?;
    let later = clues.iter().any(|clue| clue.year > latest.0 && clue.kind != Kind::Coming);
    let clue = of(Kind::Running).find(|clue| (clue.year, clue.month) == latest)?;
    (!later).then(|| anchor(clue))
}

/// A year under review has ended when the page is of the first months.
fn reviewed(clues: &[Clue], months: &[i32]) -> Option<Anchor> {
    let review = clues.iter().filter(|clue| clue.kind == Kind::Review).max_by_key(|clue| clue.year)?;
    let early = months.iter().all(|&month| month <= 5);
    let later: Vec<&Clue> = clues.iter().filter(|clue| clue.year > review.year).collect();
    let next = later.iter().all(|clue| clue.year == review.year + 1);
    if !early || months.is_empty() || !next {
        return None;
    }
    let also = later.first().map(|clue| format!("；{}", clue.evidence)).unwrap_or_default();
    Some(Anchor {
        year: review.year + 1,
        month: None,
        before: false,
        report: review.year + 1,
        evidence: format!("{}{also}", review.evidence),
    })
}

fn event(clues: &[Clue]) -> Option<Anchor> {
    let is_event = |clue: &&Clue| matches!(clue.kind, Kind::Celebrated | Kind::Coming);
    let first = clues.iter().find(is_event)?;
    let agreed = clues.iter().filter(is_event).all(|clue| clue.year == first.year);
    agreed.then(|| anchor(first))
}

fn clues(text: &Text, found: &[Expression]) -> Vec<Clue> {
    let mut clues: Vec<Clue> = found.iter().filter_map(|expression| year_clue(text, expression)).collect();
    clues.extend(events(text));
    clues
}

fn year_clue(text: &Text, expression: &Expression) -> Option<Clue> {
    let first = expression.first()?;
    let year = first.year.value()?;
    let kind = kind_of(text, expression)?;
    let month = match expression.says {
        Says::Quarter(_, which) => Some(which * 3 - 1),
        Says::Months(_, from, to) => Some((from + to) / 2),
        _ => first.month.value(),
    };
    let evidence = clause(text, expression.range.clone());
    Some(Clue { kind, year, month, evidence })
}

/// What a printed year is a sign of; `None` for plans and ranges of years.
fn kind_of(text: &Text, expression: &Expression) -> Option<Kind> {
    let Range { start, end } = expression.range;
    let chars = &text.chars;
    let before: String = chars[start.saturating_sub(2)..start].iter().collect();
    let planned = ["到", "至", "力争", "预计", "计划"].iter().any(|word| before.ends_with(word))
        || ["前", "远景", "目标"].iter().any(|word| starts(chars, end, word));
    let rest = text.folded(end..clause_end(chars, end));
    let review = REVIEWS.iter().any(|word| rest.contains(word)) || matches!(before.as_str(), "总结" | "回顾");
    let months = expression.first()?.month.said();
    match expression.says {
        _ if planned => None,
        Says::Between(..) => None,
        Says::Quarter(..) | Says::Months(..) => Some(Kind::Running),
        _ if !months && ordinal(chars, end) => Some(Kind::Running),
        _ if expression.is_day() && heads_report(text, expression) => Some(Kind::Running),
        _ if months => None,
        _ if review => Some(Kind::Review),
        _ => Some(Kind::Mention),
    }
}

/// 第八次, 第三批: counted within the year.
fn ordinal(chars: &[char], at: usize) -> bool {
    let counted = chars.get(at) == Some(&'第');
    let number = chars.get(at + 1..).and_then(number);
    counted
        && number
            .is_some_and(|found| chars.get(at + 1 + found.length).is_some_and(|c| "次期批轮".contains(*c)))
}

/// Whether a report begins with the day, or is sent on it.
fn heads_report(text: &Text, expression: &Expression) -> bool {
    let early = text.paragraph == 0 && expression.range.start < 60;
    early && (super::event::dateline(text, expression) || super::event::opens_clause(text, expression))
}

/// What is done to a year when it has ended.
const REVIEWS: [&str; 8] = ["述职", "考核", "考评", "评议", "表彰", "民主生活会", "年终", "决算"];

/// The expression and what follows it in its clause, as printed.
fn clause(text: &Text, range: Range<usize>) -> String {
    let end = clause_end(&text.chars, range.end);
    text.printed(range.start..end).to_owned()
}

/// The end of the clause, no more than 24 characters on.
fn clause_end(chars: &[char], from: usize) -> usize {
    let in_clause = |c: &&char| !matches!(c, ',' | '。' | ';' | '、' | ')' | '》' | '!' | '?' | ':' | '\n');
    from + chars[from..].iter().take(24).take_while(in_clause).count()
}

/// What is celebrated, and its first year.
const FOUNDED: [(&str, i32); 12] = [
    ("中国共产党成立", 1921),
    ("建党", 1921),
    ("中华人民共和国成立", 1949),
    ("新中国成立", 1949),
    ("建军", 1927),
    ("香港回归祖国", 1997),
    ("香港回归", 1997),
    ("澳门回归祖国", 1999),
    ("澳门回归", 1999),
    ("抗日战争胜利", 1945),
    ("长征胜利", 1936),
    ("五四运动", 1919),
];

/// National events that a paragraph looks forward to or celebrates.
fn events(text: &Text) -> Vec<Clue> {
    let chars = &text.chars;
    let starts_at = (0..chars.len()).filter(|&at| matches!(chars[at], '迎' | '庆' | '纪' | '献'));
    starts_at.filter_map(|at| coming(text, at).or_else(|| celebrated(text, at))).collect()
}

/// 迎接党的二十大: every five years, in October or November.
fn coming(text: &Text, at: usize) -> Option<Clue> {
    let chars = &text.chars;
    let party = (at + 1..at + 4).find(|&at| starts(chars, at, "党的"))? + 2;
    let which = number(chars.get(party..)?)?;
    let end = party + which.length;
    let which = which.value as i32;
    ((12..40).contains(&which) && chars.get(end) == Some(&'大')).then(|| Clue {
        kind: Kind::Coming,
        year: 2022 + 5 * (which - 20),
        month: Some(10),
        evidence: text.printed(at..end + 1).to_owned(),
    })
}

/// 庆祝中国共产党成立100周年.
fn celebrated(text: &Text, at: usize) -> Option<Clue> {
    let chars = &text.chars;
    let (name, first) =
        FOUNDED.iter().find(|(name, _)| (at + 1..at + 5).any(|at| starts(chars, at, name)))?;
    let place = (at + 1..at + 5).find(|&at| starts(chars, at, name))? + name.chars().count();
    let years = number(chars.get(place..)?)?;
    let end = place + years.length;
    (years.value < 200.0 && starts(chars, end, "周年")).then(|| Clue {
        kind: Kind::Celebrated,
        year: first + years.value as i32,
        month: None,
        evidence: text.printed(at..end + 2).to_owned(),
    })
}

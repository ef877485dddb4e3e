//! The value of a date field → a range of days.

use super::hint::Hint;
use super::node::{Node, Pattern};
use super::writings::in_every_writing;
use super::written::{Day, read_end, read_field};

/// What may stand between the ends of a range, as keyboards give it.
const BETWEEN: [&str; 11] = ["...", "……", "..", "…", "。。", "~", "～", "--", "——", "至", "到"];

/// `2022`, `2022-02..2022-07`, `2022年2月至7月`, open ends; `None`, with a
/// hint, for what is no date.
pub(super) fn range(typed: &str, hints: &mut Vec<Hint>) -> Option<Node> {
    let ends = BETWEEN.iter().find_map(|between| typed.split_once(between));
    let Some((from, to)) = ends.or_else(|| years(typed)) else {
        return day(typed, hints);
    };
    let unread = Hint::BadDate(typed.to_owned(), None);
    let first = end(from, None);
    let (Some(first), Some(last)) = (first, end(to, first.flatten())) else {
        hints.push(unread);
        return None;
    };
    let (from, to) = (first.and_then(|day| iso(day, from, hints)), last.and_then(|day| iso(day, to, hints)));
    if from.is_none() && to.is_none() {
        hints.push(unread);
        return None;
    }
    Some(ordered(from, to, typed, hints))
}

/// `2022-2023`, which as a month would be none.
fn years(typed: &str) -> Option<(&str, &str)> {
    typed.split_once('-').filter(|(from, to)| from.len() == 4 && to.len() == 4)
}

/// One end: `Some(None)` if open, `None` if no date.
fn end(typed: &str, beginning: Option<Day>) -> Option<Option<Day>> {
    if typed.trim().is_empty() { Some(None) } else { read_end(typed, beginning).map(Some) }
}

fn day(typed: &str, hints: &mut Vec<Hint>) -> Option<Node> {
    let Some(day) = read_field(typed) else {
        hints.push(Hint::BadDate(typed.to_owned(), None));
        return None;
    };
    if day.year.is_none() {
        hints.push(Hint::NoYear(typed.to_owned()));
        return Pattern::bare(typed).map(|pattern| in_every_writing(Node::Text { field: None, pattern }));
    }
    let iso = iso(day, typed, hints);
    Some(Node::Date { from: iso.clone(), to: iso, printed: None })
}

/// As precise as the calendar has it, with a hint where that is less than
/// was typed.
fn iso(day: Day, typed: &str, hints: &mut Vec<Hint>) -> Option<String> {
    let iso = day.iso();
    if !day.exists() {
        hints.push(Hint::BadDate(typed.to_owned(), iso.clone()));
    }
    iso
}

/// `2022-02..2022` is in order: its end is the end of the year.
fn ordered(from: Option<String>, to: Option<String>, typed: &str, hints: &mut Vec<Hint>) -> Node {
    if let (Some(first), Some(last)) = (&from, &to)
        && last < first
        && !first.starts_with(last.as_str())
    {
        hints.push(Hint::Reversed(typed.to_owned()));
        return Node::Date { from: to, to: from, printed: None };
    }
    Node::Date { from, to, printed: None }
}

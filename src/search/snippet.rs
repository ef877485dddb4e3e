//! The best places of an article, as ranges over the printed text.

use super::Piece;
use super::order::ascending;
use crate::text::{Class, class, fold_char};
use std::ops::Range;

/// Characters of a snippet's window.
const WIDTH: usize = 90;
/// Characters of each, where there are two.
const HALF: usize = 50;
/// Characters shown before the first match.
const BEFORE: usize = 16;

/// A match in a printed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Bytes of the printed text.
    pub range: Range<usize>,
    /// Which texts of the query, a bit each.
    pub texts: u64,
}

/// Marks in order, overlapping ones made one.
pub(super) fn merged(marks: &[Mark]) -> Vec<Mark> {
    ascending(marks, |mark| mark.range.start as u64).into_iter().fold(Vec::new(), join)
}

fn join(mut marks: Vec<Mark>, next: Mark) -> Vec<Mark> {
    match marks.last_mut() {
        Some(last) if next.range.start < last.range.end => {
            last.range.end = last.range.end.max(next.range.end);
            last.texts |= next.texts;
        }
        _ => marks.push(next),
    }
    marks
}

/// The text cut at its marks, all of it.
pub(super) fn pieces(printed: &str, marks: &[Mark]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    cut(printed, 0..printed.len(), marks, &mut pieces);
    pieces
}

/// A place to be shown: which text, where, and what of the query is there.
struct Window {
    text: usize,
    range: Range<usize>,
    shown: u64,
}

/// The best window over marked texts: the one with most different texts of
/// the query, the earlier among equals. Where others stand elsewhere, a
/// second window shows them. The beginning where nothing is marked.
pub(super) fn best(texts: &[(&str, Vec<Mark>)]) -> Vec<Piece> {
    let Some(first) = best_window(texts, 0, WIDTH) else {
        let Some((text, _)) = texts.first() else { return Vec::new() };
        let mut pieces = Vec::new();
        cut(text, window(text, 0, WIDTH), &[], &mut pieces);
        return pieces;
    };
    let windows = match best_window(texts, first.shown, HALF) {
        Some(second) => both(texts, first, second),
        None => vec![first],
    };
    let mut pieces = Vec::new();
    for window in windows {
        let (text, marks) = &texts[window.text];
        cut(text, window.range, marks, &mut pieces);
    }
    pieces
}

/// Two windows in the order of the texts, each short.
fn both(texts: &[(&str, Vec<Mark>)], first: Window, second: Window) -> Vec<Window> {
    let first = best_window(texts, !first.shown, HALF).unwrap_or(first);
    let apart = first.text != second.text || !overlaps(&first.range, &second.range);
    match (first.text, first.range.start) <= (second.text, second.range.start) {
        _ if !apart => vec![Window {
            range: first.range.start.min(second.range.start)..first.range.end.max(second.range.end),
            ..first
        }],
        true => vec![first, second],
        false => vec![second, first],
    }
}

/// The window with most texts that are not `shown` yet; `None` if there is no
/// such.
fn best_window(texts: &[(&str, Vec<Mark>)], shown: u64, width: usize) -> Option<Window> {
    let mut best: Option<(u32, Window)> = None;
    for (number, (text, marks)) in texts.iter().enumerate() {
        for mark in marks.iter().filter(|mark| mark.texts & !shown != 0) {
            let range = window(text, mark.range.start, width);
            let inside = marks.iter().filter(|other| overlaps(&other.range, &range));
            let here = inside.fold(0, |all, mark| all | mark.texts);
            let count = (here & !shown).count_ones();
            if best.as_ref().is_none_or(|(most, _)| count > *most) {
                best = Some((count, Window { text: number, range, shown: here }));
            }
        }
    }
    best.map(|(_, window)| window)
}

/// A window of so many characters around a byte of the text, from the start
/// of a clause where one is near.
fn window(text: &str, at: usize, width: usize) -> Range<usize> {
    let mut before = text[..at].char_indices().rev();
    let earliest = before.by_ref().nth(BEFORE - 1).map_or(0, |(byte, _)| byte);
    let clause = text[earliest..at].char_indices().find(|&(_, c)| class(fold_char(c)) == Class::Stop);
    let start = match clause {
        _ if before.count() < BEFORE => 0,
        Some((byte, stop)) => earliest + byte + stop.len_utf8(),
        None => earliest,
    };
    let end = text[start..].char_indices().nth(width).map_or(text.len(), |(byte, _)| start + byte);
    start..end
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Adds a window of the text cut at the marks, with … where text is left out.
fn cut(text: &str, window: Range<usize>, marks: &[Mark], pieces: &mut Vec<Piece>) {
    let ended = pieces.last().is_some_and(|piece: &Piece| piece.text == "…");
    let mut push = |text: &str, hit| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), hit });
        }
    };
    push(if window.start > 0 && !ended { "…" } else { "" }, false);
    let mut from = window.start;
    for mark in marks.iter().filter(|mark| overlaps(&mark.range, &window)) {
        let (start, end) = (mark.range.start.max(from), mark.range.end.min(window.end));
        push(&text[from..start], false);
        push(&text[start..end], true);
        from = end;
    }
    push(&text[from..window.end], false);
    push(if window.end < text.len() { "…" } else { "" }, false);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn show(pieces: &[Piece]) -> String {
        pieces.iter().map(|p| if p.hit { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    fn marked<'a>(text: &'a str, wanted: &[&str]) -> (&'a str, Vec<Mark>) {
        let folded = fold(text);
        let marks = wanted.iter().enumerate().flat_map(|(bit, wanted)| {
            let places = folded.find(&fold(wanted).chars).into_iter();
            places.map(|place| Mark { range: folded.printed(place), texts: 1 << bit }).collect::<Vec<_>>()
        });
        (text, merged(&marks.collect::<Vec<_>>()))
    }

    #[test]
    fn the_window_with_most_texts_wins() {
        let text = format!("报栏前{}街上有报栏，街角也有。", "人来人往，".repeat(30));
        let snippet = best(&[marked(&text, &["报栏", "街角"])]);
        assert!(show(&snippet).contains("街上有[报栏]，[街角]也有"), "{}", show(&snippet));
        assert!(show(&snippet).starts_with('…'));
    }

    #[test]
    fn texts_far_apart_are_both_shown() {
        let text = format!("报栏前{}街角也有。", "人来人往，".repeat(30));
        let shown = show(&best(&[marked(&text, &["街角", "报栏"]), marked("街角", &["街角", "报栏"])]));
        assert!(shown.starts_with("[报栏]前") && shown.ends_with("，[街角]也有。"), "{shown}");
        assert_eq!(shown.matches('…').count(), 1, "{shown}");
    }

    #[test]
    fn marks_cover_what_folding_drops() {
        let (text, marks) = marked("创建“五星”支部。", &["五星支部"]);
        assert_eq!(show(&pieces(text, &marks)), "创建“[五星”支部]。");
    }

    #[test]
    fn overlapping_marks_become_one() {
        let (text, marks) = marked("哈哈哈！", &["哈哈"]);
        assert_eq!(show(&pieces(text, &marks)), "[哈哈哈]！");
    }
}

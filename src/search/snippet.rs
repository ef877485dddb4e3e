//! The best places of an article, as ranges over the printed text.

use super::Piece;
use super::order::ascending;
use crate::query::Query;
use crate::text::{self, Class, class, fold_char};
use std::ops::Range;

/// Characters of a snippet.
const WIDTH: usize = 90;
/// Characters shown before the first match.
const BEFORE: usize = 16;

/// A match in a printed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Bytes of the printed text.
    pub range: Range<usize>,
    /// Which terms of the query, a bit each.
    pub terms: u64,
}

/// All matches of all terms, in order, overlapping ones made one.
pub(super) fn marks(printed: &str, query: &Query) -> Vec<Mark> {
    let folded = text::fold(printed);
    let found = query.terms.iter().enumerate().flat_map(|(number, term)| {
        let terms = 1 << number.min(63);
        let places = folded.find(&term.chars).into_iter();
        places.map(|place| Mark { range: folded.printed(place), terms }).collect::<Vec<_>>()
    });
    let found: Vec<Mark> = found.collect();
    ascending(&found, |mark| mark.range.start as u64).into_iter().fold(Vec::new(), join)
}

fn join(mut marks: Vec<Mark>, next: Mark) -> Vec<Mark> {
    match marks.last_mut() {
        Some(last) if next.range.start < last.range.end => {
            last.range.end = last.range.end.max(next.range.end);
            last.terms |= next.terms;
        }
        _ => marks.push(next),
    }
    marks
}

/// The text cut at its marks, all of it.
pub(super) fn pieces(printed: &str, marks: &[Mark]) -> Vec<Piece> {
    cut(printed, 0..printed.len(), marks)
}

/// The best window over the paragraphs: the one with most different terms,
/// the earlier among equals; the beginning where nothing matches.
pub(super) fn best<'a>(paragraphs: impl Iterator<Item = &'a str> + Clone, query: &Query) -> Vec<Piece> {
    let mut best: Option<(u32, Vec<Piece>)> = None;
    for paragraph in paragraphs.clone() {
        let marks = marks(paragraph, query);
        for mark in &marks {
            let window = window(paragraph, mark.range.start);
            let terms =
                marks.iter().filter(|other| overlaps(&other.range, &window)).fold(0, |all, m| all | m.terms);
            if best.as_ref().is_none_or(|(most, _)| terms.count_ones() > *most) {
                best = Some((terms.count_ones(), cut(paragraph, window, &marks)));
            }
        }
    }
    let beginning = || paragraphs.clone().next().map(|text| cut(text, window(text, 0), &[]));
    best.map(|(_, pieces)| pieces).or_else(beginning).unwrap_or_default()
}

/// A window of [`WIDTH`] characters around a byte of the text, from the start
/// of a clause where one is near.
fn window(text: &str, at: usize) -> Range<usize> {
    let mut before = text[..at].char_indices().rev();
    let earliest = before.by_ref().nth(BEFORE - 1).map_or(0, |(byte, _)| byte);
    let clause = text[earliest..at].char_indices().find(|&(_, c)| class(fold_char(c)) == Class::Stop);
    let start = match clause {
        _ if before.count() < BEFORE => 0,
        Some((byte, stop)) => earliest + byte + stop.len_utf8(),
        None => earliest,
    };
    let end = text[start..].char_indices().nth(WIDTH).map_or(text.len(), |(byte, _)| start + byte);
    start..end
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// A window of the text cut at the marks, with … where text is left out.
fn cut(text: &str, window: Range<usize>, marks: &[Mark]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |text: &str, hit| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), hit });
        }
    };
    push(if window.start > 0 { "…" } else { "" }, false);
    let mut from = window.start;
    for mark in marks.iter().filter(|mark| overlaps(&mark.range, &window)) {
        let (start, end) = (mark.range.start.max(from), mark.range.end.min(window.end));
        push(&text[from..start], false);
        push(&text[start..end], true);
        from = end;
    }
    push(&text[from..window.end], false);
    push(if window.end < text.len() { "…" } else { "" }, false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn show(pieces: &[Piece]) -> String {
        pieces.iter().map(|p| if p.hit { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn the_window_with_most_terms_wins() {
        let text = format!("报栏前{}街上有报栏，街角也有。", "人来人往，".repeat(30));
        let snippet = best([text.as_str()].into_iter(), &parse("报栏 街角").0);
        assert!(show(&snippet).contains("街上有[报栏]，[街角]也有"), "{}", show(&snippet));
        assert!(show(&snippet).starts_with('…'));
    }

    #[test]
    fn marks_cover_what_folding_drops() {
        let query = parse("五星支部").0;
        let text = "创建“五星”支部。";
        assert_eq!(show(&pieces(text, &marks(text, &query))), "创建“[五星”支部]。");
    }

    #[test]
    fn overlapping_marks_become_one() {
        let query = parse("哈哈").0;
        assert_eq!(show(&pieces("哈哈哈！", &marks("哈哈哈！", &query))), "[哈哈哈]！");
    }
}

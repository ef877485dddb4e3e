//! What belongs to no article stays: nothing of the page is lost.

use super::sheet::{Line, Sheet, is_blank};
use crate::paper::{Article, Loose};
use std::ops::Range;

/// The stretches of lines that no article claims, in the order of the page.
pub fn find(sheet: &Sheet, articles: &[Article]) -> Vec<Loose> {
    let mut claimed: Vec<(usize, usize)> =
        articles.iter().flat_map(|a| &a.parts).map(|part| (part.start, part.end)).collect();
    claimed.sort_unstable();
    let mut loose: Vec<Loose> =
        sheet.lines.iter().flat_map(|line| unclaimed(sheet, line, &claimed)).collect();
    loose.sort_by_key(|loose| loose.start);
    loose
}

fn unclaimed(sheet: &Sheet, line: &Line, claimed: &[(usize, usize)]) -> Vec<Loose> {
    let (mut from, end) = (sheet.byte(line.span.start), sheet.byte(line.span.end));
    let first = claimed.partition_point(|&(_, part_end)| part_end <= from);
    let mut gaps: Vec<Range<usize>> = Vec::new();
    for &(start, stop) in claimed[first..].iter().take_while(|&&(start, _)| start < end) {
        gaps.push(from..start.max(from));
        from = from.max(stop);
    }
    gaps.push(from..end.max(from));
    gaps.into_iter().filter_map(|gap| loose(sheet, line, gap)).collect()
}

fn loose(sheet: &Sheet, line: &Line, gap: Range<usize>) -> Option<Loose> {
    let text = sheet.text.get(gap.clone())?;
    let left = text.len() - text.trim_start_matches(is_blank).len();
    let text = text.trim_matches(is_blank);
    let start = gap.start + left;
    (!text.is_empty()).then(|| Loose { line: line.number, text: text.into(), start, end: start + text.len() })
}

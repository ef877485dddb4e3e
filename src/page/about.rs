//! What head and foot of a page say of it: paper, date of issue, number.
//!
//! Only lines that are head or foot are asked, so that no event's date is
//! taken for the date of issue; where they contradict each other nothing is
//! known.

use super::classify::{Mark, Marked};
use super::rules::folio;
use super::sheet::Sheet;
use crate::paper::PageAbout;

/// Reads the heads and feet among the lines of a page.
pub fn read(sheet: &Sheet, marks: &[Marked]) -> PageAbout {
    let folios: Vec<usize> = (0..marks.len()).filter(|&line| marks[line].mark == Mark::Folio).collect();
    let paper = |line: &usize| folio::paper(&sheet.strip(&[sheet.lines[*line].span.clone()]));
    let date = |line: &usize| folio::date(sheet.line(*line));
    let number = |line: &usize| folio::number(sheet.line(*line));
    PageAbout {
        paper: agreed(folios.iter().filter_map(paper)),
        published: agreed(folios.iter().filter_map(date)),
        number: agreed(folios.iter().filter_map(number)),
        ..PageAbout::default()
    }
}

/// The one value that all give.
fn agreed(mut values: impl Iterator<Item = String>) -> Option<String> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

//! What to doubt on a page once it is cut.

use super::classify::{Mark, Marked};
use super::draft::Draft;
use super::notice::Doubt;
use super::rules::table;
use super::sheet::Sheet;
use crate::paper::{Article, Loose};
use std::collections::HashSet;

/// Doubts about the articles: each the index of a line and what is doubtful.
pub fn of_articles(sheet: &Sheet, drafts: &[Draft], articles: &[Article]) -> Vec<(usize, Doubt)> {
    let mut doubts = Vec::new();
    for (draft, article) in drafts.iter().zip(articles) {
        let (Some(first), Some(last)) = (draft.body.first(), draft.body.last()) else { continue };
        if article.headline.is_none() && !draft.is_caption() {
            doubts.push((first.line, Doubt::Untitled));
        }
        let in_table = table::is_row(sheet.line(last.line));
        if draft.is_broken_off(sheet) && !draft.announces() && !in_table {
            doubts.push((last.line, Doubt::BrokenOff));
        }
        if article.byline.photographers.is_empty() && names_no_photographer(article) {
            doubts.push((credit_line(sheet, draft).unwrap_or(first.line), Doubt::Photographer));
        }
    }
    doubts
}

/// Doubts about what is left over and about damaged characters.
pub fn of_lines(sheet: &Sheet, marks: &[Marked], loose: &[Loose], articles: usize) -> Vec<(usize, Doubt)> {
    let mut doubts = Vec::new();
    let starts: HashSet<usize> = loose.iter().map(|loose| loose.start).collect();
    if articles == 0 {
        doubts.push((0, Doubt::Empty));
    }
    for (index, line) in sheet.lines.iter().enumerate() {
        if sheet.printed(&line.span).contains(['\0', '\u{FFFD}']) {
            doubts.push((index, Doubt::Damaged));
        }
        let expected = matches!(marks[index].mark, Mark::Folio | Mark::Divider | Mark::Label(_));
        let left_over = starts.contains(&sheet.byte(line.span.start));
        if left_over && !expected && articles > 0 {
            doubts.push((index, Doubt::Unattached));
        }
    }
    doubts
}

/// The line of the last byline.
fn credit_line(sheet: &Sheet, draft: &Draft) -> Option<usize> {
    let (span, _) = draft.credits.last()?;
    sheet.lines.iter().position(|line| line.span.start < span.end && span.end <= line.span.end)
}

fn names_no_photographer(article: &Article) -> bool {
    let both = |credit: &String| {
        ["文/图", "图/文", "摄影报道", "攝影報導", "文／图", "文／圖", "图文", "圖文"]
            .iter()
            .any(|mark| credit.contains(mark))
    };
    article.byline.credit.as_ref().is_some_and(both)
}

//! How a page is set: in hard-wrapped columns or a paragraph a line.

use super::rules::sentence;
use super::sheet::Sheet;

/// What the lines of a page have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    /// Width of a full line in half-width characters, where lines are wrapped
    /// hard; `None` where each line is a paragraph.
    pub column: Option<usize>,
    /// Whether paragraphs begin with blanks.
    pub indented: bool,
    /// Whether short lines are lines of their own: in notices.
    pub line_by_line: bool,
}

impl Layout {
    /// Measures a page.
    pub fn measure(sheet: &Sheet) -> Self {
        let column = column(sheet);
        let indents = sheet.lines.iter().filter(|line| line.indented).count();
        let share = indents * 100 / sheet.lines.len().max(1);
        Self { column, indented: indents >= 2 && (3..70).contains(&share), line_by_line: false }
    }

    /// Whether a line of this width is full, so that its text runs on.
    pub fn is_full(&self, width: usize) -> bool {
        self.column.is_some_and(|column| width + 5 >= column && width <= column + 6)
    }
}

/// The width that most lines without a sentence's end share, if they do.
fn column(sheet: &Sheet) -> Option<usize> {
    let mut open: Vec<usize> = Vec::new();
    for (index, line) in sheet.lines.iter().enumerate() {
        if !sentence::is_closed(sheet.line(index)) {
            open.push(line.width);
        }
    }
    if open.len() < 5 || open.len() * 100 < sheet.lines.len() * 55 {
        return None;
    }
    open.sort_unstable();
    let typical = open[open.len() * 6 / 10];
    let near = open.iter().filter(|&&width| width + 8 >= typical && width <= typical + 8).count();
    let wider = sheet.lines.iter().filter(|line| line.width > typical + 12).count();
    (near * 100 >= open.len() * 45 && wider * 12 <= sheet.lines.len() && (12..=120).contains(&typical))
        .then_some(typical)
}

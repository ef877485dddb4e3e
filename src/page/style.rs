//! How the headlines of a page are set.

use super::classify::{Mark, Marked};
use super::sheet::Sheet;

/// How the headlines of a page are set, as those above leads show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// Right above their text, behind a gap.
    pub close: bool,
    /// Not indented, as the text is.
    pub flush: bool,
}

impl Style {
    /// Looks at the leads that have a headline: most of them decide.
    pub fn observe(sheet: &Sheet, marks: &[Marked], may_head: &[bool]) -> Self {
        let is_lead = |line: &usize| matches!(marks[*line].mark, Mark::Lead(_));
        let leads = (1..marks.len()).filter(is_lead).filter(|&line| may_head[line - 1]);
        let (mut all, mut close, mut flush) = (0, 0, 0);
        for lead in leads {
            let (head, text) = (&sheet.lines[lead - 1], &sheet.lines[lead]);
            let apart = head.gap > 0 || may_head[lead.saturating_sub(2)];
            all += 1;
            close += usize::from(text.gap == 0 && apart);
            flush += usize::from(text.indented && !head.indented);
        }
        Self { close: close * 2 > all, flush: flush * 2 > all }
    }
}

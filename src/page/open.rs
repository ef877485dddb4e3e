//! Which article a line of text goes on with.
//!
//! Mostly the one at hand. But a column may end in the middle of a sentence
//! and another article stand before its rest: then the seams between the
//! lines, and the words they share, must say where a text belongs.

use super::draft::Draft;
use super::rules::sentence;
use super::seam::Seams;
use super::sheet::Sheet;
use std::ops::Range;

/// The articles that a line may go on with, as indexes of drafts.
pub struct Open<'a> {
    sheet: &'a Sheet<'a>,
    seams: Seams<'a>,
    /// The article at hand.
    active: Option<usize>,
    /// The article in which the caption at hand stands.
    under: Option<usize>,
    /// Articles that broke off in the middle of a sentence.
    broken: Vec<usize>,
}

impl<'a> Open<'a> {
    /// No article is open yet.
    pub fn new(sheet: &'a Sheet<'a>) -> Self {
        Self { sheet, seams: Seams::new(sheet), active: None, under: None, broken: Vec::new() }
    }

    /// The article at hand, closed or not.
    pub fn active(&self) -> Option<usize> {
        self.active
    }

    /// A new article begins, the last of `drafts`.
    pub fn begin(&mut self, drafts: &[Draft]) {
        let index = drafts.len() - 1;
        let caption = drafts[index].is_caption();
        let current = self.current(drafts);
        self.under = current.filter(|_| caption);
        if let Some(left) = current.filter(|&left| !caption && drafts[left].is_broken_off(self.sheet)) {
            self.broken.push(left);
        }
        self.active = Some(index);
    }

    /// The article that `line` goes on with, if any. `true` where that is not
    /// the one at hand.
    pub fn target(&mut self, drafts: &[Draft], line: usize) -> Option<(usize, bool)> {
        let current = self.current(drafts);
        let rival = self.rival(drafts, current, line);
        if let Some(rival) = rival {
            self.broken.retain(|&index| index != rival);
            self.broken.extend(current.filter(|&left| drafts[left].is_broken_off(self.sheet)));
            self.active = Some(rival);
        }
        rival.map(|index| (index, true)).or(current.map(|index| (index, false)))
    }

    /// The article at hand while it is open; behind a finished caption the
    /// one around it.
    pub fn current(&self, drafts: &[Draft]) -> Option<usize> {
        let open = |index: &usize| !drafts[*index].closed;
        let active = self.active?;
        let around = self.under.filter(|_| drafts[active].is_caption());
        Some(active).filter(open).or_else(|| around.filter(open))
    }

    /// Whether an article waits for the rest of its sentence.
    pub fn waits(&self, drafts: &[Draft]) -> bool {
        self.broken.iter().any(|&index| drafts[index].is_broken_off(self.sheet))
    }

    /// A broken-off article that a line fits better than the one at hand.
    /// Only a line behind a gap may change its article.
    fn rival(&self, drafts: &[Draft], current: Option<usize>, line: usize) -> Option<usize> {
        let here = &self.sheet.lines[line];
        if self.broken.is_empty() || (current.is_some() && here.gap == 0) {
            return None;
        }
        let broken = self.broken.iter().copied().filter(|&index| drafts[index].is_broken_off(self.sheet));
        let best = broken.max_by_key(|&index| self.fit(&drafts[index], &here.span))?;
        let Some(current) = current else { return Some(best) };
        let unfinished = drafts[current].is_broken_off(self.sheet);
        let goes_on = sentence::continues(self.sheet.chars(&here.span)) && !unfinished;
        (goes_on || self.beats(&drafts[best], &drafts[current], &here.span)).then_some(best)
    }

    /// Seam first, then shared words.
    fn fit(&self, draft: &Draft, line: &Range<usize>) -> (i32, usize) {
        (self.seam(draft, line), self.shared(draft, line))
    }

    fn beats(&self, rival: &Draft, current: &Draft, line: &Range<usize>) -> bool {
        let own_seam = if current.is_ended(self.sheet) { 0 } else { self.seam(current, line) };
        let seam = self.seam(rival, line);
        seam > own_seam.max(0) && self.shared(rival, line) >= self.shared(current, line)
    }

    fn seam(&self, draft: &Draft, line: &Range<usize>) -> i32 {
        draft.body.last().map_or(0, |piece| self.seams.score(&piece.span, line))
    }

    fn shared(&self, draft: &Draft, line: &Range<usize>) -> usize {
        let body: Vec<Range<usize>> = draft.body.iter().map(|piece| piece.span.clone()).collect();
        self.seams.shared(line, &body)
    }
}

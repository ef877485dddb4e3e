//! Which article a line of text goes on with.
//!
//! Mostly the one at hand. But a column may end in the middle of a sentence
//! and another article stand before its rest: then the seams between the
//! lines, and the words they share, must say where a text belongs.

use super::draft::Draft;
use super::layout::Layout;
use super::rules::sentence;
use super::seam::Seams;
use super::sheet::Sheet;
use std::ops::Range;

/// The articles that a line may go on with, as indexes of drafts.
pub struct Open<'a> {
    sheet: &'a Sheet<'a>,
    layout: Layout,
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
    pub fn new(sheet: &'a Sheet<'a>, layout: Layout) -> Self {
        Self { sheet, layout, seams: Seams::new(sheet), active: None, under: None, broken: Vec::new() }
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
        if let Some(left) = current.filter(|&left| !caption && drafts[left].waits(self.sheet)) {
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
            self.broken.extend(current.filter(|&left| drafts[left].waits(self.sheet)));
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
        self.broken.iter().any(|&index| drafts[index].waits(self.sheet))
    }

    /// A broken-off article that a line fits better than the one at hand.
    /// Only a line behind a gap may change its article.
    fn rival(&self, drafts: &[Draft], current: Option<usize>, line: usize) -> Option<usize> {
        let here = &self.sheet.lines[line];
        if self.broken.is_empty() || (current.is_some() && here.gap == 0) {
            return None;
        }
        let broken = self.broken.iter().copied().filter(|&index| drafts[index].waits(self.sheet));
        let best = broken.max_by_key(|&index| self.fit(&drafts[index], line))?;
        let Some(current) = current.map(|index| &drafts[index]) else { return Some(best) };
        let finished = current.is_ended(self.sheet);
        let mid_paragraph = self.layout.indented && !here.indented;
        let goes_on = finished && (mid_paragraph || sentence::continues(self.sheet.line(line)));
        (goes_on || self.beats(&drafts[best], current, line)).then_some(best)
    }

    /// The seam counts double; the words shared with the whole block below
    /// the gap decide where it says nothing.
    fn fit(&self, draft: &Draft, line: usize) -> i32 {
        let seam = if draft.is_ended(self.sheet) { 0 } else { self.seam(draft, line) };
        2 * seam + self.shared(draft, line) as i32
    }

    fn beats(&self, rival: &Draft, current: &Draft, line: usize) -> bool {
        let margin = if current.is_ended(self.sheet) { 1 } else { 2 };
        self.fit(rival, line) > self.fit(current, line) + margin
    }

    fn seam(&self, draft: &Draft, line: usize) -> i32 {
        let below = &self.sheet.lines[line].span;
        draft.body.last().map_or(0, |piece| self.seams.score(&piece.span, below))
    }

    /// Runs of three characters that the block shares with an article, of
    /// its body and its headline.
    fn shared(&self, draft: &Draft, line: usize) -> usize {
        let pieces = draft.headline.iter().chain(&draft.body);
        let known: Vec<Range<usize>> = pieces.map(|piece| piece.span.clone()).collect();
        self.seams.shared(&self.block(line), &known)
    }

    /// The lines from `line` to the next gap.
    fn block(&self, line: usize) -> Vec<Range<usize>> {
        const LONGEST: usize = 40;
        let below = self.sheet.lines[line + 1..].iter().take(LONGEST).take_while(|below| below.gap == 0);
        let lines = std::iter::once(&self.sheet.lines[line]).chain(below);
        lines.map(|line| line.span.clone()).collect()
    }
}

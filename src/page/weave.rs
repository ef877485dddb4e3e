//! Columns read across: the lines of two articles alternate.
//!
//! Two leads stand closer than an article is long. Every way in which the
//! lines may alternate (one by one, two by two, …, from this line or that, to
//! the end of the one or the other article) is weighed by its seams, and the
//! best is taken only where it beats plain reading by a margin.

use super::classify::{Mark, Marked};
use super::layout::Layout;
use super::rules::scan::letters;
use super::rules::sentence;
use super::seam::Seams;
use super::sheet::{Line, Sheet};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

/// Fewer lines than this prove nothing.
const FEWEST: usize = 6;
/// More are not looked at together.
const MOST: usize = 300;
/// By how much the seams of woven lines must beat plain reading.
const MARGIN: i32 = 4;
/// The second lead stands at most so many lines below the first.
const NEAR: usize = 14;
/// Up to so many lines of one article stand together.
const LONGEST_RUN: usize = 5;

/// Puts the lines of woven articles in order. Gives the new lines and the
/// index of the first one moved, or `None` where nothing is woven.
pub fn unweave(sheet: &Sheet, marks: &[Marked], layout: Layout) -> Option<(Vec<Line>, usize)> {
    layout.column?;
    let weave = Weave { sheet, marks, layout, seams: Seams::new(sheet), fits: RefCell::default() };
    let leads: Vec<usize> = (0..marks.len()).filter(|&line| weave.is_lead(line)).collect();
    let near = leads.windows(2).filter(|pair| pair[1] - pair[0] <= NEAR);
    let mut order: Vec<usize> = Vec::new();
    let mut first = None;
    for pair in near {
        let done = order.len();
        let found = weave.find(pair[0], pair[1]).filter(|woven| woven.start >= done);
        if let Some(woven) = found {
            order.extend(done..woven.start);
            order.extend(woven.order);
            first = first.or(Some(woven.start));
        }
    }
    let moved = first?;
    order.extend(order.len()..sheet.lines.len());
    Some((order.into_iter().map(|line| sheet.lines[line].clone()).collect(), moved))
}

/// Woven lines in reading order; they take the place of as many lines from
/// `start` on.
struct Woven {
    start: usize,
    order: Vec<usize>,
}

/// A way in which lines alternate, and how well it fits.
#[derive(Clone, Copy)]
struct Pattern {
    fit: i32,
    /// First line of the second article.
    from: usize,
    /// How many lines of one article stand together.
    run: usize,
    /// From here on all lines are of one article.
    until: usize,
    /// Whether those are of the second article.
    second_lasts: bool,
}

struct Weave<'a> {
    sheet: &'a Sheet<'a>,
    marks: &'a [Marked],
    layout: Layout,
    seams: Seams<'a>,
    fits: RefCell<HashMap<(usize, usize), i32>>,
}

impl Weave<'_> {
    fn is_lead(&self, line: usize) -> bool {
        matches!(self.marks[line].mark, Mark::Lead(_))
    }

    /// The best pattern for the articles whose leads are `first` and `second`.
    fn find(&self, first: usize, second: usize) -> Option<Woven> {
        let end = self.end(first, second);
        if end - first < FEWEST || !self.is_even(first, second) {
            return None;
        }
        let starts = (second.saturating_sub(LONGEST_RUN).max(first + 1)..=second)
            .filter(|&from| self.may_start(from, second));
        let runs = starts.flat_map(|from| (1..=LONGEST_RUN).map(move |run| (from, run)));
        let patterns = runs
            .filter(|&(from, run)| owner(from, run, second))
            .filter_map(|(from, run)| self.best(first..end, from, run));
        let best = patterns.max_by_key(|pattern| pattern.fit)?;
        (best.fit >= self.plain(first..end, second) + self.margin(first, second))
            .then(|| self.order(first..end, second, best))
    }

    /// Whether no gap or other mark parts the two leads.
    fn is_even(&self, first: usize, second: usize) -> bool {
        let even = |line: usize| self.sheet.lines[line].gap == self.sheet.lines[first + 1].gap;
        let plain =
            |line: usize| matches!(self.marks[line].mark, Mark::Plain | Mark::Label(_) | Mark::Lead(_));
        (first + 1..=second).all(|line| even(line) && plain(line))
    }

    /// By how much weaving must beat plain reading: more where the first
    /// article may well have ended above the second one's headline.
    fn margin(&self, first: usize, second: usize) -> i32 {
        let open = (first..second).rev().take_while(|&line| self.ending(line) < 0).count();
        if open == second - first || open > 3 { MARGIN } else { 3 * MARGIN }
    }

    /// Whether the second article may begin at `from`: its headline lines
    /// alternate down to its lead.
    fn may_start(&self, from: usize, second: usize) -> bool {
        self.ending(from - 1) < 0 && (from == second || self.is_head(from))
    }

    /// The best place for one of the articles to end.
    fn best(&self, lines: Range<usize>, from: usize, run: usize) -> Option<Pattern> {
        let mut last = [from - 1, usize::MAX];
        let mut fit: i32 = self.straight(lines.start..from);
        let mut best: Option<Pattern> = None;
        let mut rest = self.straight(from..lines.end);
        for line in from..lines.end {
            for lasts in [0, 1] {
                let other = last[1 - lasts];
                if last[lasts] == usize::MAX || other == usize::MAX {
                    continue;
                }
                let ends = self.ending(other) + self.ending(lines.end - 1);
                let whole = fit + self.fit(last[lasts], line) + rest + ends;
                if best.is_none_or(|best| whole >= best.fit) {
                    best = Some(Pattern { fit: whole, from, run, until: line, second_lasts: lasts == 1 });
                }
            }
            let turn = usize::from(owner(from, run, line));
            fit += if last[turn] == usize::MAX { 0 } else { self.fit(last[turn], line) };
            last[turn] = line;
            rest -= if line + 1 < lines.end { self.fit(line, line + 1) } else { 0 };
        }
        let ends = self.ending(last[0])
            + last.get(1).filter(|&&line| line != usize::MAX).map_or(-20, |&line| self.ending(line));
        let pattern = Pattern { fit: fit + ends, from, run, until: lines.end, second_lasts: false };
        Some(best.filter(|best| best.fit >= pattern.fit).unwrap_or(pattern))
    }

    /// What plain reading scores: line after line, two articles.
    fn plain(&self, lines: Range<usize>, second: usize) -> i32 {
        let heads = (lines.start + 1..second).rev().take_while(|&line| self.is_head(line)).count().min(3);
        let whole = self.straight(lines.start..second - heads) + self.straight(second..lines.end);
        whole + self.ending(second - heads - 1) + self.ending(lines.end - 1)
    }

    fn straight(&self, lines: Range<usize>) -> i32 {
        lines.clone().zip(lines.skip(1)).map(|(above, below)| self.fit(above, below)).sum()
    }

    fn fit(&self, above: usize, below: usize) -> i32 {
        if let Some(&fit) = self.fits.borrow().get(&(above, below)) {
            return fit;
        }
        let fit = self.weigh(above, below);
        self.fits.borrow_mut().insert((above, below), fit);
        fit
    }

    /// How well a line goes on with another: the seam, and what indents and
    /// short lines say of paragraphs.
    fn weigh(&self, above: usize, below: usize) -> i32 {
        let (upper, lower) = (&self.sheet.lines[above], &self.sheet.lines[below]);
        let indents = self.layout.indented;
        let short = !self.layout.is_full(upper.width);
        if matches!(self.marks[above].mark, Mark::Credit(_)) || self.marks[above].tail.is_some() {
            return -6;
        }
        if matches!(self.marks[below].mark, Mark::Credit(_)) {
            return if sentence::is_closed(self.sheet.line(above)) { 2 } else { -4 };
        }
        if self.is_lead(below) || (self.is_head(above) && self.is_lead(below)) {
            return 0;
        }
        let closed = sentence::is_closed(self.sheet.line(above));
        let seam = self.seams.score(&upper.span, &lower.span);
        match (closed, indents && lower.indented) {
            (true, true) => 2,
            (true, false) if short && indents => -4,
            (true, false) if short => 0,
            (true, false) => 0,
            (false, true) => -5,
            (false, false) if short => -2,
            (false, false) => seam,
        }
    }

    /// What it costs that an article ends with this line.
    fn ending(&self, line: usize) -> i32 {
        let signed = matches!(self.marks[line].mark, Mark::Credit(_)) || self.marks[line].tail.is_some();
        if signed || sentence::is_closed(self.sheet.line(line)) { 0 } else { -5 }
    }

    /// The end of the lines that may be woven: a wider gap, another lead with
    /// its headline, or anything else that begins or ends something.
    fn end(&self, first: usize, second: usize) -> usize {
        let gap = (first + 1..=second).map(|line| self.sheet.lines[line].gap).max().unwrap_or(0);
        let runs_on = |line: &usize| {
            let text = matches!(self.marks[*line].mark, Mark::Plain | Mark::Caption | Mark::Credit(_));
            text && self.sheet.lines[*line].gap <= gap
        };
        let last = self.marks.len().min(first + MOST);
        let end = second + 1 + (second + 1..last).take_while(runs_on).count();
        let heads =
            if end < self.marks.len() && self.is_lead(end) { self.heads_above(end, second + 1) } else { 0 };
        end - heads
    }

    /// How many lines above `line`, down from `from`, may be headlines.
    fn heads_above(&self, line: usize, from: usize) -> usize {
        (from..line).rev().take(4).take_while(|&line| self.is_head(line)).count()
    }

    fn is_head(&self, line: usize) -> bool {
        let chars = self.sheet.line(line);
        matches!(self.marks[line].mark, Mark::Plain | Mark::Heading(..) | Mark::Label(_))
            && letters(chars) <= 40
            && self.marks[line].tail.is_none()
            && !sentence::is_closed(chars)
            && !sentence::is_prose(chars)
    }

    /// The lines of the first article, then those of the second, each with
    /// its headlines.
    fn order(&self, lines: Range<usize>, second: usize, pattern: Pattern) -> Woven {
        let side_by_side = pattern.from == second;
        let heads = if side_by_side { self.heads_above(lines.start, 0) / 2 * 2 } else { 0 };
        let start = lines.start - heads;
        let is_second = |&line: &usize| match line {
            line if line < pattern.from => false,
            line if line >= pattern.until => pattern.second_lasts,
            line => owner(pattern.from, pattern.run, line),
        };
        let head = |parity: usize| (start..lines.start).skip(parity).step_by(2);
        let mut order: Vec<usize> = head(0).collect();
        order.extend(lines.clone().filter(|line| !is_second(line)));
        order.extend(head(1));
        order.extend(lines.filter(is_second));
        Woven { start, order }
    }
}

/// Whether a line belongs to the second article, which begins at `from` and
/// changes with the first every `run` lines.
fn owner(from: usize, run: usize, line: usize) -> bool {
    line >= from && ((line - from) / run).is_multiple_of(2)
}

//! Columns read across: the lines of two articles alternate.
//!
//! The evidence must be strong: two leads on neighbouring lines, the first of
//! them in the middle of its sentence, or seams that fit every other line and
//! not the next.

use super::classify::{Mark, Marked};
use super::layout::Layout;
use super::rules::scan::letters;
use super::rules::sentence;
use super::seam::Seams;
use super::sheet::{Line, Sheet};
use std::ops::Range;

/// Fewer lines than this prove nothing.
const FEWEST: usize = 6;

/// Puts the lines of woven articles in order. Gives the new lines and the
/// index of the first one moved, or `None` where nothing is woven.
pub fn unweave(sheet: &Sheet, marks: &[Marked], layout: Layout) -> Option<(Vec<Line>, usize)> {
    layout.column?;
    let seams = Seams::new(sheet);
    let woven = Weave { sheet, marks, layout, seams };
    let start = woven.first_pair()?;
    let head = woven.heads_above(start);
    let end = woven.end(start);
    let (first, second) = woven.streams(start..end);
    let heads: Vec<usize> = (head..start).collect();
    let of = |parity: usize| heads.iter().copied().skip(parity).step_by(2);
    let order = (0..head).chain(of(0)).chain(first).chain(of(1)).chain(second).chain(end..sheet.lines.len());
    let lines: Vec<Line> = order.map(|line| sheet.lines[line].clone()).collect();
    Some((lines, head))
}

struct Weave<'a> {
    sheet: &'a Sheet<'a>,
    marks: &'a [Marked],
    layout: Layout,
    seams: Seams<'a>,
}

impl Weave<'_> {
    /// The first of two leads on neighbouring lines, vouched for by the seams
    /// below them.
    fn first_pair(&self) -> Option<usize> {
        let is_lead = |line: usize| matches!(self.marks[line].mark, Mark::Lead(_));
        let pairs =
            (1..self.marks.len()).filter(|&line| is_lead(line - 1) && is_lead(line)).map(|line| line - 1);
        let mut open = pairs.filter(|&line| !sentence::is_closed(self.sheet.line(line)));
        open.find(|&line| self.is_woven(line..self.end(line)))
    }

    /// Whether every other line fits better than the next one.
    fn is_woven(&self, lines: Range<usize>) -> bool {
        let seam = |above: usize, below: usize| self.seam(above, below);
        let next: i32 = lines.clone().zip(lines.start + 1..lines.end).map(|(a, b)| seam(a, b)).sum();
        let other: i32 = lines.clone().zip(lines.start + 2..lines.end).map(|(a, b)| seam(a, b)).sum();
        lines.len() >= FEWEST && other > next
    }

    fn seam(&self, above: usize, below: usize) -> i32 {
        self.seams.score(&self.sheet.lines[above].span, &self.sheet.lines[below].span)
    }

    /// The end of the woven lines: a line that begins or ends something else.
    fn end(&self, start: usize) -> usize {
        let runs_on = |line: &usize| {
            let text = matches!(self.marks[*line].mark, Mark::Plain | Mark::Caption | Mark::Credit(_));
            text && self.sheet.lines[*line].gap <= self.sheet.lines[start + 1].gap
        };
        start + 2 + (start + 2..self.marks.len()).take_while(runs_on).count()
    }

    /// The first of the headlines above; as many for each of the two articles.
    fn heads_above(&self, start: usize) -> usize {
        let is_head = |line: usize| {
            let chars = self.sheet.line(line);
            matches!(self.marks[line].mark, Mark::Plain | Mark::Heading(..))
                && letters(chars) <= 40
                && !sentence::is_closed(chars)
                && !sentence::is_prose(chars)
        };
        let heads = (0..start).rev().take_while(|&line| is_head(line)).count().min(6);
        start - heads / 2 * 2
    }

    /// The lines of the one and of the other article.
    fn streams(&self, lines: Range<usize>) -> (Vec<usize>, Vec<usize>) {
        let mut streams = [Vec::new(), Vec::new()];
        let mut turn = 0;
        for line in lines {
            if self.has_ended(&streams[turn], &streams[1 - turn], line) {
                turn = 1 - turn;
                streams[turn].push(line);
                // The other article is over: all further lines go here.
                continue;
            }
            streams[turn].push(line);
            turn = 1 - turn;
        }
        let [first, second] = streams;
        (first, second)
    }

    /// Whether an article is over, so that its turn falls to the other one:
    /// its last line is short and ends a sentence, and `line` goes on with
    /// the other.
    fn has_ended(&self, own: &[usize], other: &[usize], line: usize) -> bool {
        let (Some(&last), Some(&rival)) = (own.last(), other.last()) else { return false };
        let short = !self.layout.is_full(self.sheet.lines[last].width);
        let over = short && sentence::is_closed(self.sheet.line(last));
        let rival_open = !sentence::is_closed(self.sheet.line(rival));
        over && rival_open && self.seam(rival, line) >= self.seam(last, line)
    }
}

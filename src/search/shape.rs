//! The shape of a pattern: runs of characters and how far they stand apart.
//!
//! The same joining serves positions of the index and places of one text, so
//! that what is found and what is marked cannot differ.

use crate::query::Slot;
use crate::text::{SPACE, STOP};
use std::ops::Range;

/// A pattern ready to be looked for: never empty, or it is found nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Runs of characters, none of them empty.
    pub runs: Vec<Run>,
}

/// Characters that stand side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// What lies between this run and the one before.
    pub between: Between,
    /// The characters.
    pub chars: Vec<char>,
}

/// What may lie between two runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Between {
    /// Fewest characters.
    pub least: u32,
    /// Most characters.
    pub most: u32,
}

/// A stretch of positions, the end not included.
pub(super) type Span = Range<u32>;

impl Shape {
    /// The shape of a pattern's slots.
    pub fn of(slots: &[Slot]) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        let mut between = Between::default();
        for &slot in slots {
            match (slot, runs.last_mut()) {
                (Slot::Char(c), Some(run)) if between == Between::default() => run.chars.push(c),
                // Nothing in the index begins with a stop or a blank.
                (Slot::Char(STOP | SPACE), None) => {}
                (Slot::Char(STOP | SPACE), Some(_)) => between = between.with(Slot::One),
                (Slot::Char(c), _) => {
                    runs.push(Run { between, chars: vec![c] });
                    between = Between::default();
                }
                (wildcard, _) => between = between.with(wildcard),
            }
        }
        trim(runs.last_mut());
        Self { runs }
    }

    /// Whether the pattern stands anywhere in a text.
    pub fn stands_in(&self, chars: &[char]) -> bool {
        match self.runs.as_slice() {
            [] => false,
            [run] => chars.windows(run.chars.len()).any(|window| window == run.chars),
            _ => !self.spans(chars).is_empty(),
        }
    }

    /// All places where the pattern stands in a text, the shortest ones: of
    /// two that end alike the later start.
    pub fn spans(&self, chars: &[char]) -> Vec<Span> {
        let lists: Vec<Vec<u32>> = self.runs.iter().map(|run| places(chars, &run.chars)).collect();
        join_all(&self.runs, lists.iter().map(Vec::as_slice))
    }
}

/// Takes stops and blanks off the end of the last run.
fn trim(last: Option<&mut Run>) {
    if let Some(run) = last {
        while matches!(run.chars.as_slice(), [_, .., STOP | SPACE]) {
            run.chars.pop();
        }
    }
}

impl Between {
    fn with(self, wildcard: Slot) -> Self {
        match wildcard {
            Slot::One => Self { least: self.least + 1, most: self.most.saturating_add(1) },
            Slot::Gap(most) => Self { most: self.most.saturating_add(most), ..self },
            Slot::Char(_) => self,
        }
    }
}

/// Places of a run in a text.
fn places(chars: &[char], run: &[char]) -> Vec<u32> {
    let starts = chars.windows(run.len()).zip(0u32..);
    starts.filter(|(window, _)| *window == run).map(|(_, at)| at).collect()
}

/// The spans of a pattern whose runs start at these places.
pub(super) fn join_all<'a>(runs: &[Run], lists: impl Iterator<Item = &'a [u32]>) -> Vec<Span> {
    let mut spans: Option<Vec<Span>> = None;
    for (run, starts) in runs.iter().zip(lists) {
        let length = run.chars.len() as u32;
        spans = Some(match spans {
            Some(before) => join(&before, starts, run),
            None => starts.iter().map(|&start| start..start + length).collect(),
        });
    }
    let mut spans = spans.unwrap_or_default();
    // Of spans with one start the first is the shortest.
    spans.dedup_by_key(|span| span.start);
    spans
}

/// Continues spans with a run that stands at `starts`: each start with the
/// nearest span before it that its distance allows. Both lists ascend, by
/// start and by end, and so does what comes out.
fn join(spans: &[Span], starts: &[u32], run: &Run) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    let mut before = 0;
    for &start in starts {
        let reach = start.checked_sub(run.between.least);
        while spans.get(before).is_some_and(|span| reach.is_some_and(|reach| span.end <= reach)) {
            before += 1;
        }
        let near = before.checked_sub(1).map(|index| &spans[index]);
        let near = near.filter(|span| start - span.end <= run.between.most);
        if let Some(span) = near {
            joined.push(span.start..start + run.chars.len() as u32);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(pattern: &str) -> Shape {
        let slot = |c| match c {
            '?' => Slot::One,
            '*' => Slot::Gap(3),
            c => Slot::Char(c),
        };
        Shape::of(&pattern.chars().map(slot).collect::<Vec<_>>())
    }

    fn found(pattern: &str, text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let spans = shape(pattern).spans(&chars);
        assert_eq!(shape(pattern).stands_in(&chars), !spans.is_empty());
        spans.into_iter().map(|span| chars[span.start as usize..span.end as usize].iter().collect()).collect()
    }

    #[test]
    fn plain_texts_overlap() {
        assert_eq!(found("哈哈", "哈哈哈"), ["哈哈", "哈哈"]);
    }

    #[test]
    fn one_character_is_any() {
        assert_eq!(found("五?支部", "五星支部五支部五\n支部"), ["五星支部", "五\n支部"]);
        assert_eq!(found("a??d", "abcd"), ["abcd"]);
    }

    #[test]
    fn a_gap_is_bounded_and_takes_the_shortest_way() {
        assert_eq!(found("甲*乙", "甲甲一乙乙二三四乙"), ["甲一乙"]);
        assert_eq!(found("甲*乙*丙", "甲乙丙"), ["甲乙丙"]);
        assert_eq!(found("甲*乙*丙", "甲乙乙一二三丙"), ["甲乙乙一二三丙"]);
        assert_eq!(found("甲?*乙", "甲乙甲一乙"), ["甲一乙"]);
    }

    #[test]
    fn nothing_is_found_nowhere() {
        assert!(found("", "甲").is_empty());
    }
}

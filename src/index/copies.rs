//! Passages that stand in the corpus before, of which the dictionary lists no
//! pairs: news is reprinted, and a tenth of a large archive is.
//!
//! A pair that lies in a passage lies in each of its copies, at the same
//! distance from the beginning. So the positions of pairs within a copy are
//! not listed but made again when a list is read ([`Copies::mirror`]); pairs
//! across its borders, words and values are listed as everywhere. What is
//! copied is never within a copy itself, so one step finds all.
//!
//! The copies are part of the start of a visit, six bytes each, so only the
//! longest are kept.

use super::columns::UNIT;
use super::number::{Context, Decoder, Kind, Numbers};
use std::cmp::Reverse;
use std::ops::Range;

/// Copies that a corpus has at most: of 100,000 news articles 47 KB of the
/// start and 6.6 % of all characters; as many again would be half as long.
const MOST: usize = 8_000;
/// Copies that any corpus may have.
const FEW: usize = 64;
/// Positions for each copy, at least: of a small corpus, whose start is small,
/// short copies would save less of the index than they cost the first answer.
const POSITIONS_EACH: u32 = 2_500;
/// Characters that a copy has at least.
pub(super) const SHORTEST: u32 = 24;

/// Contexts of [`Kind::Size`].
const COPIES: Context = Context(Kind::Size, 16);
const GAPS: Context = Context(Kind::Size, 17);
const INTO: Context = Context(Kind::Size, 18);
const SOURCES: Context = Context(Kind::Size, 19);
const SOURCES_INTO: Context = Context(Kind::Size, 20);
const LENGTHS: Context = Context(Kind::Size, 21);

/// A passage that stands in the corpus before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Copy {
    /// Position of the first character where it stands first.
    pub from: u32,
    /// Position of the first character of the copy.
    pub to: u32,
    /// Number of characters.
    pub length: u32,
}

impl Copy {
    /// The part of it from `skip` on, so many characters long.
    fn part(self, skip: u32, length: u32) -> Self {
        Self { from: self.from + skip, to: self.to + skip, length }
    }

    /// Where it is copied from.
    fn source(self) -> Range<u32> {
        self.from..self.from + self.length
    }

    /// The position behind it.
    fn end(self) -> u32 {
        self.to + self.length
    }

    /// Positions of the pairs that lie within it.
    fn pairs(self) -> Range<u32> {
        self.to..self.end() - 1
    }
}

/// All copies of a corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copies {
    /// In the order in which they stand.
    copies: Vec<Copy>,
    /// In the order of their sources.
    by_source: Vec<Copy>,
    /// Of each in that order, the end of the source that reaches farthest so
    /// far.
    reach: Vec<u32>,
}

impl Copies {
    /// The copies among passages that stand twice, in any order, in a corpus of
    /// so many positions: each is cut so that no two overlap and none is copied
    /// from another.
    pub fn of(passages: Vec<Copy>, positions: u32) -> Self {
        let mut kept = apart(passages);
        kept.sort_unstable_by_key(|copy| (Reverse(copy.length), copy.to));
        kept.truncate(((positions / POSITIONS_EACH) as usize).clamp(FEW, MOST));
        kept.sort_unstable_by_key(|copy| copy.to);
        Self::new(kept)
    }

    fn new(copies: Vec<Copy>) -> Self {
        // Sorted as other things are: a sort of its own costs the browser kilobytes.
        let key = |copy: &Copy| u64::from(copy.from) << 32 | u64::from(copy.to);
        let mut order: Vec<(u64, u32)> = copies.iter().map(key).zip(0..).collect();
        order.sort_unstable();
        let by_source: Vec<Copy> = order.into_iter().map(|(_, at)| copies[at as usize]).collect();
        let farther = |farthest: &mut u32, copy: &Copy| {
            *farthest = copy.source().end.max(*farthest);
            Some(*farthest)
        };
        let reach = by_source.iter().scan(0, farther).collect();
        Self { copies, by_source, reach }
    }

    /// Number of copies.
    pub fn len(&self) -> usize {
        self.copies.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.copies.is_empty()
    }

    /// Number of characters in copies.
    pub fn characters(&self) -> u64 {
        self.copies.iter().map(|copy| u64::from(copy.length)).sum()
    }

    /// Adds to a pair's positions, which ascend from `start` on, those within
    /// copies.
    pub(super) fn mirror(&self, list: &mut Vec<u32>, start: usize) {
        let (listed, mut begun) = (list.len(), 0);
        for index in start..listed {
            let position = list[index];
            begun += self.by_source[begun..].partition_point(|copy| copy.from <= position);
            let before = self.by_source[..begun].iter().zip(&self.reach).rev();
            for (copy, _) in before.take_while(|(_, reach)| **reach > position + 1) {
                if copy.source().end > position + 1 {
                    list.push(position - copy.from + copy.to);
                }
            }
        }
        if list.len() > listed {
            list[start..].sort_unstable();
        }
    }

    /// Writes them. Passages mostly begin where a text does, at a whole unit
    /// of positions, so units and the rest are apart.
    pub(super) fn write(&self, out: &mut impl Numbers) {
        out.number(COPIES, self.len() as u32);
        let mut end = 0;
        for copy in &self.copies {
            out.number(GAPS, copy.to / UNIT - end / UNIT);
            out.number(INTO, copy.to % UNIT);
            out.number(SOURCES, copy.from / UNIT);
            out.number(SOURCES_INTO, copy.from % UNIT);
            out.number(LENGTHS, copy.length);
            end = copy.end();
        }
    }

    /// Reads copies of a corpus with so many positions; `None` where they are
    /// damaged.
    pub(super) fn read(numbers: &mut Decoder, positions: u32) -> Option<Self> {
        let (mut copies, mut end) = (Vec::new(), 0u32);
        for _ in 0..numbers.number(COPIES)? {
            let to = whole(numbers.number(GAPS)?.checked_add(end / UNIT)?, numbers.number(INTO)?)?;
            let from = whole(numbers.number(SOURCES)?, numbers.number(SOURCES_INTO)?)?;
            let copy = Copy { from, to, length: numbers.number(LENGTHS)? };
            let sound = to >= end && copy.length >= SHORTEST && from.checked_add(copy.length)? <= to;
            end = to.checked_add(copy.length).filter(|&end| sound && end <= positions)?;
            copies.push(copy);
        }
        Some(Self::new(copies))
    }
}

/// Positions of a block of [`Covered`].
const BLOCK: u32 = 1024;

/// Where copies lie, for those who ask of one position after another.
#[derive(Debug, Clone)]
pub(super) struct Covered<'a> {
    copies: &'a [Copy],
    /// For each block of positions the first copy with a pair in it or behind.
    first: Vec<u32>,
}

impl<'a> Covered<'a> {
    /// For a corpus of so many positions.
    pub fn new(copies: &'a Copies, positions: u32) -> Self {
        let first = |block| copies.copies.partition_point(|copy| copy.pairs().end <= block * BLOCK) as u32;
        Self { copies: &copies.copies, first: (0..=positions / BLOCK).map(first).collect() }
    }

    /// Leaves out of a pair's positions, which ascend, those within copies.
    pub fn leave_out(&self, list: &mut Vec<u32>) {
        let mut pairs = 0..0;
        list.retain(|&position| {
            // Of a long list most positions lie before the same copy.
            if position >= pairs.end {
                pairs = self.pairs(position);
            }
            position < pairs.start
        });
    }

    /// The pairs of the first copy that has one at a position or behind.
    fn pairs(&self, position: u32) -> Range<u32> {
        let first = self.first[(position / BLOCK) as usize] as usize;
        let mut pairs = self.copies[first..].iter().map(|copy| copy.pairs());
        pairs.find(|pairs| pairs.end > position).unwrap_or(u32::MAX..u32::MAX)
    }
}

fn whole(units: u32, rest: u32) -> Option<u32> {
    units.checked_mul(UNIT)?.checked_add(rest)
}

/// Passages cut so that they are apart: none overlaps one before it or is
/// copied from one.
fn apart(mut passages: Vec<Copy>) -> Vec<Copy> {
    passages.sort_unstable_by_key(|copy| (copy.to, Reverse(copy.length), copy.from));
    let mut kept: Vec<Copy> = Vec::new();
    for copy in passages {
        let skip = kept.last().map_or(0, |last| last.end()).saturating_sub(copy.to).min(copy.length);
        let copy = first_hand(&kept, copy.part(skip, copy.length - skip));
        kept.extend(Some(copy).filter(|copy| copy.length >= SHORTEST));
    }
    kept
}

/// The longest part of a copy whose source does not lie in a copy before it.
fn first_hand(kept: &[Copy], copy: Copy) -> Copy {
    let source = copy.source();
    let first = kept.partition_point(|before| before.end() <= source.start);
    let within = kept[first..].iter().take_while(|before| before.to < source.end);
    let (mut longest, mut from) = (source.start..source.start, source.start);
    let borders = within.map(|before| (before.to, before.end())).chain([(source.end, source.end)]);
    for (until, next) in borders {
        if until.saturating_sub(from) > longest.end - longest.start {
            longest = from..until;
        }
        from = next;
    }
    copy.part(longest.start - source.start, longest.end - longest.start)
}

#[cfg(test)]
mod tests {
    use super::super::number::{Codes, Encoder, Histogram, Words};
    use super::*;
    use proptest::prelude::*;

    fn copy(from: u32, to: u32, length: u32) -> Copy {
        Copy { from, to, length }
    }

    #[test]
    fn copies_neither_overlap_nor_stand_on_one_another() {
        let passages = vec![copy(0, 100, 50), copy(120, 300, 60), copy(10, 140, 40), copy(0, 500, 9)];
        // The second begins behind the first; the third comes from behind both, as far as it may.
        assert_eq!(apart(passages), [copy(0, 100, 50), copy(20, 150, 30)]);
    }

    #[test]
    fn the_longest_free_part_of_a_source_is_taken() {
        let kept = [copy(0, 100, 30), copy(0, 200, 50)];
        assert_eq!(first_hand(&kept, copy(110, 400, 200)), copy(130, 420, 70));
        assert_eq!(first_hand(&kept, copy(210, 400, 30)).length, 0);
    }

    /// Passages of a text made of a few short ones, and the text.
    fn passages() -> impl Strategy<Value = (Vec<Copy>, u32)> {
        prop::collection::vec((0u32..400, 0u32..90, 24u32..80), 0..12).prop_map(|made| {
            let (mut passages, mut end) = (Vec::new(), 60);
            for (from, gap, length) in made {
                let to = end + gap;
                let from = from % (to - length.min(to) + 1);
                passages.push(copy(from, to, length.min(to - from)));
                end = to + length;
            }
            (passages, end + 10)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

        #[test]
        fn what_is_left_out_is_mirrored((passages, end) in passages()) {
            let copies = Copies::new(apart(passages));
            // A pair that stands everywhere it may: at each position, and so at the copy of each.
            for start in [0u32, 3, 7] {
                let mut set: std::collections::BTreeSet<u32> = (start..end).step_by(11).collect();
                loop {
                    let mut list: Vec<u32> = set.iter().copied().collect();
                    copies.mirror(&mut list, 0);
                    let sources = copies.copies.iter().flat_map(|copy| {
                        let inside = set.iter().filter(|&&at| copy.pairs().contains(&at));
                        inside.map(|at| at - copy.to + copy.from)
                    });
                    list.extend(sources);
                    let more: std::collections::BTreeSet<u32> = list.into_iter().collect();
                    if more == set { break }
                    set = more;
                }
                let all: Vec<u32> = set.into_iter().collect();
                let mut listed = all.clone();
                Covered::new(&copies, end).leave_out(&mut listed);
                prop_assert!(listed.iter().all(|at| !copies.copies.iter().any(|copy| copy.pairs().contains(at))));
                copies.mirror(&mut listed, 0);
                prop_assert_eq!(listed, all);
            }
        }

        #[test]
        fn copies_come_back((passages, end) in passages()) {
            let copies = Copies::new(apart(passages));
            let mut histogram = Histogram::default();
            copies.write(&mut histogram);
            let lengths = histogram.lengths();
            let words = Words::new(&lengths);
            let mut encoder = Encoder::new(&lengths, &words);
            copies.write(&mut encoder);
            let (bytes, codes) = (encoder.finish(), Codes::open(&lengths.write()).unwrap());
            prop_assert_eq!(Copies::read(&mut Decoder::new(&codes, &bytes), end), Some(copies));
        }
    }
}

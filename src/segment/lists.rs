//! The terms of all segments as those of one corpus.

use super::groups::{GroupBytes, Listed};
use super::whole::Move;
use super::{SegmentError, Whole};
use crate::index::{Columns, Group, Lists, positions};
use std::collections::{BTreeMap, BTreeSet};

impl Lists for Whole {
    type Error = SegmentError;

    fn columns(&self) -> &Columns {
        &self.columns
    }

    fn characters(&self) -> BTreeMap<char, u64> {
        let mut counts = BTreeMap::new();
        for &(c, count) in self.segments.iter().flat_map(|segment| &segment.head.pairs) {
            *counts.entry(c).or_default() += count;
        }
        counts
    }

    fn groups(&self) -> Vec<Group> {
        let groups: BTreeSet<Group> = self.segments.iter().flat_map(|segment| segment.groups()).collect();
        groups.into_iter().collect()
    }

    fn counts(&self, group: Group) -> Result<Vec<(String, u32)>, SegmentError> {
        let read = self.read(group, false)?;
        let terms = self.terms(&read)?;
        let sum = |same: &[Found]| same.iter().map(|found| found.listed.count).sum();
        Ok(each_term(&terms).map(|same| (same[0].listed.term.to_owned(), sum(same))).collect())
    }

    fn positions(&self, group: Group) -> Result<Vec<(String, Vec<u32>)>, SegmentError> {
        let read = self.read(group, true)?;
        let terms = self.terms(&read)?;
        let list = |same: &[Found]| {
            // Each takes a byte at least: a wrong count asks for no memory.
            let most = same.iter().map(|found| found.listed.positions.len()).sum();
            let counts = same.iter().map(|found| found.listed.count as usize);
            let mut list = Vec::with_capacity(counts.fold(0, usize::saturating_add).min(most));
            same.iter().for_each(|found| add(&self.moves[found.segment], found.listed.positions, &mut list));
            if !list.is_sorted() {
                list.sort_unstable();
            }
            list
        };
        Ok(each_term(&terms).map(|same| (same[0].listed.term.to_owned(), list(same))).collect())
    }
}

/// A term of a segment.
struct Found<'a> {
    listed: Listed<'a>,
    segment: usize,
}

impl Whole {
    /// The bytes of a group, segment by segment.
    fn read(&self, group: Group, positions: bool) -> Result<Vec<GroupBytes>, SegmentError> {
        self.segments.iter().map(|segment| segment.group(group, positions)).collect()
    }

    /// The terms of all segments, sorted.
    fn terms<'a>(&self, read: &'a [GroupBytes]) -> Result<Vec<Found<'a>>, SegmentError> {
        let mut terms = Vec::new();
        for (segment, bytes) in read.iter().enumerate() {
            let listed = bytes.terms().ok_or_else(|| self.segments[segment].damaged("its terms"))?;
            terms.extend(listed.into_iter().map(|listed| Found { listed, segment }));
        }
        terms.sort_unstable_by_key(|found| (found.listed.term, found.segment));
        Ok(terms)
    }
}

/// What the segments have of each term.
fn each_term<'a, 'b>(terms: &'b [Found<'a>]) -> impl Iterator<Item = &'b [Found<'a>]> {
    terms.chunk_by(|one, other| one.listed.term == other.listed.term)
}

/// Adds the positions of a segment as those of the corpus.
fn add(moves: &[Move], encoded: &[u8], list: &mut Vec<u32>) {
    let (mut passed, mut by) = (0, 0);
    for position in positions(encoded) {
        while let Some(next) = moves.get(passed).filter(|next| next.from <= position) {
            by = next.by;
            passed += 1;
        }
        list.push(position.wrapping_add(by));
    }
}

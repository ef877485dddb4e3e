//! The terms of all segments as those of one corpus.

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
        let mut counts = Vec::new();
        for segment in &self.segments {
            segment.counts(group, &mut |term, count| counts.push((term.to_owned(), count)))?;
        }
        counts.sort_unstable();
        counts.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0 };
            same
        });
        Ok(counts)
    }

    fn positions(&self, group: Group) -> Result<Vec<(String, Vec<u32>)>, SegmentError> {
        let mut lists: Vec<(String, Vec<u32>)> = Vec::new();
        for (segment, moves) in self.segments.iter().zip(&self.moves) {
            segment.positions(group, &mut |term, count, encoded| {
                lists.push((term.to_owned(), moved(moves, count, encoded)));
            })?;
        }
        lists.sort_by(|(a, _), (b, _)| a.cmp(b));
        lists.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1.extend(if same { next.1.as_slice() } else { &[] });
            same
        });
        lists.iter_mut().filter(|(_, list)| !list.is_sorted()).for_each(|(_, list)| list.sort_unstable());
        Ok(lists)
    }
}

/// Positions of a segment as those of the corpus.
fn moved(moves: &[Move], count: u32, encoded: &[u8]) -> Vec<u32> {
    // Each takes a byte at least: a wrong count asks for no memory.
    let mut list = Vec::with_capacity((count as usize).min(encoded.len()));
    let (mut passed, mut by) = (0, 0);
    for position in positions(encoded) {
        while let Some(next) = moves.get(passed).filter(|next| next.from <= position) {
            by = next.by;
            passed += 1;
        }
        list.push(position.wrapping_add(by));
    }
    list
}

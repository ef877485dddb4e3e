//! The terms of a segment: a directory of groups, and each group's terms.
//!
//! The directory has for each [`Group`] its kind, its character, and how many
//! bytes its terms and its positions take. The terms of a group come first,
//! each as its text, the number of its positions and how many bytes they take;
//! then the positions of all. So the terms can be counted without reading the
//! positions. Numbers are LEB128.

use crate::index::{Group, Postings, read_number, write_number};
use std::collections::BTreeMap;

/// Where a group lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct GroupPlace {
    /// First byte, within the section.
    pub from: u64,
    /// Bytes of the terms.
    pub terms: u32,
    /// Bytes of the positions.
    pub positions: u32,
}

/// Writes groups: the directory, and the terms with their positions.
pub(super) fn write(groups: &BTreeMap<Group, Vec<(String, &Postings)>>) -> (Vec<u8>, Vec<u8>) {
    let (mut directory, mut all) = (Vec::new(), Vec::new());
    for (group, terms) in groups {
        let (mut listed, mut positions) = (Vec::new(), Vec::<u8>::new());
        for (term, postings) in terms {
            write_number(&mut listed, term.len() as u32);
            listed.extend(term.as_bytes());
            write_number(&mut listed, postings.len() as u32);
            write_number(&mut listed, postings.bytes().len() as u32);
            positions.extend(postings.bytes());
        }
        let (kind, c) = number(*group);
        [kind, c, listed.len() as u32, positions.len() as u32]
            .into_iter()
            .for_each(|number| write_number(&mut directory, number));
        all.extend(listed);
        all.extend(positions);
    }
    (directory, all)
}

/// Reads a directory; `None` where it is damaged.
pub(super) fn directory(mut bytes: &[u8]) -> Option<BTreeMap<Group, GroupPlace>> {
    let (mut groups, mut from) = (BTreeMap::new(), 0);
    while !bytes.is_empty() {
        let group = group(read_number(&mut bytes)?, read_number(&mut bytes)?)?;
        let place = GroupPlace { from, terms: read_number(&mut bytes)?, positions: read_number(&mut bytes)? };
        from += u64::from(place.terms) + u64::from(place.positions);
        groups.insert(group, place);
    }
    Some(groups)
}

/// The terms of a group, and their positions behind them.
#[derive(Debug, Default)]
pub(super) struct GroupBytes {
    pub bytes: Vec<u8>,
    /// How many of the bytes are the terms'.
    pub terms: usize,
}

/// A term of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listed<'a> {
    pub term: &'a str,
    /// Number of its positions.
    pub count: u32,
    /// The positions as they are encoded; none where only terms were read.
    pub positions: &'a [u8],
}

impl GroupBytes {
    /// Reads the terms; `None` where they are damaged.
    pub fn terms(&self) -> Option<Vec<Listed<'_>>> {
        let (mut bytes, mut lists) = self.bytes.split_at_checked(self.terms)?;
        let with_positions = !lists.is_empty();
        let mut terms = Vec::new();
        while !bytes.is_empty() {
            let length = read_number(&mut bytes)? as usize;
            let (term, rest) = bytes.split_at_checked(length)?;
            bytes = rest;
            let count = read_number(&mut bytes)?;
            let length = read_number(&mut bytes)? as usize;
            let (positions, rest) = lists.split_at_checked(if with_positions { length } else { 0 })?;
            lists = rest;
            terms.push(Listed { term: std::str::from_utf8(term).ok()?, count, positions });
        }
        Some(terms)
    }
}

fn number(group: Group) -> (u32, u32) {
    match group {
        Group::Pairs(c) => (0, c.into()),
        Group::Words(c) => (1, c.into()),
        Group::Values(c) => (2, c.into()),
    }
}

fn group(kind: u32, c: u32) -> Option<Group> {
    let c = char::from_u32(c)?;
    [Group::Pairs(c), Group::Words(c), Group::Values(c)].get(kind as usize).copied()
}

//! What stands where in the dictionary: keys of terms, and places of chunks.

use super::postings::{read_number, write_number};
use std::ops::Range;

/// A term's place in the order of the dictionary: a lead and its follower.
///
/// A pair of characters has their numbers in the corpus' alphabet; words and
/// values of fields have leads of their own, behind all characters, and their
/// numbers in their lists as followers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    /// A key of both parts.
    pub(super) fn new(lead: u32, follower: u32) -> Self {
        Self(u64::from(lead) << 32 | u64::from(follower))
    }

    pub(super) fn lead(self) -> u32 {
        (self.0 >> 32) as u32
    }

    pub(super) fn follower(self) -> u32 {
        self.0 as u32
    }

    /// This key alone.
    pub fn alone(self) -> Range<Self> {
        self..Self(self.0.saturating_add(1))
    }

    /// All keys of a lead.
    pub(super) fn all_of(lead: u32) -> Range<Self> {
        Self::new(lead, 0)..Self(u64::from(lead).saturating_add(1) << 32)
    }
}

/// Where a chunk begins: with a term, or inside the list of one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The term.
    pub key: Key,
    /// Its first position in the chunk, where others stand in chunks before;
    /// 0 where the list begins here.
    pub position: u32,
}

/// Writes places that follow one, each by its distance from the one before.
pub(super) fn write_places(mut before: Key, places: &[Place], out: &mut Vec<u8>) {
    for place in places {
        let same = place.key.lead() == before.lead();
        write_number(out, place.key.lead() - before.lead());
        write_number(out, place.key.follower() - if same { before.follower() } else { 0 });
        write_number(out, place.position);
        before = place.key;
    }
}

/// Reads so many places that follow one, and moves on; `None` where the bytes
/// end too soon.
pub(super) fn read_places(mut before: Key, count: usize, rest: &mut &[u8]) -> Option<Vec<Place>> {
    let mut places = Vec::new();
    for _ in 0..count {
        let step = read_number(rest)?;
        let follower = if step == 0 { before.follower() } else { 0 };
        let lead = before.lead().checked_add(step)?;
        let key = Key::new(lead, follower.checked_add(read_number(rest)?)?);
        places.push(Place { key, position: read_number(rest)? });
        before = key;
    }
    Some(places)
}

/// How far the numbers of a corpus go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Spaces {
    /// Number of characters in the alphabet.
    pub characters: u32,
    /// Number of words.
    pub words: u32,
    /// Number of values of fields.
    pub values: u32,
    /// One past the last position.
    pub positions: u32,
}

impl Spaces {
    /// The place behind everything.
    pub fn end(&self) -> Place {
        Place { key: Key::new(self.values_lead(), self.values), position: 0 }
    }

    /// The lead of all words.
    pub fn words_lead(&self) -> u32 {
        self.characters
    }

    /// The lead of all values of fields.
    pub fn values_lead(&self) -> u32 {
        self.characters + 1
    }

    /// Number of followers that a lead can have.
    pub fn followers(&self, lead: u32) -> u32 {
        match lead {
            lead if lead == self.words_lead() => self.words,
            lead if lead == self.values_lead() => self.values,
            _ => self.characters,
        }
    }
}

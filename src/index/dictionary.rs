//! A chunk of the dictionary: consecutive terms, each with its positions.
//!
//! Terms come in groups of one lead: how far the lead is from the one before,
//! how many followers it has, which ones, how many positions each has, and
//! the positions; of a value of a field, which stands at the last position of
//! an article, the articles instead. All are numbers in the codes of
//! [`super::number`]. A list may begin in one chunk and go on in the next;
//! where chunks begin is said by the [`Root`](super::Root), and bounds the
//! first and the last list.
//!
//! A chunk is read as a whole: its lists follow one another without their
//! lengths, which would cost as much as the positions of a rare term, and a
//! chunk is small enough to be read in a fraction of a millisecond.

use super::columns::Columns;
use super::copies::Copies;
use super::key::{Key, Place, Spaces};
use super::number::{Context, Decoder, Kind, Numbers, class, read_ascending, write_ascending};
use std::ops::Range;

/// Contexts of [`Kind::Size`].
const GROUPS: Context = Context(Kind::Size, 0);
const LEADS: Context = Context(Kind::Size, 1);
const TERMS: Context = Context(Kind::Size, 2);

/// What bounds the numbers of a chunk.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Where it begins.
    pub(super) from: Place,
    /// Where the next one begins.
    pub(super) until: Place,
}

/// What the numbers of a chunk are to be understood by.
#[derive(Clone, Copy)]
pub(super) struct Sense<'a> {
    /// What bounds them.
    pub bounds: Bounds,
    /// How far all numbers go.
    pub spaces: Spaces,
    /// Where each article stands.
    pub columns: &'a Columns,
    /// The passages of which nothing is listed.
    pub copies: &'a Copies,
}

impl Sense<'_> {
    /// The followers that a lead can have within the chunk.
    fn followers(&self, lead: u32) -> Range<u32> {
        let Bounds { from, until } = self.bounds;
        let low = if lead == from.key.lead() { from.key.follower() } else { 0 };
        let next = until.key.follower().saturating_add(u32::from(until.position > 0));
        low..if lead == until.key.lead() { next } else { self.spaces.followers(lead) }
    }

    /// The positions that a term can have within the chunk.
    fn positions(&self, key: Key) -> Range<u32> {
        let Bounds { from, until } = self.bounds;
        let low = if key == from.key { from.position } else { 0 };
        let ends = key == until.key && until.position > 0;
        low..if ends { until.position } else { self.spaces.positions }
    }

    /// Whether a term is one of articles: it has their last positions alone.
    fn of_articles(&self, key: Key) -> bool {
        key.lead() == self.spaces.values_lead()
    }

    /// Whether a term is a pair of neighbours.
    fn of_pairs(&self, key: Key) -> bool {
        key.lead() < self.spaces.words_lead()
    }
}

/// Terms, and their positions as far as they stand in one chunk.
pub(super) type Run = Vec<(Key, Vec<u32>)>;

/// Writes a chunk.
pub(super) fn write(out: &mut impl Numbers, run: &Run, sense: &Sense) {
    let groups: Vec<&[(Key, Vec<u32>)]> = run.chunk_by(|a, b| a.0.lead() == b.0.lead()).collect();
    out.number(GROUPS, groups.len() as u32);
    let mut last = sense.bounds.from.key.lead();
    for group in groups {
        let lead = group[0].0.lead();
        out.number(LEADS, lead - last);
        out.number(TERMS, group.len() as u32);
        last = lead;
        write_group(out, group, sense);
    }
}

fn write_group(out: &mut impl Numbers, group: &[(Key, Vec<u32>)], sense: &Sense) {
    let followers: Vec<u32> = group.iter().map(|(key, _)| key.follower()).collect();
    let range = sense.followers(group[0].0.lead());
    write_ascending(out, Kind::Follower, &followers, range.start, range.end);
    for (key, list) in group {
        out.number(Context(Kind::Count, class(key.follower())), list.len() as u32);
    }
    for (key, list) in group {
        let range = sense.positions(*key);
        if sense.of_articles(*key) {
            let articles: Vec<u32> = list.iter().map(|&position| sense.columns.ended(position)).collect();
            let [low, high] = [range.start, range.end].map(|position| sense.columns.ended(position));
            write_ascending(out, Kind::Article, &articles, low, high);
        } else {
            write_ascending(out, Kind::Gap, list, range.start, range.end);
        }
    }
}

/// A chunk, read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TermChunk {
    keys: Vec<Key>,
    /// Where the list of each term ends.
    ends: Vec<u32>,
    positions: Vec<u32>,
}

impl TermChunk {
    /// Reads a chunk; `None` where it is damaged. Each number takes a bit at
    /// least, so no bytes give more than eight numbers a byte, besides those
    /// of copies.
    pub(super) fn read(numbers: &mut Decoder, sense: &Sense) -> Option<Self> {
        let mut chunk = Self::default();
        let mut lead = sense.bounds.from.key.lead();
        for _ in 0..numbers.number(GROUPS)? {
            lead = lead.checked_add(numbers.number(LEADS)?)?;
            chunk.read_group(numbers, lead, sense)?;
        }
        Some(chunk)
    }

    fn read_group(&mut self, numbers: &mut Decoder, lead: u32, sense: &Sense) -> Option<()> {
        let terms = numbers.number(TERMS)?;
        let mut followers = Vec::new();
        let range = sense.followers(lead);
        read_ascending(numbers, Kind::Follower, terms, range.start, range.end, &mut followers)?;
        let mut counts = Vec::with_capacity(followers.len());
        for &follower in &followers {
            counts.push(numbers.number(Context(Kind::Count, class(follower)))?);
        }
        for (follower, count) in followers.into_iter().zip(counts) {
            let key = Key::new(lead, follower);
            let range = sense.positions(key);
            if sense.of_articles(key) {
                self.read_articles(numbers, count, &range, sense.columns)?;
            } else {
                let from = self.positions.len();
                read_ascending(numbers, Kind::Gap, count, range.start, range.end, &mut self.positions)?;
                if sense.of_pairs(key) {
                    sense.copies.mirror(&mut self.positions, from);
                }
            }
            self.keys.push(key);
            self.ends.push(self.positions.len() as u32);
        }
        Some(())
    }

    /// Reads the list of a term of articles.
    fn read_articles(
        &mut self,
        numbers: &mut Decoder,
        count: u32,
        range: &Range<u32>,
        columns: &Columns,
    ) -> Option<()> {
        let (low, high) = (columns.ended(range.start), columns.ended(range.end));
        let from = self.positions.len();
        read_ascending(numbers, Kind::Article, count, low, high, &mut self.positions)?;
        for place in &mut self.positions[from..] {
            *place = columns.regions().get(*place as usize)?.last();
        }
        Some(())
    }

    /// A chunk of one term.
    pub fn alone(key: Key, positions: Vec<u32>) -> Self {
        Self { keys: vec![key], ends: vec![positions.len() as u32], positions }
    }

    /// The positions of some terms, one list after the other.
    pub fn of(&self, keys: &Range<Key>) -> &[u32] {
        let end = |key: Key| match self.keys.partition_point(|&known| known < key).checked_sub(1) {
            Some(before) => self.ends[before] as usize,
            None => 0,
        };
        self.positions.get(end(keys.start)..end(keys.end)).unwrap_or_default()
    }

    /// Bytes of memory that it takes, about.
    pub fn weight(&self) -> usize {
        4 * self.positions.len() + 12 * self.keys.len()
    }
}

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
use super::key::{Key, Place, Spaces};
use super::number::{Context, Decoder, Kind, Numbers, class, read_ascending, write_ascending};
use std::ops::Range;

/// Contexts of [`Kind::Size`].
const GROUPS: Context = Context(Kind::Size, 0);
const LEADS: Context = Context(Kind::Size, 1);
const TERMS: Context = Context(Kind::Size, 2);

/// What bounds the numbers of a chunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Where it begins.
    pub from: Place,
    /// Where the next one begins.
    pub until: Place,
    /// How far all numbers go.
    pub spaces: Spaces,
}

impl Bounds {
    /// The followers that a lead can have within the chunk.
    fn followers(&self, lead: u32) -> Range<u32> {
        let low = if lead == self.from.key.lead() { self.from.key.follower() } else { 0 };
        let next = self.until.key.follower().saturating_add(u32::from(self.until.position > 0));
        low..if lead == self.until.key.lead() { next } else { self.spaces.followers(lead) }
    }

    /// The positions that a term can have within the chunk.
    fn positions(&self, key: Key) -> Range<u32> {
        let low = if key == self.from.key { self.from.position } else { 0 };
        let ends = key == self.until.key && self.until.position > 0;
        low..if ends { self.until.position } else { self.spaces.positions }
    }

    /// Whether a term is one of articles: it has their last positions alone.
    fn of_articles(&self, key: Key) -> bool {
        key.lead() == self.spaces.values_lead()
    }
}

/// Terms, and their positions as far as they stand in one chunk.
pub(super) type Run = Vec<(Key, Vec<u32>)>;

/// Writes a chunk of a corpus with these columns.
pub(super) fn write(out: &mut impl Numbers, run: &Run, bounds: &Bounds, columns: &Columns) {
    let groups: Vec<&[(Key, Vec<u32>)]> = run.chunk_by(|a, b| a.0.lead() == b.0.lead()).collect();
    out.number(GROUPS, groups.len() as u32);
    let mut last = bounds.from.key.lead();
    for group in groups {
        let lead = group[0].0.lead();
        out.number(LEADS, lead - last);
        out.number(TERMS, group.len() as u32);
        last = lead;
        write_group(out, group, bounds, columns);
    }
}

fn write_group(out: &mut impl Numbers, group: &[(Key, Vec<u32>)], bounds: &Bounds, columns: &Columns) {
    let followers: Vec<u32> = group.iter().map(|(key, _)| key.follower()).collect();
    let range = bounds.followers(group[0].0.lead());
    write_ascending(out, Kind::Follower, &followers, range.start, range.end);
    for (key, list) in group {
        out.number(Context(Kind::Count, class(key.follower())), list.len() as u32);
    }
    for (key, list) in group {
        let range = bounds.positions(*key);
        if bounds.of_articles(*key) {
            let articles: Vec<u32> = list.iter().map(|&position| columns.ended(position)).collect();
            let [low, high] = [range.start, range.end].map(|position| columns.ended(position));
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
    /// Reads a chunk of a corpus with these columns; `None` where it is
    /// damaged. Each number takes a bit at least, so no bytes make it larger
    /// than eight numbers a byte.
    pub(super) fn read(numbers: &mut Decoder, bounds: &Bounds, columns: &Columns) -> Option<Self> {
        let mut chunk = Self::default();
        let mut lead = bounds.from.key.lead();
        for _ in 0..numbers.number(GROUPS)? {
            lead = lead.checked_add(numbers.number(LEADS)?)?;
            chunk.read_group(numbers, lead, bounds, columns)?;
        }
        Some(chunk)
    }

    fn read_group(
        &mut self,
        numbers: &mut Decoder,
        lead: u32,
        bounds: &Bounds,
        columns: &Columns,
    ) -> Option<()> {
        let terms = numbers.number(TERMS)?;
        let mut followers = Vec::new();
        let range = bounds.followers(lead);
        read_ascending(numbers, Kind::Follower, terms, range.start, range.end, &mut followers)?;
        let mut counts = Vec::with_capacity(followers.len());
        for &follower in &followers {
            counts.push(numbers.number(Context(Kind::Count, class(follower)))?);
        }
        for (follower, count) in followers.into_iter().zip(counts) {
            let key = Key::new(lead, follower);
            let range = bounds.positions(key);
            if bounds.of_articles(key) {
                self.read_articles(numbers, count, &range, columns)?;
            } else {
                read_ascending(numbers, Kind::Gap, count, range.start, range.end, &mut self.positions)?;
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

//! The bytes of segments → what a build needs of them, one piece at a time.

use super::groups::{self, GroupBytes, GroupPlace};
use super::head::{FORMAT, Head, Section};
use super::write::MAGIC;
use super::{SegmentError, Store};
use crate::index::{Group, Row, read_number};
use crate::lexicon::Naming;
use crate::text::TOKENIZER;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Error;
use std::ops::Range;
use std::sync::Arc;

/// Bytes before the head.
const BEFORE: u64 = 8 + 4 + 32;
/// Bytes that are hashed at once.
const PIECE: u64 = 1 << 20;

/// A segment, opened and checked.
#[derive(Debug)]
pub struct Segment {
    /// Name of its file.
    pub file: String,
    /// What it holds.
    pub head: Head,
    store: Arc<Store>,
    /// First byte of the sections.
    body: u64,
    groups: BTreeMap<Group, GroupPlace>,
    /// Where each article begins, and the end of the last.
    articles: Vec<u64>,
    /// The same of the facts.
    facts: Vec<u64>,
}

/// Opens all segments of a store, which was written to the file of that name.
///
/// # Errors
/// When the store has none, or one is damaged or of another version.
pub fn open(file: &str, store: Store) -> Result<Vec<Segment>, SegmentError> {
    let store = Arc::new(store);
    let unreadable = |error: Error| unreadable(file, &error);
    let size = store.size().map_err(unreadable)?;
    let (mut segments, mut from) = (Vec::new(), 0);
    while from < size {
        let segment = Segment::open(file, store.clone(), from)?;
        from = segment.body + segment.head.body();
        segments.push(segment);
    }
    if segments.is_empty() {
        return Err(SegmentError::damaged(file, "0 bytes"));
    }
    Ok(segments)
}

impl Segment {
    fn open(file: &str, store: Arc<Store>, from: u64) -> Result<Self, SegmentError> {
        let damaged = |cause: &str| SegmentError::damaged(file, cause);
        let short = |_| damaged("it is cut off");
        let before = store.read(from, BEFORE).map_err(short)?;
        let (magic, length) = before.split_first_chunk::<8>().ok_or(damaged("it is cut off"))?;
        if magic[..7] != MAGIC[..7] {
            return Err(damaged("it does not begin with BLSEG"));
        }
        let (length, sha256) = length.split_first_chunk::<4>().ok_or(damaged("it is cut off"))?;
        let length = u64::from(u32::from_le_bytes(*length));
        let (format, expected) = (u32::from(magic[7]), (u32::from(FORMAT), TOKENIZER));
        let version = |found| SegmentError::Version { file: file.to_owned(), found, expected };
        if format != expected.0 {
            return Err(version((format, 0)));
        }
        let head = store.read(from + BEFORE, length).map_err(short)?;
        let head: Head = serde_json::from_slice(&head).map_err(|error| SegmentError::damaged(file, error))?;
        if head.tokenizer != expected.1 {
            return Err(version((format, head.tokenizer)));
        }
        let mut segment = Self {
            file: file.to_owned(),
            head,
            store,
            body: from + BEFORE + length,
            groups: BTreeMap::new(),
            articles: Vec::new(),
            facts: Vec::new(),
        };
        segment.check(length, sha256)?;
        segment.look_up()?;
        Ok(segment)
    }

    /// Compares the SHA-256 of head and sections.
    fn check(&self, head: u64, expected: &[u8]) -> Result<(), SegmentError> {
        let (mut hash, mut at) = (Sha256::new(), self.body - head);
        let end = self.body + self.head.body();
        while at < end {
            let length = PIECE.min(end - at);
            hash.update(self.bytes(at, length)?);
            at += length;
        }
        if hash.finalize().as_slice() == expected { Ok(()) } else { Err(self.damaged("SHA-256")) }
    }

    /// Reads where everything lies.
    fn look_up(&mut self) -> Result<(), SegmentError> {
        let directory = self.section(Section::Directory)?;
        self.groups = groups::directory(&directory).ok_or_else(|| self.damaged("its directory"))?;
        let lengths = self.section(Section::Lengths)?;
        let (mut rest, count) = (lengths.as_slice(), self.len());
        let places = ends(&mut rest, count).zip(ends(&mut rest, count));
        (self.articles, self.facts) = places.ok_or_else(|| self.damaged("its lengths"))?;
        Ok(())
    }

    /// Number of articles.
    pub fn len(&self) -> usize {
        self.head.pages.iter().map(|page| page.articles as usize).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows of all articles.
    pub(super) fn rows(&self) -> Result<Vec<Row>, SegmentError> {
        let rows: Vec<Row> = self.json(Section::Rows)?;
        if rows.len() == self.len() { Ok(rows) } else { Err(self.damaged("its rows")) }
    }

    /// The ids of all articles.
    ///
    /// # Errors
    /// When the segment cannot be read.
    pub fn ids(&self) -> Result<Vec<String>, SegmentError> {
        Ok(self.rows()?.into_iter().map(|row| row.id).collect())
    }

    /// What the articles name.
    ///
    /// # Errors
    /// When the segment cannot be read.
    pub fn namings(&self) -> Result<Vec<Naming>, SegmentError> {
        self.json(Section::Namings)
    }

    /// Some articles as JSON, one a line.
    pub(super) fn articles(&self, numbers: Range<usize>) -> Result<Vec<Vec<u8>>, SegmentError> {
        self.lines(Section::Articles, &self.articles, numbers)
    }

    /// What some articles say, as JSON.
    pub(super) fn facts(&self, numbers: Range<usize>) -> Result<Vec<Vec<u8>>, SegmentError> {
        self.lines(Section::Facts, &self.facts, numbers)
    }

    fn lines(
        &self,
        section: Section,
        places: &[u64],
        numbers: Range<usize>,
    ) -> Result<Vec<Vec<u8>>, SegmentError> {
        let places = places.get(numbers.start..=numbers.end).ok_or_else(|| self.damaged("its articles"))?;
        let (from, until) = (places[0], places[places.len() - 1]);
        let bytes = self.bytes(self.start(section) + from, until - from)?;
        let line = |ends: &[u64]| bytes[(ends[0] - from) as usize..(ends[1] - from) as usize].to_vec();
        Ok(places.windows(2).map(line).collect())
    }

    /// Its groups of terms.
    pub(super) fn groups(&self) -> impl Iterator<Item = Group> {
        self.groups.keys().copied()
    }

    /// The bytes of a group's terms, and of their positions if they are wanted.
    pub(super) fn group(&self, group: Group, positions: bool) -> Result<GroupBytes, SegmentError> {
        let Some(place) = self.groups.get(&group) else { return Ok(GroupBytes::default()) };
        let length = u64::from(place.terms) + if positions { u64::from(place.positions) } else { 0 };
        let bytes = self.bytes(self.start(Section::Terms) + place.from, length)?;
        Ok(GroupBytes { bytes, terms: place.terms as usize })
    }

    fn json<T: DeserializeOwned>(&self, section: Section) -> Result<T, SegmentError> {
        serde_json::from_slice(&self.section(section)?)
            .map_err(|error| SegmentError::damaged(&self.file, error))
    }

    fn section(&self, section: Section) -> Result<Vec<u8>, SegmentError> {
        self.bytes(self.start(section), self.head.sections[section as usize])
    }

    fn start(&self, section: Section) -> u64 {
        self.body + self.head.sections[..section as usize].iter().sum::<u64>()
    }

    fn bytes(&self, from: u64, length: u64) -> Result<Vec<u8>, SegmentError> {
        self.store.read(from, length).map_err(|error| unreadable(&self.file, &error))
    }

    pub(super) fn damaged(&self, what: &str) -> SegmentError {
        SegmentError::damaged(&self.file, what)
    }
}

fn unreadable(file: &str, error: &Error) -> SegmentError {
    SegmentError::Unreadable { file: file.to_owned(), cause: error.to_string() }
}

/// 0 and the sums of the next lengths; `None` where there are not so many.
fn ends(bytes: &mut &[u8], count: usize) -> Option<Vec<u64>> {
    let (mut ends, mut end) = (vec![0], 0);
    for _ in 0..count {
        end += u64::from(read_number(bytes)?);
        ends.push(end);
    }
    Some(ends)
}

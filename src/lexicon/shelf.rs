//! Entries by key, in one chunk of a bundle.
//!
//! A shelf is: the length of its FST (four bytes, little end first), the FST
//! (key → offset of its group), the groups. A group is its number of entries,
//! then for each: kind, count, length of the printed text, the text; where
//! the text is its key itself, nothing is written of it. Numbers are LEB128.

use super::{Entry, EntryKind};
use crate::index::{read_number, verified, write_number};
use fst::{Automaton, IntoStreamer, Streamer};
use std::fmt;

/// Why bytes are no shelf.
#[derive(Debug)]
pub enum ShelfError {
    /// The bytes end too soon.
    Short,
    /// The FST is damaged.
    Fst(fst::Error),
}

impl fmt::Display for ShelfError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short => out.write_str("the bytes end too soon"),
            Self::Fst(error) => error.fmt(out),
        }
    }
}

/// Entries by key, opened and verified. The default has none.
#[derive(Default)]
pub struct Shelf {
    /// `None` on a shelf without entries: an empty map would bring the
    /// builder into the browser.
    keys: Option<fst::Map<Vec<u8>>>,
    groups: Vec<u8>,
}

impl Shelf {
    /// Writes keys with their entries; the keys come sorted, each once.
    pub fn write<'a>(groups: impl IntoIterator<Item = (&'a str, &'a [&'a Entry])>) -> Vec<u8> {
        let mut builder = fst::MapBuilder::memory();
        let mut bytes = Vec::new();
        for (key, entries) in groups {
            builder.insert(key, bytes.len() as u64).expect("keys are sorted and distinct");
            write_number(&mut bytes, entries.len() as u32);
            entries.iter().for_each(|entry| write_entry(&mut bytes, key, entry));
        }
        let fst = builder.into_inner().expect("writing to memory does not fail");
        [(fst.len() as u32).to_le_bytes().as_slice(), &fst, &bytes].concat()
    }

    /// Opens and verifies a shelf.
    ///
    /// # Errors
    /// When the bytes are cut off or the FST is damaged.
    pub fn open(bytes: &[u8]) -> Result<Self, ShelfError> {
        let (length, rest) = bytes.split_first_chunk::<4>().ok_or(ShelfError::Short)?;
        let (fst, groups) =
            rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(ShelfError::Short)?;
        let keys = fst::Map::from(verified(fst).map_err(ShelfError::Fst)?);
        Ok(Self { keys: Some(keys), groups: groups.to_vec() })
    }

    /// The entries of one key.
    pub fn get(&self, key: &str) -> Vec<Entry> {
        let mut found = Vec::new();
        if let Some(offset) = self.keys.as_ref().and_then(|keys| keys.get(key)) {
            self.read(key, offset, &mut |_, entry| found.push(entry));
        }
        found
    }

    /// Calls `take` with each entry whose key begins with `prefix`, and its
    /// key, in the order of the keys.
    pub fn starting_with(&self, prefix: &str, take: &mut dyn FnMut(&str, Entry)) {
        let Some(keys) = &self.keys else { return };
        let mut stream = keys.search(fst::automaton::Str::new(prefix).starts_with()).into_stream();
        while let Some((key, offset)) = stream.next() {
            if let Ok(key) = std::str::from_utf8(key) {
                self.read(key, offset, take);
            }
        }
    }

    /// Hands on the entries of a group; what is damaged ends it.
    fn read(&self, key: &str, offset: u64, take: &mut dyn FnMut(&str, Entry)) {
        let mut bytes = self.groups.get(offset as usize..).unwrap_or_default();
        for _ in 0..read_number(&mut bytes).unwrap_or_default() {
            let Some(entry) = read_entry(&mut bytes, key) else { return };
            take(key, entry);
        }
    }
}

fn write_entry(bytes: &mut Vec<u8>, key: &str, entry: &Entry) {
    bytes.push(entry.kind.number());
    write_number(bytes, entry.count);
    let text = if entry.text == key { "" } else { entry.text.as_str() };
    write_number(bytes, text.len() as u32);
    bytes.extend_from_slice(text.as_bytes());
}

fn read_entry(bytes: &mut &[u8], key: &str) -> Option<Entry> {
    let (&kind, rest) = bytes.split_first()?;
    *bytes = rest;
    let count = read_number(bytes)?;
    let length = read_number(bytes)? as usize;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    let text = if length == 0 { key } else { std::str::from_utf8(text).ok()? };
    Some(Entry { text: text.to_owned(), kind: EntryKind::of(kind), count })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(text: &str, kind: EntryKind, count: u32) -> Entry {
        Entry { text: text.to_owned(), kind, count }
    }

    fn sample() -> Vec<u8> {
        let entries = [
            entry("“报栏”", EntryKind::Initiative, 300),
            entry("街角", EntryKind::Place, 1),
            entry("井口", EntryKind::Word, 2),
        ];
        Shelf::write([
            ("jj", &[&entries[1]][..]),
            ("jk", &[&entries[2]]),
            ("报栏", &[&entries[0]]),
            ("街角", &[&entries[1], &entries[2]]),
        ])
    }

    #[test]
    fn written_and_read() {
        let shelf = Shelf::open(&sample()).unwrap();
        assert_eq!(shelf.get("报栏"), [entry("“报栏”", EntryKind::Initiative, 300)]);
        assert_eq!(shelf.get("街角").len(), 2);
        assert!(shelf.get("街").is_empty());
        let mut keys = Vec::new();
        shelf.starting_with("j", &mut |key, entry| keys.push((key.to_owned(), entry.text)));
        assert_eq!(keys, [("jj".to_owned(), "街角".to_owned()), ("jk".to_owned(), "井口".to_owned())]);
    }

    proptest! {
        /// Cut and flipped bytes answer with an error or with some entries,
        /// and never panic.
        #[test]
        fn damage_never_panics(at: prop::sample::Index, flip in 1u8.., cut: bool) {
            let mut bytes = sample();
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at) } else { bytes[at] ^= flip }
            if let Ok(shelf) = Shelf::open(&bytes) {
                shelf.starting_with("", &mut |_, _| ());
                shelf.get("街角");
            }
        }
    }
}

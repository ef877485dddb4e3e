//! A chunk table: the files of one kind, in their order.
//!
//! A table is loaded before any of its files, so it has few bytes for each:
//! six of its SHA-256, by which a file cut short is known too. That a file
//! damaged by chance has the same six is one chance in 280 million million;
//! that two of 20,000 files share a name, one in a million.

use super::chunk::{self, HASH, Seal};
use crate::index::{read_number, write_number};

/// What is known of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Entry {
    /// Number of the first article in it, where it holds articles.
    pub first: u32,
    /// The beginning of its SHA-256.
    pub hash: [u8; HASH],
}

/// The files of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What they hold: the beginning of their names.
    pub holds: &'static str,
    /// Whether they are deflated.
    pub deflated: bool,
    /// Each file.
    pub entries: Vec<Entry>,
}

impl Table {
    /// A table of files that are deflated, without any.
    pub fn new(holds: &'static str) -> Self {
        Self { holds, deflated: true, entries: Vec::new() }
    }

    /// A table of files that are not deflated, without any.
    pub fn plain(holds: &'static str) -> Self {
        Self { deflated: false, ..Self::new(holds) }
    }

    /// The name of a file.
    pub fn file(&self, number: usize) -> String {
        let hash = self.entries.get(number).map(|entry| entry.hash).unwrap_or_default();
        chunk::file(self.holds, &hash)
    }

    /// The file that holds an article.
    pub fn holding(&self, doc: u32) -> usize {
        self.entries.partition_point(|entry| entry.first <= doc).saturating_sub(1)
    }

    /// What a file must have as its hash.
    pub(super) fn seal(&self, number: usize) -> Seal<'static> {
        Seal::Beginning(self.entries.get(number).map(|entry| entry.hash).unwrap_or_default())
    }

    /// Writes the table, column by column.
    pub fn write(&self, out: &mut Vec<u8>) {
        write_number(out, self.entries.len() as u32);
        let mut before = 0;
        for entry in &self.entries {
            write_number(out, entry.first - before);
            before = entry.first;
        }
        self.entries.iter().for_each(|entry| out.extend(entry.hash));
    }

    /// Reads a table of a kind and moves on; `None` where the bytes end too
    /// soon.
    pub fn open(kind: &Self, bytes: &mut &[u8]) -> Option<Self> {
        let count = read_number(bytes)? as usize;
        if count > bytes.len() {
            return None;
        }
        let mut entries = vec![Entry::default(); count];
        let mut first = 0u32;
        for entry in &mut entries {
            first = first.checked_add(read_number(bytes)?)?;
            entry.first = first;
        }
        for entry in &mut entries {
            let (hash, rest) = bytes.split_first_chunk::<HASH>()?;
            entry.hash = *hash;
            *bytes = rest;
        }
        Some(Self { entries, ..*kind })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table() -> (Table, Vec<u8>) {
        let (entry, _, bytes) = chunk::pack("texts", 0, b"a a a a a a a a", true);
        (Table { entries: vec![entry, Entry { first: 9, ..entry }], ..Table::new("texts") }, bytes)
    }

    #[test]
    fn a_table_comes_back() {
        let (table, bytes) = table();
        let mut written = Vec::new();
        table.write(&mut written);
        assert_eq!(Table::open(&Table::new("texts"), &mut written.as_slice()), Some(table.clone()));
        assert_eq!((table.holding(0), table.holding(8), table.holding(9)), (0, 0, 1));
        assert_eq!(table.seal(1).check("texts", bytes.clone()), Ok(bytes));
        assert!(
            (0..written.len()).all(|cut| Table::open(&Table::new("texts"), &mut &written[..cut]).is_none())
        );
    }

    proptest! {
        #[test]
        fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = Table::open(&Table::new("texts"), &mut bytes.as_slice());
        }
    }
}

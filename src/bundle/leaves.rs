//! A table of files that may be too long for the start of a visit.
//!
//! Its entries stand in leaves of [`LEAF`] each. Of a small corpus the start
//! has all of them; of a large one it has a table of the leaves, which are
//! files of their own, and a search reads the few that it needs.

use super::open::distinct;
use super::table::Table;
use super::{Bundle, BundleError, Entry, together};
use crate::index::{LEAF, read_number, write_number};
use std::cell::RefCell;
use std::rc::Rc;

/// Entries that the start has itself: ten kilobytes, for which it would not
/// be worth asking once more.
const WITHIN: usize = 1024;

/// The files of one kind.
pub struct Leaves {
    /// The leaves in their order, each with its first article.
    top: Table,
    /// What was read of them.
    read: RefCell<Vec<Option<Rc<Leaf>>>>,
    /// A table of such files, empty.
    kind: Table,
}

/// Files that follow one another.
pub(super) struct Leaf {
    /// The files.
    pub table: Table,
    /// What else is said of them.
    pub rest: Vec<u8>,
}

/// A leaf, written.
pub(super) struct Written {
    /// The first article of its first file.
    pub first: u32,
    pub bytes: Vec<u8>,
}

/// A file of a leaf.
pub(super) struct Listed {
    pub leaf: Rc<Leaf>,
    /// Its number in the leaf.
    pub at: usize,
    /// Its number among all.
    pub number: usize,
}

/// The leaves of a table, each with the rest that belongs to it.
pub(super) fn written(table: &Table, rest: &[Vec<u8>]) -> Vec<Written> {
    let leaf = |(number, entries): (usize, &[Entry])| {
        let mut bytes = Vec::new();
        Table { entries: entries.to_vec(), ..*table }.write(&mut bytes);
        bytes.extend(rest.get(number).into_iter().flatten());
        Written { first: entries[0].first, bytes }
    };
    table.entries.chunks(LEAF).enumerate().map(leaf).collect()
}

/// A table of leaves, empty.
pub(super) fn top() -> Table {
    Table::new("leaf")
}

/// Whether the start has the leaves of a table.
pub(super) fn are_within(table: &Table) -> bool {
    table.entries.len() <= WITHIN
}

/// Writes for the start where the leaves are.
pub(super) fn write_top(top: &Table, out: &mut Vec<u8>) {
    out.push(0);
    top.write(out);
}

/// Writes the leaves into the start.
pub(super) fn write_within(leaves: &[Written], out: &mut Vec<u8>) {
    out.push(1);
    write_number(out, leaves.len() as u32);
    for Written { first, bytes } in leaves {
        write_number(out, *first);
        write_number(out, bytes.len() as u32);
        out.extend(bytes);
    }
}

impl Leaves {
    /// Reads what the start says of a table and moves on; `None` where it is
    /// damaged.
    pub(super) fn open(kind: Table, bytes: &mut &[u8]) -> Option<Self> {
        let (within, rest) = bytes.split_first()?;
        *bytes = rest;
        if *within == 0 {
            let top = Table::open(&top(), bytes)?;
            let read = RefCell::new(vec![None; top.entries.len()]);
            return Some(Self { top, read, kind });
        }
        let (mut top, mut read) = (top(), Vec::new());
        for _ in 0..read_number(bytes)? {
            let first = read_number(bytes)?;
            let length = read_number(bytes)? as usize;
            let (leaf, rest) = bytes.split_at_checked(length)?;
            *bytes = rest;
            top.entries.push(Entry { first, ..Entry::default() });
            read.push(Some(Rc::new(Leaf::open(&kind, leaf)?)));
        }
        Some(Self { top, read: RefCell::new(read), kind })
    }

    /// Number of leaves.
    pub(super) fn len(&self) -> usize {
        self.top.entries.len()
    }

    /// Says that a leaf cannot be read.
    pub(super) fn damaged(&self, number: usize) -> BundleError {
        BundleError::damaged(&self.top.file(number), "it is cut off")
    }
}

impl Leaf {
    fn open(kind: &Table, mut bytes: &[u8]) -> Option<Self> {
        let table = Table::open(kind, &mut bytes)?;
        Some(Self { table, rest: bytes.to_vec() })
    }
}

impl Bundle {
    /// Some leaves of a table, fetched together.
    pub(super) async fn leaves(
        &self,
        leaves: &Leaves,
        numbers: &[usize],
    ) -> Result<Vec<Rc<Leaf>>, BundleError> {
        together(numbers.iter().map(|&number| self.leaf(leaves, number))).await.into_iter().collect()
    }

    async fn leaf(&self, leaves: &Leaves, number: usize) -> Result<Rc<Leaf>, BundleError> {
        if let Some(known) = leaves.read.borrow().get(number).cloned().flatten() {
            return Ok(known);
        }
        let content = self.listed(&leaves.top, number).await?;
        let leaf = Leaf::open(&leaves.kind, &content);
        let leaf = Rc::new(leaf.ok_or_else(|| leaves.damaged(number))?);
        leaves.read.borrow_mut()[number] = Some(leaf.clone());
        Ok(leaf)
    }

    /// The files that hold some articles, ascending, each once; their leaves
    /// are fetched together.
    pub(super) async fn holding(&self, leaves: &Leaves, docs: &[u32]) -> Result<Vec<Listed>, BundleError> {
        let numbers = distinct(docs.iter().map(|&doc| leaves.top.holding(doc)));
        let read = self.leaves(leaves, &numbers).await?;
        let leaf_of = |doc: u32| numbers.partition_point(|&number| number < leaves.top.holding(doc));
        let file = |doc: u32| numbers[leaf_of(doc)] * LEAF + read[leaf_of(doc)].table.holding(doc);
        let listed = |number: usize| {
            let leaf = read[numbers.partition_point(|&leaf| leaf < number / LEAF)].clone();
            Listed { leaf, at: number % LEAF, number }
        };
        Ok(distinct(docs.iter().map(|&doc| file(doc))).into_iter().map(listed).collect())
    }
}

impl Listed {
    /// Number of the first article in it.
    pub fn first(&self) -> u32 {
        self.leaf.table.entries.get(self.at).map_or(0, |entry| entry.first)
    }

    /// Its name.
    pub fn file(&self) -> String {
        self.leaf.table.file(self.at)
    }
}

//! The lexicon of a bundle, one shelf at a time.

use super::{Bundle, BundleError, Chunk, Table, together};
use crate::index::{read_number, write_number};
use crate::lexicon::{Entry, Part, Shelf, Sounds, ascending, best_first};
use std::cell::RefCell;
use std::rc::Rc;

/// Most shelves that are kept, besides the top.
const KEPT: usize = 96;

/// What has been opened of the lexicon.
#[derive(Default)]
pub(super) struct Opened {
    top: RefCell<Option<Rc<Shelf>>>,
    names: RefCell<Option<Rc<Vec<Entry>>>>,
    sounds: RefCell<Option<Rc<Sounds>>>,
    rows: RefCell<Option<Rc<[ShelfRow; 2]>>>,
    /// Row, number and shelf.
    shelves: RefCell<Vec<(Row, usize, Rc<Shelf>)>>,
}

/// A row of shelves with all entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    /// By folded text.
    Texts,
    /// By initials.
    Initials,
}

impl Row {
    /// The beginning of the names of its files.
    pub(super) fn holds(self) -> &'static str {
        if self == Self::Texts { "entries" } else { "initials" }
    }
}

/// Where the shelves of a row begin, and their files.
struct ShelfRow {
    firsts: Vec<String>,
    table: Table,
}

/// Writes the table of a row, then the first key of each shelf.
pub(super) fn write_row(table: &Table, parts: &[Part], out: &mut Vec<u8>) {
    table.write(out);
    for (first, _) in parts {
        write_number(out, first.len() as u32);
        out.extend_from_slice(first.as_bytes());
    }
}

fn read_row(row: Row, bytes: &mut &[u8]) -> Option<ShelfRow> {
    let table = Table::open(&Table::new(row.holds()), bytes)?;
    let mut firsts = Vec::new();
    for _ in &table.entries {
        let length = read_number(bytes)? as usize;
        let (first, rest) = bytes.split_at_checked(length)?;
        firsts.push(std::str::from_utf8(first).ok()?.to_owned());
        *bytes = rest;
    }
    Some(ShelfRow { firsts, table })
}

impl Bundle {
    /// The names and words most worth suggesting, the most frequent first.
    ///
    /// # Errors
    /// When the chunk is missing or damaged.
    pub async fn names(&self) -> Result<Rc<Vec<Entry>>, BundleError> {
        let opened = &self.cache.lexicon.names;
        if let Some(known) = opened.borrow().clone() {
            return Ok(known);
        }
        let mut names = Vec::new();
        self.top().await?.starting_with("", &mut |_, entry| names.push(entry));
        Ok(kept(opened, ascending(names, |entry| best_first(0, entry))))
    }

    /// The shelf of the entries most worth suggesting, by folded text.
    pub(crate) async fn top(&self) -> Result<Rc<Shelf>, BundleError> {
        let opened = &self.cache.lexicon.top;
        if let Some(known) = opened.borrow().clone() {
            return Ok(known);
        }
        let chunk = &self.manifest().chunks.top;
        let shelf = shelf(&chunk.file, &self.content(chunk).await?)?;
        Ok(kept(opened, shelf))
    }

    /// Whether the top has all entries.
    pub(crate) fn top_is_all(&self) -> bool {
        self.manifest().chunks.shelves.file.is_empty()
    }

    /// How characters sound and look.
    pub(crate) async fn sounds(&self) -> Result<Rc<Sounds>, BundleError> {
        let opened = &self.cache.lexicon.sounds;
        if let Some(known) = opened.borrow().clone() {
            return Ok(known);
        }
        let content = self.content(&self.manifest().chunks.sounds).await?;
        Ok(kept(opened, Sounds::open(&content)))
    }

    /// The shelves of a row that hold keys beginning with `prefix`, at most
    /// `limit`, fetched together; none where the top has all entries.
    pub(crate) async fn shelves(
        &self,
        row: Row,
        prefix: &str,
        limit: usize,
    ) -> Result<Vec<Rc<Shelf>>, BundleError> {
        if self.top_is_all() {
            return Ok(Vec::new());
        }
        let rows = self.rows().await?;
        let ShelfRow { firsts, table } = &rows[row as usize];
        let first = firsts.partition_point(|first| first.as_str() <= prefix).saturating_sub(1);
        let begins = |first: &&String| first.as_str() <= prefix || first.starts_with(prefix);
        let count = firsts[first..].iter().take_while(begins).take(limit).count();
        let wanted = (first..first + count).map(|number| self.shelf(row, table, number));
        together(wanted).await.into_iter().collect()
    }

    async fn rows(&self) -> Result<Rc<[ShelfRow; 2]>, BundleError> {
        let opened = &self.cache.lexicon.rows;
        if let Some(known) = opened.borrow().clone() {
            return Ok(known);
        }
        let chunk: &Chunk = &self.manifest().chunks.shelves;
        let content = self.content(chunk).await?;
        let rest = &mut content.as_slice();
        let rows = read_row(Row::Texts, rest).zip(read_row(Row::Initials, rest));
        let (texts, initials) = rows.ok_or_else(|| BundleError::damaged(&chunk.file, "it is cut off"))?;
        Ok(kept(opened, [texts, initials]))
    }

    async fn shelf(&self, row: Row, table: &Table, number: usize) -> Result<Rc<Shelf>, BundleError> {
        let shelves = &self.cache.lexicon.shelves;
        if let Some((.., known)) = shelves.borrow().iter().find(|kept| (kept.0, kept.1) == (row, number)) {
            return Ok(known.clone());
        }
        let content = self.listed(table, number).await?;
        let opened = Rc::new(shelf(&table.file(number), &content)?);
        let mut shelves = shelves.borrow_mut();
        if shelves.len() >= KEPT {
            shelves.remove(0);
        }
        shelves.push((row, number, opened.clone()));
        Ok(opened)
    }
}

fn shelf(file: &str, content: &[u8]) -> Result<Shelf, BundleError> {
    Shelf::open(content).map_err(|error| BundleError::damaged(file, error))
}

fn kept<T>(opened: &RefCell<Option<Rc<T>>>, value: T) -> Rc<T> {
    let value = Rc::new(value);
    *opened.borrow_mut() = Some(value.clone());
    value
}

//! The lexicon of a bundle, one shelf at a time.

use super::{Bundle, BundleError, Chunk, Table, together};
use crate::index::read_number;
use crate::lexicon::{Entry, Shelf, Sounds, ascending, best_first};
use std::cell::RefCell;
use std::rc::Rc;

/// What has been opened of the lexicon.
#[derive(Default)]
pub(super) struct Opened {
    /// Name of the file and the shelf in it.
    shelves: RefCell<Vec<(String, Rc<Shelf>)>>,
    sounds: RefCell<Option<Rc<Sounds>>>,
    names: RefCell<Option<Rc<Vec<Entry>>>>,
    rows: RefCell<Option<Rc<[Shelves; 2]>>>,
}

/// The shelves of a row.
struct Shelves {
    table: Table,
    /// The first key of each.
    firsts: Vec<String>,
}

impl Shelves {
    /// Reads a table and the first keys behind it, and moves on; `None` where
    /// they are damaged.
    fn read(holds: &'static str, bytes: &mut &[u8]) -> Option<Self> {
        let table = Table::open(holds, bytes)?;
        let mut firsts = Vec::new();
        for _ in &table.entries {
            let length = read_number(bytes)? as usize;
            let (first, rest) = bytes.split_at_checked(length)?;
            firsts.push(String::from_utf8(first.to_vec()).ok()?);
            *bytes = rest;
        }
        Some(Self { table, firsts })
    }
}

/// A row of shelves with all entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    /// By folded text.
    Texts,
    /// By initials.
    Initials,
}

impl Bundle {
    /// The names and words most worth suggesting, the most frequent first.
    ///
    /// # Errors
    /// When the chunk is missing or damaged.
    pub async fn names(&self) -> Result<Rc<Vec<Entry>>, BundleError> {
        if let Some(known) = self.cache.lexicon.names.borrow().clone() {
            return Ok(known);
        }
        let mut names = Vec::new();
        self.top().await?.starting_with("", &mut |_, entry| names.push(entry));
        let names = Rc::new(ascending(names, |entry| best_first(0, entry)));
        *self.cache.lexicon.names.borrow_mut() = Some(names.clone());
        Ok(names)
    }

    /// The shelf of the entries most worth suggesting, by folded text.
    pub(crate) async fn top(&self) -> Result<Rc<Shelf>, BundleError> {
        self.shelf(&self.manifest().chunks.top).await
    }

    /// Whether the top has all entries.
    pub(crate) fn top_is_all(&self) -> bool {
        self.manifest().chunks.shelves.file.is_empty()
    }

    /// How characters sound and look.
    pub(crate) async fn sounds(&self) -> Result<Rc<Sounds>, BundleError> {
        if let Some(known) = self.cache.lexicon.sounds.borrow().clone() {
            return Ok(known);
        }
        let chunk = &self.manifest().chunks.sounds;
        let content = if chunk.file.is_empty() { Vec::new() } else { self.content(chunk).await? };
        let sounds = Rc::new(Sounds::open(&content));
        *self.cache.lexicon.sounds.borrow_mut() = Some(sounds.clone());
        Ok(sounds)
    }

    /// The shelves of a row that hold keys beginning with `prefix`, at most
    /// `limit`, fetched together.
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
        let Shelves { table, firsts } = &rows[row as usize];
        let first = firsts.partition_point(|first| first.as_str() <= prefix).saturating_sub(1);
        let begins =
            |&number: &usize| firsts[number].as_str() <= prefix || firsts[number].starts_with(prefix);
        let wanted = (first..firsts.len()).take_while(begins).take(limit);
        together(wanted.map(|number| self.row_shelf(table, number))).await.into_iter().collect()
    }

    async fn rows(&self) -> Result<Rc<[Shelves; 2]>, BundleError> {
        if let Some(rows) = self.cache.lexicon.rows.borrow().clone() {
            return Ok(rows);
        }
        let chunk = &self.manifest().chunks.shelves;
        let content = self.content(chunk).await?;
        let rest = &mut content.as_slice();
        let rows = Shelves::read("entries", rest).zip(Shelves::read("initials", rest));
        let rows = rows.ok_or_else(|| BundleError::damaged(&chunk.file, "no shelves"))?;
        let rows = Rc::new(<[Shelves; 2]>::from(rows));
        *self.cache.lexicon.rows.borrow_mut() = Some(rows.clone());
        Ok(rows)
    }

    async fn row_shelf(&self, table: &Table, number: usize) -> Result<Rc<Shelf>, BundleError> {
        let file = table.file(number);
        if let Some(known) = self.opened(&file) {
            return Ok(known);
        }
        self.open_shelf(file, &self.listed(table, number).await?)
    }

    async fn shelf(&self, chunk: &Chunk) -> Result<Rc<Shelf>, BundleError> {
        if chunk.file.is_empty() {
            return Ok(Rc::default());
        }
        if let Some(known) = self.opened(&chunk.file) {
            return Ok(known);
        }
        self.open_shelf(chunk.file.clone(), &self.content(chunk).await?)
    }

    fn opened(&self, file: &str) -> Option<Rc<Shelf>> {
        let opened = self.cache.lexicon.shelves.borrow();
        opened.iter().find(|(known, _)| known == file).map(|(_, shelf)| shelf.clone())
    }

    fn open_shelf(&self, file: String, content: &[u8]) -> Result<Rc<Shelf>, BundleError> {
        let shelf = Shelf::open(content).map_err(|error| BundleError::damaged(&file, error))?;
        let shelf = Rc::new(shelf);
        self.cache.lexicon.shelves.borrow_mut().push((file, shelf.clone()));
        Ok(shelf)
    }
}

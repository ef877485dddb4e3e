//! The lexicon of a bundle, one shelf at a time.

use super::{Bundle, BundleError, Chunk, TermChunk, together};
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
        self.manifest().chunks.texts.is_empty()
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
        let chunks = &self.manifest().chunks;
        let parts = if row == Row::Texts { &chunks.texts } else { &chunks.initials };
        let first = parts.partition_point(|part| part.first.as_str() <= prefix).saturating_sub(1);
        let begins = |part: &&TermChunk| part.first.as_str() <= prefix || part.first.starts_with(prefix);
        let wanted = parts[first..].iter().take_while(begins).take(limit);
        together(wanted.map(|part| self.shelf(&part.chunk))).await.into_iter().collect()
    }

    async fn shelf(&self, chunk: &Chunk) -> Result<Rc<Shelf>, BundleError> {
        let opened = &self.cache.lexicon.shelves;
        if let Some((_, known)) = opened.borrow().iter().find(|(file, _)| *file == chunk.file) {
            return Ok(known.clone());
        }
        let shelf = if chunk.file.is_empty() {
            Shelf::default()
        } else {
            let damaged = |error| BundleError::damaged(&chunk.file, error);
            Shelf::open(&self.content(chunk).await?).map_err(damaged)?
        };
        let shelf = Rc::new(shelf);
        opened.borrow_mut().push((chunk.file.clone(), shelf.clone()));
        Ok(shelf)
    }
}

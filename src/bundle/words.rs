//! Words and values of fields, one run of a list at a time.

use super::cache::Cache;
use super::chunk;
use super::{Bundle, BundleError, Chunk, Entry, Table, together};
use crate::index::{WordRun, on_all_cores, read_number, write_number, write_words};
use std::cell::RefCell;
use std::rc::Rc;

/// Bytes of the words of a list that are kept.
const KEPT: usize = 16 << 20;

/// A list of which runs are read when they are needed.
pub(super) type Opened = RefCell<Option<Rc<Runs>>>;

/// Where the runs of a list begin, their files, and what was read of them.
pub(super) struct Runs {
    firsts: Vec<String>,
    table: Table,
    read: Cache<WordRun>,
}

/// A file of a list: what the table has of it, its name, its bytes.
type Packed = (Entry, String, Vec<u8>);

/// Writes a list: its files, and the content of the file that names them.
pub(super) fn write<'a>(
    holds: &'static str,
    words: impl IntoIterator<Item = &'a str>,
) -> (Vec<Packed>, Vec<u8>) {
    let runs = write_words(words);
    let files = on_all_cores(&runs, |run| chunk::pack(holds, run.number, &run.content, true));
    let table = Table { entries: files.iter().map(|(entry, ..)| *entry).collect(), ..Table::new(holds) };
    let mut names = Vec::new();
    table.write(&mut names);
    for run in &runs {
        write_number(&mut names, run.first.len() as u32);
        names.extend_from_slice(run.first.as_bytes());
    }
    (files, names)
}

fn read(holds: &'static str, mut bytes: &[u8]) -> Option<Runs> {
    let table = Table::open(&Table::new(holds), &mut bytes)?;
    let mut firsts = Vec::new();
    for _ in &table.entries {
        let length = read_number(&mut bytes)? as usize;
        let (first, rest) = bytes.split_at_checked(length)?;
        firsts.push(std::str::from_utf8(first).ok()?.to_owned());
        bytes = rest;
    }
    bytes.is_empty().then(|| Runs { firsts, table, read: Cache::new(KEPT) })
}

impl Bundle {
    /// The words and numbers of the corpus: the runs that may have any that
    /// begins with `prefix`, at most `limit`.
    ///
    /// # Errors
    /// When a chunk is missing or damaged.
    pub(crate) async fn words(&self, prefix: &str, limit: usize) -> Result<Vec<Rc<WordRun>>, BundleError> {
        let names = &self.manifest().chunks.words;
        self.runs(&self.cache.words, "words", names, (prefix, limit)).await
    }

    /// The values of fields, each behind its field's tag: the runs that may
    /// have any that begins with `prefix`.
    ///
    /// # Errors
    /// When a chunk is missing or damaged.
    pub(crate) async fn values(&self, prefix: &str) -> Result<Vec<Rc<WordRun>>, BundleError> {
        let names = &self.manifest().chunks.values;
        self.runs(&self.cache.values, "values", names, (prefix, usize::MAX)).await
    }

    async fn runs(
        &self,
        opened: &Opened,
        holds: &'static str,
        names: &Chunk,
        (prefix, limit): (&str, usize),
    ) -> Result<Vec<Rc<WordRun>>, BundleError> {
        let runs = self.list(opened, holds, names).await?;
        let firsts = &runs.firsts;
        let first = firsts.partition_point(|first| first.as_str() <= prefix).saturating_sub(1);
        let begins = |first: &&String| first.as_str() <= prefix || first.starts_with(prefix);
        let count = firsts[first..].iter().take_while(begins).take(limit).count();
        let read = together((first..first + count).map(|number| self.run(&runs, number))).await;
        read.into_iter().collect()
    }

    async fn list(
        &self,
        opened: &Opened,
        holds: &'static str,
        names: &Chunk,
    ) -> Result<Rc<Runs>, BundleError> {
        if let Some(known) = opened.borrow().clone() {
            return Ok(known);
        }
        let runs = read(holds, &self.content(names).await?);
        let runs = Rc::new(runs.ok_or_else(|| BundleError::damaged(&names.file, "it is cut off"))?);
        *opened.borrow_mut() = Some(runs.clone());
        Ok(runs)
    }

    async fn run(&self, runs: &Runs, number: usize) -> Result<Rc<WordRun>, BundleError> {
        if let Some(known) = runs.read.get(number) {
            return Ok(known);
        }
        let first = runs.table.entries.get(number).map_or(0, |entry| entry.first);
        let run = WordRun::read(first, &self.listed(&runs.table, number).await?);
        let damaged = || BundleError::damaged(&runs.table.file(number), "it is cut off");
        let run = Rc::new(run.ok_or_else(damaged)?);
        runs.read.put(number, run.weight(), run.clone());
        Ok(run)
    }
}

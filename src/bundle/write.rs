//! The whole corpus → the files of a bundle.

use super::leaves;
use super::lexicon::Row;
use super::manifest::{Chunks, FORMAT, MANIFEST, Manifest};
use super::start::kinds;
use super::{Chunk, Entry, Front, PageEntry, Start, Table, chunk};
use crate::index::{Layout, on_all_cores};
use crate::lexicon::{Lexicon, Part, Shelves, sample_step, words};
use crate::segment::{Lines, SegmentError, Whole};
use crate::text::TOKENIZER;
use serde::Serialize;
use std::panic::resume_unwind;
use std::thread;

/// Size at which a chunk of articles is closed, before compression: ten
/// articles from all over the corpus then cost about a hundred kilobytes.
const ARTICLES: usize = 28 * 1024;
/// Size at which a chunk of facts is closed: one is needed at a time, and
/// fewer files are better for a host.
const FACTS: usize = 256 * 1024;

/// Articles that are worked on at once.
const BATCH: usize = 1024;

/// A file to be written: its name and its bytes.
pub type File = (String, Vec<u8>);

/// Bytes of what was written, by what it is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sizes {
    /// What a search needs.
    pub index: u64,
    /// The articles.
    pub articles: u64,
    /// Everything.
    pub all: u64,
}

/// What is being done, of how many how many are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Chunks of the index.
    Index,
    /// Articles, written.
    Articles,
    /// What they say, written.
    Facts,
}

/// Who takes the files of a bundle, and hears how far it is.
pub trait Taker {
    /// Why a file cannot be taken.
    type Error: From<SegmentError>;

    /// Takes a file.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn take(&mut self, file: File) -> Result<(), Self::Error>;

    /// Hears how far it is.
    fn hear(&mut self, _stage: Stage, _done: usize, _of: usize) {}
}

/// Writes a bundle: hands each file to `taker`, the manifest last. The same
/// corpus gives the same bytes, whatever its segments.
///
/// # Errors
/// What `taker` answers, and when a segment cannot be read.
pub fn write<T: Taker>(whole: &Whole, taker: &mut T) -> Result<(Manifest, Sizes), T::Error> {
    let mut out = Out { whole, taker, sizes: Sizes::default() };
    let mut manifest = describe(whole);
    let top = thread::scope(|scope| {
        // Of either work a half is for one core alone: side by side they fill two.
        let shelves = scope.spawn(|| collected(whole).map(|lexicon| Shelves::of(&lexicon)));
        out.index_and_articles(&mut manifest.chunks)?;
        let shelves = shelves.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        out.lexicon(shelves, &mut manifest.chunks)
    })?;
    manifest.chunks.front = out.name("front", &json(&Front::of(whole, &top)?))?;
    manifest.chunks.pages = out.name("pages", &json(&PageEntry::list(whole.pages())))?;
    let hashes: Vec<&str> = manifest.all().into_iter().map(|chunk| chunk.sha256.as_str()).collect();
    manifest.fingerprint = chunk::sha256(hashes.concat().as_bytes());
    let pretty = serde_json::to_vec_pretty(&manifest).expect("a manifest is plain data");
    out.file((MANIFEST.to_owned(), pretty))?;
    Ok((manifest, out.sizes))
}

fn describe(whole: &Whole) -> Manifest {
    Manifest {
        format: FORMAT,
        tokenizer: TOKENIZER,
        title: whole.title(),
        pages: whole.pages().len(),
        articles: whole.len(),
        loose: whole.pages().iter().map(|page| page.loose.len()).sum(),
        characters: whole.characters(),
        ..Manifest::default()
    }
}

/// All names and words, counted.
fn collected(whole: &Whole) -> Result<Lexicon, SegmentError> {
    let mut namings = whole.namings()?;
    let mut sample = Vec::new();
    for doc in (0..whole.len()).step_by(sample_step(whole.paragraph_bytes())) {
        sample.extend(whole.articles(doc..doc + 1)?);
    }
    namings.add_words(words(&sample));
    drop(sample);
    let mut counting = namings.counting();
    for from in (0..whole.len()).step_by(BATCH) {
        counting.add(&whole.articles(from..whole.len().min(from + BATCH))?);
    }
    Ok(namings.entries(counting))
}

/// What is written, where it goes, and how much went there.
struct Out<'a, T> {
    whole: &'a Whole,
    taker: &'a mut T,
    sizes: Sizes,
}

impl<T: Taker> Out<'_, T> {
    /// What a search needs, what is read, and the start, which has the tables
    /// of both.
    fn index_and_articles(&mut self, chunks: &mut Chunks) -> Result<(), T::Error> {
        let (whole, copies) = (self.whole, self.whole.copies()?);
        let layout = Layout::new(whole, &copies)?;
        let terms = self.index(&layout, chunks)?;
        let [texts, facts] = self.articles(chunks)?;
        let before = self.sizes.all;
        chunks.start = self.name("start", &Start::write(&layout, &[terms, texts, facts]))?;
        self.sizes.index += self.sizes.all - before;
        let columns = |holds: &str, content: &[u8]| self.name(holds, content);
        chunks.columns = super::columns::write(whole.columns(), columns)?;
        Ok(())
    }

    /// What a search needs; answers what the start says of its files.
    fn index(&mut self, layout: &Layout<Whole>, chunks: &mut Chunks) -> Result<Vec<u8>, T::Error> {
        let [mut terms, ..] = kinds();
        layout.chunks(|contents| {
            for content in contents {
                let packed = chunk::pack(terms.holds, 0, &content, terms.deflated);
                self.keep(&mut terms, packed)?;
            }
            self.taker.hear(Stage::Index, terms.entries.len(), layout.len());
            Ok::<(), T::Error>(())
        })?;
        chunks.words = self.words(["words", "word-runs"], layout.words())?;
        chunks.values = self.words(["values", "value-runs"], layout.values())?;
        let leaves = self.leaves(&terms, &layout.leaves())?;
        self.sizes.index = self.sizes.all;
        Ok(leaves)
    }

    /// Writes a sorted list in runs, and the file that names them.
    fn words(&mut self, [holds, names]: [&'static str; 2], words: &[String]) -> Result<Chunk, T::Error> {
        let (runs, table) = super::words::write(holds, words.iter().map(String::as_str));
        runs.into_iter().try_for_each(|(_, name, bytes)| self.file((name, bytes)))?;
        self.name(names, &table)
    }

    /// What is read; answers what the start says of the files of articles and
    /// facts.
    fn articles(&mut self, chunks: &mut Chunks) -> Result<[Vec<u8>; 2], T::Error> {
        let [_, texts, facts] = kinds();
        let before = self.sizes.all;
        let texts = self.lines(texts, ARTICLES, Lines::Articles, Stage::Articles)?;
        self.sizes.articles = self.sizes.all - before;
        let facts = self.lines(facts, FACTS, Lines::Facts, Stage::Facts)?;
        let ids: Vec<&str> = self.whole.ids().iter().map(String::as_str).collect();
        chunks.ids = self.name("ids", &super::ids::write(&ids))?;
        Ok([self.leaves(&texts, &[])?, self.leaves(&facts, &[])?])
    }

    /// Writes the leaves of a table, where it is long; answers what the start
    /// says of it.
    fn leaves(&mut self, table: &Table, rest: &[Vec<u8>]) -> Result<Vec<u8>, T::Error> {
        let (leaves, mut said) = (leaves::written(table, rest), Vec::new());
        if leaves::are_within(table) {
            leaves::write_within(&leaves, &mut said);
            return Ok(said);
        }
        let mut top = leaves::top();
        for leaf in leaves {
            let packed = chunk::pack(top.holds, leaf.first, &leaf.bytes, top.deflated);
            self.keep(&mut top, packed)?;
        }
        leaves::write_top(&top, &mut said);
        Ok(said)
    }

    /// What is suggested; answers what is most worth it.
    fn lexicon(&mut self, lexicon: Shelves, chunks: &mut Chunks) -> Result<Vec<u8>, T::Error> {
        chunks.top = self.name("top", &lexicon.top)?;
        chunks.sounds = self.name("sounds", &lexicon.sounds)?;
        if !lexicon.texts.is_empty() {
            let mut rows = Vec::new();
            self.row(Row::Texts, &lexicon.texts, &mut rows)?;
            self.row(Row::Initials, &lexicon.initials, &mut rows)?;
            chunks.shelves = self.name("shelves", &rows)?;
        }
        Ok(lexicon.top)
    }

    /// Writes a row of shelves, and to `rows` where each begins.
    fn row(&mut self, row: Row, parts: &[Part], rows: &mut Vec<u8>) -> Result<(), T::Error> {
        let mut table = Table::new(row.holds());
        for packed in on_all_cores(parts, |(_, content)| chunk::pack(row.holds(), 0, content, true)) {
            self.keep(&mut table, packed)?;
        }
        super::lexicon::write_row(&table, parts, rows);
        Ok(())
    }

    /// Writes the lines of all articles, in chunks of about `limit` bytes.
    /// Batches of them are deflated on all cores, and no more than a batch is
    /// in memory.
    fn lines(
        &mut self,
        mut table: Table,
        limit: usize,
        kind: Lines,
        stage: Stage,
    ) -> Result<Table, T::Error> {
        let (all, holds) = (self.whole.len(), table.holds);
        let (mut lines, mut first) = (Vec::new(), 0);
        for from in (0..all).step_by(BATCH) {
            lines.extend(self.whole.lines(kind, from..all.min(from + BATCH))?);
            let runs = runs(&lines, first, limit);
            let packed =
                on_all_cores(&runs, |(first, run)| chunk::pack(holds, *first, &json_list(run), true));
            let taken: usize = runs.iter().map(|(_, run)| run.len()).sum();
            packed.into_iter().try_for_each(|file| self.keep(&mut table, file))?;
            lines.drain(..taken);
            first += taken as u32;
            self.taker.hear(stage, all.min(from + BATCH), all);
        }
        if !lines.is_empty() {
            self.keep(&mut table, chunk::pack(holds, first, &json_list(&lines), true))?;
        }
        Ok(table)
    }

    /// Writes a file and lists it.
    fn keep(
        &mut self,
        table: &mut Table,
        (entry, name, bytes): (Entry, String, Vec<u8>),
    ) -> Result<(), T::Error> {
        table.entries.push(entry);
        self.file((name, bytes))
    }

    /// Writes a file that the manifest names.
    fn name(&mut self, holds: &str, content: &[u8]) -> Result<Chunk, T::Error> {
        let (chunk, bytes) = chunk::write(holds, content);
        self.file((chunk.file.clone(), bytes))?;
        Ok(chunk)
    }

    fn file(&mut self, file: File) -> Result<(), T::Error> {
        self.sizes.all += file.1.len() as u64;
        self.taker.take(file)
    }
}

/// Cuts off runs of at least `limit` bytes, each with the number of its first
/// article; a rest that is smaller stays.
fn runs(lines: &[Vec<u8>], first: u32, limit: usize) -> Vec<(u32, &[Vec<u8>])> {
    let mut runs = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        bytes += line.len();
        if bytes >= limit {
            runs.push((first + from as u32, &lines[from..=at]));
            (from, bytes) = (at + 1, 0);
        }
    }
    runs
}

fn json_list(items: &[Vec<u8>]) -> Vec<u8> {
    [b"[", items.join(&b","[..]).as_slice(), b"]"].concat()
}

fn json<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("the types of a corpus are plain data")
}

//! Corpus and index → the files of a bundle.

use super::lexicon::Row;
use super::manifest::{Chunks, FORMAT, MANIFEST, Manifest};
use super::{Chunk, Entry, Front, PageEntry, Start, Table, chunk};
use crate::index::{Index, Layout, on_all_cores};
use crate::lexicon::{Lexicon, Part, Shelves};
use crate::paper::{Article, Corpus};
use crate::text::TOKENIZER;
use serde::Serialize;

/// Size at which a chunk of articles is closed, before compression: ten
/// articles from all over the corpus then cost about a hundred kilobytes.
const ARTICLES: usize = 28 * 1024;
/// Size at which a chunk of facts is closed: one is needed at a time, and
/// fewer files are better for a host.
const FACTS: usize = 256 * 1024;

/// Articles, or chunks of terms, that are worked on at once.
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

/// Writes a bundle: hands each file to `put`, the manifest last. The same
/// corpus gives the same bytes. The index is given up as soon as it is
/// written: what comes after it needs the memory.
///
/// # Errors
/// What `put` answers.
pub fn write<E>(
    corpus: &Corpus,
    index: Index,
    mut put: impl FnMut(File) -> Result<(), E>,
) -> Result<(Manifest, Sizes), E> {
    let articles: Vec<&Article> = corpus.pages.iter().flat_map(|page| &page.articles).collect();
    let mut out = Out { put: &mut put, sizes: Sizes::default() };
    let mut manifest = describe(corpus, &index);
    out.index(&index, &mut manifest.chunks)?;
    let columns = index.columns;
    drop(index.terms);
    out.articles(&articles, &mut manifest.chunks)?;
    let top = out.lexicon(&articles, &mut manifest.chunks)?;
    manifest.chunks.front = out.name("front", &json(&Front::of(corpus, &columns, &top)))?;
    manifest.chunks.pages = out.name("pages", &json(&PageEntry::list(corpus)))?;
    let hashes: Vec<&str> = manifest.all().into_iter().map(|chunk| chunk.sha256.as_str()).collect();
    manifest.fingerprint = chunk::sha256(hashes.concat().as_bytes());
    let pretty = serde_json::to_vec_pretty(&manifest).expect("a manifest is plain data");
    out.file((MANIFEST.to_owned(), pretty))?;
    Ok((manifest, out.sizes))
}

fn describe(corpus: &Corpus, index: &Index) -> Manifest {
    Manifest {
        format: FORMAT,
        tokenizer: TOKENIZER,
        title: corpus.title.clone(),
        pages: corpus.pages.len(),
        articles: index.columns.len(),
        loose: corpus.pages.iter().map(|page| page.loose.len()).sum(),
        characters: index.characters,
        ..Manifest::default()
    }
}

/// Where files go, and how much went there.
struct Out<'a, E> {
    put: &'a mut dyn FnMut(File) -> Result<(), E>,
    sizes: Sizes,
}

impl<E> Out<'_, E> {
    /// What a search needs.
    fn index(&mut self, index: &Index, chunks: &mut Chunks) -> Result<(), E> {
        let layout = Layout::new(&index.terms, &index.columns);
        let mut terms = Table::new("terms");
        for from in (0..layout.len()).step_by(BATCH) {
            for content in layout.chunks(from..layout.len().min(from + BATCH)) {
                self.keep(&mut terms, chunk::pack("terms", 0, &content, false))?;
            }
        }
        chunks.start = self.name("start", &Start::write(&layout, &terms, &index.columns))?;
        chunks.words = self.words(["words", "word-runs"], &index.terms.words())?;
        chunks.values = self.words(["values", "value-runs"], &index.terms.values())?;
        self.sizes.index = self.sizes.all;
        chunks.columns = super::columns::write(&index.columns, |holds, content| self.name(holds, content))?;
        Ok(())
    }

    /// Writes a sorted list in runs, and the file that names them.
    fn words<T>(&mut self, [holds, names]: [&'static str; 2], words: &[(&str, T)]) -> Result<Chunk, E> {
        let (runs, table) = super::words::write(holds, words.iter().map(|(word, _)| *word));
        runs.into_iter().try_for_each(|(_, name, bytes)| self.file((name, bytes)))?;
        self.name(names, &table)
    }

    /// What is read.
    fn articles(&mut self, articles: &[&Article], chunks: &mut Chunks) -> Result<(), E> {
        let texts = self.lines("articles", articles, ARTICLES, json)?;
        let facts = self.lines("facts", articles, FACTS, |article| json(&article.facts))?;
        self.sizes.articles = texts.bytes();
        let mut tables = Vec::new();
        [texts, facts].iter().for_each(|table| table.write(&mut tables));
        let ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
        chunks.tables = self.name("tables", &tables)?;
        chunks.ids = self.name("ids", &super::ids::write(&ids))?;
        Ok(())
    }

    /// What is suggested; answers what is most worth it.
    fn lexicon(&mut self, articles: &[&Article], chunks: &mut Chunks) -> Result<Vec<u8>, E> {
        let lexicon = Shelves::of(&Lexicon::collect(articles));
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
    fn row(&mut self, row: Row, parts: &[Part], rows: &mut Vec<u8>) -> Result<(), E> {
        let mut table = Table::new(row.holds());
        for packed in on_all_cores(parts, |(_, content)| chunk::pack(row.holds(), 0, content, true)) {
            self.keep(&mut table, packed)?;
        }
        super::lexicon::write_row(&table, parts, rows);
        Ok(())
    }

    /// Writes a line of JSON for each article, in chunks of about `limit`
    /// bytes. Batches of articles are written and deflated on all cores, and no
    /// more than a batch is in memory.
    fn lines(
        &mut self,
        holds: &'static str,
        articles: &[&Article],
        limit: usize,
        line: impl Fn(&Article) -> Vec<u8> + Sync,
    ) -> Result<Table, E> {
        let mut table = Table::new(holds);
        let (mut lines, mut first) = (Vec::new(), 0);
        for batch in articles.chunks(BATCH) {
            lines.extend(on_all_cores(batch, |article| line(article)));
            let runs = runs(&lines, first, limit);
            let packed =
                on_all_cores(&runs, |(first, run)| chunk::pack(holds, *first, &json_list(run), true));
            let taken: usize = runs.iter().map(|(_, run)| run.len()).sum();
            packed.into_iter().try_for_each(|file| self.keep(&mut table, file))?;
            lines.drain(..taken);
            first += taken as u32;
        }
        if !lines.is_empty() {
            self.keep(&mut table, chunk::pack(holds, first, &json_list(&lines), true))?;
        }
        Ok(table)
    }

    /// Writes a file and lists it.
    fn keep(&mut self, table: &mut Table, (entry, name, bytes): (Entry, String, Vec<u8>)) -> Result<(), E> {
        table.entries.push(entry);
        self.file((name, bytes))
    }

    /// Writes a file that the manifest names.
    fn name(&mut self, holds: &str, content: &[u8]) -> Result<Chunk, E> {
        let (chunk, bytes) = chunk::write(holds, content);
        self.file((chunk.file.clone(), bytes))?;
        Ok(chunk)
    }

    fn file(&mut self, file: File) -> Result<(), E> {
        self.sizes.all += file.1.len() as u64;
        (self.put)(file)
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

//! Corpus and index → the files of a bundle.

use super::manifest::{Chunks, FORMAT, MANIFEST, Manifest, TermChunk};
use super::{Chunk, Entry, PageEntry, Start, Table, chunk};
use crate::index::{Index, Layout, WordList, on_all_cores};
use crate::lexicon::{Lexicon, Part, Shelves};
use crate::paper::{Article, Corpus};
use crate::text::TOKENIZER;
use serde::Serialize;

/// Size at which a chunk of articles is closed, before compression: ten
/// articles from all over the corpus then cost about a hundred kilobytes.
const ARTICLES: usize = 28 * 1024;
/// Size at which a chunk of facts is closed: one is needed at a time, and
/// fewer files are better for a host.
const FACTS: usize = 128 * 1024;

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
/// corpus gives the same bytes.
///
/// # Errors
/// What `put` answers.
pub fn write<E>(
    corpus: &Corpus,
    index: &Index,
    mut put: impl FnMut(File) -> Result<(), E>,
) -> Result<(Manifest, Sizes), E> {
    let articles: Vec<&Article> = corpus.pages.iter().flat_map(|page| &page.articles).collect();
    let ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    let layout = Layout::new(&index.terms, &index.columns);
    let mut all = 0;
    let mut put = |file: File| {
        all += file.1.len() as u64;
        put(file)
    };
    let mut terms = Table::new("terms");
    for from in (0..layout.len()).step_by(BATCH) {
        for content in layout.chunks(from..layout.len().min(from + BATCH)) {
            keep(&mut terms, chunk::pack("terms", 0, &content, false), &mut put)?;
        }
    }
    let texts = write_lines("articles", &articles, ARTICLES, json, &mut put)?;
    let facts = write_lines("facts", &articles, FACTS, |article| json(&article.facts), &mut put)?;
    let mut tables = Vec::new();
    [&texts, &facts].into_iter().for_each(|table| table.write(&mut tables));
    let mut name = |holds: &str, content: &[u8]| -> Result<Chunk, E> {
        let (chunk, bytes) = chunk::write(holds, content);
        put((chunk.file.clone(), bytes))?;
        Ok(chunk)
    };
    let strings = |terms: Vec<(&str, _)>| WordList::write(terms.into_iter().map(|(term, _)| term));
    let lexicon = Shelves::of(&Lexicon::collect(&articles));
    let chunks = Chunks {
        start: name("start", &Start::write(&layout, &terms, &index.columns))?,
        tables: name("tables", &tables)?,
        columns: name("columns", &index.columns.description())?,
        ids: name("ids", &super::ids::write(&ids))?,
        pages: name("pages", &json(&PageEntry::list(corpus)))?,
        top: name("top", &lexicon.top)?,
        sounds: name("sounds", &lexicon.sounds)?,
        texts: write_shelves("entries", &lexicon.texts, &mut name)?,
        initials: write_shelves("initials", &lexicon.initials, &mut name)?,
        words: name("words", &strings(index.terms.words()))?,
        values: name("values", &strings(index.terms.values()))?,
    };
    let searched = [&chunks.start, &chunks.words, &chunks.values].map(|chunk| chunk.size as u64);
    let manifest = describe(corpus, index, chunks);
    put((MANIFEST.to_owned(), serde_json::to_vec_pretty(&manifest).expect("a manifest is plain data")))?;
    let sizes = Sizes { index: terms.bytes() + searched.iter().sum::<u64>(), articles: texts.bytes(), all };
    Ok((manifest, sizes))
}

fn describe(corpus: &Corpus, index: &Index, chunks: Chunks) -> Manifest {
    let mut manifest = Manifest {
        format: FORMAT,
        tokenizer: TOKENIZER,
        fingerprint: String::new(),
        title: corpus.title.clone(),
        pages: corpus.pages.len(),
        articles: index.columns.len(),
        loose: corpus.pages.iter().map(|page| page.loose.len()).sum(),
        characters: index.characters,
        chunks,
    };
    let hashes: Vec<&str> = manifest.all().into_iter().map(|chunk| chunk.sha256.as_str()).collect();
    manifest.fingerprint = chunk::sha256(hashes.concat().as_bytes());
    manifest
}

/// Writes a file and lists it.
fn keep<E>(
    table: &mut Table,
    (entry, name, bytes): (Entry, String, Vec<u8>),
    put: &mut impl FnMut(File) -> Result<(), E>,
) -> Result<(), E> {
    table.entries.push(entry);
    put((name, bytes))
}

fn write_shelves<E>(
    holds: &str,
    parts: &[Part],
    keep: &mut impl FnMut(&str, &[u8]) -> Result<Chunk, E>,
) -> Result<Vec<TermChunk>, E> {
    let write =
        |(first, content): &Part| Ok(TermChunk { first: first.clone(), chunk: keep(holds, content)? });
    parts.iter().map(write).collect()
}

/// Writes a line of JSON for each article, in chunks of about `limit` bytes.
/// Batches of articles are written and deflated on all cores, and no more than
/// a batch is in memory.
fn write_lines<E>(
    holds: &'static str,
    articles: &[&Article],
    limit: usize,
    line: impl Fn(&Article) -> Vec<u8> + Sync,
    put: &mut impl FnMut(File) -> Result<(), E>,
) -> Result<Table, E> {
    let mut table = Table::new(holds);
    let (mut lines, mut first) = (Vec::new(), 0);
    for batch in articles.chunks(BATCH) {
        lines.extend(on_all_cores(batch, |article| line(article)));
        let runs = runs(&lines, first, limit);
        let packed = on_all_cores(&runs, |(first, run)| chunk::pack(holds, *first, &json_list(run), true));
        let taken: usize = runs.iter().map(|(_, run)| run.len()).sum();
        packed.into_iter().try_for_each(|file| keep(&mut table, file, put))?;
        lines.drain(..taken);
        first += taken as u32;
    }
    if !lines.is_empty() {
        keep(&mut table, chunk::pack(holds, first, &json_list(&lines), true), put)?;
    }
    Ok(table)
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

//! Corpus and index → the files of a bundle.

use super::manifest::{ArticleChunk, Chunks, FORMAT, MANIFEST, Manifest, TermChunk};
use super::{Chunk, PageEntry, chunk};
use crate::index::{Dictionary, Index, ValueField, WordList};
use crate::lexicon::{Lexicon, Part, Shelves};
use crate::paper::{Article, Corpus};
use crate::text::{self, Class, TOKENIZER};
use serde::Serialize;

/// Size at which a chunk of terms is closed, before compression: about 48 KB
/// stay after it.
const TERMS: usize = 64 * 1024;
/// Size at which a chunk of articles is closed, before compression.
const ARTICLES: usize = 64 * 1024;

/// A file to be written: its name and its bytes.
pub type File = (String, Vec<u8>);

/// Writes a bundle: hands each file to `put`, the manifest last. The same
/// corpus gives the same bytes.
///
/// # Errors
/// What `put` answers.
pub fn write<E>(
    corpus: &Corpus,
    index: &Index,
    mut put: impl FnMut(File) -> Result<(), E>,
) -> Result<Manifest, E> {
    let articles: Vec<&Article> = corpus.pages.iter().flat_map(|page| &page.articles).collect();
    let terms = index.terms.sorted();
    let mut keep = |holds: &str, content: &[u8]| -> Result<Chunk, E> {
        let (chunk, bytes) = chunk::write(holds, content);
        put((chunk.file.clone(), bytes))?;
        Ok(chunk)
    };
    let ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    let words = terms.iter().map(|(term, _)| *term).filter(|term| is_word(term));
    let lexicon = Shelves::of(&Lexicon::collect(&articles));
    let values = terms.iter().map(|(term, _)| *term).filter(|term| ValueField::is_value(term));
    let (article_chunks, facts) = write_articles(&articles, &mut keep)?;
    let chunks = Chunks {
        columns: keep("columns", &json(&index.columns))?,
        ids: keep("ids", &json(&ids))?,
        pages: keep("pages", &json(&PageEntry::list(corpus)))?,
        top: keep("top", &lexicon.top)?,
        sounds: keep("sounds", &lexicon.sounds)?,
        texts: write_shelves("entries", &lexicon.texts, &mut keep)?,
        initials: write_shelves("initials", &lexicon.initials, &mut keep)?,
        words: keep("words", &WordList::write(words))?,
        values: Some(keep("values", &WordList::write(values))?),
        terms: write_terms(&terms, &mut keep)?,
        articles: article_chunks,
        facts,
    };
    let manifest = describe(corpus, index, chunks);
    let pretty = serde_json::to_vec_pretty(&manifest).expect("a manifest is plain data");
    put((MANIFEST.to_owned(), pretty))?;
    Ok(manifest)
}

fn describe(corpus: &Corpus, index: &Index, chunks: Chunks) -> Manifest {
    let lengths = index.columns.lengths.iter().flatten();
    let mut manifest = Manifest {
        format: FORMAT,
        tokenizer: TOKENIZER,
        fingerprint: String::new(),
        title: corpus.title.clone(),
        pages: corpus.pages.len(),
        articles: index.columns.len(),
        loose: corpus.pages.iter().map(|page| page.loose.len()).sum(),
        characters: lengths.map(|&length| u64::from(length)).sum(),
        chunks,
    };
    let hashes: Vec<&str> = manifest.all().into_iter().map(|chunk| chunk.sha256.as_str()).collect();
    manifest.fingerprint = chunk::sha256(hashes.concat().as_bytes());
    manifest
}

fn write_terms<E>(
    terms: &[(&str, &crate::index::Postings)],
    keep: &mut impl FnMut(&str, &[u8]) -> Result<Chunk, E>,
) -> Result<Vec<TermChunk>, E> {
    let mut chunks = Vec::new();
    for run in runs(terms, TERMS, |(term, postings)| term.len() + postings.size()) {
        let content = Dictionary::write(run.iter().copied());
        chunks.push(TermChunk { first: run[0].0.to_owned(), chunk: keep("terms", &content)? });
    }
    Ok(chunks)
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

/// Texts and facts of the articles, in chunks of the same articles.
fn write_articles<E>(
    articles: &[&Article],
    keep: &mut impl FnMut(&str, &[u8]) -> Result<Chunk, E>,
) -> Result<(Vec<ArticleChunk>, Vec<Chunk>), E> {
    let lines: Vec<(Vec<u8>, &Article)> = articles.iter().map(|&article| (json(article), article)).collect();
    let (mut texts, mut facts) = (Vec::new(), Vec::new());
    let mut first = 0;
    for run in runs(&lines, ARTICLES, |(line, _)| line.len()) {
        let chunk = keep("articles", &json_list(run.iter().map(|(line, _)| line.clone())))?;
        texts.push(ArticleChunk { first, chunk });
        facts.push(keep("facts", &json_list(run.iter().map(|(_, article)| json(&article.facts))))?);
        first += run.len() as u32;
    }
    Ok((texts, facts))
}

fn json_list(items: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    [b"[", items.collect::<Vec<_>>().join(&b","[..]).as_slice(), b"]"].concat()
}

/// Cuts a list into runs of about `limit` bytes, none of them empty.
fn runs<T>(items: &[T], limit: usize, size: impl Fn(&T) -> usize) -> Vec<&[T]> {
    let mut runs = Vec::new();
    let (mut from, mut bytes) = (0, 0);
    for (at, item) in items.iter().enumerate() {
        bytes += size(item);
        if bytes >= limit || at + 1 == items.len() {
            runs.push(&items[from..=at]);
            (from, bytes) = (at + 1, 0);
        }
    }
    runs
}

fn is_word(term: &str) -> bool {
    term.chars().all(|c| text::class(c) == Class::Word)
}

fn json<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("the types of a corpus are plain data")
}

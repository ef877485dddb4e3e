//! Pages with their articles → the bytes of a segment.

use super::groups;
use super::head::{FORMAT, Head, PagePart};
use crate::index::{Index, on_all_cores, write_number};
use crate::lexicon::{Naming, Namings};
use crate::paper::{Article, Corpus};
use crate::text::TOKENIZER;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// The beginning of every segment.
pub(super) const MAGIC: [u8; 8] = [b'B', b'L', b'S', b'E', b'G', 0, 0, FORMAT];

/// How a segment came to be, beside its pages.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Made {
    /// What it was made from, as the maker knows it again.
    pub key: String,
    /// Which part of its first page it begins with; 0 for whole pages.
    pub part: u32,
    /// Bytes of text that were read.
    pub text_bytes: u64,
    /// What the maker has to say of it.
    pub told: serde_json::Value,
}

/// Compiles a part of a corpus. The same pages give the same bytes.
///
/// # Errors
/// What `out` answers.
pub fn write(corpus: &Corpus, made: Made, out: &mut impl Write) -> io::Result<()> {
    let articles: Vec<&Article> = corpus.pages.iter().flat_map(|page| &page.articles).collect();
    let mut head = head(corpus, &articles, made);
    // One after another: each is needed only until its bytes are made.
    let [rows, directory, terms] = index(&articles, &mut head);
    let namings = namings(&articles);
    let texts = on_all_cores(&articles, json);
    let facts = on_all_cores(&articles, |article| json(&article.facts));
    let lengths = lengths(texts.iter().chain(&facts));
    let one = |bytes: Vec<u8>| vec![bytes];
    let sections = [one(rows), one(namings), one(lengths), texts, facts, one(directory), one(terms)];
    let size = |pieces: &Vec<Vec<u8>>| pieces.iter().map(|piece| piece.len() as u64).sum();
    head.sections = sections.each_ref().map(size);
    let head = json(&head);
    out.write_all(&MAGIC)?;
    out.write_all(&(head.len() as u32).to_le_bytes())?;
    out.write_all(&sha256(std::iter::once(&head).chain(sections.iter().flatten())))?;
    out.write_all(&head)?;
    sections.iter().flatten().try_for_each(|piece| out.write_all(piece))
}

fn head(corpus: &Corpus, articles: &[&Article], made: Made) -> Head {
    let paragraphs = articles.iter().flat_map(|article| &article.paragraphs);
    Head {
        tokenizer: TOKENIZER,
        key: made.key,
        title: corpus.title.clone(),
        pages: pages(corpus, made.part),
        text_bytes: made.text_bytes,
        paragraph_bytes: paragraphs.map(|paragraph| paragraph.text.len() as u64).sum(),
        told: made.told,
        ..Head::default()
    }
}

/// The rows of the articles, the directory of their terms, the terms.
fn index(articles: &[&Article], head: &mut Head) -> [Vec<u8>; 3] {
    let index = Index::build(articles);
    head.characters = index.characters;
    head.pairs = index.terms.characters().into_iter().collect();
    let (directory, terms) = groups::write(&index.terms.groups());
    [json(&index.rows), directory, terms]
}

fn namings(articles: &[&Article]) -> Vec<u8> {
    let namings = Namings::of(articles.iter().copied());
    json(&namings.list().collect::<Vec<&Naming>>())
}

fn pages(corpus: &Corpus, part: u32) -> Vec<PagePart> {
    let page = |page: &crate::paper::Page| PagePart {
        name: page.name.clone(),
        part,
        about: page.about.clone(),
        articles: page.articles.len() as u32,
        loose: page.loose.clone(),
    };
    corpus.pages.iter().map(page).collect()
}

fn lengths<'a>(lines: impl Iterator<Item = &'a Vec<u8>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    lines.for_each(|line| write_number(&mut bytes, line.len() as u32));
    bytes
}

fn sha256<'a>(pieces: impl Iterator<Item = &'a Vec<u8>>) -> [u8; 32] {
    let mut hash = Sha256::new();
    pieces.for_each(|piece| hash.update(piece));
    hash.finalize().into()
}

fn json<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("the types of a corpus are plain data")
}

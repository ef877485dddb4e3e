//! Pages with their articles → the bytes of a segment.

use super::groups;
use super::head::{FORMAT, Head, PagePart};
use crate::index::{Index, on_all_cores, write_number};
use crate::lexicon::{Naming, Namings};
use crate::paper::{Article, Corpus, Languages};
use crate::text::TOKENIZER;
use serde::Serialize;
use sha2::{Digest, Sha256};

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
pub fn write(corpus: &Corpus, made: Made) -> Vec<u8> {
    let articles: Vec<&Article> = corpus.pages.iter().flat_map(|page| &page.articles).collect();
    let index = Index::build(&articles);
    let namings = Namings::of(articles.iter().copied());
    let texts = on_all_cores(&articles, |article| json(article));
    let facts = on_all_cores(&articles, |article| json(&article.facts));
    let (directory, terms) = groups::write(&index.terms.groups());
    let namings: Vec<&Naming> = namings.list().collect();
    let sections = [
        json(&index.rows),
        json(&namings),
        lengths(texts.iter().chain(&facts)),
        texts.concat(),
        facts.concat(),
        directory,
        terms,
    ];
    let paragraphs = articles.iter().flat_map(|article| &article.paragraphs);
    let head = Head {
        tokenizer: TOKENIZER,
        key: made.key,
        title: Languages { zh: corpus.title.zh.clone(), en: corpus.title.en.clone() },
        pages: pages(corpus, made.part),
        text_bytes: made.text_bytes,
        paragraph_bytes: paragraphs.map(|paragraph| paragraph.text.len() as u64).sum(),
        characters: index.characters,
        pairs: index.terms.characters().into_iter().collect(),
        told: made.told,
        sections: sections.each_ref().map(|section| section.len() as u64),
        sha256: sha256(&sections),
    };
    let head = json(&head);
    [&MAGIC[..], &(head.len() as u32).to_le_bytes(), &head, &sections.concat()].concat()
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

fn sha256(sections: &[Vec<u8>]) -> String {
    let mut hash = Sha256::new();
    sections.iter().for_each(|section| hash.update(section));
    hexadecimal(hash)
}

/// A hash in hexadecimal digits.
pub(super) fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn json<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("the types of a corpus are plain data")
}

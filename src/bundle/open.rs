//! The files of a bundle → what a search needs of them, one chunk at a time.

use super::manifest::{MANIFEST, Manifest};
use super::together::together;
use super::{BundleError, Chunk, Source, chunk};
use crate::index::{Columns, Dictionary, WordList};
use crate::json::{self, FromJson, Reader, record};
use crate::paper::{Article, Corpus, PageAbout};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What is known of a page without its articles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PageEntry {
    /// Its name.
    pub name: String,
    /// What the publisher knows of it.
    pub about: PageAbout,
    /// Number of its first article in the corpus.
    pub first: u32,
    /// Number of its articles.
    pub count: u32,
    /// Lines that belong to no article.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub loose: Vec<LooseLine>,
}

record!(PageEntry { name, about, first, count, loose });

/// A line that belongs to no article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LooseLine {
    /// Line number on the page, from 1.
    pub line: usize,
    /// As printed.
    pub text: String,
}

record!(LooseLine { line, text });

impl PageEntry {
    /// The entries of a corpus.
    pub(super) fn list(corpus: &Corpus) -> Vec<Self> {
        let mut first = 0;
        let entry = |page: &crate::paper::Page| {
            let count = page.articles.len() as u32;
            let loose =
                page.loose.iter().map(|loose| LooseLine { line: loose.line, text: loose.text.clone() });
            let entry = Self {
                name: page.name.clone(),
                about: page.about.clone(),
                first,
                count,
                loose: loose.collect(),
            };
            first += count;
            entry
        };
        corpus.pages.iter().map(entry).collect()
    }
}

/// A bundle, opened. Chunks are read when they are first needed and kept.
pub struct Bundle {
    manifest: Manifest,
    columns: Columns,
    source: Box<dyn Source>,
    pub(super) cache: Cache,
}

#[derive(Default)]
pub(super) struct Cache {
    dictionaries: RefCell<HashMap<usize, Rc<Dictionary>>>,
    articles: RefCell<HashMap<usize, Rc<Vec<Rc<Article>>>>>,
    words: RefCell<Option<Rc<WordList>>>,
    values: RefCell<Option<Rc<WordList>>>,
    pages: RefCell<Option<Rc<Vec<PageEntry>>>>,
    pub(super) lexicon: super::lexicon::Opened,
    ids: RefCell<Option<Rc<Vec<String>>>>,
}

impl Bundle {
    /// Opens the bundle of a source: reads its manifest and its columns.
    ///
    /// # Errors
    /// When either is missing, damaged or of another version.
    pub async fn open(source: Box<dyn Source>) -> Result<Self, BundleError> {
        let manifest = Manifest::read(&source.read(MANIFEST).await?)?;
        let entry = &manifest.chunks.columns;
        let json = chunk::read(entry, &source.read(&entry.file).await?)?;
        let columns = Columns::open(&json).map_err(|cause| BundleError::damaged(&entry.file, cause))?;
        if columns.len() != manifest.articles {
            let cause = format!("{} articles instead of {}", columns.len(), manifest.articles);
            return Err(BundleError::damaged(&entry.file, cause));
        }
        Ok(Self { manifest, columns, source, cache: Cache::default() })
    }

    /// The manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The columns.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The pages, in order.
    ///
    /// # Errors
    /// When the chunk is missing or damaged.
    pub async fn pages(&self) -> Result<Rc<Vec<PageEntry>>, BundleError> {
        self.json_once(&self.cache.pages, &self.manifest.chunks.pages).await
    }

    /// The ids of all articles, in the order of the corpus.
    ///
    /// # Errors
    /// When the chunk is missing or damaged.
    pub async fn ids(&self) -> Result<Rc<Vec<String>>, BundleError> {
        self.json_once(&self.cache.ids, &self.manifest.chunks.ids).await
    }

    /// The number of the article with this id.
    ///
    /// # Errors
    /// When the chunk of ids is missing or damaged.
    pub async fn doc_of(&self, id: &str) -> Result<Option<u32>, BundleError> {
        Ok(self.ids().await?.iter().position(|known| known == id).map(|doc| doc as u32))
    }

    /// An article by its number.
    ///
    /// # Errors
    /// When its chunk is missing or damaged, or there is no such number.
    pub async fn article(&self, doc: u32) -> Result<Rc<Article>, BundleError> {
        let number = self.article_chunk_of(doc);
        let chunk = self.article_chunk(number).await?;
        let entry = &self.manifest.chunks.articles[number];
        let article = chunk.get((doc - entry.first) as usize).cloned();
        article.ok_or_else(|| BundleError::missing(&entry.chunk.file, format!("no article {doc}")))
    }

    /// Several articles, their chunks fetched together.
    ///
    /// # Errors
    /// When a chunk is missing or damaged.
    pub async fn articles(&self, docs: &[u32]) -> Result<Vec<Rc<Article>>, BundleError> {
        let mut numbers: Vec<u32> = docs.iter().map(|&doc| self.article_chunk_of(doc) as u32).collect();
        numbers.sort_unstable();
        numbers.dedup();
        together(numbers.into_iter().map(|number| self.article_chunk(number as usize))).await;
        together(docs.iter().map(|&doc| self.article(doc))).await.into_iter().collect()
    }

    /// The words and numbers of the corpus.
    ///
    /// # Errors
    /// When the chunk is missing or damaged.
    pub(crate) async fn words(&self) -> Result<Rc<WordList>, BundleError> {
        self.words_once(&self.cache.words, &self.manifest.chunks.words).await
    }

    /// The values of fields, each behind its field's tag; `None` in a bundle
    /// that knows of none.
    ///
    /// # Errors
    /// When the chunk is missing or damaged.
    pub(crate) async fn values(&self) -> Result<Option<Rc<WordList>>, BundleError> {
        match &self.manifest.chunks.values {
            Some(entry) => self.words_once(&self.cache.values, entry).await.map(Some),
            None => Ok(None),
        }
    }

    async fn words_once(
        &self,
        cache: &RefCell<Option<Rc<WordList>>>,
        entry: &Chunk,
    ) -> Result<Rc<WordList>, BundleError> {
        if let Some(words) = cache.borrow().clone() {
            return Ok(words);
        }
        let words = WordList::open(&self.content(entry).await?)
            .map_err(|error| BundleError::damaged(&entry.file, error))?;
        let words = Rc::new(words);
        *cache.borrow_mut() = Some(words.clone());
        Ok(words)
    }

    /// The positions of a term, ascending.
    ///
    /// # Errors
    /// When its chunk is missing or damaged.
    pub(crate) async fn term(&self, term: &str) -> Result<Vec<u32>, BundleError> {
        let Some(number) = self.term_chunk(term) else {
            return Ok(Vec::new());
        };
        let dictionary = self.dictionary(number).await?;
        dictionary.get(term).map_err(|error| self.damaged_terms(number, error))
    }

    /// The positions of all terms that begin with `prefix`, ascending.
    ///
    /// # Errors
    /// When a chunk is missing or damaged.
    pub(crate) async fn terms_starting_with(&self, prefix: &str) -> Result<Vec<u32>, BundleError> {
        let terms = &self.manifest.chunks.terms;
        let first = self.term_chunk(prefix).unwrap_or(0);
        let last =
            terms.partition_point(|entry| entry.first.as_str() < prefix || entry.first.starts_with(prefix));
        let dictionaries = together((first..last).map(|number| self.dictionary(number))).await;
        let mut positions = Vec::new();
        for (number, dictionary) in (first..last).zip(dictionaries) {
            let list = dictionary?.starting_with(prefix);
            positions.extend(list.map_err(|error| self.damaged_terms(number, error))?);
        }
        positions.sort_unstable();
        Ok(positions)
    }

    /// The chunk in which a term would stand.
    fn term_chunk(&self, term: &str) -> Option<usize> {
        self.manifest.chunks.terms.partition_point(|entry| entry.first.as_str() <= term).checked_sub(1)
    }

    fn damaged_terms(&self, number: usize, cause: impl std::fmt::Display) -> BundleError {
        BundleError::damaged(&self.manifest.chunks.terms[number].chunk.file, cause)
    }

    async fn dictionary(&self, number: usize) -> Result<Rc<Dictionary>, BundleError> {
        if let Some(known) = self.cache.dictionaries.borrow().get(&number) {
            return Ok(known.clone());
        }
        let content = self.content(&self.manifest.chunks.terms[number].chunk).await?;
        let dictionary =
            Rc::new(Dictionary::open(&content).map_err(|error| self.damaged_terms(number, error))?);
        self.cache.dictionaries.borrow_mut().insert(number, dictionary.clone());
        Ok(dictionary)
    }

    /// An article as JSON.
    ///
    /// # Errors
    /// When the chunk is missing or damaged, or there is no such article.
    pub async fn article_json(&self, doc: u32) -> Result<String, BundleError> {
        let number = self.article_chunk_of(doc);
        match self.manifest.chunks.articles.get(number) {
            Some(entry) => self.item(&entry.chunk, doc.saturating_sub(entry.first)).await,
            None => Err(BundleError::missing("articles", format!("no article {doc}"))),
        }
    }

    /// What an article says: [`Facts`](crate::paper::Facts) as JSON.
    ///
    /// # Errors
    /// When the chunk is missing or damaged, or there is no such article.
    pub async fn facts_json(&self, doc: u32) -> Result<String, BundleError> {
        let number = self.article_chunk_of(doc);
        let chunks = &self.manifest.chunks;
        let (Some(entry), Some(texts)) = (chunks.facts.get(number), chunks.articles.get(number)) else {
            return Err(BundleError::missing("facts", format!("no article {doc}")));
        };
        self.item(entry, doc.saturating_sub(texts.first)).await
    }

    /// An item of a chunk that is an array, as JSON.
    async fn item(&self, entry: &Chunk, index: u32) -> Result<String, BundleError> {
        let content = self.content(entry).await?;
        let item = nth(&content, index).map_err(|fault| BundleError::damaged(&entry.file, fault))?;
        item.ok_or_else(|| BundleError::missing(&entry.file, format!("no item {index}")))
    }

    fn article_chunk_of(&self, doc: u32) -> usize {
        self.manifest.chunks.articles.partition_point(|entry| entry.first <= doc).saturating_sub(1)
    }

    async fn article_chunk(&self, number: usize) -> Result<Rc<Vec<Rc<Article>>>, BundleError> {
        if let Some(known) = self.cache.articles.borrow().get(&number) {
            return Ok(known.clone());
        }
        let Some(entry) = self.manifest.chunks.articles.get(number) else {
            return Err(BundleError::missing("articles", "there are none"));
        };
        let articles: Vec<Article> = self.json(&entry.chunk).await?;
        let articles = Rc::new(articles.into_iter().map(Rc::new).collect::<Vec<_>>());
        self.cache.articles.borrow_mut().insert(number, articles.clone());
        Ok(articles)
    }

    async fn json_once<T: FromJson>(
        &self,
        cache: &RefCell<Option<Rc<T>>>,
        entry: &Chunk,
    ) -> Result<Rc<T>, BundleError> {
        if let Some(known) = cache.borrow().clone() {
            return Ok(known);
        }
        let value = Rc::new(self.json::<T>(entry).await?);
        *cache.borrow_mut() = Some(value.clone());
        Ok(value)
    }

    async fn json<T: FromJson>(&self, entry: &Chunk) -> Result<T, BundleError> {
        let content = self.content(entry).await?;
        json::read(&content).map_err(|fault| BundleError::damaged(&entry.file, fault))
    }

    pub(super) async fn content(&self, entry: &Chunk) -> Result<Vec<u8>, BundleError> {
        chunk::read(entry, &self.source.read(&entry.file).await?)
    }
}

/// One item of an array, as it is written.
fn nth(array: &[u8], index: u32) -> Result<Option<String>, json::Fault> {
    let (mut at, mut found) = (0, None);
    Reader::new(array)?.array(&mut |json| {
        let item = json.raw()?;
        if at == index {
            found = Some(item.to_owned());
        }
        at += 1;
        Ok(())
    })?;
    Ok(found)
}

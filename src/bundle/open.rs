//! The files of a bundle → what a search needs of them, one chunk at a time.

use super::cache::Cache;
use super::chunk::Seal;
use super::leaves::{Leaf, Leaves, Listed};
use super::manifest::{MANIFEST, Manifest};
use super::together::together;
use super::{BundleError, Chunk, Source, Start, Table, chunk};
use crate::index::{Columns, Key, LEAF, Places, Root, TermChunk};
use crate::json::{self, FromJson, Reader, record};
use crate::paper::{Article, PageAbout};
use crate::segment::WholePage;
use serde::Serialize;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// What is known of a page without its articles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PageEntry {
    /// Its name.
    pub name: String,
    /// What the publisher knows of it.
    #[serde(default)]
    pub about: PageAbout,
    /// Number of its first article in the corpus.
    pub first: u32,
    /// Number of its articles.
    pub count: u32,
    /// Lines that belong to no article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
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
    pub(super) fn list(pages: &[WholePage]) -> Vec<Self> {
        let mut first = 0;
        let entry = |page: &WholePage| {
            let count = page.articles;
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
        pages.iter().map(entry).collect()
    }
}

/// Bytes of the lists of terms that are kept.
const TERMS: usize = 64 << 20;
/// Bytes of the texts of articles that are kept.
const ARTICLES: usize = 32 << 20;
/// Bytes that a file of a table inflates to at most: its hash says that it is
/// one of the press, so this is for the case that someone made another of the
/// same hash.
const INFLATED: usize = 256 << 20;
/// Bytes that an article takes when read, for each of its file.
const PARSED: usize = 2;

/// A bundle, opened. Files are read when they are first needed, and kept as
/// long as there is room.
pub struct Bundle {
    manifest: Manifest,
    start: Start,
    source: Box<dyn Source>,
    terms: Cache<TermChunk>,
    articles: Cache<Vec<Rc<Article>>>,
    pub(super) cache: Once,
}

/// What is read once and kept.
#[derive(Default)]
pub(super) struct Once {
    pub(super) words: super::words::Opened,
    pub(super) values: super::words::Opened,
    pages: RefCell<Option<Rc<Vec<PageEntry>>>>,
    pub(super) front: RefCell<Option<Rc<super::Front>>>,
    pub(super) columns: super::columns::Opened,
    pub(super) lexicon: super::lexicon::Opened,
    ids: RefCell<Option<Rc<Vec<String>>>>,
}

/// A leaf of the dictionary.
struct TermLeaf {
    /// Number of its first chunk.
    first: usize,
    leaf: Rc<Leaf>,
    places: Places,
}

impl TermLeaf {
    /// The chunks in which positions of these terms may stand.
    fn chunks_of(&self, keys: &Range<Key>) -> Range<usize> {
        let within = self.places.chunks_of(keys);
        self.first + within.start..self.first + within.end
    }
}

/// The positions of some terms.
pub(crate) struct Positions {
    held: Rc<TermChunk>,
    keys: Range<Key>,
}

impl Positions {
    /// The positions of one term, ascending; of several, one after the other.
    pub fn list(&self) -> &[u32] {
        self.held.of(&self.keys)
    }
}

impl From<Vec<u32>> for Positions {
    fn from(positions: Vec<u32>) -> Self {
        let keys = Key::default().alone();
        Self { held: Rc::new(TermChunk::alone(keys.start, positions)), keys }
    }
}

impl Bundle {
    /// Opens the bundle of a source: reads its manifest and what every search
    /// needs.
    ///
    /// # Errors
    /// When one without which nothing is found is missing, damaged or of another
    /// version.
    pub async fn open(source: Box<dyn Source>) -> Result<Self, BundleError> {
        let manifest = Manifest::read(&source.read(MANIFEST).await?)?;
        let first = &manifest.chunks.start;
        let start = Start::open(&first.file, &content(&*source, first).await?, manifest.articles)?;
        let (terms, articles, cache) = (Cache::new(TERMS), Cache::new(ARTICLES), Once::default());
        Ok(Self { manifest, start, source, terms, articles, cache })
    }

    /// Lets others work, if it is time: long work asks for it between its
    /// slices, and ends there where nobody waits for it any more.
    pub async fn pause(&self) {
        self.source.pause().await;
    }

    /// The manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Where each article stands.
    pub fn columns(&self) -> &Columns {
        &self.start.columns
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
        if let Some(ids) = self.cache.ids.borrow().clone() {
            return Ok(ids);
        }
        let entry = &self.manifest.chunks.ids;
        let ids = super::ids::read(&self.content(entry).await?, self.manifest.articles);
        let ids = Rc::new(ids.ok_or_else(|| BundleError::damaged(&entry.file, "no ids"))?);
        *self.cache.ids.borrow_mut() = Some(ids.clone());
        Ok(ids)
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
        Ok(self.articles(&[doc]).await?.pop().unwrap_or_default())
    }

    /// Articles by the file that has them: what comes together.
    ///
    /// # Errors
    /// When the leaves that list the files are missing or damaged.
    pub async fn by_file(&self, docs: &[u32]) -> Result<Vec<Vec<u32>>, BundleError> {
        let listed = self.holding(&self.start.texts, docs).await?;
        let mut files: Vec<(usize, Vec<u32>)> = Vec::new();
        for &doc in docs {
            let number = place(&listed, doc);
            match files.iter_mut().find(|(known, _)| *known == number) {
                Some((_, docs)) => docs.push(doc),
                None => files.push((number, vec![doc])),
            }
        }
        Ok(files.into_iter().map(|(_, docs)| docs).collect())
    }

    /// Several articles, their chunks fetched together.
    ///
    /// # Errors
    /// When a chunk is missing or damaged.
    pub async fn articles(&self, docs: &[u32]) -> Result<Vec<Rc<Article>>, BundleError> {
        let files = self.holding(&self.start.texts, docs).await?;
        let chunks = together(files.iter().map(|listed| self.article_chunk(listed))).await;
        let chunks = chunks.into_iter().collect::<Result<Vec<_>, _>>()?;
        let of = |&doc: &u32| {
            let at = place(&files, doc);
            let article = chunks[at].get(doc.saturating_sub(files[at].first()) as usize);
            article
                .cloned()
                .ok_or_else(|| BundleError::missing(&files[at].file(), format!("no article {doc}")))
        };
        docs.iter().map(of).collect()
    }

    /// The root of the dictionary.
    pub(crate) fn root(&self) -> &Root {
        &self.start.root
    }

    /// The positions of terms, for each range of them; their chunks are
    /// fetched together. Those of a term with several chunks are in no order.
    ///
    /// # Errors
    /// When a chunk is missing or damaged.
    pub(crate) async fn positions(&self, ranges: &[Range<Key>]) -> Result<Vec<Positions>, BundleError> {
        let leaves = distinct(ranges.iter().flat_map(|keys| self.root().leaves_of(keys)));
        let read = self.term_leaves(&leaves).await?;
        let needed = |keys: &Range<Key>| {
            let first = leaves.partition_point(|&leaf| leaf < self.root().leaves_of(keys).start);
            let leaves = &read[first..first + self.root().leaves_of(keys).len()];
            leaves.iter().flat_map(|leaf| leaf.chunks_of(keys)).collect::<Vec<usize>>()
        };
        let needed: Vec<Vec<usize>> = ranges.iter().map(needed).collect();
        let numbers = distinct(needed.iter().flatten().copied());
        let leaf = |number: usize| &read[leaves.partition_point(|&leaf| leaf < number / LEAF)];
        let chunks = together(numbers.iter().map(|&number| self.term_chunk(leaf(number), number))).await;
        let chunks = chunks.into_iter().collect::<Result<Vec<_>, _>>()?;
        let of = |(keys, needed): (&Range<Key>, &Vec<usize>)| {
            let first = needed.first().map_or(0, |first| numbers.partition_point(|number| number < first));
            joined(&chunks[first..first + needed.len()], keys)
        };
        Ok(ranges.iter().zip(&needed).map(of).collect())
    }

    /// Some leaves of the dictionary.
    async fn term_leaves(&self, numbers: &[usize]) -> Result<Vec<TermLeaf>, BundleError> {
        let read = self.leaves(&self.start.terms, numbers).await?;
        let leaf = |(leaf, &number): (Rc<Leaf>, &usize)| {
            let places = self.root().places(number, &leaf.rest);
            let places = places.ok_or_else(|| self.start.terms.damaged(number))?;
            Ok(TermLeaf { first: number * LEAF, leaf, places })
        };
        read.into_iter().zip(numbers).map(leaf).collect()
    }

    async fn term_chunk(&self, leaf: &TermLeaf, number: usize) -> Result<Rc<TermChunk>, BundleError> {
        if let Some(known) = self.terms.get(number) {
            return Ok(known);
        }
        let (table, at) = (&leaf.leaf.table, number - leaf.first);
        let content = self.listed(table, at).await?;
        // Of a frequent character there are dozens, each some work.
        self.pause().await;
        let read = |bounds| self.root().read(bounds, &content, self.columns(), &self.start.copies);
        let chunk = leaf.places.bounds(at).and_then(read);
        let chunk = Rc::new(chunk.ok_or_else(|| BundleError::damaged(&table.file(at), "no terms"))?);
        self.terms.put(number, chunk.weight(), chunk.clone());
        Ok(chunk)
    }

    /// An article as JSON.
    ///
    /// # Errors
    /// When the chunk is missing or damaged, or there is no such article.
    pub async fn article_json(&self, doc: u32) -> Result<String, BundleError> {
        self.item(&self.start.texts, doc).await
    }

    /// What an article says: [`Facts`](crate::paper::Facts) as JSON.
    ///
    /// # Errors
    /// When the chunk is missing or damaged, or there is no such article.
    pub async fn facts_json(&self, doc: u32) -> Result<String, BundleError> {
        self.item(&self.start.facts, doc).await
    }

    /// The item of an article in a file that is an array, as JSON.
    async fn item(&self, leaves: &Leaves, doc: u32) -> Result<String, BundleError> {
        let files = self.holding(leaves, &[doc]).await?;
        let file = &files[0];
        let content = self.listed(&file.leaf.table, file.at).await?;
        let item = nth(&content, doc.saturating_sub(file.first()));
        let item = item.map_err(|fault| BundleError::damaged(&file.file(), fault))?;
        item.ok_or_else(|| BundleError::missing(&file.file(), format!("no article {doc}")))
    }

    async fn article_chunk(&self, listed: &Listed) -> Result<Rc<Vec<Rc<Article>>>, BundleError> {
        if let Some(known) = self.articles.get(listed.number) {
            return Ok(known);
        }
        let content = self.listed(&listed.leaf.table, listed.at).await?;
        self.pause().await;
        let articles: Vec<Article> = parsed(&listed.file(), &content)?;
        let articles = Rc::new(articles.into_iter().map(Rc::new).collect::<Vec<_>>());
        self.articles.put(listed.number, PARSED * content.len(), articles.clone());
        Ok(articles)
    }

    /// The content of a file of a table.
    pub(super) async fn listed(&self, table: &Table, number: usize) -> Result<Vec<u8>, BundleError> {
        if number >= table.entries.len() {
            return Err(BundleError::missing(table.holds, "there are none"));
        }
        let most = table.deflated.then_some(INFLATED);
        let read = sound(&*self.source, &table.file(number), table.seal(number), most).await;
        self.or_explained(read).await
    }

    async fn or_explained<T>(&self, read: Result<T, BundleError>) -> Result<T, BundleError> {
        match read {
            Ok(content) => Ok(content),
            Err(error) => Err(self.explained(error).await),
        }
    }

    /// Why a file cannot be had: it may be that the site was updated, and what
    /// was opened is no longer there.
    async fn explained(&self, error: BundleError) -> BundleError {
        let (BundleError::Missing { file, .. } | BundleError::Damaged { file, .. }) = &error else {
            return error;
        };
        let now = self.source.read(MANIFEST).await.and_then(|text| Manifest::read(&text));
        let updated = match &now {
            Ok(manifest) => manifest.fingerprint != self.manifest.fingerprint,
            Err(error) => matches!(error, BundleError::Format { .. }),
        };
        if updated { BundleError::Updated { file: file.clone() } } else { error }
    }

    pub(super) async fn json_once<T: FromJson>(
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
        parsed(&entry.file, &self.content(entry).await?)
    }

    pub(super) async fn content(&self, entry: &Chunk) -> Result<Vec<u8>, BundleError> {
        self.or_explained(content(&*self.source, entry).await).await
    }
}

async fn content(source: &dyn Source, entry: &Chunk) -> Result<Vec<u8>, BundleError> {
    sound(source, &entry.file, Seal::Whole(&entry.sha256), Some(entry.inflated)).await
}

/// A file that passes its check, inflated if it is deflated: by the place where
/// it can, otherwise here, to at most so many bytes. Where it does not pass, a
/// copy on the way may be damaged and not the file itself: it is read once
/// more, past all copies.
async fn sound(
    source: &dyn Source,
    file: &str,
    seal: Seal<'_>,
    most: Option<usize>,
) -> Result<Vec<u8>, BundleError> {
    let check = |bytes| seal.check(file, bytes);
    let bytes = match source.read(file).await.and_then(check) {
        Err(BundleError::Damaged { .. }) => source.read_anew(file).await.and_then(check)?,
        read => read?,
    };
    let Some(most) = most else { return Ok(bytes) };
    match source.inflate(&bytes).await {
        Some(content) => Ok(content),
        None => chunk::inflated(file, &bytes, most),
    }
}

fn parsed<T: FromJson>(file: &str, text: &[u8]) -> Result<T, BundleError> {
    json::read(text).map_err(|fault| BundleError::damaged(file, fault))
}

/// Which of the files, which ascend, holds an article.
fn place(files: &[Listed], doc: u32) -> usize {
    files.partition_point(|file| file.first() <= doc).saturating_sub(1)
}

/// Numbers of files in order, each once; sorted as what is sorted elsewhere,
/// since each further type costs the browser kilobytes.
pub(super) fn distinct(numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut numbers: Vec<u32> = numbers.map(|number| number as u32).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into_iter().map(|number| number as usize).collect()
}

/// The positions of terms that stand in some chunks.
fn joined(chunks: &[Rc<TermChunk>], keys: &Range<Key>) -> Positions {
    match chunks {
        [held] => Positions { held: held.clone(), keys: keys.clone() },
        _ => chunks.iter().flat_map(|chunk| chunk.of(keys)).copied().collect::<Vec<u32>>().into(),
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

//! Every occurrence in its context, one a line (KWIC).

use super::evaluate::{Matched, Where, evaluate};
use super::hit::day;
use super::known::Known;
use super::laid::{Laid, LaidPart, Part};
use super::order::{ascending, descending};
use super::places::next_doc;
use super::sets::gallop;
use super::shape::Span;
use super::{Request, Sort, Want, facets, reading};
use crate::bundle::{Bundle, BundleError, both};
use crate::index::Column;
use crate::paper::Article;
use std::ops::Range;
use std::rc::Rc;

/// Characters of context on each side.
const CONTEXT: usize = 20;
/// Lines between two pauses of a long work.
const RUN: usize = 1 << 14;
/// Articles read by one step of [`Concordance::advance`].
const SLICE: usize = 64;
/// Characters by which contexts are sorted: four numbers of three each.
const SORTED: usize = 12;
/// What a line is sorted by whose context is not known.
const UNKNOWN: [u64; SORTED / 3] = [u64::MAX; SORTED / 3];

/// Order of the lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum LineOrder {
    /// As the pages come.
    #[default]
    Page,
    /// By what stands left of the occurrence, read backwards from it.
    Left,
    /// By what stands right of it.
    Right,
    /// Earliest first, undated last.
    Oldest,
    /// Latest first, undated last.
    Newest,
}

/// One occurrence in its context.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Number of the article in the bundle.
    pub doc: u32,
    /// Its id.
    pub id: String,
    /// Name of its page.
    pub page: String,
    /// Its title in one line.
    pub title: String,
    /// Day of publication, else of the event, ISO 8601.
    pub date: Option<String>,
    /// Which text of the article it stands in; where it runs over the end of
    /// a paragraph, the one in which it begins.
    pub part: Option<Part>,
    /// Bytes of that text.
    pub range: Range<usize>,
    /// What stands before it, as printed.
    pub left: String,
    /// The occurrence as printed.
    pub hit: String,
    /// What stands behind it, as printed.
    pub right: String,
}

/// All occurrences of a query's texts in the articles a request finds.
///
/// The count is known at once. Lines by page or day can be read at once, too;
/// to put lines in order by their contexts every article is read, a slice at a
/// time, so that a caller can let others work in between:
///
/// ```text
/// let mut lines = Concordance::begin(bundle, request, LineOrder::Right).await?;
/// while !lines.is_ready() {
///     lines.advance(bundle).await; // then give way to the page
/// }
/// let first = lines.lines(bundle, 0, 50).await?;
/// ```
///
/// A line whose article cannot be had fails alone ([`Concordance::rows`]);
/// nobody knows its context, so by contexts it stands behind all others.
#[derive(Debug, Clone, Default)]
pub struct Concordance {
    order: LineOrder,
    spans: Vec<Span>,
    /// Number of the article of each.
    docs: Vec<u32>,
    /// What the lines read so far are sorted by.
    keys: Vec<[u64; SORTED / 3]>,
    /// Why contexts are missing by which the lines were to be sorted.
    gap: Option<BundleError>,
    /// The lines in order, once it is known.
    sorted: Option<Vec<u32>>,
}

impl Concordance {
    /// Finds all occurrences.
    ///
    /// # Errors
    /// When a chunk cannot be had or is damaged.
    pub async fn begin(bundle: &Bundle, request: &Request, order: LineOrder) -> Result<Self, BundleError> {
        let narrowing = Request { want: Want::default(), sort: Sort::default(), ..request.clone() };
        let reading = both(Known::for_request(bundle, &narrowing), days_for(bundle, order));
        let (matched, (known, days)) = both(evaluate(bundle, &request.query.root), reading).await;
        let (matched, known, days) = (matched?, known?, days?);
        let kept = facets::narrow(bundle, &known, &narrowing, &matched.docs).await.0;
        let (spans, docs) = occurrences(bundle, &matched, &kept).await;
        let mut lines = Self { order, spans, docs, ..Self::default() };
        lines.sorted = lines.order_by_article(bundle, &days).await;
        Ok(lines)
    }

    /// Number of lines.
    pub fn total(&self) -> usize {
        self.spans.len()
    }

    /// Number of lines whose contexts were read; all where that is not needed.
    pub fn read(&self) -> usize {
        if self.is_ready() { self.total() } else { self.keys.len() }
    }

    /// Whether the lines are in the order that was asked for.
    pub fn is_ready(&self) -> bool {
        self.sorted.is_some()
    }

    /// Why contexts are missing by which the lines were to be sorted: then the
    /// lines of these articles are the last.
    pub fn gap(&self) -> Option<&BundleError> {
        self.gap.as_ref()
    }

    /// Reads the next articles, and puts the lines in order after the last.
    pub async fn advance(&mut self, bundle: &Bundle) {
        if self.is_ready() {
            return;
        }
        let from = self.keys.len();
        let to =
            from + self.docs[from..].chunk_by(|a, b| a == b).take(SLICE).map(<[u32]>::len).sum::<usize>();
        let numbers: Vec<u32> = (from as u32..to as u32).collect();
        for row in self.describe(bundle, &numbers).await {
            self.keys.push(row.as_ref().map_or(UNKNOWN, |line| key(self.order, line)));
            self.gap = self.gap.take().or(row.err());
        }
        if self.keys.len() >= self.total() {
            self.sorted = Some(self.order_by_context(bundle).await);
        }
    }

    /// Some of the lines; in the order of the pages until they are ready.
    ///
    /// # Errors
    /// When an article of these lines, or one that settles their order, cannot
    /// be had.
    pub async fn lines(
        &self,
        bundle: &Bundle,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<Line>, BundleError> {
        match &self.gap {
            Some(error) => Err(error.clone()),
            None => self.rows(bundle, offset, limit).await.into_iter().collect(),
        }
    }

    /// The same, each line by itself, or why it cannot be had.
    pub async fn rows(&self, bundle: &Bundle, offset: usize, limit: usize) -> Vec<Result<Line, BundleError>> {
        let end = offset.saturating_add(limit).min(self.total());
        let wanted = offset.min(end)..end;
        let numbers: Vec<u32> = match &self.sorted {
            Some(sorted) => sorted[wanted].to_vec(),
            None => wanted.map(|number| number as u32).collect(),
        };
        self.describe(bundle, &numbers).await
    }

    async fn describe(&self, bundle: &Bundle, numbers: &[u32]) -> Vec<Result<Line, BundleError>> {
        let docs: Vec<u32> = numbers.iter().map(|&number| self.docs[number as usize]).collect();
        let articles = articles(bundle, &docs).await;
        let mut laid: Option<(u32, Laid)> = None;
        let mut rows = Vec::with_capacity(numbers.len());
        for ((&number, &doc), article) in numbers.iter().zip(&docs).zip(&articles) {
            let article = match article {
                Ok(article) => article,
                Err(error) => {
                    rows.push(Err(error.clone()));
                    continue;
                }
            };
            let known = laid.take().filter(|(known, _)| *known == doc);
            if known.is_none() {
                bundle.pause().await;
            }
            let region = bundle.columns().regions().get(doc as usize).copied().unwrap_or_default();
            let (_, here) = laid.insert(known.unwrap_or_else(|| (doc, Laid::of(article, &region))));
            let start = bundle.columns().start(doc);
            let span = &self.spans[number as usize];
            rows.push(Ok(line(doc, article, here, &(span.start - start..span.end - start))));
        }
        rows
    }

    /// The order that needs no contexts.
    async fn order_by_article(&self, bundle: &Bundle, days: &Column) -> Option<Vec<u32>> {
        let day = |doc: u32| days.day_rank(doc).map(u64::from);
        match self.order {
            LineOrder::Page => Some((0..self.total() as u32).collect()),
            LineOrder::Oldest => Some(self.by_article(bundle, |doc| day(doc).unwrap_or(u64::MAX)).await),
            LineOrder::Newest => {
                let latest = |doc| day(doc).map_or(u64::MAX, |rank| descending(rank + 1));
                Some(self.by_article(bundle, latest).await)
            }
            LineOrder::Left | LineOrder::Right if self.total() == 0 => Some(Vec::new()),
            LineOrder::Left | LineOrder::Right => None,
        }
    }

    /// Article by article: of these there are fewer than lines.
    async fn by_article(&self, bundle: &Bundle, key: impl Fn(u32) -> u64) -> Vec<u32> {
        let mut articles: Vec<(u32, Range<u32>)> = Vec::new();
        for lines in self.docs.chunk_by(|a, b| a == b) {
            let from = articles.last().map_or(0, |(_, lines)| lines.end);
            articles.push((lines[0], from..from + lines.len() as u32));
        }
        bundle.pause().await;
        let sorted = ascending(&articles, |(doc, _)| key(*doc));
        bundle.pause().await;
        sorted.into_iter().flat_map(|(_, lines)| lines).collect()
    }

    /// Runs are sorted by the last characters first: each pass keeps the order
    /// of the one before among equals. Then two runs at a time become one.
    async fn order_by_context(&self, bundle: &Bundle) -> Vec<u32> {
        let numbers: Vec<u32> = (0..self.total() as u32).collect();
        let mut runs: Vec<Vec<u32>> = Vec::new();
        for run in numbers.chunks(RUN) {
            bundle.pause().await;
            runs.push((0..SORTED / 3).rev().fold(run.to_vec(), |numbers, part| {
                ascending(&numbers, |&number| self.keys.get(number as usize).map_or(0, |key| key[part]))
            }));
        }
        let before = |a: &u32, b: &u32| self.keys.get(*a as usize) <= self.keys.get(*b as usize);
        while runs.len() > 1 {
            let mut longer = Vec::new();
            for pair in runs.chunks(2) {
                longer.push(match pair {
                    [a, b] => merged(bundle, a, b, &before).await,
                    _ => pair.concat(),
                });
            }
            runs = longer;
        }
        runs.pop().unwrap_or_default()
    }
}

/// Two lists in order as one; among equals the first list's come first.
async fn merged<T: Clone>(bundle: &Bundle, a: &[T], b: &[T], before: &impl Fn(&T, &T) -> bool) -> Vec<T> {
    let (mut a, mut b) = (a, b);
    let mut both = Vec::with_capacity(a.len() + b.len());
    while let ([first, ..], [second, ..]) = (a, b) {
        if both.len() % RUN == 0 {
            bundle.pause().await;
        }
        let from = if before(first, second) { &mut a } else { &mut b };
        both.push(from[0].clone());
        *from = &from[1..];
    }
    both.extend_from_slice(a);
    both.extend_from_slice(b);
    both
}

/// The days of the articles, where lines go by them.
async fn days_for(bundle: &Bundle, order: LineOrder) -> Result<Rc<Column>, BundleError> {
    match order {
        LineOrder::Oldest | LineOrder::Newest => bundle.days().await,
        LineOrder::Page | LineOrder::Left | LineOrder::Right => Ok(Rc::default()),
    }
}

/// The places of all texts in these articles, each place once, with the
/// articles they are in.
async fn occurrences(bundle: &Bundle, matched: &Matched, kept: &[u32]) -> (Vec<Span>, Vec<u32>) {
    let mut all: Vec<Span> = Vec::new();
    let key = |span: &Span| u64::from(span.start) << 32 | u64::from(u32::MAX - span.end);
    for leaf in &matched.leaves {
        if let Where::Text(places) = &leaf.found {
            bundle.pause().await;
            let spans = places.spans();
            let spans = if spans.is_sorted_by_key(key) { spans } else { ascending(&spans, key) };
            all = match all.is_empty() {
                true => spans,
                false => merged(bundle, &all, &spans, &|a, b| key(a) <= key(b)).await,
            };
        }
    }
    if matched.leaves.len() > 1 {
        // Of two that start together the longer one.
        all.dedup_by_key(|span| span.start);
    }
    let (mut spans, mut docs, mut doc, mut kept) = (Vec::new(), Vec::new(), 0, kept);
    for slice in all.chunks(RUN) {
        bundle.pause().await;
        for span in slice {
            doc = next_doc(bundle.columns(), doc, span.start);
            kept = &kept[gallop(kept, doc)..];
            if kept.first() == Some(&doc) {
                spans.push(span.clone());
                docs.push(doc);
            }
        }
    }
    (spans, docs)
}

/// The articles of lines, each read once.
async fn articles(bundle: &Bundle, docs: &[u32]) -> Vec<Result<Rc<Article>, BundleError>> {
    let mut once = docs.to_vec();
    once.sort_unstable();
    once.dedup();
    let mut read: Vec<_> = once.iter().map(|_| Ok(Rc::default())).collect();
    reading::read(bundle, &once, &mut |place, article| read[place] = article).await;
    docs.iter().map(|doc| read[once.partition_point(|known| known < doc)].clone()).collect()
}

/// The line of a stretch of an article.
fn line(doc: u32, article: &Article, laid: &Laid, span: &Span) -> Line {
    let mut parts = laid.0.iter().filter_map(|part| Some((part, part.printed(span)?)));
    let mut line = Line {
        doc,
        id: article.id.clone(),
        page: article.page.clone(),
        title: article.title(),
        date: day(article),
        ..Line::default()
    };
    if let Some((part, range)) = parts.next() {
        line.part = Some(part.part);
        line.left = last(&part.text[..range.start]).to_owned();
        line.hit = part.text[range.clone()].to_owned();
        line.right = behind(part, &range).to_owned();
        line.range = range;
    }
    for (part, range) in parts {
        line.hit.push_str(&part.text[range.clone()]);
        line.right = behind(part, &range).to_owned();
    }
    line
}

/// The last characters of a text.
fn last(text: &str) -> &str {
    let from = text.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(byte, _)| byte);
    &text[from..]
}

fn behind<'a>(part: &'a LaidPart, range: &Range<usize>) -> &'a str {
    let rest = &part.text[range.end..];
    let to = rest.char_indices().nth(CONTEXT).map_or(rest.len(), |(byte, _)| byte);
    &rest[..to]
}

/// What a line is sorted by: characters as numbers, three to a number.
fn key(order: LineOrder, line: &Line) -> [u64; SORTED / 3] {
    let mut key = [0; SORTED / 3];
    let mut put = |at: usize, c: char| key[at / 3] |= u64::from(c) << (42 - 21 * (at % 3));
    let spoken = |c: &char| c.is_alphanumeric();
    match order {
        LineOrder::Left => {
            line.left.chars().rev().filter(spoken).take(SORTED).enumerate().for_each(|(at, c)| put(at, c))
        }
        _ => line.right.chars().filter(spoken).take(SORTED).enumerate().for_each(|(at, c)| put(at, c)),
    }
    key
}

//! Where the texts of a query stand in the corpus.

use super::matching::{occurrences, whole_word};
use super::order::ascending;
use super::sets::{self, gallop};
use super::shape::{Run, Shape, Span, join_all};
use crate::bundle::{Bundle, BundleError, both, together};
use crate::index::{Columns, Field};
use crate::text::{Class, class, word_end};
use std::rc::Rc;

/// Stretches of the corpus by ascending start.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    /// Where each starts.
    pub starts: Rc<Vec<u32>>,
    ends: Ends,
    /// Starts of those that are whole words, where the text could be a part
    /// of one.
    pub whole: Option<Vec<u32>>,
}

#[derive(Debug, Clone)]
enum Ends {
    /// All are so long.
    Length(u32),
    /// Where each ends.
    Each(Vec<u32>),
}

impl Default for Ends {
    fn default() -> Self {
        Self::Length(0)
    }
}

impl Places {
    /// Places from spans.
    pub fn of(spans: &[Span]) -> Self {
        let starts = Rc::new(spans.iter().map(|span| span.start).collect());
        Self { starts, ends: Ends::Each(spans.iter().map(|span| span.end).collect()), whole: None }
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// The stretch with this number.
    pub fn span(&self, index: usize) -> Span {
        let start = self.starts.get(index).copied().unwrap_or(u32::MAX);
        match &self.ends {
            Ends::Length(length) => start..start.saturating_add(*length),
            Ends::Each(ends) => start..ends.get(index).copied().unwrap_or(start),
        }
    }

    /// All stretches.
    pub fn spans(&self) -> Vec<Span> {
        (0..self.len()).map(|index| self.span(index)).collect()
    }

    /// The places that lie in one part of the articles.
    pub fn within(self, columns: &Columns, field: Field) -> Self {
        let wanted = |at: u32| columns.field_at(columns.doc_at(at), at) == field;
        let spans: Vec<Span> = self.spans().into_iter().filter(|span| wanted(span.start)).collect();
        let whole = self.whole.map(|whole| whole.into_iter().filter(|&at| wanted(at)).collect());
        Self { whole, ..Self::of(&spans) }
    }

    /// Only those that are whole words, where the text could be a part of one.
    pub fn whole_words(self) -> Self {
        match self.whole {
            Some(whole) => Self { starts: Rc::new(whole), whole: None, ..self },
            None => self,
        }
    }

    /// The articles that have any, ascending.
    pub fn docs(&self, columns: &Columns) -> Vec<u32> {
        let mut docs = Vec::new();
        let (mut doc, mut end) = (0, 0);
        for &start in self.starts.iter() {
            if start >= end {
                doc = next_doc(columns, doc, start);
                end = columns.start(doc + 1);
                docs.push(doc);
            }
        }
        docs
    }

    /// Keeps the articles that have any.
    pub fn restrict(&self, columns: &Columns, docs: &mut Vec<u32>) {
        let mut rest = self.starts.as_slice();
        docs.retain(|&doc| {
            rest = &rest[gallop(rest, columns.start(doc))..];
            rest.first().is_some_and(|&at| at < columns.start(doc + 1))
        });
    }
}

/// The article at a position, from one that is not behind it.
pub(super) fn next_doc(columns: &Columns, doc: u32, position: u32) -> u32 {
    // Neighbours are likely; beyond them a search over all is as good.
    (doc..doc.saturating_add(4))
        .find(|&near| position < columns.start(near + 1))
        .unwrap_or_else(|| columns.doc_at(position))
}

/// Where a pattern stands.
///
/// # Errors
/// When a chunk is missing or damaged.
pub(super) async fn places(bundle: &Bundle, shape: &Shape) -> Result<Places, BundleError> {
    match shape.runs.as_slice() {
        [] => Ok(Places::default()),
        [run] => {
            let (starts, whole) = both(occurrences(bundle, &run.chars), whole(bundle, &run.chars)).await;
            let starts: Rc<Vec<u32>> = starts?.into();
            let whole = whole?.map(|whole| sets::both(&starts, &whole));
            Ok(Places { starts, ends: Ends::Length(run.chars.len() as u32), whole })
        }
        runs => joined(bundle, runs).await,
    }
}

async fn joined(bundle: &Bundle, runs: &[Run]) -> Result<Places, BundleError> {
    let lists = together(runs.iter().map(|run| occurrences(bundle, &run.chars))).await;
    let lists = lists.into_iter().collect::<Result<Vec<_>, _>>()?;
    bundle.pause().await;
    let mut spans = join_all(runs, lists.iter().map(|list| list.as_slice()));
    bundle.pause().await;
    spans.retain(|span| in_one_field(bundle.columns(), span));
    Ok(Places::of(&spans))
}

/// Whether a stretch lies in one part of one article.
pub(super) fn in_one_field(columns: &Columns, span: &Span) -> bool {
    let doc = columns.doc_at(span.start);
    let last = span.end.saturating_sub(1);
    let field = |position| columns.field_at(doc, position);
    last < columns.start(doc + 1) && field(span.start) == field(last)
}

/// Where a string can stand as whole words, if it begins or ends with letters
/// or digits: 258 is in 12581, but not as a number.
async fn whole(bundle: &Bundle, chars: &[char]) -> Result<Option<Vec<u32>>, BundleError> {
    let first = word_end(chars, 0);
    let last = chars.len() - chars.iter().rev().take_while(|&&c| class(c) == Class::Word).count();
    let ends = [(0, first), (last.max(first), chars.len())].into_iter().filter(|(at, end)| at < end);
    let mut found: Option<Vec<u32>> = None;
    for (at, end) in ends {
        let word: String = chars[at..end].iter().collect();
        let words = whole_word(bundle, &word).await?;
        let words: Vec<u32> = words.list().iter().filter_map(|&start| start.checked_sub(at as u32)).collect();
        found = Some(found.map_or(words.clone(), |found: Vec<u32>| sets::both(&found, &words)));
    }
    Ok(found)
}

/// Places of texts each of which stands near its neighbours in the list: all
/// of them, in order.
pub(super) fn near(columns: &Columns, texts: &[Places], within: u32) -> Places {
    let mut alive: Vec<Vec<Span>> = texts.iter().map(Places::spans).collect();
    let last = alive.len().saturating_sub(1);
    let forth = (0..last).map(|index| (index, index + 1));
    let back = (0..last).rev().map(|index| (index + 1, index));
    for (known, next) in forth.chain(back) {
        let mut spans = std::mem::take(&mut alive[next]);
        spans.retain(|span| has_neighbour(columns, &alive[known], span, within));
        alive[next] = spans;
    }
    Places::of(&ascending(&alive.concat(), |span| u64::from(span.start)))
}

/// Whether one of the spans stands near this one, before or behind it, in the
/// same part of an article.
fn has_neighbour(columns: &Columns, spans: &[Span], span: &Span, within: u32) -> bool {
    let before = spans.partition_point(|other| other.end <= span.start).checked_sub(1);
    let behind = spans.partition_point(|other| other.start < span.end);
    let near = |other: &Span, distance: u32| {
        let both = other.start.min(span.start)..other.end.max(span.end);
        distance <= within && in_one_field(columns, &both)
    };
    before.is_some_and(|index| near(&spans[index], span.start - spans[index].end))
        || spans.get(behind).is_some_and(|other| near(other, other.start - span.end))
}

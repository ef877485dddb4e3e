//! Query × bundle → what was found.

mod facets;
mod hit;
mod matching;
mod order;
mod rank;
mod shape;
mod snippet;
mod suggest;
mod values;

pub use facets::{FacetCounts, FacetValue};
pub use suggest::{Suggestion, suggest};
pub use values::values;

use crate::bundle::{Bundle, BundleError};
use crate::index::{Columns, Facet};
use crate::paper::Kind;
use crate::query::Query;
use order::{ascending, descending};
use std::ops::Range;

/// What is asked of the bundle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The words; an empty query finds every article.
    pub query: Query,
    /// Chosen facet values: any of one facet, all facets together.
    pub chosen: Vec<(Facet, String)>,
    /// Earliest day, ISO 8601, with any precision.
    pub from: Option<String>,
    /// Latest day, ISO 8601; `2022` means to the end of 2022.
    pub to: Option<String>,
    /// Order of the hits.
    pub sort: Sort,
    /// Hits to pass over.
    pub offset: usize,
    /// Hits to describe; the total is always exact.
    pub limit: usize,
}

/// Order of the hits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best first; an empty query gives the order of the corpus.
    #[default]
    Relevance,
    /// Earliest first, undated last.
    Oldest,
    /// Latest first, undated last.
    Newest,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Number of articles found.
    pub total: usize,
    /// All of them in order, by their numbers in the bundle.
    pub docs: Vec<u32>,
    /// Those from `offset`, described.
    pub hits: Vec<Hit>,
    /// Counts of each facet, as if nothing of that facet itself were chosen.
    pub facets: Vec<FacetCounts>,
    /// Lines of pages that belong to no article and match; not counted.
    pub loose: Vec<LooseHit>,
}

/// A line of a page that belongs to no article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LooseHit {
    /// Name of the page.
    pub page: String,
    /// Line number on the page, from 1.
    pub line: usize,
    /// The line, with what matches.
    pub text: Vec<Piece>,
}

/// One article found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hit {
    /// Its id.
    pub id: String,
    /// Name of its page.
    pub page: String,
    /// Its number on the page.
    pub n: usize,
    /// Its title in one line.
    pub title: String,
    /// Whether the title was made from the first clause.
    pub title_made: bool,
    /// Byte ranges of `title` that match.
    pub title_marks: Vec<Range<usize>>,
    /// Day of publication, else of the event, ISO 8601.
    pub date: Option<String>,
    /// Whether that date is inferred.
    pub date_inferred: bool,
    /// What kind of text it is.
    pub kind: Kind,
    /// Names in the byline, in printed order.
    pub byline: Vec<String>,
    /// Best places of the body.
    pub snippet: Vec<Piece>,
    /// How well it matches; comparable within one result only.
    pub score: f32,
}

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// As printed, breaks taken out.
    pub text: String,
    /// Whether it matches.
    pub hit: bool,
}

/// Finds the articles that a request asks for.
///
/// # Errors
/// When a chunk cannot be had or is damaged.
pub async fn search(bundle: &Bundle, request: &Request) -> Result<Found, BundleError> {
    let ranked = rank::rank(bundle, &request.query).await?;
    let (kept, facets) = facets::narrow(bundle.columns(), request, ranked);
    let docs = ordered(bundle.columns(), request.sort, &kept);
    let shown: Vec<(u32, f32)> = docs.iter().skip(request.offset).take(request.limit).copied().collect();
    Ok(Found {
        total: docs.len(),
        hits: hit::describe(bundle, &request.query, &shown).await?,
        docs: docs.into_iter().map(|(doc, _)| doc).collect(),
        facets,
        loose: hit::loose(bundle, &request.query).await?,
    })
}

/// Sorts by score or by date; equal and undated articles keep the order of the
/// corpus.
fn ordered(columns: &Columns, sort: Sort, docs: &[(u32, f32)]) -> Vec<(u32, f32)> {
    let day = |doc: u32| columns.day_rank(doc).map(u64::from);
    ascending(docs, |&(doc, score)| match sort {
        // Scores are not negative, so their bits are in the order of their values.
        Sort::Relevance => descending(u64::from(score.to_bits())),
        Sort::Oldest => day(doc).unwrap_or(u64::MAX),
        Sort::Newest => day(doc).map_or(u64::MAX, |rank| descending(rank + 1)),
    })
}

/// Byte ranges of a printed text at which any term of the query stands, in
/// order and without overlaps: what the app highlights.
pub fn marks(printed: &str, query: &Query) -> Vec<Range<usize>> {
    snippet::marks(printed, query).into_iter().map(|mark| mark.range).collect()
}

//! Query × bundle → what was found.

mod asked;
mod explain;
mod facets;
mod found;
mod histogram;
mod hit;
mod matching;
mod order;
mod rank;
mod relax;
mod shape;
mod snippet;
mod suggest;
mod values;

pub use asked::{Request, Sort, Step, Want};
pub use explain::Explanation;
pub use facets::{FacetCounts, FacetValue};
pub use found::{Found, Hit, LooseHit, Piece, Why};
pub use histogram::{Bar, Histogram};
pub use relax::{Relaxation, RelaxationKind};
pub use suggest::{Suggestion, suggest};
pub use values::values;

use crate::bundle::{Bundle, BundleError};
use crate::index::Columns;
use crate::query::Query;
use order::{ascending, descending};
use std::ops::Range;

/// Finds the articles that a request asks for.
///
/// # Errors
/// When a chunk cannot be had or is damaged.
pub async fn search(bundle: &Bundle, request: &Request) -> Result<Found, BundleError> {
    let ranked = rank::rank(bundle, &request.query).await?;
    let (kept, facets) = facets::narrow(bundle.columns(), request, ranked);
    let docs = ordered(bundle.columns(), request.sort, &kept);
    let shown: Vec<(u32, f32)> = docs.iter().skip(request.offset).take(request.limit).copied().collect();
    let docs: Vec<u32> = docs.into_iter().map(|(doc, _)| doc).collect();
    let histogram = request.want.histogram.map(|step| histogram::histogram(bundle.columns(), step, &docs));
    let loose = if request.want.loose { hit::loose(bundle, &request.query).await? } else { Vec::new() };
    let hits = hit::describe(bundle, &request.query, &shown).await?;
    Ok(Found { total: docs.len(), docs, hits, facets, histogram, loose, ..Found::default() })
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
        Sort::Page => 0,
    })
}

/// Byte ranges of a printed text at which any term of the query stands, in
/// order and without overlaps: what the app highlights.
pub fn marks(printed: &str, query: &Query) -> Vec<Range<usize>> {
    snippet::marks(printed, query).into_iter().map(|mark| mark.range).collect()
}

//! Query × bundle → what was found.

mod asked;
mod days;
mod evaluate;
mod explain;
mod facets;
mod found;
mod histogram;
mod hit;
mod matching;
mod order;
mod places;
mod rank;
mod relax;
mod sets;
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
use crate::query::{Node, Pattern, Phrase, Query, Slot};
use evaluate::evaluate;
use std::ops::Range;

/// Finds the articles that a request asks for.
///
/// # Errors
/// When a chunk cannot be had or is damaged.
pub async fn search(bundle: &Bundle, request: &Request) -> Result<Found, BundleError> {
    let columns = bundle.columns();
    let matched = evaluate(bundle, &tree(&request.query)).await?;
    let (kept, facets) = facets::narrow(columns, request, &matched.docs);
    let ranked = rank::ranked(columns, request.sort, &matched, kept);
    let want = request.want;
    let histogram = want.histogram.map(|step| histogram::histogram(columns, step, &ranked.docs));
    let loose = if want.loose { hit::loose(bundle, &request.query).await? } else { Vec::new() };
    let mut hits = hit::describe(bundle, request, ranked.page(request)).await?;
    if want.explain {
        rank::explain(columns, &matched, ranked.page(request), &mut hits);
    }
    let total = ranked.docs.len();
    Ok(Found { total, docs: ranked.docs, hits, facets, histogram, loose, ..Found::default() })
}

/// The query as a tree.
fn tree(query: &Query) -> Node {
    let text = |term: &Phrase| {
        let slots = term.chars.iter().copied().map(Slot::Char).collect();
        Node::Text {
            field: None,
            pattern: Pattern { typed: term.typed.clone(), quoted: false, whole: false, slots },
        }
    };
    Node::All(query.terms.iter().map(text).collect())
}

/// Byte ranges of a printed text at which any term of the query stands, in
/// order and without overlaps: what the app highlights.
pub fn marks(printed: &str, query: &Query) -> Vec<Range<usize>> {
    snippet::marks(printed, query).into_iter().map(|mark| mark.range).collect()
}

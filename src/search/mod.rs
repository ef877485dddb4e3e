//! Query × bundle → what was found.

mod asked;
mod borders;
mod concordance;
mod days;
mod evaluate;
mod explain;
mod facets;
mod found;
mod histogram;
mod hit;
mod known;
mod laid;
mod marks;
mod matching;
mod order;
mod overview;
mod places;
mod rank;
mod relax;
mod sets;
mod shape;
mod snippet;
mod suggest;
mod values;

pub use asked::{Request, Sort, Step, Want};
pub use concordance::{Concordance, Line, LineOrder};
pub use explain::Explanation;
pub use facets::{FacetCounts, FacetValue};
pub use found::{Found, Hit, LooseHit, Piece, Why};
pub use histogram::{Bar, Histogram};
pub use laid::Part;
pub use marks::{article_marks, marks};
pub use overview::{Overview, overview};
pub use relax::{Relaxation, RelaxationKind};
pub use suggest::{Suggestion, suggest};
pub use values::values;

use crate::bundle::{Bundle, BundleError, both};
use evaluate::evaluate;
use known::Known;

/// Finds the articles that a request asks for.
///
/// # Errors
/// When a chunk cannot be had or is damaged.
pub async fn search(bundle: &Bundle, request: &Request) -> Result<Found, BundleError> {
    let (columns, want) = (bundle.columns(), request.want);
    let reading = Known::for_request(bundle, request);
    let (matched, known) = both(evaluate(bundle, &request.query.root), reading).await;
    let (mut matched, known) = (matched?, known?);
    let mut loose = if want.loose { hit::loose(bundle, &request.query).await? } else { Vec::new() };
    let (assumed, relaxations) = match want.relaxed {
        true => relax::relax(bundle, &request.query, matched.docs.len(), !loose.is_empty()).await?,
        false => (None, Vec::new()),
    };
    if let Some(Relaxation { query, .. }) = &assumed {
        matched = evaluate(bundle, &query.root).await?;
        loose = if want.loose { hit::loose(bundle, query).await? } else { loose };
    }
    let (kept, facets) = facets::narrow(&known, request, &matched.docs);
    let mut ranked = rank::ranked(columns, &known.days, request.sort, &matched, kept);
    let histogram = want.histogram.map(|step| histogram::histogram(&known.days, step, &ranked.docs));
    let mut hits = hit::describe(bundle, &matched, ranked.page(request)).await?;
    if want.explain {
        rank::explain(columns, &matched, ranked.page(request), &mut hits);
    }
    if request.sort == Sort::Relevance {
        hits = ranked.settle(request.offset, hits);
    }
    let (docs, matched) = (ranked.docs, matched.docs);
    Ok(Found { total: docs.len(), docs, matched, hits, facets, histogram, loose, assumed, relaxations })
}

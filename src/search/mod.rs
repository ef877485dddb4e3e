//! Query × bundle → what was found.

mod asked;
mod borders;
mod concordance;
mod days;
mod evaluate;
mod explain;
mod facets;
mod finding;
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
mod reading;
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
pub use finding::{Around, Finding, find};
pub use found::{Found, Hit, LooseHit, Piece, Why};
pub use histogram::{Bar, Histogram};
pub use laid::Part;
pub use marks::{article_marks, marks};
pub use overview::{Overview, overview};
pub use relax::{Relaxation, RelaxationKind};
pub use suggest::{Suggestion, suggest};
pub use values::values;

use crate::bundle::{Bundle, BundleError};

/// Articles between two pauses of a long work.
const SLICE: usize = 2048;

/// Finds the articles that a request asks for, and describes those to be shown.
///
/// # Errors
/// When a chunk cannot be had or is damaged.
pub async fn search(bundle: &Bundle, request: &Request) -> Result<Found, BundleError> {
    find(bundle, request).await?.described(bundle).await
}

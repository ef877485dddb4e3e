//! How the articles found are spread: what can be told after they are shown.

use super::known::Known;
use super::{FacetCounts, Found, Histogram, Request, Step, Want, facets, histogram};
use crate::bundle::{Bundle, BundleError};
use crate::index::Column;

/// As many years and more are counted as years, fewer as months.
const YEARS: usize = 4;

/// The articles found by facets and over time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// Counts of each facet, as if nothing of that facet itself were chosen.
    pub facets: Vec<FacetCounts>,
    /// By months where they lie within a few years, else by years.
    pub histogram: Histogram,
}

/// Counts what a request has found, which is not asked for again.
///
/// # Errors
/// When a column is missing or damaged.
pub async fn overview(bundle: &Bundle, request: &Request, found: &Found) -> Result<Overview, BundleError> {
    let want = Want { facets: true, histogram: Some(Step::Month), ..Want::default() };
    let request = Request { want, ..request.clone() };
    let known = Known::for_request(bundle, &request).await?;
    known.gap.clone().map_or(Ok(()), Err)?;
    let (_, facets) = facets::narrow(bundle, &known, &request, &found.matched).await;
    bundle.pause().await;
    let step = step(&known.days, &request);
    Ok(Overview { facets, histogram: histogram::histogram(&known.days, step, &found.docs) })
}

fn step(days: &Column, request: &Request) -> Step {
    let year = |day: &String| day.get(..4)?.parse::<usize>().ok();
    let mut dated = days.values.iter().filter_map(year);
    let (first, last) = (dated.next(), dated.next_back());
    let from = request.from.as_ref().and_then(year).or(first);
    let to = request.to.as_ref().and_then(year).or(last).or(first);
    match from.zip(to) {
        Some((from, to)) if to.saturating_sub(from) >= YEARS => Step::Year,
        _ => Step::Month,
    }
}

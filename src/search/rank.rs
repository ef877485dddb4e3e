//! Which articles match, and how well: BM25 (Robertson and Zaragoza 2009,
//! *The Probabilistic Relevance Framework*), with the headline weighted.

use super::matching::occurrences;
use crate::bundle::{Bundle, BundleError, together};
use crate::index::{Columns, Field};
use crate::query::Query;

/// An occurrence in the headline counts as this many in the body.
const TITLE: f32 = 4.0;
/// How soon further occurrences stop to matter: 0 at once, larger later.
const K1: f32 = 1.2;
/// How much longer articles are discounted: 0 not at all, 1 in full.
const B: f32 = 0.75;

/// The articles in which every term of the query stands, in order of the
/// corpus, each with its score. An empty query matches all, with score 0.
pub(super) async fn rank(bundle: &Bundle, query: &Query) -> Result<Vec<(u32, f32)>, BundleError> {
    let columns = bundle.columns();
    let lists = together(query.terms.iter().map(|term| occurrences(bundle, &term.chars))).await;
    let lists = lists.into_iter().collect::<Result<Vec<_>, _>>()?;
    let scored = lists.iter().map(|positions| score(columns, &frequencies(columns, positions)));
    let everything = || (0..columns.len() as u32).map(|doc| (doc, 0.0)).collect();
    Ok(scored.reduce(both).unwrap_or_else(everything))
}

/// Articles with the weighted number of occurrences in each.
fn frequencies(columns: &Columns, positions: &[u32]) -> Vec<(u32, f32)> {
    let mut frequencies: Vec<(u32, f32)> = Vec::new();
    let mut end = 0;
    for &position in positions {
        if position >= end {
            let doc = columns.doc_at(position);
            end = columns.start(doc + 1);
            frequencies.push((doc, 0.0));
        }
        if let Some((doc, frequency)) = frequencies.last_mut() {
            *frequency += if columns.field_at(*doc, position) == Field::Title { TITLE } else { 1.0 };
        }
    }
    frequencies
}

fn score(columns: &Columns, frequencies: &[(u32, f32)]) -> Vec<(u32, f32)> {
    let (all, found) = (columns.len() as f32, frequencies.len() as f32);
    let rarity = (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
    let average = columns.average_length();
    let score = |&(doc, frequency): &(u32, f32)| {
        let length = 1.0 - B + B * columns.length(doc) as f32 / average;
        (doc, rarity * frequency * (K1 + 1.0) / (frequency + K1 * length))
    };
    frequencies.iter().map(score).collect()
}

/// Articles of both lists, scores added.
fn both(a: Vec<(u32, f32)>, b: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    let mut rest = b.into_iter().peekable();
    let mut common = Vec::new();
    for (doc, score) in a {
        while rest.next_if(|&(other, _)| other < doc).is_some() {}
        common.extend(rest.next_if(|&(other, _)| other == doc).map(|(_, more)| (doc, score + more)));
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lists_or_nothing() {
        let (a, b) = (vec![(1, 1.0), (3, 1.0), (9, 2.0)], vec![(0, 1.0), (3, 0.5), (9, 1.0)]);
        assert_eq!(both(a, b), [(3, 1.5), (9, 3.0)]);
    }
}

//! Asking for the values of a field: 记者:甲 finds every reporter whose name
//! has 甲 in it.

use super::Why;
use super::marks::marks_in;
use super::shape::Shape;
use super::snippet::pieces;
use crate::bundle::{Bundle, BundleError, both};
use crate::index::tag;
use crate::query::{Field, Slot};
use crate::text;

/// Values of a field that contain what is typed, as searched, in order.
/// Title, body and date have no values.
///
/// # Errors
/// When the chunk of values is missing or damaged.
pub async fn values(
    bundle: &Bundle,
    field: Field,
    typed: &str,
    limit: usize,
) -> Result<Vec<String>, BundleError> {
    let slots: Vec<Slot> = text::fold(typed).chars.into_iter().map(Slot::Char).collect();
    let mut terms = terms(bundle, field, &slots).await?;
    terms.truncate(limit);
    Ok(terms.iter().map(|term| term.chars().skip(1).collect()).collect())
}

/// Values of a field that have a text in them, and the articles that have
/// such a value.
#[derive(Debug, Clone)]
pub(super) struct Values {
    field: Field,
    shape: Shape,
    /// Each value with its articles, ascending.
    each: Vec<(String, Vec<u32>)>,
    /// All of these articles, ascending.
    pub docs: Vec<u32>,
}

impl Values {
    /// The values of an article that match, with what matches in them.
    pub fn why(&self, doc: u32) -> Vec<Why> {
        let here = self.each.iter().filter(|(_, docs)| docs.binary_search(&doc).is_ok());
        let shapes = std::slice::from_ref(&self.shape);
        here.map(|(value, _)| Why::Field(self.field, pieces(value, &marks_in(value, shapes)))).collect()
    }
}

/// The values that have the text in them. A page is also asked for by its
/// number and its paper, which the publisher gave.
///
/// # Errors
/// When a chunk is missing or damaged.
pub(super) async fn with_text(bundle: &Bundle, field: Field, slots: &[Slot]) -> Result<Values, BundleError> {
    let (terms, each) = both(terms(bundle, field, slots), of_pages(bundle, field, slots)).await;
    let (terms, mut each) = (terms?, each?);
    for (term, positions) in terms.iter().zip(bundle.terms(&terms).await?) {
        let docs = positions.list().iter().map(|&position| bundle.columns().doc_at(position)).collect();
        bundle.pause().await;
        each.push((term.chars().skip(1).collect(), docs));
    }
    let mut docs: Vec<u32> = each.iter().flat_map(|(_, docs)| docs).copied().collect();
    docs.sort_unstable();
    docs.dedup();
    Ok(Values { field, shape: Shape::of(slots), each, docs })
}

async fn of_pages(
    bundle: &Bundle,
    field: Field,
    slots: &[Slot],
) -> Result<Vec<(String, Vec<u32>)>, BundleError> {
    if field != Field::Page {
        return Ok(Vec::new());
    }
    let (pages, shape) = (bundle.pages().await?, Shape::of(slots));
    let mut found = Vec::new();
    for page in pages.iter() {
        let known = page.about.number.iter().chain(&page.about.paper);
        let asked = known.filter(|text| shape.stands_in(&text::fold(text).chars));
        found.extend(asked.map(|text| (text.clone(), (page.first..page.first + page.count).collect())));
    }
    Ok(found)
}

/// The terms of the field's values that have the text in them.
async fn terms(bundle: &Bundle, field: Field, slots: &[Slot]) -> Result<Vec<String>, BundleError> {
    let Some(tag) = tag(field) else { return Ok(Vec::new()) };
    let list = bundle.values().await?;
    let mut terms = list.starting_with(tag.encode_utf8(&mut [0; 4]), usize::MAX);
    let (shape, mut chars) = (Shape::of(slots), Vec::new());
    terms.retain(|term| {
        chars.clear();
        chars.extend(term.chars().skip(1));
        slots.is_empty() || shape.stands_in(&chars)
    });
    Ok(terms)
}

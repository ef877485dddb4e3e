//! Asking for the values of a field: 记者:甲 finds every reporter whose name
//! has 甲 in it.

use super::Why;
use super::marks::marks_in;
use super::shape::Shape;
use super::snippet::pieces;
use crate::bundle::{Bundle, BundleError, both};
use crate::index::{Key, tag};
use crate::query::{Field, Slot};
use crate::text;
use std::ops::Range;

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
    let terms = terms(bundle, field, &slots).await?;
    Ok(terms.into_iter().take(limit).map(|(_, value)| value).collect())
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
    let keys: Vec<Range<Key>> = terms.iter().map(|(number, _)| bundle.root().value(*number)).collect();
    for ((_, value), found) in terms.into_iter().zip(bundle.positions(&keys).await?) {
        bundle.pause().await;
        each.push((value, found.list().iter().map(|&at| bundle.columns().doc_at(at)).collect()));
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

/// The field's values that have the text in them, with their numbers among
/// the values of all fields; no other field's are read.
async fn terms(bundle: &Bundle, field: Field, slots: &[Slot]) -> Result<Vec<(u32, String)>, BundleError> {
    let Some(tag) = tag(field) else { return Ok(Vec::new()) };
    let runs = bundle.values(tag.encode_utf8(&mut [0; 4])).await?;
    let (shape, mut chars) = (Shape::of(slots), Vec::new());
    let mut found = Vec::new();
    for (number, term) in runs.iter().flat_map(|run| run.words()) {
        let Some(value) = term.strip_prefix(tag) else { continue };
        chars.clear();
        chars.extend(value.chars());
        if slots.is_empty() || shape.stands_in(&chars) {
            found.push((number, value.to_owned()));
        }
    }
    Ok(found)
}

//! Texts that are entries, or stand in entries.

use crate::bundle::{Bundle, BundleError, Row, both};
use crate::lexicon::{Entry, ascending, best_first};

/// Most shelves that are fetched for the beginning of a text.
const SHELVES: usize = 2;

/// The entry whose text as searched is just this.
///
/// # Errors
/// When a chunk is missing or damaged.
pub async fn known(bundle: &Bundle, chars: &[char]) -> Result<Option<Entry>, BundleError> {
    let key: String = chars.iter().collect();
    if let Some(entry) = bundle.top().await?.get(&key).pop() {
        return Ok(Some(entry));
    }
    let shelves = bundle.shelves(Row::Texts, &key, 1).await?;
    Ok(shelves.iter().find_map(|shelf| shelf.get(&key).pop()))
}

/// The entries that begin with a text, the most frequent first, then those
/// that contain it elsewhere, at most `limit`. Of a large lexicon those that
/// contain it elsewhere are looked for among the most frequent only.
///
/// # Errors
/// When a chunk is missing or damaged.
pub async fn containing(bundle: &Bundle, chars: &[char], limit: usize) -> Result<Vec<Entry>, BundleError> {
    let typed: String = chars.iter().collect();
    let (top, shelves) = both(bundle.top(), bundle.shelves(Row::Texts, &typed, SHELVES)).await;
    let mut found: Vec<(u8, Entry)> = Vec::new();
    bundle.pause().await;
    top?.starting_with("", &mut |key, entry| {
        if let Some(at) = key.find(&typed) {
            found.push((u8::from(at > 0), entry));
        }
    });
    for shelf in shelves? {
        shelf.starting_with(&typed, &mut |_, entry| found.push((0, entry)));
    }
    let mut entries: Vec<Entry> = Vec::new();
    for (_, entry) in ascending(found, |(rank, entry)| best_first(*rank, entry)) {
        if entries.len() < limit && entries.iter().all(|known| known.text != entry.text) {
            entries.push(entry);
        }
    }
    Ok(entries)
}

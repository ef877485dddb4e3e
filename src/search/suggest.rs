//! Names, headlines and phrases of the corpus that a reader may be typing.

use crate::bundle::{Bundle, BundleError, both};
use crate::lexicon::EntryKind;
use crate::lookup;
use crate::text;

/// A name or phrase to suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// As printed.
    pub text: String,
    /// What it is.
    pub kind: EntryKind,
    /// Number of articles in whose text it stands.
    pub count: u32,
}

/// What begins with what is typed, what is spelled by its letters, then what
/// contains it: the most frequent first in each group.
///
/// # Errors
/// When a chunk of the lexicon is missing or damaged.
pub async fn suggest(bundle: &Bundle, typed: &str, limit: usize) -> Result<Vec<Suggestion>, BundleError> {
    let chars = text::fold(typed).chars;
    if chars.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: Vec<Suggestion> = Vec::new();
    let (spelled, containing) =
        both(lookup::spelled_by(bundle, typed, limit), lookup::containing(bundle, &chars, limit)).await;
    for spelled in spelled? {
        found.push(Suggestion { text: spelled.text, kind: spelled.kind, count: spelled.count });
    }
    for entry in containing? {
        if found.iter().all(|known| known.text != entry.text) {
            found.push(Suggestion { text: entry.text, kind: entry.kind, count: entry.count });
        }
    }
    found.truncate(limit);
    Ok(found)
}

//! Names of the corpus that a reader may be typing.

use crate::bundle::{Bundle, BundleError, NameKind};
use crate::text;

/// A name to suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// As printed.
    pub text: String,
    /// What it names.
    pub kind: NameKind,
    /// Number of articles that have it.
    pub count: u32,
}

/// Names that begin with what is typed, then names that contain it, the most
/// frequent first in each group.
///
/// # Errors
/// When the chunk of names is missing or damaged.
pub async fn suggest(bundle: &Bundle, typed: &str, limit: usize) -> Result<Vec<Suggestion>, BundleError> {
    let typed = text::fold(typed);
    let names = bundle.names().await?;
    let places = |name: &str| text::fold(name).find(&typed.chars).first().map(|place| place.start);
    let mut found: Vec<_> =
        names.iter().filter_map(|name| places(&name.text).map(|at| (at > 0, name))).collect();
    found.sort_by_key(|(inside, _)| *inside);
    let suggestion = |name: &crate::bundle::Name| Suggestion {
        text: name.text.clone(),
        kind: name.kind,
        count: name.count,
    };
    Ok(found.into_iter().take(limit).map(|(_, name)| suggestion(name)).collect())
}

//! Names of the corpus that a reader may be typing.

use crate::bundle::{Bundle, BundleError, Name, NameKind};
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
    let place = |name: &Name| text::fold(&name.text).find(&typed.chars).first().map(|place| place.start);
    let placed: Vec<(usize, &Name)> = names.iter().filter_map(|name| Some((place(name)?, name))).collect();
    let begin = placed.iter().filter(|(at, _)| *at == 0);
    let contain = placed.iter().filter(|(at, _)| *at > 0);
    Ok(begin.chain(contain).take(limit).map(|(_, name)| suggestion(name)).collect())
}

fn suggestion(name: &Name) -> Suggestion {
    Suggestion { text: name.text.clone(), kind: name.kind, count: name.count }
}

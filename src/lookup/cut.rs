//! A text that was typed without blanks, and a text that stands across words.

use super::known;
use crate::bundle::{Bundle, BundleError, together};
use crate::lexicon::{self, Entry, EntryKind, Known, LONGEST, Piece, ascending, best_first};
use crate::text::{Class, class};

/// Longest text that is cut; a longer one stays one piece.
const TEXT: usize = 64;

/// Cuts a text into entries of the lexicon and what lies between them; what
/// lies between is cut where two characters stand nowhere side by side, and a
/// single character joins an entry beside which it stands somewhere.
///
/// # Errors
/// When a chunk is missing or damaged.
pub async fn cut(bundle: &Bundle, chars: &[char]) -> Result<Vec<Piece>, BundleError> {
    if chars.len() > TEXT {
        return Ok(vec![Piece { range: 0..chars.len(), known: None }]);
    }
    let entries = entries_in(bundle, chars).await?;
    let mut parted = vec![false; chars.len() + 1];
    let apart = together(chars.windows(2).map(|pair| apart(bundle, pair[0], pair[1]))).await;
    for (at, apart) in apart.into_iter().enumerate() {
        parted[at + 1] = apart?;
    }
    let pieces = lexicon::cut(chars.len(), &entries, |at| parted[at]);
    Ok(lexicon::whole(pieces, |at| parted[at]))
}

/// Whether two characters are signs that stand nowhere side by side.
async fn apart(bundle: &Bundle, first: char, second: char) -> Result<bool, BundleError> {
    if class(first) != Class::Sign || class(second) != Class::Sign {
        return Ok(false);
    }
    let Some(keys) = bundle.root().pair(first, second) else { return Ok(true) };
    Ok(bundle.positions(&[keys]).await?.iter().all(|found| found.list().is_empty()))
}

/// All parts of a text that are entries; headlines are no words.
async fn entries_in(bundle: &Bundle, chars: &[char]) -> Result<Vec<Known>, BundleError> {
    // What begins together stands on one shelf.
    let from = async |start: usize| {
        let mut entries = Vec::new();
        for end in start + 2..=chars.len().min(start + LONGEST) {
            let entry = known(bundle, &chars[start..end]).await?;
            let entry = entry.filter(|entry| entry.kind != EntryKind::Headline);
            entries.extend(entry.map(|entry| (start..end, entry.count)));
        }
        Ok(entries)
    };
    let entries = together((0..chars.len()).map(from)).await;
    Ok(entries.into_iter().collect::<Result<Vec<_>, BundleError>>()?.concat())
}

/// An entry that stands across the border of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    /// The entry.
    pub entry: Entry,
    /// Its place against the text's first character: below zero where it
    /// begins before the text.
    pub at: isize,
}

/// The entries that may stand across one border of a text and make it a
/// chance meeting of two words: with 新设 or 报栏 beside it, 设报 is no word.
/// Those that stand across the border where an occurrence is can be searched
/// for at that place. The most frequent first, at most `limit`.
///
/// # Errors
/// When a chunk is missing or damaged.
pub async fn crossing(bundle: &Bundle, chars: &[char], limit: usize) -> Result<Vec<Crossing>, BundleError> {
    let mut found: Vec<Crossing> = Vec::new();
    bundle.top().await?.starting_with("", &mut |key, entry| {
        let word: Vec<char> = key.chars().collect();
        if entry.kind == EntryKind::Headline {
            return;
        }
        for shared in 1..chars.len().min(word.len()) {
            if word.ends_with(&chars[..shared]) {
                let at = shared as isize - word.len() as isize;
                found.push(Crossing { entry: entry.clone(), at });
            }
            if word.starts_with(&chars[chars.len() - shared..]) {
                found.push(Crossing { entry: entry.clone(), at: (chars.len() - shared) as isize });
            }
        }
    });
    let mut sorted = ascending(found, |crossing| best_first(0, &crossing.entry));
    sorted.truncate(limit);
    Ok(sorted)
}

//! Letters, or letters and characters, → the entries that are spelled so.

use super::{Candidate, Ranked};
use crate::bundle::{Bundle, BundleError, Row, both, together};
use crate::lexicon::{Entry, How, INITIALS, Sounds, Spelled, Spelling, spelled};
use crate::text;

/// Most shelves that are fetched for one way to cut the letters.
const SHELVES: usize = 2;
/// Most ways to cut the letters for which shelves are fetched.
const CUTS: usize = 4;

/// What the letters that were typed may mean: entries, or beginnings of
/// entries, each once, at most `limit`, in the order of [`spelled_by`].
///
/// # Errors
/// When a chunk is missing or damaged.
pub async fn by_pinyin(bundle: &Bundle, typed: &str, limit: usize) -> Result<Vec<Candidate>, BundleError> {
    Ok(ranked(bundle, typed).await?.best(limit, |candidate| &candidate.meant))
}

/// The entries that what is typed spells: by full pinyin, by initials, or by
/// both and characters mixed; first whole entries, then those that go on. The
/// most frequent first of each kind, at most `limit`. None where nothing
/// typed is a Latin letter.
///
/// # Errors
/// When a chunk is missing or damaged.
pub async fn spelled_by(bundle: &Bundle, typed: &str, limit: usize) -> Result<Vec<Candidate>, BundleError> {
    Ok(ranked(bundle, typed).await?.best(limit, |candidate| &candidate.text))
}

async fn ranked(bundle: &Bundle, typed: &str) -> Result<Ranked, BundleError> {
    let Some(spelling) = Spelling::of(typed) else { return Ok(Ranked::default()) };
    let (sounds, top) = both(bundle.sounds(), bundle.top()).await;
    let (sounds, top) = (sounds?, top?);
    let mut ranked = Ranked::default();
    let mut chars = Vec::new();
    bundle.pause().await;
    top.starting_with("", &mut |key, entry| {
        chars.clear();
        chars.extend(key.chars());
        consider(&sounds, &spelling, &chars, entry, &mut ranked);
    });
    if !bundle.top_is_all() {
        from_shelves(bundle, &sounds, &spelling, &mut ranked).await?;
    }
    Ok(ranked)
}

async fn from_shelves(
    bundle: &Bundle,
    sounds: &Sounds,
    spelling: &Spelling,
    ranked: &mut Ranked,
) -> Result<(), BundleError> {
    let mut prefixes: Vec<String> = Vec::new();
    for initials in spelling.initials(sounds).into_iter().take(CUTS) {
        let prefix: String = initials.chars().take(INITIALS).collect();
        if !prefixes.contains(&prefix) {
            prefixes.push(prefix);
        }
    }
    let shelves =
        together(prefixes.iter().map(|prefix| bundle.shelves(Row::Initials, prefix, SHELVES))).await;
    for (prefix, shelves) in prefixes.iter().zip(shelves) {
        for shelf in shelves? {
            shelf.starting_with(prefix, &mut |_, entry| {
                consider(sounds, spelling, &text::fold(&entry.text).chars, entry, ranked);
            });
        }
    }
    Ok(())
}

fn consider(sounds: &Sounds, spelling: &Spelling, chars: &[char], entry: Entry, ranked: &mut Ranked) {
    if let Some(Spelled { how, longer, length }) = spelled(sounds, spelling, chars) {
        let rank = how as u8 + if longer { How::Mixed as u8 + 1 } else { 0 };
        ranked.push(rank, entry, how, 0..length);
    }
}

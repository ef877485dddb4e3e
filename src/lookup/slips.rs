//! Characters that are in no article → the entries that may be meant.

use super::{Candidate, Ranked};
use crate::bundle::{Bundle, BundleError, Row, both, together};
use crate::lexicon::{Entry, Sounds, initials_of, slip};
use crate::text;

/// Most shelves that are fetched for one first character.
const SHELVES: usize = 4;
/// Most look-alikes of the first character for which shelves are fetched.
const ALIKE: usize = 3;
/// Most ways to read the text for which shelves are fetched.
const READINGS: usize = 8;

/// The entries, or parts of entries, that a slip turns into what was typed:
/// characters of the same sound first, then look-alikes, near sounds, and one
/// character missing, extra, swapped or replaced. Fewer wrong characters and
/// more frequent entries come first; at most `limit`.
///
/// # Errors
/// When a chunk is missing or damaged.
pub async fn slips(bundle: &Bundle, chars: &[char], limit: usize) -> Result<Vec<Candidate>, BundleError> {
    let (sounds, top) = both(bundle.sounds(), bundle.top()).await;
    let (sounds, top) = (sounds?, top?);
    let mut ranked = Ranked::default();
    bundle.pause().await;
    top.starting_with("", &mut |key, entry| {
        consider(&sounds, chars, &key.chars().collect::<Vec<char>>(), entry, &mut ranked);
    });
    if !bundle.top_is_all() {
        from_shelves(bundle, &sounds, chars, &mut ranked).await?;
    }
    Ok(ranked.best(limit, |candidate| &candidate.meant))
}

fn consider(sounds: &Sounds, typed: &[char], chars: &[char], entry: Entry, ranked: &mut Ranked) {
    let Some((how, count, part)) = slip(sounds, typed, chars) else { return };
    let longer = part.len() < chars.len();
    let rank = how as u8 * 8 + (count.min(4) as u8).saturating_sub(1) * 2 + u8::from(longer);
    ranked.push(rank, entry, how, part);
}

/// Looks where the entry may stand: beside what begins like the text, like
/// its second character (the first is extra, or the two are swapped), like a
/// look-alike, and beside what sounds like it.
async fn from_shelves(
    bundle: &Bundle,
    sounds: &Sounds,
    typed: &[char],
    ranked: &mut Ranked,
) -> Result<(), BundleError> {
    let mut firsts: Vec<char> = typed.iter().take(2).copied().collect();
    firsts.extend(typed.iter().take(1).flat_map(|&first| sounds.look_alikes(first)).take(ALIKE));
    let readings = |c: char| sounds.syllables(c).filter_map(|syllable| syllable.chars().next()).collect();
    let wanted = firsts.into_iter().map(|first| (Row::Texts, first.to_string(), SHELVES));
    let heard = initials_of(typed, &readings).into_iter().take(READINGS);
    let wanted: Vec<(Row, String, usize)> =
        wanted.chain(heard.map(|initials| (Row::Initials, initials, 1))).collect();
    let shelves =
        together(wanted.iter().map(|(row, prefix, limit)| bundle.shelves(*row, prefix, *limit))).await;
    for ((_, prefix, _), shelves) in wanted.iter().zip(shelves) {
        for shelf in shelves? {
            bundle.pause().await;
            shelf.starting_with(prefix, &mut |_, entry| {
                consider(sounds, typed, &text::fold(&entry.text).chars, entry, ranked);
            });
        }
    }
    Ok(())
}

//! Where a string stands: its terms' positions, laid over one another.
//!
//! Every pair of neighbours in the string is a term, so a position at which
//! all pairs agree is an occurrence, and no occurrence is missed.

use super::order::sorted;
use crate::bundle::{Bundle, BundleError, Positions, both, together};
use crate::index::{Columns, Key};
use crate::text::{Class, SPACE, STOP, class, word_end};
use std::ops::Range;

/// One thing that must stand at an offset of the string.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// A pair of neighbours.
    Pair { at: usize, pair: [char; 2] },
    /// A character with any follower: the end of the string.
    Last { at: usize, c: char },
    /// A word, of which the string may have only the end (`before`) or the
    /// beginning (`after`).
    Word { at: usize, word: String, before: bool, after: bool },
}

/// All positions at which the string stands, ascending.
///
/// # Errors
/// When a chunk is missing or damaged.
pub(super) async fn occurrences(bundle: &Bundle, chars: &[char]) -> Result<Vec<u32>, BundleError> {
    let (words, signs): (Vec<Part>, Vec<Part>) =
        parts(chars).into_iter().partition(|part| matches!(part, Part::Word { .. }));
    let Some(ranges) = signs.iter().map(|sign| sign.keys(bundle)).collect::<Option<Vec<_>>>() else {
        // A character that the corpus does not have.
        return Ok(Vec::new());
    };
    let words = together(words.iter().map(|word| word.starts(bundle)));
    let (words, pairs) = both(words, pairs(bundle, &ranges)).await;
    let mut lists = words.into_iter().collect::<Result<Vec<List>, _>>()?;
    lists.extend(pairs?);
    bundle.pause().await;
    let mut found = overlaid(&lists);
    if chars.contains(&STOP) {
        found.retain(|&at| within_one_field(bundle.columns(), at, chars.len()));
    }
    Ok(found)
}

/// The positions of pairs, each with the offset of its pair in the string.
async fn pairs(bundle: &Bundle, ranges: &[(usize, Range<Key>)]) -> Result<Vec<List>, BundleError> {
    let keys: Vec<Range<Key>> = ranges.iter().map(|(_, keys)| keys.clone()).collect();
    let found = bundle.positions(&keys).await?;
    let mut lists = Vec::with_capacity(found.len());
    for ((at, _), positions) in ranges.iter().zip(found) {
        bundle.pause().await;
        lists.push((*at, ascending(positions)));
    }
    Ok(lists)
}

/// Several terms' lists become one.
fn ascending(positions: Positions) -> Positions {
    if positions.list().is_sorted() {
        return positions;
    }
    sorted(positions.list().to_vec()).into()
}

/// An offset in the string, and all positions of what stands there.
type List = (usize, Positions);

/// The starts that all lists agree on, the shortest list first.
fn overlaid(lists: &[List]) -> Vec<u32> {
    let shortest = (0..lists.len()).min_by_key(|&index| lists[index].1.list().len());
    let Some((at, positions)) = shortest.map(|index| &lists[index]) else { return Vec::new() };
    let mut found: Vec<u32> = shifted(positions.list(), *at).collect();
    let others = lists.iter().enumerate().filter(|(index, _)| Some(*index) != shortest);
    others.for_each(|(_, (at, positions))| keep_common(&mut found, positions.list(), *at as u32));
    found
}

impl Part {
    /// The terms of a pair or of a last character.
    fn keys(&self, bundle: &Bundle) -> Option<(usize, Range<Key>)> {
        match self {
            Self::Pair { at, pair: [a, b] } => Some((*at, bundle.root().pair(*a, *b)?)),
            Self::Last { at, c } => Some((*at, bundle.root().beginning_with(*c)?)),
            Self::Word { .. } => None,
        }
    }

    /// Where a word stands; nowhere for what is none.
    async fn starts(&self, bundle: &Bundle) -> Result<List, BundleError> {
        match self {
            Self::Word { at, word, before, after } => {
                Ok((*at, word_starts(bundle, word, *before, *after).await?))
            }
            Self::Pair { at, .. } | Self::Last { at, .. } => Ok((*at, Vec::new().into())),
        }
    }
}

/// The parts that together make the string. Pairs need not overlap: of
/// 柳桥办事处 the pairs 柳桥, 办事 and 事处 say it all but 桥|办, which their
/// distance says.
fn parts(chars: &[char]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = word_end(chars, at);
        if end > at {
            parts.push(word_part(chars, at, end));
            parts.extend((end < chars.len()).then(|| pair(chars, end - 1)));
            at = end;
        } else if chars[at] == SPACE || chars[at] == STOP {
            at += 1;
        } else {
            at = push_sign(&mut parts, chars, at);
        }
    }
    parts
}

/// Adds the part for the sign at `at` and answers how far it reaches.
fn push_sign(parts: &mut Vec<Part>, chars: &[char], at: usize) -> usize {
    let before = at.checked_sub(1).map(|before| chars[before]);
    match (before, chars.get(at + 1)) {
        (_, Some(_)) => parts.push(pair(chars, at)),
        (None | Some(STOP), None) => parts.push(Part::Last { at, c: chars[at] }),
        (Some(before), None) if is_sign(before) => parts.push(pair(chars, at - 1)),
        // The last pair of the word before has said it.
        (Some(_), None) => {}
    }
    let said = chars.get(at + 1).is_some_and(|&next| is_sign(next)) && chars.get(at + 2) != Some(&STOP);
    if said { at + 2 } else { at + 1 }
}

fn is_sign(c: char) -> bool {
    c != SPACE && c != STOP && class(c) == Class::Sign
}

fn pair(chars: &[char], at: usize) -> Part {
    Part::Pair { at, pair: [chars[at], chars[at + 1]] }
}

fn word_part(chars: &[char], at: usize, end: usize) -> Part {
    let word: String = chars[at..end].iter().collect();
    Part::Word { at, word, before: at == 0, after: end == chars.len() }
}

/// All positions at which a word or number stands whole.
///
/// # Errors
/// When a chunk is missing or damaged.
pub(super) async fn whole_word(bundle: &Bundle, word: &str) -> Result<Positions, BundleError> {
    word_starts(bundle, word, false, false).await
}

/// Where a word stands, or words that have it as a part.
async fn word_starts(
    bundle: &Bundle,
    part: &str,
    before: bool,
    after: bool,
) -> Result<Positions, BundleError> {
    let fits = |word: &str| match (before, after) {
        (true, true) => word.contains(part),
        (true, false) => word.ends_with(part),
        (false, true) => word.starts_with(part),
        (false, false) => word == part,
    };
    // Words are sorted: only of one whose beginning is not known all are read.
    let prefix = if before { "" } else { part };
    let runs = bundle.words(prefix, if before || after { usize::MAX } else { 1 }).await?;
    let words = runs.iter().flat_map(|run| run.words()).filter(|(_, word)| fits(word));
    let words: Vec<(u32, &str)> = words.collect();
    let keys: Vec<Range<Key>> = words.iter().map(|(number, _)| bundle.root().word(*number)).collect();
    let mut found = Vec::new();
    for ((_, word), positions) in words.iter().zip(bundle.positions(&keys).await?) {
        for offset in offsets(word, part, before, after) {
            found.extend(positions.list().iter().map(|&position| position + offset));
        }
    }
    Ok(sorted(found).into())
}

/// Where in the word the part stands, in characters.
fn offsets(word: &str, part: &str, before: bool, after: bool) -> Vec<u32> {
    let (word, part): (Vec<char>, Vec<char>) = (word.chars().collect(), part.chars().collect());
    let all = word.windows(part.len()).enumerate().filter(|(_, window)| *window == part);
    let ends = word.len() - part.len();
    all.map(|(at, _)| at)
        .filter(|&at| (before || at == 0) && (after || at == ends))
        .map(|at| at as u32)
        .collect()
}

/// Positions moved back by an offset; those before the beginning fall away.
fn shifted(positions: &[u32], by: usize) -> impl Iterator<Item = u32> {
    positions.iter().filter_map(move |position| position.checked_sub(by as u32))
}

/// Keeps the numbers that, moved on by an offset, stand in the other list. Both
/// ascend.
fn keep_common(found: &mut Vec<u32>, many: &[u32], by: u32) {
    let mut rest = many;
    found.retain(|&number| {
        let wanted = number.saturating_add(by);
        rest = &rest[gallop(rest, wanted)..];
        rest.first() == Some(&wanted)
    });
}

/// Index of the first number that is not below `wanted`: doubling steps, then
/// halving ones, so that passing over much costs little.
fn gallop(list: &[u32], wanted: u32) -> usize {
    let mut step = 1;
    while step < list.len() && list[step] < wanted {
        step *= 2;
    }
    let (from, to) = (step / 2, list.len().min(step + 1));
    from + list[from..to].partition_point(|&number| number < wanted)
}

/// A string with a stop in it must not begin in one field and end in another:
/// the empty position between fields looks like a stop.
fn within_one_field(columns: &Columns, at: u32, length: usize) -> bool {
    let place = |position| {
        let doc = columns.doc_at(position);
        (doc, columns.field_at(doc, position))
    };
    place(at) == place(at + length as u32 - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cover(text: &str) -> Vec<Part> {
        parts(&text.chars().collect::<Vec<_>>())
    }

    fn term(at: usize, term: &str) -> Part {
        pair(&[vec!['\n'; at], term.chars().collect()].concat(), at)
    }

    #[test]
    fn every_other_pair_is_enough() {
        assert_eq!(cover("柳桥"), [term(0, "柳桥")]);
        assert_eq!(cover("柳桥办"), [term(0, "柳桥"), term(1, "桥办")]);
        assert_eq!(cover("柳桥办事处"), [term(0, "柳桥"), term(2, "办事"), term(3, "事处")]);
    }

    #[test]
    fn one_character_is_a_range() {
        assert_eq!(cover("报"), [Part::Last { at: 0, c: '报' }]);
    }

    #[test]
    fn words_may_be_parts_at_the_ends_only() {
        let word = |at, word: &str, before, after| Part::Word { at, word: word.to_owned(), before, after };
        assert_eq!(cover("258"), [word(0, "258", true, true)]);
        assert_eq!(cover("2021年"), [word(0, "2021", true, false), term(3, "1年"),]);
        assert_eq!(cover("第12"), [term(0, "第1"), word(1, "12", false, true)]);
        assert_eq!(cover("第12号"), [term(0, "第1"), word(1, "12", false, false), term(2, "2号")]);
    }

    proptest! {
        #[test]
        fn intersecting_is_what_sets_do(a in prop::collection::btree_set(0u32..300, 0..60), b in prop::collection::btree_set(0u32..300, 0..200), by in 0u32..9) {
            let both: Vec<u32> = a.iter().copied().filter(|number| b.contains(&(number + by))).collect();
            let (mut a, b): (Vec<u32>, Vec<u32>) = (a.into_iter().collect(), b.into_iter().collect());
            keep_common(&mut a, &b, by);
            prop_assert_eq!(a, both);
        }
    }
}

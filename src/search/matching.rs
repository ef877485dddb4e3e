//! Where a string stands: its terms' positions, laid over one another.
//!
//! Every pair of neighbours in the string is a term, so a position at which
//! all pairs agree is an occurrence, and no occurrence is missed.

use crate::bundle::{Bundle, BundleError, together};
use crate::index::Columns;
use crate::text::{Class, SPACE, STOP, class, word_end};

/// One thing that must stand at an offset of the string.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// A term of the index, whole.
    Term { at: usize, term: String },
    /// A character with any follower: the end of the string.
    Last { at: usize, c: char },
    /// A word of which the string may have only the end (`before`) or the
    /// beginning (`after`).
    Word { at: usize, word: String, before: bool, after: bool },
}

/// All positions at which the string stands, ascending.
///
/// # Errors
/// When a chunk is missing or damaged.
pub(super) async fn occurrences(bundle: &Bundle, chars: &[char]) -> Result<Vec<u32>, BundleError> {
    let lists = parts(chars).into_iter().map(|part| starts(bundle, part));
    let mut lists = together(lists).await.into_iter().collect::<Result<Vec<_>, _>>()?;
    let shortest = (0..lists.len()).min_by_key(|&index| lists[index].len());
    let first = shortest.map(|index| lists.swap_remove(index)).unwrap_or_default();
    let mut found = lists.into_iter().fold(first, |found, list| intersect(&found, &list));
    if chars.contains(&STOP) {
        found.retain(|&at| within_one_field(bundle.columns(), at, chars.len()));
    }
    Ok(found)
}

/// The parts that together make the string. Pairs need not overlap: of
/// 双桥办事处 the pairs 双桥, 办事 and 事处 say it all but 桥|办, which their
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
    Part::Term { at, term: chars[at..at + 2].iter().collect() }
}

fn word_part(chars: &[char], at: usize, end: usize) -> Part {
    let word: String = chars[at..end].iter().collect();
    let (before, after) = (at == 0, end == chars.len());
    if before || after { Part::Word { at, word, before, after } } else { Part::Term { at, term: word } }
}

/// Positions at which the string would have to start for this part.
async fn starts(bundle: &Bundle, part: Part) -> Result<Vec<u32>, BundleError> {
    match part {
        Part::Term { at, term } => Ok(shift(bundle.term(&term).await?, at)),
        Part::Last { at, c } => Ok(shift(bundle.terms_starting_with(c.encode_utf8(&mut [0; 4])).await?, at)),
        Part::Word { at, word, before, after } => word_starts(bundle, at, &word, before, after).await,
    }
}

async fn word_starts(
    bundle: &Bundle,
    at: usize,
    part: &str,
    before: bool,
    after: bool,
) -> Result<Vec<u32>, BundleError> {
    let fits = |word: &str| match (before, after) {
        (true, true) => word.contains(part),
        (true, false) => word.ends_with(part),
        _ => word.starts_with(part),
    };
    let words = bundle.words().await?.filter(fits);
    let lists = together(words.iter().map(|word| bundle.term(word))).await;
    let mut found = Vec::new();
    for (word, list) in words.iter().zip(lists) {
        let list = list?;
        for offset in offsets(word, part, before, after) {
            found.extend(list.iter().map(|&position| position + offset));
        }
    }
    found.sort_unstable();
    Ok(shift(found, at))
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

/// Moves positions back by an offset; those before the beginning fall away.
fn shift(positions: Vec<u32>, by: usize) -> Vec<u32> {
    if by == 0 {
        return positions;
    }
    positions.into_iter().filter_map(|position| position.checked_sub(by as u32)).collect()
}

/// Numbers that stand in both ascending lists. `few` is the shorter one.
fn intersect(few: &[u32], many: &[u32]) -> Vec<u32> {
    let mut rest = many;
    let mut both = Vec::new();
    for &number in few {
        rest = &rest[gallop(rest, number)..];
        match rest.first() {
            Some(&found) if found == number => both.push(number),
            Some(_) => {}
            None => break,
        }
    }
    both
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
        Part::Term { at, term: term.to_owned() }
    }

    #[test]
    fn every_other_pair_is_enough() {
        assert_eq!(cover("双桥"), [term(0, "双桥")]);
        assert_eq!(cover("双桥办"), [term(0, "双桥"), term(1, "桥办")]);
        assert_eq!(cover("双桥办事处"), [term(0, "双桥"), term(2, "办事"), term(3, "事处")]);
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
        assert_eq!(cover("第12号"), [term(0, "第1"), term(1, "12"), term(2, "2号")]);
    }

    proptest! {
        #[test]
        fn intersecting_is_what_sets_do(a in prop::collection::btree_set(0u32..300, 0..60), b in prop::collection::btree_set(0u32..300, 0..200)) {
            let both: Vec<u32> = a.intersection(&b).copied().collect();
            let (a, b): (Vec<u32>, Vec<u32>) = (a.into_iter().collect(), b.into_iter().collect());
            prop_assert_eq!(intersect(&a, &b), both);
        }
    }
}

//! What is typed in characters against the characters of an entry: a slip of
//! sound, of look, or of one character.

use super::{How, Sounds};
use std::ops::Range;

/// Least length of an entry of which only one part may be meant.
const PART: usize = 3;
/// From this length on, two characters may be wrong.
const TWO_EDITS: usize = 6;

/// The slip that leads from what is typed to an entry, how many characters it
/// concerns, and the part of the entry that is meant; `None` where no slip
/// does, and where the entry has just what is typed.
pub fn slip(sounds: &Sounds, typed: &[char], entry: &[char]) -> Option<(How, usize, Range<usize>)> {
    if typed.len() < 2 || entry.windows(typed.len()).any(|part| part == typed) {
        return None;
    }
    let parts = if typed.len() < PART { 1 } else { (entry.len() + 1).saturating_sub(typed.len()) };
    let whole = |at: usize| at == 0 && entry.len() == typed.len();
    let replaced = (0..parts).filter_map(|at| {
        let part = entry.get(at..at + typed.len())?;
        let (slip, count) = replaced(sounds, typed, part)?;
        let likely = whole(at) || (typed.len() >= PART && count * 3 <= typed.len());
        likely.then_some((slip, count, at..at + typed.len()))
    });
    let edited = || edited(typed, entry).map(|count| (How::Edit, count, 0..entry.len()));
    replaced.min_by_key(|(slip, count, part)| (*slip, *count, part.start)).or_else(edited)
}

/// The slip by which characters of one text stand for those of another of the
/// same length.
fn replaced(sounds: &Sounds, typed: &[char], entry: &[char]) -> Option<(How, usize)> {
    let mut worst = How::Homophone;
    let mut count = 0;
    for (&one, &other) in typed.iter().zip(entry).filter(|(one, other)| one != other) {
        worst = worst.max(of_character(sounds, one, other)?);
        count += 1;
    }
    Some((worst, count))
}

fn of_character(sounds: &Sounds, typed: char, meant: char) -> Option<How> {
    match () {
        () if sounds.same(typed, meant) => Some(How::Homophone),
        () if sounds.alike(typed, meant) => Some(How::LookAlike),
        () if sounds.near(typed, meant) => Some(How::NearSound),
        () => None,
    }
}

/// The number of characters that are missing, extra, swapped or replaced,
/// where there are few enough. One of two replaced says nothing.
fn edited(typed: &[char], entry: &[char]) -> Option<usize> {
    let most = if typed.len().min(entry.len()) >= TWO_EDITS { 2 } else { 1 };
    if typed.len().abs_diff(entry.len()) > most {
        return None;
    }
    let count = edits(typed, entry);
    let swapped = typed.iter().all(|c| entry.contains(c));
    (count <= most && (typed.len() != 2 || entry.len() != 2 || swapped)).then_some(count)
}

/// Least number of characters missing, extra, replaced, or swapped with their
/// neighbour (the distance called optimal string alignment).
pub(super) fn edits(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, &a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &b) in other.iter().enumerate() {
            let mut least = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a == other[j - 1] && b == one[i - 1] {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::super::sounds;
    use super::*;

    fn kind(typed: &str, entry: &str) -> Option<(How, String)> {
        let sounds = Sounds::open(&sounds::write(&[]));
        let [typed, entry] = [typed, entry].map(|text| text.chars().collect::<Vec<char>>());
        slip(&sounds, &typed, &entry).map(|(slip, _, part)| (slip, entry[part].iter().collect()))
    }

    #[test]
    fn one_example_of_each() {
        let examples = [
            ("街脚", "街角", How::Homophone, "街角"),
            ("末来", "未来", How::LookAlike, "未来"),
            ("老林村", "老宁村", How::NearSound, "老宁村"),
            ("街角栏", "街角报栏", How::Edit, "街角报栏"),
            ("街角大报栏", "街角报栏", How::Edit, "街角报栏"),
            ("街报角栏", "街角报栏", How::Edit, "街角报栏"),
            ("角街", "街角", How::Edit, "街角"),
            ("街角报社", "街角报栏", How::Edit, "街角报栏"),
            ("街脚报", "街角报栏", How::Homophone, "街角报"),
        ];
        for (typed, entry, slip, part) in examples {
            assert_eq!(kind(typed, entry), Some((slip, part.to_owned())), "{typed}");
        }
    }

    #[test]
    fn no_slip() {
        for (typed, entry) in
            [("街角", "街角报栏"), ("街头", "街角"), ("街", "角"), ("", "街角"), ("北京", "街角")]
        {
            assert_eq!(kind(typed, entry), None, "{typed}");
        }
    }

    #[test]
    fn distances() {
        let distance = |one: &str, other: &str| {
            edits(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>())
        };
        for (one, other, expected) in [
            ("", "", 0),
            ("甲乙", "乙甲", 1),
            ("甲乙丙", "甲丙", 1),
            ("covid", "cvoid", 1),
            ("甲", "乙丙", 2),
        ] {
            assert_eq!(distance(one, other), expected, "{one} {other}");
        }
    }
}

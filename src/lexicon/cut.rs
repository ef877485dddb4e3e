//! A text that was typed without blanks → the entries it is made of.

use std::ops::Range;

/// Longest entry that is looked for inside a text.
pub const LONGEST: usize = 16;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its characters, counted in the text.
    pub range: Range<usize>,
    /// Number of articles that have it, where it is an entry of the lexicon.
    pub known: Option<u32>,
}

/// Part of a text that is an entry, and the number of articles that have it.
pub type Known = (Range<usize>, u32);

/// Cuts a text of `length` characters into entries and what lies between
/// them: fewest characters that are no entry, then fewest pieces, then the
/// most frequent ones. `parted` says whether what is unknown must be cut at a
/// place, because no text runs across it.
pub fn cut(length: usize, known: &[Known], parted: impl Fn(usize) -> bool) -> Vec<Piece> {
    let mut best: Vec<(Cost, usize, Option<u32>)> = vec![(Cost::default(), 0, None)];
    for end in 1..=length {
        let unknown = step(&best, end - 1, Cost { unknown: 1, ..one_piece(&best, end - 1, &parted) });
        let mut least = (unknown, end - 1, None);
        for (range, count) in known.iter().filter(|(range, _)| range.end == end && !range.is_empty()) {
            let cost = step(&best, range.start, Cost { unknown: 0, pieces: 1, rare: rarity(*count) });
            if cost < least.0 {
                least = (cost, range.start, Some(*count));
            }
        }
        best.push(least);
    }
    joined(length, &best, &parted)
}

/// What a cut costs, the gravest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    /// Characters that are no entry.
    unknown: u32,
    pieces: u32,
    /// Sum of how rare the entries are.
    rare: u32,
}

/// Unknown characters in a row are one piece.
fn one_piece(best: &[(Cost, usize, Option<u32>)], at: usize, parted: &impl Fn(usize) -> bool) -> Cost {
    let goes_on = at > 0 && best[at].2.is_none() && !parted(at);
    Cost { unknown: 0, pieces: u32::from(!goes_on), rare: 0 }
}

fn step(best: &[(Cost, usize, Option<u32>)], from: usize, more: Cost) -> Cost {
    let before = best[from].0;
    Cost {
        unknown: before.unknown + more.unknown,
        pieces: before.pieces + more.pieces,
        rare: before.rare + more.rare,
    }
}

/// Ten for an entry of one article, one less for each doubling.
fn rarity(count: u32) -> u32 {
    32 - count.max(1).ilog2()
}

/// The pieces of the best cut, unknown characters in a row as one.
fn joined(length: usize, best: &[(Cost, usize, Option<u32>)], parted: &impl Fn(usize) -> bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut end = length;
    while end > 0 {
        let (_, start, known) = best[end];
        match pieces.last_mut() {
            Some(later) if known.is_none() && later.known.is_none() && !parted(end) => {
                later.range.start = start
            }
            _ => pieces.push(Piece { range: start..end, known }),
        }
        end = start;
    }
    pieces.reverse();
    pieces
}

/// Joins each single character that is no entry to the piece before it, else
/// to the one behind, unless no text runs across their border.
pub fn whole(pieces: Vec<Piece>, parted: impl Fn(usize) -> bool) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        let border = piece.range.start;
        let alone = |piece: &Piece| piece.known.is_none() && piece.range.len() == 1;
        match joined.last_mut() {
            Some(before) if (alone(before) || alone(&piece)) && !parted(border) => {
                *before = Piece { range: before.range.start..piece.range.end, known: None };
            }
            _ => joined.push(piece),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, entries: &[(&str, u32)], parted: &[usize]) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let mut known: Vec<Known> = Vec::new();
        for (entry, count) in entries {
            let entry: Vec<char> = entry.chars().collect();
            let starts = (0..chars.len()).filter(|&at| chars[at..].starts_with(&entry));
            known.extend(starts.map(|at| (at..at + entry.len(), *count)));
        }
        let parted = |at: usize| parted.contains(&at);
        let cut = whole(cut(chars.len(), &known, parted), parted);
        cut.into_iter().map(|piece| chars[piece.range].iter().collect()).collect()
    }

    #[test]
    fn the_longest_entries_win_then_the_most_frequent() {
        let entries = [("街角", 3), ("报栏", 5), ("街角报", 1), ("玻璃", 2)];
        assert_eq!(pieces("街角报栏玻璃", &entries, &[]), ["街角", "报栏", "玻璃"]);
        assert_eq!(
            pieces("研究生命", &[("研究", 40), ("研究生", 9), ("生命", 9), ("命", 9)], &[]),
            ["研究", "生命"]
        );
    }

    #[test]
    fn what_is_unknown_stays_together_unless_it_stands_nowhere() {
        assert_eq!(pieces("报栏甲乙玻璃", &[("报栏", 1), ("玻璃", 1)], &[]), ["报栏", "甲乙", "玻璃"]);
        assert_eq!(pieces("甲乙丙丁", &[], &[2]), ["甲乙", "丙丁"]);
        assert_eq!(pieces("甲乙", &[], &[]), ["甲乙"]);
        assert_eq!(pieces("报栏前玻璃", &[("报栏", 1), ("玻璃", 1)], &[3]), ["报栏前", "玻璃"]);
        assert_eq!(pieces("报栏前玻璃", &[("报栏", 1), ("玻璃", 1)], &[2]), ["报栏", "前玻璃"]);
        assert!(pieces("", &[], &[]).is_empty());
    }
}

//! Words and phrases that a text itself shows to be such, without a
//! dictionary: their characters hold together more than chance, and what
//! stands before and behind them is free.

use crate::text::is_han;
use std::collections::HashMap;

/// Longest phrase, in characters.
const LONGEST: usize = 6;
/// Bits of a character in a [`Gram`]; Han characters need no more.
const BITS: u32 = 18;
/// Most characters that are looked at; of more text an even sample is taken.
const SAMPLE: usize = 2_000_000;
/// Least ratio between how often two parts stand together and how often they
/// would by chance; of a few lines, which cannot show so much, an eighth of
/// their characters.
const COHESION: f64 = 30.0;
/// Characters that a word neither begins nor ends with: they bind the words
/// around them.
const BINDING: &str = "的了和与及或在是有为以于对将把被从向由到等也都就而且但并又还更最很不这那其之个此该着过得地们吗呢吧我你他她它您";

/// Up to seven Han characters in a row, the first in the highest bits.
type Gram = u128;

/// A gram and the character before it, 0 where there is no Han character.
type Place = (Gram, u32);

/// The words of the texts, in the order of their characters.
pub(super) fn words(texts: &[Vec<char>]) -> Vec<Vec<char>> {
    let places = places(texts);
    let least = least_count(places.len());
    let mut counts = Counts::default();
    let mut candidates = Vec::new();
    for length in 1..=LONGEST {
        for run in places.chunk_by(|one, other| prefix(one.0, length) == prefix(other.0, length)) {
            let gram = prefix(run[0].0, length);
            if run.len() < least || letter(gram, length - 1) == 0 {
                continue;
            }
            counts.0.insert(gram, run.len() as u32);
            if length > 1 && is_free(run, length) && !is_bound(gram, length) {
                candidates.push((gram, length));
            }
        }
    }
    let total = places.len() as f64;
    let enough = COHESION.min(total / 8.0);
    candidates.retain(|&(gram, length)| counts.cohesion(gram, length, total) >= enough);
    let mut words: Vec<Vec<char>> =
        candidates.into_iter().map(|(gram, length)| characters(gram, length)).collect();
    words.sort();
    words
}

/// How often a phrase must stand in so much text.
fn least_count(characters: usize) -> usize {
    match characters {
        0..100_000 => 2,
        100_000..1_000_000 => 3,
        _ => 5,
    }
}

/// Every Han character with those behind it, sorted.
fn places(texts: &[Vec<char>]) -> Vec<Place> {
    let characters: usize = texts.iter().map(Vec::len).sum();
    let every = characters.div_ceil(SAMPLE).max(1);
    let mut places = Vec::with_capacity(characters.min(SAMPLE));
    texts.iter().step_by(every).for_each(|text| places_of(text, &mut places));
    places.sort_unstable();
    places
}

fn places_of(text: &[char], places: &mut Vec<Place>) {
    let mut gram: Gram = 0;
    for at in (0..text.len()).rev() {
        let code = han(text[at]);
        gram = if code == 0 { 0 } else { gram >> BITS | Gram::from(code) << (BITS * LONGEST as u32) };
        if code != 0 {
            places.push((gram, at.checked_sub(1).map_or(0, |before| han(text[before]))));
        }
    }
}

/// The code of a Han character, 0 for any other.
fn han(c: char) -> u32 {
    if is_han(c) && u32::from(c) < 1 << BITS { u32::from(c) } else { 0 }
}

/// The first characters of a gram, the others 0.
fn prefix(gram: Gram, length: usize) -> Gram {
    gram & (!0 << (BITS * (LONGEST + 1 - length) as u32))
}

/// The code of one character of a gram.
fn letter(gram: Gram, index: usize) -> u32 {
    (gram >> (BITS * (LONGEST - index) as u32)) as u32 & ((1 << BITS) - 1)
}

fn characters(gram: Gram, length: usize) -> Vec<char> {
    (0..length).filter_map(|index| char::from_u32(letter(gram, index))).collect()
}

fn is_bound(gram: Gram, length: usize) -> bool {
    let binds = |index| char::from_u32(letter(gram, index)).is_some_and(|c| BINDING.contains(c));
    binds(0) || binds(length - 1)
}

/// Whether different characters stand before the phrase, and behind it.
fn is_free(run: &[Place], length: usize) -> bool {
    let mut before: Vec<u32> = run.iter().map(|place| place.1).collect();
    before.sort_unstable();
    let behind = run.chunk_by(|one, other| letter(one.0, length) == letter(other.0, length));
    let behind = behind.map(|same| (letter(same[0].0, length), same.len()));
    let before = before.chunk_by(|one, other| one == other).map(|same| (same[0], same.len()));
    let enough = freedom_wanted(run.len());
    freedom(before, run.len()) >= enough && freedom(behind, run.len()) >= enough
}

/// Entropy of what stands beside a phrase, in nats. Where no character does,
/// at the end of a clause, every place counts as different.
fn freedom(beside: impl Iterator<Item = (u32, usize)>, total: usize) -> f64 {
    let part = |count: usize| {
        let share = count as f64 / total as f64;
        -share * share.ln()
    };
    beside.map(|(code, count)| if code == 0 { part(1) * count as f64 } else { part(count) }).sum()
}

/// The freedom that a word has at least: half of the most that so few places
/// can show, and never more than that of three in turn.
fn freedom_wanted(places: usize) -> f64 {
    ((places as f64).ln() / 2.0).min(1.1)
}

/// How often each frequent gram stands in the text.
#[derive(Default)]
struct Counts(HashMap<Gram, u32>);

impl Counts {
    /// How much more often the parts of a phrase stand together than by
    /// chance, at the cut where they do least.
    fn cohesion(&self, gram: Gram, length: usize, total: f64) -> f64 {
        let of = |gram: Gram| self.0.get(&gram).map_or(f64::INFINITY, |&count| f64::from(count));
        let cuts = (1..length).map(|cut| {
            let behind = gram << (BITS * cut as u32) & (!0 >> (128 - BITS * (LONGEST as u32 + 1)));
            of(gram) * total / (of(prefix(gram, cut)) * of(behind))
        });
        cuts.fold(f64::INFINITY, f64::min)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[&str]) -> Vec<String> {
        let texts: Vec<Vec<char>> = texts.iter().map(|text| text.chars().collect()).collect();
        words(&texts).into_iter().map(|word| word.into_iter().collect()).collect()
    }

    #[test]
    fn grams_hold_their_characters() {
        let mut places = Vec::new();
        places_of(&"街角的\n报栏".chars().collect::<Vec<_>>(), &mut places);
        let read: Vec<String> = places
            .iter()
            .map(|place| characters(place.0, 7).into_iter().filter(|&c| c != '\0').collect())
            .collect();
        assert_eq!(read, ["栏", "报栏", "的", "角的", "街角的"]);
        assert_eq!(places[0].1, u32::from('报'));
        assert_eq!(places[1].1, 0);
    }

    #[test]
    fn what_holds_together_and_is_free_is_a_word() {
        let text = [
            "街角报栏换了玻璃",
            "新设报栏三处",
            "看报栏去",
            "两座报栏",
            "旧玻璃碎在街角",
            "玻璃厂在街角开张",
        ];
        assert_eq!(found(&text), ["报栏", "玻璃", "街角"]);
    }

    #[test]
    fn part_of_a_longer_word_is_none() {
        let text = ["走过红砖房", "见红砖房三间", "旧红砖房", "一排红砖房子"];
        assert_eq!(found(&text), ["红砖房"]);
        assert!(found(&[]).is_empty());
    }
}

//! Words and phrases that a text itself shows to be such, without a
//! dictionary: their characters hold together more than chance, and what
//! stands before and behind them is free.

use crate::paper::Article;
use crate::text::{self, STOP, is_han};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Longest phrase, in characters.
const LONGEST: usize = 6;
/// Length of a word of Latin letters.
const LATIN: std::ops::RangeInclusive<usize> = 3..=20;
/// Bits of a character in a [`Gram`]; Han characters need no more.
const BITS: u32 = 18;
/// Most characters that are looked at, about; of more text an even sample is
/// enough.
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

/// A gram and where it stands in the sample.
type Place = (Gram, u32);

/// Of a corpus with so many bytes in its paragraphs, each how many-th article
/// is enough to see its words.
pub fn sample_step(bytes: u64) -> usize {
    bytes.div_ceil(3 * SAMPLE as u64).max(1) as usize
}

/// The words of the articles: as searched and as printed, in the order of
/// their characters.
pub fn words<'a>(articles: impl IntoIterator<Item = &'a Article>) -> Vec<(Vec<char>, String)> {
    let sample = Sample::of(articles);
    let places = sample.places();
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
            if length > 1 && sample.is_free(run, length) && !is_bound(gram, length) {
                candidates.push((gram, length, run[0].1 as usize));
            }
        }
    }
    let total = places.len() as f64;
    let enough = COHESION.min(total / 8.0);
    candidates.retain(|&(gram, length, _)| counts.cohesion(gram, length, total) >= enough);
    let word = |(_, length, at): (Gram, usize, usize)| sample.word(at, length);
    let mut words: Vec<_> = candidates.into_iter().map(word).chain(sample.latin(least)).collect();
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

/// The text of some articles.
#[derive(Default)]
struct Sample {
    searched: Vec<char>,
    /// The printed form of each character.
    printed: Vec<char>,
}

impl Sample {
    fn of<'a>(articles: impl IntoIterator<Item = &'a Article>) -> Self {
        let mut sample = Self::default();
        for article in articles {
            sample.add(&article.printed_title());
            article.paragraphs.iter().for_each(|paragraph| sample.add(&paragraph.text));
        }
        sample
    }

    fn add(&mut self, printed: &str) {
        let folded = text::fold(printed);
        let print = |at: usize| printed[folded.printed(at..at + 1)].chars().next().unwrap_or(STOP);
        self.printed.extend((0..folded.chars.len()).map(print));
        self.searched.extend(&folded.chars);
        self.searched.push(STOP);
        self.printed.push(STOP);
    }

    /// Every Han character with those behind it, sorted.
    fn places(&self) -> Vec<Place> {
        let mut places = Vec::with_capacity(self.searched.len());
        let mut gram: Gram = 0;
        for at in (0..self.searched.len()).rev() {
            let code = self.code(at);
            gram = if code == 0 { 0 } else { gram >> BITS | Gram::from(code) << (BITS * LONGEST as u32) };
            if code != 0 {
                places.push((gram, at as u32));
            }
        }
        places.sort_unstable();
        places
    }

    /// The code of the character at a place, 0 where it is no Han character.
    fn code(&self, at: usize) -> u32 {
        han(self.searched[at])
    }

    /// The words of Latin letters that stand often enough.
    fn latin(&self, least: usize) -> impl Iterator<Item = (Vec<char>, String)> {
        let mut found: BTreeMap<&[char], (usize, usize)> = BTreeMap::new();
        let mut at = 0;
        while at < self.searched.len() {
            let end = text::word_end(&self.searched, at);
            let word = &self.searched[at..end];
            if LATIN.contains(&word.len()) && word.iter().all(char::is_ascii_alphabetic) {
                found.entry(word).or_insert((0, at)).0 += 1;
            }
            at = end.max(at + 1);
        }
        let often = found.into_iter().filter(move |(_, (count, _))| *count >= least);
        often.map(|(word, (_, at))| self.word(at, word.len()))
    }

    fn word(&self, at: usize, length: usize) -> (Vec<char>, String) {
        (self.searched[at..at + length].to_vec(), self.printed[at..at + length].iter().collect())
    }

    /// Whether different characters stand before the phrase, and behind it.
    fn is_free(&self, run: &[Place], length: usize) -> bool {
        let before = |place: &Place| (place.1 as usize).checked_sub(1).map_or(0, |before| self.code(before));
        let mut before: Vec<u32> = run.iter().map(before).collect();
        before.sort_unstable();
        let behind = run.chunk_by(|one, other| letter(one.0, length) == letter(other.0, length));
        let behind = behind.map(|same| (letter(same[0].0, length), same.len()));
        let before = before.chunk_by(|one, other| one == other).map(|same| (same[0], same.len()));
        let enough = freedom_wanted(run.len());
        freedom(before, run.len()) >= enough && freedom(behind, run.len()) >= enough
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

fn is_bound(gram: Gram, length: usize) -> bool {
    let binds = |index| char::from_u32(letter(gram, index)).is_some_and(|c| BINDING.contains(c));
    binds(0) || binds(length - 1)
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
struct Counts(FxHashMap<Gram, u32>);

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
    use crate::paper::Paragraph;

    fn article(texts: &[&str]) -> Article {
        let paragraphs = texts.iter().map(|text| Paragraph::new(*text)).collect();
        Article { paragraphs, ..Article::default() }
    }

    fn found(texts: &[&str]) -> Vec<String> {
        words([&article(texts)]).into_iter().map(|(_, printed)| printed).collect()
    }

    #[test]
    fn grams_hold_their_characters() {
        let sample = Sample::of([&article(&["街角的，報栏"])]);
        let place = |&(gram, at): &Place| {
            let letters = (0..=LONGEST).map(|index| letter(gram, index)).take_while(|&code| code > 0);
            (letters.filter_map(char::from_u32).collect::<String>(), at)
        };
        let mut read: Vec<(String, u32)> = sample.places().iter().map(place).collect();
        read.sort_by_key(|place| place.1);
        let read: Vec<&str> = read.iter().map(|place| place.0.as_str()).collect();
        assert_eq!(read, ["街角的", "角的", "的", "报栏", "栏"]);
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
        let printed = text.map(|text| text.replace('报', "報"));
        assert_eq!(found(&printed.each_ref().map(String::as_str)), ["報栏", "玻璃", "街角"]);
    }

    #[test]
    fn words_of_letters() {
        assert_eq!(found(&["读Ordre，听Ordre", "ORDRE ab ab"]), ["Ordre"]);
    }

    #[test]
    fn part_of_a_longer_word_is_none() {
        let text = ["走过红砖房", "见红砖房三间", "旧红砖房", "一排红砖房子"];
        assert_eq!(found(&text), ["红砖房"]);
        assert!(found(&[]).is_empty());
    }
}

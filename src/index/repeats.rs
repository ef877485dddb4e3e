//! Texts → the passages that stand in more than one place.
//!
//! Of each text a sample of its runs of [`RUN`] characters is kept, chosen by
//! their own fingerprint, so that equal texts have equal samples (Manber 1994,
//! *Finding Similar Files in a Large File System*). Where fingerprints that
//! follow one another were seen before at the same distance, a passage is
//! likely; how far it reaches is read in the texts themselves.

use super::copies::{Copy, SHORTEST};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Characters of a run.
const RUN: usize = 16;
/// Fingerprints that are kept, at most about, however large the corpus: some
/// 35 MB.
const SAMPLE: u64 = 2 << 20;
/// Passages that are read in the texts: some more than can be kept.
const READ: usize = 16_000;
/// Base of the fingerprint, a polynomial over a run's characters: any large
/// odd number.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Fingerprints seen so far, and passages that are likely.
#[derive(Debug, Default)]
pub struct Repeats {
    /// One run of so many is sampled; a power of two.
    step: u64,
    /// Where each fingerprint was seen first.
    seen: FxHashMap<u64, u32>,
    likely: Vec<Copy>,
}

/// A fingerprint, and where its run begins in the text.
pub type Sampled = (u64, u32);

impl Repeats {
    /// For a corpus of so many characters.
    pub fn new(characters: u64) -> Self {
        Self { step: (characters / SAMPLE).max(4).next_power_of_two(), ..Self::default() }
    }

    /// The sample of a text.
    pub fn sample(&self, text: &[char]) -> Vec<Sampled> {
        let gone = (0..RUN).fold(1u64, |power, _| power.wrapping_mul(BASE));
        let mut sampled = Vec::new();
        let mut fingerprint = 0u64;
        for (at, &c) in text.iter().enumerate() {
            fingerprint = fingerprint.wrapping_mul(BASE).wrapping_add(u64::from(c));
            let Some(start) = (at + 1).checked_sub(RUN) else { continue };
            if let Some(before) = start.checked_sub(1) {
                fingerprint = fingerprint.wrapping_sub(gone.wrapping_mul(u64::from(text[before])));
            }
            // The low bits know the last characters only.
            if (fingerprint >> 32) & (self.step - 1) == 0 {
                sampled.push((fingerprint, start as u32));
            }
        }
        sampled
    }

    /// Adds the sample of a text that begins at a position. Texts come in the
    /// order of their positions.
    pub fn add(&mut self, start: u32, sample: &[Sampled]) {
        let mut open: Option<Copy> = None;
        for &(fingerprint, at) in sample {
            let to = start + at;
            let from = *self.seen.entry(fingerprint).or_insert(to);
            let goes_on = open.filter(|open| from < to && to - from == open.to - open.from);
            self.likely.extend(open.filter(|open| goes_on.is_none() && open.length >= SHORTEST));
            open = match goes_on {
                Some(open) => Some(Copy { length: to - open.to + RUN as u32, ..open }),
                None => Some(Copy { from, to, length: RUN as u32 }).filter(|_| from < to),
            };
        }
        self.likely.extend(open.filter(|open| open.length >= SHORTEST));
    }

    /// The passages most worth reading, in the order in which they stand.
    pub fn likely(mut self) -> Vec<Copy> {
        self.likely.sort_unstable_by_key(|copy| (Reverse(copy.length), copy.to));
        self.likely.truncate(READ);
        self.likely.sort_unstable_by_key(|copy| copy.to);
        self.likely
    }
}

/// A text, and the position at which it begins.
pub type Placed<'a> = (u32, &'a [char]);

/// How far a passage really reaches in the texts that it is copied from and
/// to; `None` where it was a chance.
pub fn grown(likely: Copy, source: Placed, copy: Placed) -> Option<Copy> {
    let (from, to) = ((likely.from - source.0) as usize, (likely.to - copy.0) as usize);
    let (source, copy) = (source.1, copy.1);
    let same = |(a, b): &(&char, &char)| a == b;
    let ahead = source.get(from..)?.iter().zip(copy.get(to..)?).take_while(same).count();
    let behind = source[..from].iter().rev().zip(copy[..to].iter().rev()).take_while(same).count();
    let apart = likely.to - likely.from;
    let length = ((behind + ahead) as u32).min(apart);
    let behind = behind as u32;
    (ahead > 0).then(|| Copy { from: likely.from - behind, to: likely.to - behind, length })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    /// A text of its own for each seed.
    fn text(seed: u32, length: u32) -> String {
        let number = |at: u32| (seed * 7919 + at).wrapping_mul(2_654_435_761) >> 12;
        (0..length).filter_map(|at| char::from_u32(0x4E00 + number(at) % 8000)).collect()
    }

    fn found(texts: &[String]) -> Vec<Copy> {
        let mut repeats = Repeats::new(1000);
        let texts: Vec<Vec<char>> = texts.iter().map(|text| chars(text)).collect();
        let starts: Vec<u32> = (0..texts.len() as u32).map(|number| number * 1000).collect();
        for (text, &start) in texts.iter().zip(&starts) {
            let sample = repeats.sample(text);
            repeats.add(start, &sample);
        }
        let placed = |at: u32| (at / 1000 * 1000, texts[at as usize / 1000].as_slice());
        repeats.likely().into_iter().filter_map(|one| grown(one, placed(one.from), placed(one.to))).collect()
    }

    #[test]
    fn a_passage_is_found_whole() {
        let shared = text(1, 200);
        let texts = [format!("{}{shared}{}", text(2, 90), text(3, 70)), format!("{shared}{}", text(4, 50))];
        assert!(found(&texts).contains(&Copy { from: 90, to: 1000, length: 200 }));
    }

    #[test]
    fn texts_of_their_own_have_none() {
        assert_eq!(found(&[text(1, 300), text(2, 300)]), []);
    }

    #[test]
    fn a_text_that_repeats_itself_does_not_overlap() {
        let verse = text(5, 60);
        let found = found(&[format!("{verse}{verse}{verse}")]);
        assert!(!found.is_empty());
        assert!(found.iter().all(|copy| copy.from + copy.length <= copy.to), "{found:?}");
    }
}

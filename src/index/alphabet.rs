//! The characters of a corpus, numbered: frequent ones first.
//!
//! A number stands for a character in every key of the dictionary. Followers
//! of a character thus crowd at the low numbers, and a set of crowded numbers
//! takes few bits. Characters of about the same frequency (within an octave)
//! are numbered in the order of their code points, so the alphabet itself is
//! some ascending lists.

use super::postings::{read_number, write_number};
use std::collections::BTreeMap;

/// Characters and their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Alphabet {
    /// Code points by number.
    points: Vec<u32>,
    /// Where each group of ascending code points ends.
    ends: Vec<usize>,
}

impl Alphabet {
    /// Numbers characters that occur so many times.
    pub fn of(counts: &BTreeMap<char, u64>) -> Self {
        let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (&c, &count) in counts {
            groups.entry(count.leading_zeros()).or_default().push(u32::from(c));
        }
        let mut alphabet = Self::default();
        for group in groups.into_values() {
            alphabet.points.extend(group);
            alphabet.ends.push(alphabet.points.len());
        }
        alphabet
    }

    /// Number of characters.
    pub fn len(&self) -> u32 {
        self.points.len() as u32
    }

    /// The number of a character of the corpus.
    pub fn number(&self, c: char) -> Option<u32> {
        let mut from = 0;
        for &end in &self.ends {
            if let Ok(index) = self.points[from..end].binary_search(&u32::from(c)) {
                return Some((from + index) as u32);
            }
            from = end;
        }
        None
    }

    /// Writes the groups: the size of each, and its code points as differences.
    pub fn write(&self, out: &mut Vec<u8>) {
        write_number(out, self.ends.len() as u32);
        let mut from = 0;
        for &end in &self.ends {
            write_number(out, (end - from) as u32);
            let group = &self.points[from..end];
            let before = std::iter::once(&0).chain(group);
            group.iter().zip(before).for_each(|(point, before)| write_number(out, point - before));
            from = end;
        }
    }

    /// Reads an alphabet and moves on; `None` where the bytes end too soon.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let mut alphabet = Self::default();
        for _ in 0..read_number(bytes)? {
            let mut point = 0u32;
            for _ in 0..read_number(bytes)? {
                point = point.checked_add(read_number(bytes)?)?;
                alphabet.points.push(point);
            }
            alphabet.ends.push(alphabet.points.len());
        }
        Some(alphabet)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn frequent_characters_come_first() {
        let alphabet = Alphabet::of(&BTreeMap::from([('街', 9), ('报', 900), ('栏', 800), ('b', 1)]));
        assert_eq!("报栏街b".chars().map(|c| alphabet.number(c)).collect::<Vec<_>>(), [0, 1, 2, 3].map(Some));
        assert_eq!((alphabet.number('无'), alphabet.len()), (None, 4));
        let mut bytes = Vec::new();
        alphabet.write(&mut bytes);
        assert_eq!(Alphabet::read(&mut bytes.as_slice()), Some(alphabet));
    }

    proptest! {
        #[test]
        fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            if let Some(alphabet) = Alphabet::read(&mut bytes.as_slice()) {
                prop_assert!(alphabet.points.len() <= bytes.len());
                let _ = alphabet.number('报');
            }
        }
    }
}

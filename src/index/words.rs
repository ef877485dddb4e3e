//! Words, numbers and values of fields, without their postings: a part of one
//! is looked up here, and then only the lists of those that have it.
//!
//! A word is written as how much it has in common with the one before, and the
//! rest: deflated, the values of 10,000 news articles take 0.26 MB, where an
//! FST takes 0.47 MB. First come the numbers of all words, then all rests,
//! which deflate better among themselves.

use super::postings::{read_number, write_number};

/// Bytes that a word can have in common with the one before: with no more, a
/// list in memory is as large as a few dozen times the file, whatever it says.
const COMMON: usize = 63;

/// Terms in the order of their bytes, each with its number.
#[derive(Debug, Default)]
pub struct WordList {
    /// One after the other.
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl WordList {
    /// Writes the words, which come sorted by their bytes, each once.
    pub fn write<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
        let (mut numbers, mut rests) = (Vec::new(), String::new());
        let (mut before, mut count) = ("", 0);
        for word in words {
            let common = common(before, word);
            write_number(&mut numbers, common as u32);
            write_number(&mut numbers, (word.len() - common) as u32);
            rests.push_str(&word[common..]);
            (before, count) = (word, count + 1);
        }
        let mut bytes = Vec::new();
        write_number(&mut bytes, count);
        [bytes, numbers, rests.into_bytes()].concat()
    }

    /// Opens a list of words; `None` where it is damaged.
    pub fn open(mut bytes: &[u8]) -> Option<Self> {
        let mut sizes = Vec::new();
        for _ in 0..read_number(&mut bytes)? {
            sizes.push((read_number(&mut bytes)? as usize, read_number(&mut bytes)? as usize));
        }
        let mut rests = std::str::from_utf8(bytes).ok()?;
        let mut list = Self::default();
        for (common, rest) in sizes {
            let (word, after) = rests.split_at_checked(rest)?;
            list.push(common, word)?;
            rests = after;
        }
        rests.is_empty().then_some(list)
    }

    /// Adds a word that has so many bytes in common with the last one; `None`
    /// where that is not so, or it does not come after it.
    fn push(&mut self, common: usize, rest: &str) -> Option<()> {
        let last = self.start(self.ends.len().saturating_sub(1))..self.text.len();
        let same = last.start..last.start.checked_add(common).filter(|_| common <= COMMON)?;
        self.text.get(last.clone())?.get(..common)?;
        let from = self.text.len();
        self.text.extend_from_within(same);
        self.text.push_str(rest);
        self.ends.push(u32::try_from(self.text.len()).ok()?);
        (self.ends.len() == 1 || self.text[last] < self.text[from..]).then_some(())
    }

    fn start(&self, number: usize) -> usize {
        number.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize)
    }

    /// The word of a number; of a number that none has, an empty one.
    fn word(&self, number: usize) -> &str {
        let end = self.ends.get(number).map_or(0, |&end| end as usize);
        self.text.get(self.start(number)..end).unwrap_or_default()
    }

    /// How many words come before this one.
    fn before(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = (low + high) / 2;
            if self.word(middle) < word { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// All words from a number on.
    fn from(&self, number: usize) -> impl Iterator<Item = &str> {
        (number..self.ends.len()).map(|number| self.word(number))
    }

    /// The number of a word.
    pub fn number(&self, word: &str) -> Option<u32> {
        let number = self.before(word);
        self.from(number).next().filter(|found| *found == word).map(|_| number as u32)
    }

    /// The words for which `accept` holds, in order.
    pub fn filter(&self, accept: impl Fn(&str) -> bool) -> Vec<String> {
        self.from(0).filter(|word| accept(word)).map(str::to_owned).collect()
    }

    /// The words that begin with `prefix`, in order, at most `limit`.
    pub fn starting_with(&self, prefix: &str, limit: usize) -> Vec<String> {
        let words = self.from(self.before(prefix)).take_while(|word| word.starts_with(prefix));
        words.take(limit).map(str::to_owned).collect()
    }
}

/// How many bytes two words have in common, whole characters and no more than
/// [`COMMON`].
fn common(a: &str, b: &str) -> usize {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    let ends = same.scan(0, |end, (c, _)| {
        *end += c.len_utf8();
        Some(*end)
    });
    ends.take_while(|&end| end <= COMMON).last().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn words_by_any_part() {
        let words = WordList::open(&WordList::write(["12581", "2021", "covid"])).unwrap();
        assert_eq!(words.filter(|word| word.contains("258")), ["12581"]);
        assert_eq!(words.starting_with("20", 9), ["2021"]);
        assert_eq!((words.number("2021"), words.number("202")), (Some(1), None));
    }

    fn list() -> impl Strategy<Value = BTreeSet<String>> {
        prop::collection::btree_set("[报栏街a]{0,40}", 0..20)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(words in list(), other in "[报栏街a]{0,3}") {
            let list = WordList::open(&WordList::write(words.iter().map(String::as_str))).unwrap();
            prop_assert!(list.filter(|_| true).iter().eq(&words));
            for (word, number) in words.iter().zip(0..) {
                prop_assert_eq!(list.number(word), Some(number));
            }
            prop_assert_eq!(list.number(&other).is_some(), words.contains(&other));
            let begun = words.iter().filter(|word| word.starts_with(&other)).take(5);
            prop_assert!(list.starting_with(&other, 5).iter().eq(begun));
        }

        /// What is damaged is refused, or a list in order all the same.
        #[test]
        fn damage_never_panics(words in list(), at: prop::sample::Index, flip in 1u8.., cut: bool) {
            let mut bytes = WordList::write(words.iter().map(String::as_str));
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at) } else { bytes[at] ^= flip }
            if let Some(list) = WordList::open(&bytes) {
                let words = list.filter(|_| true);
                prop_assert!(words.is_sorted() && list.text.len() <= (COMMON + 1) * bytes.len());
                prop_assert!(words.iter().zip(0..).all(|(word, number)| list.number(word) == Some(number)));
            }
        }

        #[test]
        fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = WordList::open(&bytes);
        }
    }
}

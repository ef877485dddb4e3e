//! Words, numbers and values of fields, without their postings: a part of one
//! is looked up here, and then only the lists of those that have it.

use super::checksum::verified;
use fst::{Automaton, IntoStreamer, Streamer};

/// Terms in the order of their bytes, each with its number.
pub struct WordList(fst::Map<Vec<u8>>);

impl WordList {
    /// Writes the words, which come sorted by their bytes, each once.
    pub fn write<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
        let map = fst::Map::from_iter(words.into_iter().zip(0..)).expect("words are sorted and distinct");
        map.into_fst().into_inner()
    }

    /// Opens and verifies a list of words.
    ///
    /// # Errors
    /// When the FST is damaged.
    pub fn open(bytes: &[u8]) -> Result<Self, fst::Error> {
        Ok(Self(fst::Map::from(verified(bytes)?)))
    }

    /// The number of a word.
    pub fn number(&self, word: &str) -> Option<u32> {
        self.0.get(word).map(|number| number as u32)
    }

    /// The words for which `accept` holds, in order.
    pub fn filter(&self, accept: impl Fn(&str) -> bool) -> Vec<String> {
        let mut stream = self.0.stream();
        let mut found = Vec::new();
        while let Some((bytes, _)) = stream.next() {
            found.extend(std::str::from_utf8(bytes).ok().filter(|word| accept(word)).map(str::to_owned));
        }
        found
    }

    /// The words that begin with `prefix`, in order, at most `limit`.
    pub fn starting_with(&self, prefix: &str, limit: usize) -> Vec<String> {
        let automaton = fst::automaton::Str::new(prefix).starts_with();
        let mut stream = self.0.search(automaton).into_stream();
        let mut found = Vec::new();
        while let Some((bytes, _)) = stream.next().filter(|_| found.len() < limit) {
            found.extend(std::str::from_utf8(bytes).ok().map(str::to_owned));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_by_any_part() {
        let words = WordList::open(&WordList::write(["12581", "2021", "covid"])).unwrap();
        assert_eq!(words.filter(|word| word.contains("258")), ["12581"]);
        assert_eq!(words.starting_with("20", 9), ["2021"]);
        assert_eq!((words.number("2021"), words.number("202")), (Some(1), None));
    }

    proptest! {
        /// What is damaged is refused; what is not, can be used.
        #[test]
        fn damage_never_panics(at: prop::sample::Index, flip in 1u8.., cut: bool) {
            let mut bytes = WordList::write(["12581", "2021", "covid"]);
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at) } else { bytes[at] ^= flip }
            prop_assert!(WordList::open(&bytes).is_err());
        }
    }
}

//! Term → its postings, in chunks of consecutive terms.
//!
//! A chunk is: the length of its FST (four bytes, little end first), the FST
//! (term → offset of its list), the lists. The writer stands above, the
//! reader below.

use super::checksum::verified;
use super::postings::{Postings, PostingsError};
use fst::{Automaton, IntoStreamer, Streamer};
use std::fmt;

/// Why bytes are no dictionary.
#[derive(Debug)]
pub enum DictionaryError {
    /// The bytes end before the part that is named.
    Short(&'static str),
    /// The FST is damaged.
    Fst(fst::Error),
    /// A list of positions is damaged.
    Postings(PostingsError),
}

impl fmt::Display for DictionaryError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short(part) => write!(out, "the bytes end before {part}"),
            Self::Fst(error) => write!(out, "the FST does not verify: {error}"),
            Self::Postings(error) => error.fmt(out),
        }
    }
}

impl From<fst::Error> for DictionaryError {
    fn from(error: fst::Error) -> Self {
        Self::Fst(error)
    }
}

/// One chunk of the dictionary, opened and verified.
pub struct Dictionary {
    terms: fst::Map<Vec<u8>>,
    lists: Vec<u8>,
}

impl Dictionary {
    /// Writes a chunk of terms, which come sorted by their bytes, each once.
    pub fn write<'a>(terms: impl IntoIterator<Item = (&'a str, &'a Postings)>) -> Vec<u8> {
        let mut builder = fst::MapBuilder::memory();
        let mut lists = Vec::new();
        for (term, postings) in terms {
            builder.insert(term, lists.len() as u64).expect("terms are sorted and distinct");
            postings.write(&mut lists);
        }
        let fst = builder.into_inner().expect("writing to memory does not fail");
        let mut bytes = (fst.len() as u32).to_le_bytes().to_vec();
        bytes.extend_from_slice(&fst);
        bytes.extend_from_slice(&lists);
        bytes
    }

    /// Opens a chunk. `fst::Map::new` accepts damaged bytes and panics when
    /// they are used, so the FST is verified first.
    ///
    /// # Errors
    /// When the bytes are cut off or the FST is damaged.
    pub fn open(bytes: &[u8]) -> Result<Self, DictionaryError> {
        let (length, rest) = bytes.split_first_chunk::<4>().ok_or(DictionaryError::Short("the length"))?;
        let length = u32::from_le_bytes(*length) as usize;
        let (fst, lists) =
            rest.split_at_checked(length).ok_or(DictionaryError::Short("the end of the FST"))?;
        let terms = fst::Map::from(verified(fst)?);
        Ok(Self { terms, lists: lists.to_vec() })
    }

    /// The positions of one term, none where it does not occur.
    ///
    /// # Errors
    /// When its list is damaged.
    pub fn get(&self, term: &str) -> Result<Vec<u32>, DictionaryError> {
        self.terms.get(term).map_or(Ok(Vec::new()), |offset| self.list(offset))
    }

    /// The positions of all terms that begin with `prefix`, unsorted.
    ///
    /// # Errors
    /// When a list is damaged.
    pub fn starting_with(&self, prefix: &str) -> Result<Vec<u32>, DictionaryError> {
        let automaton = fst::automaton::Str::new(prefix).starts_with();
        let mut stream = self.terms.search(automaton).into_stream();
        let mut positions = Vec::new();
        while let Some((_, offset)) = stream.next() {
            positions.append(&mut self.list(offset)?);
        }
        Ok(positions)
    }

    fn list(&self, offset: u64) -> Result<Vec<u32>, DictionaryError> {
        let bytes = self.lists.get(offset as usize..).ok_or(DictionaryError::Short("a list"))?;
        Postings::read(bytes).map_err(DictionaryError::Postings)
    }
}

/// The words and numbers of a corpus, without their postings: a part of a word
/// is looked up here, and then only the lists of the words that have it.
pub struct WordList(fst::Set<Vec<u8>>);

impl WordList {
    /// Writes the words, which come sorted by their bytes, each once.
    pub fn write<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
        let set = fst::Set::from_iter(words).expect("words are sorted and distinct");
        set.into_fst().into_inner()
    }

    /// Opens and verifies a list of words.
    ///
    /// # Errors
    /// When the FST is damaged.
    pub fn open(bytes: &[u8]) -> Result<Self, DictionaryError> {
        Ok(Self(fst::Set::from(verified(bytes)?)))
    }

    /// The words for which `accept` holds, in order.
    pub fn filter(&self, accept: impl Fn(&str) -> bool) -> Vec<String> {
        let mut stream = self.0.stream();
        let mut found = Vec::new();
        while let Some(bytes) = stream.next() {
            found.extend(std::str::from_utf8(bytes).ok().filter(|word| accept(word)).map(str::to_owned));
        }
        found
    }

    /// The words that begin with `prefix`, in order, at most `limit`.
    pub fn starting_with(&self, prefix: &str, limit: usize) -> Vec<String> {
        let automaton = fst::automaton::Str::new(prefix).starts_with();
        let mut stream = self.0.search(automaton).into_stream();
        let mut found = Vec::new();
        while let Some(bytes) = stream.next().filter(|_| found.len() < limit) {
            found.extend(std::str::from_utf8(bytes).ok().map(str::to_owned));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> Vec<u8> {
        let mut lists = [Postings::default(), Postings::default(), Postings::default()];
        lists[0].push(7);
        lists[1].push(3);
        lists[1].push(900);
        lists[2].push(5);
        Dictionary::write(["报\n", "报栏", "街"].into_iter().zip(&lists))
    }

    #[test]
    fn a_term_and_a_prefix() {
        let dictionary = Dictionary::open(&sample()).unwrap();
        assert_eq!(dictionary.get("报栏").unwrap(), [3, 900]);
        assert!(dictionary.get("无").unwrap().is_empty());
        assert_eq!(dictionary.starting_with("报").unwrap(), [7, 3, 900]);
    }

    #[test]
    fn words_by_any_part() {
        let words = WordList::open(&WordList::write(["12581", "2021", "covid"])).unwrap();
        assert_eq!(words.filter(|word| word.contains("258")), ["12581"]);
        assert_eq!(words.starting_with("20", 9), ["2021"]);
    }

    proptest! {
        /// Cut, flipped and foreign bytes answer with an error or with some
        /// list, and never panic.
        #[test]
        fn damage_never_panics(at in 0usize..200, flip in 1u8.., cut in 0usize..200, cuts: bool) {
            let mut bytes = sample();
            let end = bytes.len();
            if cuts { bytes.truncate(cut % end) } else { bytes[at % end] ^= flip }
            if let Ok(dictionary) = Dictionary::open(&bytes) {
                let _ = dictionary.starting_with("");
                let _ = dictionary.get("报栏");
            }
        }
    }
}

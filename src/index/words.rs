//! Words, numbers and values of fields, without their postings: a part of one
//! is looked up here, and then only the lists of those that have it.
//!
//! They stand in the order of their bytes, cut into runs. A run is its number
//! of words, then for each how many bytes it shares with the one before, how
//! many follow, and these. What is no run reads as `None`.

use super::postings::{read_number, write_number};

/// Size at which a run is closed, in bytes: about 15 KB stay when deflated.
const RUN: usize = 48 * 1024;

/// A run of words as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenRun {
    /// Its first word.
    pub first: String,
    /// The number of that word in the list.
    pub number: u32,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Writes words, which come sorted by their bytes, each once.
pub fn write_words<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<WrittenRun> {
    let mut runs = Vec::new();
    let (mut run, mut size, mut number) = (Vec::new(), 0, 0);
    for word in words {
        run.push(word);
        size += word.len() + 2;
        if size >= RUN {
            let written = written(&std::mem::take(&mut run), number);
            number += written.1;
            runs.push(written.0);
            size = 0;
        }
    }
    if !run.is_empty() {
        runs.push(written(&run, number).0);
    }
    runs
}

/// A run, and how many words it has.
fn written(run: &[&str], number: u32) -> (WrittenRun, u32) {
    let mut content = Vec::new();
    let count = run.len() as u32;
    write_number(&mut content, count);
    let mut before = "";
    for word in run {
        let shared = word.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        write_number(&mut content, shared as u32);
        write_number(&mut content, (word.len() - shared) as u32);
        content.extend(&word.as_bytes()[shared..]);
        before = word;
    }
    (WrittenRun { first: run[0].to_owned(), number, content }, count)
}

/// Consecutive words of a list.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct WordRun {
    /// The number of the first.
    number: u32,
    /// All of them, one after the other.
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl WordRun {
    /// Reads a run whose first word has this number in the list; `None` where
    /// it is damaged.
    pub fn read(number: u32, mut bytes: &[u8]) -> Option<Self> {
        let mut run = Self { number, ..Self::default() };
        let mut word: Vec<u8> = Vec::new();
        for _ in 0..read_number(&mut bytes)? {
            let (shared, length) = (read_number(&mut bytes)? as usize, read_number(&mut bytes)? as usize);
            let (rest, after) = bytes.split_at_checked(length)?;
            (shared <= word.len()).then(|| word.truncate(shared))?;
            word.extend(rest);
            run.text.push_str(std::str::from_utf8(&word).ok()?);
            run.ends.push(u32::try_from(run.text.len()).ok()?);
            bytes = after;
        }
        bytes.is_empty().then_some(run)
    }

    /// Each word with its number in the list, in order.
    pub fn words(&self) -> impl Iterator<Item = (u32, &str)> {
        let mut start = 0;
        (self.number..).zip(&self.ends).map(move |(number, &end)| {
            let word = self.text.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            (number, word)
        })
    }

    /// Bytes of memory that it takes, about.
    pub fn weight(&self) -> usize {
        self.text.len() + 4 * self.ends.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn back(runs: &[WrittenRun]) -> Vec<(u32, String)> {
        let read = runs.iter().map(|run| WordRun::read(run.number, &run.content).unwrap());
        read.flat_map(|run| run.words().map(|(at, word)| (at, word.to_owned())).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn a_long_list_has_several_runs() {
        let words: BTreeSet<String> = (0..20_000).map(|n| format!("样报{n}")).collect();
        let runs = write_words(words.iter().map(String::as_str));
        assert!(runs.len() > 3 && runs.iter().all(|run| run.content.len() < RUN));
        assert!(runs.iter().all(|run| words.iter().nth(run.number as usize) == Some(&run.first)));
        assert_eq!(back(&runs), (0..).zip(words).collect::<Vec<_>>());
    }

    proptest! {
        #[test]
        fn words_come_back(words in prop::collection::btree_set("[a0报栏]{0,4}", 0..60)) {
            let runs = write_words(words.iter().map(String::as_str));
            prop_assert_eq!(back(&runs), (0..).zip(words).collect::<Vec<_>>());
        }

        #[test]
        fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = WordRun::read(0, &bytes);
        }
    }
}

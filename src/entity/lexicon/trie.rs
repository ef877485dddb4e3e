//! Words with what is known of them, by their characters.

use super::Marks;
use crate::text;

/// Words with their marks and prices.
#[derive(Debug, Default)]
pub struct Trie(text::Trie<(Marks, u32)>);

/// A word that starts at the place asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its length in characters.
    pub length: usize,
    /// What is known of it.
    pub marks: Marks,
    /// Ten times the negative logarithm of how often it comes.
    pub price: u32,
}

impl Trie {
    /// Adds a word; a word added again has the marks of both and the price of
    /// the first.
    pub fn add(&mut self, word: &str, marks: Marks, price: u32) {
        let entry = self.0.entry(word.chars());
        let (known, price) = entry.unwrap_or((Marks::NONE, price));
        *entry = Some((known.and(marks), price));
    }

    /// Makes lookups faster, of a trie that is complete.
    pub fn settle(self) -> Self {
        Self(self.0.settle())
    }

    /// All words that `chars` starts with, shortest first.
    pub fn at<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = Found> + 'a {
        self.0.at(chars).map(|(length, (marks, price))| Found { length, marks, price })
    }

    /// Whether `word` is known with any of `marks`.
    pub fn has(&self, word: &str, marks: Marks) -> bool {
        let chars: Vec<char> = word.chars().collect();
        self.at(&chars).any(|found| found.length == chars.len() && found.marks.any(marks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_from_a_place() {
        let mut trie = Trie::default();
        trie.add("管理", Marks::VERBAL_NOUN, 70);
        trie.add("管理局", Marks::GOVERNMENT, 95);
        trie.add("管理", Marks::NOUN, 10);
        let chars: Vec<char> = "管理局长".chars().collect();
        let found: Vec<Found> = trie.at(&chars).collect();
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].length, found[0].price), (2, 70));
        assert!(found[0].marks.any(Marks::NOUN) && found[0].marks.any(Marks::VERBAL_NOUN));
        assert!(Trie::default().at(&chars).next().is_none());
    }
}

//! A trie over characters: one look-up a character, all words that start at a
//! place in one walk.

use super::Marks;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Words with their marks and prices.
#[derive(Debug, Default)]
pub struct Trie {
    /// (node, character) → node; the root is 0.
    children: HashMap<u64, u32, BuildHasherDefault<Spread>>,
    /// What is known of the word that ends at each node, `None` inside words.
    entries: Vec<Option<(Marks, u32)>>,
}

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
        if self.entries.is_empty() {
            self.entries.push(None);
        }
        let mut node = 0;
        for c in word.chars() {
            let fresh = self.entries.len() as u32;
            node = *self.children.entry(key(node, c)).or_insert(fresh);
            if node == fresh {
                self.entries.push(None);
            }
        }
        let entry = &mut self.entries[node as usize];
        let (known, price) = entry.unwrap_or((Marks::NONE, price));
        *entry = Some((known.and(marks), price));
    }

    /// All words that `chars` starts with, shortest first.
    pub fn at<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = Found> + 'a {
        let mut node = 0;
        let nodes = chars.iter().enumerate().map_while(move |(index, &c)| {
            node = *self.children.get(&key(node, c))?;
            Some((index + 1, node))
        });
        nodes.filter_map(|(length, node)| {
            let (marks, price) = self.entries[node as usize]?;
            Some(Found { length, marks, price })
        })
    }

    /// Whether `word` is known with any of `marks`.
    pub fn has(&self, word: &str, marks: Marks) -> bool {
        let chars: Vec<char> = word.chars().collect();
        self.at(&chars).any(|found| found.length == chars.len() && found.marks.any(marks))
    }
}

fn key(node: u32, c: char) -> u64 {
    u64::from(node) << 21 | u64::from(c as u32)
}

/// A hash for keys that are small and distinct already.
#[derive(Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn write_u64(&mut self, key: u64) {
        let mixed = (self.0 ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
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

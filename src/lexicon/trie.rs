//! A trie over characters: all entries that stand at a place, in one walk.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Numbers of entries by their characters.
#[derive(Default)]
pub(super) struct Trie {
    /// (node, character) → node; the root is 0.
    children: HashMap<u64, u32, BuildHasherDefault<Spread>>,
    /// Number of the entry that ends at each node, from 1.
    ends: Vec<u32>,
}

impl Trie {
    /// Adds the entry `number`.
    pub(super) fn add(&mut self, chars: &[char], number: u32) {
        if self.ends.is_empty() {
            self.ends.push(0);
        }
        let mut node = 0;
        for &c in chars {
            let fresh = self.ends.len() as u32;
            node = *self.children.entry(key(node, c)).or_insert(fresh);
            if node == fresh {
                self.ends.push(0);
            }
        }
        self.ends[node as usize] = number + 1;
    }

    /// Calls `take` with the number and the length of each entry that `chars`
    /// begins with.
    pub(super) fn at(&self, chars: &[char], mut take: impl FnMut(u32, usize)) {
        let mut node = 0;
        for (index, &c) in chars.iter().enumerate() {
            let Some(&next) = self.children.get(&key(node, c)) else { return };
            node = next;
            if let Some(number) = self.ends[node as usize].checked_sub(1) {
                take(number, index + 1);
            }
        }
    }
}

fn key(node: u32, c: char) -> u64 {
    u64::from(node) << 21 | u64::from(c as u32)
}

/// A hash for keys that are small and distinct already.
#[derive(Default)]
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
    fn all_entries_from_a_place() {
        let mut trie = Trie::default();
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        ["报", "报栏", "街"].iter().zip(0..).for_each(|(entry, number)| trie.add(&chars(entry), number));
        let mut found = Vec::new();
        trie.at(&chars("报栏街"), |number, length| found.push((number, length)));
        assert_eq!(found, [(0, 1), (1, 2)]);
    }
}

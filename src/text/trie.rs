//! A trie over characters: all entries that stand at a place, in one walk.

use rustc_hash::FxHashMap;

/// Values by the characters of their entries.
#[derive(Debug)]
pub struct Trie<T> {
    /// (node, character) → node; the root is 0.
    children: FxHashMap<u64, u32>,
    /// Of a large trie the nodes below the root, by their character, 0 for
    /// none: they are asked for at every place of a text.
    first: Vec<u32>,
    /// The value of the entry that ends at each node, `None` inside entries.
    values: Vec<Option<T>>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Self { children: FxHashMap::default(), first: Vec::new(), values: vec![None] }
    }
}

impl<T: Copy> Trie<T> {
    /// The value of an entry, to be set: `None` where it is new.
    pub fn entry(&mut self, chars: impl IntoIterator<Item = char>) -> &mut Option<T> {
        let mut node = 0;
        for c in chars {
            let fresh = self.values.len() as u32;
            node = *self.children.entry(key(node, c)).or_insert(fresh);
            if node == fresh {
                self.values.push(None);
            }
        }
        &mut self.values[node as usize]
    }

    /// Makes lookups faster, of a trie that is complete: it takes up to
    /// 256 KB.
    pub fn settle(mut self) -> Self {
        let below = self.children.iter().filter_map(|(&key, &node)| Some((u16::try_from(key).ok()?, node)));
        let below: Vec<(u16, u32)> = below.collect();
        self.first = vec![0; below.iter().map(|(c, _)| usize::from(*c) + 1).max().unwrap_or(0)];
        below.into_iter().for_each(|(c, node)| self.first[usize::from(c)] = node);
        self
    }

    /// The node below another.
    fn below(&self, node: u32, c: char) -> Option<u32> {
        match self.first.get(c as usize).filter(|_| node == 0) {
            Some(first) => Some(*first).filter(|&first| first > 0),
            None => self.children.get(&key(node, c)).copied(),
        }
    }

    /// Length and value of all entries that `chars` begins with, shortest first.
    pub fn at<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = (usize, T)> + 'a {
        let mut node = 0;
        let nodes = chars.iter().enumerate().map_while(move |(index, &c)| {
            node = self.below(node, c)?;
            Some((index + 1, node))
        });
        nodes.filter_map(|(length, node)| Some((length, self.values[node as usize]?)))
    }
}

fn key(node: u32, c: char) -> u64 {
    u64::from(node) << 21 | u64::from(c as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_entries_from_a_place() {
        let mut trie = Trie::default();
        ["报", "报栏", "街"].iter().zip(0..).for_each(|(entry, n)| *trie.entry(entry.chars()) = Some(n));
        let chars: Vec<char> = "报栏街".chars().collect();
        assert_eq!(trie.at(&chars).collect::<Vec<_>>(), [(1, 0), (2, 1)]);
        let trie = trie.settle();
        assert_eq!(trie.at(&chars).collect::<Vec<_>>(), [(1, 0), (2, 1)]);
        assert_eq!(trie.at(&chars[1..]).count(), 0, "栏 begins no entry");
        assert_eq!(trie.at(&['龥', '𠮷']).count(), 0);
        assert!(Trie::<u32>::default().at(&chars).next().is_none());
    }
}

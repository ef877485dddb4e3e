//! In how many articles each entry stands.

use crate::index::{Searched, on_all_cores, shares};
use crate::paper::Article;
use crate::text::Trie;
use std::borrow::Borrow;

/// Counts for each entry the articles in whose text as searched it stands.
pub struct Counting {
    trie: Trie<usize>,
    counts: Vec<u32>,
}

impl Counting {
    /// To count these entries, given by their folded characters, in this order.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Vec<char>>) -> Self {
        let (mut trie, mut entries_so_far) = (Trie::default(), 0);
        for entry in entries {
            *trie.entry(entry.iter().copied()) = Some(entries_so_far);
            entries_so_far += 1;
        }
        Self { trie: trie.settle(), counts: vec![0; entries_so_far] }
    }

    /// Counts articles, on all cores.
    pub fn add(&mut self, articles: &[impl Borrow<Article> + Sync]) {
        for entries in on_all_cores(&shares(articles), |share| self.entries_in(share)) {
            entries.into_iter().for_each(|entry| self.counts[entry as usize] += 1);
        }
    }

    /// How many articles have each entry.
    pub fn finish(self) -> Vec<u32> {
        self.counts
    }

    /// The entries that stand in these articles, once for each article.
    fn entries_in(&self, articles: &[impl Borrow<Article>]) -> Vec<u32> {
        let mut all = Vec::new();
        for article in articles {
            let mut here = Vec::new();
            Searched::of(article.borrow()).fields().iter().for_each(|field| self.stand_in(field, &mut here));
            here.sort_unstable();
            here.dedup();
            all.extend(here);
        }
        all
    }

    fn stand_in(&self, field: &[char], out: &mut Vec<u32>) {
        for at in (0..field.len()).filter(|&at| !inside(field, at)) {
            let here = self.trie.at(&field[at..]).filter(|&(length, _)| !inside(field, at + length));
            out.extend(here.map(|(_, entry)| entry as u32));
        }
    }
}

/// Whether a place is inside of a word of letters and digits, in which no
/// entry begins or ends.
fn inside(field: &[char], at: usize) -> bool {
    let is_word = |at: usize| field.get(at).is_some_and(char::is_ascii_alphanumeric);
    at > 0 && is_word(at - 1) && is_word(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Paragraph;

    #[test]
    fn each_article_counts_once() {
        let article = |text: &str| Article { paragraphs: vec![Paragraph::new(text)], ..Article::default() };
        let articles = [article("报栏，报栏abc。"), article("“报\n栏”ab"), article("街角")];
        let entries: [Vec<char>; 5] = ["报栏", "角", "无", "ab", "bc"].map(|entry| entry.chars().collect());
        let mut counting = Counting::of(&entries);
        counting.add(&articles[..1]);
        counting.add(&articles[1..]);
        assert_eq!(counting.finish(), [2, 1, 0, 1, 0]);
    }
}

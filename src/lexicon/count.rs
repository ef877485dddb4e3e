//! In how many articles each entry stands.

use crate::index::{Searched, on_all_cores, shares};
use crate::paper::Article;
use crate::text::Trie;

/// For each entry, given by its folded characters, the number of articles in
/// whose text as searched it stands. All cores share the articles.
pub(super) fn articles_with(entries: &[Vec<char>], articles: &[&Article]) -> Vec<u32> {
    let mut trie = Trie::default();
    for (entry, number) in entries.iter().zip(0..) {
        *trie.entry(entry.iter().copied()) = Some(number);
    }
    let counts = on_all_cores(&shares(articles), |part| count(&trie, entries.len(), part));
    (0..entries.len()).map(|entry| counts.iter().filter_map(|part| part.get(entry)).sum()).collect()
}

fn count(trie: &Trie<usize>, entries: usize, articles: &[&Article]) -> Vec<u32> {
    let mut counts = vec![0; entries];
    // Number of the article, from 1, that was the last to have an entry.
    let mut last = vec![0u32; entries];
    for (article, number) in articles.iter().zip(1..) {
        for field in Searched::of(article).fields() {
            for at in (0..field.len()).filter(|&at| !inside(field, at)) {
                let here = trie.at(&field[at..]).filter(|&(length, _)| !inside(field, at + length));
                for (_, entry) in here {
                    counts[entry] += u32::from(std::mem::replace(&mut last[entry], number) != number);
                }
            }
        }
    }
    counts
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
        let entries = ["报栏", "角", "无", "ab", "bc"].map(|entry| entry.chars().collect());
        assert_eq!(articles_with(&entries, &articles.iter().collect::<Vec<_>>()), [2, 1, 0, 1, 0]);
    }
}

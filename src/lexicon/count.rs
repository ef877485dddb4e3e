//! In how many articles each entry stands.

use super::trie::Trie;
use crate::index::Searched;
use crate::paper::Article;
use std::thread;

/// For each entry, given by its folded characters, the number of articles in
/// whose text as searched it stands. All cores share the articles.
pub(super) fn articles_with(entries: &[Vec<char>], articles: &[&Article]) -> Vec<u32> {
    let mut trie = Trie::default();
    entries.iter().zip(0..).for_each(|(entry, number)| trie.add(entry, number));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = articles.len().div_ceil(cores).max(1);
    let counts = thread::scope(|scope| {
        let trie = &trie;
        let count = |part| scope.spawn(move || count(trie, entries.len(), part));
        let threads: Vec<_> = articles.chunks(share).map(count).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_default()).collect::<Vec<_>>()
    });
    (0..entries.len()).map(|entry| counts.iter().filter_map(|part| part.get(entry)).sum()).collect()
}

fn count(trie: &Trie, entries: usize, articles: &[&Article]) -> Vec<u32> {
    let mut counts = vec![0; entries];
    // Number of the article, from 1, that was the last to have an entry.
    let mut last = vec![0u32; entries];
    for (article, number) in articles.iter().zip(1..) {
        for field in Searched::of(article).fields() {
            for at in (0..field.len()).filter(|&at| !inside(field, at)) {
                trie.at(&field[at..], |entry, length| {
                    if inside(field, at + length) {
                        return;
                    }
                    if std::mem::replace(&mut last[entry as usize], number) != number {
                        counts[entry as usize] += 1;
                    }
                });
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

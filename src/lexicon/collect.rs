//! Articles → the entries of the lexicon.
//!
//! What articles name is collected part by part ([`Namings`]) and joined; then
//! the words that only the text shows are added, and all is counted
//! ([`Counting`]).

use super::{Counting, Entry, EntryKind};
use crate::paper::Article;
use crate::text::{self, STOP};
use serde::{Deserialize, Serialize};
use std::collections::btree_map::Entry::{Occupied, Vacant};
use std::collections::{BTreeMap, BTreeSet};

/// Shortest and longest entry, in folded characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=40;
/// Least number of articles that have a word which only the text shows.
const WORD: u32 = 2;

/// All entries of a corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// Sorted by their folded text, each once.
    pub entries: Vec<Entry>,
}

/// What is known of an entry before it is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    /// As printed; of several forms the shortest, of equal ones the first by
    /// its bytes.
    text: String,
    /// In how many articles it is each kind; in none of which only the text
    /// shows that it is a word.
    kinds: BTreeMap<EntryKind, u32>,
}

/// What some articles name, by folded text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Namings(BTreeMap<Vec<char>, Naming>);

impl Namings {
    /// What these articles name.
    pub fn of<'a>(articles: impl IntoIterator<Item = &'a Article>) -> Self {
        let mut namings = Self::default();
        articles.into_iter().for_each(|article| namings.article(article));
        namings
    }

    fn article(&mut self, article: &Article) {
        let named: BTreeSet<(EntryKind, &str)> = names(article).chain(headlines(article)).collect();
        for (kind, text) in named {
            let folded = text::fold(text).chars;
            if LENGTHS.contains(&folded.len()) {
                self.add(folded, Naming { text: text.to_owned(), kinds: [(kind, 1)].into() });
            }
        }
    }

    /// Adds what other articles name. The order in which parts are joined
    /// changes nothing.
    pub fn join(&mut self, others: impl IntoIterator<Item = Naming>) {
        others.into_iter().for_each(|naming| self.add(text::fold(&naming.text).chars, naming));
    }

    fn add(&mut self, folded: Vec<char>, naming: Naming) {
        match self.0.entry(folded) {
            Vacant(place) => drop(place.insert(naming)),
            Occupied(mut known) => known.get_mut().add(naming),
        }
    }

    /// Adds words that the text shows, but for people with what stands beside
    /// the name, such as 记者.
    pub fn add_words(&mut self, words: Vec<(Vec<char>, String)>) {
        let is_new = |(word, _): &(Vec<char>, String)| {
            let ends = (2..word.len()).flat_map(|length| [&word[..length], &word[word.len() - length..]]);
            !ends.into_iter().any(|end| self.is_person(end))
        };
        for (word, text) in words.into_iter().filter(is_new).collect::<Vec<_>>() {
            let naming = self.0.entry(word).or_insert(Naming { text, kinds: BTreeMap::new() });
            naming.kinds.entry(EntryKind::Word).or_default();
        }
    }

    fn is_person(&self, chars: &[char]) -> bool {
        let is_person = |kind: &EntryKind| matches!(kind, EntryKind::Person | EntryKind::Writer);
        self.0.get(chars).is_some_and(|naming| naming.kinds.keys().any(is_person))
    }

    /// All, in the order of their folded texts.
    pub fn list(&self) -> impl Iterator<Item = &Naming> {
        self.0.values()
    }

    /// To be counted in the text of all articles.
    pub fn counting(&self) -> Counting {
        Counting::of(self.0.keys())
    }

    /// The entries, now that they are counted; what stands nowhere, such as a
    /// post put together from a list, is left out.
    pub fn entries(self, counting: Counting) -> Lexicon {
        let counts = counting.finish();
        let entries = self.0.into_values().zip(counts).filter_map(|(naming, count)| {
            let least = if naming.kinds.values().any(|&count| count > 0) { 1 } else { WORD };
            (count >= least).then(|| Entry { kind: naming.kind(), text: naming.text, count })
        });
        Lexicon { entries: entries.collect() }
    }
}

impl Naming {
    fn add(&mut self, other: Self) {
        if (other.text.len(), &other.text) < (self.text.len(), &self.text) {
            self.text = other.text;
        }
        for (kind, count) in other.kinds {
            *self.kinds.entry(kind).or_default() += count;
        }
    }

    fn kind(&self) -> EntryKind {
        let most = self.kinds.iter().max_by_key(|&(&kind, &count)| (count, std::cmp::Reverse(kind)));
        most.map_or(EntryKind::Word, |(&kind, _)| kind)
    }
}

fn names(article: &Article) -> impl Iterator<Item = (EntryKind, &str)> {
    let (byline, facts) = (&article.byline, &article.facts);
    let writers = [&byline.reporters, &byline.correspondents, &byline.photographers, &byline.authors];
    let writers = writers.into_iter().flatten().map(|name| (EntryKind::Writer, name.as_str()));
    let people = facts.people.iter().map(|person| (EntryKind::Person, person.name.as_str()));
    let posts = facts.people.iter().flat_map(|person| &person.posts);
    let posts = posts.map(|post| (EntryKind::Post, post.title.as_str()));
    let organisations =
        facts.organisations.iter().map(|named| (EntryKind::Organisation, named.name.as_str()));
    let places = facts.places.iter().map(|named| (EntryKind::Place, named.name.as_str()));
    let initiatives = facts.initiatives.iter().map(|named| (EntryKind::Initiative, named.name.as_str()));
    writers.chain(people).chain(posts).chain(organisations).chain(places).chain(initiatives)
}

/// The headline, and each line of it.
fn headlines(article: &Article) -> impl Iterator<Item = (EntryKind, &str)> {
    let whole = article.headline.iter().map(String::as_str);
    let lines = article.headline.iter().flat_map(|headline| headline.split(char::is_whitespace));
    let lines = lines.filter(|line| text::fold(line).chars.iter().filter(|&&c| c != STOP).count() >= 4);
    whole.chain(lines).map(|text| (EntryKind::Headline, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::words;
    use crate::paper::{Byline, Facts, Named, Paragraph, Person, Post};

    fn article() -> Article {
        let post = Post { title: "乙区主任".to_owned(), ..Post::default() };
        let person = Person { name: "甲乙丙".to_owned(), posts: vec![post], ..Person::default() };
        let place = Named { name: "街角".to_owned(), ..Named::default() };
        Article {
            headline: Some("街角新设报栏 路人驻足".to_owned()),
            paragraphs: vec![
                Paragraph::new("乙区副书记、主任甲乙丙来到街角。"),
                Paragraph::new("玻璃亮，换玻璃。"),
            ],
            byline: Byline {
                reporters: vec!["丁戊".to_owned()],
                credit: Some("记者 丁戊".to_owned()),
                ..Byline::default()
            },
            facts: Facts { people: vec![person], places: vec![place], ..Facts::default() },
            ..Article::default()
        }
    }

    #[test]
    fn what_is_named_and_stands_in_the_text() {
        let one = article();
        let lexicon = collected(&[&one, &one]);
        let listed: Vec<(&str, EntryKind, u32)> =
            lexicon.entries.iter().map(|entry| (entry.text.as_str(), entry.kind, entry.count)).collect();
        for expected in [
            ("甲乙丙", EntryKind::Person, 2),
            ("丁戊", EntryKind::Writer, 2),
            ("街角", EntryKind::Place, 2),
            ("街角新设报栏", EntryKind::Headline, 2),
            ("街角新设报栏 路人驻足", EntryKind::Headline, 2),
            ("玻璃", EntryKind::Word, 2),
        ] {
            assert!(listed.contains(&expected), "{expected:?} in {listed:?}");
        }
        assert!(!listed.iter().any(|entry| entry.0 == "乙区主任"), "it stands nowhere");
        assert_eq!(collected(&[]), Lexicon::default());
    }

    /// The lexicon of articles that came in two parts.
    fn collected(articles: &[&Article]) -> Lexicon {
        let (mut namings, later) = (Namings::default(), Namings::of(articles.iter().skip(1).copied()));
        namings.join(Namings::of(articles.first().copied()).list().cloned());
        namings.join(later.list().cloned());
        namings.add_words(words(articles.iter().copied()));
        let mut counting = namings.counting();
        counting.add(articles);
        namings.entries(counting)
    }
}

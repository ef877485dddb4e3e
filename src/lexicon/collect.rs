//! Articles → the entries of the lexicon.

use super::words::words;
use super::{Entry, EntryKind, count};
use crate::paper::Article;
use crate::text::{self, STOP};
use std::borrow::Cow;
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

impl Lexicon {
    /// Collects the entries of the articles. The same articles give the same
    /// entries.
    pub fn collect(articles: &[&Article]) -> Self {
        let mut found = Found::default();
        articles.iter().for_each(|article| found.article(article));
        words(articles).into_iter().for_each(|(word, printed)| found.word(word, printed));
        found.counted(articles)
    }
}

/// What is known of an entry before it is counted.
#[derive(Default)]
struct Naming<'a> {
    /// As printed where it was first named.
    text: Option<Cow<'a, str>>,
    /// In how many articles it is each kind; in none of which only the text
    /// shows that it is a word.
    kinds: BTreeMap<EntryKind, u32>,
}

#[derive(Default)]
struct Found<'a>(BTreeMap<Vec<char>, Naming<'a>>);

impl<'a> Found<'a> {
    fn article(&mut self, article: &'a Article) {
        let named: BTreeSet<(EntryKind, &str)> = names(article).chain(headlines(article)).collect();
        for (kind, text) in named {
            let folded = text::fold(text).chars;
            if LENGTHS.contains(&folded.len()) {
                let naming = self.0.entry(folded).or_default();
                naming.text.get_or_insert(Cow::Borrowed(text));
                *naming.kinds.entry(kind).or_default() += 1;
            }
        }
    }

    /// Adds a word, unless it is a person with what stands beside the name,
    /// such as 记者.
    fn word(&mut self, word: Vec<char>, printed: String) {
        let ends = (2..word.len()).flat_map(|length| [&word[..length], &word[word.len() - length..]]);
        if ends.into_iter().any(|end| self.is_person(end)) {
            return;
        }
        let naming = self.0.entry(word).or_default();
        naming.text.get_or_insert(Cow::Owned(printed));
        naming.kinds.entry(EntryKind::Word).or_default();
    }

    fn is_person(&self, chars: &[char]) -> bool {
        let is_person = |kind: &EntryKind| matches!(kind, EntryKind::Person | EntryKind::Writer);
        self.0.get(chars).is_some_and(|naming| naming.kinds.keys().any(is_person))
    }

    /// Counts every entry in the text; what stands nowhere, such as a post
    /// put together from a list, is left out.
    fn counted(self, articles: &[&Article]) -> Lexicon {
        let (folded, namings): (Vec<Vec<char>>, Vec<Naming>) = self.0.into_iter().unzip();
        let counts = count::articles_with(&folded, articles);
        let entries = namings.into_iter().zip(counts).filter_map(|(naming, count)| {
            let least = if naming.kinds.values().any(|&count| count > 0) { 1 } else { WORD };
            (count >= least).then(|| Entry {
                kind: naming.kind(),
                text: naming.text.unwrap_or_default().into_owned(),
                count,
            })
        });
        Lexicon { entries: entries.collect() }
    }
}

impl Naming<'_> {
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
        let lexicon = Lexicon::collect(&[&one, &one]);
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
        assert_eq!(Lexicon::collect(&[]), Lexicon::default());
    }
}

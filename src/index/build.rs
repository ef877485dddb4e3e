//! Articles → the index.

use super::columns::{Columns, Extent, Region, Row};
use super::cores::{on_all_cores, portions};
use super::fields::value_terms;
use super::lists::Group;
use super::postings::Postings;
use crate::paper::Article;
use crate::text::{self, STOP, TermRef};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// An article's text as searched, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Searched {
    /// Title, body, credit: the fields in the order of their positions.
    fields: [Vec<char>; 3],
    /// Terms of the values of the article's fields, all at its last position.
    values: Vec<String>,
}

impl Searched {
    /// Folds an article. The credit is left out where the body contains it,
    /// as in `本报讯(记者…)`: what is printed once is found once.
    pub fn of(article: &Article) -> Self {
        let title = text::fold(&article.printed_title()).chars;
        let body = body(article.paragraphs.iter().map(|paragraph| &*paragraph.text));
        let credit = text::fold(article.byline.credit.as_deref().unwrap_or_default()).chars;
        let inside = !credit.is_empty() && body.windows(credit.len()).any(|window| window == credit);
        let fields = [title, body, if inside { Vec::new() } else { credit }];
        Self { fields, values: value_terms(article) }
    }

    /// Title, body and credit as searched.
    pub fn fields(&self) -> &[Vec<char>; 3] {
        &self.fields
    }

    /// How much the article has to be searched.
    pub fn extent(&self) -> Extent {
        Extent { fields: self.fields.each_ref().map(|field| field.len() as u32) }
    }

    /// Number of characters that are searched.
    fn characters(&self) -> u64 {
        self.fields.iter().map(|field| field.len() as u64).sum()
    }
}

/// The body of an article as searched: its paragraphs, with a stop between
/// them.
pub(crate) fn body<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> Vec<char> {
    let mut body = Vec::new();
    for paragraph in paragraphs {
        let chars = text::fold(paragraph).chars;
        if !body.is_empty() && !chars.is_empty() {
            body.push(STOP);
        }
        body.extend(chars);
    }
    body
}

/// Terms with their postings, while the index is built.
#[derive(Debug, Clone, Default)]
pub struct TermList {
    pairs: FxHashMap<[char; 2], Postings>,
    words: FxHashMap<String, Postings>,
    values: FxHashMap<String, Postings>,
}

impl TermList {
    /// The terms of some articles, in the order of their positions.
    fn of(articles: &[(Region, Searched)]) -> Self {
        let mut terms = Self::default();
        articles.iter().for_each(|(region, article)| terms.add(region, article));
        terms
    }

    /// Adds an article. Articles come in ascending order of their positions.
    fn add(&mut self, place: &Region, searched: &Searched) {
        for (field, start) in searched.fields.iter().zip(place.fields) {
            text::each_term(field, |term, at| match term {
                TermRef::Pair(pair) => self.pairs.entry(pair).or_default().push(start + at as u32),
                TermRef::Word(word) => push(&mut self.words, word, start + at as u32),
            });
        }
        for value in &searched.values {
            push(&mut self.values, value, place.last());
        }
    }

    /// Adds the terms of later articles.
    fn merge(&mut self, later: TermList) {
        if self.pairs.is_empty() && self.words.is_empty() && self.values.is_empty() {
            *self = later;
            return;
        }
        for (pair, postings) in later.pairs {
            self.pairs.entry(pair).or_default().append(&postings);
        }
        for (mine, later) in [(&mut self.words, later.words), (&mut self.values, later.values)] {
            for (term, postings) in later {
                mine.entry(term).or_default().append(&postings);
            }
        }
    }

    /// All terms, group by group; those of a group sorted by their bytes.
    pub fn groups(&self) -> BTreeMap<Group, Vec<(String, &Postings)>> {
        let mut groups: BTreeMap<Group, Vec<(String, &Postings)>> = BTreeMap::new();
        let mut add = |group: Option<Group>, term: String, postings| {
            groups.entry(group.unwrap_or_default()).or_default().push((term, postings));
        };
        self.pairs.iter().for_each(|(pair, postings)| {
            add(Some(Group::Pairs(pair[0])), pair.iter().collect(), postings);
        });
        self.words.iter().for_each(|(word, postings)| {
            add(word.chars().next().map(Group::Words), word.clone(), postings);
        });
        self.values.iter().for_each(|(value, postings)| {
            add(value.chars().next().map(Group::Values), value.clone(), postings);
        });
        groups.values_mut().for_each(|terms| terms.sort_unstable_by(|(a, _), (b, _)| a.cmp(b)));
        groups
    }

    /// How often each character stands in a pair.
    pub fn characters(&self) -> BTreeMap<char, u64> {
        let mut counts = FxHashMap::default();
        for (pair, postings) in &self.pairs {
            pair.iter().for_each(|&c| *counts.entry(c).or_default() += postings.len() as u64);
        }
        counts.into_iter().collect()
    }
}

fn push(terms: &mut FxHashMap<String, Postings>, term: &str, position: u32) {
    match terms.get_mut(term) {
        Some(postings) => postings.push(position),
        None => terms.entry(term.to_owned()).or_default().push(position),
    }
}

/// The index of some articles.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Terms and positions.
    pub terms: TermList,
    /// What is known of each article.
    pub rows: Vec<Row>,
    /// Where each article stands.
    columns: Columns,
    /// Number of characters that are searched.
    pub characters: u64,
}

/// Articles that are folded before their terms are taken: few enough for
/// memory, enough for all cores.
const BATCH: usize = 4096;

impl Index {
    /// Indexes articles, in the order of the corpus, on all cores.
    pub fn build(articles: &[&Article]) -> Self {
        let mut index = Self::default();
        articles.chunks(BATCH).for_each(|batch| index.add(batch));
        index
    }

    fn add(&mut self, articles: &[&Article]) {
        let searched = on_all_cores(articles, |article| Searched::of(article));
        self.rows.extend(
            searched.iter().zip(articles).map(|(searched, article)| Row::of(article, searched.extent())),
        );
        let placed: Vec<(Region, Searched)> =
            searched.into_iter().map(|article| (self.columns.place(article.extent()), article)).collect();
        self.characters += placed.iter().map(|(_, article)| article.characters()).sum::<u64>();
        for terms in on_all_cores(&portions(&placed), |portion| TermList::of(portion)) {
            self.terms.merge(terms);
        }
    }
}

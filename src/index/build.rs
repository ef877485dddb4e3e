//! Articles → the index.

use super::columns::{Columns, Extent};
use super::fields::value_terms;
use super::postings::Postings;
use crate::paper::Article;
use crate::text::{self, STOP};
use std::collections::HashMap;

/// An article's text as searched, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Searched {
    /// Title, body, credit: the fields in the order of their positions.
    fields: [Vec<char>; 3],
    /// Terms of the values of the article's fields, at the positions behind.
    values: Vec<String>,
}

impl Searched {
    /// Folds an article. The credit is left out where the body contains it,
    /// as in `本报讯(记者…)`: what is printed once is found once.
    pub fn of(article: &Article) -> Self {
        let title = text::fold(&article.printed_title()).chars;
        let body = body(article);
        let credit = text::fold(article.byline.credit.as_deref().unwrap_or_default()).chars;
        let inside = !credit.is_empty() && body.windows(credit.len()).any(|window| window == credit);
        let fields = [title, body, if inside { Vec::new() } else { credit }];
        Self { fields, values: value_terms(article) }
    }

    /// Title, body and credit as searched.
    pub fn fields(&self) -> &[Vec<char>; 3] {
        &self.fields
    }

    /// How many positions the article takes.
    pub fn extent(&self) -> Extent {
        let fields = self.fields.each_ref().map(|field| field.len() as u32);
        Extent { fields, values: self.values.len() as u32 }
    }
}

/// The paragraphs, with a stop between them.
fn body(article: &Article) -> Vec<char> {
    let mut body = Vec::new();
    for paragraph in &article.paragraphs {
        let chars = text::fold(&paragraph.text).chars;
        if !body.is_empty() && !chars.is_empty() {
            body.push(STOP);
        }
        body.extend(chars);
    }
    body
}

/// Terms with their postings, while the index is built.
#[derive(Debug, Clone, Default)]
pub struct TermList(HashMap<String, Postings>);

impl TermList {
    /// Adds an article whose first character stands at `start`. Articles come
    /// in ascending order.
    pub fn add(&mut self, start: u32, searched: &Searched) {
        let mut start = start;
        for field in &searched.fields {
            text::each_term(field, |term, at| self.push(term, start + at as u32));
            start += field.len() as u32 + 1;
        }
        for (value, position) in searched.values.iter().zip(start..) {
            self.push(value, position);
        }
    }

    /// Adds the terms of later articles.
    pub fn merge(&mut self, later: TermList) {
        for (term, postings) in later.0 {
            self.0.entry(term).or_default().append(&postings);
        }
    }

    /// The terms sorted by their bytes.
    pub fn sorted(&self) -> Vec<(&str, &Postings)> {
        let mut terms: Vec<_> = self.0.iter().map(|(term, postings)| (term.as_str(), postings)).collect();
        terms.sort_unstable_by_key(|(term, _)| *term);
        terms
    }

    fn push(&mut self, term: &str, position: u32) {
        match self.0.get_mut(term) {
            Some(postings) => postings.push(position),
            None => self.0.entry(term.to_owned()).or_default().push(position),
        }
    }
}

/// The index of a corpus, ready to be written.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Terms and positions.
    pub terms: TermList,
    /// Lengths, dates, facets.
    pub columns: Columns,
}

impl Index {
    /// Indexes articles, in the order of the corpus. `searched` are the same
    /// articles, folded; the terms are collected by `collect`, so that a
    /// caller with several cores can share the work.
    pub fn build(
        articles: &[&Article],
        searched: &[Searched],
        collect: impl FnOnce(&[Searched], &[u32]) -> TermList,
    ) -> Self {
        let extents = searched.iter().map(Searched::extent).collect();
        let columns = Columns::build(articles.iter().copied(), extents);
        Self { terms: collect(searched, columns.starts()), columns }
    }
}

/// Collects the terms of some articles, one after the other.
pub fn collect_terms(searched: &[Searched], starts: &[u32]) -> TermList {
    let mut terms = TermList::default();
    searched.iter().zip(starts).for_each(|(article, &start)| terms.add(start, article));
    terms
}

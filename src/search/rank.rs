//! How well an article matches: BM25F (Robertson and Zaragoza 2009, *The
//! Probabilistic Relevance Framework*) over headline, lead and body, and how
//! near the texts of the query stand to one another.

use super::borders;
use super::evaluate::{Leaf, Matched, Where};
use super::order::{ascending, descending};
use super::places::Places;
use super::sets::gallop;
use super::{Explanation, Request, SLICE, Sort};
use crate::bundle::Bundle;
use crate::index::{Column, Columns, Field};
use crate::paper::Languages;
use std::iter::repeat;

/// An occurrence in the headline counts as this many in the body.
const TITLE: f32 = 4.0;
/// What standing in the headline at all adds, as a share of the text's weight.
const HEADED: f32 = 0.6;
/// One in the lead counts as this many further down.
const LEAD: f32 = 2.5;
/// Characters of the body that are its lead.
const LEAD_LENGTH: u32 = 80;
/// One that is only a part of a word counts as this much of a whole one.
const PART: f32 = 0.05;
/// How soon further occurrences stop to matter: 0 at once, larger later.
const K1: f32 = 0.4;
/// How much longer articles are discounted: 0 not at all, 1 in full.
const B: f32 = 0.5;
/// What two texts side by side add, as a share of the rarer one's weight.
const NEAR: f32 = 4.0;
/// Characters apart at which that has fallen to half.
const HALF: f32 = 12.0;

/// Articles in order, with their scores.
#[derive(Debug, Clone, Default)]
pub(super) struct Ranked {
    /// Their numbers.
    pub docs: Vec<u32>,
    /// Their scores, in the same order; empty where nothing is scored.
    scores: Vec<f32>,
}

impl Ranked {
    /// The articles to be shown, each with its score.
    pub fn page(&self, request: &Request) -> Vec<(u32, f32)> {
        let scores = self.scores.iter().copied().chain(repeat(0.0));
        self.docs.iter().copied().zip(scores).skip(request.offset).take(request.limit).collect()
    }
}

/// Puts articles, which come ascending, in the order that is asked for. Equal
/// days and equal scores go by number, as the pages come: with the days in it
/// the order would have to wait for them, or change after it was shown.
pub(super) async fn ranked(
    bundle: &Bundle,
    days: &Column,
    sort: Sort,
    matched: &Matched,
    docs: Vec<u32>,
) -> Ranked {
    bundle.pause().await;
    let day = |doc: u32| days.day_rank(doc).map(u64::from);
    let docs = match sort {
        Sort::Relevance if !matched.leaves.is_empty() => return best_first(bundle, matched, &docs).await,
        Sort::Relevance | Sort::Page => docs,
        Sort::Oldest => ascending(&docs, |&doc| day(doc).unwrap_or(u64::MAX)),
        Sort::Newest => ascending(&docs, |&doc| day(doc).map_or(u64::MAX, |rank| descending(rank + 1))),
    };
    Ranked { docs, scores: Vec::new() }
}

async fn best_first(bundle: &Bundle, matched: &Matched, docs: &[u32]) -> Ranked {
    let columns = bundle.columns();
    let mut scorer = Scorer::new(columns, matched);
    let mut scored: Vec<(u32, f32)> = Vec::with_capacity(docs.len());
    for slice in docs.chunks(SLICE) {
        bundle.pause().await;
        scored.extend(slice.iter().map(|&doc| (doc, scorer.score(doc))));
    }
    bundle.pause().await;
    // Scores are not negative, so their bits are in the order of their values.
    let sorted = ascending(&scored, |&(_, score)| descending(u64::from(score.to_bits())));
    Ranked {
        docs: sorted.iter().map(|&(doc, _)| doc).collect(),
        scores: sorted.iter().map(|&(_, score)| score).collect(),
    }
}

/// What the score of an article is made of.
pub(super) fn explain(columns: &Columns, matched: &Matched, doc: u32, score: f32) -> Explanation {
    borders::explain(score, Scorer::new(columns, matched).explain(doc))
}

/// Scores articles, one after the other in ascending order.
struct Scorer<'a> {
    columns: &'a Columns,
    average: f32,
    texts: Vec<Text<'a>>,
}

/// A text of the query, and how far its places have been passed.
struct Text<'a> {
    leaf: &'a Leaf,
    rarity: f32,
    passed: usize,
    whole_passed: usize,
    /// Places in the article at hand.
    here: &'a [u32],
}

/// How often a text stands in which part of an article.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    title: usize,
    lead: usize,
    rest: usize,
    /// Of all these, those that are only parts of words.
    parts: usize,
}

impl<'a> Scorer<'a> {
    /// A scorer for the texts of a query.
    fn new(columns: &'a Columns, matched: &'a Matched) -> Self {
        let texts = matched.leaves.iter().map(|leaf| Text::new(columns, leaf)).collect();
        Self { columns, average: columns.average_length(), texts }
    }

    /// The score of an article; later calls are for later articles.
    fn score(&mut self, doc: u32) -> f32 {
        let norm = self.norm(doc);
        let columns = self.columns;
        let weights = self.texts.iter_mut().map(|text| text.weight(columns, doc, norm)).sum::<f32>();
        if self.texts.len() < 2 { weights } else { weights + self.nearness() }
    }

    /// The score of an article as a tree; for one article only.
    fn explain(mut self, doc: u32) -> Explanation {
        let norm = self.norm(doc);
        let columns = self.columns;
        let mut parts: Vec<Explanation> =
            self.texts.iter_mut().map(|text| text.explain(columns, doc, norm)).collect();
        if self.texts.len() > 1 {
            parts.push(named("相邻", "nearness", self.nearness(), Vec::new()));
        }
        let score = parts.iter().map(|part| part.value).sum();
        named("得分", "score", score, parts)
    }

    /// The discount for the article's length: 1 for an average one.
    fn norm(&self, doc: u32) -> f32 {
        1.0 - B + B * self.columns.length(doc) as f32 / self.average
    }

    /// What neighbours in the query add where they are neighbours in the
    /// article.
    fn nearness(&self) -> f32 {
        let near = |pair: &[Text]| {
            let distance = distance(pair[0].places()?, pair[0].here, pair[1].places()?, pair[1].here)?;
            Some(NEAR * pair[0].rarity.min(pair[1].rarity) * HALF / (HALF + distance as f32))
        };
        self.texts.windows(2).filter_map(near).sum()
    }
}

impl<'a> Text<'a> {
    fn new(columns: &Columns, leaf: &'a Leaf) -> Self {
        let all = columns.len() as f32;
        let found = match &leaf.found {
            // So many articles hold this many places scattered by chance.
            Where::Text(places) => all * (1.0 - (-(places.len() as f32) / all.max(1.0)).exp()),
            Where::Value(values) => values.docs.len() as f32,
        };
        let rarity = (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
        Self { leaf, rarity, passed: 0, whole_passed: 0, here: &[] }
    }

    fn places(&self) -> Option<&'a Places> {
        match &self.leaf.found {
            Where::Text(places) => Some(places),
            Where::Value(_) => None,
        }
    }

    /// What the text adds to the article's score.
    fn weight(&mut self, columns: &Columns, doc: u32, norm: f32) -> f32 {
        self.rarity * self.counts(columns, doc).worth(norm)
    }

    fn explain(&mut self, columns: &Columns, doc: u32, norm: f32) -> Explanation {
        let counts = self.counts(columns, doc);
        let number = |zh, en, value| named(zh, en, value, Vec::new());
        let parts = vec![
            number("稀见", "rarity", self.rarity),
            number("标题次数", "in the headline", counts.title as f32),
            number("导语次数", "in the lead", counts.lead as f32),
            number("正文次数", "in the body", counts.rest as f32),
            number("只是词的一部分", "as part of a word", counts.parts as f32),
            number("折合次数", "weighted count", counts.frequency()),
            number("篇幅", "length", norm),
        ];
        named(&self.leaf.typed, &self.leaf.typed, self.rarity * counts.worth(norm), parts)
    }

    fn counts(&mut self, columns: &Columns, doc: u32) -> Counts {
        let (start, end) = (columns.start(doc), columns.start(doc + 1));
        match &self.leaf.found {
            Where::Text(places) => {
                self.here = slice(&places.starts, &mut self.passed, start, end);
                let whole =
                    places.whole.as_ref().map(|whole| slice(whole, &mut self.whole_passed, start, end).len());
                Counts::of(columns, doc, self.here, whole)
            }
            Where::Value(values) => {
                let here = slice(&values.docs, &mut self.passed, doc, doc + 1).len();
                Counts { rest: here, ..Counts::default() }
            }
        }
    }
}

/// The numbers from `start` to `end` of an ascending list, from where the last
/// call left off.
fn slice<'a>(list: &'a [u32], passed: &mut usize, start: u32, end: u32) -> &'a [u32] {
    let rest = &list[*passed..];
    let from = gallop(rest, start);
    let here = &rest[from..];
    let length = gallop(here, end);
    *passed += from + length;
    &here[..length]
}

impl Counts {
    fn of(columns: &Columns, doc: u32, here: &[u32], whole: Option<usize>) -> Self {
        let title = here.iter().take_while(|&&at| columns.field_at(doc, at) == Field::Title).count();
        let body = columns.start(doc) + columns.title_length(doc);
        let lead = here[title..].iter().take_while(|&&at| at < body + LEAD_LENGTH).count();
        let parts = whole.map_or(0, |whole| here.len().saturating_sub(whole));
        Self { title, lead, rest: here.len() - title - lead, parts }
    }

    /// What the text is worth in the article, if it is no rarer than others.
    fn worth(self, norm: f32) -> f32 {
        let frequency = self.frequency();
        let headed = if self.title > 0 && self.parts == 0 { HEADED } else { 0.0 };
        headed + frequency * (K1 + 1.0) / (frequency + K1 * norm)
    }

    fn frequency(self) -> f32 {
        let all = self.title + self.lead + self.rest;
        let weighted = TITLE * self.title as f32 + LEAD * self.lead as f32 + self.rest as f32;
        let kept = 1.0 - (1.0 - PART) * self.parts as f32 / all.max(1) as f32;
        // Many parts of words do not make up for one whole word.
        if self.parts == all { weighted.min(2.0) * kept } else { weighted * kept }
    }
}

/// Fewest characters between places of two texts; their order in the query
/// is worth a few.
fn distance(a: &Places, here_a: &[u32], b: &Places, here_b: &[u32]) -> Option<u32> {
    let (length_a, length_b) = (a.span(0).len() as u32, b.span(0).len() as u32);
    let mut rest = here_b;
    let mut least: Option<u32> = None;
    for &at in here_a {
        let behind = gallop(rest, at);
        let before = behind.checked_sub(1).map(|index| at.saturating_sub(rest[index] + length_b) + 4);
        let after = rest.get(behind).map(|&start| start.saturating_sub(at + length_a));
        least = [least, before, after].into_iter().flatten().min();
        rest = &rest[behind.saturating_sub(1)..];
    }
    least
}

fn named(zh: &str, en: &str, value: f32, parts: Vec<Explanation>) -> Explanation {
    Explanation { name: Languages { zh: zh.to_owned(), en: en.to_owned() }, value, parts }
}

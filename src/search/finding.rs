//! The articles that a request finds, before any of their texts is read: on a
//! slow line their number is known long before the first of them.

use super::borders::{Borders, borders};
use super::evaluate::{Matched, evaluate};
use super::known::Known;
use super::order::{ascending, descending};
use super::relax::{Relaxation, relax};
use super::{Found, Hit, Request, Sort, facets, histogram, hit, rank, reading};
use crate::bundle::{Bundle, BundleError, both};
use crate::paper::Article;
use std::rc::Rc;

/// What was found, and what it takes to describe it; shared where it is cloned.
#[derive(Clone)]
pub struct Finding {
    found: Rc<Found>,
    matched: Rc<Matched>,
    /// The articles to be shown, each with its score.
    page: Vec<(u32, f32)>,
    request: Request,
}

/// The words that may stand around the texts of a query: they settle the order
/// of a page.
#[derive(Default)]
pub struct Around(Vec<Borders>);

/// Finds the articles that a request asks for; nothing is read of them yet.
///
/// What is only a help (loose lines, what else may be meant, counts of facets)
/// may be missing: then [`Found::gap`] says why.
///
/// # Errors
/// When a chunk without which the answer would be wrong cannot be had.
pub async fn find(bundle: &Bundle, request: &Request) -> Result<Finding, BundleError> {
    let (query, want, mut found) = (&request.query, request.want, Found::default());
    let loose = async { if want.loose { hit::loose(bundle, query).await } else { Ok(Vec::new()) } };
    let reading = both(Known::for_request(bundle, request), loose);
    let (matched, (known, loose)) = both(evaluate(bundle, &query.root), reading).await;
    let (mut matched, known) = (matched?, known?);
    let counted = known.gap.is_none();
    found.gap = known.gap.clone();
    found.loose = or_gap(loose, &mut found.gap);
    if want.relaxed {
        let relaxed = relax(bundle, query, matched.docs.len(), !found.loose.is_empty()).await;
        (found.assumed, found.relaxations) = or_gap(relaxed, &mut found.gap);
    }
    if let Some(Relaxation { query, .. }) = &found.assumed {
        matched = evaluate(bundle, &query.root).await?;
        let loose = if want.loose { hit::loose(bundle, query).await } else { Ok(found.loose) };
        found.loose = or_gap(loose, &mut found.gap);
    }
    found.matched = std::mem::take(&mut matched.docs);
    let (kept, counts) = facets::narrow(bundle, &known, request, &found.matched).await;
    let ranked = rank::ranked(bundle, &known.days, request.sort, &matched, kept).await;
    bundle.pause().await;
    found.histogram =
        want.histogram.filter(|_| counted).map(|step| histogram::histogram(&known.days, step, &ranked.docs));
    let page = ranked.page(request);
    let facets = if counted { counts } else { Vec::new() };
    found = Found { total: ranked.docs.len(), docs: ranked.docs, facets, ..found };
    Ok(Finding { found: Rc::new(found), matched: Rc::new(matched), page, request: request.clone() })
}

fn or_gap<T: Default>(result: Result<T, BundleError>, gap: &mut Option<BundleError>) -> T {
    result.unwrap_or_else(|error| {
        *gap = Some(error);
        T::default()
    })
}

impl Finding {
    /// All that is known of it: everything but the hits.
    pub fn found(&self) -> &Rc<Found> {
        &self.found
    }

    /// The numbers of the articles to be shown, in order.
    pub fn docs(&self) -> Vec<u32> {
        self.page.iter().map(|&(doc, _)| doc).collect()
    }

    /// Reads the articles to be shown and tells each when it comes, by its
    /// place in the order; one that cannot be had keeps no other back.
    pub async fn articles(
        &self,
        bundle: &Bundle,
        tell: &mut dyn FnMut(usize, Result<Rc<Article>, BundleError>),
    ) {
        reading::read(bundle, &self.docs(), tell).await;
    }

    /// The words that may stand around the texts of the query.
    ///
    /// # Errors
    /// When a chunk of the lexicon cannot be had.
    pub async fn around(&self, bundle: &Bundle) -> Result<Around, BundleError> {
        let settles = self.page.len() > 1 && self.request.sort == Sort::Relevance;
        Ok(Around(if settles { borders(bundle, &self.matched.leaves).await? } else { Vec::new() }))
    }

    /// Describes the article at a place of the order.
    pub fn hit(&self, bundle: &Bundle, place: usize, article: &Article, around: &Around) -> Hit {
        let (doc, score) = self.page.get(place).copied().unwrap_or_default();
        let mut hit = hit::describe(bundle, &self.matched, article, (doc, score), &around.0);
        if self.request.want.explain {
            hit.explanation = Some(rank::explain(bundle.columns(), &self.matched, doc, hit.score));
        }
        hit
    }

    /// The whole answer, with its hits in the order that their texts settle.
    #[must_use]
    pub fn settled(self, hits: Vec<Hit>) -> Found {
        let mut found = Rc::unwrap_or_clone(self.found);
        if self.request.sort != Sort::Relevance {
            return Found { hits, ..found };
        }
        let numbers: Vec<usize> = (0..hits.len()).collect();
        let sorted = ascending(&numbers, |&at| descending(u64::from(hits[at].score.to_bits())));
        let docs: Vec<u32> = sorted.iter().map(|&at| self.page[at].0).collect();
        let offset = self.request.offset;
        found.docs[offset..offset + docs.len()].copy_from_slice(&docs);
        Found { hits: sorted.into_iter().map(|at| hits[at].clone()).collect(), ..found }
    }

    /// Reads and describes all articles to be shown.
    ///
    /// # Errors
    /// When one of them, or what settles their order, cannot be had.
    pub async fn described(self, bundle: &Bundle) -> Result<Found, BundleError> {
        let docs = self.docs();
        let (articles, around) = both(bundle.articles(&docs), self.around(bundle)).await;
        let (articles, around) = (articles?, around?);
        let mut hits = Vec::with_capacity(articles.len());
        for (place, article) in articles.iter().enumerate() {
            bundle.pause().await;
            hits.push(self.hit(bundle, place, article, &around));
        }
        Ok(self.settled(hits))
    }
}

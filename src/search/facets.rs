//! Narrowing by facets and dates, with live counts.

use super::days;
use super::known::Known;
use super::order::{ascending, descending};
use super::{Request, SLICE};
use crate::bundle::Bundle;
use crate::index::{Column, Facet};

/// The values of one facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet.
    pub facet: Facet,
    /// Its values, most frequent first; months in order.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The value, as in the column.
    pub value: String,
    /// Articles that would be found if it were chosen alone in its facet.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Keeps the articles that dates and chosen values allow, and counts each
/// facet as if nothing of that facet itself were chosen, so that a reader
/// sees what widening would bring.
pub(super) async fn narrow(
    bundle: &Bundle,
    known: &Known,
    request: &Request,
    docs: &[u32],
) -> (Vec<u32>, Vec<FacetCounts>) {
    let mut narrowing = Narrowing::new(known, request);
    for slice in docs.chunks(SLICE) {
        bundle.pause().await;
        narrowing.take(slice);
    }
    bundle.pause().await;
    narrowing.done()
}

/// How far the narrowing has come.
struct Narrowing<'a> {
    known: &'a Known,
    /// Days that are asked for.
    days: Option<Vec<bool>>,
    lenses: [Lens<'a>; Facet::ALL.len()],
    counts: bool,
    kept: Vec<u32>,
}

impl<'a> Narrowing<'a> {
    fn new(known: &'a Known, request: &Request) -> Self {
        let dated = request.from.is_some() || request.to.is_some();
        let days = dated.then(|| days::days(&known.days, request.from.as_deref(), request.to.as_deref()));
        let lenses = Facet::ALL.map(|facet| Lens::new(known, request, facet));
        Self { known, days, lenses, counts: request.want.facets, kept: Vec::new() }
    }

    /// Takes the next articles.
    fn take(&mut self, docs: &[u32]) {
        for &doc in docs.iter().filter(|&&doc| self.is_on_a_day(doc)).collect::<Vec<_>>() {
            let faults = faults(&self.lenses, doc);
            self.kept.extend((faults == 0).then_some(doc));
            for (number, lens) in self.lenses.iter_mut().enumerate().filter(|_| self.counts) {
                if faults & !(1 << number) == 0 {
                    lens.count(doc);
                }
            }
        }
    }

    fn is_on_a_day(&self, doc: u32) -> bool {
        self.days.as_ref().is_none_or(|days| days::on(days, self.known.days.row(doc)))
    }

    fn done(self) -> (Vec<u32>, Vec<FacetCounts>) {
        let counted = self.lenses.into_iter().filter(|_| self.counts).map(Lens::counted);
        (self.kept, counted.collect())
    }
}

/// A bit for each facet whose choice the article fails.
fn faults(lenses: &[Lens], doc: u32) -> u8 {
    let failed = lenses.iter().enumerate().filter(|(_, lens)| !lens.allows(doc));
    failed.fold(0, |faults, (number, _)| faults | 1 << number)
}

/// A facet, what is chosen of it, and how often each value was met.
struct Lens<'a> {
    facet: Facet,
    column: &'a Column,
    /// The values that are chosen; none where the column does not know them.
    chosen: Vec<Option<u32>>,
    counts: Vec<usize>,
}

impl<'a> Lens<'a> {
    fn new(known: &'a Known, request: &Request, facet: Facet) -> Self {
        let column: &Column = &known.facets[facet as usize];
        let chosen = request.chosen.iter().filter(|(of, _)| *of == facet);
        let number = |value: &String| Some(column.values.binary_search(value).ok()? as u32);
        let counts = vec![0; column.values.len()];
        Self { facet, column, chosen: chosen.map(|(_, value)| number(value)).collect(), counts }
    }

    fn allows(&self, doc: u32) -> bool {
        self.chosen.is_empty() || self.column.row(doc).iter().any(|&value| self.chosen.contains(&Some(value)))
    }

    /// Counts an article that fails no other facet.
    fn count(&mut self, doc: u32) {
        self.column.row(doc).iter().for_each(|&value| self.counts[value as usize] += 1);
    }

    fn counted(self) -> FacetCounts {
        let names = &self.column.values;
        let chosen = |value| self.chosen.contains(&Some(value));
        let mut kept: Vec<(u32, usize)> = (0u32..).zip(self.counts).collect();
        kept.retain(|&(value, count)| count > 0 || chosen(value));
        if self.facet != Facet::Month {
            // The values of a column are sorted, so equal counts stay so.
            kept = ascending(&kept, |&(_, count)| descending(count as u64));
        }
        let value = |(value, count)| FacetValue {
            value: names[value as usize].clone(),
            count,
            chosen: chosen(value),
        };
        FacetCounts { facet: self.facet, values: kept.into_iter().map(value).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Columns, Extent};
    use crate::paper::{Article, Byline};
    use crate::search::Want;
    use std::rc::Rc;

    fn known() -> Known {
        let article = |day: &str, reporter: &str| Article {
            published: Some(day.to_owned()),
            byline: Byline { reporters: vec![reporter.to_owned()], ..Byline::default() },
            ..Article::default()
        };
        let articles = [article("2022-02-11", "甲"), article("2022", "乙"), article("--02-22", "甲")];
        let columns = Columns::build(articles.iter(), [Extent::default(); 3]);
        let facets = Facet::ALL.map(|facet| Rc::new(columns.facets[&facet].clone()));
        Known { days: Rc::new(columns.dates), facets, gap: None }
    }

    fn narrowed(request: &Request) -> (Vec<u32>, Vec<FacetCounts>) {
        let known = known();
        let mut narrowing = Narrowing::new(&known, request);
        narrowing.take(&[0, 1]);
        narrowing.take(&[2]);
        narrowing.done()
    }

    fn docs(request: &Request) -> Vec<u32> {
        narrowed(request).0
    }

    #[test]
    fn dates_of_every_precision() {
        let within = |from: &str, to: &str| {
            docs(&Request { from: Some(from.to_owned()), to: Some(to.to_owned()), ..Request::default() })
        };
        assert_eq!(within("2022-02", "2022-02"), [0, 1]);
        assert_eq!(within("2022-03-01", "2023"), [1]);
        assert_eq!(within("2023", "2024"), [] as [u32; 0]);
    }

    #[test]
    fn a_facet_counts_as_if_nothing_of_it_were_chosen() {
        let chosen = vec![(Facet::Reporter, "乙".to_owned())];
        let request = Request { chosen, want: Want::PAGE, ..Request::default() };
        let (kept, facets) = narrowed(&request);
        assert_eq!(kept.len(), 1);
        let reporters = facets.iter().find(|counts| counts.facet == Facet::Reporter).unwrap();
        let shown: Vec<_> = reporters.values.iter().map(|v| (v.value.as_str(), v.count, v.chosen)).collect();
        assert_eq!(shown, [("甲", 2, false), ("乙", 1, true)]);
        let months = facets.iter().find(|counts| counts.facet == Facet::Month).unwrap();
        assert_eq!(months.values.len(), 1, "other facets count what is kept");
    }
}

//! Narrowing by facets and dates, with live counts.

use super::Request;
use super::days;
use super::known::Known;
use super::order::{ascending, descending};
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
pub(super) fn narrow(known: &Known, request: &Request, docs: &[u32]) -> (Vec<u32>, Vec<FacetCounts>) {
    let mut dated = docs.to_vec();
    if request.from.is_some() || request.to.is_some() {
        let days = days::days(&known.days, request.from.as_deref(), request.to.as_deref());
        dated.retain(|&doc| days::on(&days, known.days.row(doc)));
    }
    let lenses = Facet::ALL.map(|facet| Lens::new(known, request, facet));
    let faults: Vec<u8> = dated.iter().map(|&doc| faults(&lenses, doc)).collect();
    let shown = lenses.iter().enumerate().filter(|_| request.want.facets);
    let counts = shown.map(|(number, lens)| lens.counts(&dated, &faults, 1 << number)).collect();
    let kept = dated.iter().zip(&faults).filter(|(_, faults)| **faults == 0).map(|(&doc, _)| doc);
    (kept.collect(), counts)
}

/// A bit for each facet whose choice the article fails.
fn faults(lenses: &[Lens], doc: u32) -> u8 {
    let failed = lenses.iter().enumerate().filter(|(_, lens)| !lens.allows(doc));
    failed.fold(0, |faults, (number, _)| faults | 1 << number)
}

/// A facet and what is chosen of it.
struct Lens<'a> {
    facet: Facet,
    column: &'a Column,
    /// The values that are chosen; none where the column does not know them.
    chosen: Vec<Option<u32>>,
}

impl<'a> Lens<'a> {
    fn new(known: &'a Known, request: &Request, facet: Facet) -> Self {
        let column: &Column = &known.facets[facet as usize];
        let chosen = request.chosen.iter().filter(|(of, _)| *of == facet);
        let number = |value: &String| Some(column.values.binary_search(value).ok()? as u32);
        Self { facet, column, chosen: chosen.map(|(_, value)| number(value)).collect() }
    }

    fn allows(&self, doc: u32) -> bool {
        self.chosen.is_empty() || self.column.row(doc).iter().any(|&value| self.chosen.contains(&Some(value)))
    }

    /// Counts the articles that fail no other facet than `own`.
    fn counts(&self, docs: &[u32], faults: &[u8], own: u8) -> FacetCounts {
        let names = &self.column.values;
        let mut counts = vec![0; names.len()];
        for (&doc, _) in docs.iter().zip(faults).filter(|(_, faults)| **faults & !own == 0) {
            self.column.row(doc).iter().for_each(|&value| counts[value as usize] += 1);
        }
        let chosen = |value| self.chosen.contains(&Some(value));
        let mut kept: Vec<(u32, usize)> = (0u32..).zip(counts).collect();
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
    use crate::index::Columns;
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
        let columns = Columns::build(articles.iter(), []);
        let facets = Facet::ALL.map(|facet| Rc::new(columns.facets[&facet].clone()));
        Known { days: Rc::new(columns.dates), facets }
    }

    fn docs(request: &Request) -> Vec<u32> {
        narrow(&known(), request, &[0, 1, 2]).0
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
        let (kept, facets) = narrow(&known(), &request, &[0, 1, 2]);
        assert_eq!(kept.len(), 1);
        let reporters = facets.iter().find(|counts| counts.facet == Facet::Reporter).unwrap();
        let shown: Vec<_> = reporters.values.iter().map(|v| (v.value.as_str(), v.count, v.chosen)).collect();
        assert_eq!(shown, [("甲", 2, false), ("乙", 1, true)]);
        let months = facets.iter().find(|counts| counts.facet == Facet::Month).unwrap();
        assert_eq!(months.values.len(), 1, "other facets count what is kept");
    }
}

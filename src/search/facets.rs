//! Narrowing by facets and dates, with live counts.

use super::Request;
use super::order::{ascending, descending};
use crate::index::{Columns, Facet};

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

type Ranked = Vec<(u32, f32)>;

/// Keeps the articles that dates and chosen values allow, and counts each
/// facet as if nothing of that facet itself were chosen, so that a reader
/// sees what widening would bring.
pub(super) fn narrow(columns: &Columns, request: &Request, ranked: Ranked) -> (Ranked, Vec<FacetCounts>) {
    let dated: Ranked = ranked.into_iter().filter(|&(doc, _)| in_dates(columns, request, doc)).collect();
    let shown = Facet::ALL.into_iter().filter(|_| request.want.facets);
    let tallies = shown.map(|facet| tally(columns, request, facet, &dated)).collect();
    let kept = dated.into_iter().filter(|&(doc, _)| allowed(columns, request, doc, None)).collect();
    (kept, tallies)
}

fn tally(columns: &Columns, request: &Request, facet: Facet, docs: &Ranked) -> FacetCounts {
    let Some(column) = columns.facets.get(&facet) else {
        return FacetCounts { facet, values: Vec::new() };
    };
    let mut counts = vec![0; column.values.len()];
    for &(doc, _) in docs.iter().filter(|&&(doc, _)| allowed(columns, request, doc, Some(facet))) {
        column.docs[doc as usize].iter().for_each(|&value| counts[value as usize] += 1);
    }
    let chosen = |value: &str| request.chosen.iter().any(|(f, v)| *f == facet && v == value);
    let values = column.values.iter().zip(counts);
    let mut values: Vec<FacetValue> = values
        .map(|(value, count)| FacetValue { value: value.clone(), count, chosen: chosen(value) })
        .collect();
    values.retain(|value| value.count > 0 || value.chosen);
    if facet != Facet::Month {
        // The values of a column are sorted, so equal counts stay so.
        values = ascending(&values, |value| descending(value.count as u64));
    }
    FacetCounts { facet, values }
}

/// Whether the chosen values of all facets but `except` allow the article.
fn allowed(columns: &Columns, request: &Request, doc: u32, except: Option<Facet>) -> bool {
    Facet::ALL.into_iter().filter(|&facet| Some(facet) != except).all(|facet| {
        let mut chosen = request.chosen.iter().filter(|(f, _)| *f == facet).peekable();
        let has =
            |value: &str| columns.facets.get(&facet).is_some_and(|column| column.of(doc).any(|v| v == value));
        chosen.peek().is_none() || chosen.any(|(_, value)| has(value))
    })
}

/// Whether the article's day can lie between the asked ones. A date of lower
/// precision stands for all of its days; one without a year never fits.
fn in_dates(columns: &Columns, request: &Request, doc: u32) -> bool {
    if request.from.is_none() && request.to.is_none() {
        return true;
    }
    columns.dates.of(doc).filter(|day| !day.starts_with('-')).any(|day| {
        let (first, last) = day.split_once('/').unwrap_or((day, day));
        let begins = request.to.as_ref().is_none_or(|to| first <= end_of(to).as_str());
        let ends = request.from.as_ref().is_none_or(|from| end_of(last).as_str() >= from.as_str());
        begins && ends
    })
}

/// A string that sorts after every day of an ISO date of any precision.
fn end_of(date: &str) -> String {
    format!("{date}~")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Extent;
    use crate::paper::{Article, Byline};
    use crate::search::Want;

    fn columns() -> Columns {
        let article = |day: &str, reporter: &str| Article {
            published: Some(day.to_owned()),
            byline: Byline { reporters: vec![reporter.to_owned()], ..Byline::default() },
            ..Article::default()
        };
        let articles = [article("2022-02-11", "甲"), article("2022", "乙"), article("--02-22", "甲")];
        Columns::build(articles.iter(), vec![Extent { fields: [0, 1, 0], values: 0 }; 3])
    }

    fn docs(request: &Request) -> Vec<u32> {
        let ranked = (0..3).map(|doc| (doc, 0.0)).collect();
        narrow(&columns(), request, ranked).0.into_iter().map(|(doc, _)| doc).collect()
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
        let ranked = (0..3).map(|doc| (doc, 0.0)).collect();
        let (kept, facets) = narrow(&columns(), &request, ranked);
        assert_eq!(kept.len(), 1);
        let reporters = facets.iter().find(|counts| counts.facet == Facet::Reporter).unwrap();
        let shown: Vec<_> = reporters.values.iter().map(|v| (v.value.as_str(), v.count, v.chosen)).collect();
        assert_eq!(shown, [("甲", 2, false), ("乙", 1, true)]);
        let months = facets.iter().find(|counts| counts.facet == Facet::Month).unwrap();
        assert_eq!(months.values.len(), 1, "other facets count what is kept");
    }
}

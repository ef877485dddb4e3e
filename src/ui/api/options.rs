//! What a caller may say beside the query.

use super::Refusal;
use crate::index::Facet;
use crate::json::{self, FromJson, Reader, record};
use crate::query::Query;
use crate::search::{LineOrder, Request, Sort, Step, Want};

/// Hits or lines described where the caller does not say how many.
pub const LIMIT: usize = 10;

/// Options of `baolan.search` and `baolan.kwic`.
#[derive(Debug, Default)]
pub struct Options {
    limit: Option<usize>,
    offset: usize,
    sort: String,
    facets: Chosen,
    from: Option<String>,
    to: Option<String>,
    bare: bool,
    explain: bool,
    relaxed: bool,
    histogram: String,
    /// Whether the ids of all matches are wanted.
    pub ids: bool,
    /// Whether the numbers of all matches are wanted.
    pub docs: bool,
}

record!(Options { limit, offset, sort, facets, from, to, bare, explain, relaxed, histogram, ids, docs });

/// One value or an array of them.
#[derive(Debug, Default)]
struct OneOrMany(Vec<String>);

impl FromJson for OneOrMany {
    fn fill(&mut self, json: &mut Reader<'_>) -> json::Done {
        if json.is_array() {
            return self.0.fill(json);
        }
        self.0.push(json.string()?.into_owned());
        Ok(())
    }
}

/// Facets with their values, in the order given.
#[derive(Debug, Default)]
struct Chosen(Vec<(String, OneOrMany)>);

impl FromJson for Chosen {
    fn fill(&mut self, json: &mut Reader<'_>) -> json::Done {
        json.object(&mut |key, json| {
            let mut values = OneOrMany::default();
            values.fill(json)?;
            self.0.push((key.to_owned(), values));
            Ok(())
        })
    }
}

impl Options {
    /// What a search asks of the bundle.
    pub fn request(&self, query: Query) -> Result<Request, Refusal> {
        Ok(Request {
            query,
            chosen: self.chosen()?,
            from: self.from.clone(),
            to: self.to.clone(),
            sort: one_of("sort", &self.sort, SORTS)?,
            offset: self.offset,
            limit: self.limit(),
            want: self.want()?,
        })
    }

    /// Hits or lines to describe.
    pub fn limit(&self) -> usize {
        self.limit.unwrap_or(LIMIT)
    }

    /// Those to pass over.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// The order of lines.
    pub fn line_order(&self) -> Result<LineOrder, Refusal> {
        one_of("sort", &self.sort, LINE_ORDERS)
    }

    /// The same request without an order of hits.
    pub fn unsorted(mut self) -> Self {
        self.sort.clear();
        self
    }

    fn want(&self) -> Result<Want, Refusal> {
        Ok(Want {
            facets: !self.bare,
            explain: self.explain,
            relaxed: self.relaxed,
            histogram: one_of("histogram", &self.histogram, STEPS)?,
            ..Want::default()
        })
    }

    fn chosen(&self) -> Result<Vec<(Facet, String)>, Refusal> {
        let mut chosen = Vec::new();
        for (key, OneOrMany(values)) in &self.facets.0 {
            let known = || Facet::ALL.map(Facet::key).join(", ");
            let facet = Facet::from_key(key).ok_or_else(|| Refusal::unknown("facets", key, &known()))?;
            chosen.extend(values.iter().map(|value| (facet, value.clone())));
        }
        Ok(chosen)
    }
}

/// The names of the values of an option; the first also stands for none.
type Names<T> = &'static [(&'static str, T)];

const SORTS: Names<Sort> = &[
    ("relevance", Sort::Relevance),
    ("newest", Sort::Newest),
    ("oldest", Sort::Oldest),
    ("page", Sort::Page),
];

const LINE_ORDERS: Names<LineOrder> = &[
    ("page", LineOrder::Page),
    ("left", LineOrder::Left),
    ("right", LineOrder::Right),
    ("newest", LineOrder::Newest),
    ("oldest", LineOrder::Oldest),
];

const STEPS: Names<Option<Step>> =
    &[("none", None), ("year", Some(Step::Year)), ("month", Some(Step::Month))];

fn one_of<T: Copy>(option: &str, value: &str, names: Names<T>) -> Result<T, Refusal> {
    let found = names.iter().find(|(name, _)| *name == value || value.is_empty());
    found.map(|(_, meant)| *meant).ok_or_else(|| {
        let known: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        Refusal::unknown(option, value, &known.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query;

    fn request(options: &str) -> Result<Request, Refusal> {
        json::read::<Options>(options.as_bytes())?.request(query::parse("报").0)
    }

    #[test]
    fn facets_take_one_value_or_many() {
        let request = request(r#"{"facets": {"page": "a", "kind": ["news", "brief"]}}"#).unwrap();
        let values: Vec<_> =
            request.chosen.iter().map(|(facet, value)| (facet.key(), value.as_str())).collect();
        assert_eq!(values, [("page", "a"), ("kind", "news"), ("kind", "brief")]);
    }

    #[test]
    fn what_is_not_said_is_as_documented() {
        let request = request("{}").unwrap();
        assert_eq!((request.limit, request.offset, request.sort), (LIMIT, 0, Sort::Relevance));
        assert_eq!(request.want, Want { facets: true, ..Want::default() });
    }

    #[test]
    fn what_is_said_is_asked() {
        let request = request(r#"{"sort": "page", "bare": true, "explain": true, "histogram": "month"}"#);
        let Request { sort, want, .. } = request.unwrap();
        let wanted = Want { explain: true, histogram: Some(Step::Month), ..Want::default() };
        assert_eq!((sort, want), (Sort::Page, wanted));
    }

    #[test]
    fn a_refusal_says_what_would_do() {
        let Err(Refusal(sentence)) = request(r#"{"facets": {"colour": "red"}}"#) else { panic!("accepted") };
        assert!(sentence.contains("colour") && sentence.contains("reporter"), "{sentence}");
        for options in [r#"{"sort": "best"}"#, r#"{"limit": -1}"#, r#"{"facets": {"page": 3}}"#] {
            assert!(request(options).is_err(), "{options}");
        }
    }
}

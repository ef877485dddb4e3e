//! What is known of every article without reading it: lengths, dates, facets.

use crate::json::{self, FromJson, Reader, record};
use crate::paper::Article;
use serde::Serialize;
use std::collections::BTreeMap;

/// A property by which results are narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    /// The page, by name.
    Page,
    /// Year and month of publication, or of the event where that is unknown; [`UNDATED`] for none.
    Month,
    /// 体裁.
    Kind,
    /// 记者, by name; an article may have several.
    Reporter,
}

/// Value of [`Facet::Month`] for an article without a year.
pub const UNDATED: &str = "undated";

impl Facet {
    /// All facets, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Page, Self::Month, Self::Kind, Self::Reporter];

    /// Its name in addresses, on the command line and in the JavaScript interface.
    pub fn key(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Month => "month",
            Self::Kind => "kind",
            Self::Reporter => "reporter",
        }
    }

    /// The facet of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key() == key)
    }

    /// The values an article has.
    fn values(self, article: &Article) -> Vec<String> {
        match self {
            Self::Page => vec![article.page.clone()],
            Self::Month => vec![month(&day(article))],
            Self::Kind => vec![article.kind.key().to_owned()],
            Self::Reporter => distinct(&article.byline.reporters),
        }
    }
}

/// A part of an article as indexed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Kicker, headline, subheads as printed.
    Title,
    /// The paragraphs.
    Body,
    /// The byline, where the body does not contain it.
    Credit,
    /// The values of its fields: nothing that is printed there.
    Value,
}

/// How many positions an article takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// Folded characters of title, body and credit.
    pub fields: [u32; 3],
    /// Values of its fields.
    pub values: u32,
}

/// Values of one property for all articles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The distinct values, sorted.
    pub values: Vec<String>,
    /// For each article, the indexes of its values.
    pub docs: Vec<Vec<u32>>,
}

record!(Column { values, docs });

impl Column {
    fn from_rows(rows: Vec<Vec<String>>) -> Self {
        let mut values: Vec<String> = rows.iter().flatten().cloned().collect();
        values.sort();
        values.dedup();
        let number = |value: &String| values.binary_search(value).map_or(0, |index| index as u32);
        let docs = rows.iter().map(|row| row.iter().map(number).collect()).collect();
        Self { values, docs }
    }

    /// The values of one article.
    pub fn of(&self, doc: u32) -> impl Iterator<Item = &str> {
        let row = self.docs.get(doc as usize).map_or(&[][..], Vec::as_slice);
        row.iter().filter_map(|&value| self.values.get(value as usize)).map(String::as_str)
    }

    fn fits(&self, docs: usize) -> bool {
        let known = |value: &u32| (*value as usize) < self.values.len();
        self.docs.len() == docs && self.docs.iter().flatten().all(known)
    }
}

/// All columns of a corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Columns {
    /// Folded characters of title, body and credit.
    pub lengths: Vec<[u32; 3]>,
    /// Number of values of the fields of each article; empty where the bundle
    /// knows of none.
    pub values: Vec<u32>,
    /// Day of publication, else of the event, ISO 8601 with its precision.
    pub dates: Column,
    /// The facets.
    pub facets: BTreeMap<Facet, Column>,
    /// Position of each article's first character, and the end of the last.
    #[serde(skip)]
    starts: Vec<u32>,
}

record!(Columns { lengths, values, dates, facets; starts });

/// A facet that this engine does not know is passed over.
impl FromJson for BTreeMap<Facet, Column> {
    fn fill(&mut self, json: &mut Reader<'_>) -> json::Done {
        json.object(&mut |key, json| match Facet::from_key(key) {
            Some(facet) => self.entry(facet).or_default().fill(json),
            None => json.skip(),
        })
    }
}

impl Columns {
    /// The columns of all articles, in the order of the corpus.
    pub fn build<'a>(articles: impl Iterator<Item = &'a Article> + Clone, extents: Vec<Extent>) -> Self {
        let lengths: Vec<[u32; 3]> = extents.iter().map(|extent| extent.fields).collect();
        let values: Vec<u32> = extents.iter().map(|extent| extent.values).collect();
        let dates = Column::from_rows(articles.clone().map(|a| day(a).into_iter().collect()).collect());
        let facets = Facet::ALL.into_iter().map(|facet| {
            (facet, Column::from_rows(articles.clone().map(|article| facet.values(article)).collect()))
        });
        Self { dates, facets: facets.collect(), starts: starts(&lengths, &values), lengths, values }
    }

    /// Reads columns and checks that they speak of the same articles.
    ///
    /// # Errors
    /// A sentence that says what does not fit.
    pub fn open(text: &[u8]) -> Result<Self, String> {
        let mut columns: Self = json::read(text).map_err(|fault| fault.to_string())?;
        let docs = columns.lengths.len();
        columns.values.resize(if columns.values.is_empty() { docs } else { columns.values.len() }, 0);
        let values: u64 = columns.values.iter().copied().map(u64::from).sum();
        let total =
            values + columns.lengths.iter().flatten().map(|&length| u64::from(length) + 1).sum::<u64>();
        let fits = columns.dates.fits(docs)
            && columns.values.len() == docs
            && columns.facets.values().all(|column| column.fits(docs));
        if !fits || total > u64::from(u32::MAX) {
            return Err("the columns have different lengths".to_owned());
        }
        columns.starts = starts(&columns.lengths, &columns.values);
        Ok(columns)
    }

    /// Number of articles.
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// Where an article's day stands among all days, earliest first; `None`
    /// for one without a year.
    pub fn day_rank(&self, doc: u32) -> Option<u32> {
        let rank = self.dates.docs.get(doc as usize)?.first().copied()?;
        self.dates.values.get(rank as usize).filter(|day| !day.starts_with('-')).map(|_| rank)
    }

    /// Number of characters of an article.
    pub fn length(&self, doc: u32) -> u32 {
        self.lengths.get(doc as usize).map_or(0, |fields| fields.iter().sum())
    }

    /// Number of characters of an article's title.
    pub fn title_length(&self, doc: u32) -> u32 {
        self.lengths.get(doc as usize).map_or(0, |fields| fields[0])
    }

    /// Average number of characters of an article, at least 1.
    pub fn average_length(&self) -> f32 {
        let total = self.starts.last().copied().unwrap_or_default();
        (total as f32 / self.lengths.len().max(1) as f32).max(1.0)
    }

    /// Position of each article's first character, and the end of the last.
    pub fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// Position of the article's first character.
    pub fn start(&self, doc: u32) -> u32 {
        self.starts.get(doc as usize).copied().unwrap_or(u32::MAX)
    }

    /// The article at a position.
    pub fn doc_at(&self, position: u32) -> u32 {
        self.starts.partition_point(|&start| start <= position).saturating_sub(1) as u32
    }

    /// The part of the article at a position.
    pub fn field_at(&self, doc: u32, position: u32) -> Field {
        let [title, body, credit] = self.lengths.get(doc as usize).copied().unwrap_or_default();
        match position.saturating_sub(self.start(doc)) {
            offset if offset <= title => Field::Title,
            offset if offset <= title + 1 + body => Field::Body,
            offset if offset <= title + 1 + body + 1 + credit => Field::Credit,
            _ => Field::Value,
        }
    }
}

/// Where each article starts: every field is followed by one empty position,
/// the last by the values.
fn starts(lengths: &[[u32; 3]], values: &[u32]) -> Vec<u32> {
    let mut next = 0u32;
    let mut starts = Vec::with_capacity(lengths.len() + 1);
    starts.push(0);
    for (length, values) in lengths.iter().zip(values) {
        next = length.iter().fold(next, |sum, field| sum.saturating_add(field + 1)).saturating_add(*values);
        starts.push(next);
    }
    starts
}

/// The day an article is filed under: of publication, else of the event.
fn day(article: &Article) -> Option<String> {
    let event = || article.date.as_ref().and_then(|date| date.iso.clone());
    article.published.clone().or_else(event)
}

fn month(day: &Option<String>) -> String {
    let with_year = day.as_deref().filter(|iso| iso.starts_with(|c: char| c.is_ascii_digit()));
    with_year.map_or(UNDATED.to_owned(), |iso| iso.chars().take_while(|&c| c != '/').take(7).collect())
}

fn distinct(names: &[String]) -> Vec<String> {
    let mut names = names.to_vec();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Columns {
        let article = |date: &str| Article { published: Some(date.to_owned()), ..Article::default() };
        let articles = [article("2022-02-11"), article("--02-22")];
        let extents = [([2, 10, 0], 2), ([0, 4, 3], 1)].map(|(fields, values)| Extent { fields, values });
        Columns::build(articles.iter(), extents.into())
    }

    #[test]
    fn positions_lead_to_articles_and_fields() {
        let columns = columns();
        let at = |position| (columns.doc_at(position), columns.field_at(columns.doc_at(position), position));
        assert_eq!(at(0), (0, Field::Title));
        assert_eq!(at(3), (0, Field::Body));
        assert_eq!(at(15), (0, Field::Value));
        assert_eq!(at(16), (0, Field::Value));
        assert_eq!(at(17), (1, Field::Title));
        assert_eq!(at(18), (1, Field::Body));
        assert_eq!(at(23), (1, Field::Credit));
        assert_eq!(at(27), (1, Field::Value));
    }

    #[test]
    fn a_date_without_a_year_is_undated() {
        let columns = columns();
        let months = &columns.facets[&Facet::Month];
        assert_eq!(months.of(0).collect::<Vec<_>>(), ["2022-02"]);
        assert_eq!(months.of(1).collect::<Vec<_>>(), [UNDATED]);
    }

    #[test]
    fn columns_that_do_not_fit_are_refused() {
        let mut columns = columns();
        columns.dates.docs.pop();
        assert!(Columns::open(&serde_json::to_vec(&columns).unwrap()).is_err());
    }
}

//! What is known of every article without reading it: its place, dates, facets.

use super::column::Column;
use super::facet::{Facet, day};
use super::number::{Context, Decoder, Kind, Numbers};
use crate::paper::Article;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// Positions by which fields are aligned. A field takes a whole number of
/// units, so that the start of a visit needs a few bits an article for its
/// place, where exact lengths would be many kilobytes; the empty positions
/// make the lists of the dictionary half a hundredth larger.
pub(super) const UNIT: u32 = 32;

/// Positions that a corpus can have.
pub const POSITIONS: u64 = u32::MAX as u64;
/// Positions that an article can take beyond its characters.
pub const PADDING: u64 = 3 * UNIT as u64;

/// How much an article has to be searched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// Folded characters of title, body and credit.
    pub fields: [u32; 3],
}

/// What is known of an article without reading it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// How much it has to be searched.
    pub extent: Extent,
    /// The day it is filed under, ISO 8601 with its precision.
    pub day: Option<String>,
    /// Its values of each facet, in the order of [`Facet::ALL`].
    pub facets: Vec<Vec<String>>,
}

impl Row {
    /// The row of an article.
    pub fn of(article: &Article, extent: Extent) -> Self {
        let facets = Facet::ALL.map(|facet| facet.values(article));
        Self { id: article.id.clone(), extent, day: day(article), facets: facets.into() }
    }
}

/// Where an article stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Region {
    /// First positions of title, body and credit.
    pub fields: [u32; 3],
    /// One past the last position.
    pub end: u32,
}

impl Region {
    /// The last position, at which no character stands: that of the values of
    /// the article's fields.
    pub fn last(&self) -> u32 {
        self.end.saturating_sub(1)
    }

    /// The place behind, for fields of so many units; `None` past 32 bits.
    fn next(&self, units: [u32; 3]) -> Option<Self> {
        let after = |start: u32, units: u32| units.checked_mul(UNIT)?.checked_add(start);
        let body = after(self.end, units[0])?;
        let credit = after(body, units[1])?;
        Some(Self { fields: [self.end, body, credit], end: after(credit, units[2])? })
    }

    /// Units of title, body and credit.
    fn units(&self) -> [u32; 3] {
        let [title, body, credit] = self.fields;
        [body - title, credit - body, self.end - credit].map(|length| length / UNIT)
    }
}

/// Units of a field, with an empty position behind it; none for an empty one.
fn units(length: u32) -> u32 {
    if length == 0 { 0 } else { length / UNIT + 1 }
}

/// All columns of a corpus. A browser opens them with the places only: dates
/// and facets are files of their own, which a search may never need.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// Day of publication, else of the event, ISO 8601 with its precision;
    /// in the press.
    pub dates: Column,
    /// The facets; in the press.
    pub facets: BTreeMap<Facet, Column>,
    regions: Vec<Region>,
}

/// Contexts of [`Kind::Size`].
const BODIES: Context = Context(Kind::Size, 8);
const HEADS: Context = Context(Kind::Size, 9);
const CREDITS: Context = Context(Kind::Size, 10);
impl Columns {
    /// The columns of these articles, in the order of the corpus.
    pub fn of(rows: &[Row]) -> Self {
        let mut columns = Self::placed(rows);
        columns.dates = Column::from_rows(rows.iter().map(|row| row.day.iter().cloned().collect()).collect());
        for (at, facet) in Facet::ALL.into_iter().enumerate() {
            let values = |row: &Row| row.facets.get(at).cloned().unwrap_or_default();
            columns.facets.insert(facet, Column::from_rows(rows.iter().map(values).collect()));
        }
        columns
    }

    /// Only the places of these articles.
    pub fn placed<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Self {
        let mut columns = Self::default();
        rows.into_iter().for_each(|row| {
            columns.place(row.extent);
        });
        columns
    }

    /// The columns of these articles, which have to be searched so much.
    pub fn build<'a>(
        articles: impl IntoIterator<Item = &'a Article>,
        extents: impl IntoIterator<Item = Extent>,
    ) -> Self {
        let rows = articles.into_iter().zip(extents).map(|(article, extent)| Row::of(article, extent));
        Self::of(&rows.collect::<Vec<Row>>())
    }

    /// Gives the next article its place.
    pub fn place(&mut self, extent: Extent) -> Region {
        let [title, body, credit] = extent.fields;
        let units = [units(title), units(body.max(1)), units(credit)];
        // The press refuses a corpus that large (`POSITIONS`).
        let region = self.after().next(units).unwrap_or_else(|| self.full());
        self.regions.push(region);
        region
    }

    /// Reads the places of articles; `None` where they are damaged.
    pub(super) fn read(numbers: &mut Decoder, articles: usize) -> Option<Self> {
        let mut columns = Self::default();
        for _ in 0..articles {
            let next = columns.after().next(read_units(numbers)?)?;
            columns.regions.push(next);
        }
        Some(columns)
    }

    /// Writes the places of the articles: most have one unit of title and no
    /// credit of their own, which one number says.
    pub(super) fn write(&self, out: &mut impl Numbers) {
        for [title, body, credit] in self.regions.iter().map(Region::units) {
            out.number(BODIES, body);
            out.number(HEADS, 2 * title + u32::from(credit > 0));
            if credit > 0 {
                out.number(CREDITS, credit);
            }
        }
    }

    /// Number of articles.
    pub fn len(&self) -> usize {
        self.regions.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.regions.is_empty()
    }

    /// Number of positions of an article: its length to about thirty characters.
    pub fn length(&self, doc: u32) -> u32 {
        self.regions.get(doc as usize).map_or(0, |region| region.end - region.fields[0])
    }

    /// Number of positions of an article's title.
    pub fn title_length(&self, doc: u32) -> u32 {
        self.regions.get(doc as usize).map_or(0, |region| region.fields[1] - region.fields[0])
    }

    /// Average number of positions of an article, at least 1.
    pub fn average_length(&self) -> f32 {
        (self.end() as f32 / self.len().max(1) as f32).max(1.0)
    }

    /// Where each article stands.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// One past the last position.
    pub fn end(&self) -> u32 {
        self.after().end
    }

    /// The place behind all positions, where nothing can be found.
    fn full(&self) -> Region {
        let end = self.end();
        Region { fields: [end; 3], end }
    }

    fn after(&self) -> Region {
        self.regions.last().copied().unwrap_or_default()
    }

    /// Position of the article's first character.
    pub fn start(&self, doc: u32) -> u32 {
        self.regions.get(doc as usize).map_or(u32::MAX, |region| region.fields[0])
    }

    /// The article at a position.
    pub fn doc_at(&self, position: u32) -> u32 {
        self.regions.partition_point(|region| region.fields[0] <= position).saturating_sub(1) as u32
    }

    /// Number of articles that end at or before a position: of an article's
    /// last position, its own number.
    pub(super) fn ended(&self, position: u32) -> u32 {
        self.regions.partition_point(|region| region.end <= position) as u32
    }

    /// The part of the article at a position.
    pub fn field_at(&self, doc: u32, position: u32) -> Field {
        let region = self.regions.get(doc as usize).copied().unwrap_or_default();
        match position {
            position if position == region.last() => Field::Value,
            position if position < region.fields[1] => Field::Title,
            position if position < region.fields[2] => Field::Body,
            _ => Field::Credit,
        }
    }
}

fn read_units(numbers: &mut Decoder) -> Option<[u32; 3]> {
    let body = numbers.number(BODIES)?;
    let head = numbers.number(HEADS)?;
    let credit = if head % 2 == 1 { numbers.number(CREDITS)? } else { 0 };
    // An article of no positions at all would be no article.
    (body > 0).then_some([head / 2, body, credit])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::UNDATED;

    fn columns() -> Columns {
        let article = |date: &str| Article { published: Some(date.to_owned()), ..Article::default() };
        let articles = [article("2022-02-11"), article("--02-22")];
        let extents = [[2, 40, 0], [0, 4, 3]].map(|fields| Extent { fields });
        Columns::build(articles.iter(), extents)
    }

    #[test]
    fn positions_lead_to_articles_and_fields() {
        let columns = columns();
        let at = |position| (columns.doc_at(position), columns.field_at(columns.doc_at(position), position));
        assert_eq!(at(0), (0, Field::Title));
        assert_eq!(at(31), (0, Field::Title));
        assert_eq!(at(32), (0, Field::Body));
        assert_eq!(at(94), (0, Field::Body));
        assert_eq!(at(95), (0, Field::Value));
        assert_eq!(at(96), (1, Field::Body));
        assert_eq!(at(128), (1, Field::Credit));
        assert_eq!(at(159), (1, Field::Value));
        assert_eq!([0, 94, 95, 96, 159, 160].map(|position| columns.ended(position)), [0, 0, 0, 1, 1, 2]);
        assert_eq!((columns.end(), columns.length(1), columns.start(2)), (160, 64, u32::MAX));
    }

    #[test]
    fn a_full_unit_has_an_empty_position_behind_it() {
        assert_eq!([0, 1, 31, 32, 64].map(units), [0, 1, 1, 2, 3]);
    }

    #[test]
    fn a_date_without_a_year_is_undated() {
        let columns = columns();
        let months = &columns.facets[&Facet::Month];
        assert_eq!(months.of(0).collect::<Vec<_>>(), ["2022-02"]);
        assert_eq!(months.of(1).collect::<Vec<_>>(), [UNDATED]);
    }
}

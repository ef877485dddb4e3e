//! What a search answers.

use super::{Explanation, FacetCounts, Histogram, Relaxation};
use crate::bundle::BundleError;
use crate::paper::Kind;
use crate::query::Field;
use std::ops::Range;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Number of articles found.
    pub total: usize,
    /// All of them in order, by their numbers in the bundle.
    pub docs: Vec<u32>,
    /// Those that the query alone finds, whatever facets and dates allow,
    /// ascending.
    pub matched: Vec<u32>,
    /// Those from `offset`, described.
    pub hits: Vec<Hit>,
    /// Counts of each facet, as if nothing of that facet itself were chosen;
    /// empty unless asked for.
    pub facets: Vec<FacetCounts>,
    /// The articles found over time, if asked for.
    pub histogram: Option<Histogram>,
    /// Lines of pages that belong to no article and match; not counted; empty
    /// unless asked for.
    pub loose: Vec<LooseHit>,
    /// What was searched instead, where the query as typed finds nothing:
    /// everything above answers this.
    pub assumed: Option<Relaxation>,
    /// Other queries that the reader may have meant, the closest first, each
    /// of which finds something; empty unless asked for.
    pub relaxations: Vec<Relaxation>,
    /// Why something above that is only a help is missing. Articles are found
    /// all the same.
    pub gap: Option<BundleError>,
}

/// A line of a page that belongs to no article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LooseHit {
    /// Name of the page.
    pub page: String,
    /// Line number on the page, from 1.
    pub line: usize,
    /// The line, with what matches.
    pub text: Vec<Piece>,
}

/// One article found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hit {
    /// Its id.
    pub id: String,
    /// Name of its page.
    pub page: String,
    /// Its number on the page.
    pub n: usize,
    /// Its title in one line.
    pub title: String,
    /// Whether the title was made from the first clause.
    pub title_made: bool,
    /// Byte ranges of `title` that match.
    pub title_marks: Vec<Range<usize>>,
    /// Day of publication, else of the event, ISO 8601.
    pub date: Option<String>,
    /// Whether that date is inferred.
    pub date_inferred: bool,
    /// What kind of text it is.
    pub kind: Kind,
    /// Names in the byline, in printed order.
    pub byline: Vec<String>,
    /// Best places of the body, its beginning where nothing of it matches.
    pub snippet: Vec<Piece>,
    /// Where else the article matches: its byline, the values of its fields.
    pub why: Vec<Why>,
    /// How well it matches; comparable within one result only.
    pub score: f32,
    /// What the score is made of, if asked for.
    pub explanation: Option<Explanation>,
}

/// A reason for a hit that its title and snippet do not show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The byline matches.
    Byline(Vec<Piece>),
    /// A value of the field matches: 机构：….
    Field(Field, Vec<Piece>),
    /// The day of the article lies within the asked ones.
    Date(String),
}

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// As printed, breaks taken out.
    pub text: String,
    /// Whether it matches.
    pub hit: bool,
}

//! What can be asked of a bundle.

use crate::index::Facet;
use crate::query::Query;

/// What is asked of the bundle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The words; an empty query finds every article.
    pub query: Query,
    /// Chosen facet values: any of one facet, all facets together.
    pub chosen: Vec<(Facet, String)>,
    /// Earliest day, ISO 8601, with any precision.
    pub from: Option<String>,
    /// Latest day, ISO 8601; `2022` means to the end of 2022.
    pub to: Option<String>,
    /// Order of the hits.
    pub sort: Sort,
    /// Hits to pass over.
    pub offset: usize,
    /// Hits to describe; the total is always exact.
    pub limit: usize,
    /// What to answer besides the hits.
    pub want: Want,
}

/// What to answer besides the articles found: each costs time, so each is
/// only done when it is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Want {
    /// The counts of the facets.
    pub facets: bool,
    /// Lines of pages that belong to no article.
    pub loose: bool,
    /// Why each hit has its score.
    pub explain: bool,
    /// How the articles found are spread over time.
    pub histogram: Option<Step>,
    /// What the reader may have meant where the query finds little or
    /// nothing.
    pub relaxed: bool,
}

impl Want {
    /// What a page of results shows.
    pub const PAGE: Self = Self { facets: true, loose: true, explain: false, histogram: None, relaxed: true };
}

/// Order of the hits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best first; an empty query gives the order of the corpus.
    #[default]
    Relevance,
    /// Earliest first, undated last.
    Oldest,
    /// Latest first, undated last.
    Newest,
    /// As the pages come: the order of the corpus.
    Page,
}

/// How wide the bars of a histogram are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Step {
    /// A bar a year.
    #[default]
    Year,
    /// A bar a month.
    Month,
}

//! The properties by which results are narrowed.

use crate::paper::Article;

/// A property by which results are narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    pub(super) fn values(self, article: &Article) -> Vec<String> {
        match self {
            Self::Page => vec![article.page.clone()],
            Self::Month => vec![month(day(article).as_deref()).to_owned()],
            Self::Kind => vec![article.kind.key().to_owned()],
            Self::Reporter => distinct(&article.byline.reporters),
        }
    }
}

/// The day an article is filed under: of publication, else of the event.
pub(super) fn day(article: &Article) -> Option<String> {
    let event = || article.date.as_ref().and_then(|date| date.iso.clone());
    article.published.clone().or_else(event)
}

/// Year and month of a day of any precision.
pub(super) fn month(day: Option<&str>) -> &str {
    let with_year = day.filter(|iso| iso.starts_with(|c: char| c.is_ascii_digit()));
    let first = with_year.and_then(|iso| iso.split('/').next());
    first.map_or(UNDATED, |iso| iso.get(..7).unwrap_or(iso))
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

    #[test]
    fn a_month_is_the_beginning_of_a_day() {
        let months = [Some("2022-02-11"), Some("2022"), Some("2022-02/2022-03"), Some("--02-22"), None];
        assert_eq!(months.map(month), ["2022-02", "2022", "2022-02", UNDATED, UNDATED]);
    }
}

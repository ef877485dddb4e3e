//! Every text that a reader sees, in each language of the interface.
//!
//! One field per text: a translation that is missing does not compile. What
//! comes from the corpus is never translated.

mod day;
mod en;
mod zh;

pub use day::Day;
pub use en::EN;
pub use zh::ZH;

use super::address::Language;
use super::state::{Size, Theme};
use crate::index::Facet;
use crate::lexicon::EntryKind;
use crate::paper::{Kind, Languages};
use crate::search::{LineOrder, Sort};
use std::fmt;

/// A text made from a number.
pub type OfNumber = fn(usize) -> String;

/// A text made from two numbers.
pub type OfTwo = fn(usize, usize) -> String;

/// A text made from another.
pub type OfText = fn(&str) -> String;

/// The texts of the interface in one language.
pub struct Words {
    /// Which language.
    pub language: Language,
    /// Name of the other language, in that language.
    pub other_language: &'static str,
    /// Its code for the attribute `lang`.
    pub other_code: &'static str,

    /// What the corpus is called where its publisher gives it no title.
    pub untitled: &'static str,
    /// Link that passes over the masthead.
    pub skip: &'static str,
    /// Label of the search box.
    pub search: &'static str,
    /// What may be typed there.
    pub search_hint: &'static str,
    /// Button beside it.
    pub search_button: &'static str,
    /// Label of the suggestions.
    pub suggestions: &'static str,
    /// Kinds of names.
    pub name_kind: fn(EntryKind) -> &'static str,
    /// Kinds of what is offered while typing: names, and fields.
    pub offer_kind: fn(Option<EntryKind>) -> &'static str,
    /// How to ask: link and heading.
    pub help: &'static str,
    /// Columns of its tables.
    pub help_written: &'static str,
    /// What is found.
    pub help_finds: &'static str,
    /// A query to try.
    pub help_example: &'static str,
    /// Heading of the fields.
    pub help_fields: &'static str,
    /// A field's names.
    pub help_field: &'static str,
    /// Other names of it.
    pub help_also: &'static str,
    /// Label of the settings.
    pub settings: &'static str,
    /// Before the theme.
    pub theme_label: &'static str,
    /// The theme.
    pub theme: fn(Theme) -> &'static str,
    /// Before the text size.
    pub size_label: &'static str,
    /// The text size.
    pub size: fn(Size) -> &'static str,
    /// Switch of the single-key commands.
    pub keys: fn(bool) -> &'static str,
    /// What the keys do.
    pub keys_help: &'static str,
    /// What becomes of what is typed.
    pub privacy: &'static str,

    /// While the files are coming.
    pub opening: &'static str,
    /// How far a long work is: done, all.
    pub read_of: OfTwo,
    /// What could not be done, above its reason.
    pub failed: &'static str,
    /// Articles are all found, but something beside them is missing.
    pub partial: &'static str,
    /// Another article of a file that was named above.
    pub same_file: &'static str,
    /// Some lines have no place in the order and are the last.
    pub unplaced: &'static str,
    /// Button that asks again for what has failed.
    pub again: &'static str,
    /// Button that opens the page again.
    pub reload: &'static str,

    /// 5 版 · 32 篇: pages and articles.
    pub counts: OfTwo,
    /// Number of characters.
    pub characters: OfNumber,
    /// First and last month.
    pub period: fn(&str, &str) -> String,
    /// Added to a period with inferred dates in it.
    pub partly_inferred: &'static str,
    /// Number of articles.
    pub articles: OfNumber,
    /// Articles without a date.
    pub undated_count: OfNumber,
    /// What the source does not say, for all pages.
    pub missing: OfText,
    /// The same for one thing, as a mark in the text.
    pub gap: OfText,
    /// 报名.
    pub paper: &'static str,
    /// 出版日期.
    pub published: &'static str,
    /// 版次.
    pub folio: &'static str,
    /// Between parts of a list.
    pub comma: &'static str,
    /// Heading above the names to begin with.
    pub start_here: &'static str,
    /// Heading above the headlines.
    pub headlines: &'static str,
    /// Link to all articles.
    pub browse: OfNumber,
    /// Link to all articles of a page.
    pub page_all: OfNumber,

    /// 共12篇.
    pub found: OfNumber,
    /// The count as an announcement: total, sheet from 1.
    pub announce: OfTwo,
    /// All articles, nothing asked.
    pub everything: &'static str,
    /// Nothing was found.
    pub nothing: &'static str,
    /// What was searched, below it: number of articles.
    pub searched: OfNumber,
    /// Offers after nothing was found.
    pub instead: &'static str,
    /// Search with one term only.
    pub only_term: OfText,
    /// Remove a part of the search.
    pub without: OfText,
    /// Remove all filters.
    pub unfilter: &'static str,
    /// Label of what is asked.
    pub asked: &'static str,
    /// Label of the order.
    pub order: &'static str,
    /// The orders.
    pub sort: fn(Sort) -> &'static str,
    /// Heading of the filters.
    pub filters: &'static str,
    /// The same where some are chosen.
    pub filters_chosen: OfNumber,
    /// Closes the filters on a phone.
    pub show: OfNumber,
    /// Shows all values of a filter.
    pub more: OfNumber,
    /// Names of the facets.
    pub facet: fn(Facet) -> &'static str,
    /// A kind of text.
    pub kind: fn(Kind) -> &'static str,
    /// Heading of the dates.
    pub dates: &'static str,
    /// Earliest day.
    pub from: &'static str,
    /// Latest day.
    pub to: &'static str,
    /// A headline that the page has lost.
    pub lost: &'static str,
    /// A date that was inferred.
    pub inferred: &'static str,
    /// No date.
    pub undated: &'static str,
    /// A day as a reader reads it.
    pub day: OfText,
    /// The sheet, of all sheets.
    pub sheet: OfTwo,
    /// Label of the pager.
    pub sheets: &'static str,
    /// Sheet before.
    pub sheet_before: &'static str,
    /// Sheet after.
    pub sheet_after: &'static str,
    /// Heading of lines that belong to no article.
    pub loose: &'static str,
    /// What that means.
    pub loose_help: &'static str,
    /// A line of a page.
    pub line: OfNumber,
    /// What was searched instead of what was typed, and how that was made:
    /// typed, searched, how.
    pub assumed: fn(&str, &str, &str) -> String,
    /// Link to exactly what was typed.
    pub exactly: &'static str,
    /// Link to the same without quotation marks.
    pub loosely: &'static str,
    /// Heading of what else may be meant.
    pub maybe: &'static str,
    /// The byline, before what matches in it.
    pub byline: &'static str,
    /// What a score is made of.
    pub score: &'static str,
    /// Label of the results over time.
    pub timeline: &'static str,
    /// Articles of a year of which no month is known.
    pub no_month: fn(&str, usize) -> String,
    /// Label of the two ways to list results.
    pub views: &'static str,
    /// As articles.
    pub as_articles: &'static str,
    /// As every occurrence.
    pub as_lines: &'static str,
    /// Number of occurrences.
    pub occurrences: OfNumber,
    /// The same as an announcement: total, sheet from 1.
    pub announce_lines: OfTwo,
    /// There are none, although articles may be found.
    pub no_occurrence: &'static str,
    /// The orders of occurrences.
    pub line_order: fn(LineOrder) -> &'static str,
    /// Columns of occurrences: before.
    pub line_left: &'static str,
    /// The occurrence.
    pub line_hit: &'static str,
    /// Behind.
    pub line_right: &'static str,
    /// The article.
    pub line_article: &'static str,
    /// Its day.
    pub line_date: &'static str,

    /// Articles of the same page.
    pub contents: &'static str,
    /// The article before.
    pub before: &'static str,
    /// The article after.
    pub after: &'static str,
    /// Back to the results.
    pub back: &'static str,
    /// Back to the first page.
    pub home: &'static str,
    /// Label of the two ways to read.
    pub reading: &'static str,
    /// The text re-joined.
    pub tidy: &'static str,
    /// The text with the breaks of print.
    pub printed: &'static str,
    /// How many breaks were taken out.
    pub repaired: OfNumber,
    /// Label of the stepper.
    pub hits: &'static str,
    /// 第3/7处; only the number of hits where the reader stands at none.
    pub hit_of: OfTwo,
    /// The hit before.
    pub hit_before: &'static str,
    /// The hit after.
    pub hit_after: &'static str,
    /// The page and the number of the article on it.
    pub place_on_page: OfNumber,
    /// A page, by its name.
    pub page: OfText,
    /// 记者.
    pub reporters: &'static str,
    /// 通讯员.
    pub correspondents: &'static str,
    /// 摄影.
    pub photographers: &'static str,
    /// Authors of commentaries.
    pub authors: &'static str,
    /// 通讯社.
    pub agencies: &'static str,
    /// Before the day of the event.
    pub event: &'static str,
    /// What an inferred date rests on.
    pub evidence: OfText,
    /// There is no such article.
    pub no_article: OfText,
}

impl Words {
    /// The texts in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }

    /// The text of a pair in this language; the other where there is none.
    pub fn choose<'a>(&self, pair: &'a Languages) -> &'a str {
        let (first, second) = match self.language {
            Language::Zh => (&pair.zh, &pair.en),
            Language::En => (&pair.en, &pair.zh),
        };
        if first.is_empty() { second } else { first }
    }

    /// The title of the corpus.
    pub fn corpus<'a>(&self, title: &'a Languages) -> &'a str {
        let chosen = self.choose(title);
        if chosen.is_empty() { self.untitled } else { chosen }
    }

    /// A facet value as a reader reads it.
    pub fn value(&self, facet: Facet, value: &str) -> String {
        match facet {
            Facet::Kind => kind_of(value).map_or(value.to_owned(), |kind| (self.kind)(kind).to_owned()),
            Facet::Month if value == crate::index::UNDATED => self.undated.to_owned(),
            Facet::Month => (self.day)(value),
            _ => value.to_owned(),
        }
    }
}

impl PartialEq for Words {
    /// There is one value per language.
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Words({})", self.language.code())
    }
}

fn kind_of(key: &str) -> Option<Kind> {
    const KINDS: [Kind; 6] =
        [Kind::News, Kind::Brief, Kind::Commentary, Kind::PhotoCaption, Kind::Notice, Kind::Advertisement];
    KINDS.into_iter().find(|kind| kind.key() == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_translation_shows_the_other() {
        let pair = Languages { zh: "样报".into(), en: String::new() };
        assert_eq!(Words::of(Language::En).choose(&pair), "样报");
    }

    #[test]
    fn values_are_read_as_words() {
        assert_eq!(ZH.value(Facet::Kind, "news"), "消息");
        assert_eq!(EN.value(Facet::Month, "2022-02"), "February 2022");
        assert_eq!(ZH.value(Facet::Month, "undated"), "日期不详");
        assert_eq!(ZH.value(Facet::Kind, "letter"), "letter");
    }
}

//! English. Written by the authors of Baolan.

use super::Words;
use super::day::{self, Day};
use crate::index::Facet;
use crate::lexicon::EntryKind;
use crate::paper::Kind;
use crate::search::{LineOrder, Sort};
use crate::ui::address::Language;
use crate::ui::state::{Size, Theme};

/// English.
pub static EN: Words = Words {
    language: Language::En,
    other_language: "中文",
    other_code: "zh-Hans",

    untitled: "Baolan",
    skip: "Skip to the text",
    search: "Search all articles",
    search_hint: "A name, an office, a place, any phrase",
    search_button: "Search",
    suggestions: "Names in these papers",
    name_kind: |kind| match kind {
        EntryKind::Person => "person",
        EntryKind::Writer => "byline",
        EntryKind::Organisation => "organisation",
        EntryKind::Place => "place",
        EntryKind::Initiative => "initiative",
        EntryKind::Post => "post",
        EntryKind::Headline => "headline",
        EntryKind::Word => "phrase",
    },
    offer_kind: |kind| kind.map_or("field", EN.name_kind),
    help: "Search help",
    help_written: "Written",
    help_finds: "Finds",
    help_example: "Try it",
    help_fields: "Fields",
    help_field: "Name",
    help_also: "Also written",
    settings: "Reading settings",
    theme_label: "Theme: ",
    theme: |theme| match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    },
    size_label: "Text: ",
    size: |size| match size {
        Size::Normal => "normal",
        Size::Large => "large",
        Size::Elder => "largest",
    },
    keys: |on| if on { "Keys: on" } else { "Keys: off" },
    keys_help: "/ search, n p next and previous hit, j k next and previous article",
    privacy: "The search runs in your own browser. Nothing you type leaves your machine.",

    opening: "Fetching the data…",
    read_of: |done, all| format!("Putting them in order: {} of {} read", grouped(done), grouped(all)),
    failed: "It did not open",
    partial: "All articles are found, but filters, dates or hints are incomplete.",
    same_file: "This article is in the same file and could not be had either.",
    unplaced: "Some articles could not be had: their lines have no place in this order and come last.",
    again: "Try again",
    reload: "Open the page again",

    counts: |pages, articles| format!("{} · {}", plural(pages, "page"), plural(articles, "article")),
    characters: |count| plural(count, "character"),
    period: |from, to| {
        if from == to { from.to_owned() } else { format!("{from} to {to}") }
    },
    partly_inferred: " (partly inferred)",
    articles: |count| plural(count, "article"),
    undated_count: |count| format!("{count} undated"),
    missing: |what| format!("unknown: {what}"),
    gap: |what| format!("[missing: {what}]"),
    paper: "newspaper",
    published: "date of issue",
    folio: "page number",
    comma: ", ",
    start_here: "Start here",
    headlines: "Headlines by page",
    browse: |count| format!("Browse all {}", plural(count, "article")),
    page_all: |count| format!("All {} of this page", plural(count, "article")),

    found: |total| plural(total, "article"),
    announce: |total, sheet| format!("{}, sheet {sheet}", plural(total, "result")),
    everything: "All articles",
    nothing: "Nothing found",
    searched: |articles| {
        let articles = plural(articles, "article");
        format!(
            "Headlines, texts and bylines of all {articles} were searched, across line breaks, punctuation, character width and traditional or simplified forms."
        )
    },
    instead: "You could",
    only_term: |term| format!("Search for {term} only"),
    without: |part| format!("Remove “{part}”"),
    unfilter: "Remove all filters",
    asked: "Current search",
    order: "Order",
    sort: |sort| match sort {
        Sort::Relevance => "Best first",
        Sort::Oldest => "Oldest first",
        Sort::Newest => "Newest first",
        Sort::Page => "As printed",
    },
    filters: "Filters",
    filters_chosen: |count| format!("Filters ({count} chosen)"),
    show: |total| format!("Show {}", plural(total, "article")),
    more: |count| format!("All {count}"),
    facet: |facet| match facet {
        Facet::Page => "Page",
        Facet::Month => "Month",
        Facet::Kind => "Kind",
        Facet::Reporter => "Reporter",
    },
    kind: |kind| match kind {
        Kind::News => "News",
        Kind::Brief => "Brief",
        Kind::Commentary => "Commentary",
        Kind::PhotoCaption => "Photo caption",
        Kind::Notice => "Notice",
        Kind::Advertisement => "Advertisement",
    },
    dates: "Dates",
    from: "From",
    to: "To",
    lost: "[headline lost] ",
    inferred: "inferred",
    undated: "undated",
    day: |iso| day::print(iso, " to ", english_day),
    sheet: |sheet, sheets| format!("{sheet} of {sheets}"),
    sheets: "More results",
    sheet_before: "Previous",
    sheet_after: "Next",
    loose: "Lines that belong to no article",
    loose_help: "Page heads, page feet, marks of the layout: listed as printed, so that nothing is lost.",
    line: |line| format!("line {line}"),
    assumed: |typed, searched, how| {
        format!("“{typed}” is nowhere in these papers; “{searched}” was searched ({how}).")
    },
    exactly: "Exactly as typed",
    loosely: "Without quotation marks, and what is similar",
    maybe: "Perhaps you mean",
    byline: "Byline",
    score: "Scores",
    timeline: "Over time",
    no_month: |year, count| format!("{year} (month unknown): {count}"),
    views: "How results are listed",
    as_articles: "Articles",
    as_lines: "In context",
    occurrences: |total| plural(total, "occurrence"),
    announce_lines: |total, sheet| format!("{}, sheet {sheet}", plural(total, "occurrence")),
    no_occurrence: "There is no text to be listed.",
    line_order: |order| match order {
        LineOrder::Page => "As printed",
        LineOrder::Left => "By what stands before",
        LineOrder::Right => "By what stands behind",
        LineOrder::Newest => "Newest first",
        LineOrder::Oldest => "Oldest first",
    },
    line_left: "Before",
    line_hit: "Hit",
    line_right: "Behind",
    line_article: "Article",
    line_date: "Date",

    contents: "On this page",
    before: "Previous",
    after: "Next",
    back: "Results",
    home: "Home",
    reading: "Setting",
    tidy: "Re-joined",
    printed: "As printed",
    repaired: |count| {
        format!(
            "{} re-joined, punctuation set full-width; “As printed” shows the page’s own.",
            plural(count, "line break")
        )
    },
    hits: "Hits",
    hit_of: |hit, hits| match hit {
        0 => plural(hits, "hit"),
        _ => format!("hit {hit} of {hits}"),
    },
    hit_before: "Previous hit",
    hit_after: "Next hit",
    place_on_page: |n| format!("no. {n}"),
    page: |name| format!("Page {name}"),
    reporters: "Reporter",
    correspondents: "Correspondent",
    photographers: "Photographs",
    authors: "Author",
    agencies: "Agency",
    event: "Event:",
    evidence: |quote| format!("inferred from “{quote}”"),
    no_article: |id| {
        format!("There is no article “{id}” here. The link may be cut off, or belong to another explorer.")
    },
};

fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(count))
}

/// 17754 → 17,754.
fn grouped(count: usize) -> String {
    match count {
        0..1000 => count.to_string(),
        _ => format!("{},{:03}", grouped(count / 1000), count % 1000),
    }
}

fn english_day(day: Day) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let number = day.day.map(|day| day.to_string());
    let month = day.month.and_then(|month| MONTHS.get(usize::from(month).wrapping_sub(1)));
    let year = day.year.unwrap_or("[year unknown]");
    let parts = [number, month.map(|&month| month.to_owned()), Some(year.to_owned())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_english() {
        assert_eq!((EN.day)("2023-06-25"), "25 June 2023");
        assert_eq!((EN.day)("--02-11"), "11 February [year unknown]");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!((EN.counts)(1, 17_754), "1 page · 17,754 articles");
    }
}

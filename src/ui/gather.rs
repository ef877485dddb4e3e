//! What each view needs, gathered from the bundle.

use super::address::Address;
use super::desk::Library;
use super::list::list;
use super::loading::{Asked, Teller};
use super::pages::{Every, LINES, Reading, SHEET};
use super::parts::{Offer, hit_number, last_word};
use super::screen::{Shown, Wanted};
use crate::bundle::{BundleError, PageEntry, both};
use crate::query;
use crate::search::{self, Concordance, Line, LineOrder, Request, Want};
use js_sys::Date;
use std::ops::Range;

/// Names suggested while typing.
const SUGGESTED: usize = 10;
/// Milliseconds between two words on how far the lines are.
const TOLD: f64 = 250.0;
/// Articles of a long page shown on each side of the one that is read.
const AROUND: u32 = 20;

/// What a view needs.
pub(super) fn shown(library: Library, wanted: Wanted, teller: Teller<Shown>) -> Asked<Shown> {
    Box::pin(async move {
        match wanted {
            Wanted::Front => library.front().await.map(Shown::Front),
            Wanted::Help => Ok(Shown::Help),
            Wanted::Results(request) => list(library, request, teller).await,
            Wanted::Lines(request, order) => {
                every(&library, &request, order, &teller).await.map(Shown::Lines)
            }
            Wanted::Article(id) => reading(&library, id).await,
        }
    })
}

/// What the query may become: fields whose name is being typed, names that
/// fit the last word, kind by kind. Nothing without a bundle or a word.
pub(super) fn offers(library: Option<Library>, query: String) -> Asked<Vec<Offer>> {
    Box::pin(async move {
        let word = last_word(&query);
        let Some(library) = library.filter(|_| !word.is_empty()) else { return Ok(Vec::new()) };
        let fields = query::complete(&query, query.len());
        let mut offers: Vec<Offer> = fields.into_iter().map(Offer::from).collect();
        for name in search::suggest(&library, word, SUGGESTED).await? {
            let new = offers.iter().all(|known| known.text != name.text);
            if new && name.text != word {
                offers.push(Offer::of(&query, name));
            }
        }
        Ok(by_kind(offers))
    })
}

/// The kinds in the order in which their first offers come.
fn by_kind(offers: Vec<Offer>) -> Vec<Offer> {
    let mut grouped: Vec<Offer> = Vec::with_capacity(offers.len());
    for offer in offers {
        let last = grouped.iter().rposition(|known| known.kind == offer.kind);
        grouped.insert(last.map_or(grouped.len(), |index| index + 1), offer);
    }
    grouped
}

/// What the address asks of the bundle.
pub(super) fn request(address: &Address) -> Request {
    let some = |day: &String| Some(day.clone()).filter(|day| !day.is_empty());
    Request {
        query: query::parse(&address.query).0,
        chosen: address.chosen.clone(),
        from: some(&address.from),
        to: some(&address.to),
        sort: address.sort,
        offset: address.sheet.saturating_mul(SHEET),
        limit: SHEET,
        want: Want { explain: address.explain, facets: false, ..Want::PAGE },
    }
}

/// A sheet of all occurrences, each with its number in its article.
async fn every(
    library: &Library,
    request: &Request,
    order: LineOrder,
    teller: &Teller<Shown>,
) -> Result<Every, BundleError> {
    let mut all = Concordance::begin(library, request, order).await?;
    let mut told = Date::now();
    while !all.is_ready() {
        all.advance(library).await;
        if Date::now() - told > TOLD {
            told = Date::now();
            teller.tell(Shown::Lines(Every {
                total: all.total(),
                read: Some(all.read()),
                ..Every::default()
            }));
        }
    }
    let mut lines = Vec::new();
    // The request counts articles, a sheet of which is shorter.
    let offset = request.offset / SHEET * LINES;
    for row in all.rows(library, offset, LINES).await {
        lines.push(match row {
            Ok(line) => numbered(library, request, line).await,
            Err(error) => Err(error),
        });
    }
    Ok(Every { total: all.total(), read: None, lines, gap: all.gap().cloned() })
}

/// A line and the number of its hit in its article.
async fn numbered(library: &Library, request: &Request, line: Line) -> Result<(Line, usize), BundleError> {
    let article = library.article(line.doc).await?;
    library.pause().await;
    let marks = search::article_marks(&article, &request.query);
    let hit = line.part.map_or(0, |part| hit_number(&marks, part, line.range.start));
    Ok((line, hit))
}

async fn reading(library: &Library, id: String) -> Result<Shown, BundleError> {
    let (doc, pages) = both(library.doc_of(&id), library.pages()).await;
    let Some(doc) = doc? else { return Ok(Shown::NoArticle(id)) };
    let page = page_of(&pages?, doc);
    let around = around(&page, doc);
    let last = library.manifest().articles.saturating_sub(1) as u32;
    let wanted = around.start.min(doc.saturating_sub(1))..around.end.max(doc.saturating_add(2)).min(last + 1);
    let articles = library.articles(&wanted.clone().collect::<Vec<u32>>()).await?;
    let at = |doc: u32| articles.get(doc.checked_sub(wanted.start)? as usize).cloned();
    Ok(Shown::Article(Box::new(Reading {
        article: at(doc).unwrap_or_default(),
        neighbours: around.filter_map(at).collect(),
        before: doc.checked_sub(1).and_then(at),
        after: at(doc + 1),
        page,
    })))
}

fn page_of(pages: &[PageEntry], doc: u32) -> PageEntry {
    let page = pages.iter().find(|page| (page.first..page.first + page.count).contains(&doc));
    page.cloned().unwrap_or_default()
}

/// The articles of the page; of a long one those around the article.
fn around(page: &PageEntry, doc: u32) -> Range<u32> {
    let first = page.first.max(doc.saturating_sub(AROUND));
    let end = (page.first + page.count).min(doc.saturating_add(AROUND + 1));
    first..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_page_shows_what_lies_around() {
        let page = PageEntry { first: 10, count: 1000, ..PageEntry::default() };
        assert_eq!(around(&page, 10).len(), 21);
        assert_eq!(around(&page, 500).len(), 41);
        let short = PageEntry { first: 3, count: 2, ..PageEntry::default() };
        assert_eq!(around(&short, 4), 3..5);
    }
}

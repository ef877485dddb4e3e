//! What each view needs, gathered from the bundle.

use super::address::Address;
use super::desk::Library;
use super::load::Load;
use super::loading::{Answer, Asked};
use super::pages::{Every, LINES, Reading, SHEET};
use super::parts::{Offer, hit_number, last_word};
use super::screen::{Shown, Wanted};
use crate::bundle::{BundleError, PageEntry, both};
use crate::query;
use crate::search::{self, Concordance, Line, LineOrder, Request, Want};
use std::ops::Range;
use std::rc::Rc;

/// Names suggested while typing.
const SUGGESTED: usize = 10;
/// Articles of a long page shown on each side of the one that is read.
const AROUND: u32 = 20;

/// What a view needs.
pub(super) fn shown(library: Library, wanted: Wanted) -> Asked<Shown> {
    Box::pin(async move {
        let shown = match wanted {
            Wanted::Front => Shown::Front(library.front().await?),
            Wanted::Help => Shown::Help,
            Wanted::Results(request) => return results(library, request).await,
            Wanted::Lines(request, order) => Shown::Lines(every(&library, &request, order).await?),
            Wanted::Article(id) => reading(&library, id).await?,
        };
        Ok(shown.into())
    })
}

/// The hits, and how all that was found is spread: at once where that is
/// known, else when it comes. Where it does not come, the hits stay.
async fn results(library: Library, request: Request) -> Result<Answer<Shown>, BundleError> {
    let near = library.columns_are_near();
    let found = search::search(&library, &request);
    // What fails of the columns is said when they are read.
    let found = if near { both(found, library.facets()).await.0 } else { found.await };
    let found = Rc::new(found?);
    let shown = found.clone();
    let spread = async move {
        let spread = search::overview(&library, &request, &found).await;
        Shown::Results(found, spread.into())
    };
    Ok(match near {
        true => spread.await.into(),
        false => Answer { now: Shown::Results(shown, Load::Waiting), later: Some(Box::pin(spread)) },
    })
}

/// What the query may become: fields whose name is being typed, names that
/// fit the last word, kind by kind. Nothing without a bundle or a word.
pub(super) fn offers(library: Option<Library>, query: String) -> Asked<Vec<Offer>> {
    Box::pin(async move {
        let word = last_word(&query);
        let Some(library) = library.filter(|_| !word.is_empty()) else { return Ok(Vec::new().into()) };
        let fields = query::complete(&query, query.len());
        let mut offers: Vec<Offer> = fields.into_iter().map(Offer::from).collect();
        for name in search::suggest(&library, word, SUGGESTED).await? {
            let new = offers.iter().all(|known| known.text != name.text);
            if new && name.text != word {
                offers.push(Offer::of(&query, name));
            }
        }
        Ok(by_kind(offers).into())
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
async fn every(library: &Library, request: &Request, order: LineOrder) -> Result<Every, BundleError> {
    let mut all = Concordance::begin(library, request, order).await?;
    while !all.is_ready() {
        all.advance(library).await?;
    }
    let mut lines: Vec<(Line, usize)> = Vec::new();
    // The request counts articles, a sheet of which is shorter.
    let offset = request.offset / SHEET * LINES;
    for line in all.lines(library, offset, LINES).await? {
        let article = library.article(line.doc).await?;
        let marks = search::article_marks(&article, &request.query);
        let hit = line.part.map_or(0, |part| hit_number(&marks, part, line.range.start));
        lines.push((line, hit));
    }
    Ok(Every { total: all.total(), lines })
}

async fn reading(library: &Library, id: String) -> Result<Shown, BundleError> {
    let Some(doc) = library.doc_of(&id).await? else { return Ok(Shown::NoArticle(id)) };
    let page = page_of(&library.pages().await?, doc);
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

//! Articles found → what a list of results shows of them.

use super::snippet::{Mark, best, marks, pieces};
use super::{Hit, LooseHit, Request};
use crate::bundle::{Bundle, BundleError};
use crate::paper::{Article, Certainty};
use crate::query::Query;

/// Describes articles, in the given order.
pub(super) async fn describe(
    bundle: &Bundle,
    request: &Request,
    docs: Vec<(u32, f32)>,
) -> Result<Vec<Hit>, BundleError> {
    let numbers: Vec<u32> = docs.iter().map(|&(doc, _)| doc).collect();
    let articles = bundle.articles(&numbers).await?;
    Ok(articles.iter().zip(&docs).map(|(article, &(_, score))| hit(article, &request.query, score)).collect())
}

fn hit(article: &Article, query: &Query, score: f32) -> Hit {
    let title = article.title();
    let title_made = article.headline.is_none();
    let title_marks = if title_made { Vec::new() } else { ranges(marks(&title, query)) };
    let credit = article.byline.credit.as_deref();
    let texts = article.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).chain(credit);
    Hit {
        id: article.id.clone(),
        page: article.page.clone(),
        n: article.n,
        title,
        title_made,
        title_marks,
        date: article.published.clone().or_else(|| article.date.as_ref().and_then(|date| date.iso.clone())),
        date_inferred: article.published.is_none()
            && article.date.as_ref().is_some_and(|date| date.status == Certainty::Inferred),
        kind: article.kind,
        byline: writers(article),
        snippet: best(texts, query),
        score,
        ..Hit::default()
    }
}

fn ranges(marks: Vec<Mark>) -> Vec<std::ops::Range<usize>> {
    marks.into_iter().map(|mark| mark.range).collect()
}

/// Reporters, authors, correspondents, photographers, each name once.
fn writers(article: &Article) -> Vec<String> {
    let byline = &article.byline;
    let roles = [&byline.reporters, &byline.authors, &byline.correspondents, &byline.photographers];
    let mut names: Vec<String> = Vec::new();
    for name in roles.into_iter().flatten() {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// Loose lines in which every term of the query stands.
pub(super) async fn loose(bundle: &Bundle, query: &Query) -> Result<Vec<LooseHit>, BundleError> {
    if query.is_empty() || bundle.manifest().loose == 0 {
        return Ok(Vec::new());
    }
    let all = (1 << query.terms.len().min(63)) - 1;
    let mut found = Vec::new();
    for page in bundle.pages().await?.iter() {
        for line in &page.loose {
            let marks = marks(&line.text, query);
            if marks.iter().fold(0, |terms, mark| terms | mark.terms) & all == all {
                let text = pieces(&line.text, &marks);
                found.push(LooseHit { page: page.name.clone(), line: line.line, text });
            }
        }
    }
    Ok(found)
}

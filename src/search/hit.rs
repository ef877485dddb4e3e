//! Articles found → what a list of results shows of them.

use super::borders::{Borders, worth};
use super::evaluate::{Matched, Where};
use super::laid::{Laid, LaidPart, Part};
use super::marks::{marks_in, marks_of, patterns, spans_in};
use super::shape::{Shape, Span};
use super::snippet::{Mark, best, pieces};
use super::{Hit, LooseHit, Why};
use crate::bundle::{Bundle, BundleError};
use crate::paper::{Article, Certainty};
use crate::query::{Field, Node, Query};
use crate::text;

/// Describes an article, of which the score is known but for its borders.
pub(super) fn describe(
    bundle: &Bundle,
    matched: &Matched,
    article: &Article,
    (doc, score): (u32, f32),
    borders: &[Borders],
) -> Hit {
    let spans = spans_in(bundle.columns(), &matched.leaves, doc);
    let region = bundle.columns().regions().get(doc as usize).copied().unwrap_or_default();
    let laid = Laid::of(article, &region);
    let score = score * worth(borders, &laid, &spans);
    Hit { score, why: why(article, &laid, matched, doc, &spans), ..hit(article, &laid, &spans) }
}

fn hit(article: &Article, laid: &Laid, spans: &[(Span, u64)]) -> Hit {
    let marked = |part: &LaidPart| marks_of(part, spans);
    let title = laid.0.iter().filter(|part| part.part == Part::Title).flat_map(marked);
    let body = laid.0.iter().filter(|part| matches!(part.part, Part::Paragraph(_)));
    let body: Vec<(&str, Vec<Mark>)> = body.map(|part| (part.text.as_str(), marked(part))).collect();
    Hit {
        id: article.id.clone(),
        page: article.page.clone(),
        n: article.n,
        title: article.title(),
        title_made: article.headline.is_none(),
        title_marks: title.map(|mark| mark.range).collect(),
        date: day(article),
        date_inferred: article.published.is_none()
            && article.date.as_ref().is_some_and(|date| date.status == Certainty::Inferred),
        kind: article.kind,
        byline: writers(article),
        snippet: best(&body),
        ..Hit::default()
    }
}

/// The day of publication, else of the event.
pub(super) fn day(article: &Article) -> Option<String> {
    article.published.clone().or_else(|| article.date.as_ref().and_then(|date| date.iso.clone()))
}

/// What matches besides title and body.
fn why(article: &Article, laid: &Laid, matched: &Matched, doc: u32, spans: &[(Span, u64)]) -> Vec<Why> {
    let credit = laid.0.iter().find(|part| part.part == Part::Credit);
    let credit = credit.map(|part| (part, marks_of(part, spans))).filter(|(_, marks)| !marks.is_empty());
    let mut why: Vec<Why> =
        credit.map(|(part, marks)| Why::Byline(pieces(&part.text, &marks))).into_iter().collect();
    for leaf in &matched.leaves {
        if let Where::Value(values) = &leaf.found {
            why.extend(values.why(doc));
        }
    }
    if matched.dated.binary_search(&doc).is_ok() {
        why.extend(day(article).map(Why::Date));
    }
    why
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

/// Loose lines in which every text of the query stands.
pub(super) async fn loose(bundle: &Bundle, query: &Query) -> Result<Vec<LooseHit>, BundleError> {
    if query.is_empty() || bundle.manifest().loose == 0 {
        return Ok(Vec::new());
    }
    let shapes = patterns(query, Part::Paragraph(0));
    let mut found = Vec::new();
    for page in bundle.pages().await?.iter() {
        for line in &page.loose {
            if matches_text(&query.root, &text::fold(&line.text).chars) {
                let text = pieces(&line.text, &marks_in(&line.text, &shapes));
                found.push(LooseHit { page: page.name.clone(), line: line.line, text });
            }
        }
    }
    Ok(found)
}

/// Whether a text by itself, of which nothing else is known, matches: it has
/// no field but its body, and no day.
fn matches_text(node: &Node, chars: &[char]) -> bool {
    match node {
        Node::All(parts) => parts.iter().all(|part| matches_text(part, chars)),
        Node::Any(parts) => parts.iter().any(|part| matches_text(part, chars)),
        Node::Not(part) => !matches_text(part, chars),
        Node::Text { field: None | Some(Field::Body), pattern } => Shape::of(&pattern.slots).stands_in(chars),
        Node::Text { .. } => false,
        Node::Near { patterns, .. } => patterns.iter().all(|p| Shape::of(&p.slots).stands_in(chars)),
        Node::Date { printed, .. } => printed.as_ref().is_some_and(|p| Shape::of(&p.slots).stands_in(chars)),
    }
}

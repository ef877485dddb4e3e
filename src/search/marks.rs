//! Where a query stands in printed texts: what is highlighted.

use super::evaluate::{Leaf, Where};
use super::laid::{Laid, LaidPart, Part};
use super::sets::gallop;
use super::shape::{Shape, Span};
use super::snippet::{Mark, merged};
use crate::index::Columns;
use crate::paper::Article;
use crate::query::{Field, Node, Pattern, Query};
use crate::text;
use std::ops::Range;

/// The bit of a text of the query; from the 64th on they share one.
pub(super) fn bit(number: usize) -> u64 {
    1 << number.min(63)
}

/// The places of the query's texts in one article, as offsets from its first
/// position.
pub(super) fn spans_in(columns: &Columns, leaves: &[Leaf], doc: u32) -> Vec<(Span, u64)> {
    let (start, end) = (columns.start(doc), columns.start(doc + 1));
    let mut spans = Vec::new();
    for (number, leaf) in leaves.iter().enumerate() {
        let Where::Text(places) = &leaf.found else { continue };
        let first = gallop(&places.starts, start);
        let here = (first..places.len()).map(|index| places.span(index)).take_while(|span| span.start < end);
        spans.extend(here.map(|span| (span.start - start..span.end - start, bit(number))));
    }
    spans
}

/// The marks of one text of an article.
pub(super) fn marks_of(part: &LaidPart, spans: &[(Span, u64)]) -> Vec<Mark> {
    let mark = |(span, texts): &(Span, u64)| Some(Mark { range: part.printed(span)?, texts: *texts });
    merged(&spans.iter().filter_map(mark).collect::<Vec<_>>())
}

/// Byte ranges of a printed text at which any text of the query stands, in
/// order and without overlaps. What must not stand anywhere is not marked.
pub fn marks(printed: &str, query: &Query) -> Vec<Range<usize>> {
    marks_in(printed, &patterns(query, Part::Paragraph(0))).into_iter().map(|mark| mark.range).collect()
}

/// The texts of an article with the byte ranges at which the query stands in
/// each: as [`marks`], but also where it runs over the end of a paragraph,
/// and without what was asked of another field.
pub fn article_marks(article: &Article, query: &Query) -> Vec<(Part, Vec<Range<usize>>)> {
    let laid = Laid::alone(article);
    let body: Vec<&LaidPart> = laid.0.iter().filter(|part| matches!(part.part, Part::Paragraph(_))).collect();
    let others = laid.0.iter().filter(|part| !matches!(part.part, Part::Paragraph(_)));
    let mut marked: Vec<(Part, Vec<Range<usize>>)> = Vec::new();
    for group in others.map(|part| vec![part]).chain([body]) {
        let Some(first) = group.first() else { continue };
        let mut chars: Vec<char> = Vec::new();
        for part in &group {
            chars.extend((!chars.is_empty()).then_some(text::STOP));
            chars.extend(part.chars());
        }
        let offset = first.start();
        let spans = patterns(query, first.part).into_iter().zip(0..).flat_map(|(shape, number)| {
            let spans = shape.spans(&chars).into_iter();
            spans.map(move |span| (span.start + offset..span.end + offset, bit(number))).collect::<Vec<_>>()
        });
        let spans: Vec<(Span, u64)> = spans.collect();
        let ranges = |part| marks_of(part, &spans).into_iter().map(|mark| mark.range).collect();
        marked.extend(group.iter().map(|part| (part.part, ranges(part))));
    }
    marked
}

/// The marks of patterns in one printed text by itself.
pub(super) fn marks_in(printed: &str, shapes: &[Shape]) -> Vec<Mark> {
    let folded = text::fold(printed);
    let found = shapes.iter().enumerate().flat_map(|(number, shape)| {
        let ranges = shape.spans(&folded.chars).into_iter();
        let mark = |span: Span| folded.printed(span.start as usize..span.end as usize);
        ranges.map(|span| Mark { range: mark(span), texts: bit(number) }).collect::<Vec<_>>()
    });
    merged(&found.collect::<Vec<_>>())
}

/// The texts that a query wants in this part of an article.
pub(super) fn patterns(query: &Query, part: Part) -> Vec<Shape> {
    let mut wanted = Vec::new();
    collect(&query.root, &mut |field, pattern| {
        let here = match field {
            None => true,
            Some(Field::Title) => part == Part::Title,
            Some(Field::Body) => matches!(part, Part::Paragraph(_)),
            Some(_) => false,
        };
        wanted.extend(here.then(|| Shape::of(&pattern.slots)));
    });
    wanted
}

/// Calls `take` for each text that must or may stand in an article.
fn collect(node: &Node, take: &mut dyn FnMut(Option<Field>, &Pattern)) {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| collect(part, take)),
        Node::Not(_) => {}
        Node::Text { field, pattern } => take(*field, pattern),
        Node::Near { patterns, .. } => patterns.iter().for_each(|pattern| take(None, pattern)),
        Node::Date { printed, .. } => printed.iter().for_each(|pattern| take(None, pattern)),
    }
}

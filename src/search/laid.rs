//! An article laid out as it was indexed: positions → what is printed there.

use super::shape::Span;
use crate::paper::Article;
use crate::text::{self, Folded};
use std::ops::Range;

/// Which text of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The printed headline block, in one line.
    Title,
    /// The paragraph with this index.
    Paragraph(usize),
    /// The byline as printed.
    Credit,
}

/// A text of an article and where it stands among its positions.
#[derive(Debug, Clone)]
pub(super) struct LaidPart {
    /// Which one.
    pub part: Part,
    /// As printed.
    pub text: String,
    start: u32,
    folded: Folded,
}

/// The texts of an article in the order of their positions. Those without
/// any character to search are left out.
pub(super) struct Laid(pub Vec<LaidPart>);

impl Laid {
    /// Lays out an article; the same order as when it was indexed, so that
    /// positions fit. A byline that stands in the body has none of its own.
    pub fn of(article: &Article) -> Self {
        let mut laid = Self(Vec::new());
        let mut next = laid.push(Part::Title, article.printed_title(), 0) + 1;
        let body = next;
        for (index, paragraph) in article.paragraphs.iter().enumerate() {
            let end = laid.push(Part::Paragraph(index), paragraph.text.clone(), next);
            // A stop stands between two paragraphs.
            next = if end > next { end + 1 } else { next };
        }
        // The one empty position behind the body; one more if it is empty.
        let credit = if next > body { next } else { next + 1 };
        laid.push(Part::Credit, article.byline.credit.clone().unwrap_or_default(), credit);
        laid
    }

    /// Adds a text and answers where it ends.
    fn push(&mut self, part: Part, text: String, start: u32) -> u32 {
        let folded = text::fold(&text);
        let end = start + folded.chars.len() as u32;
        if end > start {
            self.0.push(LaidPart { part, text, start, folded });
        }
        end
    }
}

impl LaidPart {
    /// The bytes of this text that a stretch of the article covers, by its
    /// offsets from the article's first position.
    pub fn printed(&self, span: &Span) -> Option<Range<usize>> {
        let length = self.folded.chars.len() as u32;
        let from = span.start.saturating_sub(self.start).min(length);
        let to = span.end.saturating_sub(self.start).min(length);
        (from < to).then(|| self.folded.printed(from as usize..to as usize))
    }

    /// Offset of its first character from the article's first position.
    pub fn start(&self) -> u32 {
        self.start
    }

    /// The text as searched.
    pub fn chars(&self) -> &[char] {
        &self.folded.chars
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Searched;
    use crate::paper::{Byline, Paragraph};

    fn article(headline: Option<&str>, paragraphs: &[&str], credit: &str) -> Article {
        Article {
            headline: headline.map(str::to_owned),
            paragraphs: paragraphs.iter().map(|text| Paragraph::new(*text)).collect(),
            byline: Byline { credit: Some(credit.to_owned()), ..Byline::default() },
            ..Article::default()
        }
    }

    #[test]
    fn positions_are_those_of_the_index() {
        let examples = [
            article(Some("街角“新设”报栏"), &["报栏前，人多。", "。", "记者到过"], "记者 甲乙"),
            article(None, &[], "记者 甲乙"),
            article(None, &["", "一段"], "甲"),
        ];
        for article in examples {
            let [title, body, credit] = Searched::of(&article).extent().fields;
            let laid = Laid::of(&article);
            let starts = [0, title + 1, title + 1 + body + 1];
            let last = laid.0.last().map(|part| part.start + part.chars().len() as u32).unwrap_or_default();
            assert_eq!(last, starts[2] + credit);
            let first_of_body = laid.0.iter().find(|part| matches!(part.part, Part::Paragraph(_)));
            assert!(first_of_body.is_none_or(|part| part.start == starts[1]));
        }
    }

    #[test]
    fn a_stretch_over_a_paragraph_end_is_printed_in_both() {
        let laid = Laid::of(&article(None, &["报栏前人多。", "“街角”也是"], ""));
        let span = 4..8; // 人多, the stop between, 街
        let printed: Vec<&str> =
            laid.0.iter().filter_map(|part| Some(&part.text[part.printed(&span)?])).collect();
        assert_eq!(printed, ["人多", "街"]);
    }
}

//! An article laid out as it was indexed: positions → what is printed there.

use super::shape::Span;
use crate::index::Region;
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
    /// Lays out an article that stands at a region of the corpus, so that
    /// positions fit. A byline that stands in the body has none of its own.
    pub fn of(article: &Article, region: &Region) -> Self {
        let [title, body, credit] = region.fields;
        Self::at(article, [0, body - title, credit - title])
    }

    /// Lays out an article of which no positions are known.
    pub fn alone(article: &Article) -> Self {
        Self::at(article, [0; 3])
    }

    fn at(article: &Article, [title, body, credit]: [u32; 3]) -> Self {
        let mut laid = Self(Vec::new());
        laid.push(Part::Title, article.printed_title(), title);
        let mut next = body;
        for (index, paragraph) in article.paragraphs.iter().enumerate() {
            let end = laid.push(Part::Paragraph(index), paragraph.text.clone(), next);
            // A stop stands between two paragraphs.
            next = if end > next { end + 1 } else { next };
        }
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

    /// The character of this text at which a stretch of the article begins.
    pub fn index(&self, span: &Span) -> Option<usize> {
        let at = span.start.checked_sub(self.start)? as usize;
        (at < self.folded.chars.len()).then_some(at)
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
    use crate::index::{Columns, Searched};
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
            let searched = Searched::of(&article);
            let region = Columns::build([&article], [searched.extent()]).regions()[0];
            for part in Laid::of(&article, &region).0 {
                let [title, body, credit] = region.fields;
                let (field, start) = match part.part {
                    Part::Title => (0, title),
                    Part::Paragraph(_) => (1, body),
                    Part::Credit => (2, credit),
                };
                let from = (part.start - start) as usize;
                assert!(searched.fields()[field][from..].starts_with(part.chars()));
            }
        }
    }

    #[test]
    fn a_stretch_over_a_paragraph_end_is_printed_in_both() {
        let laid = Laid::alone(&article(None, &["报栏前人多。", "“街角”也是"], ""));
        let span = 3..7; // 人多, the stop between, 街
        let printed: Vec<&str> =
            laid.0.iter().filter_map(|part| Some(&part.text[part.printed(&span)?])).collect();
        assert_eq!(printed, ["人多", "街"]);
    }
}

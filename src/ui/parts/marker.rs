//! Marks the texts of one article and numbers their hits through.

use super::marked::cut;
use crate::paper::{Article, Paragraph};
use crate::query::Query;
use crate::search::{self, Part};
use crate::ui::address::Address;
use crate::ui::typeset::typeset;
use std::ops::Range;
use yew::prelude::*;

/// Goes through the texts of an article in the order in which they stand.
pub struct Marker {
    marks: Vec<(Part, Vec<Range<usize>>)>,
    now: usize,
    printed: bool,
    /// Bytes of the headline block that were painted.
    titled: usize,
    hits: usize,
}

impl Marker {
    /// Marks what matches the query; the address says at which hit the reader
    /// stands and whether the text is shown as printed.
    pub fn new(article: &Article, query: &Query, address: &Address) -> Self {
        let marks = search::article_marks(article, query);
        Self { marks, now: address.hit, printed: address.printed, titled: 0, hits: 0 }
    }

    /// The next line of the headline block. Its hits, as all others, can be
    /// found as `#hit-3`.
    pub fn title(&mut self, line: &str) -> Html {
        let start = self.titled;
        self.titled += line.len() + " ".len();
        let within = |mark: Range<usize>| {
            let range = mark.start.max(start)..mark.end.min(start + line.len());
            (range.start < range.end).then(|| range.start - start..range.end - start)
        };
        let marks: Vec<Range<usize>> = self.of(Part::Title).into_iter().filter_map(within).collect();
        self.text(line, &marks)
    }

    /// The paragraph with this index, re-joined or as printed.
    pub fn paragraph(&mut self, index: usize, paragraph: &Paragraph) -> Html {
        let marks = self.of(Part::Paragraph(index));
        if !self.printed {
            return self.text(&paragraph.text, &marks);
        }
        let marks: Vec<Range<usize>> = marks.into_iter().map(|mark| as_printed(paragraph, mark)).collect();
        self.text(&paragraph.printed(), &marks)
    }

    /// The byline as printed.
    pub fn credit(&mut self, text: &str) -> Html {
        let marks = self.of(Part::Credit);
        self.text(text, &marks)
    }

    /// Hits so far.
    pub fn hits(&self) -> usize {
        self.hits
    }

    fn of(&self, part: Part) -> Vec<Range<usize>> {
        self.marks.iter().find(|(of, _)| *of == part).map(|(_, marks)| marks.clone()).unwrap_or_default()
    }

    fn text(&mut self, text: &str, marks: &[Range<usize>]) -> Html {
        let pieces = cut(text, marks);
        let texts: Vec<&str> = pieces.iter().map(|(text, _)| *text).collect();
        let set = if self.printed { texts.into_iter().map(str::to_owned).collect() } else { typeset(&texts) };
        set.iter().zip(pieces).map(|(text, (_, hit))| self.painted(text, hit)).collect()
    }

    fn painted(&mut self, text: &str, hit: bool) -> Html {
        if !hit {
            return Html::from(text);
        }
        self.hits += 1;
        let id = format!("hit-{}", self.hits);
        let current = (self.hits == self.now).then_some("true");
        html! { <mark {id} aria-current={current}>{ text }</mark> }
    }
}

/// Which hit of its article, from 1, begins at a byte of one of its texts.
pub fn hit_number(marks: &[(Part, Vec<Range<usize>>)], part: Part, byte: usize) -> usize {
    let before = marks.iter().take_while(|(of, _)| *of != part).map(|(_, marks)| marks.len()).sum::<usize>();
    let here = marks.iter().find(|(of, _)| *of == part).map_or(&[][..], |(_, marks)| marks);
    before + here.iter().position(|mark| mark.contains(&byte)).map_or(0, |index| index + 1)
}

/// The same stretch of a paragraph with the breaks of print put back.
fn as_printed(paragraph: &Paragraph, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    for repair in &paragraph.repairs {
        if repair.at + repair.shown <= range.start {
            start = start + repair.printed.len() - repair.shown;
        }
        if repair.at + repair.shown < range.end {
            end = end + repair.printed.len() - repair.shown;
        }
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Repair;

    #[test]
    fn a_hit_over_a_break_keeps_it() {
        let broken = |at| Repair { at, printed: "\n".to_owned(), shown: 0 };
        let paragraph = Paragraph { text: "报栏报栏".to_owned(), repairs: vec![broken(3), broken(6)] };
        let printed = paragraph.printed();
        assert_eq!(&printed[as_printed(&paragraph, 0..6)], "报\n栏");
        assert_eq!(&printed[as_printed(&paragraph, 6..12)], "报栏");
    }

    #[test]
    fn hits_are_numbered_through_the_texts() {
        let marks = [
            (Part::Title, vec![0..3, 6..9]),
            (Part::Paragraph(0), vec![]),
            (Part::Paragraph(1), vec![0..3, 6..9]),
        ];
        assert_eq!(hit_number(&marks, Part::Title, 0), 1);
        assert_eq!(hit_number(&marks, Part::Paragraph(1), 6), 4);
    }
}

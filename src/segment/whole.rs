//! All segments of a corpus as one.
//!
//! Pages stand in the order of their names and parts, whichever segment has
//! them; the articles of a page as its segment has them.

use super::{Segment, SegmentError};
use crate::index::{Columns, Row};
use crate::lexicon::Namings;
use crate::paper::{Article, Languages, Loose, PageAbout};
use std::ops::Range;

/// All segments of a corpus as one.
#[derive(Debug)]
pub struct Whole {
    pub(super) segments: Vec<Segment>,
    pages: Vec<WholePage>,
    stretches: Vec<Stretch>,
    pub(super) columns: Columns,
    ids: Vec<String>,
    /// For each segment, from which of its positions on how much is added.
    pub(super) moves: Vec<Vec<Move>>,
}

/// A page of the corpus.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WholePage {
    /// Its name.
    pub name: String,
    /// What is known of it.
    pub about: PageAbout,
    /// Number of its articles.
    pub articles: u32,
    /// Lines that belong to no article.
    pub loose: Vec<Loose>,
}

/// Articles that stand together in a segment and in the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    segment: usize,
    /// Which articles of the segment.
    articles: Range<usize>,
    /// Number of the first in the corpus.
    first: usize,
}

/// From a position of a segment on, the positions of the corpus are those of
/// the segment and this much more; with overflow, for less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Move {
    pub from: u32,
    pub by: u32,
}

/// Which lines of JSON are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Articles.
    Articles,
    /// What they say.
    Facts,
}

impl Whole {
    /// Joins segments.
    ///
    /// # Errors
    /// When two have the same page, or one is damaged.
    pub fn join(segments: Vec<Segment>) -> Result<Self, SegmentError> {
        let mut whole = Self {
            moves: vec![Vec::new(); segments.len()],
            segments,
            pages: Vec::new(),
            stretches: Vec::new(),
            columns: Columns::default(),
            ids: Vec::new(),
        };
        whole.place_pages()?;
        whole.place_articles()?;
        Ok(whole)
    }

    fn place_pages(&mut self) -> Result<(), SegmentError> {
        let mut parts = Vec::new();
        for (number, segment) in self.segments.iter().enumerate() {
            let mut from = 0;
            for page in &segment.head.pages {
                let articles = from..from + page.articles as usize;
                from = articles.end;
                parts.push((page, number, articles));
            }
        }
        parts.sort_by(|(a, ..), (b, ..)| (&a.name, a.part).cmp(&(&b.name, b.part)));
        for two in parts.windows(2) {
            let [(a, first, _), (b, second, _)] = two else { continue };
            if (&a.name, a.part) == (&b.name, b.part) {
                let files = [*first, *second].map(|number| self.segments[number].file.clone());
                return Err(SegmentError::Twice { page: a.name.clone(), files });
            }
        }
        let mut first = 0;
        for (page, segment, articles) in parts {
            add_page(&mut self.pages, page);
            let count = articles.len();
            match self.stretches.last_mut() {
                _ if count == 0 => {}
                Some(last) if last.segment == segment && last.articles.end == articles.start => {
                    last.articles.end = articles.end;
                }
                _ => self.stretches.push(Stretch { segment, articles, first }),
            }
            first += count;
        }
        Ok(())
    }

    fn place_articles(&mut self) -> Result<(), SegmentError> {
        let mut rows: Vec<Vec<Option<Row>>> = Vec::new();
        for segment in &self.segments {
            rows.push(segment.rows()?.into_iter().map(Some).collect());
        }
        let own: Vec<Columns> = rows.iter().map(|rows| Columns::placed(rows.iter().flatten())).collect();
        let mut all = Vec::new();
        let mut place = Columns::default();
        for Stretch { segment, articles, .. } in &self.stretches {
            let from = own[*segment].start(articles.start as u32);
            self.moves[*segment].push(Move { from, by: place.end().wrapping_sub(from) });
            for row in rows[*segment][articles.clone()].iter_mut().filter_map(Option::take) {
                place.place(row.extent);
                all.push(row);
            }
        }
        self.moves.iter_mut().for_each(|moves| moves.sort_unstable_by_key(|one| one.from));
        self.columns = Columns::of(&all);
        self.ids = all.into_iter().map(|row| row.id).collect();
        Ok(())
    }

    /// Title of the corpus: the first that a segment has.
    pub fn title(&self) -> Languages {
        let titles = self.segments.iter().map(|segment| &segment.head.title);
        titles.max_by_key(|title| !(title.zh.is_empty() && title.en.is_empty())).cloned().unwrap_or_default()
    }

    /// The segments, in the order in which they came.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The pages, in order.
    pub fn pages(&self) -> &[WholePage] {
        &self.pages
    }

    /// Number of articles.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// What is known of every article.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The ids of all articles.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// Number of folded characters.
    pub fn characters(&self) -> u64 {
        self.segments.iter().map(|segment| segment.head.characters).sum()
    }

    /// Bytes of all paragraphs.
    pub fn paragraph_bytes(&self) -> u64 {
        self.segments.iter().map(|segment| segment.head.paragraph_bytes).sum()
    }

    /// What all articles name.
    ///
    /// # Errors
    /// When a segment cannot be read.
    pub fn namings(&self) -> Result<Namings, SegmentError> {
        let mut namings = Namings::default();
        for segment in &self.segments {
            namings.join(segment.namings()?);
        }
        Ok(namings)
    }

    /// Lines of JSON of consecutive articles.
    ///
    /// # Errors
    /// When a segment cannot be read.
    pub fn lines(&self, lines: Lines, docs: Range<usize>) -> Result<Vec<Vec<u8>>, SegmentError> {
        let mut found = Vec::new();
        let first = self.stretches.partition_point(|stretch| stretch.first <= docs.start).saturating_sub(1);
        for stretch in self.stretches[first..].iter().take_while(|stretch| stretch.first < docs.end) {
            let within = |doc: usize| stretch.articles.start + doc.saturating_sub(stretch.first);
            let wanted = within(docs.start)..within(docs.end).min(stretch.articles.end);
            let segment = &self.segments[stretch.segment];
            found.extend(match lines {
                Lines::Articles => segment.articles(wanted)?,
                Lines::Facts => segment.facts(wanted)?,
            });
        }
        Ok(found)
    }

    /// Consecutive articles, without what they say.
    ///
    /// # Errors
    /// When a segment cannot be read.
    pub fn articles(&self, docs: Range<usize>) -> Result<Vec<Article>, SegmentError> {
        let lines = self.lines(Lines::Articles, docs)?;
        let articles = crate::index::on_all_cores(&lines, |line| serde_json::from_slice(line));
        articles.into_iter().collect::<Result<_, _>>().map_err(|error| self.damaged(error))
    }

    /// Why a line that a segment holds is no article.
    pub(super) fn damaged(&self, error: serde_json::Error) -> SegmentError {
        SegmentError::damaged(&self.segments[0].file, error)
    }
}

/// Adds a page, or a part to the last.
fn add_page(pages: &mut Vec<WholePage>, part: &super::PagePart) {
    if pages.last().is_none_or(|last| last.name != part.name) {
        pages.push(WholePage { name: part.name.clone(), about: part.about.clone(), ..WholePage::default() });
    }
    if let Some(last) = pages.last_mut() {
        last.articles += part.articles;
        last.loose.extend(part.loose.iter().cloned());
    }
}

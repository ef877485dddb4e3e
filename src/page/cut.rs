//! Marked lines → drafts of articles.

use super::classify::{LeadMark, Mark};
use super::layout::Layout;
use super::rules::byline::Credit;
use super::rules::scan::letters;
use super::rules::turn::Turn;
use super::rules::{sentence, tail};
use super::sheet::Sheet;
use crate::paper::Kind;
use std::ops::Range;

/// An article as lines of the page, before its text is re-joined.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// 栏目: where its words stand, and the whole line if it is printed at
    /// this article and not at an earlier one.
    pub section: Option<(Range<usize>, Option<Range<usize>>)>,
    /// The lines of the headline block: their words without the marks around
    /// them, and the line as an index into the sheet's lines.
    pub headline: Vec<Piece>,
    /// The body's lines or parts of lines.
    pub body: Vec<Piece>,
    /// Bylines with their places.
    pub credits: Vec<(Range<usize>, Credit)>,
    /// How its text begins.
    pub lead: Option<LeadMark>,
    /// What its title or first words say it is.
    pub kind: Option<Kind>,
    /// Whether a closing byline or a turn has ended it.
    pub closed: bool,
}

/// A line of a headline or body, or the part of it that belongs there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its characters.
    pub span: Range<usize>,
    /// Its line, as an index into the sheet's lines.
    pub line: usize,
}

/// What cutting a page gives.
#[derive(Debug, Default)]
pub struct Cut {
    /// The articles in the order of the source.
    pub drafts: Vec<Draft>,
    /// Indexes of lines that belong to no article.
    pub loose: Vec<usize>,
    /// Where a text was joined to an article that began before another: the
    /// line, as an index.
    pub joined: Vec<usize>,
}

/// Cuts a page into articles.
pub fn cut(sheet: &Sheet, marks: &[Mark], layout: Layout) -> Cut {
    let mut cutter = Cutter { sheet, marks, layout, at: 0, out: Cut::default(), label: None };
    while cutter.at < marks.len() {
        cutter.step();
    }
    cutter.out
}

struct Cutter<'a> {
    sheet: &'a Sheet<'a>,
    marks: &'a [Mark],
    layout: Layout,
    at: usize,
    out: Cut,
    /// The label in force: its words, its line.
    label: Option<(Range<usize>, usize)>,
}

impl Cutter<'_> {
    fn step(&mut self) {
        let at = self.at;
        if let Some(end) = self.headline_end(at) {
            return self.begin(end);
        }
        match &self.marks[at] {
            Mark::Folio | Mark::Divider => self.loose(at),
            Mark::Label(words) => self.take_label(words.clone()),
            Mark::Lead(_) => self.begin(at),
            Mark::Credit(credit) => self.take_credit(credit.clone()),
            Mark::Turn(turn) => self.take_turn(*turn),
            _ if self.starts_untitled(at) => self.begin(at),
            _ => self.take_text(),
        }
    }

    fn loose(&mut self, line: usize) {
        self.out.loose.push(line);
        self.at += 1;
    }

    /// A label heads what follows; the article above it is finished.
    fn take_label(&mut self, words: Range<usize>) {
        let ended = self.out.drafts.last().is_some_and(|draft| self.is_ended(draft));
        if let Some(draft) = self.out.drafts.last_mut().filter(|_| ended) {
            draft.closed = true;
        }
        self.label = Some((words, self.at));
        self.at += 1;
    }

    /// A byline under the text; with no article to sign it stays loose.
    fn take_credit(&mut self, credit: Credit) {
        let line = self.at;
        let span = self.sheet.lines[line].span.clone();
        match self.out.drafts.last_mut() {
            Some(draft) if !draft.body.is_empty() => {
                draft.credits.push((span, credit));
                draft.closed = true;
                self.at += 1;
            }
            _ => self.loose(line),
        }
    }

    fn take_turn(&mut self, turn: Turn) {
        let line = self.at;
        match self.out.drafts.last_mut() {
            Some(draft) if turn == Turn::To => {
                draft.body.push(Piece { span: self.sheet.lines[line].span.clone(), line });
                draft.closed = true;
                self.at += 1;
            }
            _ => {
                self.out.drafts.push(Draft::default());
                self.take_text();
            }
        }
    }

    /// A new article: the lines from here to `end` are its headline block.
    fn begin(&mut self, end: usize) {
        let mut draft = Draft::default();
        let first = self.at;
        for line in first..end {
            self.add_to_head(&mut draft, line);
        }
        self.at = end;
        draft.section = self.section(first, end);
        if let Some(Mark::Lead(lead)) = self.marks.get(end) {
            draft.lead = Some(lead.clone());
        }
        if self.marks.get(end) == Some(&Mark::Caption) && draft.kind.is_none() {
            draft.kind = Some(Kind::PhotoCaption);
        }
        self.out.drafts.push(draft);
        if end < self.marks.len() {
            self.take_text();
        }
    }

    fn add_to_head(&mut self, draft: &mut Draft, line: usize) {
        let span = self.sheet.lines[line].span.clone();
        match &self.marks[line] {
            Mark::Label(words) => self.label = Some((words.clone(), line)),
            Mark::Credit(credit) => draft.credits.push((span, credit.clone())),
            Mark::Heading(_, words) => draft.headline.push(Piece { span: words.clone(), line }),
            Mark::Folio | Mark::Divider => self.out.loose.push(line),
            mark => {
                if let Mark::Announcement(kind) = mark {
                    draft.kind = Some(*kind);
                }
                draft.headline.push(Piece { span: self.words(line), line });
            }
        }
    }

    /// The line without the bullet that opens it.
    fn words(&self, line: usize) -> Range<usize> {
        let span = self.sheet.lines[line].span.clone();
        let bullets = super::rules::scan::skip_bullets(self.sheet.line(line), 0);
        if span.start + bullets < span.end { span.start + bullets..span.end } else { span }
    }

    /// The label in force for a headline at `first`: one just above or
    /// inside it, or one from above that no wide gap has ended.
    fn section(&mut self, first: usize, end: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let (words, line) = self.label.clone()?;
        let own = line + 1 >= first && line < end.max(first + 1);
        let wide = (line + 1..=first).any(|below| {
            below < self.sheet.lines.len() && below == first && self.sheet.lines[below].gap >= 3
        });
        if !own && wide {
            self.label = None;
            return None;
        }
        Some((words, own.then(|| self.sheet.lines[line].span.clone())))
    }

    /// The end of the headline block that begins at `line`: the first line of
    /// the text below it. `None` where no headline begins.
    fn headline_end(&self, line: usize) -> Option<usize> {
        if !self.may_head(line) {
            return None;
        }
        let mut end = line + 1;
        while end < self.marks.len() && end < line + 8 && self.continues_head(line, end) {
            end += 1;
        }
        let heads = |mark: &Mark| matches!(mark, Mark::Heading(..));
        let certain =
            self.marks[line..end].iter().any(heads) || matches!(self.marks[line], Mark::Announcement(_));
        let below = self.marks.get(end);
        let vouched =
            self.marks[line..end].iter().any(|mark| matches!(mark, Mark::Credit(_) | Mark::Label(_)));
        match below {
            Some(Mark::Lead(_)) => self.not_mid_sentence(line, end).then_some(end),
            Some(Mark::Plain | Mark::Caption | Mark::Turn(Turn::From)) if certain || vouched => Some(end),
            Some(Mark::Plain | Mark::Caption) => self.heads_plain_text(line, end).then_some(end),
            None if certain => Some(end),
            _ => None,
        }
    }

    fn may_head(&self, line: usize) -> bool {
        let chars = self.sheet.line(line);
        match self.marks[line] {
            Mark::Heading(..) | Mark::Announcement(_) => true,
            Mark::Plain => {
                letters(chars) <= 60
                    && !sentence::is_prose(chars)
                    && !chars.ends_with(&['。'])
                    && !sentence::continues(chars)
            }
            _ => false,
        }
    }

    fn continues_head(&self, first: usize, line: usize) -> bool {
        match self.marks[line] {
            Mark::Heading(..) => matches!(self.marks[first], Mark::Heading(..)),
            Mark::Credit(_) => self.is_top_credit(line),
            Mark::Label(_) => matches!(self.marks.get(line + 1), Some(Mark::Plain)) && self.is_text(line + 1),
            _ => self.may_head(line),
        }
    }

    /// A byline above its text: what follows is text, and neither a headline
    /// nor a lead.
    fn is_top_credit(&self, line: usize) -> bool {
        let below = (line + 1..self.marks.len())
            .find(|&below| !matches!(self.marks[below], Mark::Label(_) | Mark::Credit(_)));
        below.is_some_and(|below| self.marks[below] == Mark::Plain && self.is_text(below))
    }

    fn is_text(&self, line: usize) -> bool {
        let chars = self.sheet.line(line);
        sentence::is_prose(chars)
            || sentence::is_closed(chars)
            || letters(chars) > 60
            || self.layout.is_full(self.sheet.lines[line].width)
    }

    /// Whether the article above is finished or the headline stands apart
    /// from its open sentence.
    fn not_mid_sentence(&self, line: usize, end: usize) -> bool {
        let Some(draft) = self.out.drafts.last() else { return true };
        let heading = matches!(self.marks[line], Mark::Heading(..));
        let ended = draft.closed || self.is_ended(draft);
        heading || ended || (self.sheet.lines[line].gap > 0 && end - line <= 4)
    }

    /// A headline above text that no lead opens: only where the article above
    /// is closed, and in wrapped columns only where the line is no full one.
    fn heads_plain_text(&self, line: usize, end: usize) -> bool {
        let closed = self.out.drafts.last().is_none_or(|draft| draft.closed);
        let narrow = (line..end).all(|line| {
            let width = self.sheet.lines[line].width;
            self.layout.column.is_none_or(|column| width * 10 <= column * 8 || width > column + 4)
        });
        closed && narrow && self.is_text(end)
    }

    /// Whether a text without headline and lead begins an article of its own.
    fn starts_untitled(&self, line: usize) -> bool {
        let Some(draft) = self.out.drafts.last() else { return true };
        let chars = self.sheet.line(line);
        draft.closed
            && !self.open_before()
            && (self.is_text(line) && letters(chars) > 20 || self.marks[line] == Mark::Caption)
    }

    fn open_before(&self) -> bool {
        self.out.drafts.iter().any(|draft| self.is_broken_off(draft))
    }

    fn is_broken_off(&self, draft: &Draft) -> bool {
        !draft.closed && !draft.body.is_empty() && !self.is_ended(draft)
    }

    fn is_ended(&self, draft: &Draft) -> bool {
        draft.body.last().is_none_or(|piece| sentence::is_closed(self.sheet.chars(&piece.span)))
    }

    /// A line of text for the article at hand, or, where that is closed, for
    /// one above that broke off in the middle of a sentence.
    fn take_text(&mut self) {
        let line = self.at;
        let closed = self.out.drafts.last().is_none_or(|draft| draft.closed);
        let broken = self.out.drafts.iter().rposition(|draft| self.is_broken_off(draft));
        let target = if closed { broken } else { self.out.drafts.len().checked_sub(1) };
        let Some(target) = target else { return self.loose(line) };
        if closed {
            self.out.joined.push(line);
        }
        self.add_text(target, line);
        self.at += 1;
    }

    /// Adds a line to a body, a byline at its end apart.
    fn add_text(&mut self, target: usize, line: usize) {
        let span = self.sheet.lines[line].span.clone();
        let strip = self.sheet.strip(&[span.clone()]);
        let draft = &mut self.out.drafts[target];
        match tail::read(&strip) {
            Some((at, credit)) => {
                let start = strip.at[at];
                draft.body.push(Piece { span: self.sheet.trim(span.start..start), line });
                draft.credits.push((start..span.end, credit));
                draft.closed = true;
            }
            None => draft.body.push(Piece { span, line }),
        }
    }
}

//! Where a headline block begins and ends.
//!
//! A headline is known by what stands below it: a lead, a byline with text, a
//! label with text. Without these a short line in an article that goes on is
//! a small heading inside it.

use super::classify::{Mark, Marked};
use super::draft::Draft;
use super::layout::Layout;
use super::rules::scan::{is_bullet, is_opening, letters};
use super::rules::turn::Turn;
use super::rules::{announcement, sentence, table};
use super::sheet::Sheet;
use super::style::Style;

/// The longest headline block, in lines.
const LONGEST: usize = 8;

/// The page, for questions about headlines.
pub struct Heads<'a> {
    /// The page's text.
    pub sheet: &'a Sheet<'a>,
    /// What its lines say of themselves.
    pub marks: &'a [Marked],
    /// How it is set.
    pub layout: Layout,
    /// For each line whether it may be a headline.
    may_head: Vec<bool>,
    /// For each line whether it reads as text.
    is_text: Vec<bool>,
    /// How the headlines of this page are set.
    style: Style,
}

impl<'a> Heads<'a> {
    /// Looks at each line by itself.
    pub fn new(sheet: &'a Sheet<'a>, marks: &'a [Marked], layout: Layout) -> Self {
        let mut heads =
            Self { sheet, marks, layout, may_head: Vec::new(), is_text: Vec::new(), style: Style::default() };
        heads.may_head = (0..marks.len()).map(|line| heads.looks_like_head(line)).collect();
        heads.is_text = (0..marks.len()).map(|line| heads.looks_like_text(line)).collect();
        heads.style = Style::observe(sheet, marks, &heads.may_head);
        heads
    }

    /// The mark of a line.
    pub fn mark(&self, line: usize) -> Option<&'a Mark> {
        self.marks.get(line).map(|marked| &marked.mark)
    }

    /// The end of the headline block that begins at `line`, which is the
    /// first line of the text below it; `above` is the article before. `None`
    /// where no headline begins.
    pub fn end(&self, line: usize, above: Option<&Draft>) -> Option<usize> {
        if !self.may_head(line) || above.is_some_and(|draft| self.goes_on_with(line, draft)) {
            return None;
        }
        let to_lead = self.run(line, |_| true);
        if matches!(self.mark(to_lead), Some(Mark::Lead(_) | Mark::Turn(Turn::From))) {
            let found = self.stands_apart(line, above) && !self.ends_column(line, to_lead);
            if !self.is_notice_above(line, to_lead) {
                return found.then_some(to_lead);
            }
        }
        self.end_above_text(line, above)
    }

    /// The end of a headline block above text that no lead opens.
    fn end_above_text(&self, line: usize, above: Option<&Draft>) -> Option<usize> {
        let below_notice = |next: usize| matches!(self.mark(next - 1), Some(Mark::Announcement(_)));
        let wanted = |next: usize| {
            !self.is_text(next) && !below_notice(next) && !sentence::is_numbered(self.sheet.line(next))
        };
        let end = self.run(line, wanted);
        let end = self.above_salutation(line, end);
        let found = match self.mark(end) {
            Some(Mark::Plain | Mark::Caption) => self.heads_text(line, end, above),
            None | Some(Mark::Announcement(_) | Mark::Heading(..)) => self.is_certain(line, end),
            _ => matches!(self.mark(line), Some(Mark::Heading(..))),
        };
        found.then_some(end)
    }

    /// Whether the lines down to a lead are a notice and the next headline.
    fn is_notice_above(&self, line: usize, lead: usize) -> bool {
        let announced = matches!(self.mark(line), Some(Mark::Announcement(_)));
        announced && (line + 1..lead).any(|below| self.sheet.lines[below].gap > 0)
    }

    /// `编辑同志：` opens a letter and ends no headline.
    fn above_salutation(&self, line: usize, end: usize) -> usize {
        let colon = self.sheet.line(end - 1).ends_with(&[':']);
        if end - line > 1 && colon { end - 1 } else { end }
    }

    /// The first line behind those that may stand with `first` in one
    /// headline block. Below a byline no headline goes on.
    fn run(&self, first: usize, wanted: impl Fn(usize) -> bool) -> usize {
        let is_byline = |line: usize| matches!(self.mark(line), Some(Mark::Credit(_)));
        let goes_on = |line: usize| {
            let below_byline =
                is_byline(line - 1) && matches!(self.mark(line), Some(Mark::Plain | Mark::Heading(..)));
            !below_byline
                && self.continues(first, line)
                && (!matches!(self.mark(line), Some(Mark::Plain)) || wanted(line))
        };
        let last = self.marks.len().min(first + LONGEST);
        first + 1 + (first + 1..last).take_while(|&line| goes_on(line)).count()
    }

    /// A byline above its text: what follows is text, and neither a headline
    /// nor a lead.
    pub fn is_top_credit(&self, line: usize) -> bool {
        let skipped = |mark: &Mark| matches!(mark, Mark::Label(_) | Mark::Credit(_));
        let near = line + 1..self.marks.len().min(line + LONGEST);
        let below = near.into_iter().find(|&below| !self.mark(below).is_some_and(skipped));
        let text =
            below.filter(|&below| matches!(self.mark(below), Some(Mark::Plain)) && self.is_text(below));
        text.is_some_and(|text| !self.may_head(text) || !self.heads_news(text))
    }

    /// Whether the lines from `line` on are headlines down to a lead.
    fn heads_news(&self, line: usize) -> bool {
        let end = (line..self.marks.len().min(line + LONGEST)).find(|&line| !self.may_head(line));
        let below = end.and_then(|end| self.mark(end));
        matches!(below, Some(Mark::Lead(_) | Mark::Turn(Turn::From)))
    }

    /// Whether a line reads as text: in sentences, or too long or too full
    /// for a headline.
    pub fn is_text(&self, line: usize) -> bool {
        self.is_text[line]
    }

    fn looks_like_text(&self, line: usize) -> bool {
        let chars = self.sheet.line(line);
        if table::is_row(chars) || self.heads_table(line) {
            return true;
        }
        if chars.starts_with(&['—']) {
            return false;
        }
        sentence::is_prose(chars)
            || sentence::is_closed(chars)
            || chars.ends_with(&[';'])
            || sentence::opens_report(chars)
            || letters(chars) > 60
            || self.layout.is_full(self.sheet.lines[line].width)
            || self.opens_paragraph(line)
    }

    /// Whether an indented line runs on into the line below: the first of a
    /// wrapped paragraph.
    fn opens_paragraph(&self, line: usize) -> bool {
        let here = &self.sheet.lines[line];
        let below = self.sheet.lines.get(line + 1).filter(|below| below.gap == 0 && !below.indented);
        let indented = self.layout.indented && here.indented;
        indented && below.is_some() && self.layout.is_full(here.width + self.sheet.indent(here))
    }

    /// Whether the line stands in the middle of a sentence that runs on from
    /// a full line right above.
    pub fn is_mid_sentence(&self, line: usize, above: Option<&Draft>) -> bool {
        let piece = above.filter(|draft| draft.is_broken_off(self.sheet)).and_then(|draft| draft.body.last());
        piece.is_some_and(|piece| {
            let close = piece.line + 1 == line && self.sheet.lines[line].gap == 0;
            close && self.layout.is_full(self.sheet.lines[piece.line].width)
        })
    }

    fn may_head(&self, line: usize) -> bool {
        self.may_head[line]
    }

    fn looks_like_head(&self, line: usize) -> bool {
        let chars = self.sheet.line(line);
        match self.mark(line) {
            Some(Mark::Heading(..) | Mark::Announcement(_)) => true,
            Some(Mark::Label(_)) => self.is_headline_after_all(line),
            Some(Mark::Plain) => {
                letters(chars) <= 60
                    && letters(chars) > 1
                    && self.marks[line].tail.is_none()
                    && !sentence::is_prose(chars)
                    && !sentence::continues(chars)
                    && !sentence::opens_report(chars)
                    && !announcement::is_date(chars)
                    && !matches!(chars.last(), Some('.' | ';'))
                    && !table::is_row(chars)
                    && !self.heads_table(line)
            }
            _ => false,
        }
    }

    /// `东湖周末快讯` right above a lead is the headline, not a label: it is
    /// long and nothing frames it.
    fn is_headline_after_all(&self, line: usize) -> bool {
        let chars = self.sheet.line(line);
        let framed = chars.iter().any(|&c| is_bullet(c) || is_opening(c) || c == '—');
        let dash = self.mark(line + 1).is_some() && self.sheet.line(line + 1).starts_with(&['—']);
        let heads = dash || matches!(self.mark(line + 1), Some(Mark::Lead(_) | Mark::Credit(_)));
        heads && !framed && letters(chars) >= 6
    }

    fn continues(&self, first: usize, line: usize) -> bool {
        match self.mark(line) {
            Some(Mark::Heading(..)) => matches!(self.mark(first), Some(Mark::Heading(..))),
            Some(Mark::Credit(_)) => self.is_top_credit(line),
            Some(Mark::Label(_)) => match self.mark(line + 1) {
                Some(Mark::Plain) => self.is_text(line + 1),
                below => matches!(below, Some(Mark::Lead(_))),
            },
            Some(Mark::Announcement(_)) => {
                let one_title = self.sheet.lines[line].gap == 0
                    && matches!(self.mark(first), Some(Mark::Plain | Mark::Announcement(_)));
                one_title || matches!(self.mark(line + 1), Some(Mark::Lead(_)))
            }
            _ => self.may_head(line),
        }
    }

    /// One more line of a notice, or its end: `东湖市自来水公司`.
    fn goes_on_with(&self, line: usize, above: &Draft) -> bool {
        let plain = matches!(self.mark(line), Some(Mark::Plain));
        let close = self.sheet.lines[line].gap == 0 && !above.body.is_empty();
        let heads = |below: usize| {
            matches!(self.mark(below), Some(Mark::Lead(_))) || below < self.marks.len() && self.is_text(below)
        };
        let signs = || {
            let chars = self.sheet.line(line);
            announcement::is_signature(chars) && (announcement::is_date(chars) || !heads(line + 1))
        };
        plain && !above.closed && above.announces() && (close || signs())
    }

    /// Whether the article above is finished, or the headline stands apart
    /// from its open sentence.
    fn stands_apart(&self, line: usize, above: Option<&Draft>) -> bool {
        let Some(draft) = above else { return true };
        let heading = matches!(self.mark(line), Some(Mark::Heading(..)));
        let apart = self.sheet.lines[line].gap > 0 || !self.is_mid_sentence(line, above);
        heading || draft.closed || draft.is_ended(self.sheet) || apart
    }

    /// Whether a full line right below text is the last of its column: the
    /// headline stands below it, behind a gap.
    fn ends_column(&self, line: usize, end: usize) -> bool {
        let gap = |line: usize| self.sheet.lines[line].gap > 0;
        let full = self.layout.is_full(self.sheet.lines[line].width);
        let wrapped = line + 1 < end && !gap(line + 1) && self.sheet.line(line).contains(&',');
        let reads_on = line > 0 && !gap(line) || wrapped;
        full && reads_on && (line + 1..end).any(gap)
    }

    /// Whether a line names the columns of the table below it.
    fn heads_table(&self, line: usize) -> bool {
        let below = line + 1 < self.marks.len() && table::is_row(self.sheet.line(line + 1));
        below && table::is_heading(self.sheet.line(line))
    }

    /// Whether an address or a telephone stands in the lines from `line` on.
    pub fn is_advertised(&self, line: usize) -> bool {
        const REACH: usize = 6;
        let near = (line..self.marks.len().min(line + REACH)).take_while(|&below| {
            let plain = matches!(self.mark(below), Some(Mark::Plain | Mark::Folio));
            plain
                && (below == line || self.sheet.lines[below].gap < 2)
                && self.sheet.lines[below].width <= 160
        });
        near.into_iter().any(|line| announcement::is_contact(self.sheet.line(line)))
    }

    /// Whether a table or an advertisement stands below a headline: rows, or
    /// an address or a telephone within the next lines.
    fn heads_side_matter(&self, end: usize, above: Option<&Draft>) -> bool {
        let ended = above.is_none_or(|draft| draft.closed || draft.is_complete(self.sheet));
        let rows = table::is_row(self.sheet.line(end)) || self.heads_table(end);
        ended && (rows || self.is_advertised(end))
    }

    /// A mark, a byline or a label vouches for the headline.
    fn is_certain(&self, line: usize, end: usize) -> bool {
        let vouches = |mark: &Mark| {
            matches!(mark, Mark::Heading(..) | Mark::Credit(_) | Mark::Label(_) | Mark::Announcement(_))
        };
        self.marks[line..end].iter().any(|marked| vouches(&marked.mark))
    }

    /// A headline above text that no lead opens: where a mark vouches for it,
    /// or the article above is finished and the line is no full one.
    fn heads_text(&self, line: usize, end: usize, above: Option<&Draft>) -> bool {
        if self.is_mid_sentence(line, above) {
            return false;
        }
        let closed = above.is_none_or(|draft| draft.closed);
        let between_gaps =
            closed && end == line + 1 && [line, end].iter().all(|&at| self.sheet.lines[at].gap > 0);
        let narrow = between_gaps || (line..end).all(|line| self.is_narrow(line));
        self.is_certain(line, end)
            || self.bullets_alike(line, above)
            || (self.sheet.lines[line].gap > 0 && narrow && self.heads_side_matter(end, above))
            || (self.is_set_off(line, end, above)
                || self.is_below_side_matter(line, end, above)
                || self.heads_report(line, end, above)
                || closed)
                && narrow
                && self.may_be_text(end)
    }

    /// Text, a salutation, or the first numbered heading of a text.
    fn may_be_text(&self, line: usize) -> bool {
        let chars = self.sheet.line(line);
        self.is_text(line) || chars.ends_with(&[':']) || sentence::is_numbered(chars)
    }

    fn is_narrow(&self, line: usize) -> bool {
        let here = &self.sheet.lines[line];
        let above_indent = self.sheet.lines.get(line + 1).is_some_and(|below| below.indented);
        let outdented = self.layout.indented && !here.indented && above_indent;
        self.layout.column.is_none_or(|column| here.width * 10 <= column * 8 || here.width > column + 4)
            || outdented
    }

    /// After a whole sentence, a wider gap above than below, or set as the
    /// page's other headlines are.
    fn is_set_off(&self, line: usize, end: usize, above: Option<&Draft>) -> bool {
        let ended = above.is_none_or(|draft| draft.is_complete(self.sheet));
        let (head, text) = (&self.sheet.lines[line], &self.sheet.lines[end]);
        let close = self.style.close && head.gap > 0 && text.gap == 0;
        let flush = self.style.flush && !head.indented && text.indented;
        ended && (head.gap >= 2 && head.gap > text.gap || close || flush)
    }

    /// A line long enough for a headline, behind a gap and a whole sentence,
    /// above a text that opens with its day.
    fn heads_report(&self, line: usize, end: usize, above: Option<&Draft>) -> bool {
        let apart =
            self.sheet.lines[line].gap > 0 && above.is_some_and(|draft| draft.is_complete(self.sheet));
        let long = letters(self.sheet.line(line)) >= 8 || end - line > 1;
        apart && long && sentence::opens_report(self.sheet.line(end))
    }

    /// Below a notice, an advertisement or a table, which have no small
    /// headings inside, a gap is enough.
    fn is_below_side_matter(&self, line: usize, end: usize, above: Option<&Draft>) -> bool {
        let gap = self.sheet.lines[line].gap;
        let parted = gap > 0 && gap >= self.sheet.lines[end].gap;
        parted
            && !announcement::is_detail(self.sheet.line(line))
            && above.is_some_and(|draft| draft.is_side_matter(self.sheet) && draft.is_complete(self.sheet))
    }

    /// `◎` heads this item as it headed the one above, or the one above has
    /// no headline at all.
    fn bullets_alike(&self, line: usize, above: Option<&Draft>) -> bool {
        let Some(&bullet) = self.sheet.line(line).first().filter(|&&c| is_bullet(c)) else { return false };
        above.is_none_or(|draft| {
            let first = draft.headline.first().map(|piece| self.sheet.line(piece.line)[0]);
            draft.is_ended(self.sheet) && first.is_none_or(|c| c == bullet)
        })
    }
}

//! Marked lines → drafts of articles.

use super::classify::{Mark, Marked};
use super::draft::{Draft, Piece, Section};
use super::head::Heads;
use super::layout::Layout;
use super::open::Open;
use super::rules::byline::{self, Credit};
use super::rules::scan::{is_bullet, is_opening, letters, skip_bullets};
use super::rules::turn::Turn;
use super::rules::{announcement, label, name, turn};
use super::sheet::{Sheet, is_blank};
use crate::paper::Kind;
use std::ops::Range;

/// A caption joins an article without a lead that is no longer than this.
const PHOTO_NEWS: usize = 300;

/// What cutting a page gives.
#[derive(Debug, Default)]
pub struct Cut {
    /// The articles in the order of the source.
    pub drafts: Vec<Draft>,
    /// Lines joined to an article that began before another: indexes.
    pub joined: Vec<usize>,
}

/// Cuts a page into articles. Lines that no draft takes are left over.
pub fn cut(sheet: &Sheet, marks: &[Marked], layout: Layout) -> Cut {
    let heads = Heads::new(sheet, marks, layout);
    let mut cutter =
        Cutter { heads, at: 0, out: Cut::default(), open: Open::new(sheet, layout), label: None };
    while cutter.at < marks.len() {
        cutter.step();
    }
    cutter.out
}

struct Cutter<'a> {
    heads: Heads<'a>,
    at: usize,
    out: Cut,
    open: Open<'a>,
    /// The label in force: its words, its line.
    label: Option<(Range<usize>, usize)>,
}

impl<'a> Cutter<'a> {
    fn step(&mut self) {
        let at = self.at;
        let above = self.above();
        if let Some(end) = self.heads.end(at, above) {
            return self.begin(end);
        }
        let inside = self.heads.is_mid_sentence(at, above);
        match &self.heads.marks[at].mark {
            Mark::Lead(_) => self.begin(at),
            Mark::Credit(credit) => self.take_credit(credit),
            Mark::Turn(turn) => self.take_turn(*turn),
            _ if inside => self.take_text(),
            Mark::Folio | Mark::Divider => self.at += 1,
            Mark::Label(words) => self.take_label(words.clone()),
            Mark::Caption if self.is_next_of_group() => self.add_caption(),
            Mark::Caption if self.begins_caption() => self.begin(at),
            _ if self.begins_untitled() => self.begin(at),
            _ => self.take_text(),
        }
    }

    /// The article at hand.
    fn above(&self) -> Option<&Draft> {
        self.open.active().map(|index| &self.out.drafts[index])
    }

    fn sheet(&self) -> &'a Sheet<'a> {
        self.heads.sheet
    }

    fn span(&self, line: usize) -> Range<usize> {
        self.sheet().lines[line].span.clone()
    }

    /// A label heads what follows; the article above it is finished.
    fn take_label(&mut self, words: Range<usize>) {
        let sheet = self.sheet();
        if self.is_small_heading(&words) {
            return self.take_text();
        }
        let around = self.open.current(&self.out.drafts);
        for index in self.open.active().into_iter().chain(around) {
            let draft = &mut self.out.drafts[index];
            draft.closed |= draft.is_ended(sheet);
        }
        self.label = Some((words, self.at));
        self.at += 1;
    }

    /// `【好办法不少】` between paragraphs of one article: nothing says that it
    /// is a section of the paper.
    fn is_small_heading(&self, words: &Range<usize>) -> bool {
        let below = self.at + 1;
        let text = matches!(self.heads.mark(below), Some(Mark::Plain)) && self.heads.is_text(below);
        let open = self.above().is_some_and(|draft| !draft.closed && !draft.body.is_empty());
        open && text && !label::is_known(self.sheet().chars(words))
    }

    /// A byline under the text; over a text that nothing else heads it begins
    /// one; with no text to sign it is left over.
    fn take_credit(&mut self, credit: &Credit) {
        let line = self.at;
        let sheet = self.sheet();
        let last = self.above();
        let goes_on =
            last.and_then(|draft| draft.credits.last()).is_some_and(|(above, _)| adjoins(sheet, above, line));
        if !goes_on && last.is_none_or(|draft| draft.closed) && self.heads.is_top_credit(line) {
            return self.begin(self.text_below(line));
        }
        self.at += 1;
        let span = self.span(line);
        let Some(draft) = self.signed_by(credit).and_then(|index| self.out.drafts.get_mut(index)) else {
            return;
        };
        draft.closed = true;
        match draft.credits.last_mut().filter(|(above, _)| adjoins(sheet, above, line)) {
            Some((above, before)) => {
                *before = whole(sheet, above, &span, before, credit);
                above.end = span.end;
            }
            None => draft.credits.push((span, credit.clone())),
        }
    }

    fn text_below(&self, line: usize) -> usize {
        let head = |mark: &Mark| matches!(mark, Mark::Label(_) | Mark::Credit(_));
        (line..self.heads.marks.len().min(line + 9))
            .find(|&below| !self.heads.mark(below).is_some_and(head))
            .unwrap_or(line)
    }

    /// The article that a byline signs: the one at hand, or, where that is a
    /// finished caption and the byline is no photographer's, the one around it.
    fn signed_by(&self, credit: &Credit) -> Option<usize> {
        let drafts = &self.out.drafts;
        let active = self.open.active()?;
        let past_caption = drafts[active].is_caption() && !credit.is_of_picture();
        let index = self.open.current(drafts).filter(|_| past_caption).unwrap_or(active);
        (!drafts[index].body.is_empty()).then_some(index)
    }

    fn take_turn(&mut self, turn: Turn) {
        if turn == Turn::From {
            return self.begin(self.at);
        }
        let target = self.open.current(&self.out.drafts).or(self.open.active());
        if let Some(draft) = target.and_then(|target| self.out.drafts.get_mut(target)) {
            draft.body.push(Piece { span: self.heads.sheet.lines[self.at].span.clone(), line: self.at });
            draft.closed = true;
        }
        self.at += 1;
    }

    /// A new article: the lines from here to `end` are its headline block.
    fn begin(&mut self, end: usize) {
        let mut draft = Draft::default();
        let first = self.at;
        (first..end).for_each(|line| self.add_to_head(&mut draft, line));
        self.at = end;
        draft.section = self.section(first, end);
        match self.heads.mark(end) {
            Some(Mark::Lead(lead)) => draft.lead = Some(lead.clone()),
            Some(Mark::Caption) => draft.kind = draft.kind.or(Some(Kind::PhotoCaption)),
            Some(Mark::Plain) => {
                self.sign_by_bare_name(&mut draft);
                if self.heads.is_advertised(end) {
                    draft.kind = draft.kind.or(Some(Kind::Advertisement));
                }
            }
            _ => {}
        }
        self.out.drafts.push(draft);
        self.open.begin(&self.out.drafts);
        if matches!(self.heads.mark(end), Some(Mark::Lead(_) | Mark::Caption | Mark::Plain | Mark::Turn(_))) {
            self.add_text(self.out.drafts.len() - 1, end);
            self.at += 1;
        }
    }

    fn add_to_head(&mut self, draft: &mut Draft, line: usize) {
        let span = self.span(line);
        match &self.heads.marks[line].mark {
            Mark::Label(words) if line > self.at => self.label = Some((words.clone(), line)),
            Mark::Credit(credit) => draft.credits.push((span, credit.clone())),
            Mark::Heading(_, words) => draft.headline.push(Piece { span: words.clone(), line }),
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
        let span = self.span(line);
        let start = span.start + skip_bullets(self.sheet().line(line), 0);
        if start < span.end { start..span.end } else { span }
    }

    /// A name alone between headline and text signs the text.
    fn sign_by_bare_name(&self, draft: &mut Draft) {
        let Some(piece) = draft.headline.last().filter(|_| draft.headline.len() > 1) else { return };
        let credit = byline::parse(&self.sheet().strip_of(piece.span.clone()));
        let is_name = |credit: &Credit| {
            credit.words == 0
                && credit.bare.len() <= 2
                && credit.bare.iter().all(|bare| name::is_likely_printed(bare))
        };
        if let Some(credit) = credit.filter(is_name)
            && let Some(piece) = draft.headline.pop()
        {
            draft.credits.push((self.span(piece.line), credit));
        }
    }

    /// The label in force for a headline at `first`: one at it, or one from
    /// above that stands over many and that no wide gap has ended.
    fn section(&mut self, first: usize, end: usize) -> Option<Section> {
        let (words, line) = self.label.clone()?;
        let sheet = self.sheet();
        let own = line + 1 >= first && line < end.max(first + 1);
        let wide = sheet.lines.get(first).is_some_and(|below| below.gap >= 3);
        if !own && (wide || !label::heads_many(sheet.chars(&words))) {
            self.label = None;
            return None;
        }
        Some(Section { words, own: own.then(|| self.span(line)) })
    }

    /// `②……` right below `①……`: one group of captions.
    fn is_next_of_group(&self) -> bool {
        let numbered = matches!(self.sheet().line(self.at).first(), Some('②'..='⑳'));
        let above = self.above().filter(|draft| draft.is_caption());
        numbered && above.and_then(|draft| draft.body.last()).is_some_and(|piece| piece.line + 1 == self.at)
    }

    fn add_caption(&mut self) {
        let line = self.at;
        self.at += 1;
        if let Some(active) = self.open.active() {
            self.add_text(active, line);
        }
    }

    /// Whether a caption begins here; the caption of photo news is its text.
    fn begins_caption(&self) -> bool {
        self.above().is_none_or(|draft| {
            let turned = draft
                .body
                .first()
                .is_some_and(|piece| turn::opens(self.sheet().chars(&piece.span)).is_some());
            let short = draft.length() <= PHOTO_NEWS && draft.credits.is_empty();
            let photo_news = draft.lead.is_none() && short && !turned;
            draft.closed || !photo_news
        })
    }

    /// Whether a text without headline and lead begins an article of its own.
    fn begins_untitled(&self) -> bool {
        let line = self.at;
        let fits = self.heads.is_text(line) && letters(self.sheet().line(line)) > 12;
        let free = self.open.current(&self.out.drafts).is_none() && !self.open.waits(&self.out.drafts);
        fits && (free || self.is_next_item())
    }

    /// Whether a bullet opens this line as it opened the finished brief above.
    fn is_next_item(&self) -> bool {
        let sheet = self.sheet();
        let Some(bullet) = sheet.line(self.at).first().filter(|&&c| is_bullet(c)) else { return false };
        self.above().is_some_and(|draft| {
            let first = draft.body.first().map(|piece| sheet.chars(&piece.span)[0]);
            draft.headline.is_empty() && draft.is_ended(sheet) && first == Some(*bullet)
        })
    }

    fn take_text(&mut self) {
        let line = self.at;
        self.at += 1;
        if let Some((target, joined)) = self.open.target(&self.out.drafts, line) {
            self.out.joined.extend(joined.then_some(line));
            self.add_text(target, line);
        }
    }

    /// Adds a line to a body, a byline at its end apart.
    fn add_text(&mut self, target: usize, line: usize) {
        let span = self.span(line);
        let sheet = self.heads.sheet;
        let draft = &mut self.out.drafts[target];
        match &self.heads.marks[line].tail {
            Some(tail) => {
                draft.body.push(Piece { span: sheet.trim(span.start..tail.start), line });
                let last = sheet.lines[line + tail.more].span.clone();
                if tail.more == 0 || touches(sheet, span.end, last.start) {
                    draft.credits.push((tail.start..last.end, tail.credit.clone()));
                } else {
                    draft.credits.push((tail.start..span.end, tail.credit.clone()));
                    draft.credits.push((last, Credit::default()));
                }
                draft.closed = true;
                self.at += tail.more;
            }
            None => draft.body.push(Piece { span, line }),
        }
        let chars = sheet.line(line);
        let signed = draft.announces() && announcement::is_date(chars);
        let remark = chars.len() <= 6
            && turn::read(chars).is_none()
            && chars.first().is_some_and(|&c| is_opening(c))
            && chars.ends_with(&[')']);
        draft.closed |= signed || remark || (draft.is_caption() && draft.is_ended(sheet));
    }
}

/// Whether a byline that ends at `above` goes on in line `line`.
fn adjoins(sheet: &Sheet, above: &Range<usize>, line: usize) -> bool {
    let next = line > 0 && sheet.lines[line].gap == 0 && sheet.lines[line - 1].span.end == above.end;
    next && touches(sheet, above.end, sheet.lines[line].span.start)
}

/// Whether only blanks are printed between `end` and `start`: between two
/// lines of a column stand those of its neighbour.
fn touches(sheet: &Sheet, end: usize, start: usize) -> bool {
    end <= start && sheet.chars(&(end..start)).iter().all(|&c| is_blank(c))
}

/// Two lines read as one byline: `文/图` below speaks of all names above. A
/// name that the wrap has cut is whole without the blank between the lines. A
/// line that names a photographer speaks for itself.
fn whole(
    sheet: &Sheet,
    above: &Range<usize>,
    below: &Range<usize>,
    before: &Credit,
    credit: &Credit,
) -> Credit {
    let together = || byline::parse(&sheet.strip_of(above.start..below.end));
    let apart = || {
        let mut both = before.clone();
        both.append(credit.clone());
        both
    };
    if credit.is_of_picture() { apart() } else { together().unwrap_or_else(apart) }
}

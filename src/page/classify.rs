//! Line → what it says of itself, by the rules and without its neighbours.

use super::rules::byline::{self, Credit};
use super::rules::scan::{ends_with_any, is_opening, letters, skip_while};
use super::rules::turn::Turn;
use super::rules::{announcement, caption, folio, label, lead, name, role, sentence, table, tail, turn};
use super::sheet::{Line, Sheet, is_blank};
use crate::paper::Kind;
use std::ops::Range;

/// What a line says of itself.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Page head or foot.
    Folio,
    /// A line of dashes or the like.
    Divider,
    /// 上接 or 下转.
    Turn(Turn),
    /// A section label; where its words stand.
    Label(Range<usize>),
    /// A byline and nothing else.
    Credit(Credit),
    /// A news text begins.
    Lead(LeadMark),
    /// A Markdown heading of this level; where its words stand.
    Heading(usize, Range<usize>),
    /// The title of a notice or advertisement.
    Announcement(Kind),
    /// A caption.
    Caption,
    /// Anything else: headline or text.
    Plain,
}

/// A [`lead`](super::rules::lead) in the characters of the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct LeadMark {
    /// The byline in it.
    pub credit: Option<Credit>,
    /// Where that stands, line by line: it may run over a wrap.
    pub credit_spans: Vec<Range<usize>>,
    /// The agency that sent the text.
    pub agency: Option<String>,
    /// One past its last character.
    pub end: usize,
}

/// A line's mark, and the byline glued to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// What the line says of itself.
    pub mark: Mark,
    /// A byline behind its last sentence.
    pub tail: Option<Tail>,
}

/// A byline glued to the end of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Tail {
    /// Where it begins in the sheet.
    pub start: usize,
    /// The names.
    pub credit: Credit,
    /// Further lines that a wrap has given it.
    pub more: usize,
}

/// Marks all lines of a sheet.
pub fn classify(sheet: &Sheet) -> Vec<Marked> {
    let mut marks: Vec<Marked> = Vec::with_capacity(sheet.lines.len());
    while marks.len() < sheet.lines.len() {
        let index = marks.len();
        let marked = marked(sheet, index);
        // What runs over a wrap has been read with its first line.
        let (more, mark) = match &marked.mark {
            Mark::Lead(lead) => (lines_of(sheet, index, lead.end), Mark::Plain),
            Mark::Credit(_) if runs_over(sheet, index) => (1, Mark::Credit(Credit::default())),
            _ => (0, Mark::Plain),
        };
        marks.push(marked);
        marks.extend((0..more).map(|_| Marked { mark: mark.clone(), tail: None }));
    }
    widen_heads(sheet, &mut marks);
    marks
}

/// A date or a telephone alone right beside a head or foot belongs to it.
fn widen_heads(sheet: &Sheet, marks: &mut [Marked]) {
    let below: Vec<usize> = (1..marks.len()).collect();
    let above = below.iter().rev().map(|&line| (line - 1, line, line));
    let pairs: Vec<_> = below.iter().map(|&line| (line, line - 1, line)).chain(above).collect();
    for (line, beside, lower) in pairs {
        let chars = sheet.line(line);
        let fits = || folio::is_date(chars) || letters(chars) <= 24 && announcement::is_contact(chars);
        let close = sheet.lines[lower].gap == 0 && marks[beside].mark == Mark::Folio;
        if close && marks[line].mark == Mark::Plain && fits() {
            marks[line].mark = Mark::Folio;
        }
    }
}

/// How many lines below line `index` a lead that ends at `end` runs on to.
fn lines_of(sheet: &Sheet, index: usize, end: usize) -> usize {
    let holds = |line: &Line| line.span.start < end && end <= line.span.end;
    sheet.lines[index..].iter().take(4).position(holds).unwrap_or(0)
}

fn marked(sheet: &Sheet, index: usize) -> Marked {
    let mark = mark(sheet, index);
    let start = sheet.lines[index].span.start;
    let tail = match &mark {
        Mark::Plain | Mark::Caption | Mark::Turn(_) => tail_of(sheet, index, start),
        Mark::Lead(lead) => tail_of(sheet, index, lead.end),
        _ => None,
    };
    let pictured = tail.as_ref().is_some_and(|tail| tail.credit.is_of_picture());
    let caption = mark == Mark::Plain && pictured && sheet.line(index).len() <= 180;
    Marked { mark: if caption { Mark::Caption } else { mark }, tail }
}

/// The byline at the end of a line, behind `text`.
fn tail_of(sheet: &Sheet, index: usize, text: usize) -> Option<Tail> {
    let span = &sheet.lines[index].span;
    let end = span.start.max(span.end.saturating_sub(tail::REACH + 8))..span.end;
    let chars = sheet.chars(&end);
    if !tail::may_sign(chars) && !tail::may_run_on(chars) {
        return None;
    }
    let alone = read_tail(sheet, std::slice::from_ref(&end), text);
    if alone.is_none() && !tail::may_run_on(chars) {
        return None;
    }
    let below = sheet
        .lines
        .get(index + 1)
        .filter(|below| below.gap == 0 && runs_full(sheet, index) && below.width <= 60);
    let both = below.and_then(|below| read_tail(sheet, &[end, below.span.clone()], text));
    let both =
        both.filter(|&(start, _)| start < span.end).map(|(start, credit)| Tail { start, credit, more: 1 });
    both.or(alone.map(|(start, credit)| Tail { start, credit, more: 0 }))
}

/// Whether a line is as wide as those above it, so that a wrap ends it.
fn runs_full(sheet: &Sheet, index: usize) -> bool {
    let above = sheet.lines[..index].iter().rev().take(3).map(|line| line.width).max();
    above.is_some_and(|above| sheet.lines[index].width + 5 >= above)
}

fn read_tail(sheet: &Sheet, spans: &[Range<usize>], text: usize) -> Option<(usize, Credit)> {
    let strip = sheet.strip(spans);
    let (at, credit) = tail::read(&strip)?;
    Some((strip.at[at], credit)).filter(|&(start, _)| start > text)
}

fn mark(sheet: &Sheet, index: usize) -> Mark {
    let chars = sheet.line(index);
    let span = &sheet.lines[index].span;
    if letters(chars) == 0 {
        return Mark::Divider;
    }
    if let Some((level, start)) = heading(chars) {
        return Mark::Heading(level, span.start + start..span.end);
    }
    if let Some(lead) = lead_mark(sheet, index) {
        return Mark::Lead(lead);
    }
    short_mark(sheet, index).unwrap_or(Mark::Plain)
}

/// What only a short line can be.
fn short_mark(sheet: &Sheet, index: usize) -> Option<Mark> {
    let chars = sheet.line(index);
    let span = &sheet.lines[index].span;
    if let Some((Turn::From, _)) = turn::opens(chars) {
        return Some(Mark::Turn(Turn::From));
    }
    if caption::is_caption(chars) {
        return Some(Mark::Caption);
    }
    if chars.len() > 160 {
        return None;
    }
    if let Some(found) = turn::read(chars) {
        return Some(Mark::Turn(found));
    }
    let label = label::read(chars);
    let is_folio = folio::is_folio(chars);
    let signs = |credit: &Credit| {
        let names_author = !credit.byline.is_empty() || !is_folio;
        names_author && (label.is_none() || credit.is_certain() && credit.byline.authors.is_empty())
    };
    if let Some(credit) = credit(sheet, index).filter(signs) {
        return Some(Mark::Credit(credit));
    }
    if is_folio {
        return Some(Mark::Folio);
    }
    if let Some(words) = label {
        return Some(Mark::Label(span.start + words.start..span.start + words.end));
    }
    announcement::title(chars).or_else(|| title_of_figures(sheet, index)).map(Mark::Announcement)
}

/// The title of a table or forecast is one only above figures.
fn title_of_figures(sheet: &Sheet, index: usize) -> Option<Kind> {
    if !announcement::heads_figures(sheet.line(index)) {
        return None;
    }
    let below = sheet.lines.get(index + 1).filter(|below| below.width <= 80)?;
    let figures = sheet.chars(&below.span);
    let stated = table::is_row(figures) || table::is_heading(figures) || figures.contains(&':');
    (stated && !figures.contains(&'。')).then_some(Kind::Notice)
}

/// A line that is a byline; names alone count only behind a bullet or in
/// brackets: `□王伟`.
fn credit(sheet: &Sheet, index: usize) -> Option<Credit> {
    let chars = sheet.line(index);
    if chars.len() > 80 || !byline::may_be(chars) || sentence::is_prose(chars) {
        return None;
    }
    if byline::is_about_author(chars) || byline::thanks_reader(chars) {
        return Some(Credit::default());
    }
    if role::is_mark(chars) || lead::signs(&sheet.strip(std::slice::from_ref(&sheet.lines[index].span))) {
        return Some(Credit { words: 1, ..Credit::default() });
    }
    let here = &sheet.lines[index].span;
    let alone = byline::parse(&sheet.strip(std::slice::from_ref(here)));
    let credit = alone.or_else(|| credit_over_wrap(sheet, index))?;
    let framed = matches!(chars[0], '□' | '■') || is_opening(chars[0]);
    // Far to the right a name in brackets signs, whatever it is: `(牧 人)`.
    let aside = sheet.indent(&sheet.lines[index]) >= 12 && is_opening(chars[0]);
    let likely = credit.bare.iter().all(|bare| name::is_likely_printed(bare)) || aside && letters(chars) <= 4;
    let signed = (1..=3).contains(&credit.bare.len()) && likely;
    (credit.is_certain() || framed && signed).then_some(credit)
}

/// A byline that a wrap has cut within a name or a role word.
fn credit_over_wrap(sheet: &Sheet, index: usize) -> Option<Credit> {
    const SHORT: usize = 40;
    let below = sheet.lines.get(index + 1).filter(|below| below.gap == 0 && below.width <= SHORT)?;
    let opens = name_or_role_is_cut(sheet.line(index));
    opens.then(|| byline::parse(&sheet.strip(&[sheet.lines[index].span.clone(), below.span.clone()])))?
}

/// Whether the byline in this line ends in the one below.
fn runs_over(sheet: &Sheet, index: usize) -> bool {
    let strip = sheet.strip(std::slice::from_ref(&sheet.lines[index].span));
    name_or_role_is_cut(&strip.chars) && byline::parse(&strip).is_none()
}

/// Whether a line ends within a name or a role word: `通讯`, `李`.
fn name_or_role_is_cut(chars: &[char]) -> bool {
    let last = chars.split(|&c| is_blank(c)).next_back().unwrap_or_default();
    last.len() == 1 || ends_with_any(chars, &["通讯", "记", "通"])
}

/// The level of a Markdown heading and where its words begin.
fn heading(chars: &[char]) -> Option<(usize, usize)> {
    let level = skip_while(chars, 0, |c| c == '#');
    let words = skip_while(chars, level, is_blank);
    ((1..=6).contains(&level) && words < chars.len()).then_some((level, words))
}

/// The lead that a line opens with, its byline read over wraps.
fn lead_mark(sheet: &Sheet, index: usize) -> Option<LeadMark> {
    const REACH: usize = 120;
    let chars = sheet.line(index);
    if !opens_like_lead(chars) {
        return None;
    }
    let near = sheet.lines[index..].iter().take(4);
    let spans: Vec<Range<usize>> =
        near.map(|line| line.span.start..line.span.end.min(line.span.start + REACH)).collect();
    let strip = sheet.strip(&spans);
    // The lead's own words stand in one line; only its byline may run over.
    let found = lead::read(&strip).filter(|found| found.credit_span.start <= chars.len())?;
    let place = |at: usize| strip.at.get(at).copied().unwrap_or(sheet.lines[index].span.end);
    let credit = strip.at.get(found.credit_span.clone()).unwrap_or_default();
    let within = |span: &Range<usize>| {
        let mut here = credit.iter().copied().filter(|at| span.contains(at));
        here.next().map(|first| first..here.next_back().unwrap_or(first) + 1)
    };
    let credit_spans = spans.iter().filter_map(within).collect();
    let end = found.length.checked_sub(1).map_or(0, |last| place(last) + 1);
    // A byline alone on its line signs the text above or below it.
    let alone = || sheet.lines[index..].iter().take(4).any(|line| line.span.end == end);
    if (found.is_byline() || chars.first() == Some(&'(')) && alone() {
        return None;
    }
    Some(LeadMark { credit: found.credit, credit_spans, agency: found.agency, end })
}

/// A quick look: `讯`, `电`, `消息` or a bracket near the start of the line.
fn opens_like_lead(chars: &[char]) -> bool {
    let near = &chars[..chars.len().min(28)];
    near.iter().any(|c| matches!(c, '讯' | '电' | '迅' | '汛' | '消' | '导'))
        || near.iter().take(3).any(|&c| is_opening(c))
}

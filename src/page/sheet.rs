//! A page's text as the rules see it: folded characters in lines, each with
//! its place in the text as it came.

use crate::text::fold_char;
use std::ops::Range;

/// The folded characters of a page and its lines that are not blank.
///
/// One folded character stands for one printed character, so that a rule may
/// match `本報訊` as `本报讯` and still give back what is printed.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The text as it came.
    pub text: &'a str,
    chars: Vec<char>,
    places: Vec<u32>,
    /// The lines that are not blank, in reading order.
    pub lines: Vec<Line>,
}

/// A line, or the part of one that stands in one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Line number on the page, from 1.
    pub number: usize,
    /// Its characters in the sheet, without the blanks around them.
    pub span: Range<usize>,
    /// Blank lines above it.
    pub gap: usize,
    /// Whether it begins with a paragraph's blanks.
    pub indented: bool,
    /// Width in half-width characters.
    pub width: usize,
}

impl<'a> Sheet<'a> {
    /// Lays out a page's text.
    pub fn new(text: &'a str) -> Self {
        let mut chars = Vec::with_capacity(text.len() / 2);
        let mut places = Vec::with_capacity(text.len() / 2);
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let lone_return = c == '\r' && rest.peek().is_none_or(|&(_, next)| next != '\n');
            chars.push(if lone_return || is_break(c) { '\n' } else { fold_char(c) });
            places.push(at as u32);
        }
        let mut sheet = Self { text, chars, places, lines: Vec::new() };
        sheet.lines = sheet.find_lines();
        sheet
    }

    /// The folded characters of `span`.
    pub fn chars(&self, span: &Range<usize>) -> &[char] {
        &self.chars[span.clone()]
    }

    /// The folded characters of line `index`.
    pub fn line(&self, index: usize) -> &[char] {
        self.chars(&self.lines[index].span)
    }

    /// Whether the page has no character at all.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// How many characters the page has.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The byte of the page's text at which character `at` begins.
    pub fn byte(&self, at: usize) -> usize {
        self.places.get(at).map_or(self.text.len(), |&place| place as usize)
    }

    /// The characters of `span` as printed.
    pub fn printed(&self, span: &Range<usize>) -> &'a str {
        &self.text[self.byte(span.start)..self.byte(span.end)]
    }

    /// `span` without the blanks at its ends.
    pub fn trim(&self, span: Range<usize>) -> Range<usize> {
        let chars = self.chars(&span);
        let left = chars.iter().take_while(|&&c| is_blank(c)).count();
        let right = chars[left..].iter().rev().take_while(|&&c| is_blank(c)).count();
        span.start + left..span.end - right
    }

    /// The characters of `span`, ready to be parsed.
    pub fn strip_of(&self, span: Range<usize>) -> Strip {
        self.strip(std::slice::from_ref(&span))
    }

    /// The characters of `spans` one after the other, breaks and the blanks
    /// around them left out: a byline that a wrap has cut is whole again.
    pub fn strip(&self, spans: &[Range<usize>]) -> Strip {
        let mut strip = Strip::default();
        for at in spans.iter().flat_map(|span| self.trim(span.clone())) {
            if self.chars[at] != '\n' {
                strip.chars.push(self.chars[at]);
                strip.printed.extend(self.printed(&(at..at + 1)).chars());
                strip.at.push(at);
            }
        }
        strip
    }

    fn find_lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let (mut start, mut gap) = (0, 0);
        for (index, raw) in self.chars.split(|&c| c == '\n').enumerate() {
            let span = self.trim(start..start + raw.len());
            if span.is_empty() {
                gap += 1;
            } else {
                lines.push(self.new_line(index + 1, start, span, gap));
                gap = 0;
            }
            start += raw.len() + 1;
        }
        lines
    }

    /// Blanks before a line's first character, in half-width characters.
    pub fn indent(&self, line: &Line) -> usize {
        let row = self.chars[..line.span.start].iter().rev().take_while(|&&c| c != '\n').count();
        (line.span.start - row..line.span.start).map(|at| self.width(at)).sum()
    }

    /// Width of the character at `at` in half-width characters.
    pub fn width(&self, at: usize) -> usize {
        let c = self.printed(&(at..at + 1)).chars().next();
        c.map_or(0, |c| if c == '\t' { 4 } else { char_width(c) })
    }

    /// The line numbered `number` whose row begins at `row`.
    pub fn new_line(&self, number: usize, row: usize, span: Range<usize>, gap: usize) -> Line {
        let blanks = self.printed(&(row..span.start));
        let indent: usize = blanks.chars().map(|c| if c == '\u{3000}' || c == '\t' { 2 } else { 1 }).sum();
        let width = self.printed(&span).chars().map(char_width).sum();
        Line { number, span, gap, indented: indent >= 2, width }
    }
}

/// Some characters of a page, taken out to be parsed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strip {
    /// The folded characters.
    pub chars: Vec<char>,
    /// The same characters as printed.
    pub printed: Vec<char>,
    /// Where each stands in the sheet.
    pub at: Vec<usize>,
}

impl Strip {
    /// The characters of `span` as printed, without blanks.
    pub fn name(&self, span: Range<usize>) -> String {
        self.printed[span].iter().filter(|&&c| !is_blank(c)).collect()
    }

    /// The same strip from `start` on.
    pub fn from(&self, start: usize) -> Self {
        let tail = start.min(self.at.len());
        Self {
            chars: self.chars[tail..].to_vec(),
            printed: self.printed[tail..].to_vec(),
            at: self.at[tail..].to_vec(),
        }
    }
}

/// Whether a folded character is a blank or invisible: white space, control
/// characters, zero-width marks.
pub fn is_blank(c: char) -> bool {
    match c {
        '\u{4E00}'..='\u{9FFF}' | '!'..='~' => false,
        ' ' => true,
        _ => crate::text::class(c) == crate::text::Class::Blank,
    }
}

/// Width of a printed character in half-width characters.
fn char_width(c: char) -> usize {
    match c {
        '\u{0}'..='\u{2E7F}' if !matches!(c, '—' | '…' | '“' | '”' | '‘' | '’' | '·') => 1,
        _ => 2,
    }
}

/// Line ends of Unix and Unicode, and the form feed. The return of `\r\n` is
/// a mere blank before its line feed; one that stands alone is a break too.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

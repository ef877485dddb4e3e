//! An article as lines of the page, before its text is re-joined.

use super::classify::LeadMark;
use super::rules::byline::Credit;
use super::rules::{announcement, sentence, table};
use super::sheet::Sheet;
use crate::paper::Kind;
use std::ops::Range;

/// An article while the page is being cut.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// 栏目.
    pub section: Option<Section>,
    /// The lines of the headline block: their words without the marks around
    /// them.
    pub headline: Vec<Piece>,
    /// The body's lines or parts of lines.
    pub body: Vec<Piece>,
    /// Bylines with their places.
    pub credits: Vec<(Range<usize>, Credit)>,
    /// How its text begins.
    pub lead: Option<LeadMark>,
    /// What its title or first words say it is.
    pub kind: Option<Kind>,
    /// Whether a byline, a turn or a signature has ended it.
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

/// A section label over an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its words.
    pub words: Range<usize>,
    /// Its line, where it is printed at this article and not at one above.
    pub own: Option<Range<usize>>,
}

impl Draft {
    /// Whether its text so far ends with a whole sentence, the row of a table,
    /// or the signature of a notice.
    pub fn is_ended(&self, sheet: &Sheet) -> bool {
        self.body.last().is_none_or(|piece| {
            let chars = sheet.chars(&piece.span);
            let signed = || self.announces() && announcement::is_signature(chars);
            sentence::is_closed(chars) || table::is_row(chars) || signed()
        })
    }

    /// Whether nothing more is to come: a notice goes on below its last
    /// sentence until it is signed.
    pub fn is_complete(&self, sheet: &Sheet) -> bool {
        if !self.announces() {
            return self.is_ended(sheet);
        }
        let last = self.body.last().map_or(&[][..], |piece| sheet.chars(&piece.span));
        !matches!(last.last(), Some(',' | '、' | ';' | ':'))
    }

    /// Whether it is no report: a notice, an advertisement, a table.
    pub fn is_side_matter(&self, sheet: &Sheet) -> bool {
        let row = |piece: &Piece| table::is_row(sheet.chars(&piece.span));
        self.announces() || self.body.last().is_some_and(row)
    }

    /// Whether its text stops in the middle of a sentence and nothing says
    /// that this is the end.
    pub fn is_broken_off(&self, sheet: &Sheet) -> bool {
        !self.closed && !self.body.is_empty() && !self.is_ended(sheet)
    }

    /// Whether its rest may stand elsewhere on the page.
    pub fn waits(&self, sheet: &Sheet) -> bool {
        self.is_broken_off(sheet) && !self.announces()
    }

    /// Whether it announces: a notice or an advertisement.
    pub fn announces(&self) -> bool {
        self.lead.is_none() && matches!(self.kind, Some(Kind::Notice | Kind::Advertisement))
    }

    /// Whether it is the caption of a picture.
    pub fn is_caption(&self) -> bool {
        self.lead.is_none() && self.kind == Some(Kind::PhotoCaption)
    }

    /// How many characters its body has, marks and blanks too.
    pub fn length(&self) -> usize {
        self.body.iter().map(|piece| piece.span.len()).sum()
    }
}

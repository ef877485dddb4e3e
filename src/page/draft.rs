//! An article as lines of the page, before its text is re-joined.

use super::classify::LeadMark;
use super::rules::byline::Credit;
use super::rules::sentence;
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
    /// Whether its text so far ends with a whole sentence.
    pub fn is_ended(&self, sheet: &Sheet) -> bool {
        self.body.last().is_none_or(|piece| sentence::is_closed(sheet.chars(&piece.span)))
    }

    /// Whether its text stops in the middle of a sentence and nothing says
    /// that this is the end.
    pub fn is_broken_off(&self, sheet: &Sheet) -> bool {
        !self.closed && !self.body.is_empty() && !self.is_ended(sheet)
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

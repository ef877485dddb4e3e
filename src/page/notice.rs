//! What the reader was unsure of, in words.

use super::sheet::Sheet;
use crate::paper::Languages;

/// Something on a page that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Name of the page.
    pub page: String,
    /// Line number on the page, from 1.
    pub line: usize,
    /// The line itself.
    pub text: String,
    /// What was found: one sentence, Chinese and English.
    pub found: Languages,
    /// What to do about it.
    pub advice: Languages,
}

/// The kinds of doubt, each with its words in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// A headline that may belong to no article or to another.
    Detached,
}

impl Doubt {
    /// What was found: Chinese, English.
    fn found(self) -> (&'static str, &'static str) {
        match self {
            Self::Detached => (
                "这行标题不能确定属于哪一篇，未归入文章。",
                "This headline belongs to no article with certainty; it was left unattached.",
            ),
        }
    }

    /// What to do about it: Chinese, English.
    fn advice(self) -> (&'static str, &'static str) {
        match self {
            Self::Detached => (
                "请对照原版面；如属某篇，把它移到该篇正文之前。",
                "Compare the printed page; if it belongs to an article, move it right above that text.",
            ),
        }
    }
}

/// The notice of a doubt about a line, an index into the sheet's lines.
pub fn new(sheet: &Sheet, page: &str, line: usize, doubt: Doubt) -> Notice {
    let line = &sheet.lines[line];
    let languages = |(zh, en): (&str, &str)| Languages { zh: zh.into(), en: en.into() };
    Notice {
        page: page.into(),
        line: line.number,
        text: sheet.printed(&line.span).into(),
        found: languages(doubt.found()),
        advice: languages(doubt.advice()),
    }
}

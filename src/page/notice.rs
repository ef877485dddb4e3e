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
    /// Columns side by side were put one after the other.
    SideBySide,
    /// Lines of two articles alternated and were put in order.
    Woven,
    /// A text was joined to an article that began before another.
    Joined,
}

impl Doubt {
    /// What was found: Chinese, English.
    fn found(self) -> (&'static str, &'static str) {
        match self {
            Self::Detached => (
                "这行标题不能确定属于哪一篇，未归入文章。",
                "This headline belongs to no article with certainty; it was left unattached.",
            ),
            Self::SideBySide => (
                "从这行起，并排的栏已按先左后右重新排列。",
                "From this line on, columns that stood side by side were put one after the other.",
            ),
            Self::Woven => (
                "从这行起，两篇文章的行交错，已分开排列。",
                "From this line on, the lines of two articles alternated; they were put in order.",
            ),
            Self::Joined => (
                "这段文字前面没有标题，已接到前面一篇未完的文章。",
                "No headline stands above this text; it was joined to an article above that broke off.",
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
            Self::SideBySide | Self::Woven => (
                "请核对这几篇的正文；如有误，请在原文件中按阅读顺序排好。",
                "Check the texts concerned; if they are wrong, put the lines in reading order in the file.",
            ),
            Self::Joined => (
                "请核对；如属另一篇，请在这段前加上该篇的标题。",
                "Check it; if it belongs to another article, put that headline above it.",
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

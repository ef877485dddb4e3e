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

/// The kinds of doubt; [`Doubt::words`] has the words of each in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// A headline that may belong to no article or to another.
    Detached,
    /// Columns side by side were put one after the other.
    SideBySide,
    /// Lines of two articles alternated and were put in order.
    Woven,
    /// A text was joined to an article that began before another.
    Joined,
    /// An article without a headline.
    Untitled,
    /// An article stops in the middle of a sentence.
    BrokenOff,
    /// A line that no article takes and that is no head, foot or rule.
    Unattached,
    /// `文/图` after several names: who took the picture is not said.
    Photographer,
    /// Characters that were lost when the text was made: NUL, U+FFFD.
    Damaged,
    /// Not one article was found.
    Empty,
}

/// The words of a doubt and its weight.
struct Words {
    /// How much of one article's confidence it costs, in percent.
    cost: u32,
    found: (&'static str, &'static str),
    advice: (&'static str, &'static str),
}

impl Doubt {
    /// How much of one article's confidence it costs, in percent.
    pub fn cost(self) -> u32 {
        self.words().cost
    }

    fn words(self) -> Words {
        match self {
            Self::Detached => Words {
                cost: 20,
                found: (
                    "这行标题不能确定属于哪一篇，未归入文章。",
                    "This headline belongs to no article with certainty; it was left unattached.",
                ),
                advice: (
                    "请对照原版面；如属某篇，把它移到该篇正文之前。",
                    "Compare the printed page; if it belongs to an article, move it right above that text.",
                ),
            },
            Self::SideBySide => Words {
                cost: 20,
                found: (
                    "从这行起，并排的栏已按先左后右重新排列。",
                    "From this line on, columns that stood side by side were put one after the other.",
                ),
                advice: CHECK_ORDER,
            },
            Self::Woven => Words {
                cost: 60,
                found: (
                    "从这行起，两篇文章的行交错，已分开排列。",
                    "From this line on, the lines of two articles alternated; they were put in order.",
                ),
                advice: CHECK_ORDER,
            },
            Self::Joined => Words {
                cost: 40,
                found: (
                    "这段文字前面没有标题，已接到前面一篇未完的文章。",
                    "No headline stands above this text; it was joined to an article above that broke off.",
                ),
                advice: (
                    "请核对；如属另一篇，请在这段前加上该篇的标题。",
                    "Check it; if it belongs to another article, put that headline above it.",
                ),
            },
            Self::Untitled => Words {
                cost: 20,
                found: (
                    "这篇文章没有找到标题，所示题目取自首句。",
                    "No headline was found for this article; the title shown is taken from its first clause.",
                ),
                advice: (
                    "请对照原版面；如有标题，把它写在正文前一行。",
                    "Compare the printed page; if there is a headline, write it on the line above the text.",
                ),
            },
            Self::BrokenOff => Words {
                cost: 40,
                found: ("文章在这行句子未完就中断。", "The article stops here in the middle of a sentence."),
                advice: (
                    "请查找下文；如在别处，请移到这行之后。",
                    "Look for the rest; if it stands elsewhere, move it below this line.",
                ),
            },
            Self::Unattached => Words {
                cost: 15,
                found: ("这行不属于任何一篇文章。", "This line belongs to no article."),
                advice: (
                    "它仍会显示在版面上；如属某篇，请移到该篇之内。",
                    "It stays visible on the page; if it belongs to an article, move it there.",
                ),
            },
            Self::Photographer => Words {
                cost: 0,
                found: (
                    "“文/图”前有几个姓名，没有说明照片是谁拍的。",
                    "Several names stand before 文/图; who took the picture is not said.",
                ),
                advice: (
                    "未记摄影者；如确知，请在署名中写明“某某 摄”。",
                    "No photographer was recorded; if you know, write the name with 摄 in the byline.",
                ),
            },
            Self::Damaged => Words {
                cost: 10,
                found: (
                    "这行有无法识别的字符（空字符或替代符）。",
                    "This line has characters that were lost (NUL or the replacement character).",
                ),
                advice: (
                    "请对照原版面补正，或在 corpus.toml 中指明文件编码。",
                    "Compare the printed page and mend them, or name the file's encoding in corpus.toml.",
                ),
            },
            Self::Empty => Words {
                cost: 100,
                found: ("这一版没有读出任何文章。", "Not one article was found on this page."),
                advice: (
                    "请确认文件是报纸版面的文本。",
                    "Make sure that the file is the text of a newspaper page.",
                ),
            },
        }
    }
}

const CHECK_ORDER: (&str, &str) = (
    "请核对这几篇的正文；如有误，请在原文件中按阅读顺序排好。",
    "Check the texts concerned; if they are wrong, put the lines in reading order in the file.",
);

/// The notice of a doubt about a line, an index into the sheet's lines.
pub fn new(sheet: &Sheet, page: &str, line: usize, doubt: Doubt) -> Notice {
    let languages = |(zh, en): (&str, &str)| Languages { zh: zh.into(), en: en.into() };
    let words = doubt.words();
    let (number, text) =
        sheet.lines.get(line).map_or((1, ""), |line| (line.number, sheet.printed(&line.span)));
    Notice {
        page: page.into(),
        line: number,
        text: text.into(),
        found: languages(words.found),
        advice: languages(words.advice),
    }
}

/// How sure the reader is of a page, from 0 to 1: what the doubts cost,
/// shared among its articles.
pub fn confidence(doubts: &[(usize, Doubt)], articles: usize) -> f32 {
    let cost: u32 = doubts.iter().map(|(_, doubt)| doubt.cost()).sum();
    let whole = 100 * articles.max(1) as u32;
    whole.saturating_sub(cost) as f32 / whole as f32
}

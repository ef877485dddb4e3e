//! An article as the page reader cut it.

use super::{Date, Facts};
use crate::json::{record, word};
use serde::{Deserialize, Serialize};

/// One article of one page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Page name and number, `page-3`; it stays the same when the corpus is pressed
    /// again, so that links live on.
    pub id: String,
    /// Name of the page: its file name without the ending.
    pub page: String,
    /// Number on the page, from 1, in the order of the source.
    pub n: usize,
    /// 引题: the line above the headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// The headline as printed; `None` where the page has lost it.
    pub headline: Option<String>,
    /// 副题: the lines below the headline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subheads: Vec<String>,
    /// The title made from the first clause where the headline is lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_title: Option<String>,
    /// 栏目: the section label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// What kind of text it is.
    pub kind: Kind,
    /// The body, re-joined.
    pub paragraphs: Vec<Paragraph>,
    /// Who wrote, took and sent it.
    #[serde(default, skip_serializing_if = "Byline::is_empty")]
    pub byline: Byline,
    /// Date of the issue that printed it, where the source says so: never an
    /// event's date. ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The paper that printed it, where the source says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<String>,
    /// The day of the reported event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What the article says about whom, where, when, how much. A bundle keeps
    /// it apart from the text: a list of results does not need it.
    #[serde(skip)]
    pub facts: Facts,
    /// Where on the page its parts stand, in order; for the press only.
    #[serde(skip)]
    pub parts: Vec<Part>,
}

record!(Article {
    id,
    page,
    n,
    kicker,
    headline,
    subheads,
    made_title,
    section,
    kind,
    paragraphs,
    byline,
    published,
    paper,
    date;
    facts, parts
});

impl Article {
    /// Headline block in one line, kicker and subheads included; the made
    /// title where the page has lost it.
    pub fn title(&self) -> String {
        let lines = self.kicker.iter().chain(&self.headline).chain(&self.subheads);
        let printed: Vec<&str> = lines.map(String::as_str).collect();
        match &self.made_title {
            Some(made) if self.headline.is_none() => made.clone(),
            _ => printed.join(" "),
        }
    }

    /// The headline block as printed, empty where it is lost: a made title is
    /// not searched.
    pub fn printed_title(&self) -> String {
        if self.headline.is_none() { String::new() } else { self.title() }
    }

    /// The paragraphs joined by line breaks.
    pub fn body(&self) -> String {
        let texts: Vec<&str> = self.paragraphs.iter().map(|p| p.text.as_str()).collect();
        texts.join("\n")
    }
}

/// 体裁: what kind of text an article is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// 消息.
    #[default]
    News,
    /// 简讯: news of at most 300 characters.
    Brief,
    /// 评论.
    Commentary,
    /// 图片说明.
    PhotoCaption,
    /// 公告, 启事, 声明.
    Notice,
    /// 广告.
    Advertisement,
}

word!(Kind);

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] =
        [Self::News, Self::Brief, Self::Commentary, Self::PhotoCaption, Self::Notice, Self::Advertisement];

    /// Its name in addresses, on the command line and in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Brief => "brief",
            Self::Commentary => "commentary",
            Self::PhotoCaption => "photo-caption",
            Self::Notice => "notice",
            Self::Advertisement => "advertisement",
        }
    }

    /// The kind of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A paragraph, whole again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The text without the breaks of print.
    pub text: String,
    /// Where breaks were taken out, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repairs: Vec<Repair>,
}

record!(Paragraph { text, repairs });

impl Paragraph {
    /// A paragraph that needed no repair.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), repairs: Vec::new() }
    }

    /// The paragraph as printed, breaks put back.
    pub fn printed(&self) -> String {
        let mut printed = String::with_capacity(self.text.len() + self.repairs.len());
        let mut from = 0;
        for repair in &self.repairs {
            printed.push_str(&self.text[from..repair.at]);
            printed.push_str(&repair.printed);
            from = repair.at + repair.shown;
        }
        printed + &self.text[from..]
    }
}

/// A break of the print that re-joining took out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// Byte offset in [`Paragraph::text`] where it stood.
    pub at: usize,
    /// What stood there: `"\n"` for a wrap, more for a column end or a picture.
    pub printed: String,
    /// How many bytes of the text stand there instead: one blank between two
    /// words of an alphabet, else none.
    #[serde(default, skip_serializing_if = "is_none")]
    pub shown: usize,
}

record!(Repair { at, printed, shown });

fn is_none(bytes: &usize) -> bool {
    *bytes == 0
}

/// 署名: names by role, in printed order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Byline {
    /// 记者.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reporters: Vec<String>,
    /// 通讯员.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub correspondents: Vec<String>,
    /// 摄影, 摄, 图.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photographers: Vec<String>,
    /// Authors of commentaries: `□甲乙`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// 通讯社: `新华社`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agencies: Vec<String>,
    /// The byline as printed, line breaks turned into one space.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
}

record!(Byline { reporters, correspondents, photographers, authors, agencies, credit });

impl Byline {
    /// Whether nobody is named and nothing is printed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What a stretch of the page is to an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// 引题.
    Kicker,
    /// 主题.
    Headline,
    /// 副题.
    Subhead,
    /// 栏目.
    Section,
    /// A paragraph of the body.
    Body,
    /// 署名.
    Credit,
}

/// A stretch of the page that belongs to an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// First byte, in the page's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

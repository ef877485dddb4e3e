//! A corpus and its pages.

use super::Article;
use crate::json::record;
use serde::{Deserialize, Serialize};

/// Everything that is pressed into one explorer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Corpus {
    /// Title, as the publisher gives it in `corpus.toml`.
    pub title: Languages,
    /// The pages, in order of their names.
    pub pages: Vec<Page>,
}

/// One text in the languages of the interface.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Languages {
    /// 中文.
    #[serde(default)]
    pub zh: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

record!(Languages { zh, en });

/// A page and what was read on it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The file name without the ending; unique in the corpus.
    pub name: String,
    /// What the publisher knows of it.
    #[serde(default)]
    pub about: PageAbout,
    /// Its articles, in the order of the source.
    pub articles: Vec<Article>,
    /// Lines that belong to no article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub loose: Vec<Loose>,
}

/// What `corpus.toml` says of a page. What it does not say stays unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageAbout {
    /// 报名.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<String>,
    /// 出版日期, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// 版次.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 地区: the jurisdiction the page speaks of, widest first:
    /// `甲省乙市丙区`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Year that month-day dates on the page belong to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Text encoding, where detection is wrong: `gb18030`, `big5`, ….
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
}

record!(PageAbout { paper, published, number, place, year, encoding });

/// A line that belongs to no article: it stays visible and searchable.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loose {
    /// Line number on the page, from 1.
    pub line: usize,
    /// The line as printed.
    pub text: String,
    /// First byte, in the page's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

//! The entries of `authority.toml`.

use serde::Deserialize;
use std::collections::BTreeMap;

/// All of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Authority {
    /// `[[name]]`: names, with aliases, types and posts.
    pub name: Vec<Name>,
    /// `[[split]]`: names that several bear.
    pub split: Vec<Split>,
    /// `[[correct]]`: slips of recognition.
    pub correct: Vec<Correction>,
    /// `[pages."…"]`: what a page speaks of.
    pub pages: BTreeMap<String, PageRuling>,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Type {
    /// 人物.
    #[serde(alias = "人物")]
    Person,
    /// 机构.
    #[serde(alias = "机构")]
    Organisation,
    /// 地点.
    #[serde(alias = "地点")]
    Place,
    /// 无名职务: 某镇负责人.
    #[serde(alias = "职务")]
    Role,
    /// 工作机制、活动、提法.
    #[serde(alias = "工作")]
    Initiative,
}

impl Type {
    /// As the file writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Role => "role",
            Self::Initiative => "initiative",
        }
    }
}

/// A name and what else is called so.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// The name to be used.
    pub name: String,
    /// What it names.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Names that mean the same.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// A finer kind: 街道办事处, campaign.
    #[serde(default)]
    pub class: Option<String>,
    /// What it lies in or belongs to.
    #[serde(default)]
    pub within: Option<String>,
    /// Posts of a person, in full.
    #[serde(default)]
    pub posts: Vec<String>,
    /// Page names or article ids where this holds; everywhere if empty.
    #[serde(default)]
    pub pages: Vec<String>,
    /// It names nothing: 崇德 is no person.
    #[serde(default)]
    pub remove: bool,
}

/// A name that several bear.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// The name as printed.
    pub name: String,
    /// What it names.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Its bearers.
    pub into: Vec<Branch>,
}

/// One bearer of a name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// The name to be used.
    pub name: String,
    /// Page names or article ids where this one is meant.
    pub pages: Vec<String>,
}

/// A slip of recognition in names and bylines.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// What is printed.
    pub printed: String,
    /// What is meant.
    pub read: String,
    /// Page names or article ids where this holds; everywhere if empty.
    #[serde(default)]
    pub pages: Vec<String>,
}

/// What an editor says of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageRuling {
    /// 地区: the jurisdiction, widest first.
    #[serde(default)]
    pub place: Option<String>,
}

impl Name {
    /// The entry as messages call it.
    pub fn label(&self) -> String {
        format!("[[name]] {}", self.name)
    }

    /// The name and its aliases.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

impl Split {
    /// The entry as messages call it.
    pub fn label(&self) -> String {
        format!("[[split]] {}", self.name)
    }
}

impl Correction {
    /// The entry as messages call it.
    pub fn label(&self) -> String {
        format!("[[correct]] {}", self.printed)
    }
}

/// Whether an entry with these pages holds for an article.
pub fn holds(pages: &[String], page: &str, article: &str) -> bool {
    pages.is_empty() || pages.iter().any(|name| name == page || name == article)
}

//! What an article says: each fact with its sentence and its status.

use super::Date;
use crate::json::record;
use serde::{Deserialize, Serialize};

/// A stretch of an article's text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Index into the article's paragraphs.
    pub paragraph: usize,
    /// First byte, in the paragraph's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

record!(Span { paragraph, start, end });

/// How a fact is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// 原文: printed so.
    #[default]
    #[serde(rename = "原文")]
    Printed,
    /// 规则推断: inferred by a rule.
    #[serde(rename = "规则推断")]
    Inferred,
    /// 人工确认: said by an editor in `authority.toml`.
    #[serde(rename = "人工确认")]
    Confirmed,
}

/// Where a fact stands and how it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The mention itself.
    pub span: Span,
    /// The sentence that says it.
    pub sentence: Span,
    /// How it is known.
    pub status: Status,
}

/// All facts of one article.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Every date expression of the body, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<Date>,
    /// People named in the body, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// Anonymous roles: 甲办事处党工委负责人.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Named>,
    /// Organisations, offices and companies, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Named>,
    /// Places, each once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Named>,
    /// Working systems: campaigns, methods, mechanisms, platforms, slogans.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub initiatives: Vec<Initiative>,
    /// Who did what: person, verb, object.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Activity>,
    /// Quantities.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quantities: Vec<Quantity>,
    /// Meetings and inspections with attendance.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<Meeting>,
}

impl Facts {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A person named in an article.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// The name, blanks inside removed.
    pub name: String,
    /// The posts the article gives, in printed order.
    pub posts: Vec<Post>,
    /// Every mention.
    pub facts: Vec<Fact>,
}

/// A post as an article gives it to a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Full post with its organisation distributed over a list:
    /// 丙区管委会主任.
    pub title: String,
    /// As printed: 丙区党工委副书记、管委会主任.
    pub printed: String,
    /// Where and how known.
    pub fact: Fact,
}

/// Something with a name: an organisation, an office, a place, a role.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Named {
    /// The name as printed most fully.
    pub name: String,
    /// What it is, in the finder's own words: 街道办事处, 村, 公司.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The thing it lies in or belongs to, where the page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// Other printed forms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// Every mention.
    pub facts: Vec<Fact>,
}

/// A working system.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Initiative {
    /// The name without quotation marks.
    pub name: String,
    /// campaign, method, mechanism, evaluation, project, platform, slogan, ….
    #[serde(rename = "type")]
    pub kind: String,
    /// Printed forms.
    pub variants: Vec<String>,
    /// The sentence that defines it; `None`: 〔报道未解释〕.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<Span>,
    /// Every mention.
    pub facts: Vec<Fact>,
}

/// Who did what.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    /// The person.
    pub person: String,
    /// 出席, 主持, 调研, 检查, 督导, 讲话, ….
    pub verb: String,
    /// What or whom, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Where and how known.
    pub fact: Fact,
}

/// A number with its unit, thing and actor.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number as printed: 2000余.
    pub number: String,
    /// Its value; with 余, 约 the printed bound.
    pub value: f64,
    /// 亩, 名, 吨, 万元.
    pub unit: String,
    /// What is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thing: Option<String>,
    /// Who has or did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// Whether the text says 余, 约, 近, 多.
    #[serde(default)]
    pub approximate: bool,
    /// Where and how known.
    pub fact: Fact,
}

/// A meeting or inspection.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its name as printed.
    pub name: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Who presided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chairs: Vec<String>,
    /// Who attended, in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<String>,
    /// Where and how known.
    pub fact: Fact,
}

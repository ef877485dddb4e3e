//! A date, how precise it is and how it is known.

use super::Span;
use crate::json::{record, word};
use serde::{Deserialize, Serialize};

/// A date expression and what it means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Date {
    /// As printed: `2月11日上午`, `近日`.
    pub text: String,
    /// ISO 8601 with the precision it has: `2022`, `2022-02`, `2022-02-11`,
    /// `--02-11` where no year can be had, `2022-Q2` for a quarter, `a/b` for a
    /// range. `None` for 近日.
    pub iso: Option<String>,
    /// How precise.
    pub precision: Precision,
    /// How known.
    pub status: Certainty,
    /// What an inferred part rests on, quoted from the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// Where it stands.
    pub span: Span,
}

record!(Date { text, iso, precision, status, evidence, span });

/// How precise a date is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
    /// A span of days, months or years.
    Range,
    /// 近日, 日前: no value.
    #[default]
    Vague,
}

word!(Precision);

impl Precision {
    /// The precision of that name in JSON.
    fn from_key(key: &str) -> Option<Self> {
        match key {
            "day" => Some(Self::Day),
            "month" => Some(Self::Month),
            "year" => Some(Self::Year),
            "range" => Some(Self::Range),
            "vague" => Some(Self::Vague),
            _ => None,
        }
    }
}

/// How a date is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Certainty {
    /// 明确: printed in full.
    #[serde(rename = "明确")]
    Printed,
    /// 推定: the year, or the day, was inferred; the evidence says from what.
    #[serde(rename = "推定")]
    Inferred,
    /// 不详: it cannot be known.
    #[default]
    #[serde(rename = "不详")]
    Unknown,
}

word!(Certainty);

impl Certainty {
    /// The certainty of that name in JSON.
    fn from_key(key: &str) -> Option<Self> {
        match key {
            "明确" => Some(Self::Printed),
            "推定" => Some(Self::Inferred),
            "不详" => Some(Self::Unknown),
            _ => None,
        }
    }
}

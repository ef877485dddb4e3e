//! What the reader may have meant: the ladder of relaxations.

use crate::paper::Languages;
use crate::query::Query;

/// Another query near the one that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxation {
    /// The other query; its `Display` can be typed.
    pub query: Query,
    /// How it was made of the one that was typed.
    pub kind: RelaxationKind,
    /// Number of articles it finds.
    pub count: usize,
}

/// How a query was made of another one, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RelaxationKind {
    /// A run-together text was cut into words that must all occur.
    Cut,
    /// Letters were read as pinyin, whole or by initials.
    Pinyin,
    /// Characters were taken for others that sound alike.
    Homophone,
    /// Characters were taken for others that look alike.
    LookAlike,
    /// One character was added, left out or swapped with its neighbour.
    Slip,
    /// A part of the query was left out.
    Part,
}

impl RelaxationKind {
    /// What was done, in a word or two, in both languages.
    pub fn name(self) -> Languages {
        let (zh, en) = match self {
            Self::Cut => ("分词", "cut into words"),
            Self::Pinyin => ("拼音", "pinyin"),
            Self::Homophone => ("同音", "sounds alike"),
            Self::LookAlike => ("形近", "looks alike"),
            Self::Slip => ("一字之差", "one character off"),
            Self::Part => ("略去一部分", "a part left out"),
        };
        Languages { zh: zh.to_owned(), en: en.to_owned() }
    }

    /// Its name on the command line and in the JavaScript interface.
    pub fn key(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::Pinyin => "pinyin",
            Self::Homophone => "homophone",
            Self::LookAlike => "look-alike",
            Self::Slip => "slip",
            Self::Part => "part",
        }
    }
}

//! A name or word of the corpus.

use crate::json::{record, word};
use serde::{Deserialize, Serialize};

/// A name or word of the corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// As printed.
    pub text: String,
    /// What it is.
    pub kind: EntryKind,
    /// Number of articles in whose text it stands.
    pub count: u32,
}

record!(Entry { text, kind, count });

/// What an entry is. Where one text is several things, the first of this list
/// that most articles say it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// A person of an article.
    Person,
    /// A reporter, correspondent, photographer or author.
    Writer,
    /// An organisation, office or company.
    Organisation,
    /// A place.
    Place,
    /// A working system.
    Initiative,
    /// A person's post.
    Post,
    /// A headline, or a line of one.
    Headline,
    /// A word or phrase that the text itself shows to be one.
    #[default]
    Word,
}

word!(EntryKind);

/// All kinds, in the order of their numbers in a bundle.
const KINDS: [EntryKind; 8] = [
    EntryKind::Person,
    EntryKind::Writer,
    EntryKind::Organisation,
    EntryKind::Place,
    EntryKind::Initiative,
    EntryKind::Post,
    EntryKind::Headline,
    EntryKind::Word,
];

impl EntryKind {
    /// Its name in the JavaScript interface.
    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Writer => "writer",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Initiative => "initiative",
            Self::Post => "post",
            Self::Headline => "headline",
            Self::Word => "word",
        }
    }

    /// The kind of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        KINDS.into_iter().find(|kind| kind.key() == key)
    }

    /// Its number in a bundle.
    pub(super) fn number(self) -> u8 {
        self as u8
    }

    /// The kind with a number; a word where a later format has more kinds.
    pub(super) fn of(number: u8) -> Self {
        KINDS.get(usize::from(number)).copied().unwrap_or(Self::Word)
    }

    /// Whether a finder named it: a person, an office, a place.
    pub fn is_name(self) -> bool {
        !matches!(self, Self::Headline | Self::Word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_kinds_are_the_same_list() {
        for (number, kind) in KINDS.into_iter().enumerate() {
            assert_eq!(usize::from(kind.number()), number);
            assert_eq!(EntryKind::of(kind.number()), kind);
        }
        assert_eq!(EntryKind::of(200), EntryKind::Word);
    }
}

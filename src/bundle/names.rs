//! Names that are suggested while a reader types.

use crate::json::{record, word};
use crate::paper::Article;
use serde::Serialize;
use std::collections::BTreeMap;

/// A name of the corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Name {
    /// As printed.
    pub text: String,
    /// What it names.
    pub kind: NameKind,
    /// Number of articles that have it.
    pub count: u32,
}

record!(Name { text, kind, count });

/// What a name names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// A person of an article.
    #[default]
    Person,
    /// A reporter, correspondent, photographer or author.
    Writer,
    /// An organisation, office or company.
    Organisation,
    /// A place.
    Place,
    /// A working system.
    Initiative,
}

word!(NameKind);

impl NameKind {
    /// All kinds.
    const ALL: [Self; 5] = [Self::Person, Self::Writer, Self::Organisation, Self::Place, Self::Initiative];

    /// The kind of that name.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Its name in the JavaScript interface.
    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Writer => "writer",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Initiative => "initiative",
        }
    }
}

/// All names of the articles, the most frequent first.
pub(super) fn collect(articles: &[&Article]) -> Vec<Name> {
    let mut counts: BTreeMap<(NameKind, &str), u32> = BTreeMap::new();
    for article in articles {
        let mut names = names_of(article);
        names.sort();
        names.dedup();
        names.into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
    }
    let mut names: Vec<Name> =
        counts.into_iter().map(|((kind, text), count)| Name { text: text.to_owned(), kind, count }).collect();
    names.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    names
}

fn names_of(article: &Article) -> Vec<(NameKind, &str)> {
    let (byline, facts) = (&article.byline, &article.facts);
    let writers = [&byline.reporters, &byline.correspondents, &byline.photographers, &byline.authors];
    let mut names: Vec<(NameKind, &str)> =
        writers.into_iter().flatten().map(|name| (NameKind::Writer, name.as_str())).collect();
    names.extend(facts.people.iter().map(|person| (NameKind::Person, person.name.as_str())));
    names.extend(facts.organisations.iter().map(|named| (NameKind::Organisation, named.name.as_str())));
    names.extend(facts.places.iter().map(|named| (NameKind::Place, named.name.as_str())));
    names.extend(facts.initiatives.iter().map(|initiative| (NameKind::Initiative, initiative.name.as_str())));
    names
}

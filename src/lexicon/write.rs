//! Entries → the chunks of a bundle.

use super::{Entry, EntryKind, Lexicon, Shelf, ascending, best_first, initials_of, sounds};
use crate::text::{self, is_han};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Size at which the top is full, in bytes: about 40 KB stay when deflated.
const TOP: usize = 64 * 1024;
/// Size at which a shelf of all entries is closed, in bytes: about 50 KB stay.
const SHELF: usize = 160 * 1024;
/// What an entry takes on a shelf beside its text: kind, count, offset.
const ENTRY: usize = 8;
/// Which kinds, and how many entries of each eight of the top.
type Share = (fn(EntryKind) -> bool, usize);
/// Of eight entries of the top, how many are names, words and headlines.
const SHARES: [Share; 3] =
    [(EntryKind::is_name, 4), (|kind| kind == EntryKind::Word, 3), (|kind| kind == EntryKind::Headline, 1)];

/// A shelf of a row of them: its first key and its bytes.
pub type Part = (String, Vec<u8>);

/// The chunks of a lexicon.
pub struct Shelves {
    /// The entries most worth suggesting, by folded text.
    pub top: Vec<u8>,
    /// How the characters sound and look.
    pub sounds: Vec<u8>,
    /// All entries by folded text; none where the top holds all.
    pub texts: Vec<Part>,
    /// All entries with Han characters by their initials; none where the top
    /// holds all.
    pub initials: Vec<Part>,
}

impl Shelves {
    /// The chunks of a lexicon.
    pub fn of(lexicon: &Lexicon) -> Self {
        let top = top(&lexicon.entries);
        let all = top.len() == lexicon.entries.len();
        let rest = |groups: fn(&[Entry]) -> Groups| {
            if all { Vec::new() } else { shelves(&groups(&lexicon.entries)) }
        };
        Self {
            top: shelf(&by_text(top)),
            sounds: sounds::write(&lexicon.entries),
            texts: rest(|entries| by_text(entries)),
            initials: rest(by_initials),
        }
    }
}

/// Entries by key.
type Groups<'a> = BTreeMap<String, Vec<&'a Entry>>;

/// The entries most worth suggesting, as many as fit: of each
/// share the most frequent.
fn top(entries: &[Entry]) -> Vec<&Entry> {
    let sorted = ascending(entries.iter().collect(), |entry| best_first(0, entry));
    let mut shares = SHARES.map(|(of, share)| (sorted.iter().filter(move |entry| of(entry.kind)), share));
    let (mut top, mut size, mut before) = (Vec::new(), 0, usize::MAX);
    while size < TOP && top.len() != before {
        before = top.len();
        for (entries, share) in &mut shares {
            top.extend(entries.take(*share).copied());
        }
        size += top[before..].iter().map(|entry| bytes(entry)).sum::<usize>();
    }
    top
}

fn bytes(entry: &Entry) -> usize {
    entry.text.len() + ENTRY
}

fn by_text<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Groups<'a> {
    entries
        .into_iter()
        .map(|entry| (text::fold(&entry.text).chars.into_iter().collect(), vec![entry]))
        .collect()
}

fn by_initials(entries: &[Entry]) -> Groups<'_> {
    let mut known: HashMap<char, Vec<char>> = HashMap::new();
    let mut groups = Groups::new();
    for entry in entries {
        let chars = text::fold(&entry.text).chars;
        if !chars.iter().any(|&c| is_han(c)) {
            continue;
        }
        for &c in &chars {
            known.entry(c).or_insert_with(|| initials(c));
        }
        let keys: BTreeSet<String> =
            initials_of(&chars, &|c| known.get(&c).cloned().unwrap_or_default()).into_iter().collect();
        keys.into_iter().for_each(|key| groups.entry(key).or_default().push(entry));
    }
    groups
}

/// The first letters of the readings of a character, each once.
fn initials(c: char) -> Vec<char> {
    let letters: BTreeSet<char> =
        sounds::readings(c).iter().filter_map(|syllable| syllable.chars().next()).collect();
    letters.into_iter().collect()
}

fn shelf(groups: &Groups) -> Vec<u8> {
    Shelf::write(groups.iter().map(|(key, entries)| (key.as_str(), entries.as_slice())))
}

/// Groups on as many shelves as they fill.
fn shelves(groups: &Groups) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut part, mut size) = (Groups::new(), 0);
    for (key, entries) in groups {
        size += key.len() + entries.iter().map(|entry| bytes(entry)).sum::<usize>();
        part.insert(key.clone(), entries.clone());
        if size >= SHELF {
            parts.push(named(&std::mem::take(&mut part)));
            size = 0;
        }
    }
    if !part.is_empty() {
        parts.push(named(&part));
    }
    parts
}

fn named(groups: &Groups) -> Part {
    (groups.keys().next().cloned().unwrap_or_default(), shelf(groups))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(size: u32) -> Lexicon {
        let name = |n: u32| {
            ["甲", "乙", "丙", "丁"].iter().cycle().skip(n as usize % 4).take(3).copied().collect::<String>()
                + &n.to_string()
        };
        let entry = |n| Entry { text: name(n), kind: EntryKind::of(n as u8 % 8), count: n };
        Lexicon { entries: (0..size).map(entry).collect() }
    }

    #[test]
    fn a_small_lexicon_is_its_top() {
        let shelves = Shelves::of(&lexicon(40));
        assert!(shelves.texts.is_empty() && shelves.initials.is_empty());
        let mut count = 0;
        Shelf::open(&shelves.top).unwrap().starting_with("", &mut |_, _| count += 1);
        assert_eq!(count, 40);
    }

    #[test]
    fn a_large_one_has_all_on_shelves_and_the_most_frequent_on_top() {
        let lexicon = lexicon(9_000);
        let shelves = Shelves::of(&lexicon);
        assert!(shelves.texts.len() > 1 && shelves.initials.len() > 1);
        for entry in &lexicon.entries {
            let key: String = text::fold(&entry.text).chars.into_iter().collect();
            let part = shelves.texts.partition_point(|(first, _)| *first <= key) - 1;
            assert_eq!(Shelf::open(&shelves.texts[part].1).unwrap().get(&key), std::slice::from_ref(entry));
        }
        let mut least: [u32; 8] = [u32::MAX; 8];
        Shelf::open(&shelves.top).unwrap().starting_with("", &mut |_, entry| {
            let least = &mut least[usize::from(entry.kind.number())];
            *least = entry.count.min(*least);
        });
        assert!(least.iter().all(|&count| count > 0 && count < 9_000), "{least:?}");
        assert!(shelves.top.len() < 2 * TOP);
    }
}

//! How characters sound and which look alike: the chunk *sounds*.
//!
//! It is text of lines. `gao 高告…` has the characters of one syllable,
//! without tone, ü as v, each under every reading it has; ` 己已巳`, whose
//! syllable is empty, has characters that are taken for one another.
//! Readings are from the crate `pinyin`, in the press only: its tables would
//! weigh more in the browser than the whole engine.

use super::Entry;
use crate::text::{self, is_han};
use pinyin::ToPinyin;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// Characters that a reader is likely to type, whatever the corpus has.
const COMMON: &str = include_str!("data/common.txt");
/// Characters that are read in more than one way.
const HETERONYMS: &str = include_str!("data/heteronyms.txt");
/// Syllables with ü, and how they are typed.
const DOTTED: [(&str, &str); 4] = [("lü", "lv"), ("nü", "nv"), ("lüe", "lve"), ("nüe", "nve")];
/// Characters that are taken for one another.
const ALIKE: &str = include_str!("data/alike.txt");

/// Characters by their syllables.
type Syllables = BTreeMap<&'static str, String>;

/// Writes the sounds of all characters of the entries, and of the common ones.
pub(super) fn write(entries: &[Entry]) -> Vec<u8> {
    let common: BTreeSet<char> = lines(COMMON).flat_map(str::chars).collect();
    let chars = entries.iter().flat_map(|entry| entry.text.chars()).map(text::fold_char);
    let more: BTreeSet<char> = chars.filter(|&c| is_han(c) && !common.contains(&c)).collect();
    static READ: LazyLock<Syllables> =
        LazyLock::new(|| read(lines(COMMON).flat_map(str::chars), Syllables::new()));
    let syllables = read(more.into_iter(), READ.clone());
    let mut written: String =
        syllables.into_iter().map(|(name, members)| format!("{name} {members}\n")).collect();
    lines(ALIKE).for_each(|group| written.extend([" ", group, "\n"]));
    written.into_bytes()
}

/// Adds characters under all their readings.
fn read(chars: impl Iterator<Item = char>, mut syllables: Syllables) -> Syllables {
    for c in chars {
        readings(c).into_iter().for_each(|syllable| syllables.entry(syllable).or_default().push(c));
    }
    syllables
}

/// The lines of a table, without its heading.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// The readings of a character that are in use today, without tone, ü as v.
/// The crate lists every reading that a dictionary of old texts knows, with
/// which letters would find what nobody reads so.
pub(super) fn readings(c: char) -> Vec<&'static str> {
    static TABLE: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
        let entry = |line: &'static str| Some((line.chars().next()?, line.split(' ').skip(1).collect()));
        lines(HETERONYMS).filter_map(entry).collect()
    });
    let usual = || c.to_pinyin().map(|reading| reading.plain()).filter(|syllable| syllable.is_ascii());
    let dotted =
        || c.to_pinyin().and_then(|reading| DOTTED.iter().find(|(plain, _)| *plain == reading.plain()));
    match TABLE.get(&c) {
        Some(readings) => readings.clone(),
        None => usual().or_else(|| dotted().map(|(_, typed)| *typed)).into_iter().collect(),
    }
}

/// The chunk *sounds*, opened.
#[derive(Default)]
pub struct Sounds {
    /// Syllable, empty for look-alikes, and characters.
    lines: Vec<(String, Vec<char>)>,
    /// Character and number of its line, sorted: character in the upper half.
    of: Vec<u64>,
}

impl Sounds {
    /// Opens the chunk; lines that are none are passed over.
    pub fn open(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let split =
            |line: &str| line.split_once(' ').map(|(name, rest)| (name.to_owned(), rest.chars().collect()));
        let lines: Vec<(String, Vec<char>)> = text.lines().filter_map(split).collect();
        let mut of = Vec::new();
        for (number, (_, members)) in lines.iter().enumerate() {
            of.extend(members.iter().map(|&c| key(c) | number as u64));
        }
        of.sort_unstable();
        Self { lines, of }
    }

    /// The syllables of a character, without tone.
    pub fn syllables(&self, c: char) -> impl Iterator<Item = &str> {
        self.lines_of(c).map(|line| line.0.as_str()).filter(|syllable| !syllable.is_empty())
    }

    /// All syllables that any character has.
    pub fn all_syllables(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|line| line.0.as_str()).filter(|syllable| !syllable.is_empty())
    }

    /// The characters that are taken for `c`.
    pub fn look_alikes(&self, c: char) -> impl Iterator<Item = char> {
        self.lines_of(c)
            .filter(|line| line.0.is_empty())
            .flat_map(|line| line.1.iter().copied())
            .filter(move |&other| other != c)
    }

    /// Whether two characters are taken for one another.
    pub fn alike(&self, a: char, b: char) -> bool {
        self.look_alikes(a).any(|other| other == b)
    }

    /// Whether two characters share a reading.
    pub fn same(&self, a: char, b: char) -> bool {
        self.syllables(a).any(|one| self.syllables(b).any(|other| one == other))
    }

    /// Whether two characters sound nearly the same: n and l, zh and z, in
    /// and ing are one to many speakers.
    pub fn near(&self, a: char, b: char) -> bool {
        self.syllables(a).any(|one| self.syllables(b).any(|other| blurred(one) == blurred(other)))
    }

    fn lines_of(&self, c: char) -> impl Iterator<Item = &(String, Vec<char>)> {
        let (from, to) = (key(c), key(c) + (1 << 32));
        let from = self.of.partition_point(|&pair| pair < from);
        let pairs = self.of[from..].iter().take_while(move |&&pair| pair < to);
        pairs.filter_map(|&pair| self.lines.get(pair as u32 as usize))
    }
}

fn key(c: char) -> u64 {
    u64::from(c as u32) << 32
}

/// A syllable as speakers hear it who tell neither n from l, h from f, zh
/// from z, nor in from ing.
fn blurred(syllable: &str) -> (char, &str) {
    let initial = syllable.chars().next().unwrap_or_default();
    let rest = syllable.get(1..).unwrap_or_default();
    let rest = if matches!(initial, 'z' | 'c' | 's') { rest.strip_prefix('h').unwrap_or(rest) } else { rest };
    let rest = if rest.ends_with("ng") { &rest[..rest.len() - 1] } else { rest };
    (blurred_initial(initial), rest)
}

/// The initial that stands for all that are heard as one.
pub(super) fn blurred_initial(initial: char) -> char {
    if initial == 'n' { 'l' } else { initial }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds() -> Sounds {
        Sounds::open(&write(&[]))
    }

    #[test]
    fn every_reading_of_a_character() {
        assert_eq!(readings('吕'), ["lv"]);
        assert_eq!(readings('重'), ["zhong", "chong"]);
        assert_eq!(readings('附'), ["fu"], "附 as 部 is in old texts only");
        assert!(readings('a').is_empty());
        let sounds = sounds();
        assert!(sounds.syllables('重').any(|syllable| syllable == "chong"));
        assert_eq!(sounds.syllables('1').count(), 0);
    }

    #[test]
    fn sound_and_look() {
        let sounds = sounds();
        assert!(sounds.same('宏', '红') && !sounds.same('红', '军'));
        assert!(sounds.near('宁', '林') && sounds.near('张', '脏') && sounds.near('张', '章'));
        assert!(sounds.alike('己', '已') && sounds.alike('已', '己') && !sounds.alike('己', '军'));
        assert!(!sounds.alike('己', '己'));
    }

    #[test]
    fn every_common_character_has_a_reading() {
        for c in lines(COMMON).flat_map(str::chars) {
            assert!(!readings(c).is_empty(), "{c}");
        }
        for line in lines(HETERONYMS) {
            let letters = |reading: &str| reading.bytes().all(|byte| byte.is_ascii_lowercase());
            assert!(line.split(' ').skip(1).all(letters) && line.chars().nth(1) == Some(' '), "{line}");
        }
    }

    #[test]
    fn no_group_of_look_alikes_says_the_same_twice() {
        for group in lines(ALIKE) {
            let members: BTreeSet<char> = group.chars().collect();
            assert_eq!(members.len(), group.chars().count(), "{group}");
            assert!(members.len() > 1 && group.chars().all(is_han), "{group}");
            assert!(group.chars().all(|c| text::fold_char(c) == c), "{group} is not folded");
        }
    }
}

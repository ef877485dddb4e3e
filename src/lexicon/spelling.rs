//! What is typed in Latin letters, or in letters and characters, against the
//! characters of an entry: full pinyin, initials, or both.

use super::{How, Sounds};
use crate::text::{self, SPACE, STOP, is_han};

/// Most ways to cut the letters into syllables that are looked at.
const CUTS: usize = 16;
/// Most characters of which the initials are kept.
pub const INITIALS: usize = 6;

/// What is typed, ready to be compared: lower case, ü as v, one blank where
/// blanks or apostrophes stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling(Vec<char>);

/// An entry that what is typed may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spelled {
    /// Whether the entry goes on where what is typed ends.
    pub longer: bool,
    /// How it is spelled.
    pub how: How,
    /// Number of its characters that are spelled.
    pub length: usize,
}

impl Spelling {
    /// Reads what is typed; `None` where it has no Latin letter, or something
    /// that no pinyin has.
    pub fn of(typed: &str) -> Option<Self> {
        let mut chars: Vec<char> = Vec::new();
        for c in typed.chars().map(text::fold_char) {
            match c {
                'ü' => chars.push('v'),
                '\'' | '’' | '‘' | '-' => push_gap(&mut chars),
                c if c.is_whitespace() => push_gap(&mut chars),
                c => chars.push(c),
            }
        }
        if chars.last() == Some(&SPACE) {
            chars.pop();
        }
        let letters = chars.iter().any(char::is_ascii_lowercase);
        let foreign = |&c: &char| !(c == SPACE || c.is_ascii_lowercase() || c.is_ascii_digit() || is_han(c));
        (letters && !chars.iter().any(foreign)).then_some(Self(chars))
    }

    /// The initials of all entries that this may spell, likeliest first.
    pub fn initials(&self, sounds: &Sounds) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut open = vec![(0, String::new())];
        // All cuts into the fewest syllables come before those into more.
        while !open.is_empty() && found.len() < CUTS {
            let mut next: Vec<(usize, String)> = Vec::new();
            for (at, initials) in open {
                match self.0.get(at) {
                    None if !found.contains(&initials) => found.push(initials),
                    None => {}
                    Some(_) => self.steps(sounds, at, &initials, &mut next),
                }
            }
            next.sort();
            next.dedup();
            next.truncate(4 * CUTS);
            open = next;
        }
        found
    }

    /// What one character more may be, from `at` on.
    fn steps(&self, sounds: &Sounds, at: usize, initials: &str, next: &mut Vec<(usize, String)>) {
        let rest = &self.0[at..];
        let mut push =
            |length: usize, initial: char| next.push((at + length, format!("{initials}{initial}")));
        match rest[0] {
            SPACE => next.push((at + 1, initials.to_owned())),
            c if c.is_ascii_lowercase() => {
                for syllable in sounds.all_syllables() {
                    lengths(rest, syllable, &mut |length, _| push(length, first(syllable)));
                }
            }
            c if is_han(c) => sounds.syllables(c).for_each(|syllable| push(1, first(syllable))),
            c => push(1, c),
        }
    }
}

fn push_gap(chars: &mut Vec<char>) {
    if chars.last().is_some_and(|&last| last != SPACE) {
        chars.push(SPACE);
    }
}

fn first(syllable: &str) -> char {
    syllable.chars().next().unwrap_or_default()
}

/// How letters stand for a syllable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Initial,
    /// The letters end inside of it.
    Begun,
}

/// Calls `take` with each number of letters that `rest` may begin the
/// syllable with.
fn lengths(rest: &[char], syllable: &str, take: &mut dyn FnMut(usize, Part)) {
    let letters = rest.iter().zip(syllable.chars()).scan(' ', |before, (&typed, letter)| {
        let same = typed == letter
            || (typed == 'u' && letter == 'v')
            || (typed == 'v' && letter == 'u' && matches!(before, 'j' | 'q' | 'x' | 'y'));
        *before = letter;
        same.then_some(letter)
    });
    let common = letters.count();
    if common == 0 {
        return;
    }
    if common == syllable.len() {
        take(common, Part::Whole);
    } else if common == rest.len() {
        take(common, Part::Begun);
    }
    if syllable.len() > 1 {
        take(1, Part::Initial);
    }
    if common > 1 && syllable.len() > 2 && matches!(&syllable[..2], "zh" | "ch" | "sh") {
        take(2, Part::Initial);
    }
}

/// The ways in which the characters up to here were spelled, as bits of a
/// set of sets: bit n of the byte is the set whose members are the bits of n.
type Ways = u8;
const BY_SYLLABLE: u8 = 1;
const BY_INITIAL: u8 = 2;
const BY_ITSELF: u8 = 4;

fn with(ways: Ways, way: u8) -> Ways {
    (0..8u8).filter(|set| ways >> set & 1 == 1).fold(0, |all, set| all | 1 << (set | way))
}

/// The best of the ways; `None` where no letter stood for a character.
fn best(ways: Ways) -> Option<How> {
    let has = |set: u8| ways >> set & 1 == 1;
    match ways {
        _ if has(BY_SYLLABLE) => Some(How::Pinyin),
        _ if has(BY_INITIAL) => Some(How::Initials),
        _ => [3, 5, 6, 7].into_iter().any(has).then_some(How::Mixed),
    }
}

/// Whether and how what is typed spells an entry, or the beginning of one.
pub fn spelled(sounds: &Sounds, typed: &Spelling, entry: &[char]) -> Option<Spelled> {
    let typed = &typed.0;
    let mut ways: Vec<Ways> = vec![0; typed.len() + 1];
    ways[0] = 1;
    let mut found: Option<Spelled> = None;
    for (index, &c) in entry.iter().enumerate() {
        if c == STOP || c == SPACE {
            continue;
        }
        let begun;
        (ways, begun) = step(sounds, typed, &ways, c);
        let length = index + 1;
        let more = length < entry.len();
        for (ways, longer) in [(ways[typed.len()], more), (begun, true)] {
            let spelled = best(ways).map(|how| Spelled { longer, how, length });
            found = [found, spelled].into_iter().flatten().min();
        }
        if ways.iter().all(|&ways| ways == 0) {
            break;
        }
    }
    found
}

/// One character of the entry more: how far that leads, and the ways in which
/// what is typed ends inside of its syllable.
fn step(sounds: &Sounds, typed: &[char], before: &[Ways], c: char) -> (Vec<Ways>, Ways) {
    let mut begun = 0;
    let mut ways = vec![0; before.len()];
    for (at, &from) in before.iter().enumerate().filter(|(_, from)| **from != 0) {
        let rest = &typed[at..];
        if rest.first() == Some(&c) {
            ways[at + 1] |= if is_han(c) { with(from, BY_ITSELF) } else { from };
        }
        for syllable in sounds.syllables(c) {
            lengths(rest, syllable, &mut |length, part| match part {
                Part::Whole => ways[at + length] |= with(from, BY_SYLLABLE),
                Part::Initial => ways[at + length] |= with(from, BY_INITIAL),
                Part::Begun => begun |= with(from, BY_SYLLABLE),
            });
        }
    }
    pass_gaps(typed, &mut ways);
    (ways, begun)
}

/// What has been reached before a gap has been reached after it.
fn pass_gaps(typed: &[char], ways: &mut [Ways]) {
    for (at, _) in typed.iter().enumerate().filter(|(_, c)| **c == SPACE) {
        ways[at + 1] |= ways[at];
        ways[at] = 0;
    }
}

/// The initials of an entry: the first letters of its syllables, of all
/// readings, at most eight ways.
pub fn initials_of(entry: &[char], readings: &dyn Fn(char) -> Vec<char>) -> Vec<String> {
    let mut all = vec![String::new()];
    for &c in entry.iter().filter(|&&c| c != STOP && c != SPACE).take(INITIALS) {
        let letters = if is_han(c) { readings(c) } else { vec![c] };
        let longer = |initials: &String| {
            letters.iter().map(|letter| format!("{initials}{letter}")).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).take(8).collect();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::sounds;
    use super::*;

    fn how(typed: &str, entry: &str) -> Option<(How, bool)> {
        let sounds = Sounds::open(&sounds::write(&[]));
        let chars: Vec<char> = entry.chars().collect();
        spelled(&sounds, &Spelling::of(typed)?, &chars).map(|spelled| (spelled.how, spelled.longer))
    }

    #[test]
    fn full_initials_and_mixed() {
        let examples = [
            ("jiejiaobaolan", How::Pinyin),
            ("jie jiao bao lan", How::Pinyin),
            ("Jie'jiao'bao'lan", How::Pinyin),
            ("jjbl", How::Initials),
            ("jiejbl", How::Mixed),
            ("街jiaobl", How::Mixed),
            ("jie角报lan", How::Mixed),
        ];
        for (typed, expected) in examples {
            assert_eq!(how(typed, "街角报栏"), Some((expected, false)), "{typed}");
        }
        assert_eq!(how("jiejiao", "街角报栏"), Some((How::Pinyin, true)));
        assert_eq!(how("jiejiaob", "街角报栏"), Some((How::Pinyin, true)));
        assert_eq!(how("jiejiaoba", "街角报栏"), Some((How::Pinyin, true)));
        assert_eq!(how("jjb", "街角报栏"), Some((How::Initials, true)));
        assert_eq!(how("jiejiaobaolana", "街角报栏"), None);
        assert_eq!(how("街角", "街角报栏"), None);
    }

    #[test]
    fn letters_may_be_cut_in_several_ways() {
        assert_eq!(how("xian", "西安"), Some((How::Pinyin, false)));
        assert_eq!(how("xian", "先"), Some((How::Pinyin, false)));
        assert_eq!(how("xi'an", "西安"), Some((How::Pinyin, false)));
        assert_eq!(how("xi'an", "先"), None);
        assert_eq!(how("fangan", "方案"), Some((How::Pinyin, false)));
    }

    #[test]
    fn two_dots_and_other_readings() {
        for typed in ["lvliang", "lüliang", "luliang", "lv liang"] {
            assert_eq!(how(typed, "吕梁"), Some((How::Pinyin, false)), "{typed}");
        }
        assert_eq!(how("lvliang", "路梁"), None);
        assert_eq!(how("chongqing", "重庆"), Some((How::Pinyin, false)));
        assert_eq!(how("zhongqing", "重庆"), Some((How::Pinyin, false)));
        assert_eq!(how("qvyu", "区域"), Some((How::Pinyin, false)));
        assert_eq!(how("zhd", "中东"), Some((How::Initials, false)));
        assert_eq!(how("zd", "中东"), Some((How::Initials, false)));
    }

    #[test]
    fn initials_for_looking_up() {
        let sounds = Sounds::open(&sounds::write(&[]));
        let first = |typed: &str| Spelling::of(typed).unwrap().initials(&sounds);
        assert_eq!(first("jjbl")[0], "jjbl");
        assert_eq!(first("jiejiaobaolan")[0], "jjbl");
        assert!(first("xian").contains(&"x".to_owned()) && first("xian").contains(&"xa".to_owned()));
        assert!(first("街jiaobl").contains(&"jjbl".to_owned()));
        assert!(first("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa").len() <= CUTS + 1);
        assert_eq!(Spelling::of("报栏"), None);
        assert_eq!(Spelling::of("a+b"), None);
    }
}

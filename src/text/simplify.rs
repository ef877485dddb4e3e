//! Traditional characters → simplified ones, variants → usual ones,
//! compatibility forms → plain ones, capital letters → small ones.
//!
//! The lists in `data/*.txt` are for people; the letters are those of the
//! standard library. What the program carries is `data/simplify.bin`, the same
//! pairs in a third of the room: all keys, then
//! all values, each as the difference to the one before it, in numbers of
//! seven bits a byte. The test below writes it anew when a list has changed.

use std::sync::LazyLock;

/// All pairs, packed.
static PACKED: &[u8] = include_bytes!("data/simplify.bin");

/// The first Han character or radical; before it stand the alphabets.
const FIRST: char = '\u{2E80}';

/// The simplified form of a traditional Han character, the usual form of a
/// variant, the plain form of a radical or compatibility character; any other character as it is.
pub fn simplify(c: char) -> char {
    if c < FIRST { c } else { other(c) }
}

/// The small form of a letter of an alphabet, where that is one character: `İ`,
/// which becomes two, stays, as does whatever has none.
pub(super) fn lower_case(c: char) -> char {
    if c < FIRST { other(c) } else { c }
}

fn other(c: char) -> char {
    static FORMS: LazyLock<Forms> = LazyLock::new(|| Forms::of(&unpack(PACKED)));
    FORMS.of_char(c)
}

/// The form of every character: looked up for each that is read, so those of
/// the basic plane, nearly all, are in a table of 256 KB.
struct Forms {
    basic: Vec<char>,
    /// Characters of other planes that have another form, ascending.
    beyond: Vec<(u32, char)>,
}

impl Forms {
    fn of(pairs: &[(u32, char)]) -> Self {
        let itself = |number| char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER);
        let mut basic: Vec<char> = (0..0x1_0000).map(itself).collect();
        let (within, beyond) = pairs.split_at(pairs.partition_point(|&(key, _)| key < 0x1_0000));
        within.iter().for_each(|&(key, form)| basic[key as usize] = form);
        Self { basic, beyond: beyond.to_vec() }
    }

    fn of_char(&self, c: char) -> char {
        match self.basic.get(c as usize) {
            Some(form) => *form,
            None => {
                let found = self.beyond.binary_search_by_key(&(c as u32), |pair| pair.0);
                found.map_or(c, |at| self.beyond[at].1)
            }
        }
    }
}

fn unpack(packed: &[u8]) -> Vec<(u32, char)> {
    let mut differences = Differences(packed);
    let count = differences.next();
    let (mut key, mut value) = (0, 0_u32);
    let mut pairs = Vec::new();
    for _ in 0..count {
        key += differences.next();
        pairs.push((key, char::REPLACEMENT_CHARACTER));
    }
    for pair in &mut pairs {
        // The lowest bit says whether to go back.
        let step = differences.next();
        value = if step & 1 == 0 { value.wrapping_add(step >> 1) } else { value.wrapping_sub(step >> 1) };
        pair.1 = char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER);
    }
    pairs
}

/// Numbers of seven bits a byte, the lowest bits first.
struct Differences<'a>(&'a [u8]);

impl Differences<'_> {
    /// The next number; 0 after the last.
    fn next(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        while let Some((&byte, rest)) = self.0.split_first() {
            self.0 = rest;
            number |= u32::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 {
                break;
            }
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::fs;

    fn listed() -> BTreeMap<char, char> {
        let lists = [
            include_str!("data/traditional.txt"),
            include_str!("data/compatibility.txt"),
            include_str!("data/variants.txt"),
        ];
        let pairs = lists.iter().flat_map(|list| list.lines().skip(1)).flat_map(str::split_whitespace);
        let pair = |pair: &str| {
            let chars: Vec<char> = pair.chars().collect();
            (chars[0], chars[1])
        };
        let letters = ('\0'..FIRST).filter_map(|c| Some((c, small(c)?)));
        let pairs: BTreeMap<char, char> = pairs.map(pair).chain(letters).collect();
        // A radical may be listed with a variant, which has a usual form.
        pairs.iter().map(|(&key, value)| (key, *pairs.get(value).unwrap_or(value))).collect()
    }

    fn small(c: char) -> Option<char> {
        let mut lower = c.to_lowercase();
        let one = lower.next().filter(|_| lower.next().is_none());
        one.filter(|&one| one != c)
    }

    fn pack(pairs: &BTreeMap<char, char>) -> Vec<u8> {
        let mut packed = Vec::new();
        push(&mut packed, pairs.len() as u32);
        let (mut key, mut value) = (0, 0);
        for &c in pairs.keys() {
            push(&mut packed, c as u32 - key);
            key = c as u32;
        }
        for &c in pairs.values() {
            let back = u32::from((c as u32) < value);
            push(&mut packed, value.abs_diff(c as u32) << 1 | back);
            value = c as u32;
        }
        packed
    }

    fn push(packed: &mut Vec<u8>, mut number: u32) {
        while number >= 0x80 {
            packed.push(number as u8 | 0x80);
            number >>= 7;
        }
        packed.push(number as u8);
    }

    #[test]
    fn the_packed_pairs_are_the_listed_ones() {
        let packed = pack(&listed());
        if packed != PACKED {
            fs::write("src/text/data/simplify.bin", packed).unwrap();
            panic!("a list has changed: data/simplify.bin is written anew");
        }
        for (key, value) in listed() {
            let found = if key < FIRST { lower_case(key) } else { simplify(key) };
            assert_eq!(found, value, "{key}");
        }
        assert_eq!(['报', 'a', '\u{2FFFF}', char::MAX].map(simplify), ['报', 'a', '\u{2FFFF}', char::MAX]);
    }
}

//! A word as typed → the pattern that is searched.

use super::node::{Pattern, Slot};
use crate::text::{self, Class, SPACE, STOP, class, fold_char};

/// Most characters that a `*` stands for.
pub const GAP: u32 = 20;

impl Pattern {
    /// A text that is taken as it stands; `None` if it has nothing that can
    /// be searched.
    pub fn quoted(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let slots = trimmed(text::fold(typed).chars.into_iter().map(Slot::Char).collect());
        (!slots.is_empty()).then(|| Self { typed: typed.to_owned(), quoted: true, whole: false, slots })
    }

    /// A text with wildcards: `*` and, inside, `？`.
    pub fn bare(typed: &str) -> Option<Self> {
        let slots = trimmed(slots(typed));
        (!slots.is_empty()).then(|| Self { typed: typed.to_owned(), quoted: false, whole: false, slots })
    }

    /// The characters of a pattern without wildcards.
    pub fn chars(&self) -> Option<Vec<char>> {
        let plain = |slot: &Slot| match slot {
            Slot::Char(c) => Some(*c),
            _ => None,
        };
        self.slots.iter().map(plain).collect()
    }
}

/// Whether `c` stands for any characters.
pub(super) fn is_star(c: char) -> bool {
    fold_char(c) == '*'
}

/// Each piece between wildcards is folded by itself, as the text is.
fn slots(typed: &str) -> Vec<Slot> {
    let mut slots = Vec::new();
    for piece in typed.split_inclusive(is_wildcard) {
        let wildcard = piece.chars().next_back().filter(|&c| is_wildcard(c));
        let text = piece.strip_suffix(is_wildcard).unwrap_or(piece);
        slots.extend(text::fold(text).chars.into_iter().map(Slot::Char));
        match wildcard {
            Some(c) if !is_star(c) => slots.push(Slot::One),
            Some(_) if slots.last() != Some(&Slot::Gap(GAP)) => slots.push(Slot::Gap(GAP)),
            _ => {}
        }
    }
    slots
}

fn is_wildcard(c: char) -> bool {
    is_star(c) || fold_char(c) == '?'
}

/// No wildcard, stop or blank at either end.
fn trimmed(mut slots: Vec<Slot>) -> Vec<Slot> {
    let first = slots.iter().position(|&slot| searchable(slot)).unwrap_or(slots.len());
    slots.drain(..first);
    let last = slots.iter().rposition(|&slot| searchable(slot)).map_or(0, |last| last + 1);
    slots.truncate(last);
    slots
}

fn searchable(slot: Slot) -> bool {
    matches!(slot, Slot::Char(c) if c != SPACE && c != STOP && class(c) != Class::Blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(pattern: Option<Pattern>) -> String {
        let slots = pattern.map(|pattern| pattern.slots).unwrap_or_default();
        let sign = |slot: &Slot| match slot {
            Slot::Char(c) => *c,
            Slot::One => '?',
            Slot::Gap(_) => '*',
        };
        slots.iter().map(sign).collect()
    }

    #[test]
    fn wildcards_stand_between_texts_only() {
        let examples = [
            ("五*支部", "五*支部"),
            ("“五星”支部", "五星支部"),
            ("*支＊＊部*", "支*部"),
            ("何时？今天？", "何时?今天"),
            ("？何时", "何时"),
            ("鄭州", "郑州"),
            ("。*？", ""),
        ];
        for (typed, expected) in examples {
            assert_eq!(shape(Pattern::bare(typed)), expected, "{typed}");
        }
    }

    #[test]
    fn quoted_texts_have_none() {
        assert_eq!(shape(Pattern::quoted(" 五*支部？ ")), "五*支部");
        assert_eq!(shape(Pattern::quoted("。")), "");
    }
}

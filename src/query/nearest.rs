//! The known field nearest to an unknown name.

use super::{FIELDS, Field};

/// The field one of whose names is the fewest slips away: one for names of
/// two and three characters, two for longer ones.
pub(super) fn nearest(name: &str) -> Option<Field> {
    let typed: Vec<char> = name.chars().collect();
    let most = if typed.len() > 3 { 2 } else { 1 };
    let mut best: Option<(usize, Field)> = None;
    for entry in &FIELDS {
        for known in [entry.zh, entry.en].iter().chain(entry.also) {
            let slips = slips(&typed, known);
            if typed.len() > 1 && slips <= most && best.is_none_or(|(fewest, _)| slips < fewest) {
                best = Some((slips, entry.field));
            }
        }
    }
    best.map(|(_, field)| field)
}

/// Characters to change, add or leave out, and neighbours to swap: the
/// distance of Damerau, adjacent swaps only.
fn slips(typed: &[char], known: &str) -> usize {
    let known: Vec<char> = known.chars().collect();
    let mut before = vec![0; known.len() + 1];
    let mut above: Vec<usize> = (0..=known.len()).collect();
    for (row, c) in typed.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, k) in known.iter().enumerate() {
            let changed = above[column] + usize::from(c != k);
            let mut fewest = changed.min(above[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && typed[row - 1] == *k && known[column - 1] == *c {
                fewest = fewest.min(before[column - 1] + 1);
            }
            line.push(fewest);
        }
        before = std::mem::replace(&mut above, line);
    }
    above[known.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_each_kind() {
        let kate = [("kate", 0), ("kat", 1), ("kates", 1), ("kite", 1), ("ktae", 1), ("skates", 2)];
        for (other, expected) in kate {
            assert_eq!(slips(&['k', 'a', 't', 'e'], other), expected, "{other}");
        }
    }

    #[test]
    fn only_what_is_near() {
        assert_eq!(nearest("reportr"), Some(Field::Reporter));
        assert_eq!(nearest("titel"), Some(Field::Title));
        assert_eq!(nearest("记着"), Some(Field::Reporter));
        assert_eq!(nearest("通迅员"), Some(Field::Correspondent));
        assert_eq!(nearest("会议指出"), None);
        assert_eq!(nearest("他"), None);
    }
}

//! Putting entries in order by numbers: one sorting routine for the browser.

use super::Entry;

/// The items by ascending key; equal ones keep their order.
pub fn ascending<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let mut keys: Vec<(u64, u32)> = items.iter().map(key).zip(0..).collect();
    keys.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    keys.into_iter().filter_map(|(_, index)| items[index as usize].take()).collect()
}

/// A key for entries of one rank: the most frequent first, then the shortest.
pub fn best_first(rank: u8, entry: &Entry) -> u64 {
    let length = entry.text.len().min(0xFF_FFFF) as u64;
    u64::from(rank) << 56 | u64::from(u32::MAX - entry.count) << 24 | length
}

#[cfg(test)]
mod tests {
    use super::super::EntryKind;
    use super::*;

    #[test]
    fn by_rank_then_count_then_length() {
        let entry = |text: &str, count| Entry { text: text.to_owned(), kind: EntryKind::Word, count };
        let ranked =
            vec![(1, entry("甲", 9)), (0, entry("乙丙", 2)), (0, entry("丁", 2)), (0, entry("戊", 3))];
        let sorted = ascending(ranked, |(rank, entry)| best_first(*rank, entry));
        let texts: Vec<&str> = sorted.iter().map(|(_, entry)| entry.text.as_str()).collect();
        assert_eq!(texts, ["戊", "丁", "乙丙", "甲"]);
    }
}

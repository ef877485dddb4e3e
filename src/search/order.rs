//! Putting things in order, by one kind of key.
//!
//! Each type that is sorted by a comparison of its own costs a reader's
//! browser four kilobytes of sorting code; a number as key costs them once.

/// The items by ascending key; equal ones keep their order.
pub(super) fn ascending<T: Clone>(items: &[T], key: impl Fn(&T) -> u64) -> Vec<T> {
    let mut keys: Vec<(u64, u32)> = items.iter().map(key).zip(0..).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, index)| items[index as usize].clone()).collect()
}

/// A key that puts large numbers first.
pub(super) fn descending(number: u64) -> u64 {
    u64::MAX - number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_key_and_stable() {
        let items = [("b", 2), ("a", 1), ("c", 2)];
        assert_eq!(ascending(&items, |item| item.1), [("a", 1), ("b", 2), ("c", 2)]);
        assert_eq!(ascending(&items, |item| descending(item.1)), [("b", 2), ("c", 2), ("a", 1)]);
    }
}

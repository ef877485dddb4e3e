//! The ids of all articles.
//!
//! Most ids are a page's name and a number that goes up by one, so they are
//! written as runs: how many bytes the beginning shares with the run before,
//! the rest of it, the first number, and how many articles follow on.

use crate::index::{read_number, write_number};

/// Numbers of ids have at most so many digits.
const DIGITS: usize = 9;

/// Ids that begin alike and whose numbers go up by one.
struct Run<'a> {
    beginning: &'a str,
    number: Option<u32>,
    count: u32,
}

/// Writes the ids.
pub(super) fn write(ids: &[&str]) -> Vec<u8> {
    let mut runs: Vec<Run> = Vec::new();
    for id in ids {
        let (beginning, number) = split(id);
        match runs.last_mut() {
            Some(run) if run.beginning == beginning && number.is_some() && run.next() == number => {
                run.count += 1
            }
            _ => runs.push(Run { beginning, number, count: 1 }),
        }
    }
    let (mut bytes, mut before) = (Vec::new(), "");
    for run in runs {
        run.write(before, &mut bytes);
        before = run.beginning;
    }
    bytes
}

impl Run<'_> {
    fn next(&self) -> Option<u32> {
        self.number.map(|number| number + self.count)
    }

    fn write(&self, before: &str, out: &mut Vec<u8>) {
        let shared = self.beginning.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        let rest = &self.beginning.as_bytes()[shared..];
        write_number(out, shared as u32);
        write_number(out, rest.len() as u32);
        out.extend(rest);
        write_number(out, self.number.map_or(0, |number| number + 1));
        write_number(out, self.count);
    }
}

/// The beginning of an id and the number it ends in, without leading zeros.
fn split(id: &str) -> (&str, Option<u32>) {
    let digits = id.bytes().rev().take_while(u8::is_ascii_digit).count().min(DIGITS);
    let (beginning, number) = id.split_at(id.len() - digits);
    let zeros = number.bytes().take_while(|&digit| digit == b'0').count().min(digits.saturating_sub(1));
    let at = beginning.len() + zeros;
    (&id[..at], id[at..].parse().ok())
}

/// Reads so many ids; `None` where the bytes have others.
pub(super) fn read(mut bytes: &[u8], count: usize) -> Option<Vec<String>> {
    let (mut ids, mut beginning) = (Vec::new(), Vec::new());
    while ids.len() < count {
        let (shared, length) = (read_number(&mut bytes)? as usize, read_number(&mut bytes)? as usize);
        let (rest, after) = bytes.split_at_checked(length)?;
        bytes = after;
        beginning.truncate(shared);
        beginning.extend(rest);
        let text = std::str::from_utf8(&beginning).ok()?;
        let (number, run) = (read_number(&mut bytes)?, read_number(&mut bytes)?);
        for step in 0..run {
            match number.checked_sub(1) {
                Some(number) => ids.push(format!("{text}{}", number.checked_add(step)?)),
                None => ids.push(text.to_owned()),
            }
            (ids.len() <= count).then_some(())?;
        }
    }
    bytes.is_empty().then_some(ids)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn back(ids: &[&str]) -> Option<Vec<String>> {
        read(&write(ids), ids.len())
    }

    #[test]
    fn runs_take_a_few_bytes() {
        let ids: Vec<String> = (1..500).map(|n| format!("样报-2024-05-{n}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        assert!(write(&ids).len() < 30);
        assert_eq!(back(&ids).unwrap(), ids);
    }

    #[test]
    fn every_id_comes_back() {
        let ids =
            ["007", "008", "009", "010", "", "", "a", "a0", "a1", "报1", "报2", "12345678901", "12345678902"];
        assert_eq!(back(&ids).unwrap(), ids);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(ids in prop::collection::vec("[a报0-3]{0,4}", 0..30)) {
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            prop_assert_eq!(back(&ids).unwrap(), ids);
        }

        #[test]
        fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..40), count in 0usize..20) {
            if let Some(ids) = read(&bytes, count) {
                prop_assert_eq!(ids.len(), count);
            }
        }
    }
}

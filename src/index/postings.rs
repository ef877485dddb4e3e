//! Positions of one term while the index is built: as differences, seven bits
//! a byte.

/// A list of ascending positions, encoded: each as the difference to the one
/// before (the first to 0), in LEB128 (seven bits a byte, low bits first, the
/// high bit set on all bytes but the last).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Postings {
    bytes: Vec<u8>,
    count: u32,
    last: u32,
}

impl Postings {
    /// Adds a position. Positions come in ascending order, each once.
    pub fn push(&mut self, position: u32) {
        debug_assert!(self.count == 0 || position > self.last);
        write_number(&mut self.bytes, position - self.last);
        self.last = position;
        self.count += 1;
    }

    /// Adds all positions of `later`, which begin after this list's last.
    pub fn append(&mut self, later: &Postings) {
        let mut rest = later.bytes.as_slice();
        if let Some(first) = read_number(&mut rest) {
            self.push(first);
            self.bytes.extend_from_slice(rest);
            self.count += later.count - 1;
            self.last = later.last;
        }
    }

    /// Number of positions.
    pub fn len(&self) -> usize {
        self.count as usize
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The positions, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        positions(&self.bytes)
    }

    /// The positions as they are encoded.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The positions that a list's bytes encode; the first that is none ends them.
pub fn positions(mut bytes: &[u8]) -> impl Iterator<Item = u32> {
    let mut last = 0u32;
    std::iter::from_fn(move || {
        last = last.checked_add(read_number(&mut bytes)?)?;
        Some(last)
    })
}

/// Writes a number in LEB128.
pub(crate) fn write_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads a number and moves on; `None` where it is cut off or too large.
pub(crate) fn read_number(bytes: &mut &[u8]) -> Option<u32> {
    if let [byte @ ..0x80, rest @ ..] = *bytes {
        *bytes = rest;
        return Some(u32::from(*byte));
    }
    let mut number = 0u32;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let low = u32::from(byte & 0x7F);
        if shift == 28 && low > 0x0F {
            return None;
        }
        number |= low << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn postings(positions: impl IntoIterator<Item = u32>) -> Postings {
        let mut postings = Postings::default();
        positions.into_iter().for_each(|position| postings.push(position));
        postings
    }

    proptest! {
        #[test]
        fn what_is_put_comes_back(positions in prop::collection::btree_set(any::<u32>(), 0..200)) {
            let postings = postings(positions.iter().copied());
            prop_assert_eq!(postings.len(), positions.len());
            prop_assert!(postings.iter().eq(positions));
        }

        #[test]
        fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..8)) {
            let mut rest = bytes.as_slice();
            while read_number(&mut rest).is_some() {}
        }
    }

    #[test]
    fn two_lists_become_one() {
        let mut all = postings([0, 3, 500]);
        all.append(&postings([501, 70_000]));
        assert_eq!(all, postings([0, 3, 500, 501, 70_000]));
    }
}

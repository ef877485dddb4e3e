//! Positions of one term: ascending numbers as differences, seven bits a byte.

use std::fmt;

/// A list of ascending positions, encoded: each as the difference to the one
/// before (the first to 0), in LEB128 (seven bits a byte, low bits first, the
/// high bit set on all bytes but the last).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Postings {
    bytes: Vec<u8>,
    count: u32,
    last: u32,
}

/// Encoded positions that are cut off or run past 32 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostingsError;

impl fmt::Display for PostingsError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of positions is cut off or out of range")
    }
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

    /// Number of encoded bytes.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Writes the list: its length, then the differences.
    pub fn write(&self, out: &mut Vec<u8>) {
        write_number(out, self.count);
        out.extend_from_slice(&self.bytes);
    }

    /// Reads the positions of a list that starts `bytes`.
    ///
    /// # Errors
    /// When the bytes end too soon or the numbers leave the 32 bits.
    pub fn read(mut bytes: &[u8]) -> Result<Vec<u32>, PostingsError> {
        let count = read_number(&mut bytes).ok_or(PostingsError)? as usize;
        if count > bytes.len() {
            return Err(PostingsError);
        }
        let mut positions = Vec::with_capacity(count);
        let mut last = 0u32;
        for _ in 0..count {
            let step = read_number(&mut bytes).ok_or(PostingsError)?;
            last = last.checked_add(step).ok_or(PostingsError)?;
            positions.push(last);
        }
        Ok(positions)
    }
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

    fn encode(positions: &[u32]) -> Vec<u8> {
        let mut postings = Postings::default();
        positions.iter().for_each(|&position| postings.push(position));
        let mut bytes = Vec::new();
        postings.write(&mut bytes);
        bytes
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(positions in prop::collection::btree_set(any::<u32>(), 0..200)) {
            let positions: Vec<u32> = positions.into_iter().collect();
            prop_assert_eq!(Postings::read(&encode(&positions)), Ok(positions));
        }

        #[test]
        fn foreign_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = Postings::read(&bytes);
        }
    }

    #[test]
    fn two_lists_become_one() {
        let (mut early, mut late) = (Postings::default(), Postings::default());
        [0, 3, 500].into_iter().for_each(|p| early.push(p));
        [501, 70_000].into_iter().for_each(|p| late.push(p));
        early.append(&late);
        let mut bytes = Vec::new();
        early.write(&mut bytes);
        assert_eq!(Postings::read(&bytes), Ok(vec![0, 3, 500, 501, 70_000]));
    }

    #[test]
    fn a_cut_list_is_an_error() {
        let bytes = encode(&[1, 2, 300]);
        assert_eq!(Postings::read(&bytes[..bytes.len() - 1]), Err(PostingsError));
    }
}

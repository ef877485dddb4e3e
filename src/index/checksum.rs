//! Whether an FST is what was written, before it is used.
//!
//! The same sum as [`fst::raw::Fst::verify`], CRC-32C, bit by bit: the tables
//! of the library would be 16 kB that no compression makes smaller, in a
//! program that every reader loads, to save a millisecond a chunk.

/// The polynomial of Castagnoli, reversed.
const POLYNOMIAL: u32 = 0x82F6_3B78;
/// What the library adds after turning the sum, so that a sum over data which
/// holds its own sum stays robust.
const MASK: u32 = 0xA282_EAD8;
/// The version of the format that ends with a sum.
const VERSION: u64 = 3;

/// Whether the bytes are an FST whose sum is right.
pub(super) fn is_right(fst: &[u8]) -> bool {
    let version = fst.first_chunk::<8>().map(|bytes| u64::from_le_bytes(*bytes));
    let content = fst.split_last_chunk::<4>();
    version == Some(VERSION)
        && content.is_some_and(|(content, sum)| masked(content) == u32::from_le_bytes(*sum))
}

fn masked(bytes: &[u8]) -> u32 {
    let sum = !bytes.iter().fold(!0, |sum, &byte| (0..8).fold(sum ^ u32::from(byte), |sum, _| shifted(sum)));
    sum.rotate_right(15).wrapping_add(MASK)
}

fn shifted(sum: u32) -> u32 {
    if sum & 1 == 1 { sum >> 1 ^ POLYNOMIAL } else { sum >> 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vec<u8> {
        fst::Set::from_iter(["报栏", "样本", "版面"]).unwrap().into_fst().into_inner()
    }

    #[test]
    fn what_the_library_verifies_is_right() {
        assert!(fst::Set::new(words()).unwrap().as_fst().verify().is_ok());
        assert!(is_right(&words()));
    }

    #[test]
    fn any_changed_or_missing_byte_is_found() {
        for at in 0..words().len() {
            let mut damaged = words();
            damaged[at] ^= 1;
            assert!(!is_right(&damaged), "byte {at}");
            assert!(!is_right(&words()[..at]), "cut at {at}");
        }
    }
}

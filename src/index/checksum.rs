//! An FST's own checksum, verified before anything is looked up in it.
//!
//! `Fst::verify` does the same with tables that make the browser load sixteen
//! incompressible kilobytes; here one table of a kilobyte is made on first use.

use fst::raw::Fst;
use std::sync::LazyLock;

/// The Castagnoli polynomial, bits reversed (RFC 3720, appendix B.4).
const POLYNOMIAL: u32 = 0x82F6_3B78;
/// What fst adds to a sum it stores.
const MASK: u32 = 0xA282_EAD8;

/// Opens an FST whose checksum holds.
///
/// # Errors
/// When the bytes are no FST or the checksum does not hold.
pub(crate) fn verified(bytes: &[u8]) -> fst::Result<Fst<Vec<u8>>> {
    let fst = Fst::new(bytes.to_vec())?;
    let (content, stored) = bytes.split_last_chunk::<4>().unwrap_or((bytes, &[0; 4]));
    let (expected, got) = (u32::from_le_bytes(*stored), masked(crc32c(content)));
    let mismatch = fst::raw::Error::ChecksumMismatch { expected, got };
    if got == expected { Ok(fst) } else { Err(mismatch.into()) }
}

fn masked(sum: u32) -> u32 {
    sum.rotate_right(15).wrapping_add(MASK)
}

/// CRC-32C of the bytes.
fn crc32c(bytes: &[u8]) -> u32 {
    static TABLE: LazyLock<[u32; 256]> = LazyLock::new(|| std::array::from_fn(|byte| remainder(byte as u32)));
    let step = |sum: u32, &byte: &u8| TABLE[(sum as u8 ^ byte) as usize] ^ (sum >> 8);
    !bytes.iter().fold(!0, step)
}

fn remainder(byte: u32) -> u32 {
    (0..8).fold(byte, |sum, _| if sum & 1 == 1 { (sum >> 1) ^ POLYNOMIAL } else { sum >> 1 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_check_value_of_the_polynomial() {
        assert_eq!(crc32c(b"123456789"), 0xE306_9283);
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_library(keys in prop::collection::btree_set("[a-z报栏]{1,6}", 0..40), at: prop::sample::Index, flip in 1u8..) {
            let mut bytes = fst::Set::from_iter(keys).unwrap().into_fst().into_inner();
            prop_assert!(verified(&bytes).is_ok());
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
            let library = Fst::new(bytes.clone()).and_then(|fst| fst.verify());
            prop_assert_eq!(verified(&bytes).is_ok(), library.is_ok());
        }
    }
}

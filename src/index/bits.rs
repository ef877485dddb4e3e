//! Bits in a row, the high bit of each byte first.

/// Takes bits and answers bytes.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    /// Bits that do not fill a byte yet, at the low end.
    held: u64,
    count: u32,
}

impl BitWriter {
    /// Adds the low `width` bits of a number, 32 at most.
    pub fn put(&mut self, bits: u32, width: u32) {
        self.held = (self.held << width) | u64::from(bits);
        self.count += width;
        while self.count >= 8 {
            self.count -= 8;
            self.bytes.push((self.held >> self.count) as u8);
        }
        self.held &= (1 << self.count) - 1;
    }

    /// The bytes, the last filled up with zeros.
    pub fn finish(mut self) -> Vec<u8> {
        let missing = (8 - self.count) % 8;
        self.put(0, missing);
        self.bytes
    }
}

/// Yields the bits of some bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    /// Bits that were read.
    at: usize,
}

impl<'a> BitReader<'a> {
    /// Reads from the first bit on.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next 57 bits or more, at the high end; zeros behind the last.
    pub fn window(&self) -> u64 {
        let rest = self.bytes.get(self.at / 8..).unwrap_or_default();
        let eight = match rest.first_chunk::<8>() {
            Some(eight) => *eight,
            None => std::array::from_fn(|index| rest.get(index).copied().unwrap_or_default()),
        };
        u64::from_be_bytes(eight) << (self.at % 8)
    }

    /// Passes over bits; `None` where there are not so many.
    pub fn skip(&mut self, width: u32) -> Option<()> {
        self.at += width as usize;
        (self.at <= 8 * self.bytes.len()).then_some(())
    }

    /// The next bits as a number, 32 at most.
    pub fn take(&mut self, width: u32) -> Option<u32> {
        let bits = self.window().checked_shr(64 - width).unwrap_or_default();
        self.skip(width)?;
        Some(bits as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_put_is_taken(numbers in prop::collection::vec((any::<u32>(), 0u32..33), 0..40)) {
            let numbers = numbers.into_iter().map(|(bits, width)| ((u64::from(bits) & ((1 << width) - 1)) as u32, width));
            let numbers: Vec<(u32, u32)> = numbers.collect();
            let mut writer = BitWriter::default();
            numbers.iter().for_each(|&(bits, width)| writer.put(bits, width));
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes);
            for (bits, width) in numbers {
                prop_assert_eq!(reader.take(width), Some(bits));
            }
            prop_assert_eq!(reader.take(32), None);
        }
    }
}

//! A corpus pressed in memory, for tests.

#![allow(dead_code, reason = "each test uses a part of it")]

use baolan::bundle::{self, Bundle, File, Taker};
use baolan::paper::Corpus;
use baolan::segment::{self, Made, SegmentError, Whole};
use futures::executor::block_on;
use std::collections::BTreeMap;

/// The files of a bundle: name → bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Takes files into memory.
struct Memory(Files);

impl Taker for Memory {
    type Error = SegmentError;

    fn take(&mut self, (name, bytes): File) -> Result<(), SegmentError> {
        self.0.insert(name, bytes);
        Ok(())
    }
}

/// Presses a corpus.
pub fn files(corpus: &Corpus) -> Files {
    joined(vec![segment_of(corpus, Made::default())])
}

/// The segment of a part of a corpus.
pub fn segment_of(corpus: &Corpus, made: Made) -> Vec<u8> {
    let mut bytes = Vec::new();
    segment::write(corpus, made, &mut bytes).expect("memory takes everything");
    bytes
}

/// Presses the segments of a corpus.
pub fn joined(parts: Vec<Vec<u8>>) -> Files {
    let open = |bytes: Vec<u8>| segment::open("memory", bytes.into()).expect("what was just written opens");
    let whole = Whole::join(parts.into_iter().flat_map(open).collect()).expect("the parts are different");
    let mut memory = Memory(Files::new());
    bundle::write(&whole, &mut memory).expect("memory takes everything");
    memory.0
}

/// Presses and opens a corpus.
pub fn open(corpus: &Corpus) -> Bundle {
    block_on(Bundle::open(Box::new(files(corpus)))).expect("what was just written opens")
}

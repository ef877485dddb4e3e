//! The root of the dictionary: what is needed to find a term's chunk and to
//! read it.
//!
//! The root is loaded at the start of every visit, so it has no more than the
//! alphabet, the codes, and for each leaf of chunks its place. The places of
//! the chunks are in the leaves, half a kilobyte each, of which a query reads
//! two or three: of 100,000 news articles all of them would be 60 KB. Together
//! root, leaves and chunks do what a trie of all terms would: of 10,000
//! articles an FST in chunks takes 1.7 MB deflated, keys and counts 0.5 MB.

use super::alphabet::Alphabet;
use super::columns::Columns;
use super::copies::Copies;
use super::dictionary::{Bounds, Sense, TermChunk};
use super::key::{Key, Place, Spaces, read_places};
use super::number::{Codes, Decoder, Lengths};
use super::postings::read_number;
use std::ops::Range;

/// Chunks that a leaf has.
pub const LEAF: usize = 64;

/// The root, read.
pub struct Root {
    alphabet: Alphabet,
    spaces: Spaces,
    codes: Codes,
    /// Number of chunks.
    chunks: usize,
    /// Where each leaf begins.
    leaves: Vec<Place>,
}

/// Where the chunks of a leaf begin, and where the next leaf does.
pub struct Places(Vec<Place>);

impl Root {
    /// Reads a root; `None` where it is damaged.
    pub fn open(bytes: &[u8]) -> Option<Self> {
        let (lengths, mut rest) = bytes.split_at_checked(Lengths::BYTES)?;
        let codes = Codes::open(lengths)?;
        let rest = &mut rest;
        let (words, values, positions) = (read_number(rest)?, read_number(rest)?, read_number(rest)?);
        let alphabet = Alphabet::read(rest)?;
        let spaces = Spaces { characters: alphabet.len(), words, values, positions };
        let chunks = read_number(rest)? as usize;
        let leaves = read_places(Key::default(), chunks.div_ceil(LEAF), rest)?;
        rest.is_empty().then_some(Self { alphabet, spaces, codes, chunks, leaves })
    }

    /// Number of leaves.
    pub fn leaves(&self) -> usize {
        self.leaves.len()
    }

    /// One past the last position.
    pub fn positions(&self) -> u32 {
        self.spaces.positions
    }

    /// The term of two characters, where the corpus has both.
    pub fn pair(&self, first: char, second: char) -> Option<Range<Key>> {
        Some(Key::new(self.alphabet.number(first)?, self.alphabet.number(second)?).alone())
    }

    /// All pairs that begin with a character.
    pub fn beginning_with(&self, first: char) -> Option<Range<Key>> {
        Some(Key::all_of(self.alphabet.number(first)?))
    }

    /// The word of this number.
    pub fn word(&self, number: u32) -> Range<Key> {
        Key::new(self.spaces.words_lead(), number).alone()
    }

    /// The value of this number.
    pub fn value(&self, number: u32) -> Range<Key> {
        Key::new(self.spaces.values_lead(), number).alone()
    }

    /// The leaves in which positions of these terms may stand.
    pub fn leaves_of(&self, keys: &Range<Key>) -> Range<usize> {
        holding(&self.leaves, keys)
    }

    /// Reads the places of articles and the copies; `None` where they are
    /// damaged or are not those of this root.
    pub fn columns(&self, bytes: &[u8], articles: usize) -> Option<(Columns, Copies)> {
        let mut numbers = Decoder::new(&self.codes, bytes);
        let columns = Columns::read(&mut numbers, articles)?;
        let copies = Copies::read(&mut numbers, columns.end())?;
        (columns.end() == self.positions()).then_some((columns, copies))
    }

    /// Reads where the chunks of a leaf begin; `None` where it is damaged.
    pub fn places(&self, leaf: usize, mut bytes: &[u8]) -> Option<Places> {
        let first = *self.leaves.get(leaf)?;
        let others = LEAF.min(self.chunks - leaf * LEAF) - 1;
        let mut places = vec![first];
        places.extend(read_places(first.key, others, &mut bytes)?);
        places.push(self.leaves.get(leaf + 1).copied().unwrap_or(self.spaces.end()));
        bytes.is_empty().then_some(Places(places))
    }

    /// Reads a chunk of a corpus with these columns and copies; `None` where
    /// it is damaged.
    pub fn read(
        &self,
        bounds: Bounds,
        bytes: &[u8],
        columns: &Columns,
        copies: &Copies,
    ) -> Option<TermChunk> {
        let mut decoder = Decoder::new(&self.codes, bytes);
        TermChunk::read(&mut decoder, &Sense { bounds, spaces: self.spaces, columns, copies })
    }
}

impl Places {
    /// The chunks of the leaf in which positions of these terms may stand.
    pub fn chunks_of(&self, keys: &Range<Key>) -> Range<usize> {
        holding(&self.0[..self.0.len() - 1], keys)
    }

    /// What bounds the numbers of a chunk of the leaf.
    pub fn bounds(&self, chunk: usize) -> Option<Bounds> {
        Some(Bounds { from: *self.0.get(chunk)?, until: *self.0.get(chunk + 1)? })
    }
}

/// Which of those that begin at these places may hold positions of some terms.
fn holding(places: &[Place], keys: &Range<Key>) -> Range<usize> {
    let start = Place { key: keys.start, position: 0 };
    let first = places.partition_point(|place| *place <= start).saturating_sub(1);
    first..places.partition_point(|place| place.key < keys.end)
}

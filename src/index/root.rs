//! The root of the dictionary: what is needed to find a term's chunk and to
//! read it.
//!
//! The root is loaded at the start of every visit, so it has no more than the
//! alphabet, the codes, and for each chunk its place. Together with the chunks
//! it does what a trie of all terms would: of 10,000 news articles an FST in
//! chunks takes 1.7 MB deflated, keys and counts 0.5 MB.

use super::alphabet::Alphabet;
use super::cores::{on_all_cores, shares};
use super::dictionary::{self, Bounds, Run, TermChunk};
use super::key::{Key, Place, Spaces};
use super::number::{Codes, Decoder, Encoder, Histogram, Lengths, Numbers, Words};
use super::postings::{Postings, read_number, write_number};
use super::{Columns, TermList};
use std::ops::Range;

/// Size of a chunk in bits, about: 20 KB. Smaller ones would be too many for
/// a host, and their hashes too many for the start; of larger ones a query
/// would need less.
const CHUNK: u64 = 20 << 13;
/// A list larger than this does not have to stand in one chunk.
const WHOLE: u64 = 6 << 13;

/// A dictionary ready to be written.
pub struct Layout<'a> {
    alphabet: Alphabet,
    spaces: Spaces,
    terms: Vec<(Key, &'a Postings)>,
    cuts: Vec<Cut>,
    places: Vec<Place>,
    lengths: Lengths,
    words: Words,
}

/// Where a chunk begins: a term, and how many of its positions stand before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cut {
    term: usize,
    skipped: usize,
}

impl<'a> Layout<'a> {
    /// Cuts the dictionary and makes its codes.
    pub fn new(list: &'a TermList, columns: &Columns) -> Self {
        let alphabet = Alphabet::of(&list.characters());
        let (words, values) = (list.words(), list.values());
        let spaces = Spaces {
            characters: alphabet.len(),
            words: words.len() as u32,
            values: values.len() as u32,
            positions: columns.end(),
        };
        let terms = keyed(list, &alphabet, &spaces);
        let cuts = cut(&terms, spaces.positions);
        let places = cuts.iter().map(|cut| place(&terms, *cut)).collect();
        let lengths = Histogram::default().lengths();
        let mut layout = Self { alphabet, spaces, terms, cuts, places, words: Words::new(&lengths), lengths };
        layout.train(columns);
        layout
    }

    /// Counts all numbers and makes the codes for them.
    fn train(&mut self, columns: &Columns) {
        let mut all = Histogram::default();
        columns.write(&mut all);
        let count = |chunks: &&[usize]| {
            let mut histogram = Histogram::default();
            chunks.iter().for_each(|&chunk| self.put(chunk, &mut histogram));
            histogram
        };
        let chunks: Vec<usize> = (0..self.len()).collect();
        on_all_cores(&shares(&chunks), count).iter().for_each(|part| all.add(part));
        self.lengths = all.lengths();
        self.words = Words::new(&self.lengths);
    }

    /// Number of chunks.
    pub fn len(&self) -> usize {
        self.cuts.len()
    }

    /// Whether there is no term at all.
    pub fn is_empty(&self) -> bool {
        self.cuts.is_empty()
    }

    /// The bytes of some chunks.
    pub fn chunks(&self, numbers: Range<usize>) -> Vec<Vec<u8>> {
        on_all_cores(&numbers.collect::<Vec<usize>>(), |&number| self.chunk(number))
    }

    fn chunk(&self, number: usize) -> Vec<u8> {
        let mut encoder = self.encoder();
        self.put(number, &mut encoder);
        encoder.finish()
    }

    /// The bytes of the columns.
    pub fn columns(&self, columns: &Columns) -> Vec<u8> {
        let mut encoder = self.encoder();
        columns.write(&mut encoder);
        encoder.finish()
    }

    /// The bytes of the root.
    pub fn root(&self) -> Vec<u8> {
        let mut bytes = self.lengths.write();
        let Spaces { words, values, positions, .. } = self.spaces;
        [words, values, positions].into_iter().for_each(|number| write_number(&mut bytes, number));
        self.alphabet.write(&mut bytes);
        write_number(&mut bytes, self.places.len() as u32);
        let mut before = Key::default();
        for place in &self.places {
            let same = place.key.lead() == before.lead();
            write_number(&mut bytes, place.key.lead() - before.lead());
            write_number(&mut bytes, place.key.follower() - if same { before.follower() } else { 0 });
            write_number(&mut bytes, place.position);
            before = place.key;
        }
        bytes
    }

    fn encoder(&self) -> Encoder<'_> {
        Encoder::new(&self.lengths, &self.words)
    }

    fn put(&self, number: usize, out: &mut impl Numbers) {
        dictionary::write(out, &self.run(number), &bounds(&self.places, self.spaces, number));
    }

    fn run(&self, number: usize) -> Run {
        let from = self.cuts[number];
        let until = self.cuts.get(number + 1).copied();
        let until = until.unwrap_or(Cut { term: self.terms.len(), skipped: 0 });
        let last = until.term + usize::from(until.skipped > 0);
        let part = |term: usize| {
            let (key, postings) = self.terms[term];
            let skipped = if term == from.term { from.skipped } else { 0 };
            let end = if term == until.term { until.skipped } else { postings.len() };
            (key, postings.iter().take(end).skip(skipped).collect())
        };
        (from.term..last).map(part).collect()
    }
}

fn keyed<'a>(list: &'a TermList, alphabet: &Alphabet, spaces: &Spaces) -> Vec<(Key, &'a Postings)> {
    let number = |c: char| alphabet.number(c).unwrap_or_default();
    let pairs = list.pairs().map(|([a, b], postings)| (Key::new(number(a), number(b)), postings));
    let numbered = |lead, terms: Vec<(&'a str, &'a Postings)>| {
        terms.into_iter().zip(0..).map(move |((_, postings), number)| (Key::new(lead, number), postings))
    };
    let words = numbered(spaces.words_lead(), list.words());
    let values = numbered(spaces.values_lead(), list.values());
    let mut terms: Vec<_> = pairs.chain(words).chain(values).collect();
    terms.sort_unstable_by_key(|(key, _)| *key);
    terms
}

/// Cuts terms into chunks of about [`CHUNK`] bits.
fn cut(terms: &[(Key, &Postings)], positions: u32) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut room = 0;
    for (term, (_, postings)) in terms.iter().enumerate() {
        let (count, mut skipped) = (postings.len() as u64, 0);
        let each = bits_each(count, positions);
        loop {
            if room == 0 {
                cuts.push(Cut { term, skipped: skipped as usize });
                room = CHUNK;
            }
            let rest = (count - skipped) * each + 10;
            if rest <= room || rest <= WHOLE {
                room = room.saturating_sub(rest);
                break;
            }
            skipped += (room / each).clamp(1, count - skipped - 1);
            room = 0;
        }
    }
    cuts
}

/// What a position of a list of `count` takes, about.
fn bits_each(count: u64, positions: u32) -> u64 {
    u64::from((u64::from(positions) / count.max(1)).max(1).ilog2()) + 2
}

fn place(terms: &[(Key, &Postings)], cut: Cut) -> Place {
    let (key, postings) = terms[cut.term];
    let inside = (cut.skipped > 0).then(|| postings.iter().nth(cut.skipped));
    Place { key, position: inside.flatten().unwrap_or_default() }
}

fn bounds(places: &[Place], spaces: Spaces, number: usize) -> Bounds {
    let end = Place { key: Key::new(spaces.values_lead(), spaces.values), position: 0 };
    let place = |number: usize| places.get(number).copied().unwrap_or(end);
    Bounds { from: place(number), until: place(number + 1), spaces }
}

/// The root, read.
pub struct Root {
    alphabet: Alphabet,
    spaces: Spaces,
    codes: Codes,
    places: Vec<Place>,
}

impl Root {
    /// Reads a root; `None` where it is damaged.
    pub fn open(bytes: &[u8]) -> Option<Self> {
        let (lengths, mut rest) = bytes.split_at_checked(Lengths::BYTES)?;
        let codes = Codes::open(lengths)?;
        let rest = &mut rest;
        let (words, values, positions) = (read_number(rest)?, read_number(rest)?, read_number(rest)?);
        let alphabet = Alphabet::read(rest)?;
        let spaces = Spaces { characters: alphabet.len(), words, values, positions };
        let places = read_places(rest)?;
        rest.is_empty().then_some(Self { alphabet, spaces, codes, places })
    }

    /// The codes, which the columns are written in too.
    pub(super) fn codes(&self) -> &Codes {
        &self.codes
    }

    /// Number of chunks.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
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

    /// The chunks in which positions of these terms may stand.
    pub fn chunks(&self, keys: &Range<Key>) -> Range<usize> {
        let start = Place { key: keys.start, position: 0 };
        let first = self.places.partition_point(|place| *place <= start).saturating_sub(1);
        first..self.places.partition_point(|place| place.key < keys.end)
    }

    /// Reads a chunk; `None` where it is damaged.
    pub fn read(&self, number: usize, bytes: &[u8]) -> Option<TermChunk> {
        let mut decoder = Decoder::new(&self.codes, bytes);
        TermChunk::read(&mut decoder, &bounds(&self.places, self.spaces, number))
    }
}

fn read_places(rest: &mut &[u8]) -> Option<Vec<Place>> {
    let mut places = Vec::new();
    let mut before = Key::default();
    for _ in 0..read_number(rest)? {
        let step = read_number(rest)?;
        let follower = if step == 0 { before.follower() } else { 0 };
        let lead = before.lead().checked_add(step)?;
        let key = Key::new(lead, follower.checked_add(read_number(rest)?)?);
        places.push(Place { key, position: read_number(rest)? });
        before = key;
    }
    Some(places)
}

//! Numbers in few bits: a class from a prefix code, then what the class leaves
//! open.
//!
//! The class of a number is its octave and half: 0, 1, 2, 3–4, 5–6, 7–10,
//! 11–14, …. Numbers of one context share a prefix code (Huffman 1952, *A
//! Method for the Construction of Minimum-Redundancy Codes*), made by the
//! press from the classes that really occur.
//!
//! The context of a gap is the gap that is to be expected, and how crowded
//! ([`Crowd`]) the list was so far: who is named twice in an article is soon
//! named again. On 10,000 news articles this costs a position 16.1 bits,
//! where the expected gap alone costs 16.2, interpolative coding 16.9, Rice
//! and Elias–Fano 17.7, and whole bytes of seven bits 19.0. Arithmetic coding
//! would gain 0.03 bits; coding within the bounds of articles with it, 0.2.

use super::bits::{BitReader, BitWriter};

/// Number of classes.
pub(super) const CLASSES: usize = 64;
/// Longest word of a code, in bits.
const LONGEST: usize = 15;

/// What a number counts; each kind has a code for each class of what is
/// expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// From one follower of a character to the next.
    Follower,
    /// Positions of a term, by the class of its follower.
    Count,
    /// Sizes within a chunk, and of articles.
    Size,
    /// From one article to the next.
    Article,
    /// From one position to the next, in lists of each [`Crowd`]: the last,
    /// as it has several codes for each class.
    Gap,
}

/// A kind of number and what was known before it: 64 classes at most, of gaps
/// as many for each crowd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Context(pub Kind, pub usize);

/// Number of contexts.
const CONTEXTS: usize = (Kind::Gap as usize + CROWDS) * CLASSES;

impl Context {
    fn index(self) -> usize {
        let classes = if self.0 == Kind::Gap { CROWDS * CLASSES } else { CLASSES };
        self.0 as usize * CLASSES + self.1 % classes
    }
}

/// Number of states of a [`Crowd`].
const CROWDS: usize = 5;
/// A gap below this mostly stays within an article.
const NEAR: u32 = 256;

/// How many gaps of a list so far were near ones.
#[derive(Debug, Clone, Copy, Default)]
struct Crowd {
    gaps: u64,
    near: u64,
}

impl Crowd {
    /// Nothing known yet, then a share of a sixteenth, a quarter, half, more.
    fn state(self) -> usize {
        match self {
            Self { gaps: 0, .. } => 0,
            Self { gaps, near } if 16 * near < gaps => 1,
            Self { gaps, near } if 4 * near < gaps => 2,
            Self { gaps, near } if 2 * near < gaps => 3,
            _ => 4,
        }
    }

    fn add(&mut self, gap: u32) {
        self.gaps += 1;
        self.near += u64::from(gap < NEAR);
    }

    /// The context of the next number of a list.
    fn context(self, kind: Kind, expected: u32) -> Context {
        let state = if kind == Kind::Gap { self.state() } else { 0 };
        Context(kind, state * CLASSES + class(expected))
    }
}

/// The class of a number.
pub(super) fn class(number: u32) -> usize {
    let above = u64::from(number) + 1;
    let octave = above.ilog2();
    if octave == 0 { 0 } else { (2 * (octave - 1) + (above >> (octave - 1)) as u32 - 1) as usize }
}

/// The least number of a class, and how many bits tell it from the others.
fn class_start(class: usize) -> (u64, u32) {
    match class.checked_sub(1) {
        None => (0, 0),
        Some(halves) => (((2 + halves as u64 % 2) << (halves / 2)) - 1, (halves / 2) as u32),
    }
}

/// Where numbers go: they are counted first, then written.
pub(super) trait Numbers {
    /// Takes a number.
    fn number(&mut self, context: Context, number: u32);
}

/// How often each class occurs in each context.
#[derive(Debug, Clone)]
pub(super) struct Histogram(Vec<[u64; CLASSES]>);

impl Default for Histogram {
    fn default() -> Self {
        Self(vec![[0; CLASSES]; CONTEXTS])
    }
}

impl Numbers for Histogram {
    fn number(&mut self, context: Context, number: u32) {
        self.0[context.index()][class(number)] += 1;
    }
}

impl Histogram {
    /// Adds what another one has counted.
    pub fn add(&mut self, other: &Self) {
        let counts = self.0.as_flattened_mut().iter_mut().zip(other.0.as_flattened());
        counts.for_each(|(count, more)| *count += more);
    }

    /// The lengths of the words of all codes.
    pub fn lengths(&self) -> Lengths {
        Lengths(self.0.iter().map(word_lengths).collect())
    }
}

/// The lengths of the words of each context's code, 0 for none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lengths(Vec<[u8; CLASSES]>);

impl Lengths {
    /// Writes them, two a byte.
    pub fn write(&self) -> Vec<u8> {
        self.0.as_flattened().chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
    }

    /// Number of bytes that [`write`](Self::write) answers.
    pub const BYTES: usize = CONTEXTS * CLASSES / 2;
}

/// Huffman's tree, flattened: the depth of each class. Where a word grows too
/// long, the counts are halved until none does.
fn word_lengths(counts: &[u64; CLASSES]) -> [u8; CLASSES] {
    let mut counts = *counts;
    loop {
        let lengths = depths(&counts);
        if lengths.iter().all(|&length| usize::from(length) <= LONGEST) {
            return lengths;
        }
        counts.iter_mut().filter(|count| **count > 0).for_each(|count| *count = *count / 2 + 1);
    }
}

fn depths(counts: &[u64; CLASSES]) -> [u8; CLASSES] {
    let mut depths = [0; CLASSES];
    let trees = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut trees: Vec<(u64, Vec<usize>)> = trees.map(|(class, &count)| (count, vec![class])).collect();
    if let [(_, only)] = trees.as_slice() {
        depths[only[0]] = 1;
    }
    while trees.len() > 1 {
        trees.sort_by(|a, b| b.cmp(a));
        let joined =
            trees.split_off(trees.len() - 2).into_iter().reduce(|a, b| (a.0 + b.0, [a.1, b.1].concat()));
        let joined = joined.unwrap_or_default();
        joined.1.iter().for_each(|&class| depths[class] += 1);
        trees.push(joined);
    }
    depths
}

/// Writes numbers.
pub(super) struct Encoder<'a> {
    lengths: &'a Lengths,
    words: &'a Words,
    bits: BitWriter,
}

/// The words of all codes.
pub(super) struct Words(Vec<[u32; CLASSES]>);

impl Words {
    /// The words for these lengths: of each length in ascending order.
    pub fn new(lengths: &Lengths) -> Self {
        Self(lengths.0.iter().map(words).collect())
    }
}

fn words(lengths: &[u8; CLASSES]) -> [u32; CLASSES] {
    let mut words = [0; CLASSES];
    let mut next = 0;
    for length in 1..=LONGEST {
        for class in (0..CLASSES).filter(|&class| usize::from(lengths[class]) == length) {
            words[class] = next;
            next += 1;
        }
        next <<= 1;
    }
    words
}

impl<'a> Encoder<'a> {
    /// Begins with nothing written.
    pub fn new(lengths: &'a Lengths, words: &'a Words) -> Self {
        Self { lengths, words, bits: BitWriter::default() }
    }

    /// What was written.
    pub fn finish(self) -> Vec<u8> {
        self.bits.finish()
    }
}

impl Numbers for Encoder<'_> {
    fn number(&mut self, context: Context, number: u32) {
        let (code, class) = (context.index(), class(number));
        let (start, open) = class_start(class);
        self.bits.put(self.words.0[code][class], u32::from(self.lengths.0[code][class]));
        self.bits.put((u64::from(number) - start) as u32, open);
    }
}

/// The codes of all contexts, to read by.
pub(super) struct Codes(Vec<Code>);

/// One code: what its words of each length begin with.
struct Code {
    /// For each length, the first sixteen bits that are past its words.
    limits: [u32; LONGEST + 1],
    /// For each length, the index of its first class less its first word.
    shifts: [i32; LONGEST + 1],
    /// Classes in the order of their words.
    classes: Vec<u8>,
}

impl Codes {
    /// Reads what [`Lengths::write`] wrote; `None` where the bytes are not so
    /// many or no code has such lengths.
    pub fn open(bytes: &[u8]) -> Option<Self> {
        let lengths: Vec<u8> = bytes.iter().flat_map(|pair| [pair >> 4, pair & 15]).collect();
        let codes: Option<Vec<Code>> = lengths.chunks(CLASSES).map(Code::open).collect();
        codes.filter(|codes| codes.len() == CONTEXTS).map(Self)
    }
}

impl Code {
    fn open(lengths: &[u8]) -> Option<Self> {
        let mut code = Self { limits: [0; LONGEST + 1], shifts: [0; LONGEST + 1], classes: Vec::new() };
        let mut next = 0u32;
        for length in 1..=LONGEST {
            code.shifts[length] = code.classes.len() as i32 - next as i32;
            let before = code.classes.len();
            let of_it = lengths.iter().zip(0u8..).filter(|(found, _)| usize::from(**found) == length);
            code.classes.extend(of_it.map(|(_, class)| class));
            next += (code.classes.len() - before) as u32;
            code.limits[length] = next << (16 - length);
            next <<= 1;
        }
        (code.limits[LONGEST] <= 1 << 16).then_some(code)
    }

    fn class(&self, bits: &mut BitReader) -> Option<usize> {
        let ahead = (bits.window() >> 48) as u32;
        let length = (1..=LONGEST).find(|&length| ahead < self.limits[length])?;
        bits.skip(length as u32)?;
        let index = (ahead >> (16 - length)) as i32 + self.shifts[length];
        self.classes.get(index as usize).map(|&class| usize::from(class))
    }
}

/// Reads numbers; `None` from where the bits are damaged or at an end.
pub(super) struct Decoder<'a> {
    codes: &'a Codes,
    bits: BitReader<'a>,
}

impl<'a> Decoder<'a> {
    /// Reads from the first bit on.
    pub fn new(codes: &'a Codes, bytes: &'a [u8]) -> Self {
        Self { codes, bits: BitReader::new(bytes) }
    }

    /// The next number, which was written in the same context.
    pub fn number(&mut self, context: Context) -> Option<u32> {
        let class = self.codes.0[context.index()].class(&mut self.bits)?;
        let (start, open) = class_start(class);
        u32::try_from(start + u64::from(self.bits.take(open)?)).ok()
    }
}

/// Writes ascending numbers of the range from `low` to below `high`. The
/// reader knows how many they are.
pub(super) fn write_ascending(out: &mut impl Numbers, kind: Kind, list: &[u32], mut low: u32, high: u32) {
    let mut crowd = Crowd::default();
    for (&number, left) in list.iter().zip((1..=list.len() as u32).rev()) {
        out.number(crowd.context(kind, (high - low) / left), number - low);
        crowd.add(number - low);
        low = number + 1;
    }
}

/// Reads `count` ascending numbers; `None` where they leave the range.
pub(super) fn read_ascending(
    numbers: &mut Decoder,
    kind: Kind,
    count: u32,
    mut low: u32,
    high: u32,
    out: &mut Vec<u32>,
) -> Option<()> {
    let mut crowd = Crowd::default();
    for left in (1..=count).rev() {
        let room = high.checked_sub(low)?;
        let gap = numbers.number(crowd.context(kind, room / left))?;
        let number = low.checked_add(gap).filter(|&number| number < high)?;
        crowd.add(gap);
        out.push(number);
        low = number + 1;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GAP: Context = Context(Kind::Gap, 7);

    /// Writes with codes made for what is written.
    fn written(write: impl Fn(&mut dyn FnMut(Context, u32))) -> (Vec<u8>, Codes) {
        let mut histogram = Histogram::default();
        write(&mut |context, number| histogram.number(context, number));
        let lengths = histogram.lengths();
        let words = Words::new(&lengths);
        let mut encoder = Encoder::new(&lengths, &words);
        write(&mut |context, number| encoder.number(context, number));
        (encoder.finish(), Codes::open(&lengths.write()).unwrap())
    }

    #[test]
    fn classes_are_half_octaves() {
        let classes: Vec<usize> = (0..12).map(class).collect();
        assert_eq!(classes, [0, 1, 2, 3, 3, 4, 4, 5, 5, 5, 5, 6]);
        for number in [0, 1, 6, 7, 1000, 65_535, 1 << 31, u32::MAX] {
            let (start, open) = class_start(class(number));
            assert!(start <= number.into() && u64::from(number) < start + (1 << open), "{number}");
        }
    }

    #[test]
    fn rare_words_stay_short_enough() {
        let mut counts = [0; CLASSES];
        counts.iter_mut().enumerate().for_each(|(class, count)| *count = 1 << class.min(60));
        assert!(word_lengths(&counts).iter().all(|&length| (1..=15).contains(&length)));
    }

    proptest! {
        #[test]
        fn numbers_come_back(numbers in prop::collection::vec(any::<u32>(), 0..60)) {
            let (bytes, codes) = written(|put| numbers.iter().for_each(|&number| put(GAP, number)));
            let mut decoder = Decoder::new(&codes, &bytes);
            for number in numbers {
                prop_assert_eq!(decoder.number(GAP), Some(number));
            }
        }

        #[test]
        fn lists_come_back(list in prop::collection::btree_set(0u32..5000, 0..200)) {
            let list: Vec<u32> = list.into_iter().collect();
            let mut histogram = Histogram::default();
            write_ascending(&mut histogram, Kind::Gap, &list, 0, 5000);
            let lengths = histogram.lengths();
            let words = Words::new(&lengths);
            let mut encoder = Encoder::new(&lengths, &words);
            write_ascending(&mut encoder, Kind::Gap, &list, 0, 5000);
            let (bytes, codes) = (encoder.finish(), Codes::open(&lengths.write()).unwrap());
            let (mut decoder, mut out) = (Decoder::new(&codes, &bytes), Vec::new());
            let read = read_ascending(&mut decoder, Kind::Gap, list.len() as u32, 0, 5000, &mut out);
            prop_assert_eq!((read, out), (Some(()), list));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

        #[test]
        fn foreign_bytes_never_panic(lengths in prop::collection::vec(any::<u8>(), Lengths::BYTES), bytes in prop::collection::vec(any::<u8>(), 0..64), high: u32) {
            let narrow: Vec<u8> = lengths.iter().map(|pair| pair | 0xCC).collect();
            for codes in [Codes::open(&lengths), Codes::open(&narrow)].into_iter().flatten() {
                let mut out = Vec::new();
                let _ = read_ascending(&mut Decoder::new(&codes, &bytes), Kind::Gap, 1000, 0, high, &mut out);
                prop_assert!(out.len() <= 8 * bytes.len() && out.is_sorted());
            }
        }
    }
}

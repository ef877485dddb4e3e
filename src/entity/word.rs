//! A text cut into words: the cheapest path through a lattice of known words,
//! single characters and possible names.
//!
//! Every word has a price, ten times the negative logarithm of how often it
//! comes. A possible name is cheaper where something announces it (a post
//! before it, a verb of speech after it). So the end of a name is decided by
//! what the rest of the clause becomes: 胡|肯定了 leaves two words, 胡肯|定了
//! leaves rubble.

use super::lexicon::{self, Found, Marks, Surname};
use super::sentence::Text;
use crate::text::is_han;

mod name;

pub use name::Support;
use name::names;

/// A word of a text. Positions are characters of its [`Text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// What is known of it.
    pub marks: Marks,
    /// What it is made of.
    pub kind: Kind,
    /// For a name, what announces it.
    pub support: Support,
}

/// What a word is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word of the lists.
    Listed,
    /// A personal name, possible or known.
    Name,
    /// One Han character that no list knows.
    Single,
    /// Letters and digits.
    Latin,
    /// Punctuation.
    Mark,
}

/// Names known on the page, each with its price.
pub type Known = lexicon::Trie;

/// An edge of the lattice, in solid characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    from: usize,
    to: usize,
    price: u32,
    marks: Marks,
    kind: Kind,
    support: Support,
}

/// The characters of a text without its blanks: print sets blanks where it
/// likes, `王 伟`, `局 长`.
#[derive(Debug)]
pub(super) struct Solid {
    chars: Vec<char>,
    /// Position of each in the text.
    places: Vec<usize>,
}

impl Solid {
    fn new(text: &Text) -> Self {
        let solid = text.chars.iter().enumerate().filter(|(_, c)| !c.is_whitespace());
        let (places, chars) = solid.map(|(place, &c)| (place, c)).unzip();
        Self { chars, places }
    }

    /// Whether the text has a blank before solid character `at`.
    fn blank_before(&self, at: usize) -> bool {
        at > 0 && at < self.places.len() && self.places[at] > self.places[at - 1] + 1
    }

    /// Blanks inside `from..to`.
    fn blanks(&self, from: usize, to: usize) -> usize {
        (from + 1..to).filter(|&at| self.blank_before(at)).count()
    }
}

/// A text with all words that it may be made of.
#[derive(Debug)]
pub struct Lattice {
    solid: Solid,
    /// Words and single characters, by where they start.
    words: Vec<Edge>,
    /// Possible names.
    names: Vec<Edge>,
}

/// A word that runs across a blank costs this much more.
const BLANK_PRICE: u32 = 45;

impl Lattice {
    /// All words and possible names of `text`.
    pub fn new(text: &Text) -> Self {
        let solid = Solid::new(text);
        let mut words = Vec::with_capacity(solid.chars.len() * 2);
        let mut at = 0;
        while at < solid.chars.len() {
            at += push_words(&solid, at, &mut words);
        }
        let names = names(&solid, &words);
        Self { solid, words, names }
    }

    /// The cheapest path with every possible name allowed.
    pub fn guess(&self) -> Vec<Word> {
        self.path(&self.names)
    }

    /// The cheapest path with every possible name allowed, those `known` at
    /// their price.
    pub fn guess_with(&self, known: &Known) -> Vec<Word> {
        let mut names = self.known(known);
        names.extend(&self.names);
        names.sort_by_key(|edge| edge.from);
        self.path(&names)
    }

    /// The cheapest path with only the names `known` allowed.
    pub fn cut(&self, known: &Known) -> Vec<Word> {
        self.path(&self.known(known))
    }

    /// Edges for the names `known`, wherever they stand.
    fn known(&self, known: &Known) -> Vec<Edge> {
        let starts = 0..self.solid.chars.len();
        let found =
            starts.flat_map(|from| known.at(&self.solid.chars[from..]).map(move |found| (from, found)));
        found.map(|(from, found)| self.known_edge(from, from + found.length, found.price)).collect()
    }

    fn known_edge(&self, from: usize, to: usize, price: u32) -> Edge {
        let same = |edge: &&Edge| edge.from == from && edge.to == to;
        let support = self.names.iter().find(same).map_or(Support::NONE, |edge| edge.support);
        let announced = support.any(
            Support::TITLE.and(Support::BYLINE).and(Support::ADDRESS).and(Support::VERB).and(Support::LISTED),
        );
        let price = if announced { price.min(50) } else { price };
        Edge { from, to, price, marks: Marks::NAME, kind: Kind::Name, support }
    }

    /// The cheapest way from start to end over words and `names`. Both are
    /// sorted by where they start.
    fn path(&self, names: &[Edge]) -> Vec<Word> {
        let length = self.solid.chars.len();
        let mut best: Vec<(u32, Option<&Edge>)> = vec![(u32::MAX, None); length + 1];
        best[0].0 = 0;
        let (mut words, mut names) = (self.words.iter().peekable(), names.iter().peekable());
        for at in 0..length {
            let spent = best[at].0;
            while let Some(edge) = words.next_if(|e| e.from == at).or_else(|| names.next_if(|e| e.from == at))
            {
                let total = spent.saturating_add(edge.price);
                if total < best[edge.to].0 {
                    best[edge.to] = (total, Some(edge));
                }
            }
        }
        let mut path = Vec::new();
        let mut at = length;
        while let Some(edge) = best[at].1 {
            path.push(self.word(edge));
            at = edge.from;
        }
        path.reverse();
        path
    }

    fn word(&self, edge: &Edge) -> Word {
        let (start, end) = (self.solid.places[edge.from], self.solid.places[edge.to - 1] + 1);
        Word { start, end, marks: edge.marks, kind: edge.kind, support: edge.support }
    }
}

/// Adds all words that start at `at`; answers how far the next start is.
fn push_words(solid: &Solid, at: usize, words: &mut Vec<Edge>) -> usize {
    let c = solid.chars[at];
    let plain = |to, price, marks, kind| Edge { from: at, to, price, marks, kind, support: Support::NONE };
    if is_latin(c) {
        let length = solid.chars[at..].iter().take_while(|&&c| is_latin(c)).count();
        words.push(plain(at + length, 40, latin_marks(&solid.chars[at..at + length]), Kind::Latin));
        return length;
    }
    if !is_han(c) {
        words.push(plain(at + 1, 20, Marks::NONE, Kind::Mark));
        return 1;
    }
    let mut single = false;
    for found in lexicon::words().at(&solid.chars[at..]) {
        single |= found.length == 1;
        let addressed = found.length == 1 && is_addressed(&solid.chars[at..]);
        let price = if addressed { ADDRESSED_PRICE } else { found.price };
        let price = price + BLANK_PRICE * solid.blanks(at, at + found.length) as u32;
        words.push(plain(at + found.length, price, found.marks, Kind::Listed));
    }
    if !single {
        words.push(plain(at + 1, 135, Marks::NONE, Kind::Single));
    }
    1
}

/// A surname alone before 女士, 先生 is a word of its own: 游客|谢|女士.
const ADDRESSED_PRICE: u32 = 40;

fn is_addressed(chars: &[char]) -> bool {
    let surname = lexicon::surname_at(&chars[..1]).any(|(_, grade)| grade == Surname::Common);
    let address = |found: Found| found.length > 1 && found.marks.any(Marks::ADDRESS);
    surname && lexicon::words().at(&chars[1..]).any(address)
}

/// CEO and its like are titles.
fn latin_marks(chars: &[char]) -> Marks {
    const TITLES: [&str; 7] = ["ceo", "cto", "cfo", "coo", "cmo", "cio", "vp"];
    let is_title = TITLES.iter().any(|title| title.chars().eq(chars.iter().copied()));
    if is_title { Marks::OFFICE.and(Marks::FOREIGN_TITLE) } else { Marks::NONE }
}

/// Letters and digits; a middle dot belongs to a name and stays apart.
fn is_latin(c: char) -> bool {
    c < '\u{2E80}' && c.is_alphanumeric() || matches!(c, '.' | '%' | '℃')
}

//! The files of a corpus, part by part: what one segment is made of.
//!
//! A part is some hundred pages, or a piece of a file of ready-cut articles.
//! Where parts end is chosen by the names of pages and the text of lines, so
//! that a page more, or another one, changes the part that has it and no other.

use super::files::{Form, Source};
use super::ndjson::{self, Piece, Pieces};
use super::{CorpusReading, Input, Outcome, Problem, page_bytes, read_bytes, unreadable};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A part begins with a page whose name's hash is a multiple of this.
const CHOSEN: u64 = 512;
/// A part is closed when it has so many bytes of pages.
const BYTES: usize = 8 << 20;

/// A part of a corpus, not yet read.
pub struct Part {
    /// A hash of everything that is read, and of what the publisher says.
    pub key: String,
    /// Which part of its page; 0 where the pages are whole.
    pub number: u32,
    /// Bytes of the files.
    pub bytes: u64,
    content: Content,
}

enum Content {
    /// Pages with the bytes of their files.
    Pages(Vec<(Source, Result<Vec<u8>, Problem>)>),
    /// A piece of a file of ready-cut articles.
    Piece(Source, Piece),
    /// A file that cannot be read.
    Unreadable(Problem),
}

/// Yields the parts of a corpus, in the order of the pages' names.
pub struct Parts<'a> {
    input: &'a Input,
    sources: std::iter::Peekable<std::slice::Iter<'a, Source>>,
    pieces: Option<(&'a Source, Pieces)>,
    /// Ids of the articles of the file that is being cut.
    ids: HashSet<String>,
}

impl Input {
    /// The parts of the corpus.
    pub fn parts(&self) -> Parts<'_> {
        Parts { input: self, sources: self.sources.iter().peekable(), pieces: None, ids: HashSet::new() }
    }

    /// Size of all files, in bytes.
    pub fn bytes(&self) -> u64 {
        let size = |source: &Source| source.path.metadata().map_or(0, |metadata| metadata.len());
        self.sources.iter().map(size).sum()
    }

    /// Everything beside a file that decides what is read in it.
    fn key(&self, source: &Source, hash: &mut Sha256) {
        let about = serde_json::to_vec(&(&self.about.title, self.about.page(&source.name)));
        hash.update(about.expect("what is known of a page is plain data"));
        hash.update([0]);
        hash.update(&source.name);
        hash.update([0]);
        // Problems name the file.
        hash.update(source.path.as_os_str().as_encoded_bytes());
    }
}

impl Parts<'_> {
    /// Takes over the ids of a part that was made before, unless one of them
    /// was used by the parts before it: then it has to be read again.
    pub fn known<'i>(&mut self, part: &Part, ids: impl Iterator<Item = &'i str> + Clone) -> bool {
        let Content::Piece(..) = part.content else { return true };
        let fresh = ids.clone().all(|id| !self.ids.contains(id));
        if fresh {
            self.ids.extend(ids.map(str::to_owned));
        }
        fresh
    }

    /// Reads a part.
    pub fn read(&mut self, part: Part) -> CorpusReading {
        let mut reading = CorpusReading::default();
        match part.content {
            Content::Pages(pages) => {
                let read = |(source, bytes): (Source, Result<Vec<u8>, Problem>)| {
                    let read = bytes.and_then(|bytes| read_bytes(&source, bytes, &self.input.about));
                    read.unwrap_or_else(Outcome::of_problem)
                };
                let outcomes: Vec<Outcome> = pages.into_par_iter().map(read).collect();
                outcomes.into_iter().for_each(|outcome| reading.add(outcome));
            }
            Content::Piece(source, piece) => {
                reading.add(ndjson::read_piece(&source, &piece, &mut self.ids, &self.input.about));
            }
            Content::Unreadable(problem) => reading.add(Outcome::of_problem(problem)),
        }
        self.input.complete(&mut reading);
        reading
    }

    /// The next piece of the file that is being cut.
    fn piece(&mut self) -> Option<Part> {
        let (source, pieces) = self.pieces.as_mut()?;
        let source = (*source).clone();
        match pieces.next() {
            Ok(Some(piece)) => Some(self.of_piece(source, piece)),
            Ok(None) => {
                self.pieces = None;
                None
            }
            Err(error) => {
                self.pieces = None;
                Some(Part::unreadable(unreadable(&source.path, &error)))
            }
        }
    }

    fn of_piece(&self, source: Source, piece: Piece) -> Part {
        let mut hash = self.begin();
        self.input.key(&source, &mut hash);
        // Articles are numbered from those before, and lines from the first.
        [piece.number as usize, piece.line, self.ids.len()].into_iter().for_each(|number| {
            hash.update(number.to_le_bytes());
        });
        hash.update(&piece.bytes);
        let (key, number, bytes) = (hexadecimal(hash), piece.number, piece.read);
        Part { key, number, bytes, content: Content::Piece(source, piece) }
    }

    fn pages(&mut self) -> Part {
        let (mut pages, mut bytes, mut hash) = (Vec::new(), 0, self.begin());
        while let Some(source) = self.sources.next_if(|source| {
            source.form == Form::Page && (pages.is_empty() || (bytes < BYTES && !is_chosen(&source.name)))
        }) {
            let read = page_bytes(&source.path);
            self.input.key(source, &mut hash);
            if let Ok(read) = &read {
                hash.update((read.len() as u64).to_le_bytes());
                hash.update(read);
                bytes += read.len();
            }
            pages.push((source.clone(), read));
        }
        Part { key: hexadecimal(hash), number: 0, bytes: bytes as u64, content: Content::Pages(pages) }
    }

    fn begin(&self) -> Sha256 {
        let mut hash = Sha256::new();
        hash.update(&self.input.authorities.text);
        hash
    }
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        loop {
            if let Some(part) = self.piece() {
                return Some(part);
            }
            let source = *self.sources.peek()?;
            if source.form == Form::Page {
                return Some(self.pages());
            }
            self.sources.next();
            self.ids.clear();
            match Pieces::open(&source.path) {
                Ok(pieces) => self.pieces = Some((source, pieces)),
                Err(problem) => return Some(Part::unreadable(problem)),
            }
        }
    }
}

impl Part {
    fn unreadable(problem: Problem) -> Self {
        let key = String::new();
        Self { key, number: 0, bytes: 0, content: Content::Unreadable(problem) }
    }
}

fn is_chosen(name: &str) -> bool {
    let mut hash = DefaultHasher::new();
    name.hash(&mut hash);
    hash.finish().is_multiple_of(CHOSEN)
}

fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

//! Lists of positions → the chunks of the dictionary, and their root.

use super::alphabet::Alphabet;
use super::copies::{Copies, Covered};
use super::cores::{on_all_cores, shares};
use super::dictionary::{self, Bounds, Run, Sense};
use super::key::{Key, Place, Spaces, write_places};
use super::lists::{Group, Lists};
use super::number::{Encoder, Histogram, Lengths, Numbers, Words};
use super::postings::write_number;
use super::root::LEAF;
use std::collections::VecDeque;
use std::ops::Range;

/// Size of a chunk in bits, about: 20 KB. Smaller ones would be too many for
/// a host, and their hashes too many for the start; of larger ones a query
/// would need less.
const CHUNK: u64 = 20 << 13;
/// A list larger than this does not have to stand in one chunk.
const WHOLE: u64 = 6 << 13;
/// Positions that are read at once, about: enough for all cores, and of no
/// weight in memory.
const BATCH: u64 = 1 << 21;

/// A dictionary ready to be written: which terms it has, how its chunks are
/// cut, and the codes. The positions stay where they are until a chunk is
/// written.
pub struct Layout<'a, L> {
    lists: &'a L,
    copies: &'a Copies,
    covered: Covered<'a>,
    alphabet: Alphabet,
    spaces: Spaces,
    /// Each term, and how many positions it has.
    terms: Vec<(Key, u32)>,
    /// The groups in the order of their keys, and which terms each has.
    groups: Vec<(Group, Range<usize>)>,
    /// Words and numbers, sorted by their bytes.
    words: Vec<String>,
    /// Values of fields, sorted by their bytes.
    values: Vec<String>,
    cuts: Vec<Cut>,
    places: Vec<Place>,
    lengths: Lengths,
    codes: Words,
}

/// Where a chunk begins: a term, and how many of its positions stand before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cut {
    term: usize,
    skipped: usize,
}

impl<'a, L: Lists> Layout<'a, L> {
    /// Cuts the dictionary and makes its codes: reads all lists. Of what stands
    /// in copies, nothing is listed.
    ///
    /// # Errors
    /// When a list cannot be read.
    pub fn new(lists: &'a L, copies: &'a Copies) -> Result<Self, L::Error> {
        let lengths = Histogram::default().lengths();
        let mut layout = Self {
            lists,
            copies,
            covered: Covered::new(copies, lists.columns().end()),
            alphabet: Alphabet::of(&lists.characters()),
            spaces: Spaces::default(),
            terms: Vec::new(),
            groups: Vec::new(),
            words: Vec::new(),
            values: Vec::new(),
            cuts: Vec::new(),
            places: Vec::new(),
            codes: Words::new(&lengths),
            lengths,
        };
        layout.list()?;
        layout.cuts = cut(&layout.terms, layout.spaces.positions);
        layout.places =
            layout.cuts.iter().map(|cut| Place { key: layout.terms[cut.term].0, position: 0 }).collect();
        layout.train()?;
        Ok(layout)
    }

    /// Lists all terms in the order of their keys.
    fn list(&mut self) -> Result<(), L::Error> {
        let mut groups = self.lists.groups();
        groups.sort_by_key(|group| match group {
            Group::Pairs(lead) => (self.number(*lead), *group),
            _ => (u32::MAX, *group),
        });
        let counted = on_all_cores(&groups, |group| self.counts(*group));
        let counted = counted.into_iter().collect::<Result<Vec<_>, _>>()?;
        let words = groups.iter().zip(&counted).filter(|(group, _)| matches!(group, Group::Words(_)));
        self.spaces = Spaces {
            characters: self.alphabet.len(),
            words: words.map(|(_, terms)| terms.len() as u32).sum(),
            values: 0,
            positions: self.lists.columns().end(),
        };
        for (group, terms) in groups.into_iter().zip(counted) {
            self.add(group, terms);
        }
        self.spaces.values = self.values.len() as u32;
        Ok(())
    }

    /// The terms of a group, each with the number of positions to be listed.
    fn counts(&self, group: Group) -> Result<Vec<(String, u32)>, L::Error> {
        if self.copies.is_empty() {
            return self.lists.counts(group);
        }
        let lists = self.positions(group)?;
        Ok(lists.into_iter().map(|(term, list)| (term, list.len() as u32)).collect())
    }

    /// The terms of a group, each with the positions to be listed.
    fn positions(&self, group: Group) -> Result<Vec<(String, Vec<u32>)>, L::Error> {
        let mut lists = self.lists.positions(group)?;
        if let Group::Pairs(_) = group {
            lists.iter_mut().for_each(|(_, list)| self.covered.leave_out(list));
        }
        Ok(lists)
    }

    /// Adds the terms of the next group.
    fn add(&mut self, group: Group, mut terms: Vec<(String, u32)>) {
        terms.sort_by_cached_key(|(term, _)| self.follower(group, term));
        let from = self.terms.len();
        let (lead, before) = match group {
            Group::Pairs(lead) => (self.number(lead), 0),
            Group::Words(_) => (self.spaces.words_lead(), self.words.len()),
            Group::Values(_) => (self.spaces.values_lead(), self.values.len()),
        };
        for ((term, count), number) in terms.into_iter().zip(before as u32..) {
            let follower = self.follower(group, &term).unwrap_or(number);
            self.terms.push((Key::new(lead, follower), count));
            match group {
                Group::Pairs(_) => {}
                Group::Words(_) => self.words.push(term),
                Group::Values(_) => self.values.push(term),
            }
        }
        self.groups.push((group, from..self.terms.len()));
    }

    /// The number of a pair's second character; words and values are numbered
    /// as they come.
    fn follower(&self, group: Group, term: &str) -> Option<u32> {
        let Group::Pairs(_) = group else { return None };
        term.chars().nth(1).map(|c| self.number(c))
    }

    fn number(&self, c: char) -> u32 {
        self.alphabet.number(c).unwrap_or_default()
    }

    /// Counts all numbers and makes the codes for them.
    fn train(&mut self) -> Result<(), L::Error> {
        let mut all = Histogram::default();
        self.lists.columns().write(&mut all);
        self.copies.write(&mut all);
        let mut places = std::mem::take(&mut self.places);
        self.each_run(0..self.len(), &mut places, |layout, runs, places| {
            let count = |share: &&[(usize, Run)]| {
                let mut histogram = Histogram::default();
                share.iter().for_each(|(number, run)| layout.put(*number, run, places, &mut histogram));
                histogram
            };
            on_all_cores(&shares(&runs), count).iter().for_each(|part| all.add(part));
            Ok(())
        })?;
        self.places = places;
        self.lengths = all.lengths();
        self.codes = Words::new(&self.lengths);
        Ok(())
    }

    /// Number of chunks.
    pub fn len(&self) -> usize {
        self.cuts.len()
    }

    /// Whether there is no term at all.
    pub fn is_empty(&self) -> bool {
        self.cuts.is_empty()
    }

    /// Words and numbers, sorted by their bytes.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Values of fields, each behind its field's tag, sorted by their bytes.
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// Hands on the bytes of all chunks in order, some at a time.
    ///
    /// # Errors
    /// When a list cannot be read, or what `take` answers.
    pub fn chunks<E: From<L::Error>>(
        &self,
        mut take: impl FnMut(Vec<Vec<u8>>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut places = self.places.clone();
        self.each_run(0..self.len(), &mut places, |layout, runs, places| {
            take(on_all_cores(&runs, |(number, run)| {
                let mut encoder = layout.encoder();
                layout.put(*number, run, places, &mut encoder);
                encoder.finish()
            }))
        })
    }

    /// The bytes of the columns and of the copies.
    pub fn columns(&self) -> Vec<u8> {
        let mut encoder = self.encoder();
        self.lists.columns().write(&mut encoder);
        self.copies.write(&mut encoder);
        encoder.finish()
    }

    /// The bytes of the leaves: where the chunks of each begin, but the first,
    /// which the root knows.
    pub fn leaves(&self) -> Vec<Vec<u8>> {
        let leaf = |places: &[Place]| {
            let mut bytes = Vec::new();
            write_places(places[0].key, &places[1..], &mut bytes);
            bytes
        };
        self.places.chunks(LEAF).map(leaf).collect()
    }

    /// The bytes of the root.
    pub fn root(&self) -> Vec<u8> {
        let mut bytes = self.lengths.write();
        let Spaces { words, values, positions, .. } = self.spaces;
        [words, values, positions].into_iter().for_each(|number| write_number(&mut bytes, number));
        self.alphabet.write(&mut bytes);
        write_number(&mut bytes, self.places.len() as u32);
        let leaves: Vec<Place> = self.places.iter().step_by(LEAF).copied().collect();
        write_places(Key::default(), &leaves, &mut bytes);
        bytes
    }

    fn encoder(&self) -> Encoder<'_> {
        Encoder::new(&self.lengths, &self.codes)
    }

    fn put(&self, number: usize, run: &Run, places: &[Place], out: &mut impl Numbers) {
        let (spaces, columns, copies) = (self.spaces, self.lists.columns(), self.copies);
        let place = |number: usize| places.get(number).copied().unwrap_or(spaces.end());
        let bounds = Bounds { from: place(number), until: place(number + 1) };
        dictionary::write(out, run, &Sense { bounds, spaces, columns, copies });
    }

    /// Reads all lists in order and hands on the chunks that are complete,
    /// with the places of all chunks so far and of the next.
    fn each_run<E: From<L::Error>>(
        &self,
        mut open: Range<usize>,
        places: &mut [Place],
        mut take: impl FnMut(&Self, Vec<(usize, Run)>, &[Place]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut read = Reading { first: 0, lists: VecDeque::new() };
        for batch in self.batches() {
            let lists = on_all_cores(batch, |(group, _)| self.in_order(*group));
            for lists in lists {
                read.lists.extend(lists?);
            }
            for (place, cut) in places.iter_mut().zip(&self.cuts).skip(open.start) {
                read.locate(*cut, place);
            }
            let complete = open.clone().take_while(|&number| read.holds(self.end(number))).count();
            let numbers = open.start..open.start + complete;
            take(self, numbers.clone().map(|number| (number, self.run(&read, number))).collect(), places)?;
            open.start = numbers.end;
            read.forget(self.cuts.get(open.start).map_or(self.terms.len(), |cut| cut.term));
        }
        Ok(())
    }

    /// Groups in order, some at a time.
    fn batches(&self) -> impl Iterator<Item = &[(Group, Range<usize>)]> {
        let size = |terms: &Range<usize>| {
            self.terms[terms.clone()].iter().map(|(_, count)| u64::from(*count)).sum::<u64>()
        };
        let mut from = 0;
        std::iter::from_fn(move || {
            let mut room = BATCH;
            let rest = self.groups.get(from..).filter(|rest| !rest.is_empty())?;
            let fits = |(_, terms): &&(Group, Range<usize>)| {
                let fits = room > 0;
                room = room.saturating_sub(size(terms));
                fits
            };
            let count = rest.iter().take_while(fits).count();
            from += count;
            Some(&rest[..count])
        })
    }

    /// The lists of a group, in the order of the keys.
    fn in_order(&self, group: Group) -> Result<Vec<Vec<u32>>, L::Error> {
        let mut lists = self.positions(group)?;
        lists.sort_by_cached_key(|(term, _)| self.follower(group, term));
        Ok(lists.into_iter().map(|(_, list)| list).collect())
    }

    /// Where a chunk ends.
    fn end(&self, number: usize) -> Cut {
        self.cuts.get(number + 1).copied().unwrap_or(Cut { term: self.terms.len(), skipped: 0 })
    }

    fn run(&self, read: &Reading, number: usize) -> Run {
        let (from, until) = (self.cuts[number], self.end(number));
        let last = until.term + usize::from(until.skipped > 0);
        let part = |term: usize| {
            let list = read.list(term);
            let skipped = if term == from.term { from.skipped } else { 0 };
            let end = if term == until.term { until.skipped } else { list.len() };
            (self.terms[term].0, list[skipped..end].to_vec())
        };
        (from.term..last).map(part).collect()
    }
}

/// Lists that were read and are still needed.
struct Reading {
    /// The term of the first.
    first: usize,
    lists: VecDeque<Vec<u32>>,
}

impl Reading {
    /// Whether everything before a cut was read.
    fn holds(&self, cut: Cut) -> bool {
        let read = self.first + self.lists.len();
        cut.term < read || (cut.term == read && cut.skipped == 0)
    }

    fn list(&self, term: usize) -> &[u32] {
        term.checked_sub(self.first).and_then(|at| self.lists.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Fills in the position of a chunk that begins inside a list.
    fn locate(&self, cut: Cut, place: &mut Place) {
        if let Some(position) = self.list(cut.term).get(cut.skipped).filter(|_| cut.skipped > 0) {
            place.position = *position;
        }
    }

    /// Forgets the lists before a term.
    fn forget(&mut self, term: usize) {
        let count = (term - self.first).min(self.lists.len());
        self.lists.drain(..count);
        self.first += count;
    }
}

/// Cuts terms into chunks of about [`CHUNK`] bits.
fn cut(terms: &[(Key, u32)], positions: u32) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut room = 0;
    for (term, &(_, count)) in terms.iter().enumerate() {
        let (count, mut skipped) = (u64::from(count), 0);
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

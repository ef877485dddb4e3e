//! The passages of a corpus that stand in it more than once.

use super::{Lines, SegmentError, Whole};
use crate::index::{Copies, Copy, Repeats, body, grown, on_all_cores};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;

/// Articles that are read at once.
const BATCH: usize = 1024;

/// The bodies of some articles, as searched.
type Bodies = HashMap<u32, Vec<char>>;

impl Whole {
    /// What stands in the body of an article and in one before it. The same
    /// corpus has the same copies, whatever its segments.
    ///
    /// # Errors
    /// When a segment cannot be read.
    pub fn copies(&self) -> Result<Copies, SegmentError> {
        let likely = self.likely()?;
        let bodies = self.bodies(&likely)?;
        let placed = |position| {
            let doc = self.columns.doc_at(position);
            let body = bodies.get(&doc).map_or(&[][..], Vec::as_slice);
            (self.columns.regions()[doc as usize].fields[1], body)
        };
        let grow = |&copy: &Copy| grown(copy, placed(copy.from), placed(copy.to));
        let passages = on_all_cores(&likely, grow).into_iter().flatten().collect();
        Ok(Copies::of(passages, self.columns.end()))
    }

    fn likely(&self) -> Result<Vec<Copy>, SegmentError> {
        let mut repeats = Repeats::new(self.characters());
        for from in (0..self.len()).step_by(BATCH) {
            let docs = from..self.len().min(from + BATCH);
            let lines = self.lines(Lines::Articles, docs.clone())?;
            let sample = |line: &Vec<u8>| self.body(line).map(|body| repeats.sample(&body));
            let samples = on_all_cores(&lines, sample).into_iter().collect::<Result<Vec<_>, _>>()?;
            for (region, sample) in self.columns.regions()[docs].iter().zip(samples) {
                repeats.add(region.fields[1], &sample);
            }
        }
        Ok(repeats.likely())
    }

    /// The bodies that some passages stand in: a few ten thousand at most,
    /// since there are not more passages.
    fn bodies(&self, passages: &[Copy]) -> Result<Bodies, SegmentError> {
        let places = passages.iter().flat_map(|copy| [copy.from, copy.to]);
        let mut docs: Vec<u32> = places.map(|place| self.columns.doc_at(place)).collect();
        docs.sort_unstable();
        docs.dedup();
        let read = |&doc: &u32| {
            let lines = self.lines(Lines::Articles, doc as usize..doc as usize + 1)?;
            Ok((doc, lines.first().map_or(Ok(Vec::new()), |line| self.body(line))?))
        };
        on_all_cores(&docs, read).into_iter().collect()
    }

    /// The body of an article that is a line of JSON.
    fn body(&self, line: &[u8]) -> Result<Vec<char>, SegmentError> {
        let printed: Printed = serde_json::from_slice(line).map_err(|error| self.damaged(error))?;
        Ok(body(printed.paragraphs.iter().map(|paragraph| &*paragraph.text)))
    }
}

/// Of an article what its body needs: the rest is not read.
#[derive(Deserialize)]
struct Printed<'a> {
    #[serde(borrow, default)]
    paragraphs: Vec<Text<'a>>,
}

#[derive(Deserialize)]
struct Text<'a> {
    #[serde(borrow)]
    text: Cow<'a, str>,
}

//! Parts of a corpus → segments, made anew or taken over from an earlier build.
//!
//! Segments are kept in a folder, each under the hash of what it was made from
//! and of the program that made it. A build writes those that are not there,
//! and removes those that it has no use for.

use super::input::{Input, Part, Parts, Problem};
use super::progress;
use anyhow::{Context, Result};
use baolan::bundle::sha256;
use baolan::paper::Corpus;
use baolan::segment::{self, Made, Segment, Store};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

/// The ending of segment files.
pub const ENDING: &str = "seg";

/// What a segment says of how it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Number of the page reader's notices.
    pub notices: usize,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// What the publisher says of pages and names that it does not have.
    pub absent: Vec<Problem>,
}

/// The segments of a corpus.
#[derive(Debug, Default)]
pub struct Segments {
    /// Opened, in the order of their parts.
    pub list: Vec<Segment>,
    /// How many of them were taken over.
    pub taken_over: usize,
}

/// A segment that is being written while the next part is read.
type Writing = (PathBuf, JoinHandle<Result<()>>);

/// Where segments are kept between builds.
struct Kept {
    folder: PathBuf,
    /// A hash of this program: another one may read otherwise.
    program: String,
    used: BTreeSet<PathBuf>,
}

/// Makes the segments of a corpus. One alone stays in memory; several lie in
/// the folder, if there is one.
///
/// # Errors
/// When the folder cannot be written.
pub fn make(input: &Input, folder: Option<&Path>) -> Result<Segments> {
    let mut parts = input.parts();
    let (first, second) = (parts.next(), parts.next());
    let mut kept = folder.filter(|_| second.is_some()).map(Kept::open).transpose()?;
    let bar = progress::of_input("读版面 reading", input.bytes());
    let mut segments = Segments::default();
    let mut waiting = [first, second].into_iter().flatten();
    let mut writing = None;
    while let Some(part) = waiting.next().or_else(|| parts.next()) {
        let bytes = part.bytes;
        writing = segments.add(&mut parts, part, kept.as_mut(), writing)?;
        bar.inc(bytes);
    }
    segments.settle(writing)?;
    bar.finish_and_clear();
    kept.map_or(Ok(()), Kept::tidy)?;
    Ok(segments)
}

impl Segments {
    /// Adds the segment of a part, or answers that it is being written; the
    /// one before is whole by then.
    fn add(
        &mut self,
        parts: &mut Parts,
        part: Part,
        kept: Option<&mut Kept>,
        before: Option<Writing>,
    ) -> Result<Option<Writing>> {
        let Some(kept) = kept else {
            let mut bytes = Vec::new();
            compile(parts, part, &mut bytes)?;
            self.list.extend(segment::open("", Store::from(bytes))?);
            return Ok(None);
        };
        let path = kept.path(&part);
        if let Some(known) = known(&path, parts, &part) {
            self.settle(before)?;
            self.list.extend(known);
            self.taken_over += 1;
            return Ok(None);
        }
        let (corpus, made) = read(parts, part);
        self.settle(before)?;
        let to = path.clone();
        Ok(Some((path, thread::spawn(move || write(&to, &corpus, made)))))
    }

    /// Waits for a segment and opens it.
    fn settle(&mut self, writing: Option<Writing>) -> Result<()> {
        if let Some((path, thread)) = writing {
            thread.join().unwrap_or_else(|panic| resume_unwind(panic))?;
            self.list.extend(open(&path)?);
        }
        Ok(())
    }

    /// What was said of all parts when they were read: problems once each, and
    /// of what the publisher says that for which no part has a use.
    pub fn told(&self) -> Told {
        let told: Vec<Told> = self.list.iter().map(told).collect();
        let mut all = Told {
            absent: told.first().map(|told| told.absent.clone()).unwrap_or_default(),
            ..Told::default()
        };
        for part in told {
            all.notices += part.notices;
            all.absent.retain(|absent| part.absent.contains(absent));
            for problem in part.problems {
                if !all.problems.contains(&problem) {
                    all.problems.push(problem);
                }
            }
        }
        all
    }

    /// Bytes of text that were read.
    pub fn text_bytes(&self) -> u64 {
        self.list.iter().map(|segment| segment.head.text_bytes).sum()
    }
}

/// What a segment says of how it was read.
pub fn told(segment: &Segment) -> Told {
    serde_json::from_value(segment.head.told.clone()).unwrap_or_default()
}

/// Reads a part and compiles it.
///
/// # Errors
/// What `out` answers.
pub fn compile(parts: &mut Parts, part: Part, out: &mut impl Write) -> io::Result<()> {
    let (corpus, made) = read(parts, part);
    segment::write(&corpus, made, out)
}

fn read(parts: &mut Parts, part: Part) -> (Corpus, Made) {
    let (key, number) = (part.key.clone(), part.number);
    let reading = parts.read(part);
    let told = Told { notices: reading.notices.len(), problems: reading.problems, absent: reading.absent };
    let told = serde_json::to_value(told).expect("what is told is plain data");
    (reading.corpus, Made { key, part: number, text_bytes: reading.text_bytes, told })
}

/// The segment of a part, if it is there and still fits.
fn known(path: &Path, parts: &mut Parts, part: &Part) -> Option<Vec<Segment>> {
    let segments = open(path).ok()?;
    let ids = segments.iter().map(Segment::ids).collect::<Result<Vec<_>, _>>().ok()?.concat();
    let whole = segments.iter().all(|segment| segment.head.key == part.key);
    (whole && parts.known(part, ids.iter().map(String::as_str))).then_some(segments)
}

/// Opens the segments of a file.
///
/// # Errors
/// When there are none, or they are damaged or of another version.
pub fn open(path: &Path) -> Result<Vec<Segment>> {
    let name = path.display().to_string();
    let file = File::open(path).with_context(|| format!("读不了 Cannot read {name}"))?;
    Ok(segment::open(&name, Store::from(file))?)
}

/// Writes a segment beside and moves it into its place.
fn write(path: &Path, corpus: &Corpus, made: Made) -> Result<()> {
    let partial = path.with_extension("partial");
    let unwritable = || format!("写不了 Cannot write {}", path.display());
    let mut file = BufWriter::new(File::create(&partial).with_context(unwritable)?);
    segment::write(corpus, made, &mut file).and_then(|()| file.flush()).with_context(unwritable)?;
    fs::rename(&partial, path).with_context(unwritable)
}

impl Kept {
    fn open(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)
            .with_context(|| format!("建不了文件夹 Cannot make the folder {}", folder.display()))?;
        let program = std::env::current_exe().and_then(fs::read).map(|bytes| sha256(&bytes));
        Ok(Self { folder: folder.to_owned(), program: program.unwrap_or_default(), used: BTreeSet::new() })
    }

    /// Where the segment of a part is kept.
    fn path(&mut self, part: &Part) -> PathBuf {
        let name = sha256(format!("{}{}", self.program, part.key).as_bytes());
        let path = self.folder.join(format!("{}.{ENDING}", &name[..16]));
        self.used.insert(path.clone());
        path
    }

    /// Removes segments that no part has a use for.
    fn tidy(self) -> Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if is_ours(&path) && !self.used.contains(&path) {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }
}

/// Whether a file has a name that [`Kept::path`] gives, or its partial one.
fn is_ours(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let is_hash = stem.len() == 16 && stem.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash && matches!(ending, Some(ENDING | "partial"))
}

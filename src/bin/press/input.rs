//! Files → a corpus: pages read and cut, ready-cut articles taken over.
//!
//! One bad file never loses the others: what cannot be read is a [`Problem`].

mod about;
mod decode;
mod files;
mod ndjson;
mod parts;

pub use parts::{Part, Parts};

use crate::authority::Authorities;
use about::About;
use anyhow::{Result, bail};
use baolan::page::{self, Notice};
use baolan::paper::{Corpus, Page, PageAbout};
use decode::Decoded;
use files::{Form, Source};
use indicatif::ProgressBar;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The accepted forms, for messages.
pub const FORMS_ZH: &str = "可接受：版面文本 .txt、.md，已切分文章 .ndjson，说明文件 corpus.toml";
/// The accepted forms, for messages.
pub const FORMS_EN: &str = "accepted: page texts .txt and .md, ready-cut articles .ndjson, and corpus.toml";

/// A page text larger than this is no page.
const LARGEST_PAGE: u64 = 32 << 20;

/// What was read.
#[derive(Debug, Default)]
pub struct CorpusReading {
    /// The pages that could be read, in the order of their names.
    pub corpus: Corpus,
    /// What the page reader was unsure of.
    pub notices: Vec<Notice>,
    /// Files, or lines of files, that could not be read.
    pub problems: Vec<Problem>,
    /// What the publisher says of pages or names that are not among these
    /// pages; they may be among others.
    pub absent: Vec<Problem>,
    /// Where each page comes from, in the order of the pages.
    pub origins: Vec<Origin>,
    /// Bytes of text read.
    pub text_bytes: u64,
}

/// Where the articles of a page come from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Origin {
    /// The page reader cut them.
    Page {
        /// How sure it is, from 0 to 1.
        confidence: f32,
        /// The encoding of the file.
        encoding: &'static str,
    },
    /// They came ready cut.
    ReadyCut,
}

/// A file, or a line of one, that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The file.
    pub file: PathBuf,
    /// Line number from 1, where one line is meant.
    pub line: Option<usize>,
    /// What was found and what to do.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl Problem {
    /// A problem with a whole file.
    pub fn new(file: &Path, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, zh: zh.into(), en: en.into() }
    }

    /// A problem with one line of a file.
    pub fn at(file: &Path, line: usize, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { line: Some(line), ..Self::new(file, zh, en) }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(out, ":{line}")?;
        }
        write!(out, "：{}\n  {}", self.zh, self.en)
    }
}

/// Reads all files at and below `paths`, with a progress bar where someone
/// may watch it.
///
/// # Errors
/// When not one page could be read; the message names every problem.
pub fn read_corpus(paths: &[PathBuf]) -> Result<CorpusReading> {
    let reading = Input::find(paths).read_all();
    if reading.corpus.pages.is_empty() {
        report(&reading.problems);
        return nothing();
    }
    Ok(reading)
}

/// Not one page could be read.
///
/// # Errors
/// Always.
pub fn nothing<T>() -> Result<T> {
    bail!("没有读到任何版面。{FORMS_ZH}。\nNo page could be read. Files {FORMS_EN}.")
}

/// Prints the problems to standard error.
pub fn report(problems: &[Problem]) {
    problems.iter().for_each(|problem| eprintln!("{problem}"));
}

/// The files of a corpus, found, and what the publisher says of them.
pub struct Input {
    sources: Vec<Source>,
    about: About,
    authorities: Authorities,
    /// Files of other forms, and what cannot be understood.
    pub problems: Vec<Problem>,
}

impl Input {
    /// Finds all files at and below `paths`.
    pub fn find(paths: &[PathBuf]) -> Self {
        let found = files::find(paths);
        let about = About::read(&found.about);
        let (authorities, unreadable) = Authorities::read(&found.authority);
        let problems = [found.problems, about.problems.clone(), unreadable].concat();
        Self { sources: found.sources, about, authorities, problems }
    }

    /// Completes what was read of some files: the editor has the last word.
    fn complete(&self, reading: &mut CorpusReading) {
        reading.corpus.title = self.about.title.clone();
        reading.absent.extend(self.about.unused(&reading.corpus));
        self.authorities.apply(reading);
    }

    fn read_all(&self) -> CorpusReading {
        let bar = ProgressBar::new(self.sources.len() as u64);
        let read = |source: &Source| {
            let outcome = read_source(source, &self.about);
            bar.inc(1);
            outcome
        };
        let outcomes: Vec<Outcome> = self.sources.par_iter().map(read).collect();
        bar.finish_and_clear();
        let mut reading = CorpusReading { problems: self.problems.clone(), ..CorpusReading::default() };
        outcomes.into_iter().for_each(|outcome| reading.add(outcome));
        self.complete(&mut reading);
        let absent = std::mem::take(&mut reading.absent);
        reading.problems.extend(absent);
        reading
    }
}

/// What one file gave.
#[derive(Debug, Default)]
struct Outcome {
    page: Option<Page>,
    notices: Vec<Notice>,
    problems: Vec<Problem>,
    origin: Option<Origin>,
    bytes: u64,
}

impl Outcome {
    fn of_problem(problem: Problem) -> Self {
        Self { problems: vec![problem], ..Self::default() }
    }
}

impl CorpusReading {
    fn add(&mut self, outcome: Outcome) {
        self.text_bytes += outcome.bytes;
        self.notices.extend(outcome.notices);
        self.problems.extend(outcome.problems);
        if let Some(page) = outcome.page {
            self.corpus.pages.push(page);
            self.origins.push(outcome.origin.unwrap_or(Origin::ReadyCut));
        }
    }
}

fn read_source(source: &Source, about: &About) -> Outcome {
    let read = match source.form {
        Form::Page => read_page(source, about),
        Form::Articles => ndjson::read(source, about),
    };
    read.unwrap_or_else(Outcome::of_problem)
}

fn read_page(source: &Source, about: &About) -> Result<Outcome, Problem> {
    read_bytes(source, page_bytes(&source.path)?, about)
}

/// Reads a page from the bytes of its file.
fn read_bytes(source: &Source, bytes: Vec<u8>, about: &About) -> Result<Outcome, Problem> {
    let known = about.page(&source.name);
    let decoded: Decoded = decode::decode(&source.path, bytes, known.encoding.as_deref())?;
    let reading = page::read(&source.name, &decoded.text);
    let about = merged(known, reading.about);
    let mut articles = reading.articles;
    baolan::entity::find(&mut articles, &about);
    for article in &mut articles {
        article.published = about.published.clone();
        article.paper = about.paper.clone();
    }
    Ok(Outcome {
        page: Some(Page { name: source.name.clone(), about, articles, loose: reading.loose }),
        notices: reading.notices,
        origin: Some(Origin::Page { confidence: reading.confidence, encoding: decoded.encoding }),
        bytes: decoded.text.len() as u64,
        ..Outcome::default()
    })
}

/// What the publisher knows of a page, and what the page itself prints where
/// the publisher says nothing.
fn merged(known: PageAbout, printed: PageAbout) -> PageAbout {
    PageAbout {
        paper: known.paper.or(printed.paper),
        published: known.published.or(printed.published),
        number: known.number.or(printed.number),
        ..known
    }
}

/// The bytes of a page's file.
fn page_bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let size = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?.len();
    if size > LARGEST_PAGE {
        return Err(too_large(path, size));
    }
    std::fs::read(path).map_err(|error| unreadable(path, &error))
}

/// A file that the system does not let us read.
fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    Problem::new(path, format!("无法读取：{error}"), format!("Cannot be read: {error}"))
}

fn too_large(path: &Path, size: u64) -> Problem {
    let (mib, limit) = (size >> 20, LARGEST_PAGE >> 20);
    Problem::new(
        path,
        format!("文件有 {mib} MiB，一个版面至多 {limit} MiB。请每个版面一个文件，或改用 .ndjson。"),
        format!(
            "The file has {mib} MiB; a page has at most {limit} MiB. Give each page its own file, or use .ndjson."
        ),
    )
}

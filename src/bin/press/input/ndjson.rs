//! Ready-cut articles, one JSON object a line, read line by line.

use super::about::About;
use super::files::Source;
use super::{Outcome, Problem, unreadable};
use baolan::paper::{Article, Byline, Page, PageAbout, Paragraph};
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::HashSet;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// A line longer than this is no article.
const LONGEST_LINE: u64 = 16 << 20;
/// Bad lines are named one by one up to this many, then counted.
const NAMED_PROBLEMS: usize = 20;

/// One line, as the file has it.
#[derive(Debug, Deserialize)]
struct Record {
    id: serde_json::Value,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    source: Option<String>,
    text: String,
}

/// Lines of a file that are read together.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Which piece of the file, from 0.
    pub number: u32,
    /// Number of the first line, from 1.
    pub line: usize,
    /// The lines with their ends; a line that is too long is left empty.
    pub bytes: Vec<u8>,
    /// Numbers of the lines that are too long.
    endless: Vec<usize>,
    /// Bytes of the file that were read.
    pub read: u64,
}

/// A file, cut into pieces: at lines that their text chooses, so that what is
/// added or changed in one place leaves the pieces before and most behind as
/// they were.
pub struct Pieces {
    input: BufReader<File>,
    next: Piece,
}

/// Lines of a piece, at least and at most.
const LINES: std::ops::Range<usize> = 1024..2048;
/// A piece is closed at a line whose hash is a multiple of this.
const CHOSEN: u64 = 256;
/// A piece is closed when it has so many bytes.
const BYTES: usize = 12 << 20;

impl Pieces {
    /// Opens a file.
    pub fn open(path: &Path) -> Result<Self, Problem> {
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        if file.metadata().is_ok_and(|metadata| metadata.len() == 0) {
            return Err(empty(path));
        }
        let next = Piece { line: 1, ..Piece::default() };
        Ok(Self { input: BufReader::with_capacity(1 << 20, file), next })
    }

    /// The next piece; `None` behind the last.
    pub fn next(&mut self) -> std::io::Result<Option<Piece>> {
        let (mut piece, mut lines) = (std::mem::take(&mut self.next), 0);
        loop {
            let from = piece.bytes.len();
            let length = (&mut self.input).take(LONGEST_LINE).read_until(b'\n', &mut piece.bytes)? as u64;
            if length == 0 {
                break;
            }
            piece.read += length;
            if length == LONGEST_LINE && !piece.bytes.ends_with(b"\n") {
                piece.bytes.truncate(from);
                piece.bytes.push(b'\n');
                piece.endless.push(piece.line + lines);
                piece.read += self.input.skip_until(b'\n')? as u64;
            }
            lines += 1;
            if ends(lines, &piece.bytes, from) {
                break;
            }
        }
        self.next = Piece { number: piece.number + 1, line: piece.line + lines, ..Piece::default() };
        Ok((lines > 0).then_some(piece))
    }
}

/// Whether a piece of so many lines ends with the line that begins at `from`.
fn ends(lines: usize, bytes: &[u8], from: usize) -> bool {
    let mut hash = DefaultHasher::new();
    bytes[from..].hash(&mut hash);
    let chosen = lines >= LINES.start && hash.finish().is_multiple_of(CHOSEN);
    chosen || lines >= LINES.end || bytes.len() >= BYTES
}

/// Reads the articles of a file onto one page.
pub fn read(source: &Source, about: &About) -> Result<Outcome, Problem> {
    let unreadable = |error: std::io::Error| unreadable(&source.path, &error);
    let mut pieces = Pieces::open(&source.path)?;
    let (mut all, mut ids) = (Outcome::default(), HashSet::new());
    while let Some(piece) = pieces.next().map_err(unreadable)? {
        let outcome = read_piece(source, &piece, &mut ids, about);
        all.bytes += outcome.bytes;
        all.problems.extend(outcome.problems);
        match (&mut all.page, outcome.page) {
            (Some(page), Some(more)) => page.articles.extend(more.articles),
            (page, more) => *page = more,
        }
    }
    Ok(all)
}

/// Reads the articles of a piece. `ids` are those of the pieces before, of
/// which each has one article.
pub fn read_piece(source: &Source, piece: &Piece, ids: &mut HashSet<String>, about: &About) -> Outcome {
    let outcome = Outcome { bytes: piece.read, ..Outcome::default() };
    let mut reader = Reader { source, outcome, articles: Vec::new(), ids };
    reader.read(piece);
    let known = about.page(&source.name);
    reader.articles.par_iter_mut().for_each(|article| find_facts(article, &known));
    Outcome { page: Some(page(source, about, reader.articles)), ..reader.outcome }
}

fn page(source: &Source, about: &About, articles: Vec<Article>) -> Page {
    Page { name: source.name.clone(), about: about.page(&source.name), articles, loose: Vec::new() }
}

/// Reads an article by itself: what one file holds was printed on many pages.
fn find_facts(article: &mut Article, known: &PageAbout) {
    let published = article.published.clone().or_else(|| known.published.clone());
    let about = PageAbout { published, ..known.clone() };
    baolan::entity::find(std::slice::from_mut(article), &about);
}

struct Reader<'a> {
    source: &'a Source,
    outcome: Outcome,
    articles: Vec<Article>,
    ids: &'a mut HashSet<String>,
}

impl Reader<'_> {
    fn read(&mut self, piece: &Piece) {
        let mut bad = 0;
        for (line, number) in piece.bytes.split(|&byte| byte == b'\n').zip(piece.line..) {
            let endless = piece.endless.contains(&number);
            let taken = if endless { Err(self.endless(number)) } else { self.take(number, line) };
            if let Err(problem) = taken {
                bad += 1;
                self.complain(bad, problem);
            }
        }
        self.count(bad);
    }

    /// Takes the article of one line; a blank line is none.
    fn take(&mut self, number: usize, line: &[u8]) -> Result<(), Problem> {
        let line = line.trim_ascii();
        let line = line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line);
        if line.is_empty() {
            return Ok(());
        }
        let record: Record = serde_json::from_slice(line).map_err(|error| self.malformed(number, &error))?;
        let id = identity(&record.id).ok_or_else(|| self.without_id(number))?;
        if !self.ids.insert(id.clone()) {
            return Err(self.twice(number, &id));
        }
        let n = self.ids.len();
        self.articles.push(article(record, id, n, &self.source.name));
        Ok(())
    }

    fn path(&self) -> &Path {
        &self.source.path
    }

    fn complain(&mut self, bad: usize, problem: Problem) {
        if bad <= NAMED_PROBLEMS {
            self.outcome.problems.push(problem);
        }
    }

    fn count(&mut self, bad: usize) {
        if bad > NAMED_PROBLEMS {
            let more = bad - NAMED_PROBLEMS;
            let zh = format!("还有 {more} 行不能用。");
            let problem = Problem::new(self.path(), zh, format!("{more} more lines cannot be used."));
            self.outcome.problems.push(problem);
        }
    }

    fn endless(&self, number: usize) -> Problem {
        let mib = LONGEST_LINE >> 20;
        Problem::at(
            self.path(),
            number,
            format!("这一行超过 {mib} MiB，未读取。每行应为一篇文章。"),
            format!("The line is longer than {mib} MiB and was left out. Each line is one article."),
        )
    }

    fn malformed(&self, number: usize, error: &serde_json::Error) -> Problem {
        Problem::at(
            self.path(),
            number,
            format!("不是一篇文章的 JSON（应有 id、text，可有 title、date、source）：{error}"),
            format!("Not the JSON of an article (id and text, also title, date, source): {error}"),
        )
    }

    fn without_id(&self, number: usize) -> Problem {
        let zh = "id 应为文字或数字，且不为空。";
        Problem::at(self.path(), number, zh, "The id must be a text or a number, and not empty.")
    }

    fn twice(&self, number: usize, id: &str) -> Problem {
        Problem::at(
            self.path(),
            number,
            format!("id“{id}”已经用过，此行未读取。"),
            format!("The id `{id}` was used before; the line was left out."),
        )
    }
}

fn empty(path: &Path) -> Problem {
    Problem::new(
        path,
        "文件是空的。每行应为一篇文章的 JSON。",
        "The file is empty. Each line should be the JSON of an article.",
    )
}

fn identity(id: &serde_json::Value) -> Option<String> {
    match id {
        serde_json::Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn article(record: Record, id: String, n: usize, page: &str) -> Article {
    let filled =
        |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let paragraphs: Vec<Paragraph> =
        record.text.split('\n').map(str::trim).filter(|text| !text.is_empty()).map(Paragraph::new).collect();
    let headline = filled(record.title);
    let made_title = match headline {
        Some(_) => None,
        None => Some(baolan::page::made_title(paragraphs.first().map_or("", |first| &first.text))),
    };
    let letters = record.text.chars().filter(|c| !c.is_whitespace()).count();
    Article {
        id,
        page: page.to_owned(),
        n,
        headline,
        made_title,
        kind: if letters <= baolan::page::BRIEF {
            baolan::paper::Kind::Brief
        } else {
            baolan::paper::Kind::News
        },
        paragraphs,
        byline: Byline::default(),
        published: filled(record.date),
        paper: filled(record.source),
        ..Article::default()
    }
}

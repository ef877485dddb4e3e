//! Ready-cut articles, one JSON object a line, read line by line.

use super::about::About;
use super::files::Source;
use super::{Outcome, Problem, unreadable};
use crate::progress;
use baolan::paper::{Article, Byline, Page, PageAbout, Paragraph};
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::HashSet;
use std::fs::File;
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

/// Reads the articles of a file onto one page.
pub fn read(source: &Source, about: &About) -> Result<Outcome, Problem> {
    let file = File::open(&source.path).map_err(|error| unreadable(&source.path, &error))?;
    let mut reader =
        Reader { source, outcome: Outcome::default(), articles: Vec::new(), ids: HashSet::new() };
    reader.read(BufReader::with_capacity(1 << 20, file)).map_err(|error| unreadable(&source.path, &error))?;
    let known = about.page(&source.name);
    let bar = progress::of_articles("读文章 reading", reader.articles.len());
    reader.articles.par_iter_mut().for_each(|article| {
        find_facts(article, &known);
        bar.inc(1);
    });
    bar.finish_and_clear();
    let page = Page { name: source.name.clone(), about: known, articles: reader.articles, loose: Vec::new() };
    Ok(Outcome { page: Some(page), ..reader.outcome })
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
    ids: HashSet<String>,
}

impl Reader<'_> {
    fn read(&mut self, mut input: impl BufRead) -> std::io::Result<()> {
        let mut line = Vec::new();
        let (mut number, mut bad) = (0, 0);
        loop {
            line.clear();
            number += 1;
            let length = (&mut input).take(LONGEST_LINE).read_until(b'\n', &mut line)?;
            if length == 0 {
                break;
            }
            self.outcome.bytes += length as u64;
            let whole = line.ends_with(b"\n") || (length as u64) < LONGEST_LINE;
            let taken = if whole { self.take(number, &line) } else { Err(self.endless(number, &mut input)?) };
            if let Err(problem) = taken {
                bad += 1;
                self.complain(bad, problem);
            }
        }
        self.count(bad);
        Ok(())
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
        let n = self.articles.len() + 1;
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

    /// Skips the rest of a line that is too long.
    fn endless(&self, number: usize, input: &mut impl BufRead) -> std::io::Result<Problem> {
        input.skip_until(b'\n')?;
        let mib = LONGEST_LINE >> 20;
        Ok(Problem::at(
            self.path(),
            number,
            format!("这一行超过 {mib} MiB，未读取。每行应为一篇文章。"),
            format!("The line is longer than {mib} MiB and was left out. Each line is one article."),
        ))
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

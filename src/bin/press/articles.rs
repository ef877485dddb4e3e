//! `baolan articles`: what the page reader made of each page.

use super::input::{self, CorpusReading};
use anyhow::Result;
use baolan::paper::{Article, Date, Named};
use serde::Serialize;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// 列出读出的文章，每行一篇 | Print the articles read on each page, one a line
#[derive(clap::Args)]
pub struct Articles {
    /// 版面文件或文件夹 | Page files or folders
    #[arg(required = true, value_name = "CORPUS")]
    corpus: Vec<PathBuf>,
    /// 输出格式 | Form of the output
    #[arg(long, value_enum, default_value_t = Format::Ndjson)]
    format: Format,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// 每行一个 JSON 对象 | One JSON object a line
    Ndjson,
}

/// Prints the articles; problems go to standard error.
///
/// # Errors
/// When no page could be read, or the output cannot be written.
pub fn run(arguments: &Articles) -> Result<()> {
    let Format::Ndjson = arguments.format;
    let reading = input::read_corpus(&arguments.corpus)?;
    input::report(&reading.problems);
    match print(&reading) {
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

fn print(reading: &CorpusReading) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for article in reading.corpus.pages.iter().flat_map(|page| &page.articles) {
        serde_json::to_writer(&mut out, &row(article))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// An article as printed: the fields of issue and gold, in their order.
#[derive(Serialize)]
struct Row<'a> {
    page: &'a str,
    n: usize,
    id: &'a str,
    kicker: Option<&'a str>,
    headline: Option<&'a str>,
    subheads: &'a [String],
    headline_made: bool,
    title: String,
    section: Option<&'a str>,
    kind: baolan::paper::Kind,
    body: String,
    reporters: &'a [String],
    correspondents: &'a [String],
    photographers: &'a [String],
    authors: &'a [String],
    agencies: &'a [String],
    credit: Option<&'a str>,
    published: Option<&'a str>,
    date: Option<DateRow<'a>>,
    dates: Vec<DateRow<'a>>,
    people: Vec<PersonRow<'a>>,
    organisations: Vec<&'a str>,
    places: Vec<&'a str>,
    initiatives: Vec<InitiativeRow<'a>>,
}

#[derive(Serialize)]
struct DateRow<'a> {
    iso: Option<&'a str>,
    text: &'a str,
    status: baolan::paper::Certainty,
}

#[derive(Serialize)]
struct PersonRow<'a> {
    name: &'a str,
    posts: Vec<&'a str>,
}

#[derive(Serialize)]
struct InitiativeRow<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    definition: Option<&'a str>,
}

fn row(article: &Article) -> Row<'_> {
    let (byline, facts) = (&article.byline, &article.facts);
    Row {
        page: &article.page,
        n: article.n,
        id: &article.id,
        kicker: article.kicker.as_deref(),
        headline: article.headline.as_deref(),
        subheads: &article.subheads,
        headline_made: article.headline.is_none(),
        title: article.title(),
        section: article.section.as_deref(),
        kind: article.kind,
        body: article.body(),
        reporters: &byline.reporters,
        correspondents: &byline.correspondents,
        photographers: &byline.photographers,
        authors: &byline.authors,
        agencies: &byline.agencies,
        credit: byline.credit.as_deref(),
        published: article.published.as_deref(),
        date: article.date.as_ref().map(date_row),
        dates: facts.dates.iter().map(date_row).collect(),
        people: facts.people.iter().map(person_row).collect(),
        organisations: names(&facts.organisations),
        places: names(&facts.places),
        initiatives: facts.initiatives.iter().map(|initiative| initiative_row(article, initiative)).collect(),
    }
}

fn date_row(date: &Date) -> DateRow<'_> {
    DateRow { iso: date.iso.as_deref(), text: &date.text, status: date.status }
}

fn person_row(person: &baolan::paper::Person) -> PersonRow<'_> {
    PersonRow { name: &person.name, posts: person.posts.iter().map(|post| post.title.as_str()).collect() }
}

fn initiative_row<'a>(article: &'a Article, initiative: &'a baolan::paper::Initiative) -> InitiativeRow<'a> {
    let definition = initiative.definition.and_then(|span| quoted(article, span));
    InitiativeRow { name: &initiative.name, kind: &initiative.kind, definition }
}

fn quoted(article: &Article, span: baolan::paper::Span) -> Option<&str> {
    article.paragraphs.get(span.paragraph)?.text.get(span.start..span.end)
}

fn names(named: &[Named]) -> Vec<&str> {
    named.iter().map(|named| named.name.as_str()).collect()
}

//! `baolan entities`: who and what a corpus names, merged over its pages.

use super::input;
use anyhow::Result;
use baolan::entity::same::{self, Entity, Known};
use baolan::paper::Status;
use serde_json::{Value, json};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// 列出全部版面提到的人、职务、机构、地点，同辖区内合并 | List whom and what the pages name, merged within a jurisdiction
#[derive(clap::Args)]
pub struct Entities {
    /// 版面文件或文件夹 | Page files or folders
    #[arg(required = true, value_name = "CORPUS")]
    corpus: Vec<PathBuf>,
}

/// Prints one JSON object a line: `kind`, `name`, `place` (its jurisdiction,
/// the page's name where nothing tells it), `place_status` (人工确认 from
/// `corpus.toml`, 规则推断 from the page, or null), `status` (人工确认 where
/// `authority.toml` says so, else null), `variants`, `articles`, `mentions`.
///
/// # Errors
/// When no page could be read, or the output cannot be written.
pub fn run(arguments: &Entities) -> Result<()> {
    let reading = input::read_corpus(&arguments.corpus)?;
    input::report(&reading.problems);
    match print(&same::merge(&reading.corpus.pages)) {
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

fn print(entities: &[Entity]) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    entities.iter().try_for_each(|entity| writeln!(out, "{}", as_json(entity)))?;
    out.flush()
}

fn as_json(entity: &Entity) -> Value {
    let place = entity.jurisdiction.as_ref();
    let status = place.and_then(|place| place.status).map(Known::status);
    json!({
        "kind": entity.kind.key(),
        "name": entity.name,
        "place": place.map(|place| &place.place),
        "place_status": status,
        "status": entity.confirmed.then_some(Status::Confirmed),
        "variants": entity.variants,
        "articles": entity.articles,
        "mentions": entity.mentions,
    })
}

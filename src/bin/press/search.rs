//! `baolan search`: the reader's engine, on the command line.

use super::site::DATA;
use anyhow::Result;
use baolan::bundle::{Bundle, BundleError, Later, MANIFEST, Source};
use baolan::query::{self, Hint};
use baolan::search::{self, Found, Hit, Piece, Request, Want};
use clap::Args;
use futures::executor::block_on;
use serde_json::{Value, json};
use std::future::ready;
use std::path::PathBuf;

/// 在已生成的文件夹里检索 | Search a built folder
#[derive(Args)]
pub struct Search {
    /// `baolan build` 生成的文件夹 | A folder made by `baolan build`
    folder: PathBuf,
    /// 检索词；空格表示“并且” | The query; blanks mean AND
    query: String,
    /// 最多列出几篇；0 表示全部 | Articles to list at most; 0 lists all
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// 输出 JSON | Print JSON
    #[arg(long)]
    json: bool,
}

/// The files of a bundle in a folder.
struct Folder(PathBuf);

impl Source for Folder {
    fn read(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        let missing =
            |error: std::io::Error| BundleError::Missing { file: name.to_owned(), cause: error.to_string() };
        Box::pin(ready(std::fs::read(self.0.join(name)).map_err(missing)))
    }
}

/// Searches and prints.
///
/// # Errors
/// When the folder holds no bundle or a damaged one.
pub fn run(arguments: &Search) -> Result<()> {
    let data = arguments.folder.join(DATA);
    let folder = if data.join(MANIFEST).exists() { data } else { arguments.folder.clone() };
    let bundle = block_on(Bundle::open(Box::new(Folder(folder))))?;
    let (query, hints) = query::parse(&arguments.query);
    let limit = if arguments.limit == 0 { usize::MAX } else { arguments.limit };
    let nothing_asked = query.is_empty() && !arguments.query.trim().is_empty();
    let request = Request { query, limit, want: Want::PAGE, ..Request::default() };
    let found = if nothing_asked { Found::default() } else { block_on(search::search(&bundle, &request))? };
    if arguments.json {
        println!("{}", as_json(&found, &hints))
    } else {
        print(&found, &hints)
    }
    Ok(())
}

fn as_json(found: &Found, hints: &[Hint]) -> Value {
    let hits: Vec<Value> = found.hits.iter().map(hit_json).collect();
    let hints: Vec<String> = hints.iter().map(|hint| hint.message().zh).collect();
    let loose = found
        .loose
        .iter()
        .map(|loose| json!({"page": loose.page, "line": loose.line, "text": text(&loose.text)}));
    json!({"total": found.total, "hits": hits, "hints": hints, "loose": loose.collect::<Vec<_>>()})
}

fn hit_json(hit: &Hit) -> Value {
    json!({
        "id": hit.id,
        "page": hit.page,
        "n": hit.n,
        "title": hit.title,
        "score": hit.score,
        "snippet": text(&hit.snippet),
    })
}

fn text(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn print(found: &Found, hints: &[Hint]) {
    for hint in hints {
        let message = hint.message();
        eprintln!("{}\n{}", message.zh, message.en);
    }
    println!("共 {0} 篇 | {0} articles", found.total);
    for hit in &found.hits {
        println!("\n{}  {}\n    {}", hit.id, hit.title, marked(&hit.snippet));
    }
    for loose in &found.loose {
        println!(
            "\n{}:{}  （不属于任何一篇 | of no article）\n    {}",
            loose.page,
            loose.line,
            marked(&loose.text)
        );
    }
}

fn marked(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.clone() })
        .collect()
}

//! `baolan check`: what the page reader was unsure of.

use crate::input;
use std::path::PathBuf;
use std::process::ExitCode;

/// 检查版面，列出存疑之处 · Check pages and list what is doubtful
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// 版面文件或文件夹 · Page files or folders
    #[arg(required = true, value_name = "CORPUS")]
    corpus: Vec<PathBuf>,
}

/// Prints every notice and problem with its place.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let reading = input::read_corpus(&arguments.corpus, &|_, _| {});
    for notice in &reading.notices {
        println!("{}:{}：{}", notice.page, notice.line, notice.text);
        println!("  {} {}", notice.found.zh, notice.advice.zh);
        println!("  {} {}", notice.found.en, notice.advice.en);
    }
    reading.problems.iter().for_each(|problem| println!("{problem}"));
    Ok(if reading.corpus.pages.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

//! `baolan check`: what the page reader was unsure of.

use super::input;
use anyhow::Result;
use std::path::PathBuf;

/// 检查版面，列出存疑之处 | Check pages and list what is doubtful
#[derive(clap::Args)]
pub struct Check {
    /// 版面文件或文件夹 | Page files or folders
    #[arg(required = true, value_name = "CORPUS")]
    corpus: Vec<PathBuf>,
}

/// Prints every notice and problem with its place.
///
/// # Errors
/// When no page could be read.
pub fn run(arguments: &Check) -> Result<()> {
    let reading = input::read_corpus(&arguments.corpus)?;
    for notice in &reading.notices {
        println!("{}:{}：{}", notice.page, notice.line, notice.text);
        println!("  {} {}", notice.found.zh, notice.advice.zh);
        println!("  {} {}", notice.found.en, notice.advice.en);
    }
    reading.problems.iter().for_each(|problem| println!("{problem}"));
    Ok(())
}

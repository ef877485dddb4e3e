//! `baolan authority`: the editor's file, checked or suggested.

use super::input::{self, CorpusReading, Problem};
use anyhow::{Result, bail};
use baolan::entity::authority::{Authority, suggest};
use std::path::{Path, PathBuf};

/// 检查或起草编者的规范文件 authority.toml | Check the editor's authority.toml, or draft one
#[derive(clap::Args)]
pub struct AuthorityTask {
    /// 版面文件或文件夹 | Page files or folders
    #[arg(required = true, value_name = "CORPUS")]
    corpus: Vec<PathBuf>,
    /// 写出待编者裁定的合并与疑点 | Write the merges and doubts an editor should decide
    #[arg(long)]
    suggest: bool,
}

/// Prints what is the matter with the file, or a draft of one.
///
/// # Errors
/// When no page could be read, or an entry of the file cannot be used.
pub fn run(arguments: &AuthorityTask) -> Result<()> {
    let reading = input::read_corpus(&arguments.corpus)?;
    if arguments.suggest {
        input::report(&reading);
        print!("{}", suggest(&reading.corpus));
        return Ok(());
    }
    let doubts = reading.problems.iter().filter(|problem| is_authority(&problem.file));
    let count = doubts.inspect(|problem| println!("{problem}")).count();
    if count > 0 {
        bail!("authority.toml 有 {count} 处需要处理。\nauthority.toml: {count} entries need a look.");
    }
    println!("authority.toml 没有问题。\nauthority.toml: nothing to report.");
    Ok(())
}

/// Whether a file is the editor's.
pub fn is_authority(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "authority.toml")
}

/// Applies the files to what was read; what cannot be used becomes a problem.
pub fn apply(files: &[PathBuf], reading: &mut CorpusReading) {
    for file in files {
        match read(file) {
            Ok(authority) => {
                let remarks = authority.apply(&mut reading.corpus);
                let problem = |remark: baolan::entity::authority::Remark| {
                    let (zh, en) = (remark.text.zh, remark.text.en);
                    Problem::new(file, format!("{} {zh}", remark.entry), format!("{} {en}", remark.entry))
                };
                reading.problems.extend(remarks.into_iter().map(problem));
            }
            Err(problem) => reading.problems.push(problem),
        }
    }
}

fn read(file: &Path) -> Result<Authority, Problem> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Problem::new(file, format!("无法读取：{error}"), format!("Cannot be read: {error}"))
    })?;
    toml::from_str(&text).map_err(|error| malformed(file, &text, &error))
}

/// The line that is wrong, and what may stand there.
fn malformed(file: &Path, text: &str, error: &toml::de::Error) -> Problem {
    let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
    let message = error.message().trim();
    Problem::at(
        file,
        line,
        format!(
            "无法理解，整个文件未采用：{message}。可用：[[name]]、[[split]]、[[correct]]、[pages.\"版面名\"]。"
        ),
        format!(
            "Cannot be understood; the whole file was left out: {message}. Known: [[name]], [[split]], [[correct]], [pages.\"page name\"]."
        ),
    )
}

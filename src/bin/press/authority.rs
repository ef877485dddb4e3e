//! `baolan authority`: the editor's file, checked or suggested.

use super::input::{self, CorpusReading, Problem};
use anyhow::{Result, bail};
use baolan::entity::authority::{Authority, Remark, suggest};
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
        input::report(&reading.problems);
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

/// The editor's files, read.
pub struct Authorities {
    files: Vec<(PathBuf, Authority)>,
    /// Everything they say, by which a change is noticed.
    pub text: String,
}

impl Authorities {
    /// Reads the files; what cannot be read becomes a problem.
    pub fn read(paths: &[PathBuf]) -> (Self, Vec<Problem>) {
        let (mut read_ones, mut problems) = (Self { files: Vec::new(), text: String::new() }, Vec::new());
        for path in paths {
            match read(path) {
                Ok((text, authority)) => {
                    read_ones.files.push((path.clone(), authority));
                    read_ones.text.push_str(&text);
                }
                Err(problem) => problems.push(problem),
            }
        }
        (read_ones, problems)
    }

    /// Applies them to what was read.
    pub fn apply(&self, reading: &mut CorpusReading) {
        for (file, authority) in &self.files {
            let remarks = authority.apply(&mut reading.corpus);
            let problem = |remark: Remark| {
                let (zh, en) = (remark.text.zh, remark.text.en);
                Problem::new(file, format!("{} {zh}", remark.entry), format!("{} {en}", remark.entry))
            };
            reading.problems.extend(remarks.contradictions.into_iter().map(problem));
            reading.absent.extend(remarks.unused.into_iter().map(problem));
        }
    }
}

fn read(file: &Path) -> Result<(String, Authority), Problem> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Problem::new(file, format!("无法读取：{error}"), format!("Cannot be read: {error}"))
    })?;
    let authority = toml::from_str(&text).map_err(|error| malformed(file, &text, &error))?;
    Ok((text, authority))
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

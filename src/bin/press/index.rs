//! `baolan index`: a part of a corpus → segments in one file, on any machine.

use super::input::{self, Input};
use super::progress;
use super::segments::{self, ENDING, Segments};
use anyhow::{Context, Result, bail};
use baolan::bundle::sha256;
use clap::Args;
use std::fs::{self, File};
use std::io::{BufRead, BufWriter, Write};
use std::path::{Path, PathBuf};

/// 把语料的一部分编成分段文件，供 merge 合并 | Compile a part of a corpus into a segment file for merge
#[derive(Args)]
pub struct Index {
    /// 版面文件或文件夹；“-”表示从标准输入读路径，一行一个 | Page files or folders; `-` reads paths from standard input, one a line
    #[arg(required = true, value_name = "PART")]
    part: Vec<PathBuf>,
    /// 写到哪个文件；若是已有的文件夹，文件名由内容而定 | The file to write; in a folder that exists the file is named by its content
    #[arg(long)]
    out: PathBuf,
}

/// Writes the segments and prints the name of their file.
///
/// # Errors
/// When no page can be read or the file cannot be written.
pub fn run(arguments: &Index) -> Result<()> {
    let input = Input::find(&paths(&arguments.part)?);
    input::report(&input.problems);
    let partial = arguments.partial();
    let (keys, pages) = write(&input, &partial)?;
    if pages == 0 {
        fs::remove_file(&partial)?;
        return input::nothing();
    }
    let file = arguments.file(&keys);
    fs::rename(&partial, &file).with_context(|| unwritable(&file))?;
    println!("{}", file.display());
    Ok(())
}

/// Writes the segments one behind another; answers their keys, and how many
/// pages they have.
fn write(input: &Input, path: &Path) -> Result<(String, usize)> {
    let mut file = BufWriter::new(File::create(path).with_context(|| unwritable(path))?);
    let (mut parts, mut keys) = (input.parts(), String::new());
    let bar = progress::of_input("读版面 reading", input.bytes());
    while let Some(part) = parts.next() {
        let size = part.bytes;
        keys.push_str(&part.key);
        segments::compile(&mut parts, part, &mut file).with_context(|| unwritable(path))?;
        bar.inc(size);
    }
    bar.finish_and_clear();
    file.flush().with_context(|| unwritable(path))?;
    let list = if keys.is_empty() { Vec::new() } else { segments::open(path)? };
    let pages = list.iter().map(|segment| segment.head.pages.len()).sum();
    input::report(&Segments { list, taken_over: 0 }.told().problems);
    Ok((keys, pages))
}

impl Index {
    /// Where the file is written before it is whole.
    fn partial(&self) -> PathBuf {
        let name = format!("baolan-{}.partial", std::process::id());
        if self.out.is_dir() { self.out.join(name) } else { self.out.with_file_name(name) }
    }

    fn file(&self, keys: &str) -> PathBuf {
        let name = format!("part-{}.{ENDING}", &sha256(keys.as_bytes())[..16]);
        if self.out.is_dir() { self.out.join(name) } else { self.out.clone() }
    }
}

/// The paths that are named, those of standard input in the place of `-`.
fn paths(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for path in named {
        if path.as_os_str() != "-" {
            paths.push(path.clone());
            continue;
        }
        for line in std::io::stdin().lock().lines() {
            let line = line.context("标准输入不是 UTF-8 文字。Standard input is not UTF-8 text.")?;
            paths.extend((!line.trim().is_empty()).then(|| PathBuf::from(line.trim())));
        }
    }
    if paths.is_empty() {
        bail!("标准输入里没有路径。Standard input names no path.");
    }
    Ok(paths)
}

fn unwritable(path: &Path) -> String {
    format!("写不了 Cannot write {}", path.display())
}

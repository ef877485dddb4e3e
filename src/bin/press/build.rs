//! `baolan build`: page files → a folder that can be uploaded.

use super::input::{self, Input};
use super::press::Output;
use super::segments;
use anyhow::Result;
use clap::Args;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// 把版面文件做成可上传的文件夹 | Make page files into a folder to upload
#[derive(Args)]
pub struct Build {
    /// 版面文件或其文件夹 | Page files, or folders of them
    #[arg(required = true)]
    corpus: Vec<PathBuf>,
    #[command(flatten)]
    output: Output,
    /// 分段存放处，下次只读改动过的版面；默认在 --out 旁边 | Where segments are kept, so that the next build reads only what changed; beside --out by default
    #[arg(long, value_name = "DIR")]
    segments: Option<PathBuf>,
}

/// Builds a site and prints a summary.
///
/// # Errors
/// When no page can be read, a file cannot be written, or the program
/// carries no shell.
pub fn run(arguments: &Build) -> Result<()> {
    let started = Instant::now();
    let shell = arguments.output.shell()?;
    let input = Input::find(&arguments.corpus);
    input::report(&input.problems);
    let segments = segments::make(&input, arguments.folder().as_deref())?;
    if segments.list.iter().all(|segment| segment.head.pages.is_empty()) {
        input::report(&segments.told().problems);
        return input::nothing();
    }
    arguments.output.write(segments, shell.as_ref(), started)
}

impl Build {
    /// Where segments are kept: `site.segments` beside `site`.
    fn folder(&self) -> Option<PathBuf> {
        let beside = |out: &Path| {
            let mut name = out.file_name()?.to_owned();
            name.push(".segments");
            Some(out.with_file_name(name))
        };
        self.segments.clone().or_else(|| self.output.out.as_deref().and_then(beside))
    }
}

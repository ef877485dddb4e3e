//! `baolan merge`: segment files → a site, as if built from all parts at once.

use super::press::Output;
use super::segments::{self, Segments};
use anyhow::Result;
use clap::Args;
use std::path::PathBuf;
use std::time::Instant;

/// 把分段文件合成一个网站，与一次编成的逐字节相同 | Join segment files into one site, byte for byte as built at once
#[derive(Args)]
pub struct Merge {
    /// `baolan index` 生成的分段文件 | Segment files made by `baolan index`
    #[arg(required = true, value_name = "SEGMENT")]
    segments: Vec<PathBuf>,
    #[command(flatten)]
    output: Output,
}

/// Joins the segments and prints a summary.
///
/// # Errors
/// When a segment is damaged, two have the same page, or a file cannot be
/// written.
pub fn run(arguments: &Merge) -> Result<()> {
    let started = Instant::now();
    let shell = arguments.output.shell()?;
    let mut list = Vec::new();
    for path in &arguments.segments {
        list.extend(segments::open(path)?);
    }
    let taken_over = list.len();
    arguments.output.write(Segments { list, taken_over }, shell.as_ref(), started)
}

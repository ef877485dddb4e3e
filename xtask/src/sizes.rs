//! The table of sizes: what a reader has to load before the first search.

use crate::{Done, Trouble, paths};
use std::fs;
use std::io::Write;
use std::path::Path;

/// The budget for the first load, in bytes after brotli.
const BUDGET: usize = 250_000;

/// One row: bytes as they are, after gzip, after brotli.
#[derive(Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the sizes of the shell's files and holds their sum against the budget.
pub fn of_shell() -> Done {
    let trouble = |error: std::io::Error| Trouble(format!("target/shell: {error}"));
    let mut names: Vec<_> = fs::read_dir(paths::shell())
        .map_err(trouble)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    names.sort();
    println!("\n{:>11} {:>9} {:>9}   首次载入 · first load", "bytes", "gzip", "brotli");
    let mut sum = Sizes::default();
    for path in names {
        let one = measure(&path).map_err(trouble)?;
        print_row(&one, &path.file_name().unwrap_or_default().to_string_lossy());
        sum.add(&one);
    }
    print_row(&sum, "合计 · together");
    println!("{:>31}   预算 · budget ({} %)\n", BUDGET, sum.brotli * 100 / BUDGET);
    within(&sum)
}

fn within(sum: &Sizes) -> Done {
    if sum.brotli <= BUDGET {
        return Ok(());
    }
    Err(Trouble(format!(
        "首次载入 {0} 字节，超出预算 {BUDGET}。\nThe first load is {0} bytes, over the budget of {BUDGET}.",
        sum.brotli
    )))
}

impl Sizes {
    fn add(&mut self, other: &Sizes) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

fn print_row(sizes: &Sizes, name: &str) {
    println!("{:>11} {:>9} {:>9}   {name}", sizes.raw, sizes.gzip, sizes.brotli);
}

fn measure(path: &Path) -> std::io::Result<Sizes> {
    let bytes = fs::read(path)?;
    Ok(Sizes { raw: bytes.len(), gzip: gzip(&bytes)?, brotli: brotli(&bytes)? })
}

fn gzip(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> std::io::Result<usize> {
    let mut packed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut packed, 65_536, 11, 22);
    encoder.write_all(bytes)?;
    encoder.flush()?;
    drop(encoder);
    Ok(packed.len())
}

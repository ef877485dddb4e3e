//! The table of sizes: what a reader has to load before the first search.

use crate::{Done, Trouble, paths, say, stamp};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The budget for the first load, in bytes after brotli: with it and the first
/// query a reader of 100,000 articles stays under half a megabyte.
const BUDGET: usize = 280_000;

/// The list that the tests in browsers leave.
const FIRST_LOAD: &str = "tmp/browser/first-load.txt";

/// One row: bytes as they are, after gzip, after brotli.
#[derive(Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the sizes of the app alone.
pub fn of_shell() -> Done {
    table(&all(&paths::shell()), "阅读界面 · the reader's app").map(drop)
}

/// Prints the sizes of the explorer of the seeds, once for each state of it.
pub fn of_site() -> Done {
    let stamp = stamp::of(&["target/site"], &[]);
    if stamp::is(&paths::site(), &stamp) {
        return Ok(());
    }
    say::step("量大小", "measuring sizes", || {
        table(&all(&paths::site()), "全部（不计双击用的副本） · all but the twins for file://").map(drop)
    })?;
    stamp::set(&paths::site(), &stamp);
    Ok(())
}

/// Holds against the budget what a browser asked for when it opened the first
/// page; the tests in browsers have left the list.
pub fn of_first_load() -> Done {
    let list = fs::read_to_string(paths::target().join(FIRST_LOAD)).unwrap_or_default();
    let files: Vec<PathBuf> = list.lines().map(|name| paths::site().join(name)).collect();
    let sum = table(&files, "首次载入 · first load")?;
    println!("{BUDGET:>31} 预算 · budget: {} %", sum.brotli * 100 / BUDGET);
    if sum.brotli <= BUDGET {
        return Ok(());
    }
    let over = sum.brotli - BUDGET;
    Err(Trouble(format!(
        "首次载入超出预算 {over} 字节。请看上表，把多出来的去掉。\nThe first load is {over} bytes over its budget: see the table above, and take out what is too much."
    )))
}

fn table(files: &[PathBuf], label: &str) -> Done<Sizes> {
    println!("{:>11} {:>9} {:>9}", "bytes", "gzip", "brotli");
    let mut sum = Sizes::default();
    for path in files {
        let one = measure(path).map_err(|error| trouble(path, &error))?;
        let name = [paths::site(), paths::shell()]
            .iter()
            .find_map(|folder| path.strip_prefix(folder).ok())
            .unwrap_or(path);
        print_row(&one, &name.to_string_lossy());
        sum.add(&one);
    }
    print_row(&sum, label);
    Ok(sum)
}

/// All files but the twins, which only pages opened from disk load.
fn all(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(all(&path));
        } else if !is_twin(&path) {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// `terms.bin.js` beside `terms.bin`.
fn is_twin(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "js") && path.with_extension("").is_file()
}

fn trouble(path: &Path, error: &std::io::Error) -> Trouble {
    Trouble(format!("{}: {error}", path.display()))
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

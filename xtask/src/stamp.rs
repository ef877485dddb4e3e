//! What a result was made from, so that it is not made again.

use crate::paths;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// The content of files and folders and some words more, as one number.
pub fn of(sources: &[&str], words: &[String]) -> String {
    let mut files = Vec::new();
    for source in sources {
        gather(&paths::root().join(source), &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file).unwrap_or_default().hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

/// Whether the stamp beside a result says the same.
pub fn is(result: &Path, stamp: &str) -> bool {
    fs::read_to_string(file_of(result)).is_ok_and(|text| text == stamp)
}

/// Stamps a result, once it is complete.
pub fn set(result: &Path, stamp: &str) {
    // Without a stamp the result is merely made again next time.
    let _ = fs::write(file_of(result), stamp);
}

/// Takes the stamp away, before work on a result begins.
pub fn clear(result: &Path) {
    let _ = fs::remove_file(file_of(result));
}

fn file_of(result: &Path) -> PathBuf {
    result.with_extension("stamp")
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| gather(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}

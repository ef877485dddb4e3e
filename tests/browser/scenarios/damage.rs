//! Files that are missing or broken: a plain sentence in the reader's language.

use super::steps::{ALERT, encoded};
use crate::driver::Browser;
use crate::site::{Visit, local};
use std::fs;
use std::path::{Path, PathBuf};

/// The host does not have the list of files.
pub fn missing_manifest(browser: &mut Browser, visit: &Visit) {
    visit.allow_misses();
    let copy = visit.site.copy("缺清单");
    remove(&copy.join("data/manifest.json"));
    browser.open(&visit.site.hosted("缺清单/"));
    must_explain(browser);
}

/// The folder on disk lost its list of files.
pub fn missing_manifest_on_disk(browser: &mut Browser, visit: &Visit) {
    let copy = visit.site.copy("盘上缺清单");
    remove(&copy.join("data/manifest.json.js"));
    browser.open(&local(&copy.join("index.html")));
    must_explain(browser);
}

/// One byte of each chunk is another.
pub fn damaged_chunk(browser: &mut Browser, visit: &Visit) {
    let copy = visit.site.copy("坏块");
    for chunk in chunks(&copy.join("data")) {
        flip(&chunk);
    }
    let address = visit.site.hosted("坏块/") + "#/find?q=" + &encoded("郑州");
    browser.open(&address);
    must_explain(browser);
}

/// A sentence in Chinese, to be heard by screen readers, and no bare code.
fn must_explain(browser: &mut Browser) {
    browser.see(ALERT);
    let sentence = browser.text(ALERT);
    let han = sentence.chars().filter(|character| ('一'..='龥').contains(character)).count();
    assert!(han >= 10, "the explanation is: {sentence}");
}

fn chunks(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the site has data").flatten();
    let files = entries.map(|entry| entry.path());
    files.filter(|file| file.extension().is_none_or(|ending| ending != "js" && ending != "json")).collect()
}

fn flip(file: &Path) {
    let mut bytes = fs::read(file).expect("a chunk can be read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x55;
    fs::write(file, bytes).expect("a chunk can be written");
}

fn remove(file: &Path) {
    fs::remove_file(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

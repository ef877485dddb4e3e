//! `corpus.toml`: what the publisher knows of the corpus and its pages.

use super::{Problem, unreadable};
use baolan::paper::{Corpus, Languages, PageAbout};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The contents of all `corpus.toml` of a corpus.
#[derive(Debug, Default)]
pub struct About {
    /// Title of the corpus.
    pub title: Languages,
    /// What could not be used.
    pub problems: Vec<Problem>,
    pages: BTreeMap<String, (PathBuf, PageAbout)>,
}

impl About {
    /// Reads the files; a later one adds to an earlier.
    pub fn read(files: &[PathBuf]) -> Self {
        let mut about = Self::default();
        for file in files {
            match std::fs::read_to_string(file) {
                Ok(text) => about.add(file, &text),
                Err(error) => about.problems.push(unreadable(file, &error)),
            }
        }
        about
    }

    /// What is known of the page `name`.
    pub fn page(&self, name: &str) -> PageAbout {
        self.pages.get(name).map(|(_, about)| about.clone()).unwrap_or_default()
    }

    /// Tables that name no page of the corpus.
    pub fn unused(&self, corpus: &Corpus) -> Vec<Problem> {
        let known = |name: &String| corpus.pages.iter().any(|page| page.name == *name);
        let unused = self.pages.iter().filter(|(name, _)| !known(name));
        unused.map(|(name, (file, _))| no_such_page(file, name)).collect()
    }

    fn add(&mut self, file: &Path, text: &str) {
        let table: toml::Table = match toml::from_str(text) {
            Ok(table) => table,
            Err(error) => return self.problems.push(malformed(file, &error)),
        };
        for (key, value) in table {
            match key.as_str() {
                "title" => self.add_title(file, value),
                "pages" => self.add_pages(file, value),
                _ => self.problems.push(unknown_key(file, &key)),
            }
        }
    }

    fn add_title(&mut self, file: &Path, value: toml::Value) {
        match value.try_into() {
            Ok(title) => self.title = title,
            Err(error) => self.problems.push(malformed(file, &error)),
        }
    }

    fn add_pages(&mut self, file: &Path, value: toml::Value) {
        let toml::Value::Table(pages) = value else {
            return self.problems.push(unknown_key(file, "pages"));
        };
        for (name, value) in pages {
            match value.try_into() {
                Ok(about) => drop(self.pages.insert(name, (file.into(), about))),
                Err(error) => self.problems.push(bad_page(file, &name, &error)),
            }
        }
    }
}

fn malformed(file: &Path, error: &toml::de::Error) -> Problem {
    let error = error.to_string();
    let error = error.trim();
    Problem::new(file, format!("无法理解：{error}"), format!("Cannot be understood: {error}"))
}

fn bad_page(file: &Path, name: &str, error: &toml::de::Error) -> Problem {
    let error = error.message();
    Problem::new(
        file,
        format!("[pages.\"{name}\"] 无法理解，未采用：{error}"),
        format!("[pages.\"{name}\"] cannot be understood and was left out: {error}"),
    )
}

fn unknown_key(file: &Path, key: &str) -> Problem {
    Problem::new(
        file,
        format!("不认识的项目“{key}”，未采用。可用：title、pages。"),
        format!("Unknown key `{key}`; it was left out. Known: title, pages."),
    )
}

fn no_such_page(file: &Path, name: &str) -> Problem {
    Problem::new(
        file,
        format!("[pages.\"{name}\"] 没有对应的版面文件。请核对文件名（不带扩展名）。"),
        format!("[pages.\"{name}\"] names no page of the corpus. Check the file name, without its ending."),
    )
}

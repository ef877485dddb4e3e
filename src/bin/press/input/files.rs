//! Paths → the files of a corpus, in the order of their names.

use super::{FORMS_EN, FORMS_ZH, Problem, unreadable};
use crate::authority::is_authority;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The text of one page.
    Page,
    /// Ready-cut articles, one JSON object a line.
    Articles,
}

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where it lies.
    pub path: PathBuf,
    /// The name of its page: the file name without its ending.
    pub name: String,
    /// What it holds.
    pub form: Form,
}

/// The files of a corpus.
#[derive(Debug, Default)]
pub struct Found {
    /// Pages and articles, by name.
    pub sources: Vec<Source>,
    /// Every `corpus.toml`.
    pub about: Vec<PathBuf>,
    /// Every `authority.toml`.
    pub authority: Vec<PathBuf>,
    /// Files of other forms, and paths that are not there.
    pub problems: Vec<Problem>,
}

/// Finds the files at and below `paths`.
pub fn find(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let mut sources = BTreeMap::new();
    for path in paths {
        found.visit(path, true, &mut sources);
    }
    found.sources = sources.into_values().collect();
    found
}

impl Found {
    /// Takes a file, or all of a folder. A file named by the publisher is
    /// never passed over in silence.
    fn visit(&mut self, path: &Path, named: bool, sources: &mut BTreeMap<String, Source>) {
        let entries = match path.is_dir().then(|| std::fs::read_dir(path)) {
            None => return self.take(path, named, sources),
            Some(Err(error)) => return self.problems.push(unreadable(path, &error)),
            Some(Ok(entries)) => entries,
        };
        let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        inside.sort();
        for path in inside.iter().filter(|path| !is_hidden(path)) {
            self.visit(path, false, sources);
        }
    }

    fn take(&mut self, path: &Path, named: bool, sources: &mut BTreeMap<String, Source>) {
        if let Err(error) = path.metadata() {
            return self.problems.push(unreadable(path, &error));
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("txt" | "md") if is_readme(path) && !named => {}
            Some("txt" | "md") => self.add(path, Form::Page, sources),
            Some("ndjson" | "jsonl") => self.add(path, Form::Articles, sources),
            Some("toml") if path.file_name().is_some_and(|name| name == "corpus.toml") => {
                self.about.push(path.into())
            }
            Some("toml") if is_authority(path) => self.authority.push(path.into()),
            Some("toml") => {}
            _ if is_readme(path) && !named => {}
            _ => self.problems.push(foreign(path)),
        }
    }

    fn add(&mut self, path: &Path, form: Form, sources: &mut BTreeMap<String, Source>) {
        let name = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let source = Source { path: path.into(), name: name.clone(), form };
        match sources.get(&name) {
            Some(first) if first.path == path => {}
            Some(first) => self.problems.push(same_name(path, &first.path)),
            None => drop(sources.insert(name, source)),
        }
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']))
}

fn is_readme(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.to_string_lossy().to_lowercase().starts_with("readme"))
}

fn foreign(path: &Path) -> Problem {
    Problem::new(
        path,
        format!("不认识的文件类型，未读取。{FORMS_ZH}。"),
        format!("Not a known kind of file; it was left out. Files {FORMS_EN}."),
    )
}

fn same_name(path: &Path, first: &Path) -> Problem {
    let first = first.display();
    Problem::new(
        path,
        format!("与 {first} 同名，未读取。版面以文件名区分，请改名。"),
        format!(
            "Has the same name as {first}; it was left out. Pages are told apart by file name: rename one."
        ),
    )
}

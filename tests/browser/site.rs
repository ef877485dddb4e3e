//! The emitted explorer of the seeds, and the places it is opened from.

use crate::corpus;
use crate::driver::Browser;
use crate::server::{Host, encode};
use crate::trouble::Troubles;
use std::cell::{Cell, OnceCell};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A sub-directory as publishers may name it.
const FOLDER: &str = "站点 一/报栏 #1";

/// Where an explorer is opened from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// From a host, in a sub-directory, under a strict policy.
    Http,
    /// By double-click on `index.html` of the folder.
    Folder,
    /// By double-click on the one file that holds everything.
    Single,
}

impl Place {
    /// All of them.
    pub const ALL: &[Place] = &[Place::Http, Place::Folder, Place::Single];

    /// Its name, as one chooses cases by.
    pub fn name(self) -> &'static str {
        match self {
            Place::Http => "http",
            Place::Folder => "file-folder",
            Place::Single => "file-single",
        }
    }
}

/// The pressed seeds, in all forms, and a host for them.
pub struct Site {
    root: PathBuf,
    host: Host,
    large: OnceCell<PathBuf>,
    short: OnceCell<PathBuf>,
}

/// The folder of the large explorer under the host.
pub const LARGE: &str = "大报栏";
/// The folder of the explorer of short articles.
pub const SHORT: &str = "短报栏";

impl Site {
    /// The explorer of some thousands of articles, pressed when it is first
    /// asked for.
    pub fn large(&self) -> &Path {
        self.large.get_or_init(|| self.press_lines(LARGE, &corpus::lines()))
    }

    /// The explorer of many very short articles, whose days and facets are far
    /// away; pressed when it is first asked for.
    pub fn short(&self) -> &Path {
        self.short.get_or_init(|| self.press_lines(SHORT, &corpus::short_lines()))
    }

    fn press_lines(&self, name: &str, lines: &str) -> PathBuf {
        let (folder, articles) = (self.root.join(name), self.root.join(format!("{name}.ndjson")));
        fs::write(&articles, lines).expect("the target folder can be written");
        let status = Command::new(program()).arg("build").arg(&articles).arg("--out").arg(&folder).status();
        assert!(status.expect("the program baolan starts").success(), "baolan build {name}.ndjson");
        folder
    }

    /// What goes wrong on the host.
    pub fn troubles(&self) -> &Troubles {
        &self.host.troubles
    }

    /// Presses the seeds with the program that `cargo xtask` has built.
    pub fn press() -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sites");
        let _ = fs::remove_dir_all(&root);
        let folder = root.join(FOLDER);
        let single = root.join("一份.html");
        fs::create_dir_all(&folder).expect("the target folder can be written");
        press(&folder, &single);
        move_away(&single, &root.join("copied"));
        fs::write(root.join("frame.html"), frame()).expect("the target folder can be written");
        let host = Host::start(&root);
        Self { root, host, large: OnceCell::new(), short: OnceCell::new() }
    }

    /// The folder that a publisher would upload.
    pub fn folder(&self) -> PathBuf {
        self.root.join(FOLDER)
    }

    /// A copy of the folder under another name, to be damaged.
    pub fn copy(&self, name: &str) -> PathBuf {
        let copy = self.root.join(name);
        let _ = fs::remove_dir_all(&copy);
        copy_folder(&self.folder(), &copy);
        copy
    }

    /// Lays an explorer over a folder, as an upload does.
    pub fn upload(&self, from: &Path, to: &str) -> PathBuf {
        let to = self.root.join(to);
        copy_folder(from, &to);
        to
    }

    /// The address under which the host shows a file of any of the folders.
    pub fn hosted(&self, path: &str) -> String {
        self.host.address(path)
    }

    fn address(&self, place: Place) -> String {
        match place {
            Place::Http => self.hosted(&format!("{FOLDER}/")),
            Place::Folder => local(&self.folder().join("index.html")),
            Place::Single => local(&self.root.join("copied/explorer.html")),
        }
    }
}

/// The address of a file on this machine.
pub fn local(path: &Path) -> String {
    format!("file://{}", encode(&path.to_string_lossy()))
}

/// The program that `cargo xtask` has built, with the app inside.
pub fn program() -> OsString {
    let program = std::env::var_os("BAOLAN_PROGRAM");
    program.expect("run these tests by `cargo xtask browsers`")
}

fn press(folder: &Path, single: &Path) {
    let status = Command::new(program())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["build", "seeds", "--out"])
        .arg(folder)
        .arg("--single-file")
        .arg(single)
        .status()
        .expect("the program baolan starts");
    assert!(status.success(), "baolan build seeds: {status}");
}

/// The single file must need nothing beside it.
fn move_away(single: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the target folder can be written");
    fs::rename(single, to.join("explorer.html")).expect("the single file was written");
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the target folder can be written");
    for entry in fs::read_dir(from).expect("the site was written").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        match from.is_dir() {
            true => copy_folder(&from, &to),
            false => drop(fs::copy(&from, &to).expect("a file can be copied")),
        }
    }
}

/// A page of somebody else that shows the explorer in a plain frame.
fn frame() -> String {
    format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><title>frame</title>\
         <h1>某县图书馆</h1><iframe src=\"{}/\" width=\"390\" height=\"700\"></iframe>",
        encode(FOLDER)
    )
}

/// One case's visit to the explorer, at one place.
pub struct Visit<'a> {
    /// The site and its host.
    pub site: &'a Site,
    /// Where it is opened from.
    pub place: Place,
    misses_allowed: Cell<bool>,
}

impl<'a> Visit<'a> {
    /// A visit, with the host's memory wiped.
    pub fn new(site: &'a Site, place: Place) -> Self {
        site.host.misses();
        site.host.troubles.end();
        Self { site, place, misses_allowed: Cell::new(false) }
    }

    /// The address of the explorer, with what may follow it.
    pub fn address(&self, fragment: &str) -> String {
        self.site.address(self.place) + fragment
    }

    /// Opens the explorer anew, as a first-time reader.
    pub fn open(&self, browser: &mut Browser, fragment: &str) {
        // The same document with another fragment would not be loaded again.
        browser.open("about:blank");
        browser.open(&self.address(fragment));
    }

    /// This case asks for files that are not there, and means it.
    pub fn allow_misses(&self) {
        self.misses_allowed.set(true);
    }

    /// Fails if the host was asked for anything that is not in the folder.
    pub fn must_have_been_clean(&self) {
        let misses = self.site.host.misses();
        let clean = misses.is_empty() || self.misses_allowed.get();
        assert!(clean, "the explorer asked for what does not exist: {misses:?}");
    }
}

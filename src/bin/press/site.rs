//! Shell and bundle → a folder to upload.
//!
//! Everything but `index.html`, `data/manifest.json` and the twins for pages
//! opened by double-click is named by its hash, so a host may let browsers keep
//! it for ever, and a page of one build never meets a script of another.
//!
//! The files of a build are laid beside those of the one before. What has no
//! hash in its name is renamed into place at the end, and only then do the old
//! files go: a build that is interrupted leaves the old site as it was.

use super::shell::Shell;
use super::twin;
use anyhow::{Context, Result, bail};
use baolan::bundle::{MANIFEST, Manifest, sha256};
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Folder of the bundle inside a site.
pub const DATA: &str = "data";

/// A folder that is being written.
pub struct Site {
    folder: PathBuf,
    written: BTreeSet<PathBuf>,
    /// Files that are complete but not in their places, in the order in which
    /// they go there.
    waiting: Vec<PathBuf>,
    changes: Changes,
}

/// What a build changed in a folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Number of files of the site.
    pub files: u64,
    /// Bytes of all of them.
    pub bytes: u64,
    /// Number of files that are new or have other bytes.
    pub new_files: u64,
    /// Bytes of those.
    pub new_bytes: u64,
    /// Number of files that were removed.
    pub removed: u64,
}

impl Changes {
    fn count(&mut self, bytes: u64, new: bool) {
        self.files += 1;
        self.bytes += bytes;
        self.new_files += u64::from(new);
        self.new_bytes += if new { bytes } else { 0 };
    }
}

impl Site {
    /// Begins a site in a new or empty folder, or in one that holds a site.
    ///
    /// # Errors
    /// When the folder holds something else, or cannot be made.
    pub fn begin(folder: &Path) -> Result<Self> {
        let empty =
            !folder.exists() || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
        if !empty && !folder.join(DATA).join(MANIFEST).exists() {
            bail!(
                "“{0}”里有别的东西，不敢覆盖。请另指一个空文件夹。\n“{0}” holds something else and is not overwritten. Name an empty folder.",
                folder.display()
            );
        }
        fs::create_dir_all(folder.join(DATA))
            .with_context(|| format!("建不了文件夹 Cannot make the folder {}", folder.display()))?;
        let (written, waiting) = (BTreeSet::new(), Vec::new());
        Ok(Self { folder: folder.to_owned(), written, waiting, changes: Changes::default() })
    }

    /// Writes a file of the bundle and its twin.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn data(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let script = twin::script(name, bytes);
        match twin::group(name) {
            Some(group) => {
                self.put(&format!("{DATA}/{name}"), bytes)?;
                self.append(&format!("{DATA}/{group}"), script.as_bytes())
            }
            None => {
                self.lay(&format!("{DATA}/{name}"), bytes)?;
                self.lay(&format!("{DATA}/{}", twin::name(name)), script.as_bytes())
            }
        }
    }

    /// Writes the shell, `index.html` last.
    ///
    /// # Errors
    /// When the disk refuses, or the shell has no `index.html`.
    pub fn shell(&mut self, shell: &Shell, manifest: &Manifest) -> Result<()> {
        let mut index = page(shell, manifest)?;
        for (name, content) in shell.files.iter().filter(|(name, _)| name != "index.html") {
            let hashed = hashed(name, content);
            index = index.replace(&format!("\"./{name}\""), &format!("\"./{hashed}\""));
            self.put(&hashed, content)?;
            if name.ends_with(".wasm") {
                self.put(&twin::name(&hashed), twin::script(&hashed, content).as_bytes())?;
            }
        }
        self.lay("index.html", index.as_bytes())
    }

    /// Puts into place what waits, removes what an earlier build left and
    /// answers what changed.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn finish(mut self) -> Result<Changes> {
        for path in &self.waiting {
            let partial = partial(path);
            let new = !same(&partial, path);
            self.changes.count(fs::metadata(&partial)?.len(), new);
            fs::rename(&partial, path).with_context(|| unwritable(path))?;
        }
        for folder in [self.folder.clone(), self.folder.join(DATA)] {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                if is_ours(&path) && !self.written.contains(&path) {
                    fs::remove_file(&path)?;
                    self.changes.removed += 1;
                }
            }
        }
        Ok(self.changes)
    }

    /// Writes a file whose name has the hash of its bytes, unless it is there;
    /// under another name first, so that a reader never gets half of it.
    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        if !self.written.insert(path.clone()) {
            return Ok(());
        }
        let new = fs::read(&path).map_or(true, |old| old != bytes);
        if new {
            fs::write(partial(&path), bytes).with_context(|| unwritable(&path))?;
            fs::rename(partial(&path), &path).with_context(|| unwritable(&path))?;
        }
        self.changes.count(bytes.len() as u64, new);
        Ok(())
    }

    /// Writes a file that goes into its place at the end.
    fn lay(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        fs::write(partial(&path), bytes).with_context(|| unwritable(&path))?;
        self.written.insert(path.clone());
        self.waiting.push(path);
        Ok(())
    }

    /// Adds to a file that goes into its place at the end.
    fn append(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        if !self.written.contains(&path) {
            return self.lay(name, bytes);
        }
        let mut file =
            OpenOptions::new().append(true).open(partial(&path)).with_context(|| unwritable(&path))?;
        file.write_all(bytes).with_context(|| unwritable(&path))
    }
}

/// Whether two files have the same bytes.
fn same(one: &Path, other: &Path) -> bool {
    let size = |path: &Path| path.metadata().map(|metadata| metadata.len()).ok();
    size(one) == size(other) && fs::read(one).ok() == fs::read(other).ok()
}

/// The name under which a file is written before it is whole.
fn partial(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".partial");
    name.into()
}

fn unwritable(path: &Path) -> String {
    format!("写不了 Cannot write {}", path.display())
}

/// The page of the shell, with the corpus's title.
///
/// # Errors
/// When the shell has no `index.html`.
pub fn page(shell: &Shell, manifest: &Manifest) -> Result<String> {
    let page = shell.text("index.html").context("the shell has no index.html")?;
    let title = [&manifest.title.zh, &manifest.title.en].into_iter().find(|title| !title.is_empty());
    let Some(title) = title else {
        return Ok(page.into_owned());
    };
    Ok(replace_between(&page, "<title>", "</title>", &escape(title)))
}

/// `app.js` → `app-0123456789abcdef.js`.
pub fn hashed(name: &str, content: &[u8]) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{ending}", &sha256(content)[..16])
}

/// Whether a file's name is one that a build gives: a hash, or partial.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let hash = name.rsplit_once('-').map(|(_, rest)| rest.split('.').next().unwrap_or_default());
    let is_hash =
        |hash: &str| [12, 16].contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.ends_with(".partial") || twin::is_group(name) || hash.is_some_and(is_hash)
}

fn replace_between(text: &str, open: &str, close: &str, new: &str) -> String {
    match text.split_once(open).and_then(|(before, rest)| Some((before, rest.split_once(close)?.1))) {
        Some((before, after)) => format!("{before}{open}{new}{close}{after}"),
        None => text.to_owned(),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_files_are_ours() {
        assert!(is_ours(Path::new("data/terms-0123456789ab.bin")));
        assert!(is_ours(Path::new(&hashed("app.js", b"x"))));
        assert!(is_ours(Path::new("data/twins-12.js")));
        assert!(!is_ours(Path::new("robots.txt")));
        assert!(!is_ours(Path::new("my-photo.jpg")));
    }

    #[test]
    fn a_title_is_text_not_markup() {
        let page = replace_between("<title>x</title>", "<title>", "</title>", &escape("<甲&乙>"));
        assert_eq!(page, "<title>&lt;甲&amp;乙></title>");
    }
}

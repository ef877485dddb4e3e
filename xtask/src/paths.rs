//! Where things stand. All that is made goes into `target`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The project's folder, whatever folder the task was called from.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The folder for everything that can be made again.
pub fn target() -> PathBuf {
    root().join("target")
}

/// Tools installed for this project alone.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// The built app, which the program `baolan` carries inside.
pub fn shell() -> PathBuf {
    target().join("shell")
}

/// The publisher's program.
pub fn program() -> PathBuf {
    let name = format!("baolan{}", std::env::consts::EXE_SUFFIX);
    target().join("release").join(name)
}

/// The explorer of the seeds.
pub fn site() -> PathBuf {
    target().join("site")
}

/// The search path of the shell, with our own tools in front.
pub fn search_path() -> OsString {
    let ours = tools().join("bin");
    let theirs = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(ours).chain(std::env::split_paths(&theirs));
    std::env::join_paths(all).unwrap_or(theirs)
}

/// The first program of this name that can be called, our own tools first.
pub fn find(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&search_path()).map(|folder| folder.join(&name)).find(|file| file.is_file())
}

//! `wasm-opt` of Binaryen, which makes the program of the browser a little
//! smaller, by about 10 kB. Nothing fails for want of it.

use super::{apt, npm};
use crate::command::{ask, program};
use crate::{paths, say};
use std::path::{Path, PathBuf};

/// The release of the npm package, and what counts as current on the PATH.
const WANTED: u32 = 132;
const CURRENT: u32 = 120;

/// The optimiser: a current one, else npm's, else whatever can be had.
pub fn get() -> Option<PathBuf> {
    let found = paths::find("wasm-opt").filter(|tool| version(tool).is_some());
    let current = found.clone().filter(|tool| version(tool) >= Some(CURRENT));
    current.or_else(from_npm).or(found).or_else(from_apt).or_else(go_without)
}

fn from_npm() -> Option<PathBuf> {
    npm::tool("binaryen", &format!("{WANTED}.0.0"), "wasm-opt")
}

fn from_apt() -> Option<PathBuf> {
    apt::install(&["binaryen"]).ok()?;
    paths::find("wasm-opt")
}

fn go_without() -> Option<PathBuf> {
    say::note("没有 wasm-opt，照样编译（约大 10 kB）", "building without wasm-opt (about 10 kB larger)");
    None
}

/// From `wasm-opt version 132 (version_132)`.
fn version(tool: &Path) -> Option<u32> {
    let mut command = program(tool);
    command.arg("--version");
    ask(command)?.split_whitespace().find_map(|word| word.parse().ok())
}

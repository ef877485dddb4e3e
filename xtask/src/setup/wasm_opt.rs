//! `wasm-opt` of Binaryen, which makes the program of the browser a little
//! smaller. It is worth about 1 kB: nothing fails for want of it.

use super::apt;
use crate::command::{ask, program, run};
use crate::{Done, paths, say};
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
    let tool = npm_folder().join("node_modules/.bin/wasm-opt");
    if version(&tool) == Some(WANTED) {
        return Some(tool);
    }
    paths::find("npm")?;
    let done = say::step(
        &format!("用 npm 安装 wasm-opt {WANTED}"),
        &format!("installing wasm-opt {WANTED} by npm"),
        install_by_npm,
    );
    done.ok()?;
    (version(&tool) == Some(WANTED)).then_some(tool)
}

fn install_by_npm() -> Done {
    let mut npm = program("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--loglevel=error"])
        .arg("--prefix")
        .arg(npm_folder())
        .arg(format!("binaryen@{WANTED}.0.0"));
    run(npm)
}

fn from_apt() -> Option<PathBuf> {
    apt::install(&["binaryen"]).ok()?;
    paths::find("wasm-opt")
}

fn go_without() -> Option<PathBuf> {
    say::note("没有 wasm-opt，照样编译（约大 1 kB）", "building without wasm-opt (about 1 kB larger)");
    None
}

fn npm_folder() -> PathBuf {
    paths::tools().join("npm")
}

/// From `wasm-opt version 132 (version_132)`.
fn version(tool: &Path) -> Option<u32> {
    let mut command = program(tool);
    command.arg("--version");
    ask(command)?.split_whitespace().find_map(|word| word.parse().ok())
}

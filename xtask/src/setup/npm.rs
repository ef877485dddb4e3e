//! Tools that come as npm packages, in a folder of ours.

use crate::command::{ask, program, run};
use crate::{Done, paths, say};
use std::path::PathBuf;

/// A tool of a package in this version; `None` where it cannot be had.
pub fn tool(package: &str, version: &str, name: &str) -> Option<PathBuf> {
    let tool = folder().join("node_modules/.bin").join(name);
    if says(&tool, version) {
        return Some(tool);
    }
    paths::find("npm")?;
    let done = say::step(
        &format!("用 npm 安装 {package} {version}"),
        &format!("installing {package} {version} by npm"),
        || install(&format!("{package}@{version}")),
    );
    done.ok()?;
    says(&tool, version).then_some(tool)
}

/// Whether the tool starts and names this version.
fn says(tool: &PathBuf, version: &str) -> bool {
    let mut command = program(tool);
    command.arg("--version");
    // Binaryen names 132.0.0 by its first number.
    let wanted = version.trim_end_matches(".0");
    ask(command).is_some_and(|said| said.split_whitespace().any(|word| word == wanted))
}

fn install(package: &str) -> Done {
    let mut npm = program("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--loglevel=error"])
        .arg("--prefix")
        .arg(folder())
        .arg(package);
    run(npm)
}

fn folder() -> PathBuf {
    paths::tools().join("npm")
}

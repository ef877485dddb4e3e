//! Trunk and the command line of wasm-bindgen, by `cargo install`.

use crate::command::{ask, cargo, program, run};
use crate::{Done, Trouble, paths, say};
use std::path::PathBuf;
use std::process::Command;

/// The last release that Rust 1.88 can compile.
const TRUNK: &str = "0.21.14";

/// One program to install.
struct Tool<'a> {
    name: &'a str,
    package: &'a str,
    version: &'a str,
    words: &'a [&'a str],
}

/// Trunk, which bundles the app.
pub fn trunk() -> Done {
    provide(&Tool {
        name: "trunk",
        package: "trunk",
        version: TRUNK,
        words: &["--locked", "--no-default-features"],
    })
}

/// The twin of the library `wasm-bindgen`: its version must equal the one in
/// Cargo.lock. Not `--locked`: the tool's own lock file may name a release
/// that was withdrawn since.
pub fn wasm_bindgen() -> Done {
    provide(&Tool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: &locked("wasm-bindgen")?,
        words: &["--no-default-features", "--bin", "wasm-bindgen"],
    })
}

/// Drops the intermediate results (a gigabyte) once both tools are there.
pub fn tidy() {
    // If that fails, only room is lost.
    let _ = std::fs::remove_dir_all(build_folder());
}

fn build_folder() -> PathBuf {
    paths::tools().join("build")
}

fn provide(tool: &Tool) -> Done {
    if has(tool) {
        return Ok(());
    }
    say::step(
        &format!("安装 {} {}（几分钟，只此一次）", tool.name, tool.version),
        &format!("installing {} {} (some minutes, once)", tool.name, tool.version),
        || run(install(tool)),
    )?;
    if has(tool) {
        return Ok(());
    }
    Err(Trouble(format!(
        "装好的 {0} 无法启动，或不是 {1} 版。\n{0} was installed but does not start as version {1}.",
        tool.name, tool.version
    )))
}

/// The tool starts and names the wanted version.
fn has(tool: &Tool) -> bool {
    let mut command = program(tool.name);
    command.arg("--version");
    ask(command).is_some_and(|said| said.split_whitespace().any(|word| word == tool.version))
}

/// An interrupted compilation goes on where it stopped, because its results
/// stay in `target/tools/build`. Compiling quickly matters more than running
/// quickly: the tools are needed for seconds.
fn install(tool: &Tool) -> Command {
    let release = format!("{}@{}", tool.package, tool.version);
    let mut command = cargo(&["install", &release, "--force", "--root"]);
    command
        .arg(paths::tools())
        .args(tool.words)
        .env("CARGO_TARGET_DIR", build_folder())
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    command
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> Done<String> {
    let lock = std::fs::read_to_string(paths::root().join("Cargo.lock")).unwrap_or_default();
    version_of(&lock, package)
        .ok_or_else(|| Trouble(format!("Cargo.lock 里没有 {package}。\nCargo.lock does not name {package}.")))
}

fn version_of(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::version_of;

    #[test]
    fn reads_the_version_from_the_lock() {
        let lock = "[[package]]\nname = \"ab-c\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"ab\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_of(lock, "ab").as_deref(), Some("0.2.130"));
        assert_eq!(version_of(lock, "other"), None);
    }
}

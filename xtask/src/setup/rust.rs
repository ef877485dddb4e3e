//! The compiler's version and its target for the browser.

use crate::command::{ask, program, run};
use crate::{Done, Trouble, paths, say};
use std::path::Path;

const WASM: &str = "wasm32-unknown-unknown";

/// Refuses a compiler older than `rust-version` in Cargo.toml.
pub fn version() -> Done {
    let wanted = wanted()?;
    let said = ask(rustc(&["--version"])).unwrap_or_default();
    match said.split_whitespace().nth(1).and_then(numbers) {
        Some(found) if found >= numbers(&wanted).unwrap_or_default() => Ok(()),
        _ => Err(Trouble(format!(
            "需要 Rust {wanted} 或更新，现有：{said}。请运行 rustup update stable。\n\
             Rust {wanted} or newer is wanted, found: {said}. Run `rustup update stable`."
        ))),
    }
}

/// Adds the target for WebAssembly.
pub fn wasm_target() -> Done {
    if has_target() {
        return Ok(());
    }
    say::step(&format!("安装编译目标 {WASM}"), &format!("adding the target {WASM}"), add_target)
}

fn add_target() -> Done {
    if paths::find("rustup").is_none() {
        return Err(Trouble(format!(
            "没有 rustup，请用装 Rust 的办法另装 {WASM} 目标。\n\
             There is no rustup here: install the target {WASM} the way Rust itself was installed."
        )));
    }
    let mut rustup = program("rustup");
    rustup.args(["target", "add", WASM]);
    run(rustup)
}

/// The standard library of the target must lie where the compiler looks.
fn has_target() -> bool {
    let library = ask(rustc(&["--print", "target-libdir", "--target", WASM]));
    library.is_some_and(|folder| has_core(Path::new(&folder)))
}

fn has_core(folder: &Path) -> bool {
    let Ok(files) = folder.read_dir() else {
        return false;
    };
    files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libcore-"))
}

fn rustc(words: &[&str]) -> std::process::Command {
    let mut command = program("rustc");
    command.args(words);
    command
}

fn wanted() -> Done<String> {
    let manifest = std::fs::read_to_string(paths::root().join("Cargo.toml"))
        .map_err(|error| Trouble(format!("Cargo.toml: {error}")))?;
    let line = manifest.lines().find(|line| line.starts_with("rust-version"));
    let version = line.and_then(|line| line.split('"').nth(1));
    version
        .map(str::to_owned)
        .ok_or_else(|| Trouble("Cargo.toml 没有 rust-version。\nCargo.toml names no rust-version.".into()))
}

/// `1.95.0` as (1, 95), also from `1.96.0-nightly`.
fn numbers(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.split('.');
    let major = parts.next()?.parse().ok()?;
    let minor = parts.next()?.parse().ok()?;
    Some((major, minor))
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn versions_compare_by_number() {
        assert_eq!(numbers("1.96.0-nightly"), Some((1, 96)));
        assert!(numbers("1.100.0") > numbers("1.95.1"));
        assert_eq!(numbers("stable"), None);
    }
}

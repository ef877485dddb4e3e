//! The app shell: what Trunk bundles, made smaller by several tools, in
//! `target/shell`, where the program `baolan` takes it in.

use crate::command::{ask, program, run};
use crate::setup::Tools;
use crate::slim::slim;
use crate::{Done, Trouble, paths, say, sizes, stamp, style};
use std::fs;
use std::path::{Path, PathBuf};

/// Everything the shell depends on.
const SOURCES: &[&str] = &[
    "src",
    "static/boot.js",
    "static/css",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "xtask/src",
];

/// Syntax that browsers of 2020 know.
const BROWSERS: &str = "--target=es2020,chrome80,firefox74";

/// What the module may use: browsers of 2020 know no more.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
];

/// Small before all else, in three rounds; before the second one control flow
/// is built anew, which makes a half per cent less. The first kilobyte of memory
/// is the end of the stack, where no object ever lies.
const LEVEL: &[&str] = &["--low-memory-unused", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"];

/// Makes the shell, unless nothing has changed since.
pub fn build(tools: &Tools) -> Done {
    let stamp = stamp::of(SOURCES, &versions(tools));
    if stamp::is(&paths::shell(), &stamp) && paths::shell().join("index.html").is_file() {
        return Ok(());
    }
    stamp::clear(&paths::shell());
    say::step("编译阅读界面", "building the reader's app", bundle)?;
    style::join(&bundled())?;
    if let Some(tool) = &tools.esbuild {
        say::step("压缩脚本与样式", "making scripts and style smaller", || minify(tool))?;
    }
    slim_module()?;
    if let Some(tool) = &tools.wasm_opt {
        say::step("压缩 wasm", "making the wasm smaller", || optimise(tool))?;
    }
    replace(&bundled(), &paths::shell())?;
    stamp::set(&paths::shell(), &stamp);
    say::step("量界面大小", "measuring the app", sizes::of_shell)
}

/// The tools leave their mark in the result as much as the sources do.
fn versions(tools: &Tools) -> Vec<String> {
    let or_none = |tool: &Option<PathBuf>| tool.clone().unwrap_or("none".into());
    let (optimiser, minifier) = (or_none(&tools.wasm_opt), or_none(&tools.esbuild));
    [PathBuf::from("rustc"), "trunk".into(), "wasm-bindgen".into(), optimiser, minifier]
        .iter()
        .map(|tool| {
            let mut command = program(tool);
            command.arg("--version");
            ask(command).unwrap_or_default()
        })
        .collect()
}

/// Trunk's result, before it takes the place of the former shell.
fn bundled() -> PathBuf {
    paths::target().join("shell-new")
}

fn bundle() -> Done {
    let mut trunk = program("trunk");
    trunk
        .args(["build", "--dist"])
        .arg(bundled())
        // Cargo adds these to the flags of .cargo/config.toml.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remaps().join(" "))
        // A value Trunk does not understand stops it.
        .env_remove("NO_COLOR");
    run(trunk)
}

/// Keeps the folders of this machine out of the module, where the compiler
/// writes them beside each place that may panic.
fn remaps() -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let sources = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let folders = sources.map(|source| source.path().display().to_string());
    // The variable is cut at blanks, so a folder with a blank cannot be named.
    folders
        .filter(|folder| !folder.contains(' '))
        .map(|folder| format!("--remap-path-prefix={folder}=."))
        .collect()
}

/// Scripts and style in place. Each script stays one by itself: `boot.js`
/// knows `app.js` by the name that it defines.
fn minify(tool: &Path) -> Done {
    let files = ["app.js", "boot.js", style::SHEET];
    let mut command = program(tool);
    command.args(files.map(|name| bundled().join(name)));
    command.args(["--minify", "--charset=utf8", "--allow-overwrite", "--log-level=warning", BROWSERS]);
    command.arg(format!("--outdir={}", bundled().display()));
    run(command)
}

/// Takes the explanations of panics out of the module.
fn slim_module() -> Done {
    let wasm = bundled().join("app_bg.wasm");
    let trouble = |error: std::io::Error| Trouble(format!("{}: {error}", wasm.display()));
    match slim(&fs::read(&wasm).map_err(trouble)?) {
        Some(smaller) => fs::write(&wasm, smaller).map_err(trouble),
        None => {
            say::note(
                "模块的样子没见过，照原样留着（约大 8 kB）",
                "the module is of an unknown shape and stays as it is (about 8 kB larger)",
            );
            Ok(())
        }
    }
}

fn optimise(tool: &Path) -> Done {
    let wasm = bundled().join("app_bg.wasm");
    let mut command = program(tool);
    command.args(LEVEL).args(FEATURES).arg(&wasm).arg("-o").arg(&wasm);
    run(command)
}

/// Brings one folder to the content of another. Equal files keep their time,
/// so that Cargo does not compile the program again for nothing.
fn replace(from: &Path, to: &Path) -> Done {
    let trouble = |error: std::io::Error| Trouble(format!("{}: {error}", to.display()));
    fs::create_dir_all(to).map_err(trouble)?;
    for old in fs::read_dir(to).map_err(trouble)?.flatten() {
        if !from.join(old.file_name()).exists() {
            fs::remove_file(old.path()).map_err(trouble)?;
        }
    }
    for new in fs::read_dir(from).map_err(trouble)?.flatten() {
        let place = to.join(new.file_name());
        let bytes = fs::read(new.path()).map_err(trouble)?;
        if fs::read(&place).ok().as_ref() != Some(&bytes) {
            fs::write(&place, bytes).map_err(trouble)?;
        }
    }
    Ok(())
}

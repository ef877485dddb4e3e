//! Running other programs: what they say is shown as they say it, and when
//! they fail, the last of it is read for a cause.

use crate::{Done, Trouble, paths};
use std::ffi::OsStr;
use std::io::{IsTerminal, Read, Write};
use std::process::{Command, Stdio};

/// A program by its name, in the project's folder, with our tools in reach.
///
/// Variables that would replace the flags of `.cargo/config.toml` or lead the
/// results elsewhere are taken out.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command
        .current_dir(paths::root())
        .env("PATH", paths::search_path())
        .env("CARGO_TARGET_DIR", paths::target())
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET");
    command
}

/// `cargo` with these words.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    command.args(words);
    command
}

/// Runs to the end; whatever the program says is shown.
pub fn run(mut command: Command) -> Done {
    show_progress(&mut command);
    let name = spell(&command);
    let mut child = command.stderr(Stdio::piped()).spawn().map_err(|error| cannot_start(&name, &error))?;
    let said = child.stderr.take().map(pass_on).unwrap_or_default();
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(&name, &status.to_string(), &said)),
        Err(error) => Err(cannot_start(&name, &error)),
    }
}

/// Runs to the end without showing anything; answers what was printed, or
/// nothing if the program is missing or failed.
pub fn ask(mut command: Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Cargo draws its bar only for a terminal, and we stand in between.
fn show_progress(command: &mut Command) {
    if std::io::stderr().is_terminal() && std::env::var_os("CI").is_none() {
        command
            .env("CARGO_TERM_PROGRESS_WHEN", "always")
            .env("CARGO_TERM_PROGRESS_WIDTH", "80")
            .env("CARGO_TERM_COLOR", "always");
    }
}

/// Copies a program's messages to ours and keeps the end of them.
fn pass_on(mut from: impl Read) -> String {
    let mut kept = Vec::new();
    let mut piece = [0; 4096];
    while let Ok(length @ 1..) = from.read(&mut piece) {
        // A closed terminal is no reason to stop the work.
        let _ = std::io::stderr().write_all(&piece[..length]);
        kept.extend_from_slice(&piece[..length]);
        let surplus = kept.len().saturating_sub(16_384);
        kept.drain(..surplus);
    }
    String::from_utf8_lossy(&kept).into_owned()
}

fn spell(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn cannot_start(name: &str, error: &std::io::Error) -> Trouble {
    Trouble(format!("无法启动：{name}\nCould not start it: {error}"))
}

fn failed(name: &str, status: &str, said: &str) -> Trouble {
    let mut text = format!("这一步没有成功（{status}）：\nThis step failed:\n  {name}");
    for (signs, advice) in CAUSES {
        if signs.iter().any(|sign| said.contains(sign)) {
            text += "\n";
            text += advice;
        }
    }
    text += "\n改好之后重跑同一条命令，已完成的步骤不会重做。";
    text += "\nThen repeat the command: finished steps are not taken again.";
    Trouble(text)
}

/// Signs in what a program said, and what they mean.
const CAUSES: &[(&[&str], &str)] = &[
    (
        &[
            "Could not resolve host",
            "Temporary failure resolving",
            "Could not connect",
            "Couldn't connect",
            "failed to download",
            "download of",
            "error downloading",
            "error sending request",
            "spurious network error",
            "Failed to fetch",
            "ENOTFOUND",
            "ECONNREFUSED",
            "ETIMEDOUT",
            "EAI_AGAIN",
        ],
        "看来连不上网：请查网络或代理设置（HTTPS_PROXY）。\n\
         The network seems out of reach: check it, or the proxy settings (HTTPS_PROXY).",
    ),
    (
        &["requires rustc", "is not supported by the following package"],
        "Rust 版本不合：请运行 rustup update stable。\n\
         This Rust is too old: run `rustup update stable`.",
    ),
    (
        &["Could not get lock", "Unable to acquire the dpkg"],
        "另一个程序正在安装软件包，请等它结束。\n\
         Another program is installing packages: wait until it has finished.",
    ),
    (&["No space left on device"], "磁盘已满。\nThe disk is full."),
    (
        &["linker `cc` not found"],
        "缺少 C 链接器：apt-get install gcc libc6-dev。\n\
         A linker is missing: `apt-get install gcc libc6-dev`.",
    ),
];

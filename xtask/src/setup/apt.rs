//! Browsers and fonts from Debian's packages.

use crate::command::{ask, program, run};
use crate::{Done, Trouble, paths, say};
use std::io::IsTerminal;
use std::process::Command;

/// Something the tests need: how to see that it is there, and which packages
/// bring it (the first that this system knows is taken).
struct Need {
    en: &'static str,
    there: fn() -> bool,
    packages: &'static [&'static str],
}

const NEEDS: &[Need] = &[
    Need {
        en: "Chromium",
        there: || any(&["chromium", "chromium-browser", "google-chrome"]),
        packages: &["chromium", "chromium-browser"],
    },
    Need {
        en: "chromedriver",
        there: || any(&["chromedriver"]),
        packages: &["chromium-driver", "chromium-chromedriver"],
    },
    Need { en: "Firefox", there: || any(&["firefox-esr", "firefox"]), packages: &["firefox-esr", "firefox"] },
    Need {
        en: "WebKitWebDriver",
        there: || any(&["WebKitWebDriver"]),
        packages: &["webkit2gtk-driver", "webkitgtk-webdriver"],
    },
    Need { en: "Xvfb", there: || any(&["Xvfb"]), packages: &["xvfb"] },
    Need { en: "Chinese fonts", there: has_chinese_type, packages: &["fonts-noto-cjk"] },
];

/// Installs what is missing for the tests in browsers.
pub fn browsers() -> Done {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|need| need.en).collect();
    able(&names)?;
    update()?;
    let packages: Vec<&str> = missing.iter().map(|need| known(need.packages)).collect();
    install(&packages)
}

/// Brings apt's lists up to date and installs packages.
pub fn refreshed(packages: &[&str]) -> Done {
    able(packages)?;
    update()?;
    install(packages)
}

/// Installs packages; a system without apt or without rights is an error.
pub fn install(packages: &[&str]) -> Done {
    able(packages)?;
    let list = packages.join(" ");
    say::step(&format!("用 apt 安装 {list}"), &format!("installing {list} by apt"), || {
        finish_interrupted()?;
        run(apt(&["install", "-y", "--no-install-recommends"], packages))
    })
}

fn update() -> Done {
    say::step("更新 apt 目录", "updating apt's lists", || run(apt(&["update"], &[])))
}

/// An installation that was cut off must be finished before the next.
fn finish_interrupted() -> Done {
    let audit = {
        let mut dpkg = program("dpkg");
        dpkg.arg("--audit");
        ask(dpkg)
    };
    if audit.is_none_or(|said| said.is_empty()) {
        return Ok(());
    }
    run(as_root("dpkg", &["--configure", "-a"]))
}

fn apt(words: &[&str], packages: &[&str]) -> Command {
    let mut command = as_root("apt-get", words);
    command.args(packages);
    command
}

fn as_root(name: &str, words: &[&str]) -> Command {
    let mut command = program(if is_root() { "env" } else { "sudo" });
    if !is_root() {
        command.arg("env");
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", name]).args(words);
    command
}

/// Says in time what stands in the way, instead of failing half-way.
fn able(wanted: &[&str]) -> Done {
    let list = wanted.join(", ");
    if paths::find("apt-get").is_none() {
        return Err(Trouble(format!(
            "这台机器没有 apt。请自行安装：{list}，再重跑。\n\
             There is no apt here. Install these yourself and repeat: {list}."
        )));
    }
    if !is_root() && !can_sudo() {
        return Err(Trouble(format!(
            "没有 root 权限，也不能用 sudo。请管理员安装：{list}，再重跑。\n\
             Neither root nor sudo: have an administrator install {list}, then repeat."
        )));
    }
    Ok(())
}

fn is_root() -> bool {
    let mut id = program("id");
    id.arg("-u");
    ask(id).as_deref() == Some("0")
}

/// At a terminal, sudo may ask for the password; elsewhere it must not need one.
fn can_sudo() -> bool {
    if paths::find("sudo").is_none() {
        return false;
    }
    let mut sudo = program("sudo");
    sudo.args(["-n", "true"]);
    std::io::stdin().is_terminal() || ask(sudo).is_some()
}

/// The first of these packages that this system offers.
fn known(packages: &'static [&'static str]) -> &'static str {
    let offered = packages.iter().find(|package| is_offered(package));
    offered.unwrap_or(&packages[0])
}

fn is_offered(package: &str) -> bool {
    let mut cache = program("apt-cache");
    cache.args(["show", "--no-all-versions", package]);
    ask(cache).is_some_and(|said| !said.is_empty())
}

fn any(names: &[&str]) -> bool {
    names.iter().any(|name| paths::find(name).is_some())
}

fn has_chinese_type() -> bool {
    let mut list = program("fc-list");
    list.args([":lang=zh-cn", "family"]);
    ask(list).is_some_and(|said| !said.is_empty())
}

//! The tasks themselves: which steps, in which order.

use crate::command::{cargo, program, run as run_command};
use crate::{Done, Trouble, paths, say, setup, shell, sizes, stamp};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Where the data come from while working on the interface.
const DATA_PORT: &str = "8401";

/// The reader's app, then the program that carries it.
pub fn build(_: &[String]) -> Done {
    let tools = setup::for_building()?;
    shell::build(&tools)?;
    say::step("编译程序 baolan", "building the program baolan", || {
        let words = ["build", "--release", "--locked", "--bin", "baolan", "--features", "shell"];
        let mut build = cargo(&words);
        // The compiler looks at the shell again when this changes.
        build.env("BAOLAN_SHELL_STAMP", stamp::of(&["target/shell"], &[]));
        run_command(build)
    })
}

/// Builds all, presses the seeds, serves them.
pub fn run(words: &[String]) -> Done {
    build(&[])?;
    press()?;
    let mut serve = program(paths::program());
    serve.arg("serve").arg(paths::site()).args(words);
    run_command(serve)
}

/// The app, built anew at every change, over the data of the pressed seeds.
pub fn serve(words: &[String]) -> Done {
    build(&[])?;
    press()?;
    let mut data = program(paths::program());
    data.arg("serve").arg(paths::site()).args(["--port", DATA_PORT]).stdout(Stdio::null());
    let mut data = data.spawn().map_err(|error| Trouble(format!("baolan serve: {error}")))?;
    let backend = format!("--proxy-backend=http://127.0.0.1:{DATA_PORT}/data/");
    let mut trunk = program("trunk");
    trunk.args(["serve", "--cargo-profile", "dev", &backend, "--proxy-rewrite=/data/"]).args(words);
    trunk.env_remove("NO_COLOR");
    let served = run_command(trunk);
    // It may have ended already, by the same Ctrl+C.
    let _ = data.kill();
    served
}

/// Every test there is.
pub fn test(_: &[String]) -> Done {
    setup::for_browsing()?;
    build(&[])?;
    say::step("单元、性质与成品测试", "unit, property and golden tests", || {
        run_command(cargo_test(&["--workspace"]))
    })?;
    spark(&[])?;
    press()?;
    in_browsers(&[])?;
    sizes::of_first_load()?;
    say::times();
    Ok(())
}

/// The seeds pressed by Spark on two workers, against one build of them.
pub fn spark(_: &[String]) -> Done {
    setup::spark::get()?;
    say::step("用 Spark 编种子报纸", "pressing the seeds with Spark", || {
        let mut test = cargo_test(&["--test", "spark"]);
        test.env("BAOLAN_SPARK_PYTHON", setup::spark::python());
        run_command(test)
    })
}

/// Only the tests in browsers.
pub fn browsers(words: &[String]) -> Done {
    setup::for_browsing()?;
    build(&[])?;
    in_browsers(words)
}

/// Pictures for the README.
pub fn screenshots(_: &[String]) -> Done {
    setup::for_browsing()?;
    build(&[])?;
    let mut test = cargo_test(&["--test", "browser", "--", "screenshots"]);
    test.env("BAOLAN_SCREENSHOTS", paths::root().join("static/screenshots"));
    say::step("拍截图", "taking pictures", || run_command(test))
}

/// Everything that can be seen without running the program.
pub fn check(_: &[String]) -> Done {
    setup::for_checking()?;
    let native = ["clippy", "--locked", "--workspace", "--all-targets"];
    let wasm = ["clippy", "--locked", "--target", "wasm32-unknown-unknown"];
    let deny = ["--", "--deny", "warnings"];
    say::step("格式", "formatting", || run_command(cargo(&["fmt", "--all", "--check"])))?;
    say::step("静态检查：本机", "clippy: native", || {
        run_command(cargo(&[&native[..], &deny].concat()))
    })?;
    say::step("静态检查：浏览器", "clippy: browser", || {
        run_command(cargo(&[&wasm[..], &["--lib", "--bin", "app"], &deny].concat()))
    })?;
    say::step("文档", "documentation", || {
        let mut doc = cargo(&["doc", "--locked", "--no-deps", "--lib"]);
        doc.env("RUSTDOCFLAGS", "--deny warnings");
        run_command(doc)
    })
}

fn press() -> Done {
    say::step("编译种子报纸", "pressing the seeds", || {
        let mut build = program(paths::program());
        build.args(["build", "seeds", "--out"]).arg(paths::site());
        run_command(build)
    })?;
    sizes::of_site()
}

fn in_browsers(words: &[String]) -> Done {
    say::step("浏览器测试", "tests in browsers", || {
        let mut test = cargo_test(&["--test", "browser", "--"]);
        test.args(words);
        run_command(test)
    })
}

/// Tests that need the finished program find it by this variable.
fn cargo_test(words: &[&str]) -> Command {
    let mut test = cargo(&["test", "--locked"]);
    let program: PathBuf = paths::program();
    test.args(words).env("BAOLAN_PROGRAM", program);
    test
}

//! Apache Spark, for the example that presses a corpus on many machines.

use super::apt;
use crate::command::{ask, program, run};
use crate::{Done, paths, say};
use std::path::PathBuf;

/// What pip installs, and in which release.
const WANTED: &str = "examples/spark/requirements.txt";

/// The Python that has Spark.
pub fn python() -> PathBuf {
    paths::tools().join("spark/bin/python")
}

/// Java by apt, Spark by pip into a folder of its own.
pub fn get() -> Done {
    if paths::find("java").is_none() {
        apt::refreshed(&["default-jre-headless"])?;
    }
    if is_there() {
        return Ok(());
    }
    say::step("用 pip 安装 Spark", "installing Spark by pip", || {
        if make_folder().is_err() {
            // Debian's Python comes without what makes such folders.
            apt::refreshed(&["python3-venv"])?;
            make_folder()?;
        }
        let mut pip = program(python());
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", WANTED]);
        run(pip)
    })
}

fn make_folder() -> Done {
    let mut python = program("python3");
    python.args(["-m", "venv", "--clear"]).arg(paths::tools().join("spark"));
    run(python)
}

/// Whether the release that is wanted is there.
fn is_there() -> bool {
    let wanted = std::fs::read_to_string(paths::root().join(WANTED)).unwrap_or_default();
    let mut version = program(python());
    version.args(["-c", "import pyspark; print('pyspark==' + pyspark.__version__)"]);
    ask(version).is_some_and(|found| wanted.trim() == found)
}

//! The example of Spark, run on a cluster of two workers on this machine:
//! `cargo xtask spark` sets up what it needs.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Two workers of one core and a gigabyte each.
const MASTER: &str = "local-cluster[2,1,1024]";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn files(folder: &Path) -> BTreeMap<OsString, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| (entry.file_name(), fs::read(entry.path()).unwrap())).collect()
}

fn succeed(mut command: Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn spark_presses_the_bytes_of_one_build() {
    let python = std::env::var_os("BAOLAN_SPARK_PYTHON").expect("run `cargo xtask spark`: it sets Spark up");
    let python = PathBuf::from(python);
    let (program, [site, whole, segments]) =
        (env!("CARGO_BIN_EXE_baolan"), ["spark-site", "spark-whole", "spark-segments"].map(folder));
    let mut spark = Command::new(python.with_file_name("spark-submit"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(python.parent().unwrap().to_owned()).chain(std::env::split_paths(&path));
    spark
        .args(["--master", MASTER, "--conf", "spark.ui.enabled=false", "examples/spark/press.py", "seeds"])
        .args(["--parts", "3", "--data-only", "--baolan", program, "--out"])
        .arg(&site)
        .arg("--segments")
        .arg(&segments)
        .env("PATH", std::env::join_paths(path).unwrap())
        .env("PYSPARK_PYTHON", &python)
        .env("SPARK_LOCAL_IP", "127.0.0.1");
    succeed(spark);
    assert_eq!(files(&segments).len(), 3, "one for each partition");
    let mut build = Command::new(program);
    build.args(["build", "seeds", "--data-only", "--out"]).arg(&whole);
    succeed(build);
    assert!(files(&site.join("data")) == files(&whole.join("data")));
}

//! `esbuild`, which makes scripts and style smaller: about 4 kB of what every
//! reader loads. Nothing fails for want of it.

use super::npm;
use crate::say;
use std::path::PathBuf;

/// The release of the npm package.
const WANTED: &str = "0.28.2";

/// The minifier, if it can be had.
pub fn get() -> Option<PathBuf> {
    npm::tool("esbuild", WANTED, "esbuild").or_else(|| {
        say::note("没有 esbuild，照样编译（约大 4 kB）", "building without esbuild (about 4 kB larger)");
        None
    })
}

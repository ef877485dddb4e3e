//! Setting up what is missing. Whether a thing is there is asked of the thing
//! itself (it must start and name its version), so that a half-finished
//! installation is never taken for a finished one.

mod apt;
mod cargo_tools;
mod esbuild;
mod npm;
mod rust;
pub mod spark;
mod wasm_opt;

use crate::Done;
use std::path::PathBuf;

/// What building the shell needs beyond Rust.
pub struct Tools {
    /// The optimiser, if one could be had.
    pub wasm_opt: Option<PathBuf>,
    /// What makes scripts and style smaller, if it could be had.
    pub esbuild: Option<PathBuf>,
}

/// Everything for building.
pub fn for_building() -> Done<Tools> {
    rust::version()?;
    rust::wasm_target()?;
    cargo_tools::wasm_bindgen()?;
    cargo_tools::trunk()?;
    cargo_tools::tidy();
    Ok(Tools { wasm_opt: wasm_opt::get(), esbuild: esbuild::get() })
}

/// What clippy needs for the browser's half.
pub fn for_checking() -> Done {
    rust::version()?;
    rust::wasm_target()
}

/// The browsers, what drives them, and Chinese type to print with.
pub fn for_browsing() -> Done {
    apt::browsers()
}

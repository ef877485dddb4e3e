//! The script twin of a file: the same bytes for pages opened by double-click.
//!
//! Browsers refuse `fetch` under `file://` but run classic scripts, so every
//! file that is fetched has a script beside it which hands over its bytes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Name of the twin of a file.
pub fn name(file: &str) -> String {
    format!("{file}.js")
}

/// A script that calls `__baolan_chunk` with the file's name and its bytes in
/// base64. File names are ours: letters, digits, `-`, `_` and `.`.
pub fn script(file: &str, bytes: &[u8]) -> String {
    format!("__baolan_chunk(\"{file}\",\"{}\");\n", STANDARD.encode(bytes))
}

//! The script twins of files: the same bytes for pages opened by double-click.
//!
//! Browsers refuse `fetch` under `file://` but run classic scripts, so every
//! file that is fetched stands once more in a script which hands over its
//! bytes. A folder on a disk has no latency, but hosts count files: so the
//! chunks share [`GROUPS`] scripts, by the beginnings of their hashes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Number of scripts that all chunks of a bundle share at most.
const GROUPS: u32 = 2048;

/// Name of the twin of a file that has one to itself.
pub fn name(file: &str) -> String {
    format!("{file}.js")
}

/// Name of the script that has a chunk among others, as `static/boot.js`
/// makes it; `None` for a file without a hash in its name.
pub fn group(chunk: &str) -> Option<String> {
    let (_, hash) = chunk.rsplit_once('-')?;
    let number = u32::from_str_radix(hash.get(..3)?, 16).ok()?;
    Some(format!("twins-{}.js", number % GROUPS))
}

/// Whether a file has a name of [`group`]s.
pub fn is_group(file: &str) -> bool {
    file.starts_with("twins-") && file.ends_with(".js")
}

/// A script that calls `__baolan_chunk` with the file's name and its bytes in
/// base64. File names are ours: letters, digits, `-`, `_` and `.`.
pub fn script(file: &str, bytes: &[u8]) -> String {
    format!("__baolan_chunk(\"{file}\",\"{}\");\n", STANDARD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_share_scripts_by_their_hashes() {
        assert_eq!(group("terms-00a123456789.bin").as_deref(), Some("twins-10.js"));
        assert_eq!(group("terms-80a123456789.bin").as_deref(), Some("twins-10.js"));
        assert_eq!(group("terms-7ff123456789.bin").as_deref(), Some("twins-2047.js"));
        assert_eq!(group("manifest.json"), None);
        assert!(is_group("twins-10.js") && !is_group("terms-00a123456789.bin"));
    }
}

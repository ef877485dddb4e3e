//! One file of a bundle: deflated, named by its hash, checked before use.

use super::{BundleError, Chunk};
use miniz_oxide::{deflate, inflate};
use sha2::{Digest, Sha256};

/// Deflate's strongest level: a bundle is written once and read often.
const LEVEL: u8 = 9;

/// Deflates `content` and names it.
pub(super) fn write(holds: &str, content: &[u8]) -> (Chunk, Vec<u8>) {
    let bytes = deflate::compress_to_vec(content, LEVEL);
    let sha256 = sha256(&bytes);
    let file = format!("{holds}-{}.bin", &sha256[..16]);
    (Chunk { file, size: bytes.len(), inflated: content.len(), sha256 }, bytes)
}

/// Checks and inflates a file. Never needs more memory than the manifest says.
pub(super) fn read(chunk: &Chunk, bytes: &[u8]) -> Result<Vec<u8>, BundleError> {
    let damaged = |cause: String| Err(BundleError::damaged(&chunk.file, cause));
    if bytes.len() != chunk.size {
        return damaged(format!("{} bytes instead of {}", bytes.len(), chunk.size));
    }
    let found = sha256(bytes);
    if found != chunk.sha256 {
        return damaged(format!("SHA-256 {found} instead of {}", chunk.sha256));
    }
    match inflate::decompress_to_vec_with_limit(bytes, chunk.inflated) {
        Ok(content) if content.len() == chunk.inflated => Ok(content),
        Ok(content) => damaged(format!("{} bytes inflated instead of {}", content.len(), chunk.inflated)),
        Err(error) => damaged(error.to_string()),
    }
}

/// SHA-256, hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read() {
        let (chunk, bytes) = write("terms", "报栏报栏报栏".as_bytes());
        assert_eq!(read(&chunk, &bytes).unwrap(), "报栏报栏报栏".as_bytes());
        assert!(chunk.file.starts_with("terms-") && chunk.file.ends_with(".bin"));
    }

    #[test]
    fn every_damage_is_an_error() {
        let (chunk, bytes) = write("terms", "报栏报栏报栏".as_bytes());
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            assert!(read(&chunk, &flipped).is_err(), "byte {at}");
            assert!(read(&chunk, &bytes[..at]).is_err(), "cut at {at}");
        }
    }
}

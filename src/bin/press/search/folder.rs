//! The files of a bundle in a folder.

use super::super::site::DATA;
use baolan::bundle::{Bundle, BundleError, Later, MANIFEST, Source};
use futures::executor::block_on;
use std::future::ready;
use std::io::Error;
use std::path::{Path, PathBuf};

struct Folder(PathBuf);

impl Source for Folder {
    fn read(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        let missing = |error: Error| BundleError::Missing { file: name.to_owned(), cause: error.to_string() };
        Box::pin(ready(std::fs::read(self.0.join(name)).map_err(missing)))
    }
}

/// Opens the bundle of a built folder, or a bundle by itself.
///
/// # Errors
/// When the folder holds no bundle or a damaged one.
pub fn open(folder: &Path) -> Result<Bundle, BundleError> {
    let data = folder.join(DATA);
    let folder = if data.join(MANIFEST).exists() { data } else { folder.to_owned() };
    block_on(Bundle::open(Box::new(Folder(folder))))
}

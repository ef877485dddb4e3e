//! Where the files of a bundle come from.

use super::BundleError;
use std::collections::BTreeMap;
use std::future::{Future, ready};
use std::pin::Pin;

/// A future of this thread.
pub type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// Yields the files of a bundle by name, in whatever way the place allows: a
/// web host, a folder, a script tag, memory.
pub trait Source {
    /// The bytes of the file `name`.
    fn read(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>>;

    /// The same, past whatever keeps copies on the way: what came first was
    /// of no use.
    fn read_anew(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        self.read(name)
    }

    /// Inflates bytes beside other work; `None` where the place cannot, or
    /// where they are too few to be worth it.
    fn inflate(&self, _bytes: &[u8]) -> Later<Option<Vec<u8>>> {
        Box::pin(ready(None))
    }

    /// Lets the page take what the reader did meanwhile. Long work asks for it
    /// every few thousand steps; a source knows whether it is time.
    fn pause(&self) -> Later<()> {
        Box::pin(ready(()))
    }
}

/// A bundle in memory: file name → bytes.
impl Source for BTreeMap<String, Vec<u8>> {
    fn read(&self, name: &str) -> Later<Result<Vec<u8>, BundleError>> {
        let found = self.get(name).cloned();
        Box::pin(ready(found.ok_or_else(|| BundleError::missing(name, "not in memory"))))
    }
}

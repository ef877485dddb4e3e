//! The files of a bundle → the disk, while more of them are made.

use super::site::Site;
use anyhow::Result;
use baolan::bundle::File;
use std::panic::resume_unwind;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

/// Files that wait for the disk, at most: a megabyte or two.
const WAITING: usize = 64;

/// Writes the data of a site on a thread of its own.
pub struct Writer {
    files: SyncSender<File>,
    thread: JoinHandle<Result<Site>>,
}

impl Writer {
    /// Begins to write into a site.
    pub fn begin(mut site: Site) -> Self {
        let (files, waiting) = sync_channel::<File>(WAITING);
        let write = move || {
            waiting.iter().try_for_each(|(name, bytes)| site.data(&name, &bytes))?;
            Ok(site)
        };
        Self { files, thread: thread::spawn(write) }
    }

    /// Hands on a file. False where the disk has refused one: then
    /// [`finish`](Self::finish) says why.
    pub fn take(&self, file: File) -> bool {
        self.files.send(file).is_ok()
    }

    /// Waits until all is written.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn finish(self) -> Result<Site> {
        drop(self.files);
        self.thread.join().unwrap_or_else(|panic| resume_unwind(panic))
    }
}

#[cfg(test)]
mod tests {
    use super::super::site::DATA;
    use super::*;
    use std::fs;

    #[test]
    fn what_the_disk_refuses_is_told() {
        let folder = std::env::temp_dir().join(format!("baolan-writer-{}", std::process::id()));
        let site = Site::begin(&folder).unwrap();
        // A folder stands where the file would be written.
        fs::create_dir(folder.join(DATA).join("terms-0123456789ab.bin.partial")).unwrap();
        let writer = Writer::begin(site);
        let file = || ("terms-0123456789ab.bin".to_owned(), vec![1, 2, 3]);
        let refused = (0..10_000).any(|_| !writer.take(file()));
        let error = writer.finish().map(|_| ()).unwrap_err();
        fs::remove_dir_all(&folder).unwrap();
        assert!(refused && error.to_string().contains("terms-0123456789ab.bin"), "{error:#}");
    }
}

//! Where the bytes of segments lie.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Mutex, PoisonError};

/// Bytes that are read in pieces: in memory, or a file.
#[derive(Debug)]
pub enum Store {
    /// In memory.
    Memory(Vec<u8>),
    /// A file; all threads read it one after another.
    File(Mutex<File>),
}

impl From<Vec<u8>> for Store {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Memory(bytes)
    }
}

impl From<File> for Store {
    fn from(file: File) -> Self {
        Self::File(Mutex::new(file))
    }
}

impl Store {
    /// The bytes from a place on, so many.
    ///
    /// # Errors
    /// When there are not so many, or the system does not give them.
    pub(super) fn read(&self, from: u64, length: u64) -> io::Result<Vec<u8>> {
        match self {
            Self::Memory(bytes) => {
                let rest = bytes.get(from as usize..).unwrap_or_default();
                let piece = rest.get(..length as usize).ok_or(io::ErrorKind::UnexpectedEof)?;
                Ok(piece.to_vec())
            }
            Self::File(file) => read(&mut file.lock().unwrap_or_else(PoisonError::into_inner), from, length),
        }
    }

    /// Number of all bytes.
    pub(super) fn size(&self) -> io::Result<u64> {
        match self {
            Self::Memory(bytes) => Ok(bytes.len() as u64),
            Self::File(file) => Ok(file.lock().unwrap_or_else(PoisonError::into_inner).metadata()?.len()),
        }
    }
}

/// Reads as far as the file goes, so that a wrong length asks for no memory.
fn read(file: &mut File, from: u64, length: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

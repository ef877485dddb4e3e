//! What every visit loads before it can search.

use super::{BundleError, Table};
use crate::index::{Columns, Layout, Lists, Root, read_number, write_number};

/// The root of the dictionary, the table of its chunks, and where each
/// article stands.
pub struct Start {
    /// Where the chunks of the dictionary begin.
    pub root: Root,
    /// The chunks of the dictionary.
    pub terms: Table,
    /// Where each article stands.
    pub columns: Columns,
}

impl Start {
    /// Writes it: the length of the root and the root, the table, the places.
    pub(super) fn write(layout: &Layout<impl Lists>, terms: &Table) -> Vec<u8> {
        let (mut bytes, root) = (Vec::new(), layout.root());
        write_number(&mut bytes, root.len() as u32);
        bytes.extend(root);
        terms.write(&mut bytes);
        bytes.extend(layout.columns());
        bytes
    }

    /// Reads it and checks that its parts fit one another.
    pub(super) fn open(file: &str, bytes: &[u8], articles: usize) -> Result<Self, BundleError> {
        read(bytes, articles).ok_or_else(|| BundleError::damaged(file, "its parts do not fit"))
    }
}

fn read(mut rest: &[u8], articles: usize) -> Option<Start> {
    let length = read_number(&mut rest)? as usize;
    let (root, mut rest) = rest.split_at_checked(length)?;
    let root = Root::open(root)?;
    let terms = Table::open("terms", &mut rest)?;
    let columns = Columns::open(rest, &root, articles)?;
    (terms.entries.len() == root.len()).then_some(Start { root, terms, columns })
}

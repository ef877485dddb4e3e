//! What every visit loads before it can search.

use super::leaves::Leaves;
use super::{BundleError, Table};
use crate::index::{Columns, Copies, Layout, Lists, Root, read_number, write_number};

/// The root of the dictionary, where the files of each kind are, where each
/// article stands, and what is printed twice.
pub struct Start {
    /// Where the chunks of the dictionary begin.
    pub root: Root,
    /// The chunks of the dictionary.
    pub terms: Leaves,
    /// The files of the articles.
    pub texts: Leaves,
    /// The files of what they say.
    pub facts: Leaves,
    /// Where each article stands.
    pub columns: Columns,
    /// The passages of which the dictionary lists nothing.
    pub copies: Copies,
}

/// Tables of the files of terms, articles and facts, without any.
pub(super) fn kinds() -> [Table; 3] {
    [Table::plain("terms"), Table::new("articles"), Table::new("facts")]
}

impl Start {
    /// Writes it: the length of the root and the root, the tables of terms,
    /// articles and facts as they were written, the places and copies.
    pub(super) fn write(layout: &Layout<impl Lists>, tables: &[Vec<u8>; 3]) -> Vec<u8> {
        let (mut bytes, root) = (Vec::new(), layout.root());
        write_number(&mut bytes, root.len() as u32);
        bytes.extend(root);
        bytes.extend(tables.concat());
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
    let [terms, texts, facts] = kinds();
    let terms = Leaves::open(terms, &mut rest)?;
    let texts = Leaves::open(texts, &mut rest)?;
    let facts = Leaves::open(facts, &mut rest)?;
    let (columns, copies) = root.columns(rest, articles)?;
    (terms.len() == root.leaves()).then_some(Start { root, terms, texts, facts, columns, copies })
}

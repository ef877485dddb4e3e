//! The terms of a corpus and their positions, wherever they lie.
//!
//! A dictionary is made from lists that may be larger than memory: they are
//! asked for group by group.

use super::Columns;
use std::collections::BTreeMap;

/// Terms that begin with one character; a corpus has its groups in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Pairs of neighbours, by the first.
    Pairs(char),
    /// Words and numbers, by their first character.
    Words(char),
    /// Values of a field, by its tag.
    Values(char),
}

impl Default for Group {
    /// That of terms without a character, of which there are none.
    fn default() -> Self {
        Self::Words(char::default())
    }
}

/// The terms of a corpus and their positions.
pub trait Lists: Sync {
    /// Why something cannot be read.
    type Error: Send;

    /// Where each article stands.
    fn columns(&self) -> &Columns;

    /// How often each character stands in a pair.
    fn characters(&self) -> BTreeMap<char, u64>;

    /// All groups, ascending.
    fn groups(&self) -> Vec<Group>;

    /// The terms of a group, sorted by their bytes, each with the number of
    /// its positions.
    ///
    /// # Errors
    /// When they cannot be read.
    fn counts(&self, group: Group) -> Result<Vec<(String, u32)>, Self::Error>;

    /// The terms of a group, sorted by their bytes, each with its positions,
    /// ascending.
    ///
    /// # Errors
    /// When they cannot be read.
    fn positions(&self, group: Group) -> Result<Vec<(String, Vec<u32>)>, Self::Error>;
}

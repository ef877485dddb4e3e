//! A score as a tree of named numbers.

use crate::paper::Languages;

/// A number, what it is, and the numbers it is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Explanation {
    /// What the number is.
    pub name: Languages,
    /// The number.
    pub value: f32,
    /// What it is made of; a leaf has none.
    pub parts: Vec<Explanation>,
}

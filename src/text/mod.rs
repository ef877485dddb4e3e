//! Characters, with no knowledge of newspapers: what a character is, the text
//! as searched, and the terms it yields.
//!
//! The press folds every article with [`fold`] and the reader's query goes
//! through the same function, so the two can never drift apart.
//! [`TOKENIZER`] is written into every bundle.

mod class;
mod fold;
mod number;
mod simplify;
mod terms;
mod trie;

pub use class::{Class, class, is_han};
pub use fold::{Folded, SPACE, STOP, fold, fold_char};
pub use number::{Number, digit, number, value};
pub use simplify::simplify;
pub use terms::{Term, TermRef, each_term, terms, word_end};
pub use trie::Trie;

/// Version of folding and terms. It goes up when either changes, so that an
/// index is never read by an engine that cuts text in another way.
pub const TOKENIZER: u32 = 2;

//! What lines say of themselves: one rule a file, each with its examples.

pub mod agency;
pub mod announcement;
pub mod byline;
pub mod caption;
pub mod folio;
pub mod label;
pub mod lead;
pub mod name;
pub mod role;
pub mod scan;
pub mod sentence;
pub mod table;
pub mod tail;
pub mod turn;

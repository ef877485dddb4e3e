//! One file per view of the address. A page takes what was loaded and
//! arranges parts; it loads nothing.

mod article;
mod help;
mod home;
mod lines;
mod results;

pub use article::{Reading, article_page};
pub use help::help_page;
pub use home::home_page;
pub use lines::{Every, LINES, lines_page};
pub use results::{Listing, Row, SHEET, results_page};

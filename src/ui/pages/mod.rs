//! One file per view of the address. A page takes what was loaded and
//! arranges parts; it loads nothing.

mod article;
mod home;
mod results;

pub use article::{ArticlePage, Reading};
pub use home::{Front, FrontPage, HomePage};
pub use results::{ResultsPage, SHEET};

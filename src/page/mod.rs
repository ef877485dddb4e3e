//! Page text → articles.

mod build;
mod classify;
mod cut;
mod detach;
mod layout;
mod loose;
mod notice;
mod reflow;
pub mod rules;
pub mod sheet;

use crate::paper::{Article, Loose};
pub use build::{BRIEF, made_title};
pub use notice::Notice;

use layout::Layout;
use sheet::Sheet;

/// What was read on a page. Reading never fails: what it is unsure of it says
/// in a [`Notice`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The articles, in the order of the source.
    pub articles: Vec<Article>,
    /// Lines that belong to no article.
    pub loose: Vec<Loose>,
    /// What the reader was unsure of.
    pub notices: Vec<Notice>,
}

/// Reads the page `name` (file name without its ending) from its text.
pub fn read(name: &str, text: &str) -> Reading {
    let sheet = Sheet::new(text);
    let marks = classify::classify(&sheet);
    let layout = Layout::measure(&sheet);
    let mut cut = cut::cut(&sheet, &marks, layout);
    let detached = detach::detach(&sheet, &mut cut.drafts);
    let numbered = cut.drafts.iter().zip(1..);
    let articles: Vec<Article> =
        numbered.map(|(draft, n)| build::build(&sheet, name, n, draft, layout)).collect();
    let loose = loose::find(&sheet, &articles);
    let notices =
        detached.into_iter().map(|line| notice::new(&sheet, name, line, notice::Doubt::Detached)).collect();
    Reading { articles, loose, notices }
}

//! Page text → articles.

mod about;
mod build;
mod classify;
mod columns;
mod cut;
mod detach;
mod doubts;
mod draft;
mod head;
mod layout;
mod loose;
mod notice;
mod open;
mod reflow;
pub mod rules;
mod seam;
pub mod sheet;
mod style;
mod weave;

use crate::paper::{Article, Loose, PageAbout};
pub use build::{BRIEF, made_title};
pub use notice::Notice;

use layout::Layout;
use notice::Doubt;
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
    /// What head and foot of the page say: paper, date of issue, number.
    pub about: PageAbout,
    /// How sure the reader is of all this, from 0 to 1.
    pub confidence: f32,
}

/// Reads the page `name` (file name without its ending) from its text.
pub fn read(name: &str, text: &str) -> Reading {
    let mut doubts: Vec<(usize, Doubt)> = Vec::new();
    let mut sheet = Sheet::new(text);
    let unfolded = columns::unfold(&mut sheet);
    doubts.extend(unfolded.map(|line| (line, Doubt::SideBySide)));
    let layout = Layout::measure(&sheet);
    let mut marks = classify::classify(&sheet);
    if unfolded.is_none()
        && let Some((lines, line)) = weave::unweave(&sheet, &marks, layout)
    {
        sheet.lines = lines;
        marks = classify::classify(&sheet);
        doubts.push((line, Doubt::Woven));
    }
    let mut cut = cut::cut(&sheet, &marks, layout);
    doubts.extend(cut.joined.iter().map(|&line| (line, Doubt::Joined)));
    let detached = detach::detach(&sheet, &mut cut.drafts);
    let numbered = cut.drafts.iter().zip(1..);
    let articles: Vec<Article> =
        numbered.map(|(draft, n)| build::build(&sheet, name, n, draft, layout)).collect();
    let loose = loose::find(&sheet, &articles);
    doubts.extend(doubts::of_articles(&sheet, &cut.drafts, &articles));
    doubts.extend(doubts::of_lines(&sheet, &marks, &loose, articles.len()));
    for line in detached {
        doubts.retain(|&doubt| doubt != (line, Doubt::Unattached));
        doubts.push((line, Doubt::Detached));
    }
    doubts.sort_by_key(|&(line, _)| line);
    let notices = doubts.iter().map(|&(line, doubt)| notice::new(&sheet, name, line, doubt)).collect();
    let confidence = notice::confidence(&doubts, articles.len());
    Reading { articles, loose, notices, about: about::read(&sheet, &marks), confidence }
}

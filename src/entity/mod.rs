//! Articles of a page → who, where, when, how much.
//!
//! Every finder is one file of [`finders`]; it reads the page as a
//! [`Context`] and fills its part of each article's facts. Rules and plain
//! word lists, no model: the same page gives the same facts, and each fact
//! carries the sentence that says it.

pub mod authority;
pub mod finders;

pub mod same;

mod lexicon;
mod roster;
mod sentence;
mod word;

pub use roster::Roster;
pub use sentence::{Context, Sentences, Text};

use crate::paper::{Article, PageAbout};

/// Finds the facts of all articles of one page and fills in their `facts` and
/// `date`. The articles of a page are read together: a name seen whole in one
/// decides a doubt in another.
pub fn find(articles: &mut [Article], about: &PageAbout) {
    let context = Context::new(articles, about);
    let roster = Roster::new(articles, &context);
    finders::person::find(articles, &context, &roster);
    finders::organisation::find(articles, &context, &roster);
    finders::place::find(articles, &context, &roster);
    finders::role::find(articles, &context, &roster);
    finders::activity::find(articles, &context, &roster);
    finders::meeting::find(articles, &context, &roster);
    finders::time::find(articles, &context);
    finders::initiative::find(articles, &context);
    finders::quantity::find(articles, &context);
}

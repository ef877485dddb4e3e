//! One part of the page per file: a function from the nouns of the library to
//! what is painted. A part sends actions; it knows no page.

mod asked;
mod bar;
mod byline;
mod colophon;
mod facets;
mod failure;
mod hit;
mod loose;
mod marked;
mod marker;
mod masthead;
mod pager;
mod progress;
mod rail;
mod search_box;
mod timeline;
mod title;
mod tools;
mod turn;

pub use asked::asked;
pub use bar::bar;
pub use byline::byline;
pub use colophon::colophon;
pub use facets::Facets;
pub use failure::failure;
pub use hit::hit_item;
pub use loose::{loose_item, loose_lines};
pub use marked::{marked, pieces};
pub use marker::Marker;
pub use masthead::masthead;
pub use pager::pager;
pub use progress::{Announcer, progress};
pub use rail::rail;
pub use search_box::{SearchBox, last_word};
pub use timeline::timeline;
pub use title::{article_title, title};
pub use tools::tools;
pub use turn::turn;

//! One part of the page per file. A part takes the nouns of the library and
//! sends actions; it knows no page.

mod asked;
mod bar;
mod byline;
mod colophon;
mod facets;
mod hit;
mod loose;
mod marked;
mod marker;
mod masthead;
mod pager;
mod progress;
mod rail;
mod search_box;
mod title;
mod tools;

pub use asked::Asked;
pub use bar::Bar;
pub use byline::BylineText;
pub use colophon::Colophon;
pub use facets::Facets;
pub use hit::HitItem;
pub use loose::{LooseItem, LooseLines};
pub use marked::{MarkedText, Pieces};
pub use marker::Marker;
pub use masthead::Masthead;
pub use pager::Pager;
pub use progress::{Announcer, Failure, Progress};
pub use rail::{Rail, Turn};
pub use search_box::{SearchBox, last_word};
pub use title::Title;
pub use tools::Tools;

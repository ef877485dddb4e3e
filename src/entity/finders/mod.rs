//! One finder a file. Each has the shape
//! `find(articles: &mut [Article], context: &Context)`: it reads the texts of
//! the page in `context` and fills its own part of each article's facts.

pub mod activity;
pub mod initiative;
pub mod meeting;
pub mod organisation;
pub mod person;
pub mod place;
pub mod quantity;
pub mod role;
pub mod time;

mod named;
mod phrase;
mod post;
mod words;

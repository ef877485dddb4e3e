//! Baolan (报栏): newspaper pages as text become a static explorer.
//!
//! The modules in reading order are the data flow:
//! *page text → articles → facts → index → bundle → query → result → paint*.

pub mod text;

pub mod paper;

pub mod page;

pub mod entity;

pub mod index;

pub mod bundle;

pub mod query;

pub mod search;

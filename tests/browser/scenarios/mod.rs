//! What readers do, one subject a file.

mod driver;
pub mod screenshots;

use crate::driver::Browser;
use crate::site::{Place, Visit};

/// One case: what it is called, where it is tried, and the trying.
pub struct Case {
    /// A few words.
    pub name: &'static str,
    /// Each place is a test of its own.
    pub places: &'static [Place],
    /// The test: it panics when the explorer disappoints.
    pub run: fn(&mut Browser, &Visit),
}

/// All cases, simple ones first.
pub const CASES: &[Case] = &[Case {
    name: "local files keep their rules",
    places: &[Place::Folder],
    run: driver::local_files_keep_their_rules,
}];

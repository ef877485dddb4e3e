//! What readers do, one subject a file.

mod bulk;
mod composing;
mod damage;
mod driver;
mod embedding;
mod interface;
mod keyboard;
mod oracle;
mod preview;
mod reading;
mod redeploy;
mod screens;
pub mod screenshots;
mod searching;
mod steps;
mod weather;

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

const HOST: &[Place] = &[Place::Http];
const FOLDER: &[Place] = &[Place::Folder];

/// All cases, simple ones first.
pub const CASES: &[Case] = &[
    case("local files keep their rules", FOLDER, driver::local_files_keep_their_rules),
    case("search, narrow, widen", Place::ALL, searching::narrow_and_widen),
    case("what is broken in the files is found", Place::ALL, searching::broken_words_are_found),
    case("nothing found is said", HOST, searching::nothing_found_is_said),
    case("open an article and go back", Place::ALL, reading::open_and_go_back),
    case("a permalink opens the same again", Place::ALL, reading::permalinks),
    case("nothing happens while composing", HOST, composing::nothing_happens_meanwhile),
    case("keyboard only", HOST, keyboard::search_and_read),
    case("both languages", HOST, reading::both_languages),
    case("nothing is asked of others", Place::ALL, embedding::nothing_from_elsewhere),
    case("what the first page loads", HOST, embedding::first_load),
    case("ids are answered without days and facets", HOST, embedding::ids_without_columns),
    case("large files are inflated by the browser", Place::ALL, embedding::inflated_beside),
    case("in a frame, as wide as a phone", HOST, embedding::in_a_frame),
    case("javascript interface", Place::ALL, interface::answers),
    case("every occurrence in context", Place::ALL, screens::every_occurrence),
    case("what may be meant is offered", HOST, screens::what_may_be_meant),
    case("scores are explained on request", HOST, screens::scores_are_explained),
    case("help leads to examples", HOST, screens::help_leads_to_examples),
    case("names and fields are offered by kind", HOST, screens::offers_by_kind),
    case("escape closes the filters of a phone", HOST, screens::escape_closes_the_filters),
    case("random strings against a plain scan", HOST, oracle::random_strings),
    case("the same answers as the program", HOST, oracle::answers_of_the_program),
    case("the preview server", HOST, preview::opens),
    case("a missing manifest is explained", HOST, damage::missing_manifest),
    case("a missing manifest on disk is explained", FOLDER, damage::missing_manifest_on_disk),
    case("a damaged chunk is explained", HOST, damage::damaged_chunk),
    case("thousands of articles by double-click", FOLDER, bulk::thousands_on_disk),
    case("places for hits before their texts", HOST, weather::places_before_texts),
    case("one bad file leaves the other hits", HOST, weather::one_file_of_many),
    case("one bad file leaves the other lines", HOST, weather::one_file_of_many_lines),
    case("missing terms fail their query only", HOST, weather::missing_terms),
    case("asking again is one press", HOST, weather::asking_again),
    case("missing columns leave the search", HOST, weather::missing_columns),
    case("columns come after texts", HOST, weather::columns_after_texts),
    case("hanging requests are left", HOST, weather::hanging_requests),
    case("requests are planned", HOST, weather::requests_are_planned),
    case("long work is sliced and stops", HOST, weather::long_work_is_sliced),
    case("redeploy: everything replaced", HOST, redeploy::everything_replaced),
    case("redeploy: old files kept", HOST, redeploy::old_files_kept),
    case("redeploy: partial upload", HOST, redeploy::partial_upload),
    case("redeploy: another format", HOST, redeploy::another_format),
    case("redeploy: the program is gone", HOST, redeploy::program_gone),
];

const fn case(name: &'static str, places: &'static [Place], run: fn(&mut Browser, &Visit)) -> Case {
    Case { name, places, run }
}

//! The tests' own footing.

use crate::driver::Browser;
use crate::site::Visit;

/// Under `file://` browsers refuse `fetch`. A driver may switch that off, and
/// then a folder that cannot be opened by double-click would pass.
pub fn local_files_keep_their_rules(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    let outcome = browser.wait_for_promise("fetch('data/manifest.json').then(() => 'read')");
    assert!(outcome.get("rejected").is_some(), "this browser reads local files by fetch: {outcome}");
}

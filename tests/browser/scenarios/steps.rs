//! Steps that many cases take, and the marks by which they know the page.

use crate::driver::Browser;
use serde_json::json;

/// The search box.
pub const BOX: &str = "input[type=search]";

/// One article in the list of results.
pub const HIT: &str = "[data-hit]";

/// The link of a hit.
pub const HIT_LINK: &str = "[data-hit] a";

/// One value of a facet, to be switched on or off.
pub const FACET: &str = "[data-facet]";

/// An article that is open.
pub const ARTICLE: &str = "article[data-id]";

/// A sentence about something that went wrong.
pub const ALERT: &str = "[role=alert]";

/// Searches as a reader does and waits for this many hits.
pub fn search(browser: &mut Browser, words: &str, hits: usize) {
    browser.see(BOX);
    browser.replace(BOX, words);
    wait_for_hits(browser, &format!("{hits} hits for “{words}”"), |count| count == hits);
}

/// Searches and waits until there are some hits; answers how many.
pub fn search_any(browser: &mut Browser, words: &str) -> usize {
    browser.see(BOX);
    browser.replace(BOX, words);
    browser.wait_for(&format!("hits for “{words}”"), |browser| {
        browser.address().contains(&encoded(words)) && browser.count(HIT) > 0
    });
    browser.count(HIT)
}

/// Waits until the number of hits is as wanted.
pub fn wait_for_hits(browser: &mut Browser, what: &str, wanted: impl Fn(usize) -> bool) {
    browser.wait_for(what, |browser| wanted(browser.count(HIT)));
}

/// What stands in the search box.
pub fn typed(browser: &mut Browser) -> String {
    let value = browser.run("return document.querySelector(arguments[0]).value", json!([BOX]));
    value.as_str().unwrap_or_default().to_owned()
}

/// Words as they stand in an address.
pub fn encoded(words: &str) -> String {
    crate::server::encode(words)
}

//! Typing, results, facets.

use super::steps::{FACET, HIT, search, search_any, wait_for_hits};
use crate::driver::Browser;
use crate::site::Visit;

/// Typing shows results; a facet narrows them and lets go again.
pub fn narrow_and_widen(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    let all = search_any(browser, "疫情防控");
    assert!(all > 2, "the word is on several pages, found {all}");
    browser.see(FACET);
    let narrow = format!("{FACET}[data-facet=page]");
    browser.click(&narrow);
    wait_for_hits(browser, "fewer hits after narrowing", |count| count > 0 && count < all);
    assert!(browser.address().contains("page="), "the facet stands in {}", browser.address());
    browser.click(&format!("{narrow}[aria-pressed=true], {narrow} [aria-pressed=true]"));
    wait_for_hits(browser, "all hits after widening", |count| count == all);
}

/// Names that the lines and columns of the files cut in two are found whole.
pub fn broken_words_are_found(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    let words = [("双桥办事处", 1), ("梧桐办事处", 2), ("万人助万企", 1), ("确保能够快速有效控制疫情", 1)];
    for (words, hits) in words {
        search(browser, words, hits);
        let shown = browser.text(&format!("{HIT} mark"));
        assert!(!shown.is_empty(), "the snippet for “{words}” marks what was found");
    }
}

/// A search without results says so in words.
pub fn nothing_found_is_said(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    search_any(browser, "疫情");
    search(browser, "翡翠鹦鹉螺", 0);
    browser
        .wait_for("a sentence about finding nothing", |browser| browser.text("main").contains("翡翠鹦鹉螺"));
}

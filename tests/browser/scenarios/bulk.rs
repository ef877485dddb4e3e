//! Thousands of articles by double-click.

use super::steps::{ARTICLE, BOX, FACET, HIT, HIT_LINK, encoded};
use crate::corpus::{ARTICLES, EVERYWHERE, TENTH, only};
use crate::driver::Browser;
use crate::site::{Visit, local};

/// A folder of many articles opens from a disk and does everything.
pub fn thousands_on_disk(browser: &mut Browser, visit: &Visit) {
    let page = local(&visit.site.large().join("index.html"));
    browser.open("about:blank");
    browser.open(&page);
    browser.see(BOX);
    let outcome = browser.wait_for_promise("fetch('data/manifest.json').then(() => 'read')");
    assert!(outcome.get("rejected").is_some(), "this browser reads local files by fetch: {outcome}");

    for (words, count) in
        [(EVERYWHERE.to_owned(), ARTICLES), (TENTH.to_owned(), ARTICLES / 10), (only(1234), 1)]
    {
        browser.replace(BOX, &words);
        counted(browser, &words, count);
        browser.see(HIT);
    }
    browser.replace(BOX, "灯");
    browser.see("[role=option]");
    go(browser, &page, &format!("find?q={}", encoded("标题:石阶")));
    browser.wait_for("hits by a field", |browser| browser.text(&format!("{HIT} h2 mark")) == "石阶");
    go(browser, &page, &format!("find?q={}", encoded("地点:柳桥县")));
    browser.see(&format!("{HIT} .why mark"));

    go(browser, &page, &format!("find?q={}", encoded(TENTH)));
    counted(browser, TENTH, ARTICLES / 10);
    browser.click(&format!("{FACET}[data-facet=month]"));
    browser.wait_for("fewer after narrowing", |browser| {
        browser.address().contains("month=") && total(browser) < ARTICLES / 10 && browser.count(HIT) > 0
    });
    go(browser, &page, &format!("lines?q={}&by=right", encoded(TENTH)));
    counted(browser, TENTH, ARTICLES / 10);
    browser.wait_for("lines", |browser| browser.count("[data-line]") == 50);
    go(browser, &page, &format!("find?q={}", encoded(&only(1234))));
    counted(browser, "one article", 1);
    browser.click(HIT_LINK);
    browser.see(ARTICLE);
    assert_eq!(browser.attribute(ARTICLE, "data-id").as_deref(), Some("样-1234"));
}

fn go(browser: &mut Browser, page: &str, fragment: &str) {
    browser.open(&format!("{page}#/{fragment}"));
}

fn total(browser: &mut Browser) -> usize {
    let count = browser.attribute("h1[data-count]", "data-count");
    count.and_then(|count| count.parse().ok()).unwrap_or(usize::MAX)
}

fn counted(browser: &mut Browser, words: &str, count: usize) {
    browser.wait_for(&format!("{count} for “{words}”"), |browser| total(browser) == count);
}

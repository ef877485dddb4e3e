//! Opening an article, coming back, coming again.

use super::steps::{ARTICLE, BOX, HIT, HIT_LINK, search, search_any, typed};
use crate::driver::Browser;
use crate::site::Visit;

/// An article opens with its hits marked; the way back leads to the results.
pub fn open_and_go_back(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    search(browser, "梧桐办事处", 2);
    browser.click(HIT_LINK);
    browser.see(ARTICLE);
    browser.wait_for("the found words marked in the article", |browser| {
        browser.text(&format!("{ARTICLE} mark")).contains("梧桐")
    });
    browser.back();
    browser
        .wait_for("the same results again", |browser| browser.count(ARTICLE) == 0 && browser.count(HIT) == 2);
    assert_eq!(typed(browser), "梧桐办事处");
    browser.forward();
    browser.see(ARTICLE);
}

/// What stands in the address line opens the same thing in a fresh page.
pub fn permalinks(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    let hits = search_any(browser, "郑州");
    let results = browser.address();
    browser.click(HIT_LINK);
    browser.see(ARTICLE);
    let (article, title) = (browser.address(), browser.text("h1"));
    for _ in 0..2 {
        reopen(browser, &results);
        browser.wait_for("the results of the permalink", |browser| browser.count(HIT) == hits);
        assert_eq!(typed(browser), "郑州");
    }
    reopen(browser, &article);
    browser.see(ARTICLE);
    assert_eq!(browser.text("h1"), title);
    browser.reload();
    browser.see(ARTICLE);
    assert_eq!(browser.text("h1"), title);
}

/// The interface speaks the language that the address names.
pub fn both_languages(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "#/?lang=en");
    browser.see(BOX);
    browser.wait_for("an English page", |browser| language(browser) == "en");
    visit.open(browser, "#/");
    browser.see(BOX);
    browser.wait_for("a Chinese page", |browser| language(browser).starts_with("zh"));
}

fn language(browser: &mut Browser) -> String {
    browser.attribute("html", "lang").unwrap_or_default()
}

fn reopen(browser: &mut Browser, address: &str) {
    browser.open("about:blank");
    browser.open(address);
}

//! The ways to look at results, and to ask.

use super::steps::{ARTICLE, BOX, HIT, search, search_any, typed};
use crate::driver::{Browser, Key};
use crate::site::Visit;
use serde_json::json;

/// One occurrence in its context.
const LINE: &str = "[data-line]";

/// Something offered while typing.
const OFFER: &str = "[role=option]";

/// From the articles to the occurrences, to another order, to the place.
pub fn every_occurrence(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    search_any(browser, "疫情防控");
    browser.click(".views a:last-child");
    browser.see(LINE);
    let count = browser.attribute("h1[data-count]", "data-count").unwrap_or_default();
    let lines = browser.count(LINE);
    assert_eq!(count, lines.to_string(), "fewer than a sheet, so all stand there");
    assert!(browser.texts(".lines-table-hit").iter().all(|hit| hit == "疫情防控"));
    browser.click(".every-orders a[href*=right]");
    browser.wait_for("another order", |browser| browser.address().contains("by=right"));
    browser.wait_for("ordered contexts", |browser| is_sorted(&browser.texts(".lines-table-right")));
    browser.click(".lines-table-hit a");
    browser.see(ARTICLE);
    browser.wait_for("the hit that was followed", |browser| browser.text("mark[aria-current]") == "疫情防控");
}

/// By the characters that are read aloud, as a concordance is.
fn is_sorted(contexts: &[String]) -> bool {
    let spoken = |text: &String| text.chars().filter(|c| c.is_alphanumeric()).take(4).collect::<String>();
    contexts.iter().map(spoken).is_sorted()
}

/// A slip is searched as what it is likely to mean, with a way back.
pub fn what_may_be_meant(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    browser.see(BOX);
    browser.replace(BOX, "梧桐办是处");
    browser.see("[data-assumed], [data-relaxed]");
    browser.see(HIT);
    browser.click(".meant-instead a");
    browser.wait_for("exactly what was typed", |browser| browser.count(HIT) == 0);
    browser.click(".results-nothing li a");
    browser.see(HIT);
}

/// A tree of numbers beside each hit, and away again.
pub fn scores_are_explained(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    search(browser, "梧桐办事处", 2);
    browser.click(".asked-explain");
    browser.see(".why-score li li");
    browser.click(".asked-explain");
    browser.wait_for("no scores", |browser| browser.count(".why-score") == 0);
}

/// Each example is a search that finds its way without a hint.
pub fn help_leads_to_examples(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    browser.see(BOX);
    browser.click(".tools-help");
    browser.see(".help td a");
    assert!(browser.count(".help td a") > 20);
    browser.click(".help td a");
    browser.see(".asked");
    assert_eq!(browser.count(".results-hint"), 0);
}

/// Names come in groups that say what they are; a field goes on being typed.
pub fn offers_by_kind(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    browser.see(BOX);
    browser.replace(BOX, "wtbsc");
    browser.wait_for("names by their initials", |browser| {
        browser.texts(OFFER).iter().any(|name| name.contains("梧桐办事处"))
    });
    let grouped = "return Array.from(document.querySelectorAll(arguments[0]),
        (option) => !!option.closest('[role=group]').getAttribute('aria-label')).every(Boolean)";
    assert_eq!(browser.run(grouped, json!([OFFER])), json!(true));
    browser.replace(BOX, "记");
    browser.wait_for("a field", |browser| browser.texts(OFFER).iter().any(|name| name == "记者:"));
    browser.press(&[Key::Down, Key::Enter]);
    browser.wait_for("the field in the box", |browser| typed(browser) == "记者:");
    assert_eq!(browser.attribute(BOX, "aria-expanded").as_deref(), Some("false"));
}

/// The sheet over a phone's page goes away and gives the focus back.
pub fn escape_closes_the_filters(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    browser.resize_view(390, 800);
    search(browser, "梧桐办事处", 2);
    browser.click(".facets-open");
    let open = |browser: &mut Browser| browser.attribute(".facets-open", "aria-expanded");
    browser.wait_for("the filters", |browser| open(browser).as_deref() == Some("true"));
    browser.press(&[Key::Escape]);
    browser.wait_for("no filters", |browser| open(browser).as_deref() == Some("false"));
    let focused = "return document.activeElement.matches('.facets-open')";
    assert_eq!(browser.run(focused, json!([])), json!(true));
    browser.resize_view(1280, 860);
}

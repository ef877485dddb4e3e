//! Without a mouse.

use super::steps::{ARTICLE, BOX, HIT, wait_for_hits};
use crate::driver::{Browser, Key};
use crate::site::Visit;
use serde_json::json;

/// More steps than any part of the page has places to stop at.
const STEPS: usize = 60;

/// Tab to the box, type, Tab to a hit, Enter, read.
pub fn search_and_read(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    browser.see(BOX);
    tab_to(browser, BOX);
    browser.type_into(BOX, "梧桐办事处");
    browser.press(&[Key::Enter]);
    wait_for_hits(browser, "2 hits", |count| count == 2);
    tab_to(browser, &format!("{HIT} a"));
    assert!(is_outlined(browser), "the focus can be seen");
    browser.press(&[Key::Enter]);
    browser.see(ARTICLE);
}

/// Presses Tab until the focus is on an element that fits.
fn tab_to(browser: &mut Browser, css: &str) {
    let there = "return !!document.activeElement && document.activeElement.matches(arguments[0])";
    for _ in 0..STEPS {
        if browser.run(there, json!([css])) == json!(true) {
            return;
        }
        browser.press(&[Key::Tab]);
    }
    panic!("Tab never reaches `{css}`\n{}", browser.describe());
}

fn is_outlined(browser: &mut Browser) -> bool {
    let body = "const style = getComputedStyle(document.activeElement);
        return style.outlineStyle !== 'none' || style.boxShadow !== 'none'";
    browser.run(body, json!([])) == json!(true)
}

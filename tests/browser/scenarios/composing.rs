//! Typing with an input method: letters are not yet words.

use super::steps::{BOX, HIT, search_any, wait_for_hits};
use crate::driver::Browser;
use crate::site::Visit;
use serde_json::json;

/// The events of an input method, as browsers send them. Each step: the kind
/// of composition event, what stands in the box, whether composing goes on.
const COMPOSE: &str = "
const [css, steps] = arguments;
const box = document.querySelector(css);
const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
for (const [kind, value, going] of steps) {
  box.dispatchEvent(new CompositionEvent(kind, { data: value, bubbles: true }));
  set.call(box, value);
  box.dispatchEvent(new InputEvent('input',
    { data: value, inputType: 'insertCompositionText', isComposing: going, bubbles: true }));
}";

/// The Enter that takes a candidate from an input method's list.
const ENTER: &str = "
document.querySelector(arguments[0]).dispatchEvent(new KeyboardEvent('keydown',
  { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }));";

/// While composing neither letters nor Enter search; then the word does.
pub fn nothing_happens_meanwhile(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    let before = search_any(browser, "蒙牛");
    let address = browser.address();
    let letters = json!([["compositionstart", "", true], ["compositionupdate", "w t b", true]]);
    browser.run(COMPOSE, json!([BOX, letters]));
    browser.run(ENTER, json!([BOX]));
    std::thread::sleep(std::time::Duration::from_millis(800));
    assert_eq!(browser.address(), address, "the address changed while composing");
    assert_eq!(browser.count(HIT), before, "the results changed while composing");
    let word = json!([["compositionupdate", "梧桐办事处", true], ["compositionend", "梧桐办事处", false]]);
    browser.run(COMPOSE, json!([BOX, word]));
    wait_for_hits(browser, "2 hits after the word was taken", |count| count == 2);
}

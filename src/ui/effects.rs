//! All traffic with the browser. Nothing else in the app does things.

use super::address::{Address, Language};
use super::state::{Settings, Step};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, Storage};
use yew::Callback;

/// Key of the settings in the browser's storage.
const SETTINGS: &str = "baolan-settings";

/// The address in the fragment.
pub fn address() -> Address {
    Address::parse(&window().location().hash().unwrap_or_default())
}

/// Writes the address into the fragment, unless it already says so.
pub fn write(to: &Address, step: Step) {
    if address() == *to {
        return;
    }
    let href = to.href();
    let written = window().history().and_then(|history| match step {
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&href)),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&href)),
    });
    if written.is_err() {
        // Some frames have no history of their own; the fragment still works.
        let _ = window().location().set_hash(&href);
    }
}

/// Calls back with the address whenever the fragment changes from outside.
pub fn on_arrival(arrived: Callback<Address>) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| arrived.emit(address()))
}

/// Calls back when the connection has come back.
pub fn on_connection(back: Callback<()>) -> EventListener {
    EventListener::new(&window(), "online", move |_| back.emit(()))
}

/// Opens the page again, from the host.
pub fn reload() {
    // Refused in some frames; the reader still has the browser's own button.
    let _ = window().location().reload();
}

/// Title and language of the document.
pub fn entitle(title: &str, language: Language) {
    document().set_title(title);
    set_root("lang", language.code());
}

/// The reader's settings; as by default where there is no storage.
pub fn settings() -> Settings {
    let kept = storage().and_then(|storage| storage.get_item(SETTINGS).ok()?);
    kept.map_or_else(Settings::default, |text| Settings::parse(&text))
}

/// Keeps the settings and lets the stylesheet see them.
pub fn apply(settings: Settings) {
    set_root("data-theme", settings.theme.key());
    set_root("data-size", settings.size.key());
    if let Some(storage) = storage() {
        // Refused in private windows: then the settings last as long as the page.
        let _ = storage.set_item(SETTINGS, &settings.print());
    }
}

/// Calls back with each key that is meant for the page: not while a field is
/// filled in, not with a modifier, not while an input method composes.
pub fn on_key(pressed: Callback<String>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let modified = key.ctrl_key() || key.meta_key() || key.alt_key();
        if modified || is_composing(key) || is_field(event.target()) {
            return;
        }
        if key.key() == "/" {
            event.prevent_default();
        }
        pressed.emit(key.key());
    })
}

/// Whether a key belongs to an input method. Safari ends the composition
/// before it reports the key that ended it, with the code 229.
pub fn is_composing(key: &KeyboardEvent) -> bool {
    key.is_composing() || key.key_code() == 229
}

/// Calls back when an input method begins (`true`) and ends (`false`) to compose.
pub fn on_composition(field: &Element, composing: Callback<bool>) -> [EventListener; 2] {
    let ends = composing.clone();
    [
        EventListener::new(field, "compositionstart", move |_| composing.emit(true)),
        EventListener::new(field, "compositionend", move |_| ends.emit(false)),
    ]
}

/// The text in the field from which an event comes.
pub fn text_of(event: &Event) -> String {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// The value chosen in the list from which an event comes.
pub fn choice_of(event: &Event) -> String {
    let list = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    list.map(|list| list.value()).unwrap_or_default()
}

/// Puts the focus on the first element that the selector finds.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        // A focus that is refused leaves the reader where they are.
        let _ = element.focus();
    }
}

/// Brings the first element that the selector finds into sight.
pub fn show(selector: &str) {
    if let Some(element) = find(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Shows the top of the page and tells a screen reader where it is, unless
/// the reader is typing.
pub fn arrive(heading: &str) {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if !is_field(document().active_element().map(Into::into)) {
        focus(heading);
    }
}

/// Follows a link as if it had been clicked.
pub fn follow(selector: &str) {
    if let Some(element) = find(selector) {
        element.click();
    }
}

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

fn is_field(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"))
}

fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Fails only for names that are no attribute names; these are.
        let _ = root.set_attribute(name, value);
    }
}

/// Frames without an origin of their own refuse it.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

//! Driving real browsers: one [`Browser`], three engines behind it.

mod base64;
mod browser;
mod engine;
mod http;
mod marionette;
mod process;
mod profile;
mod webdriver;

pub use browser::{Browser, Key};
pub use engine::Engine;

use serde_json::Value;

/// One instruction, in the words of both protocols.
///
/// WebDriver sends `params` to `path` by HTTP; Marionette sends them under
/// the name `WebDriver:<name>`, with the element, if any, as `id`.
pub struct Order<'a> {
    /// The name that Marionette uses.
    name: &'static str,
    /// GET or POST or DELETE.
    method: &'static str,
    /// The end of the address, after the session (and after the element).
    path: &'static str,
    /// The element that it is about.
    element: Option<&'a str>,
    /// The rest.
    params: Value,
}

/// Why an order was not carried out.
#[derive(Debug, Clone)]
pub enum Refusal {
    /// The browser said no: the kind of error and its explanation.
    Said { kind: String, message: String },
    /// The connection to the browser is gone.
    Lost(String),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::Said { kind, message } => write!(to, "{kind}: {message}"),
            Refusal::Lost(why) => write!(to, "the browser is gone: {why}"),
        }
    }
}

/// A running browser that takes orders.
pub trait Wire {
    /// Carries out one order and answers its value.
    fn send(&mut self, order: &Order) -> Result<Value, Refusal>;
}

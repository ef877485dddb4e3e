//! The engines that readers use.

use super::{Refusal, Wire, marionette, webdriver};
use std::path::Path;

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, and most browsers made in China.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's relative.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// Its name, in small letters.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// Starts it; what it says goes into a file.
    pub fn start(self, log: &Path) -> Result<Box<dyn Wire>, Refusal> {
        Ok(match self {
            Engine::Chromium => Box::new(webdriver::chromium(log)?),
            Engine::Firefox => Box::new(marionette::firefox(log)?),
            Engine::WebKit => Box::new(webdriver::webkit(log)?),
        })
    }
}

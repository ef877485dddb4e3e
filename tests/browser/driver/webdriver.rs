//! WebDriver by HTTP: Chromium and WebKitGTK.

use super::http::request;
use super::process::{Process, free_port};
use super::profile::Profile;
use super::{Order, Refusal, Wire};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// A session with a driver.
pub struct WebDriver {
    port: u16,
    session: String,
    // Ended in this order: the driver with its browser, the screen, the folder.
    driver: Process,
    _screen: Option<Process>,
    _profile: Option<Profile>,
}

/// Chromium, without a window.
pub fn chromium(log: &Path) -> Result<WebDriver, Refusal> {
    let profile = Profile::new("chromium");
    let folder = format!("--user-data-dir={}", profile.path().display());
    let wanted = json!({ "goog:chromeOptions": { "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage", "--hide-scrollbars", "--enable-logging=stderr",
        folder,
    ], "prefs": { "intl.accept_languages": "zh-CN" } } });
    let port = free_port();
    let mut driver = Command::new("chromedriver");
    driver.arg(format!("--port={port}")).arg("--enable-chrome-logs");
    let driver = Process::start(driver, log);
    WebDriver::open(port, &wanted, driver, None, Some(profile))
}

/// WebKitGTK's MiniBrowser, on a screen of its own.
pub fn webkit(log: &Path) -> Result<WebDriver, Refusal> {
    let (screen, display) = Process::screen();
    let port = free_port();
    let mut driver = Command::new("WebKitWebDriver");
    driver
        .arg(format!("--port={port}"))
        .env("DISPLAY", display)
        .env("GDK_BACKEND", "x11")
        .env("NO_AT_BRIDGE", "1");
    let driver = Process::start(driver, log);
    WebDriver::open(port, &json!({}), driver, Some(screen), None)
}

impl WebDriver {
    fn open(
        port: u16,
        wanted: &Value,
        driver: Process,
        screen: Option<Process>,
        profile: Option<Profile>,
    ) -> Result<Self, Refusal> {
        let mut this = Self { port, session: String::new(), driver, _screen: screen, _profile: profile };
        this.await_driver()?;
        let body = json!({ "capabilities": { "alwaysMatch": wanted } });
        let answer = this.call("POST", "/session", &body)?;
        this.session = answer["sessionId"].as_str().unwrap_or_default().to_owned();
        Ok(this)
    }

    fn await_driver(&mut self) -> Result<(), Refusal> {
        let start = Instant::now();
        while request(self.port, "GET", "/status", "").is_err() {
            if self.driver.has_ended() || start.elapsed() > Duration::from_secs(90) {
                return Err(Refusal::Lost("the driver did not start".into()));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Result<Value, Refusal> {
        let body = if method == "POST" { body.to_string() } else { String::new() };
        let answer =
            request(self.port, method, path, &body).map_err(|error| Refusal::Lost(error.to_string()))?;
        let answer: Value =
            serde_json::from_str(&answer).map_err(|error| Refusal::Lost(error.to_string()))?;
        unpack(&answer["value"])
    }
}

fn unpack(value: &Value) -> Result<Value, Refusal> {
    match value["error"].as_str() {
        Some("invalid session id") => Err(Refusal::Lost("invalid session".into())),
        Some(kind) => Err(Refusal::Said {
            kind: kind.to_owned(),
            message: value["message"].as_str().unwrap_or_default().to_owned(),
        }),
        None => Ok(value.clone()),
    }
}

impl Wire for WebDriver {
    fn send(&mut self, order: &Order) -> Result<Value, Refusal> {
        let element = order.element.map(|id| format!("/element/{id}"));
        let path = format!("/session/{}{}{}", self.session, element.unwrap_or_default(), order.path);
        self.call(order.method, &path, &order.params)
    }
}

impl Drop for WebDriver {
    /// Lets the driver close its browser; the rest ends with the fields.
    fn drop(&mut self) {
        if !self.session.is_empty() && !self.driver.has_ended() {
            let _ = self.call("DELETE", &format!("/session/{}", self.session), &json!({}));
        }
    }
}

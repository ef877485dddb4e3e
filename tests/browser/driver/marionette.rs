//! Marionette, which Firefox itself speaks: frames of `LENGTH:JSON` by TCP.

use super::process::{Process, free_port};
use super::profile::Profile;
use super::{Order, Refusal, Wire};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Error, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// What a test needs and what keeps Firefox from calling home.
///
/// Marionette would switch the rules for local files off, and a package that
/// breaks them would pass: so its recommendations are refused, and the rules
/// are asked for by name.
const PREFERENCES: &[(&str, &str)] = &[
    ("remote.prefs.recommended", "false"),
    ("security.fileuri.strict_origin_policy", "true"),
    ("intl.accept_languages", "\"zh-CN\""),
    ("devtools.console.stdout.content", "true"),
    ("ui.prefersReducedMotion", "1"),
    ("app.update.enabled", "false"),
    ("app.normandy.enabled", "false"),
    ("browser.aboutwelcome.enabled", "false"),
    ("browser.shell.checkDefaultBrowser", "false"),
    ("browser.safebrowsing.update.enabled", "false"),
    ("browser.startup.page", "0"),
    ("browser.tabs.unloadOnLowMemory", "false"),
    ("datareporting.policy.dataSubmissionEnabled", "false"),
    ("dom.ipc.processPrelaunch.enabled", "false"),
    ("extensions.systemAddon.update.enabled", "false"),
    ("extensions.update.enabled", "false"),
    ("network.captive-portal-service.enabled", "false"),
    ("network.connectivity-service.enabled", "false"),
    ("services.settings.server", "\"data:,\""),
    ("toolkit.telemetry.enabled", "false"),
];

/// A session with Firefox.
pub struct Marionette {
    stream: BufReader<TcpStream>,
    count: u64,
    _firefox: Process,
    _profile: Profile,
}

/// Firefox, without a window.
pub fn firefox(log: &Path) -> Result<Marionette, Refusal> {
    let profile = Profile::new("firefox");
    let port = free_port();
    write_preferences(profile.path(), port).map_err(lost)?;
    let mut command = Command::new(program());
    command
        .args(["-headless", "-marionette", "-no-remote", "-profile"])
        .arg(profile.path())
        .env("HOME", profile.path());
    let mut process = Process::start(command, log);
    let stream = connect(port, &mut process)?;
    Marionette::open(stream, process, profile)
}

fn program() -> &'static str {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let has = |name: &str| std::env::split_paths(&path).any(|folder| folder.join(name).is_file());
    if has("firefox-esr") { "firefox-esr" } else { "firefox" }
}

fn write_preferences(folder: &Path, port: u16) -> Result<(), Error> {
    let mut text = format!("user_pref(\"marionette.port\", {port});\n");
    for (name, value) in PREFERENCES {
        text += &format!("user_pref(\"{name}\", {value});\n");
    }
    std::fs::write(folder.join("user.js"), text)
}

fn connect(port: u16, process: &mut Process) -> Result<TcpStream, Refusal> {
    let start = Instant::now();
    loop {
        match TcpStream::connect(("127.0.0.1", port)) {
            Ok(stream) => return Ok(stream),
            Err(error) if process.has_ended() || start.elapsed().as_secs() > 120 => {
                return Err(lost(error));
            }
            Err(_) => std::thread::sleep(Duration::from_millis(50)),
        }
    }
}

impl Marionette {
    fn open(stream: TcpStream, firefox: Process, profile: Profile) -> Result<Self, Refusal> {
        let patience = Some(Duration::from_secs(180));
        stream.set_read_timeout(patience).map_err(lost)?;
        let mut this =
            Self { stream: BufReader::new(stream), count: 0, _firefox: firefox, _profile: profile };
        this.read().map_err(lost)?; // its greeting
        this.call("WebDriver:NewSession", &json!({ "capabilities": {} }))?;
        Ok(this)
    }

    fn call(&mut self, name: &str, params: &Value) -> Result<Value, Refusal> {
        self.count += 1;
        let message = json!([0, self.count, name, params]).to_string();
        write!(self.stream.get_mut(), "{}:{message}", message.len()).map_err(lost)?;
        let answer = self.read().map_err(lost)?;
        unpack(&answer)
    }

    fn read(&mut self) -> Result<Value, Error> {
        let mut length = Vec::new();
        self.stream.read_until(b':', &mut length)?;
        length.pop();
        let length = String::from_utf8_lossy(&length).parse();
        let mut message = vec![0; length.map_err(Error::other)?];
        self.stream.read_exact(&mut message)?;
        serde_json::from_slice(&message).map_err(Error::other)
    }
}

/// An answer is `[1, count, error, result]`.
fn unpack(answer: &Value) -> Result<Value, Refusal> {
    let (error, result) = (&answer[2], &answer[3]);
    if error.is_null() {
        let inner = result.get("value");
        return Ok(inner.unwrap_or(result).clone());
    }
    Err(Refusal::Said {
        kind: error["error"].as_str().unwrap_or_default().to_owned(),
        message: error["message"].as_str().unwrap_or_default().to_owned(),
    })
}

fn lost(error: Error) -> Refusal {
    Refusal::Lost(error.to_string())
}

impl Wire for Marionette {
    fn send(&mut self, order: &Order) -> Result<Value, Refusal> {
        let mut params = order.params.clone();
        if let Some(id) = order.element {
            params["id"] = json!(id);
        }
        self.call(&format!("WebDriver:{}", order.name), &params)
    }
}

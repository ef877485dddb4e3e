//! What a test can do with a browser, and what it can see in it.

use super::{Engine, Order, Refusal, Wire, base64};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a page may take to come to what is expected of it.
const PATIENCE: Duration = Duration::from_secs(60);

/// What browsers say of their own accord.
const NOISE: &[&str] = &["dbus", "GFX", "channel error", "gcm", "unexpected operator", "ChromeDriver"];

/// The key under which both protocols hand over an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Keys without a letter.
#[derive(Clone, Copy)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Key {
    Tab,
    Enter,
    Escape,
    Down,
}

impl Key {
    /// The character that stands for it in both protocols.
    fn code(self) -> char {
        match self {
            Key::Tab => '\u{e004}',
            Key::Enter => '\u{e007}',
            Key::Escape => '\u{e00c}',
            Key::Down => '\u{e015}',
        }
    }
}

/// A running browser. Its methods panic with an explanation when the page does
/// not do what the test expects: that is how a test fails.
pub struct Browser {
    /// Which engine it is.
    pub engine: Engine,
    wire: Box<dyn Wire>,
    folder: PathBuf,
}

impl Browser {
    /// Starts an engine; logs and screenshots go into the folder.
    pub fn start(engine: Engine, folder: &Path) -> Self {
        fs::create_dir_all(folder).expect("the folder for logs can be made");
        let log = folder.join(format!("{}.log", engine.name()));
        let _ = fs::remove_file(&log);
        let wire = start_patiently(engine, &log);
        let mut this = Self { engine, wire, folder: folder.to_owned() };
        let times = json!({ "script": 120_000, "pageLoad": 120_000, "implicit": 0 });
        this.must(post("SetTimeouts", "/timeouts", times));
        this.resize(1280, 900);
        this
    }

    /// Opens an address and waits until the page has loaded.
    pub fn open(&mut self, url: &str) {
        self.must(post("Navigate", "/url", json!({ "url": url })));
    }

    /// Loads the page again.
    pub fn reload(&mut self) {
        self.must(post("Refresh", "/refresh", json!({})));
    }

    /// As the reader's back button does.
    pub fn back(&mut self) {
        self.must(post("Back", "/back", json!({})));
    }

    /// As the reader's forward button does.
    pub fn forward(&mut self) {
        self.must(post("Forward", "/forward", json!({})));
    }

    /// Clicks the first element that fits, once it is there and can be clicked.
    pub fn click(&mut self, css: &str) {
        self.insist(&format!("click on `{css}`"), |this| {
            let element = this.find(css)?;
            this.send(on(&element, "ElementClick", "/click", json!({})))
        });
    }

    /// Types into the first element that fits, at the end of what is there.
    pub fn type_into(&mut self, css: &str, text: &str) {
        self.insist(&format!("type {text:?} into `{css}`"), |this| {
            let element = this.find(css)?;
            let params = json!({ "text": text, "value": characters(text) });
            this.send(on(&element, "ElementSendKeys", "/value", params))
        });
    }

    /// Empties a field as a reader would and types something else.
    pub fn replace(&mut self, css: &str, text: &str) {
        self.insist(&format!("empty `{css}`"), |this| {
            let element = this.find(css)?;
            this.send(on(&element, "ElementClear", "/clear", json!({})))
        });
        self.type_into(css, text);
    }

    /// Presses keys, one after the other, wherever the focus is.
    pub fn press(&mut self, keys: &[Key]) {
        let strokes = keys.iter().flat_map(|key| {
            let value = key.code().to_string();
            ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": value }))
        });
        let strokes: Vec<Value> = strokes.collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        let params = json!({ "actions": [keyboard] });
        self.must(post("PerformActions", "/actions", params));
    }

    /// Enters the first frame that fits; scripts and clicks then happen there.
    pub fn enter_frame(&mut self, css: &str) {
        self.insist(&format!("enter the frame `{css}`"), |this| {
            let element = this.find(css)?;
            // Firefox takes the element as such, the others as an object.
            let id = match this.engine {
                Engine::Firefox => json!(element),
                _ => json!({ ELEMENT: element }),
            };
            this.send(post("SwitchToFrame", "/frame", json!({ "id": id, "element": id })))
        });
    }

    /// Back to the page around all frames.
    pub fn leave_frame(&mut self) {
        let params = json!({ "id": null });
        self.must(post("SwitchToFrame", "/frame", params));
    }

    /// Asks for a window of this size; narrow ones are not granted by all.
    pub fn resize(&mut self, width: u32, height: u32) {
        let params = json!({ "width": width, "height": height });
        self.must(post("SetWindowRect", "/window/rect", params));
    }

    /// Makes the page itself this large, whatever frame the window has.
    pub fn resize_view(&mut self, width: u32, height: u32) {
        self.resize(width, height);
        let inner = self.run("return [innerWidth, innerHeight]", json!([]));
        let size = |index: usize| inner[index].as_u64().unwrap_or(0) as u32;
        self.resize(2 * width - size(0).min(width), 2 * height - size(1).min(height));
    }

    /// Runs the body of a function in the page and answers what it returns.
    pub fn run(&mut self, body: &str, given: Value) -> Value {
        self.try_run(body, given).unwrap_or_else(|error| panic!("{error}\nin the script:\n{body}"))
    }

    /// Evaluates a promise in the page; a rejection is `{"rejected": "why"}`.
    pub fn wait_for_promise(&mut self, expression: &str) -> Value {
        let body = format!(
            "const done = arguments[arguments.length - 1];\
             Promise.resolve().then(() => ({expression}))\
             .then(done, (error) => done({{ rejected: String(error && error.message || error) }}));"
        );
        let params = json!({ "script": body, "args": [] });
        self.must(post("ExecuteAsyncScript", "/execute/async", params))
    }

    /// How many elements fit.
    pub fn count(&mut self, css: &str) -> usize {
        let body = "return document.querySelectorAll(arguments[0]).length";
        self.run(body, json!([css])).as_u64().unwrap_or(0) as usize
    }

    /// The text of each element that fits.
    pub fn texts(&mut self, css: &str) -> Vec<String> {
        let body = "return Array.from(document.querySelectorAll(arguments[0]), \
                    (element) => element.textContent.trim())";
        strings(&self.run(body, json!([css])))
    }

    /// The text of the first element that fits, or nothing.
    pub fn text(&mut self, css: &str) -> String {
        self.texts(css).into_iter().next().unwrap_or_default()
    }

    /// An attribute of the first element that fits.
    pub fn attribute(&mut self, css: &str, name: &str) -> Option<String> {
        let body = "const element = document.querySelector(arguments[0]); \
                    return element && element.getAttribute(arguments[1])";
        let value = self.run(body, json!([css, name]));
        value.as_str().map(str::to_owned)
    }

    /// What the reader would copy from the address line.
    pub fn address(&mut self) -> String {
        let value = self.run("return location.href", json!([]));
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until at least one element fits.
    pub fn see(&mut self, css: &str) {
        self.wait_for(&format!("`{css}` on the page"), |this| this.count(css) > 0);
    }

    /// Waits until a condition holds; `what` completes "expected to see".
    pub fn wait_for(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            if start.elapsed() > PATIENCE {
                panic!("expected to see {what}\n{}", self.describe());
            }
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// Writes a picture of the window.
    pub fn screenshot(&mut self, path: &Path) -> Result<(), Refusal> {
        let order = Order {
            method: "GET",
            params: json!({ "full": false, "hash": false }),
            ..post("TakeScreenshot", "/screenshot", Value::Null)
        };
        let picture = self.send(order)?;
        let bytes = base64::decode(picture.as_str().unwrap_or_default());
        fs::write(path, bytes).map_err(|error| Refusal::Lost(error.to_string()))
    }

    /// Where the page is, what it says, and the last lines of the console.
    pub fn describe(&mut self) -> String {
        let body = "return location.href + '\\n' + (document.body ? document.body.innerText : '')";
        let page = match self.try_run(body, json!([])) {
            Ok(value) => value.as_str().unwrap_or_default().to_owned(),
            Err(error) => error.to_string(),
        };
        let log = self.folder.join(format!("{}.log", self.engine.name()));
        let log = String::from_utf8_lossy(&fs::read(log).unwrap_or_default()).into_owned();
        let of_page = |line: &&str| !NOISE.iter().any(|noise| line.contains(noise));
        let end: Vec<&str> = log.lines().filter(of_page).rev().take(12).collect();
        let end: Vec<&str> = end.into_iter().rev().collect();
        format!(
            "the page shows:\n{}\n{} said last:\n{}",
            indent(&page.chars().take(1200).collect::<String>()),
            self.engine.name(),
            indent(&end.join("\n"))
        )
    }

    fn find(&mut self, css: &str) -> Result<String, Refusal> {
        let params = json!({ "using": "css selector", "value": css });
        let found = self.send(post("FindElement", "/element", params))?;
        Ok(found[ELEMENT].as_str().unwrap_or_default().to_owned())
    }

    fn try_run(&mut self, body: &str, given: Value) -> Result<Value, Refusal> {
        let params = json!({ "script": body, "args": given });
        self.send(post("ExecuteScript", "/execute/sync", params))
    }

    /// Repeats what a page in motion refuses: elements come and go.
    fn insist(&mut self, what: &str, mut act: impl FnMut(&mut Self) -> Result<Value, Refusal>) {
        let start = Instant::now();
        while let Err(error) = act(self) {
            if matches!(error, Refusal::Lost(_)) || start.elapsed() > PATIENCE {
                panic!("could not {what}: {error}\n{}", self.describe());
            }
            std::thread::sleep(Duration::from_millis(60));
        }
    }

    fn must(&mut self, order: Order) -> Value {
        let name = order.name;
        self.send(order).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn send(&mut self, order: Order) -> Result<Value, Refusal> {
        self.wire.send(&order)
    }
}

/// A start hangs or fails now and then on a busy machine: three tries.
fn start_patiently(engine: Engine, log: &Path) -> Box<dyn Wire> {
    let mut last = None;
    for _ in 0..3 {
        match engine.start(log) {
            Ok(wire) => return wire,
            Err(error) => last = Some(error),
        }
    }
    let why = last.map(|error| error.to_string()).unwrap_or_default();
    panic!("{} does not start: {why}\nsee {}", engine.name(), log.display());
}

fn post(name: &'static str, path: &'static str, params: Value) -> Order<'static> {
    Order { name, method: "POST", path, element: None, params }
}

fn on<'a>(element: &'a str, name: &'static str, path: &'static str, params: Value) -> Order<'a> {
    Order { element: Some(element), ..post(name, path, params) }
}

fn characters(text: &str) -> Vec<String> {
    text.chars().map(String::from).collect()
}

fn strings(value: &Value) -> Vec<String> {
    let all = value.as_array().into_iter().flatten();
    all.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("  | {line}\n")).collect()
}

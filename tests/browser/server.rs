//! A static host: files as they are, under the strictest policy that the
//! explorer promises to work under. It remembers what it was asked for.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use tiny_http::{Header, Request, Response, Server};

/// The policy of the README's advice to publishers.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:";

/// The page around the explorer may do one thing more: show it in a frame.
const FRAMING: &str = "default-src 'none'; frame-src 'self'; script-src 'self'";

/// A running host.
pub struct Host {
    server: Arc<Server>,
    port: u16,
    misses: Arc<Mutex<Vec<String>>>,
    thread: Option<JoinHandle<()>>,
}

impl Host {
    /// Serves a folder on a free port of this machine.
    pub fn start(folder: &Path) -> Self {
        let server = Server::http("127.0.0.1:0").expect("this machine has a free port");
        let server = Arc::new(server);
        let address = server.server_addr().to_ip();
        let port = address.expect("it listens at an address").port();
        let misses = Arc::new(Mutex::new(Vec::new()));
        let thread = {
            let (server, misses, folder) = (server.clone(), misses.clone(), folder.to_owned());
            std::thread::spawn(move || {
                for request in server.incoming_requests() {
                    answer(request, &folder, &misses);
                }
            })
        };
        Self { server, port, misses, thread: Some(thread) }
    }

    /// The address of a file in the folder.
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{}", self.port, encode(path))
    }

    /// The requests since the last call that no file answered.
    pub fn misses(&self) -> Vec<String> {
        let misses = self.misses.lock();
        misses.map(|mut all| std::mem::take(&mut *all)).unwrap_or_default()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(request: Request, folder: &Path, misses: &Mutex<Vec<String>>) {
    let path = decode(request.url());
    let file = file_of(folder, &path);
    let sent = match fs::read(&file) {
        Ok(bytes) => {
            let kind = header("Content-Type", kind_of(&file));
            let frame = file.ends_with("frame.html");
            let policy = header("Content-Security-Policy", if frame { FRAMING } else { POLICY });
            request.respond(Response::from_data(bytes).with_header(kind).with_header(policy))
        }
        Err(_) => {
            if let Ok(mut all) = misses.lock() {
                all.push(path);
            }
            request.respond(Response::from_string("not here").with_status_code(404))
        }
    };
    // A browser that has turned away needs no answer.
    let _ = sent;
}

fn file_of(folder: &Path, path: &str) -> PathBuf {
    let steps = path.split('/').filter(|step| !step.is_empty() && *step != "..");
    let mut file: PathBuf = folder.to_owned();
    file.extend(steps);
    if file.is_dir() { file.join("index.html") } else { file }
}

fn header(name: &str, value: &str) -> Header {
    let header = Header::from_bytes(name.as_bytes(), value.as_bytes());
    header.expect("names and values here are plain ASCII")
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// A path as it must stand in an address.
pub fn encode(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    path.bytes()
        .map(|byte| match plain(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

/// The path of an address, without query, as it was meant.
fn decode(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()) << 4 | hex(rest.next()),
            plain => plain,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: Option<u8>) -> u8 {
    let digit = digit.map(char::from).and_then(|digit| digit.to_digit(16));
    digit.unwrap_or(0) as u8
}

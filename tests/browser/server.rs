//! A static host: files as they are, under the strictest policy that the
//! explorer promises to work under. It remembers what it was asked for.

use crate::trouble::{Trouble, Troubles};
use std::fs;
use std::io::{BufRead, BufReader, Error, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The policy of the README's advice to publishers.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:";

/// The page around the explorer may do one thing more: show it in a frame.
const FRAMING: &str = "default-src 'none'; frame-src 'self'; script-src 'self'";

/// A running host. It runs until the tests end.
pub struct Host {
    port: u16,
    misses: Arc<Mutex<Vec<String>>>,
    /// What goes wrong.
    pub troubles: Troubles,
}

impl Host {
    /// Serves a folder on a free port of this machine.
    ///
    /// Each connection has a thread and brings one answer. Servers that share
    /// few threads among connections kept open let Firefox, which opens six at
    /// once, wait for minutes.
    pub fn start(folder: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("this machine has a free port");
        let address = listener.local_addr().expect("a listener has an address");
        let misses = Arc::new(Mutex::new(Vec::new()));
        let troubles = Troubles::default();
        let this = Self { port: address.port(), misses: misses.clone(), troubles: troubles.clone() };
        let folder = folder.to_owned();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, misses, troubles) = (folder.clone(), misses.clone(), troubles.clone());
                // A browser that has turned away needs no answer.
                std::thread::spawn(move || drop(answer(stream, &folder, &misses, &troubles)));
            }
        });
        this
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

fn answer(
    mut stream: TcpStream,
    folder: &Path,
    misses: &Mutex<Vec<String>>,
    troubles: &Troubles,
) -> Result<(), Error> {
    let Some(url) = asked(&stream)? else {
        return Ok(());
    };
    let path = decode(&url);
    let file = file_of(folder, &path);
    match (fs::read(&file), troubles.meet(&path)) {
        (_, Some(Trouble::Missing)) => stream.write_all(head("404 Not Found", &file, 0).as_bytes()),
        (_, Some(Trouble::Silent)) => {
            troubles.hang();
            Ok(())
        }
        (Ok(mut bytes), trouble) => {
            stream.write_all(head("200 OK", &file, bytes.len()).as_bytes())?;
            let half = bytes.len() / 2;
            if trouble == Some(Trouble::Halting) {
                stream.write_all(&bytes[..half])?;
                troubles.hang();
                return Ok(());
            }
            if trouble == Some(Trouble::Damaged) {
                bytes[half] ^= 0x55;
            }
            stream.write_all(&bytes)
        }
        (Err(_), _) => {
            if let Ok(mut all) = misses.lock() {
                all.push(path);
            }
            stream.write_all(head("404 Not Found", &file, 0).as_bytes())
        }
    }
}

/// The address asked for; nothing, if the browser only opened a connection.
fn asked(stream: &TcpStream) -> Result<Option<String>, Error> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().transpose()?;
    // The rest of the head is of no interest, but must be read.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    Ok(first.and_then(|line| line.split(' ').nth(1).map(str::to_owned)))
}

fn head(status: &str, file: &Path, length: usize) -> String {
    let policy = if file.ends_with("frame.html") { FRAMING } else { POLICY };
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {length}\r\n\
         Content-Security-Policy: {policy}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        kind_of(file)
    )
}

fn file_of(folder: &Path, path: &str) -> PathBuf {
    let steps = path.split('/').filter(|step| !step.is_empty() && *step != "..");
    let mut file: PathBuf = folder.to_owned();
    file.extend(steps);
    if file.is_dir() { file.join("index.html") } else { file }
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

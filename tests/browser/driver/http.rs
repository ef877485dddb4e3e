//! As much HTTP as a driver on the same machine needs.

use std::io::{BufRead, BufReader, Error, ErrorKind, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Longer than any single order may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(180);

/// Sends one request to a port of this machine and answers the body.
pub fn request(port: u16, method: &str, path: &str, body: &str) -> Result<String, Error> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    read(BufReader::new(stream))
}

fn read(mut from: impl BufRead) -> Result<String, Error> {
    let mut body = vec![0; length(&mut from)?];
    from.read_exact(&mut body)?;
    String::from_utf8(body).map_err(|error| Error::new(ErrorKind::InvalidData, error))
}

/// Reads past the head and answers the length of the body.
fn length(from: &mut impl BufRead) -> Result<usize, Error> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        if line.trim().is_empty() {
            return Ok(length);
        }
        if let Some(("content-length", value)) = line.to_lowercase().split_once(':') {
            length = value.trim().parse().unwrap_or(0);
        }
    }
}

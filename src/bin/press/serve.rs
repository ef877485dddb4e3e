//! `baolan serve`: a preview on this machine only.

use anyhow::{Context, Result, bail};
use clap::Args;
use std::fs;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Component, Path, PathBuf};
use tiny_http::{Method, Request, Server};

/// 在本机预览（只监听 127.0.0.1） | Preview on this machine (127.0.0.1 only)
#[derive(Args)]
pub struct Serve {
    /// `baolan build` 生成的文件夹 | A folder made by `baolan build`
    folder: PathBuf,
    /// 端口；被占用时另选 | Port; another one is taken if it is in use
    #[arg(long, default_value_t = 8400)]
    port: u16,
}

/// Serves until interrupted.
///
/// # Errors
/// When the folder holds no site, or no port can be had.
pub fn run(arguments: &Serve) -> Result<()> {
    let folder = &arguments.folder;
    if !folder.join("index.html").exists() {
        bail!(
            "“{0}”里没有 index.html。请先运行 baolan build … --out {0}。\n“{0}” has no index.html. Run baolan build … --out {0} first.",
            folder.display()
        );
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .context("本机没有可用的端口 No port can be had on this machine")?;
    println!("http://{}/  （按 Ctrl+C 结束 | Ctrl+C ends it）", listener.local_addr()?);
    let server = Server::from_listener(listener, None).map_err(|error| anyhow::anyhow!(error))?;
    for request in server.incoming_requests() {
        answer(folder, request);
    }
    Ok(())
}

/// Answers one request. A reader who went away is no error of the server.
fn answer(folder: &Path, request: Request) {
    let file = local_path(folder, request.url()).filter(|path| path.is_file());
    let _ = match file.and_then(|path| Some((fs::read(&path).ok()?, media_type(&path)))) {
        Some((bytes, kind)) => send(request, "200 OK", kind, &bytes),
        None => {
            let text = "404 没有这个文件 | no such file";
            send(request, "404 Not Found", "text/plain; charset=utf-8", text.as_bytes())
        }
    };
}

/// Sends one answer and asks for the connection to be closed.
///
/// The server shares its threads among connections, and may leave one of six
/// that a browser opens at once waiting until another ends: for minutes, as
/// Firefox keeps them. Its own `Response` has no means to say "close".
fn send(request: Request, status: &str, kind: &str, bytes: &[u8]) -> std::io::Result<()> {
    let silent = *request.method() == Method::Head;
    let mut to = request.into_writer();
    let length = bytes.len();
    write!(to, "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n")?;
    write!(to, "Connection: close\r\n\r\n")?;
    to.write_all(if silent { &[] } else { bytes })?;
    to.flush()
}

/// The file an address names; `None` for one outside the folder.
fn local_path(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let path = if path.is_empty() { "index.html" } else { path };
    inside.then(|| folder.join(path))
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = Path::new("site");
        assert_eq!(local_path(folder, "/"), Some(folder.join("index.html")));
        assert_eq!(local_path(folder, "/data/manifest.json?x"), Some(folder.join("data/manifest.json")));
        assert_eq!(local_path(folder, "/../secret"), None);
        assert_eq!(local_path(folder, "//etc/passwd"), Some(folder.join("etc/passwd")));
    }
}

//! Programs that end with us, and ports for them.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A program that is ended when this value goes.
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts it; what it says goes into a file.
    pub fn start(mut command: Command, log: &Path) -> Self {
        let name = command.get_program().to_owned();
        let said = File::options().append(true).create(true).open(log);
        let said = said.expect("the folder for logs was made before");
        let also = said.try_clone().expect("a file can be written twice");
        let child = command.stdin(Stdio::null()).stdout(said).stderr(also).spawn();
        let child = child.unwrap_or_else(|error| panic!("cannot start {name:?}: {error}"));
        Self { child }
    }

    /// A screen that nobody sees, and its name for the variable DISPLAY.
    pub fn screen() -> (Self, String) {
        let mut child = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp"])
            .args(["-screen", "0", "1600x1200x24"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start Xvfb: {error}"));
        let mut number = String::new();
        let from = child.stdout.take().expect("its output was asked for");
        let read = BufReader::new(from).read_line(&mut number);
        read.expect("Xvfb names its display");
        (Self { child }, format!(":{}", number.trim()))
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    /// Asks first, so that a driver can end its browser; then insists.
    fn drop(&mut self) {
        let id = self.child.id().to_string();
        let _ = Command::new("kill").args(["-TERM", &id]).status();
        let start = Instant::now();
        while !self.has_ended() && start.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port of this machine that nobody listens at.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("this machine has a free port");
    let address = listener.local_addr().expect("a listener has an address");
    address.port()
}

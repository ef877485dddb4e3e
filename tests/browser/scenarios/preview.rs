//! `baolan serve`, the publisher's own look at the site.

use super::steps::search;
use crate::driver::Browser;
use crate::site::{Visit, program};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The address that the server prints opens the explorer, again and again.
pub fn opens(browser: &mut Browser, visit: &Visit) {
    let mut server = Preview::start(&visit.site.folder());
    let address = server.address();
    for _ in 0..3 {
        browser.open("about:blank");
        browser.open(&address);
        search(browser, "梧桐办事处", 2);
    }
}

/// A running preview, ended with the test.
struct Preview(Child);

impl Preview {
    fn start(folder: &Path) -> Self {
        let mut serve = Command::new(program());
        serve.arg("serve").arg(folder).args(["--port", "0"]).stdout(Stdio::piped());
        Self(serve.spawn().expect("the program baolan starts"))
    }

    /// The first word it prints.
    fn address(&mut self) -> String {
        let mut line = String::new();
        let said = self.0.stdout.take().expect("its output was asked for");
        BufReader::new(said).read_line(&mut line).expect("the preview prints its address");
        line.split_whitespace().next().unwrap_or_default().to_owned()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

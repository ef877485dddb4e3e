//! The emitted explorer in real browsers. Run it by `cargo xtask browsers`;
//! words after it choose among the cases, such as `firefox file facets`.

mod corpus;
mod driver;
mod runner;
mod scenarios;
mod server;
mod site;
mod trouble;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().filter(|word| !word.starts_with('-')).map(String::as_str).collect();
    let site = site::Site::press();
    match words.as_slice() {
        ["screenshots"] => {
            scenarios::screenshots::take(&site);
            ExitCode::SUCCESS
        }
        words => runner::run(&site, words),
    }
}

//! Pictures for the README: three views, on a desk and on a phone.

use super::steps::{ARTICLE, BOX, HIT, encoded};
use crate::driver::{Browser, Engine};
use crate::runner::FOLDER;
use crate::site::{Place, Site, Visit};
use std::fs;
use std::path::PathBuf;

/// Name, what follows the address, and what must be there first.
const VIEWS: &[(&str, &str, &str)] =
    &[("home", "", BOX), ("results", "疫情防控", HIT), ("article", "疫情防控", ARTICLE)];

/// Takes them all.
pub fn take(site: &Site) {
    let folder = std::env::var_os("BAOLAN_SCREENSHOTS").map_or(PathBuf::from(FOLDER), PathBuf::from);
    fs::create_dir_all(&folder).expect("the folder for pictures can be made");
    let mut browser = Browser::start(Engine::Chromium, std::path::Path::new(FOLDER));
    let visit = Visit::new(site, Place::Http);
    for (device, width, height) in [("desktop", 1280, 860), ("phone", 390, 844)] {
        browser.resize_view(width, height);
        for (view, words, css) in VIEWS {
            show(&mut browser, &visit, view, words, css);
            let picture = folder.join(format!("{view}-{device}.png"));
            browser.screenshot(&picture).unwrap_or_else(|error| panic!("{error}"));
            println!("{}", picture.display());
        }
    }
}

fn show(browser: &mut Browser, visit: &Visit, view: &str, words: &str, css: &str) {
    let fragment = match words {
        "" => String::new(),
        words => format!("#/find?q={}", encoded(words)),
    };
    visit.open(browser, &fragment);
    if view == "article" {
        browser.click("[data-hit] a");
    }
    browser.see(css);
    // Fonts and transitions come to rest.
    std::thread::sleep(std::time::Duration::from_millis(700));
}

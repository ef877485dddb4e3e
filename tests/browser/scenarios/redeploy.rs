//! The site is replaced while somebody reads it: never a wrong answer.

use super::steps::{ALERT, HIT, encoded, search_any};
use crate::corpus::{EVERYWHERE, TENTH, only};
use crate::driver::Browser;
use crate::site::Visit;
use serde_json::json;
use std::fs;
use std::path::Path;

/// The button that asks again, or opens the page again.
const WAY: &str = ".failure-way";

/// The host has deleted what was there: an open page says that the site was
/// updated, and one press opens the new one.
pub fn everything_replaced(browser: &mut Browser, visit: &Visit) {
    visit.allow_misses();
    let folder = visit.site.copy("换新");
    empty(&folder);
    visit.site.upload(visit.site.large(), "换新");
    browser.open("about:blank");
    browser.open(&visit.site.hosted("换新/"));
    let known = search_any(browser, TENTH);
    empty(&folder);
    visit.site.upload(&visit.site.folder(), "换新");
    browser.run("location.hash = arguments[0]", json!([find(&only(2468))]));
    browser.see(ALERT);
    assert!(browser.text(ALERT).contains("网站更新过了"), "{}", browser.text(ALERT));
    assert_eq!(search_any(browser, TENTH), known, "what was read before is still there");
    browser.run("location.hash = arguments[0]", json!([find("疫情防控")]));
    browser.wait_for("nothing of the new", |browser| browser.text("main").contains("没有找到"));
    browser.run("location.hash = arguments[0]", json!([find(&only(2468))]));
    browser.see(WAY);
    browser.click(WAY);
    browser.wait_for("the new articles", |browser| browser.text("main").contains("全部 32 篇"));
}

/// The host keeps what was there: an open page goes on with it, a new one has
/// what is new.
pub fn old_files_kept(browser: &mut Browser, visit: &Visit) {
    visit.site.copy("并存");
    browser.open("about:blank");
    browser.open(&visit.site.hosted("并存/"));
    search_any(browser, "疫情防控");
    visit.site.upload(visit.site.large(), "并存");
    search_any(browser, "梧桐办事处");
    assert_eq!(browser.attribute("h1[data-count]", "data-count").as_deref(), Some("2"));
    browser.run("location.hash = arguments[0]", json!([find(EVERYWHERE)]));
    browser.wait_for("nothing of the new", |browser| browser.count(HIT) == 0 && browser.count(ALERT) == 0);
    browser.reload();
    browser.wait_for("the new articles", |browser| browser.count(HIT) == 20);
}

/// The list of files came, one file did not: it is named.
pub fn partial_upload(browser: &mut Browser, visit: &Visit) {
    visit.allow_misses();
    let folder = visit.site.copy("半途");
    for file in fs::read_dir(folder.join("data")).expect("the site has data").flatten() {
        if file.file_name().to_string_lossy().starts_with("terms-") {
            fs::remove_file(file.path()).expect("a chunk can be removed");
        }
    }
    browser.open("about:blank");
    browser.open(&(visit.site.hosted("半途/") + &find("蒙牛")));
    browser.see(ALERT);
    let sentence = browser.text(ALERT);
    assert!(sentence.contains("terms-") && sentence.contains("404"), "{sentence}");
}

/// Data of another version: an old program says so and offers the new page,
/// whether it opens them or comes upon them.
pub fn another_format(browser: &mut Browser, visit: &Visit) {
    visit.allow_misses();
    let folder = visit.site.copy("新版");
    browser.open("about:blank");
    browser.open(&visit.site.hosted("新版/"));
    search_any(browser, "疫情防控");
    empty(&folder.join("data"));
    fs::write(folder.join("data/manifest.json"), r#"{"format":99,"tokenizer":1}"#)
        .expect("the site can be written");
    browser.run("location.hash = arguments[0]", json!([find("蒙牛")]));
    browser.see(ALERT);
    assert!(browser.text(ALERT).contains("网站更新过了"), "{}", browser.text(ALERT));
    browser.see(WAY);
    browser.reload();
    browser.wait_for("the two versions", |browser| browser.text(ALERT).contains("99.1"));
    browser.see(WAY);
}

/// The page that the browser kept names a program that is gone: the reader is
/// not told that the browser is too old.
pub fn program_gone(browser: &mut Browser, visit: &Visit) {
    visit.allow_misses();
    for gone in ["app-", "app_bg-"] {
        let folder = visit.site.copy("旧页");
        for file in fs::read_dir(&folder).expect("the site was written").flatten() {
            if file.file_name().to_string_lossy().starts_with(gone) {
                fs::remove_file(file.path()).expect("a file can be removed");
            }
        }
        browser.open("about:blank");
        browser.open(&visit.site.hosted("旧页/"));
        browser.see(ALERT);
        let sentence = browser.text(ALERT);
        assert!(sentence.contains("更新") && sentence.contains("Reload"), "without {gone}: {sentence}");
    }
}

fn find(words: &str) -> String {
    format!("#/find?q={}", encoded(words))
}

fn empty(folder: &Path) {
    fs::remove_dir_all(folder).expect("the site can be removed");
    fs::create_dir_all(folder).expect("the site can be written");
}

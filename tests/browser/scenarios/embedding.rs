//! On somebody else's page, and nothing from anybody else.

use super::steps::{ARTICLE, BOX, HIT_LINK, search};
use crate::driver::Browser;
use crate::runner::FOLDER;
use crate::site::{Place, Visit};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Every address that the page named or loaded.
const LOADED: &str = "
const named = Array.from(document.querySelectorAll('[src], link[href]'),
  (element) => element.src || element.href);
const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
return named.concat(loaded);";

/// A search and an article load nothing but files beside the page.
pub fn nothing_from_elsewhere(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    search(browser, "万人助万企", 1);
    browser.click(HIT_LINK);
    browser.see(ARTICLE);
    let loaded = browser.run(LOADED, json!([]));
    let addresses: Vec<&str> = loaded.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let home = visit.address("");
    let home = &home[..=home.rfind('/').unwrap_or(0)];
    for address in &addresses {
        let inside = ["data:", "blob:"].iter().any(|own| address.starts_with(own));
        assert!(inside || address.starts_with(home), "{address} is not beside the page");
        let alone = visit.place == Place::Single;
        assert!(inside || !alone, "the single file loads {address}");
    }
}

/// Leaves a list of what the first page loads, for the table of sizes.
pub fn first_load(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    browser.see(BOX);
    // What is fetched while nobody does anything belongs to it.
    std::thread::sleep(std::time::Duration::from_millis(1500));
    let body = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    let loaded = browser.run(body, json!([]));
    let home = visit.address("");
    let names = loaded.as_array().into_iter().flatten().filter_map(Value::as_str);
    let names: BTreeSet<&str> = names.filter_map(|name| name.strip_prefix(&home)).collect();
    let names: Vec<&str> = std::iter::once("index.html").chain(names).collect();
    assert!(names.len() > 4, "the first page loads only {names:?}");
    fs::write(Path::new(FOLDER).join("first-load.txt"), names.join("\n"))
        .expect("the folder for logs can be written");
}

/// Neither the first page nor a plain question loads days, facets, names.
pub fn ids_without_columns(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    browser.see(BOX);
    let asked = "baolan.search('梧桐办事处', { ids: true, docs: true, bare: true, limit: 0 })
        .then((found) => found.ids.length === found.docs.length && found.total)";
    assert_eq!(browser.wait_for_promise(asked), json!(2));
    let loaded = browser.run(LOADED, json!([])).to_string();
    for kind in ["days-", "by-page-", "by-kind-", "by-reporter-", "top-", "articles-"] {
        assert!(!loaded.contains(&format!("data/{kind}")), "{kind} in {loaded}");
    }
}

/// The browser inflates what is large, and says so where the bytes are none.
pub fn inflated_beside(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    browser.see(BOX);
    let there_and_back = "(async () => {
        const plain = new Uint8Array(100000).map((_, at) => at * at);
        const packing = new Blob([plain]).stream().pipeThrough(new CompressionStream('deflate-raw'));
        const packed = new Uint8Array(await new Response(packing).arrayBuffer());
        const back = await baolanInflate(packed);
        const refused = await baolanInflate(packed.subarray(0, 99)).then(() => false, () => true);
        return [packed.length < plain.length, back.length, back.every((byte, at) => byte === plain[at]), refused];
    })()";
    assert_eq!(browser.wait_for_promise(there_and_back), json!([true, 100_000, true, true]));
}

/// In a plain frame of a phone's width everything works, nothing juts out.
pub fn in_a_frame(browser: &mut Browser, visit: &Visit) {
    browser.open("about:blank");
    browser.open(&visit.site.hosted("frame.html"));
    browser.enter_frame("iframe");
    browser.see(BOX);
    must_fit(browser, "home");
    search(browser, "梧桐办事处", 2);
    must_fit(browser, "results");
    browser.click(".facets-open");
    must_fit(browser, "filters");
    browser.click(".facets-close");
    browser.click(HIT_LINK);
    browser.see(ARTICLE);
    must_fit(browser, "article");
    browser.leave_frame();
    assert_eq!(browser.text("h1"), "某县图书馆", "the page around it is untouched");
}

fn must_fit(browser: &mut Browser, view: &str) {
    let body = "const page = document.scrollingElement;
        const wide = Array.from(document.querySelectorAll('body *'))
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
          .map((element) => element.tagName + '.' + element.className);
        return [page.scrollWidth, innerWidth, wide.slice(0, 5)]";
    let seen = browser.run(body, json!([]));
    let fits = seen[0].as_u64() <= seen[1].as_u64();
    assert!(fits, "{view} juts out of the window: {seen}");
}

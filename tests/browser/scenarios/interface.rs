//! `window.baolan`, for sites that embed the explorer.

use crate::driver::Browser;
use crate::site::Visit;
use serde_json::json;

/// Each function answers in the documented shape.
pub fn answers(browser: &mut Browser, visit: &Visit) {
    visit.open(browser, "");
    let ready = browser.wait_for_promise("window.baolan.ready");
    assert_eq!(ready["pages"], json!(5), "{ready}");
    assert_eq!(ready["articles"], json!(32), "{ready}");
    assert!(ready["version"].is_string(), "{ready}");
    let found = browser.wait_for_promise("baolan.search('梧桐办事处', { limit: 1, ids: true })");
    assert_eq!(found["total"], json!(2), "{found}");
    assert_eq!(found["ids"].as_array().map(Vec::len), Some(2), "{found}");
    assert_eq!(found["hits"].as_array().map(Vec::len), Some(1), "{found}");
    let hit = &found["hits"][0];
    let pieces = hit["snippet"].as_array().cloned().unwrap_or_default();
    assert!(pieces.iter().any(|piece| piece["hit"] == json!(true)), "{hit}");
    assert_eq!(hit["id"], found["ids"][0], "the ids come in the order of the hits");
    for field in ["facets", "hints", "tookMs"] {
        assert!(!found[field].is_null(), "no {field} in {found}");
    }
    let article = browser.wait_for_promise(&format!("baolan.article({})", hit["id"]));
    assert_eq!(article["id"], hit["id"], "{article}");
    let asked = "baolan.search('梧桐办事处', { docs: true, bare: true, explain: true, histogram: 'year' })
        .then((found) => Object.assign(found, { docs: [found.docs.constructor.name, found.docs.length] }))";
    let found = browser.wait_for_promise(asked);
    assert_eq!(found["docs"], json!(["Uint32Array", 2]), "{found}");
    assert_eq!(found["hits"][0]["score"], found["hits"][0]["explanation"]["value"], "{found}");
    assert!(found["histogram"]["bars"].is_array() && found["facets"] == json!({}), "{found}");
    let every = browser.wait_for_promise("baolan.kwic('梧桐办事处', { sort: 'right', limit: 1 })");
    assert_eq!(every["lines"][0]["hit"], json!("梧桐办事处"), "{every}");
    assert!(every["total"].as_u64() >= Some(2), "{every}");
    let parsed = browser.wait_for_promise("baolan.parse('报栏 OR')");
    assert_eq!(
        (&parsed["query"], parsed["hints"].as_array().map(Vec::len)),
        (&json!("报栏"), Some(1)),
        "{parsed}"
    );
    let words = browser.wait_for_promise("baolan.suggest('郑州', 5)");
    assert!(words.as_array().is_some_and(|words| words.len() <= 5), "{words}");
    let unknown = browser.wait_for_promise("baolan.article('no such article')");
    let refused = unknown.is_null() || unknown.get("rejected").is_some();
    assert!(refused, "an unknown article is {unknown}");
}

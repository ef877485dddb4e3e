//! Bad lines and bad files: what is known is shown, what is missing is named,
//! and everything else goes on.

use super::steps::{ALERT, ARTICLE, BOX, FACET, HIT, HIT_LINK, encoded, search_any};
use crate::corpus::{self, ARTICLES, EVERYWHERE, TENTH, only};
use crate::driver::Browser;
use crate::site::{LARGE, SHORT, Visit};
use crate::trouble::Trouble;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// A row whose article is on its way.
const WAITING: &str = ".hit[aria-hidden]";
/// A line of the occurrences, and the place of one that cannot be had.
const LINE: &str = "[data-line]";
const LINE_FAILED: &str = ".lines-table-failed";
/// Bars of what was found over time, and their place.
const BARS: &str = ".timeline [data-period]";
const BARS_WAITING: &str = ".timeline-waiting";
/// The button that asks again.
const AGAIN: &str = ".failure-way";

/// Remembers what every row has shown, and what was read out.
const WATCH: &str = "
window.rows = []; window.said = []; window.moved = 0;
new MutationObserver(() => {
  const counted = document.querySelector('h1[data-count]');
  document.querySelectorAll('li.hit').forEach((row, place) => {
    const id = row.dataset.hit;
    if (!id) return;
    if (rows[place] && rows[place] !== id) window.moved++;
    rows[place] = id;
  });
  const live = document.querySelector('[aria-live=polite].visually-hidden');
  if (counted && live && live.textContent && said[said.length - 1] !== live.textContent) said.push(live.textContent);
}).observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });";

/// The count, the filters and places for the hits come before any text; rows
/// fill and never change places; the count is read out once.
pub fn places_before_texts(browser: &mut Browser, visit: &Visit) {
    open_large(browser, visit, "");
    visit.site.troubles().begin("articles-", Trouble::Scattered(2500), None);
    browser.run(WATCH, json!([]));
    browser.replace(BOX, TENTH);
    browser.see(WAITING);
    assert_eq!(browser.attribute("h1[data-count]", "data-count"), Some((ARTICLES / 10).to_string()));
    assert!(browser.count(FACET) > 0, "the filters are there before the texts");
    assert_eq!(browser.attribute(".results ol", "aria-busy").as_deref(), Some("true"));
    browser.wait_for("all rows", |browser| browser.count(HIT) == 20);
    assert_eq!(browser.attribute(".results ol", "aria-busy"), None);
    browser
        .wait_for("the count read out", |browser| browser.run("return said.length", json!([])) == json!(1));
    assert_eq!(browser.run("return window.moved", json!([])), json!(0), "a row that was painted has changed");
}

/// Rows of a missing or damaged file name it; the others are there.
pub fn one_file_of_many(browser: &mut Browser, visit: &Visit) {
    for trouble in [Trouble::Missing, Trouble::Damaged] {
        open_large(browser, visit, "");
        search_any(browser, TENTH);
        let asked = visit.site.troubles().asked();
        let file = asked.iter().rfind(|path| path.contains("articles-")).expect("articles were asked for");
        let file = file.rsplit('/').next().unwrap_or_default().to_owned();
        visit.site.troubles().begin(&file, trouble, None);
        open_large_in_trouble(browser, visit, &find(TENTH));
        browser.see(HIT);
        browser.see(AGAIN);
        assert!(browser.text(".hit [data-error]").contains(&file), "{trouble:?} names {file}");
        let (here, failed) = (browser.count(HIT), browser.count(".hit .failure-note"));
        assert_eq!((here + failed, failed < 10), (20, true), "{here} rows are here, {failed} are not");
        visit.site.troubles().end();
        browser.click(AGAIN);
        browser.wait_for("all rows", |browser| browser.count(HIT) == 20 && browser.count(AGAIN) == 0);
    }
}

/// Lines of a missing or damaged file name it; the others are there. In an
/// order by contexts they are the last, and every sheet says so.
pub fn one_file_of_many_lines(browser: &mut Browser, visit: &Visit) {
    for trouble in [Trouble::Missing, Trouble::Damaged] {
        open_large(browser, visit, &lines(""));
        browser.wait_for("all lines", |browser| browser.count(LINE) == 50);
        let asked = visit.site.troubles().asked();
        let file = asked.iter().rfind(|path| path.contains("articles-")).expect("articles were asked for");
        let file = file.rsplit('/').next().unwrap_or_default().to_owned();
        visit.site.troubles().begin(&file, trouble, None);
        open_large_in_trouble(browser, visit, &lines(""));
        browser.see(LINE);
        must_explain(browser, &file);
        let (here, failed) = (browser.count(LINE), browser.count(LINE_FAILED));
        assert_eq!((here + failed, here > 0 && failed > 0), (50, true), "{here} are here, {failed} are not");
        open_large_in_trouble(browser, visit, &lines("&by=right"));
        browser.wait_for("a sheet without them", |browser| browser.count(LINE) == 50);
        must_explain(browser, &file);
        visit.site.troubles().end();
        browser.click(AGAIN);
        browser.wait_for("all in order", |browser| browser.count(LINE) == 50 && browser.count(AGAIN) == 0);
    }
}

/// A query whose terms cannot be had says so; the next one works, and so does
/// the same one later.
pub fn missing_terms(browser: &mut Browser, visit: &Visit) {
    for trouble in [Trouble::Missing, Trouble::Damaged] {
        open_large(browser, visit, "");
        visit.site.troubles().begin("terms-", trouble, None);
        browser.replace(BOX, TENTH);
        browser.see(ALERT);
        assert!(browser.text(ALERT).contains("terms-"), "{}", browser.text(ALERT));
        visit.site.troubles().end();
        search_any(browser, EVERYWHERE);
        search_any(browser, TENTH);
        assert_eq!(browser.count(ALERT), 0);
    }
}

/// Asking again is one press, and a failure is not kept.
pub fn asking_again(browser: &mut Browser, visit: &Visit) {
    open_large(browser, visit, "");
    visit.site.troubles().begin("terms-", Trouble::Missing, None);
    browser.replace(BOX, TENTH);
    browser.see(ALERT);
    visit.site.troubles().end();
    browser.click(AGAIN);
    browser.wait_for("hits", |browser| browser.count(HIT) == 20);
}

/// Without days or facets everything is found, the filters say what is missing,
/// and articles open; what needs days is refused, not answered wrongly.
pub fn missing_columns(browser: &mut Browser, visit: &Visit) {
    visit.site.large();
    for file in ["by-", "days-"] {
        visit.site.troubles().begin(file, Trouble::Missing, None);
        open_large_in_trouble(browser, visit, &find(TENTH));
        browser.wait_for("hits", |browser| browser.count(HIT) == 20);
        must_explain(browser, file);
        assert_eq!(browser.attribute("h1[data-count]", "data-count"), Some((ARTICLES / 10).to_string()));
    }
    open_large_in_trouble(browser, visit, &(find(TENTH) + "&from=2031"));
    must_explain(browser, "days-");
    assert_eq!(browser.count(HIT), 0);
    open_large_in_trouble(browser, visit, &find(TENTH));
    browser.see(HIT);
    browser.click(HIT_LINK);
    browser.see(ARTICLE);
}

/// Days and facets that come late keep no text back, and change no row and no
/// count when they come; large ones are asked for after the texts.
pub fn columns_after_texts(browser: &mut Browser, visit: &Visit) {
    for (site, folder, found) in
        [(LARGE, visit.site.large(), ARTICLES / 10), (SHORT, visit.site.short(), corpus::SHORT / 10)]
    {
        open_well(browser, visit, site, "");
        for column in ["days-", "by-"] {
            visit.site.troubles().begin(column, Trouble::Slow(2500), None);
        }
        browser.run(WATCH, json!([]));
        browser.replace(BOX, TENTH);
        browser.wait_for("hits", |browser| browser.count(HIT) == 20);
        let beside = [FACET, BARS, BARS_WAITING].map(|part| browser.count(part));
        assert_eq!(beside, [0, 0, 1], "filters, bars, and the place of the bars");
        let rows = browser.texts(HIT);
        browser.see(FACET);
        browser.see(BARS);
        assert_eq!((browser.count(BARS_WAITING), browser.count(ALERT)), (0, 0));
        assert!(browser.texts(HIT) == rows, "the rows stay as they are");
        assert_eq!(browser.attribute("h1[data-count]", "data-count"), Some(found.to_string()));
        assert_eq!(browser.run("return window.moved", json!([])), json!(0), "a painted row has changed");
        let asked = visit.site.troubles().asked();
        let texts_first = asked.iter().rposition(|path| path.contains("articles-"))
            < asked.iter().position(|path| is_column(path));
        assert_eq!(texts_first, size_of_columns(folder) > 32 << 10, "{asked:?}");
    }
    assert!(size_of_columns(visit.site.short()) > 32 << 10, "the days of the short articles are too near");
}

fn is_column(path: &str) -> bool {
    ["/days-", "/by-"].iter().any(|kind| path.contains(kind))
}

fn size_of_columns(site: &Path) -> u64 {
    let files = fs::read_dir(site.join("data")).expect("the site has data").flatten();
    let columns = files.filter(|file| {
        let path = file.path();
        is_column(&path.to_string_lossy()) && path.extension().is_none_or(|ending| ending != "js")
    });
    columns.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum()
}

/// A host that takes a request and never answers, or stops half-way, is left
/// and asked again; where that never helps, the file is named.
pub fn hanging_requests(browser: &mut Browser, visit: &Visit) {
    impatient(visit);
    for trouble in [Trouble::Silent, Trouble::Halting] {
        for file in ["terms-", "articles-", "app_bg"] {
            visit.site.troubles().begin(file, trouble, Some(1));
            open_impatient(browser, visit, &find(TENTH));
            browser.wait_for("hits in spite of it", |browser| browser.count(HIT) == 20);
            visit.site.troubles().end();
        }
    }
    visit.site.troubles().begin("terms-", Trouble::Silent, None);
    open_impatient(browser, visit, &find(TENTH));
    browser.see(ALERT);
    assert!(browser.text(ALERT).contains("terms-"), "{}", browser.text(ALERT));
    visit.site.troubles().end();
}

/// Counts what is asked for by `fetch`, and what of it is given up.
const FETCHES: &str = "
const real = window.fetch; window.fetched = []; window.dropped = [];
window.fetch = (path, options) => {
  fetched.push(path);
  if (options.signal) options.signal.addEventListener('abort', () => dropped.push(path));
  return real(path, options);
};";

/// Everything that a search needs is asked for once and at once; what was
/// asked for a query that is no longer typed is given up.
pub fn requests_are_planned(browser: &mut Browser, visit: &Visit) {
    open_large(browser, visit, "");
    browser.run(FETCHES, json!([]));
    visit.site.troubles().begin("data/", Trouble::Slow(500), None);
    let start = Instant::now();
    let found = browser.wait_for_promise(&format!("baolan.search('{} 石阶', {{ limit: 0 }})", only(7)));
    assert_eq!(found["total"].as_u64().map(|total| total <= 1), Some(true), "{found}");
    let fetched = strings(&browser.run("return fetched", json!([])));
    let mut once = fetched.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), fetched.len(), "asked for twice: {fetched:?}");
    // The words, then the lists of terms: six connections take so many at once.
    assert!(start.elapsed() < Duration::from_secs(4), "{:?} for {fetched:?}", start.elapsed());
    visit.site.troubles().end();

    visit.site.troubles().begin("terms-", Trouble::Slow(8000), None);
    browser.replace(BOX, "渡船");
    let asked = "return fetched.some((path) => path.includes('terms-'))";
    browser.run("fetched.length = 0", json!([]));
    browser.replace(BOX, "风车");
    browser.wait_for("terms asked for", |browser| browser.run(asked, json!([])) == json!(true));
    visit.site.troubles().begin("", Trouble::Slow(1), None);
    browser.run("location.hash = '#/help'", json!([]));
    let given_up =
        "return fetched.filter((path) => path.includes('terms-')).every((path) => dropped.includes(path))";
    browser.wait_for("the request given up", |browser| browser.run(given_up, json!([])) == json!(true));
}

/// While lines are put in order the page takes what the reader does; what is
/// no longer asked for stops.
pub fn long_work_is_sliced(browser: &mut Browser, visit: &Visit) {
    open_large(browser, visit, "");
    let count = "
        const pause = window.baolanPause;
        window.pauses = 0; window.turns = 0; window.going = true;
        window.baolanPause = () => { window.pauses++; return pause(); };
        const turn = () => { window.turns++; if (window.going) setTimeout(turn); };
        turn();";
    browser.run(count, json!([]));
    let work = format!("baolan.kwic('{EVERYWHERE}', {{ sort: 'right', limit: 1 }})");
    let lines = browser.wait_for_promise(&format!("(window.turns = 0, {work})"));
    assert!(lines["total"].as_u64() >= Some(ARTICLES as u64), "{lines}");
    let slices = browser.run("window.going = false; return [window.pauses, window.turns]", json!([]));
    let at_least = |index: usize, least: u64| slices[index].as_u64() >= Some(least);
    assert!(at_least(0, 5) && at_least(1, 5), "pauses and turns of others: {slices}");

    open_large(browser, visit, "");
    visit.site.troubles().begin("articles-", Trouble::Slow(60), None);
    let count = |visit: &Visit| visit.site.troubles().asked().len();
    browser.run("location.hash = '#/lines?q=' + arguments[0] + '&by=right'", json!([EVERYWHERE]));
    browser.see(".progress-part");
    browser.run("location.hash = '#/help'", json!([]));
    browser.see(".help");
    std::thread::sleep(Duration::from_millis(300));
    let then = count(visit);
    std::thread::sleep(Duration::from_millis(1200));
    assert_eq!(count(visit), then, "work that nobody waits for goes on");
}

fn find(words: &str) -> String {
    format!("#/find?q={}", encoded(words))
}

fn lines(order: &str) -> String {
    format!("#/lines?q={}{order}", encoded(TENTH))
}

/// What is missing is said by its name, to screen readers as well.
fn must_explain(browser: &mut Browser, file: &str) {
    browser.see(ALERT);
    assert!(browser.text(ALERT).contains(file), "{}", browser.text(ALERT));
}

fn open_large(browser: &mut Browser, visit: &Visit, fragment: &str) {
    visit.site.large();
    open_well(browser, visit, LARGE, fragment);
}

/// Opens an explorer while all is well.
fn open_well(browser: &mut Browser, visit: &Visit, site: &str, fragment: &str) {
    visit.site.troubles().end();
    open_in_trouble(browser, visit, site, fragment);
    browser.see(BOX);
    assert_ne!(browser.wait_for_promise("baolan.ready"), Value::Null);
}

fn open_large_in_trouble(browser: &mut Browser, visit: &Visit, fragment: &str) {
    open_in_trouble(browser, visit, LARGE, fragment);
}

fn open_in_trouble(browser: &mut Browser, visit: &Visit, site: &str, fragment: &str) {
    browser.open("about:blank");
    browser.open(&(visit.site.hosted(&format!("{site}/")) + fragment));
}

/// A page of the large explorer that waits for no more than a second.
fn impatient(visit: &Visit) {
    let page = fs::read_to_string(visit.site.large().join("index.html")).expect("the site has a page");
    let page = page.replace("data-wasm=", "data-patience=\"1\" data-wasm=");
    fs::write(visit.site.large().join("impatient.html"), page).expect("the site can be written");
}

fn open_impatient(browser: &mut Browser, visit: &Visit, fragment: &str) {
    browser.open("about:blank");
    browser.open(&(visit.site.hosted(&format!("{LARGE}/impatient.html")) + fragment));
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

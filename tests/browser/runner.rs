//! Runs the cases: engine after engine, each started once.

use crate::driver::{Browser, Engine};
use crate::scenarios::{CASES, Case};
use crate::site::{Place, Site, Visit};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

/// Logs, and a picture of each failure.
pub const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/browser");

/// Runs all cases that the words choose; tells how it went.
pub fn run(site: &Site, words: &[&str]) -> ExitCode {
    // What failed is said in one line, not by a list of functions.
    std::panic::set_hook(Box::new(|panic| println!("{panic}")));
    let start = Instant::now();
    let mut failures = Vec::new();
    let mut passed = 0;
    for engine in Engine::ALL {
        let chosen = chosen(engine, words);
        if chosen.is_empty() {
            continue;
        }
        let mut browser = None;
        for (case, place) in chosen {
            match run_one(site, engine, &mut browser, case, place) {
                Ok(()) => passed += 1,
                Err(name) => failures.push(name),
            }
        }
    }
    let time = start.elapsed().as_secs_f64();
    println!("\n{passed} passed, {} failed, {time:.0} s", failures.len());
    for name in &failures {
        println!("  failed: {name}");
    }
    if failures.is_empty() && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn chosen(engine: Engine, words: &[&str]) -> Vec<(&'static Case, Place)> {
    let all = CASES.iter().flat_map(|case| case.places.iter().map(move |place| (case, *place)));
    all.filter(|(case, place)| {
        let name = name(engine, case, *place);
        words.iter().all(|word| name.contains(word))
    })
    .collect()
}

fn name(engine: Engine, case: &Case, place: Place) -> String {
    format!("{} {} {}", engine.name(), place.name(), case.name)
}

fn run_one(
    site: &Site,
    engine: Engine,
    running: &mut Option<Browser>,
    case: &Case,
    place: Place,
) -> Result<(), String> {
    let name = name(engine, case, place);
    let start = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(|| {
        let browser = running.get_or_insert_with(|| Browser::start(engine, Path::new(FOLDER)));
        let visit = Visit::new(site, place);
        (case.run)(browser, &visit);
        visit.must_have_been_clean();
    }));
    let time = start.elapsed().as_secs_f64();
    match result {
        Ok(()) => {
            println!("ok    {time:>5.1} s  {name}");
            Ok(())
        }
        Err(_) => {
            println!("FAIL  {time:>5.1} s  {name}");
            keep_picture(running, &name);
            Err(name)
        }
    }
}

/// A picture of the failure; then a fresh browser for the next case.
fn keep_picture(running: &mut Option<Browser>, name: &str) {
    if let Some(mut browser) = running.take() {
        let path = Path::new(FOLDER).join(format!("{name}.png"));
        if browser.screenshot(&path).is_ok() {
            println!("      {}", path.display());
        }
    }
}

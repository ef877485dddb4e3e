//! What the developer reads while waiting: every step in two languages, with
//! its wall time, and all times together at the end.

use crate::Done;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The steps so far and how long each took.
static STEPS: Mutex<Vec<(String, Duration)>> = Mutex::new(Vec::new());

/// Announces a step, takes it, and says how long it took.
pub fn step<T>(zh: &str, en: &str, work: impl FnOnce() -> Done<T>) -> Done<T> {
    println!("▸ {zh} · {en}");
    let start = Instant::now();
    let result = work()?;
    let took = start.elapsed();
    println!("  ✓ {:.1} s", took.as_secs_f64());
    if let Ok(mut steps) = STEPS.lock() {
        steps.push((format!("{zh} · {en}"), took));
    }
    Ok(result)
}

/// Says one thing by the way.
pub fn note(zh: &str, en: &str) {
    println!("  {zh} · {en}");
}

/// The times of all steps, for whoever wonders where the minutes went.
pub fn times() {
    let Ok(steps) = STEPS.lock() else { return };
    println!("\n用时 · Wall times");
    for (name, took) in steps.iter() {
        println!("{:>8.1} s  {name}", took.as_secs_f64());
    }
    let total: f64 = steps.iter().map(|(_, took)| took.as_secs_f64()).sum();
    println!("{total:>8.1} s  合计 · together");
}

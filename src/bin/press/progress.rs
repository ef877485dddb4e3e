//! How far a long task is, where someone may watch it: on a terminal only.

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// Steps done of so many, with rate and time left.
pub fn of_steps(what: &'static str, steps: usize) -> ProgressBar {
    let bar = ProgressBar::new(steps as u64);
    styled(bar, what, "{msg} {wide_bar} {human_pos}/{human_len} · {per_sec} · {eta}")
}

/// Bytes read of so many, with rate and time left.
pub fn of_input(what: &'static str, bytes: u64) -> ProgressBar {
    let bar = ProgressBar::new(bytes);
    styled(bar, what, "{msg} {wide_bar} {bytes}/{total_bytes} · {bytes_per_sec} · {eta}")
}

fn styled(bar: ProgressBar, what: &'static str, template: &str) -> ProgressBar {
    bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(what);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

//! How far a long task is, where someone may watch it: on a terminal only.

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// A bar with rate and time left.
pub fn of_articles(what: &'static str, articles: usize) -> ProgressBar {
    let bar = ProgressBar::new(articles as u64);
    styled(bar, what, "{msg} {wide_bar} {human_pos}/{human_len} · {per_sec} · {eta}")
}

/// A count of bytes, where nobody knows how many there will be.
pub fn of_bytes(what: &'static str) -> ProgressBar {
    styled(ProgressBar::no_length(), what, "{msg} {spinner} {bytes} · {bytes_per_sec} · {elapsed}")
}

fn styled(bar: ProgressBar, what: &'static str, template: &str) -> ProgressBar {
    bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(what);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

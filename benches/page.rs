//! How fast pages are cut, and cut and searched for facts, in megabytes of page
//! text a second on one core.

use baolan::paper::PageAbout;
use baolan::{entity, page};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Each text is read again and again for this long.
const TIME: Duration = Duration::from_secs(1);

/// `cargo bench --bench page -- 000` measures the pages whose names hold `000`.
fn main() {
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    println!("{:<24} {:>9} {:>9} {:>9} {:>11}", "page", "bytes", "articles", "cut MB/s", "facts MB/s");
    for (name, text) in pages() {
        if wanted.is_empty() || wanted.iter().any(|part| name.contains(part)) {
            let (cut, articles) = measure(&text, |text| page::read("page", text).articles.len());
            let (facts, _) = measure(&text, read_with_facts);
            println!("{name:<24} {:>9} {articles:>9} {cut:>9.1} {facts:>11.1}", text.len());
        }
    }
}

/// The seeds, all of them as one long page, and pages that no paper prints.
fn pages() -> Vec<(String, String)> {
    let seeds = std::fs::read_dir("seeds").expect("the seeds are part of the project").flatten();
    let mut files: Vec<_> =
        seeds.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    let named = |path: &std::path::PathBuf| {
        let name =
            path.file_stem().map(|stem| stem.to_string_lossy().chars().take(3).collect()).unwrap_or_default();
        (name, std::fs::read_to_string(path).expect("seeds are UTF-8"))
    };
    let mut pages: Vec<(String, String)> = files.iter().map(named).collect();
    let all: String = pages.iter().map(|(_, text)| format!("{text}\n")).collect();
    pages.push(("all, forty times".into(), all.repeat(40)));
    pages.push(("one endless line".into(), "本报讯 东湖区召开大会，".repeat(60_000)));
    pages.push(("short open lines".into(), "东湖区\n".repeat(100_000)));
    pages.push(("leads only".into(), "本报讯（记者 王伟）昨日\n".repeat(40_000)));
    pages.push(("bylines only".into(), "记者 王伟\n通讯员 李明\n".repeat(40_000)));
    pages.push(("brackets only".into(), "（（（【【【〔〔\n".repeat(40_000)));
    pages
}

fn read_with_facts(text: &str) -> usize {
    let mut articles = page::read("page", text).articles;
    entity::find(&mut articles, &PageAbout::default());
    articles.len()
}

fn measure(text: &str, read: impl Fn(&str) -> usize) -> (f64, usize) {
    // Word lists are built on first use: that is not the page's cost.
    let mut articles = read(text);
    let (start, before) = (Instant::now(), busy());
    let mut bytes = 0;
    while bytes == 0 || start.elapsed() < TIME {
        articles = black_box(read(black_box(text)));
        bytes += text.len();
    }
    let took = busy().zip(before).map_or(start.elapsed(), |(after, before)| after - before);
    (bytes as f64 / 1e6 / took.as_secs_f64(), articles)
}

/// The time this thread has had a core, where the system tells: a machine
/// that does other work besides must not make pages look slow.
fn busy() -> Option<Duration> {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    times.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

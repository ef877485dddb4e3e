//! `baolan check`: what the page reader was unsure of.

use super::input::{self, CorpusReading, Origin};
use anyhow::Result;
use baolan::page::Notice;
use baolan::paper::Page;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// 检查版面，列出存疑之处 | Check pages and list what is doubtful
#[derive(clap::Args)]
pub struct Check {
    /// 版面文件或文件夹 | Page files or folders
    #[arg(required = true, value_name = "CORPUS")]
    corpus: Vec<PathBuf>,
}

/// Prints every notice and problem with its place, then a line for each page
/// and the counts.
///
/// # Errors
/// When no page could be read.
pub fn run(arguments: &Check) -> Result<()> {
    let reading = input::read_corpus(&arguments.corpus)?;
    reading.notices.iter().for_each(print_notice);
    reading.problems.iter().for_each(|problem| println!("{problem}"));
    reading
        .corpus
        .pages
        .iter()
        .zip(&reading.origins)
        .for_each(|(page, origin)| print_page(page, *origin, &reading));
    print_counts(&reading);
    Ok(())
}

fn print_notice(notice: &Notice) {
    println!("{}:{}：{}", notice.page, notice.line, shortened(&notice.text));
    println!("  {}{}", notice.found.zh, notice.advice.zh);
    println!("  {} {}", notice.found.en, notice.advice.en);
}

/// The beginning of a long line.
fn shortened(line: &str) -> String {
    const SHOWN: usize = 60;
    let mut chars = line.chars();
    let shown: String = chars.by_ref().take(SHOWN).collect();
    if chars.next().is_some() { shown + "……" } else { shown }
}

fn print_page(page: &Page, origin: Origin, reading: &CorpusReading) {
    let count = page.articles.len();
    let notices = reading.notices.iter().filter(|notice| notice.page == page.name).count();
    match origin {
        Origin::Page { confidence, encoding } => println!(
            "{}：{count} 篇，{notices} 处存疑，可信度 {confidence:.2}，{encoding} | {count} articles, {notices} notices, confidence {confidence:.2}, {encoding}",
            page.name
        ),
        Origin::ReadyCut => println!("{}：{count} 篇，已切分 | {count} articles, ready cut", page.name),
    }
}

/// How often each doubt was met, and the totals.
fn print_counts(reading: &CorpusReading) {
    let mut kinds: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for notice in &reading.notices {
        kinds.entry(&notice.found.zh).or_insert((0, &notice.found.en)).0 += 1;
    }
    for (zh, (count, en)) in kinds {
        println!("{count} × {zh} | {en}");
    }
    let articles: usize = reading.corpus.pages.iter().map(|page| page.articles.len()).sum();
    let (pages, notices, problems) =
        (reading.corpus.pages.len(), reading.notices.len(), reading.problems.len());
    println!(
        "{pages} 版，{articles} 篇，{notices} 处存疑，{problems} 个问题 | {pages} pages, {articles} articles, {notices} notices, {problems} problems"
    );
}

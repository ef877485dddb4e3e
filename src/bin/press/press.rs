//! Segments → a site: what `baolan build` and `baolan merge` have in common.

use super::segments::Segments;
use super::shell::Shell;
use super::site::{Changes, Site};
use super::writer::Writer;
use super::{input, progress, single};
use anyhow::{Context, Result, bail};
use baolan::bundle::{self, File, Manifest, Sizes, Stage, Taker};
use baolan::index::{PADDING, POSITIONS};
use baolan::segment::Whole;
use clap::Args;
use indicatif::{HumanBytes, HumanCount, ProgressBar};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Where a site goes.
#[derive(Args)]
pub struct Output {
    /// 写到哪个文件夹 | The folder to write
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// 另写（或只写）一个自带一切的 HTML 文件 | Also (or only) write one HTML file with everything inside
    #[arg(long, value_name = "FILE", conflicts_with = "data_only")]
    single_file: Option<PathBuf>,
    /// 只写 data 文件夹，不写网页 | Write the data folder only, no page
    #[arg(long)]
    data_only: bool,
}

impl Output {
    /// The app that goes with the data, if it is wanted.
    ///
    /// # Errors
    /// When nothing is to be written, or the program carries no shell.
    pub fn shell(&self) -> Result<Option<Shell>> {
        if self.out.is_none() && self.single_file.is_none() {
            bail!("请用 --out 或 --single-file 说明写到哪里。\nSay where to write: --out or --single-file.");
        }
        if self.data_only { Ok(None) } else { shell().map(Some) }
    }

    /// Joins segments, writes the site and prints a summary.
    ///
    /// # Errors
    /// When a segment is damaged or a file cannot be written.
    pub fn write(&self, segments: Segments, shell: Option<&Shell>, started: Instant) -> Result<()> {
        refuse_too_large(&segments)?;
        let told = segments.told();
        input::report(&told.problems);
        input::report(&told.absent);
        let reading = Reading {
            text_bytes: segments.text_bytes(),
            notices: told.notices,
            problems: told.problems.len() + told.absent.len(),
            segments: segments.list.len(),
            taken_over: segments.taken_over,
        };
        let whole = Whole::join(segments.list)?;
        let written = self.write_whole(&whole, shell)?;
        reading.summary(&written, started.elapsed());
        Ok(())
    }

    fn write_whole(&self, whole: &Whole, shell: Option<&Shell>) -> Result<Written> {
        let site = self.out.as_deref().map(Site::begin).transpose()?.map(Writer::begin);
        let kept = self.single_file.is_some().then(Vec::new);
        let mut files = Files { site, kept, bar: None };
        let (manifest, sizes) = bundle::write(whole, &mut files)?;
        files.bar.inspect(ProgressBar::finish_and_clear);
        let single = self.write_single(&manifest, &files.kept.unwrap_or_default(), shell)?;
        let finish = |mut site: Site| {
            shell.map_or(Ok(()), |shell| site.shell(shell, &manifest))?;
            site.finish()
        };
        let changes = files.site.map(|site| site.finish().and_then(finish)).transpose()?;
        Ok(Written { manifest, sizes, single, changes })
    }

    /// Writes the single file, if one is asked for, and answers its size.
    fn write_single(&self, manifest: &Manifest, bundle: &[File], shell: Option<&Shell>) -> Result<u64> {
        let (Some(path), Some(shell)) = (&self.single_file, shell) else {
            return Ok(0);
        };
        let page = single::page(shell, manifest, bundle)?;
        fs::write(path, &page).with_context(|| format!("写不了 Cannot write {}", path.display()))?;
        Ok(page.len() as u64)
    }
}

fn shell() -> Result<Shell> {
    Shell::carried().context(
        "这个 baolan 没有带上网页程序。请在源码目录运行 cargo xtask build，再用 target/release/baolan。\n\
         This baolan was compiled without the app. Run cargo xtask build in the source tree and use target/release/baolan.",
    )
}

/// Positions are numbers of 32 bits.
fn refuse_too_large(segments: &Segments) -> Result<()> {
    let size = |segment: &baolan::segment::Segment| segment.head.characters + PADDING * segment.len() as u64;
    if segments.list.iter().map(size).sum::<u64>() > POSITIONS {
        bail!(
            "文字太多（{0}），一个检索站放不下。请按年代或报纸分成几个站。\n\
             There is too much text ({0}) for one explorer. Make several, by years or by papers.",
            HumanBytes(segments.text_bytes())
        );
    }
    Ok(())
}

/// Takes the files of a bundle into a folder, or keeps them, or both.
struct Files {
    site: Option<Writer>,
    kept: Option<Vec<File>>,
    bar: Option<ProgressBar>,
}

impl Taker for Files {
    type Error = anyhow::Error;

    fn take(&mut self, file: File) -> Result<()> {
        if let Some(kept) = &mut self.kept {
            kept.push(file.clone());
        }
        let refused = self.site.as_ref().is_some_and(|site| !site.take(file));
        if refused && let Some(site) = self.site.take() {
            site.finish()?;
        }
        Ok(())
    }

    fn hear(&mut self, stage: Stage, done: usize, of: usize) {
        let begin = || progress::of_steps(name(stage), of);
        let bar = self.bar.get_or_insert_with(begin);
        if bar.message() != name(stage) {
            bar.finish_and_clear();
            *bar = begin();
        }
        bar.set_position(done as u64);
    }
}

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Index => "写索引 index",
        Stage::Articles => "写文章 articles",
        Stage::Facts => "写事实 facts",
    }
}

/// What was read.
struct Reading {
    text_bytes: u64,
    notices: usize,
    problems: usize,
    segments: usize,
    taken_over: usize,
}

/// What was written.
struct Written {
    manifest: Manifest,
    sizes: Sizes,
    /// Size of the single file.
    single: u64,
    /// What changed in the folder, if there is one.
    changes: Option<Changes>,
}

impl Reading {
    fn summary(&self, written: &Written, took: Duration) {
        let manifest = &written.manifest;
        let Sizes { index, articles, all } = written.sizes;
        let (terms, articles, bundle) = (HumanBytes(index), HumanBytes(articles), HumanBytes(all));
        let text = HumanBytes(self.text_bytes);
        let (pages, count) = (HumanCount(manifest.pages as u64), HumanCount(manifest.articles as u64));
        let Self { notices, problems, segments, taken_over, .. } = self;
        let whole = HumanBytes(written.single + written.changes.map_or(0, |changes| changes.bytes));
        eprintln!(
            "{pages} 版，{count} 篇，{notices} 处存疑，{problems} 个文件未读；文字 {text}，数据 {bundle}（索引 {terms}，正文 {articles}），全部 {whole}；{segments} 个分段，{taken_over} 个沿用；用时 {took:.1?}"
        );
        eprintln!(
            "{pages} pages, {count} articles, {notices} notices, {problems} files not read; text {text}, data {bundle} (index {terms}, articles {articles}), all {whole}; {segments} segments, {taken_over} taken over; took {took:.1?}"
        );
        if let Some(Changes { files, bytes, new_files, new_bytes, removed }) = written.changes {
            let (files, new_files, removed) = (HumanCount(files), HumanCount(new_files), HumanCount(removed));
            let (bytes, new) = (HumanBytes(bytes), HumanBytes(new_bytes));
            eprintln!(
                "要上传 {new_files} 个新文件（{new}），共 {files} 个（{bytes}）；删去旧文件 {removed} 个"
            );
            eprintln!(
                "to upload: {new_files} new files ({new}) of {files} ({bytes}); {removed} old files removed"
            );
        }
    }
}

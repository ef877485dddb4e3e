//! `baolan build`: page files → a folder that can be uploaded.

use super::input::{self, CorpusReading};
use super::shell::Shell;
use super::{progress, single, site::Site};
use anyhow::{Context, Result, bail};
use baolan::bundle::{self, File, Manifest, Sizes};
use baolan::index::{Index, PADDING, POSITIONS};
use baolan::paper::{Article, Corpus};
use clap::Args;
use indicatif::{HumanBytes, HumanCount};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// 把版面文件做成可上传的文件夹 | Make page files into a folder to upload
#[derive(Args)]
pub struct Build {
    /// 版面文件或其文件夹 | Page files, or folders of them
    #[arg(required = true)]
    corpus: Vec<PathBuf>,
    /// 写到哪个文件夹 | The folder to write
    #[arg(long)]
    out: Option<PathBuf>,
    /// 另写（或只写）一个自带一切的 HTML 文件 | Also (or only) write one HTML file with everything inside
    #[arg(long, value_name = "FILE", conflicts_with = "data_only")]
    single_file: Option<PathBuf>,
    /// 只写 data 文件夹，不写网页 | Write the data folder only, no page
    #[arg(long)]
    data_only: bool,
}

/// Builds a site and prints a summary.
///
/// # Errors
/// When no page can be read, a file cannot be written, or the program
/// carries no shell.
pub fn run(arguments: &Build) -> Result<()> {
    let started = Instant::now();
    if arguments.out.is_none() && arguments.single_file.is_none() {
        bail!("请用 --out 或 --single-file 说明写到哪里。\nSay where to write: --out or --single-file.");
    }
    let shell = if arguments.data_only { None } else { Some(shell()?) };
    let reading = input::read_corpus(&arguments.corpus)?;
    input::report(&reading);
    refuse_too_large(&reading)?;
    let index = index(&reading.corpus);
    let files = Output { arguments, shell: shell.as_ref(), corpus: &reading.corpus }.write(index)?;
    summary(&reading, &files, started.elapsed());
    Ok(())
}

/// Positions are numbers of 32 bits. A character takes a byte of the input at
/// least, so a corpus that passes fits.
fn refuse_too_large(reading: &CorpusReading) -> Result<()> {
    let articles: usize = reading.corpus.pages.iter().map(|page| page.articles.len()).sum();
    if reading.text_bytes + PADDING * articles as u64 > POSITIONS {
        bail!(
            "文字太多（{0}），一个检索站放不下。请按年代或报纸分成几个站。\n\
             There is too much text ({0}) for one explorer. Make several, by years or by papers.",
            HumanBytes(reading.text_bytes)
        );
    }
    Ok(())
}

fn shell() -> Result<Shell> {
    Shell::carried().context(
        "这个 baolan 没有带上网页程序。请在源码目录运行 cargo xtask build，再用 target/release/baolan。\n\
         This baolan was compiled without the app. Run cargo xtask build in the source tree and use target/release/baolan.",
    )
}

/// Indexes the articles, with a bar where someone may watch it.
fn index(corpus: &Corpus) -> Index {
    let articles: Vec<&Article> = corpus.pages.iter().flat_map(|page| &page.articles).collect();
    let bar = progress::of_articles("编索引 indexing", articles.len());
    let index = Index::build(&articles, &|done| bar.set_position(done as u64));
    bar.finish_and_clear();
    index
}

/// Everything that is written.
struct Output<'a> {
    arguments: &'a Build,
    shell: Option<&'a Shell>,
    corpus: &'a Corpus,
}

/// What was written.
struct Written {
    manifest: Manifest,
    sizes: Sizes,
    /// Size of the folder and the single file together.
    bytes: u64,
}

impl Output<'_> {
    fn write(&self, index: Index) -> Result<Written> {
        let mut site = self.arguments.out.as_deref().map(Site::begin).transpose()?;
        let mut kept: Vec<File> = Vec::new();
        let bar = progress::of_bytes("写文件 writing");
        let (manifest, sizes) = bundle::write(self.corpus, index, |(name, bytes)| {
            bar.inc(bytes.len() as u64);
            if let Some(site) = &mut site {
                site.data(&name, &bytes)?;
            }
            if self.arguments.single_file.is_some() {
                kept.push((name, bytes));
            }
            anyhow::Ok(())
        })?;
        bar.finish_and_clear();
        let single = self.write_single(&manifest, &kept)?;
        let site = site.map(|site| self.finish(site, &manifest)).transpose()?.unwrap_or_default();
        Ok(Written { manifest, sizes, bytes: site + single })
    }

    fn finish(&self, mut site: Site, manifest: &Manifest) -> Result<u64> {
        if let Some(shell) = self.shell {
            site.shell(shell, manifest)?;
        }
        site.finish()
    }

    /// Writes the single file, if one is asked for, and answers its size.
    fn write_single(&self, manifest: &Manifest, bundle: &[File]) -> Result<u64> {
        let (Some(path), Some(shell)) = (&self.arguments.single_file, self.shell) else {
            return Ok(0);
        };
        let page = single::page(shell, manifest, bundle)?;
        fs::write(path, &page).with_context(|| format!("写不了 Cannot write {}", path.display()))?;
        Ok(page.len() as u64)
    }
}

fn summary(reading: &CorpusReading, written: &Written, took: Duration) {
    let manifest = &written.manifest;
    let Sizes { index, articles, all } = written.sizes;
    let (terms, articles, bundle) = (HumanBytes(index), HumanBytes(articles), HumanBytes(all));
    let text = HumanBytes(reading.text_bytes);
    let (pages, count) = (HumanCount(manifest.pages as u64), HumanCount(manifest.articles as u64));
    let (notices, problems) = (reading.notices.len(), reading.problems.len());
    eprintln!(
        "{pages} 版，{count} 篇，{notices} 处存疑，{problems} 个文件未读；文字 {text}，数据 {bundle}（索引 {terms}，正文 {articles}），全部 {}；用时 {took:.1?}",
        HumanBytes(written.bytes)
    );
    eprintln!(
        "{pages} pages, {count} articles, {notices} notices, {problems} files not read; text {text}, data {bundle} (index {terms}, articles {articles}), all {}; took {took:.1?}",
        HumanBytes(written.bytes)
    );
}

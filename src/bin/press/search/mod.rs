//! `baolan search`: the reader's engine, on the command line.

mod folder;
mod guide;
mod ink;
mod json;
mod kwic;
mod paint;

use anyhow::{Result, anyhow};
use baolan::bundle::Bundle;
use baolan::index::Facet;
use baolan::query::{self, Hint, Query};
use baolan::search::{self, Found, Request, Sort, Step, Want};
use clap::{Args, ValueEnum};
use futures::executor::block_on;
use ink::Ink;
use paint::Asked;
use std::io::{Error, ErrorKind, Write};
use std::path::PathBuf;

/// 在已生成的文件夹里检索 | Search a built folder
#[derive(Args)]
#[command(after_long_help = guide::guide())]
pub struct Search {
    /// `baolan build` 生成的文件夹 | A folder made by `baolan build`
    folder: PathBuf,
    /// 检索式；写法见 --help | The query; see --help for how it is written
    #[arg(allow_hyphen_values = true)]
    query: String,
    /// 次序 | Order of the articles
    #[arg(long, value_enum, default_value_t)]
    sort: Order,
    /// 最多列出几篇；0 表示全部 | Articles to list at most; 0 lists all
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// 略过前几篇 | Articles to pass over
    #[arg(long, default_value_t = 0)]
    offset: usize,
    /// 只要某项，如 kind=news；可重复 | Only a value of a facet, such as kind=news; may be repeated
    #[arg(long, value_name = "FACET=VALUE", value_parser = choice)]
    only: Vec<(Facet, String)>,
    /// 逐处列出上下文 | List every occurrence in its context
    #[arg(long, value_enum, value_name = "ORDER", num_args = 0..=1, require_equals = true, default_missing_value = "page")]
    kwic: Option<kwic::Order>,
    /// 列出各项的篇数和时间分布 | Count the articles by facet and over time
    #[arg(long)]
    facets: bool,
    /// 说明每篇得分的由来 | Show what each score is made of
    #[arg(long)]
    explain: bool,
    /// 不作猜测：没有就是没有 | Guess nothing where nothing is found
    #[arg(long)]
    exact: bool,
    /// 输出 JSON | Print JSON
    #[arg(long)]
    json: bool,
}

/// Order of the articles.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Order {
    /// 相关者先 | Best first
    #[default]
    Relevance,
    /// 从晚到早 | Latest first
    Newest,
    /// 从早到晚 | Earliest first
    Oldest,
    /// 按版面 | As the pages come
    Page,
}

impl From<Order> for Sort {
    fn from(order: Order) -> Self {
        match order {
            Order::Relevance => Self::Relevance,
            Order::Newest => Self::Newest,
            Order::Oldest => Self::Oldest,
            Order::Page => Self::Page,
        }
    }
}

/// `kind=news`.
fn choice(typed: &str) -> Result<(Facet, String)> {
    let keys = Facet::ALL.map(Facet::key).join(", ");
    let wrong = || anyhow!("应写作 项=值，项为 {keys} | write FACET=VALUE, FACET being one of {keys}");
    let (facet, value) = typed.split_once('=').ok_or_else(wrong)?;
    Ok((Facet::from_key(facet.trim()).ok_or_else(wrong)?, value.trim().to_owned()))
}

impl Search {
    fn request(&self, query: Query) -> Request {
        let want = Want {
            facets: self.facets,
            histogram: self.facets.then_some(Step::Month),
            explain: self.explain,
            relaxed: !self.exact,
            ..Want::PAGE
        };
        Request {
            query,
            chosen: self.only.clone(),
            sort: self.sort.into(),
            offset: self.offset,
            limit: if self.limit == 0 { usize::MAX } else { self.limit },
            want,
            ..Request::default()
        }
    }
}

/// Searches and prints.
///
/// # Errors
/// When the folder holds no bundle or a damaged one.
pub fn run(arguments: &Search) -> Result<()> {
    let bundle = folder::open(&arguments.folder)?;
    let (query, hints) = query::parse(&arguments.query);
    let nothing_asked = query.is_empty() && !arguments.query.trim().is_empty();
    let request = arguments.request(query);
    let asked = Asked { typed: &arguments.query, offset: arguments.offset };
    let printed = match arguments.kwic {
        Some(order) if !nothing_asked => occurrences(arguments, &bundle, &request, &hints, order),
        _ => {
            let search = || block_on(search::search(&bundle, &request));
            let found = if nothing_asked { Found::default() } else { search()? };
            print(&match arguments.json {
                true => format!("{}\n", json::answer(&found, &hints)),
                false => paint::answer(&found, &hints, &asked, Ink::of_stdout()),
            })
        }
    };
    unless_closed(printed)
}

fn occurrences(
    arguments: &Search,
    bundle: &Bundle,
    request: &Request,
    hints: &[Hint],
    order: kwic::Order,
) -> Result<()> {
    let found = kwic::begin(bundle, request, order)?;
    if arguments.json {
        let mut lines = Vec::new();
        kwic::each(bundle, request, &found, |some| {
            lines.extend(some.iter().map(kwic::json));
            Ok(())
        })?;
        return print(&format!("{}\n", json::occurrences(found.total(), lines, hints)));
    }
    let ink = Ink::of_stdout();
    print(&(paint::hints(hints, ink) + &kwic::head(&found, ink)))?;
    kwic::each(bundle, request, &found, |lines| print(&kwic::text(lines, ink)))
}

fn print(text: &str) -> Result<()> {
    let mut out = anstream::stdout();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// A reader such as `head` that has seen enough is no error.
fn unless_closed(printed: Result<()>) -> Result<()> {
    let closed = |error: &anyhow::Error| {
        error.downcast_ref::<Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
    };
    match printed {
        Err(error) if closed(&error) => Ok(()),
        printed => printed,
    }
}

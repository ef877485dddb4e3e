//! Working systems: campaigns, methods, mechanisms, evaluations, projects,
//! platforms, and slogans presented as such.
//!
//! [`quote`] reads quotations, [`judge`] tells names from metaphors and
//! sayings, [`named`] finds names that stand without quotation marks,
//! [`define`] looks for the sentence that explains one. All spellings of one
//! name in an article are one initiative.

mod define;
mod heads;
mod judge;
mod named;
mod place;
mod quote;
mod reject;

use crate::entity::{Context, Text};
use crate::paper::{Article, Fact, Initiative, Status};
use heads::Kind;
use quote::key;
use std::collections::HashMap;
use std::ops::Range;

/// One place where a name stands.
#[derive(Debug, Clone)]
struct Mention<'a> {
    text: &'a Text,
    /// The whole name, tail and marks included.
    range: Range<usize>,
    /// What all spellings share: the quotation's key, or the whole name's.
    core: String,
    kind: Kind,
    /// The name as read here: printed, without marks; empty where the place
    /// only repeats the core.
    name: String,
    in_title: bool,
}

/// Fills in the working systems of each article.
pub fn find(articles: &mut [Article], context: &Context) {
    for (index, article) in articles.iter_mut().enumerate() {
        let mut mentions: Vec<Mention> =
            context.articles[index].iter().flat_map(|text| in_text(text, false)).collect();
        mentions.extend(in_text(&context.titles[index], true));
        article.facts.initiatives = gather(&mentions);
    }
}

fn in_text(text: &Text, in_title: bool) -> Vec<Mention<'_>> {
    let quotations = quote::quotations(text);
    let mut found = Vec::new();
    let mut covered = 0;
    for quotation in &quotations {
        if quotation.outer.start < covered {
            continue;
        }
        if let Some(verdict) = judge::judge(text, quotation) {
            let mention = quoted(text, quotation, &verdict, in_title);
            covered = mention.range.end;
            found.push(mention);
        }
    }
    if in_title {
        return found;
    }
    let bare = named::names(text).into_iter().map(|(range, kind)| {
        let name = without_marks(text, range.clone());
        Mention { text, core: key(&text.chars[range.clone()]), range, kind, name, in_title }
    });
    let taken: Vec<Range<usize>> = found.iter().map(|mention| mention.range.clone()).collect();
    let free =
        |range: &Range<usize>| taken.iter().all(|other| range.end <= other.start || other.end <= range.start);
    found.extend(bare.filter(|mention| free(&mention.range)));
    found
}

fn quoted<'a>(
    text: &'a Text,
    quotation: &quote::Quotation,
    verdict: &judge::Verdict,
    in_title: bool,
) -> Mention<'a> {
    let core = key(&text.chars[quotation.inner.clone()]);
    let tail = verdict.tail.map_or(0, |tail| tail.length);
    let range = quotation.outer.start..quotation.outer.end + tail;
    let name = without_marks(text, range.clone());
    Mention { text, range, core, kind: verdict.kind, name, in_title }
}

/// The name as printed, without quotation marks and blanks.
fn without_marks(text: &Text, range: Range<usize>) -> String {
    let is_mark = |c: char| c.is_whitespace() || "“”‘’\"「」『』〝〞〟﹁﹂﹃﹄".contains(c);
    text.printed(range).chars().filter(|&c| !is_mark(c)).collect()
}

/// Puts the mentions of one core together, in the order of the text.
fn gather(mentions: &[Mention]) -> Vec<Initiative> {
    let mut order: Vec<&str> = Vec::new();
    let mut groups: HashMap<&str, Vec<&Mention>> = HashMap::new();
    for mention in mentions {
        let group = groups.entry(&mention.core).or_default();
        if group.is_empty() {
            order.push(&mention.core);
        }
        group.push(mention);
    }
    order.iter().filter_map(|core| groups.get(core)).map(|group| initiative(group)).collect()
}

fn initiative(group: &[&Mention]) -> Initiative {
    let best = best(group);
    let mut variants: Vec<String> = Vec::new();
    for mention in group {
        let printed = mention.text.printed(mention.range.clone()).to_owned();
        if !variants.contains(&printed) {
            variants.push(printed);
        }
    }
    let body = || group.iter().filter(|mention| !mention.in_title);
    Initiative {
        name: best.name.clone(),
        kind: best.kind.word().to_owned(),
        variants,
        definition: body().find_map(|mention| define::definition(mention.text, &mention.range)),
        facts: body().map(|mention| fact(mention)).collect(),
    }
}

/// The mention whose name is most frequent, the shortest of these with a
/// category word.
fn best<'a>(group: &[&'a Mention<'a>]) -> &'a Mention<'a> {
    let times = |name: &str| group.iter().filter(|mention| mention.name == name).count();
    let bare = |mention: &Mention| key(&mention.name.chars().collect::<Vec<_>>()) == mention.core;
    let weak = |name: &str| ["项目", "支部", "管理"].iter().any(|word| name.ends_with(word));
    let rank = |mention: &&&Mention| {
        let name = &mention.name;
        (!bare(mention), !weak(name), times(name), std::cmp::Reverse(name.len()))
    };
    group.iter().max_by_key(rank).copied().unwrap_or(group[0])
}

fn fact(mention: &Mention) -> Fact {
    Fact {
        span: mention.text.span(mention.range.clone()),
        sentence: mention.text.sentence(mention.range.start),
        status: Status::Printed,
    }
}

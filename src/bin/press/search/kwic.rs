//! Every occurrence in its context, one a line.

use super::ink::Ink;
use anyhow::Result;
use baolan::bundle::Bundle;
use baolan::search::{Concordance, Line, LineOrder, Request};
use clap::ValueEnum;
use futures::executor::block_on;
use serde_json::{Value, json};

/// Lines printed at a time.
const SLICE: usize = 500;
/// Columns of the context on the left: twenty Han characters.
const LEFT: usize = 40;

/// Order of the lines.
#[derive(Clone, Copy, ValueEnum)]
pub enum Order {
    /// 按版面 | As the pages come
    Page,
    /// 按左边的字 | By what stands left of the occurrence
    Left,
    /// 按右边的字 | By what stands right of it
    Right,
    /// 从早到晚 | Earliest first
    Oldest,
    /// 从晚到早 | Latest first
    Newest,
}

impl From<Order> for LineOrder {
    fn from(order: Order) -> Self {
        match order {
            Order::Page => Self::Page,
            Order::Left => Self::Left,
            Order::Right => Self::Right,
            Order::Oldest => Self::Oldest,
            Order::Newest => Self::Newest,
        }
    }
}

/// All occurrences that a request asks for, in order.
///
/// # Errors
/// When a chunk is missing or damaged.
pub fn begin(bundle: &Bundle, request: &Request, order: Order) -> Result<Concordance> {
    let mut found = block_on(Concordance::begin(bundle, request, order.into()))?;
    while !found.is_ready() {
        block_on(found.advance(bundle));
    }
    Ok(found)
}

/// Hands the asked lines to `take`, some at a time, so that many are printed
/// while the rest is still being read.
///
/// # Errors
/// When a chunk is missing or damaged, or `take` fails.
pub fn each(
    bundle: &Bundle,
    request: &Request,
    found: &Concordance,
    mut take: impl FnMut(&[Line]) -> Result<()>,
) -> Result<()> {
    let end = request.offset.saturating_add(request.limit).min(found.total());
    for from in (request.offset..end).step_by(SLICE) {
        take(&block_on(found.lines(bundle, from, SLICE.min(end - from)))?)?;
    }
    Ok(())
}

/// How many there are.
pub fn head(found: &Concordance, ink: Ink) -> String {
    ink.strong(&format!("共 {0} 处 | {0} occurrences\n", found.total()))
}

/// Lines for people: the occurrences below one another.
pub fn text(lines: &[Line], ink: Ink) -> String {
    let line = |line: &Line| {
        let left = clip(&line.left);
        let blank = " ".repeat(LEFT.saturating_sub(width(&left)));
        let place = format!("{}  {}", line.date.as_deref().unwrap_or("-"), line.id);
        format!("{blank}{left}{}{}  {}\n", ink.mark(&line.hit), one_line(&line.right), ink.faint(&place))
    };
    lines.iter().map(line).collect()
}

/// Lines as JSON.
pub fn json(line: &Line) -> Value {
    json!({
        "id": line.id,
        "page": line.page,
        "title": line.title,
        "date": line.date,
        "left": line.left,
        "hit": line.hit,
        "right": line.right,
    })
}

/// The end of the context that fits.
fn clip(left: &str) -> String {
    let left = one_line(left);
    let mut fits = left.char_indices().rev().scan(0, |used, (at, c)| {
        *used += columns(c);
        (*used <= LEFT).then_some(at)
    });
    let from = fits.by_ref().last().unwrap_or(left.len());
    left[from..].to_owned()
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// Columns that a text takes in a terminal.
fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// Han characters and full-width marks take two; quotation marks and dashes,
/// whose width is the terminal's choice, are taken for narrow.
fn columns(c: char) -> usize {
    if matches!(c, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{FFDC}' | '\u{20000}'..) { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn occurrences_stand_below_one_another() {
        let line = |left: &str| Line { left: left.into(), hit: "报栏".into(), ..Line::default() };
        let ink = Ink::plain();
        let shown = text(&[line("街角的"), line("a\nb"), line(&"很长的上文，".repeat(9))], ink);
        let before: Vec<usize> =
            shown.lines().map(|line| width(line.split('[').next().unwrap_or(""))).collect();
        assert_eq!(before, [LEFT; 3]);
    }
}

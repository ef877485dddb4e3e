//! Every occurrence in its context, one a line.

use crate::bundle::BundleError;
use crate::search::{Line, LineOrder};
use crate::ui::address::Address;
use crate::ui::desk::Desk;
use crate::ui::parts::{Announcer, failure_note, lines_table, pager, part, retry, views};
use crate::ui::words::Words;
use yew::prelude::*;

/// Lines on one sheet.
pub const LINES: usize = 50;

/// A sheet of all occurrences.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Every {
    /// Number of occurrences.
    pub total: usize,
    /// How many were read, while they are being put in order.
    pub read: Option<usize>,
    /// Some of them, each with the number of its hit in its article, from 1;
    /// 0 where it cannot be marked there; or why its article cannot be had.
    pub lines: Vec<Result<(Line, usize), BundleError>>,
    /// Why some lines could not be put in order: they are the last.
    pub gap: Option<BundleError>,
}

impl Every {
    /// Why there is no line at all, where all fail for the same reason.
    fn failure(&self) -> Option<&BundleError> {
        let first = self.lines.first()?.as_ref().err()?;
        self.lines.iter().all(|row| row.as_ref().err() == Some(first)).then_some(first)
    }
}

/// The count, the orders, the lines.
pub fn lines_page(desk: &Desk, every: &Every, address: &Address) -> Html {
    let (words, total) = (desk.words, every.total);
    html! {
        <section class="every">
            <div class="every-head">
                <h1 tabindex="-1" data-count={total.to_string()}>{ (words.occurrences)(total) }</h1>
                { views(words, address) }
                { orders(words, address) }
            </div>
            if total == 0 {
                <p class="every-none">
                    { words.no_occurrence }{ " " }
                    <a href={address.results().href()}>{ words.as_articles }</a>
                </p>
            } else if let Some(read) = every.read {
                { part(words, read, total) }
            } else {
                { table(desk, every, address) }
            }
            { pager(words, address, total.div_ceil(LINES)) }
            <Announcer text={(words.announce_lines)(total, address.sheet + 1)} />
        </section>
    }
}

/// The lines, and what is missing among them.
fn table(desk: &Desk, every: &Every, address: &Address) -> Html {
    if let Some(error) = every.failure() {
        return failure_note(desk, error, retry(desk, error));
    }
    html! {
        <>
            { every.gap.as_ref().map(|error| gap(desk, error)) }
            { lines_table(desk, &every.lines, every.gap.as_ref(), address) }
        </>
    }
}

/// Said on every sheet: the lines without a place may stand on another one.
fn gap(desk: &Desk, error: &BundleError) -> Html {
    html! {
        <div class="every-gap">
            <p>{ desk.words.unplaced }</p>
            { failure_note(desk, error, retry(desk, error)) }
        </div>
    }
}

/// Each order is another address of the same lines.
fn orders(words: &Words, address: &Address) -> Html {
    let all = [LineOrder::Page, LineOrder::Left, LineOrder::Right, LineOrder::Newest, LineOrder::Oldest];
    html! {
        <nav class="every-orders" aria-label={words.order}>
            for lines in all {
                <a href={Address { lines, sheet: 0, ..address.clone() }.href()}
                    aria-current={(address.lines == lines).then_some("true")}>{ (words.line_order)(lines) }</a>
            }
        </nav>
    }
}

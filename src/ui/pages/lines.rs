//! Every occurrence in its context, one a line.

use crate::search::{Line, LineOrder};
use crate::ui::address::Address;
use crate::ui::parts::{Announcer, lines_table, pager, part, views};
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
    /// 0 where it cannot be marked there.
    pub lines: Vec<(Line, usize)>,
}

/// The count, the orders, the lines.
pub fn lines_page(words: &Words, every: &Every, address: &Address) -> Html {
    let total = every.total;
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
                { lines_table(words, &every.lines, address) }
            }
            { pager(words, address, total.div_ceil(LINES)) }
            <Announcer text={(words.announce_lines)(total, address.sheet + 1)} />
        </section>
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

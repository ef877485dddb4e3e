//! From sheet to sheet of the results.

use crate::ui::address::Address;
use crate::ui::words::Words;
use yew::prelude::*;

/// The sheet before and after; nothing where there is but one.
pub fn pager(words: &Words, address: &Address, sheets: usize) -> Html {
    let sheet = address.sheet;
    if sheets < 2 && sheet == 0 {
        return Html::default();
    }
    let before = sheet.min(sheets).checked_sub(1);
    let after = Some(sheet + 1).filter(|&next| next < sheets);
    html! {
        <nav class="pager" aria-label={words.sheets}>
            <span>{ before.map(|sheet| link(address, sheet, "prev", words.sheet_before)) }</span>
            <span>{ (words.sheet)(sheet + 1, sheets) }</span>
            <span>{ after.map(|sheet| link(address, sheet, "next", words.sheet_after)) }</span>
        </nav>
    }
}

fn link(address: &Address, sheet: usize, rel: &'static str, label: &str) -> Html {
    let href = Address { sheet, ..address.clone() }.href();
    html! { <a {href} {rel}>{ label }</a> }
}

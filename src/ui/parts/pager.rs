//! From sheet to sheet of the results.

use crate::ui::address::Address;
use crate::ui::desk::use_words;
use yew::prelude::*;

/// Where in the results the reader is.
#[derive(Properties, PartialEq)]
pub struct PagerProps {
    /// The address.
    pub address: Address,
    /// Number of sheets.
    pub sheets: usize,
}

/// The sheet before and after; nothing where there is but one.
#[component]
pub fn Pager(props: &PagerProps) -> Html {
    let words = use_words();
    let sheet = props.address.sheet;
    if props.sheets < 2 && sheet == 0 {
        return Html::default();
    }
    let link = |sheet: usize, rel: &'static str, label: &'static str| {
        let address = Address {
            sheet,
            ..props.address.clone()
        };
        html! { <a href={address.href()} {rel}>{ label }</a> }
    };
    let before = sheet.min(props.sheets).checked_sub(1);
    let after = Some(sheet + 1).filter(|&next| next < props.sheets);
    html! {
        <nav class="pager" aria-label={words.sheets}>
            <span>{ before.map(|sheet| link(sheet, "prev", words.sheet_before)) }</span>
            <span>{ (words.sheet)(sheet + 1, props.sheets) }</span>
            <span>{ after.map(|sheet| link(sheet, "next", words.sheet_after)) }</span>
        </nav>
    }
}

//! The same search as a list of articles and as every occurrence.

use crate::ui::address::{Address, View};
use crate::ui::words::Words;
use yew::prelude::*;

/// A link to each; there are no occurrences of nothing.
pub fn views(words: &Words, address: &Address) -> Html {
    if address.query.trim().is_empty() {
        return Html::default();
    }
    let lines = address.view == View::Lines;
    let articles = Address { sheet: 0, ..address.results() };
    html! {
        <nav class="views" aria-label={words.views}>
            { view(articles, !lines, words.as_articles) }
            { view(address.every(), lines, words.as_lines) }
        </nav>
    }
}

fn view(to: Address, current: bool, label: &str) -> Html {
    html! { <a href={to.href()} aria-current={current.then_some("page")}>{ label }</a> }
}

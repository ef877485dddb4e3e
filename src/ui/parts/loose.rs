//! Lines of a page that belong to no article: shown as printed, so that
//! nothing is lost.

use crate::ui::words::Words;
use yew::prelude::*;

/// The lines, each a [`loose_item`], under their heading.
pub fn loose_lines(words: &Words, lines: Vec<Html>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <section class="loose">
            <h2>{ words.loose }</h2>
            <p>{ words.loose_help }</p>
            <ul>{ lines }</ul>
        </section>
    }
}

/// One line: its number, where the lines are of several pages the name of its
/// page, the text as printed.
pub fn loose_item(words: &Words, page: Option<&str>, line: usize, text: Html) -> Html {
    html! {
        <li>
            <small>{ page }{ " " }{ (words.line)(line) }</small>
            <span>{ text }</span>
        </li>
    }
}

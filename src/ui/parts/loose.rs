//! Lines of a page that belong to no article: shown as printed, so that
//! nothing is lost.

use crate::ui::desk::use_words;
use yew::prelude::*;

/// The lines.
#[derive(Properties, PartialEq)]
pub struct LooseLinesProps {
    /// Each a [`LooseItem`].
    pub children: Html,
}

/// The lines under their heading.
#[component]
pub fn LooseLines(props: &LooseLinesProps) -> Html {
    let words = use_words();
    html! {
        <section class="loose">
            <h2>{ words.loose }</h2>
            <p>{ words.loose_help }</p>
            <ul>{ props.children.clone() }</ul>
        </section>
    }
}

/// One line.
#[derive(Properties, PartialEq)]
pub struct LooseItemProps {
    /// Its number on the page, from 1.
    pub line: usize,
    /// Name of the page, where the lines are of several.
    #[prop_or_default]
    pub page: Option<AttrValue>,
    /// The line as printed.
    pub children: Html,
}

/// One line with its number.
#[component]
pub fn LooseItem(props: &LooseItemProps) -> Html {
    let words = use_words();
    html! {
        <li>
            <small>{ props.page.clone() }{ " " }{ (words.line)(props.line) }</small>
            <span>{ props.children.clone() }</span>
        </li>
    }
}

//! A title in one line: printed, or made where the page has lost it.

use super::MarkedText;
use crate::ui::desk::use_words;
use std::ops::Range;
use yew::prelude::*;

/// A title.
#[derive(Properties, PartialEq)]
pub struct TitleProps {
    /// The title.
    pub text: AttrValue,
    /// Whether it was made from the first clause.
    pub made: bool,
    /// Byte ranges that match the query.
    #[prop_or_default]
    pub marks: Vec<Range<usize>>,
}

/// The title; a made one is grey and says so.
#[component]
pub fn Title(props: &TitleProps) -> Html {
    let words = use_words();
    let text = html! { <MarkedText text={props.text.clone()} marks={props.marks.clone()} /> };
    if props.made {
        html! { <span class="made">{ words.lost }{ text }</span> }
    } else {
        text
    }
}

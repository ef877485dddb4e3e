//! One article found.

use super::{Pieces, Title};
use crate::search::Hit;
use crate::ui::desk::use_words;
use crate::ui::words::Words;
use yew::prelude::*;

/// The hit and where it leads.
#[derive(Properties, PartialEq)]
pub struct HitItemProps {
    /// The article as found.
    pub hit: Hit,
    /// Link to it.
    pub href: AttrValue,
}

/// Title, source line, snippet.
#[component]
pub fn HitItem(props: &HitItemProps) -> Html {
    let words = use_words();
    let hit = &props.hit;
    html! {
        <li class="hit" data-hit={hit.id.clone()}>
            <h2><a href={props.href.clone()}>
                <Title text={hit.title.clone()} made={hit.title_made} marks={hit.title_marks.clone()} />
            </a></h2>
            <p class="hit-meta">
                <span>{ day(words, hit) }</span>
                <span>{ (words.kind)(hit.kind) }</span>
                if !hit.byline.is_empty() {
                    <span class="hit-names">{ hit.byline.join("　") }</span>
                }
                <span>{ &hit.page }</span>
            </p>
            <p class="hit-snippet"><Pieces pieces={hit.snippet.clone()} /></p>
        </li>
    }
}

fn day(words: &Words, hit: &Hit) -> String {
    match &hit.date {
        Some(iso) if hit.date_inferred => format!("{}（{}）", (words.day)(iso), words.inferred),
        Some(iso) => (words.day)(iso),
        None => words.undated.to_owned(),
    }
}

//! One article found.

use super::{pieces, title, why};
use crate::search::Hit;
use crate::ui::words::Words;
use yew::prelude::*;

/// Title, source line, snippet; `href` leads to the article.
pub fn hit_item(words: &Words, hit: &Hit, href: String) -> Html {
    html! {
        <li class="hit" key={hit.id.clone()} data-hit={hit.id.clone()}>
            <h2><a {href}>{ title(words, &hit.title, hit.title_made, &hit.title_marks) }</a></h2>
            <p class="hit-meta">
                <span>{ day(words, hit) }</span>
                <span>{ (words.kind)(hit.kind) }</span>
                if !hit.byline.is_empty() {
                    <span class="hit-names">{ hit.byline.join("　") }</span>
                }
                <span>{ &hit.page }</span>
            </p>
            <p class="hit-snippet">{ pieces(&hit.snippet) }</p>
            { why(words, hit) }
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

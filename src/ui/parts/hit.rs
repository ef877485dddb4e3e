//! One article found.

use super::{pieces, title, why};
use crate::search::Hit;
use crate::ui::words::Words;
use yew::prelude::*;

/// Title, source line, snippet; `href` leads to the article.
pub fn hit_item(words: &Words, hit: &Hit, href: String) -> Html {
    html! {
        <>
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
        </>
    }
}

/// The place of an article that is on its way: as high as most are.
pub fn hit_waiting() -> Html {
    html! {
        <>
            <p class="hit-waiting hit-waiting-title"></p>
            <p class="hit-waiting"></p>
            <p class="hit-waiting hit-waiting-snippet"></p>
        </>
    }
}

fn day(words: &Words, hit: &Hit) -> String {
    match &hit.date {
        Some(iso) if hit.date_inferred => format!("{}（{}）", (words.day)(iso), words.inferred),
        Some(iso) => (words.day)(iso),
        None => words.undated.to_owned(),
    }
}

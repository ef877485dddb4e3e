//! 署名: who wrote, took and sent an article.

use crate::paper::Byline;
use crate::ui::desk::use_words;
use crate::ui::words::Words;
use yew::prelude::*;

/// The byline.
#[derive(Properties, PartialEq)]
pub struct BylineTextProps {
    /// Names by role.
    pub byline: Byline,
}

/// Role by role, in the order of a Chinese byline.
#[component]
pub fn BylineText(props: &BylineTextProps) -> Html {
    let words = use_words();
    html! {
        for (role, names) in roles(words, &props.byline) {
            <span>{ role }{ " " }<b>{ names.join("　") }</b></span>
        }
    }
}

fn roles<'a>(words: &Words, byline: &'a Byline) -> Vec<(&'static str, &'a [String])> {
    let roles = [
        (words.agencies, byline.agencies.as_slice()),
        (words.authors, &byline.authors),
        (words.reporters, &byline.reporters),
        (words.correspondents, &byline.correspondents),
        (words.photographers, &byline.photographers),
    ];
    roles
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .collect()
}

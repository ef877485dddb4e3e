//! 署名: who wrote, took and sent an article.

use crate::paper::Byline;
use crate::ui::words::Words;
use yew::prelude::*;

/// Role by role, in the order of a Chinese byline.
pub fn byline(words: &Words, byline: &Byline) -> Html {
    let roles = [
        (words.agencies, byline.agencies.as_slice()),
        (words.authors, &byline.authors),
        (words.reporters, &byline.reporters),
        (words.correspondents, &byline.correspondents),
        (words.photographers, &byline.photographers),
    ];
    html! {
        for (role, names) in roles.into_iter().filter(|(_, names)| !names.is_empty()) {
            <span>{ role }{ " " }<b>{ names.join("　") }</b></span>
        }
    }
}

//! What is said when something does not come.

use crate::bundle::BundleError;
use crate::ui::words::Words;
use yew::prelude::*;

/// A plain sentence: what was found, what was expected, what to do.
pub fn failure(words: &Words, error: &BundleError) -> Html {
    let message = error.message();
    html! {
        <section class="failure" role="alert">
            <h1>{ words.failed }</h1>
            <p data-error="">{ words.choose(&message) }</p>
        </section>
    }
}

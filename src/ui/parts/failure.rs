//! What is said when something does not come, and the way on.

use crate::bundle::BundleError;
use crate::ui::desk::Desk;
use crate::ui::effects;
use crate::ui::state::Action;
use yew::prelude::*;

/// A plain sentence: what was found, what was expected, what to do.
pub fn failure(desk: &Desk, error: &BundleError) -> Html {
    page(desk, error, retry(desk, error))
}

/// The same where there is nothing yet that could ask again.
pub fn failure_to_open(desk: &Desk, error: &BundleError) -> Html {
    page(desk, error, reload(desk))
}

fn page(desk: &Desk, error: &BundleError, way: Html) -> Html {
    html! {
        <section class="failure" role="alert">
            <h1>{ desk.words.failed }</h1>
            <p data-error="">{ desk.words.choose(&error.message()) }</p>
            { way }
        </section>
    }
}

/// The same in one line, where the rest of the page is there.
pub fn failure_note(desk: &Desk, error: &BundleError, way: Html) -> Html {
    html! {
        <p class="failure-note" role="alert" data-error="">
            { desk.words.choose(&error.message()) }{ " " }{ way }
        </p>
    }
}

/// A button that asks again; of a site that was updated, one that opens it.
pub fn retry(desk: &Desk, error: &BundleError) -> Html {
    if matches!(error, BundleError::Updated { .. } | BundleError::Format { .. }) {
        return reload(desk);
    }
    let onclick = desk.on::<MouseEvent>(Action::Retried);
    html! { <button type="button" class="failure-way" {onclick}>{ desk.words.again }</button> }
}

/// A button that opens the page again.
pub fn reload(desk: &Desk) -> Html {
    let onclick = Callback::from(|_: MouseEvent| effects::reload());
    html! { <button type="button" class="failure-way" {onclick}>{ desk.words.reload }</button> }
}

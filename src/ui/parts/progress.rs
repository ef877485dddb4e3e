//! What is said while something comes, when it does not, and to those who
//! listen.

use crate::bundle::BundleError;
use crate::ui::words::Words;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Milliseconds of stillness before a change is read out.
const STILL: u32 = 700;

/// A line that runs while files are coming.
pub fn progress(words: &Words) -> Html {
    html! {
        <div class="progress" role="status">
            <span class="visually-hidden">{ words.opening }</span>
        </div>
    }
}

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

/// What has changed.
#[derive(Properties, PartialEq)]
pub struct AnnouncerProps {
    /// The news in a few words; empty for none.
    pub text: AttrValue,
}

/// The one live region: says the latest news once nothing has changed for a
/// moment.
#[component]
pub fn Announcer(props: &AnnouncerProps) -> Html {
    let said = use_state(AttrValue::default);
    let say = said.setter();
    use_effect_with(props.text.clone(), move |text| {
        let text = text.clone();
        let later = Timeout::new(STILL, move || say.set(text));
        move || drop(later)
    });
    html! { <p class="visually-hidden" role="status" aria-live="polite">{ &*said }</p> }
}

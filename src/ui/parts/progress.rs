//! What is said while something comes, and to those who listen.

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

/// How far a long work is; it is read out by whoever wants to know.
pub fn part(words: &Words, done: usize, all: usize) -> Html {
    html! {
        <p class="progress-part">
            <progress value={done.to_string()} max={all.to_string()} aria-label={words.opening}></progress>
            <span>{ (words.read_of)(done, all) }</span>
        </p>
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

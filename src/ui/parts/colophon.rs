//! The foot of every page.

use crate::ui::desk::{use_send, use_words};
use crate::ui::state::{Action, Settings};
use yew::prelude::*;

/// The settings.
#[derive(Properties, PartialEq)]
pub struct ColophonProps {
    /// For the switch of the single-key commands.
    pub settings: Settings,
}

/// What becomes of what is typed, and the keys, which can be switched off.
#[component]
pub fn Colophon(props: &ColophonProps) -> Html {
    let (words, send) = (use_words(), use_send());
    let settings = props.settings;
    let onclick = Callback::from(move |_: MouseEvent| {
        send.emit(Action::Set(Settings {
            keys: !settings.keys,
            ..settings
        }));
    });
    html! {
        <footer class="colophon">
            <p>{ words.privacy }</p>
            <button type="button" aria-pressed={settings.keys.to_string()} {onclick}>
                { (words.keys)(settings.keys) }{ "　" }{ words.keys_help }
            </button>
        </footer>
    }
}

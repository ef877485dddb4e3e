//! The foot of every page.

use crate::ui::desk::Desk;
use crate::ui::state::{Action, Settings};
use yew::prelude::*;

/// What becomes of what is typed, and the keys, which can be switched off.
pub fn colophon(desk: &Desk, settings: Settings) -> Html {
    let words = desk.words;
    let onclick = desk.on::<MouseEvent>(Action::Set(Settings { keys: !settings.keys, ..settings }));
    html! {
        <footer class="colophon">
            <p>{ words.privacy }</p>
            <button type="button" aria-pressed={settings.keys.to_string()} {onclick}>
                { (words.keys)(settings.keys) }{ "　" }{ words.keys_help }
            </button>
        </footer>
    }
}

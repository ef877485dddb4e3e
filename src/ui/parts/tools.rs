//! The reader's settings: day and night, text size, language.

use crate::ui::desk::Desk;
use crate::ui::state::{Action, Settings, Size, State, Theme};
use yew::prelude::*;

/// Three short controls in the corner of the masthead.
pub fn tools(desk: &Desk, state: &State) -> Html {
    let (words, settings) = (desk.words, state.settings);
    let theme = Settings { theme: next(&Theme::ALL, settings.theme), ..settings };
    let size = Settings { size: next(&Size::ALL, settings.size), ..settings };
    let mut other = state.address.clone();
    other.language = other.language.other();
    html! {
        <nav class="tools" aria-label={words.settings}>
            <a class="tools-help" href={state.address.help().href()}>{ words.help }</a>
            { switch(desk, theme, words.theme_label, (words.theme)(settings.theme)) }
            { switch(desk, size, words.size_label, (words.size)(settings.size)) }
            <a href={other.href()} lang={words.other_code}>{ words.other_language }</a>
        </nav>
    }
}

/// The label gives way on a phone.
fn switch(desk: &Desk, to: Settings, label: &str, now: &str) -> Html {
    let onclick = desk.on::<MouseEvent>(Action::Set(to));
    html! { <button type="button" {onclick}><span class="tools-label">{ label }</span>{ now }</button> }
}

/// The one after, and after the last the first.
fn next<T: Copy + PartialEq>(all: &[T], current: T) -> T {
    let after = all.iter().skip_while(|&&one| one != current).nth(1);
    after.or(all.first()).copied().unwrap_or(current)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_switch_goes_round() {
        assert_eq!(next(&Theme::ALL, Theme::System), Theme::Light);
        assert_eq!(next(&Theme::ALL, Theme::Dark), Theme::System);
    }
}

//! The reader's settings: day and night, text size, language.

use crate::ui::desk::{use_send, use_words};
use crate::ui::state::{Action, Settings, Size, State, Theme};
use yew::prelude::*;

/// What is set.
#[derive(Properties, PartialEq)]
pub struct ToolsProps {
    /// The settings and the address.
    pub state: State,
}

/// Three short controls in the corner of the masthead.
#[component]
pub fn Tools(props: &ToolsProps) -> Html {
    let words = use_words();
    let settings = props.state.settings;
    let theme = Settings {
        theme: next(&Theme::ALL, settings.theme),
        ..settings
    };
    let size = Settings {
        size: next(&Size::ALL, settings.size),
        ..settings
    };
    let mut other = props.state.address.clone();
    other.language = other.language.other();
    html! {
        <nav class="tools" aria-label={words.settings}>
            <Switch to={theme}>{ (words.theme)(settings.theme) }</Switch>
            <Switch to={size}>{ (words.size)(settings.size) }</Switch>
            <a href={other.href()} lang={words.other_code}>{ words.other_language }</a>
        </nav>
    }
}

/// The one after, and after the last the first.
fn next<T: Copy + PartialEq>(all: &[T], current: T) -> T {
    let after = all.iter().skip_while(|&&one| one != current).nth(1);
    after.or(all.first()).copied().unwrap_or(current)
}

#[derive(Properties, PartialEq)]
struct SwitchProps {
    to: Settings,
    children: Html,
}

#[component]
fn Switch(props: &SwitchProps) -> Html {
    let (send, to) = (use_send(), props.to);
    let onclick = Callback::from(move |_: MouseEvent| send.emit(Action::Set(to)));
    html! { <button type="button" {onclick}>{ props.children.clone() }</button> }
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

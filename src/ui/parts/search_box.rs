//! The search box: searches while one types, safe with input methods, with
//! names to choose from (the combobox of the WAI-ARIA practices).

use crate::search::Suggestion;
use crate::ui::desk::Desk;
use crate::ui::effects;
use crate::ui::state::Action;
use crate::ui::words::Words;
use std::rc::Rc;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// The query and the names.
#[derive(Properties, PartialEq)]
pub struct SearchBoxProps {
    /// Words and actions.
    pub desk: Desk,
    /// The query of the address.
    pub query: AttrValue,
    /// Names that fit what is being typed.
    pub names: Rc<Vec<Suggestion>>,
}

/// What dies with the box.
#[derive(Clone, Default, PartialEq)]
struct Draft {
    /// The text while an input method composes: nothing is searched yet.
    composing: Option<String>,
    /// The name on which the arrow keys stand.
    active: Option<usize>,
    /// Whether Escape has put the names away.
    closed: bool,
}

/// The box, its button and the names below.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let Desk { words, send } = props.desk.clone();
    let draft = use_state(Draft::default);
    let field = use_node_ref();
    use_composition(&field, &draft, &send);

    let open = !props.names.is_empty() && !draft.closed && draft.composing.is_none();
    let active = draft.active.filter(|_| open);
    let shown = draft.composing.clone().map_or(props.query.clone(), AttrValue::from);
    html! {
        <form class="search-box" role="search" onsubmit={on_submit(&field, &draft, &send)}>
            <div class="search-box-row">
                <input ref={field} class="search-box-field" type="search" value={shown}
                    role="combobox" aria-label={words.search} placeholder={words.search_hint}
                    aria-autocomplete="list" aria-controls="names" aria-expanded={open.to_string()}
                    aria-activedescendant={active.map(|index| format!("name-{index}"))}
                    autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"
                    oninput={on_input(&draft, &send)} onkeydown={on_key(props, open, &draft, &send)} />
                <button class="search-box-button" type="submit">{ words.search_button }</button>
            </div>
            <ul class="search-box-names" id="names" role="listbox" aria-label={words.suggestions} hidden={!open}>
                for (index, name) in props.names.iter().enumerate().filter(|_| open) {
                    { option(words, name, index, active, on_choice(props, name, &send)) }
                }
            </ul>
        </form>
    }
}

fn option(
    words: &Words,
    name: &Suggestion,
    index: usize,
    active: Option<usize>,
    choose: Callback<MouseEvent>,
) -> Html {
    let selected = (active == Some(index)).to_string();
    html! {
        <li id={format!("name-{index}")} role="option" aria-selected={selected} onmousedown={choose}>
            { &name.text }<small>{ (words.name_kind)(name.kind) }</small>
        </li>
    }
}

/// Follows the input method, whose events Yew does not know.
#[hook]
fn use_composition(field: &NodeRef, draft: &UseStateHandle<Draft>, send: &Callback<Action>) {
    let (setter, send) = (draft.setter(), send.clone());
    use_effect_with(field.clone(), move |field| {
        let node = field.clone();
        let composing = Callback::from(move |begins| {
            let text = node.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            if begins {
                setter.set(Draft { composing: Some(text), ..Draft::default() });
            } else {
                setter.set(Draft::default());
                send.emit(Action::Typed(text));
            }
        });
        let listeners = field.cast::<Element>().map(|field| effects::on_composition(&field, composing));
        move || drop(listeners)
    });
}

fn on_input(draft: &UseStateHandle<Draft>, send: &Callback<Action>) -> Callback<InputEvent> {
    let (draft, send) = (draft.clone(), send.clone());
    Callback::from(move |event: InputEvent| {
        let text = effects::text_of(&event);
        if event.is_composing() {
            draft.set(Draft { composing: Some(text), ..Draft::default() });
        } else {
            draft.set(Draft::default());
            send.emit(Action::Typed(text));
        }
    })
}

fn on_submit(
    field: &NodeRef,
    draft: &UseStateHandle<Draft>,
    send: &Callback<Action>,
) -> Callback<SubmitEvent> {
    let (field, draft, send) = (field.clone(), draft.clone(), send.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let text = field.cast::<HtmlInputElement>().map(|field| field.value());
        if let (Some(text), None) = (text, &draft.composing) {
            draft.set(Draft { closed: true, ..Draft::default() });
            send.emit(Action::Committed(text));
        }
    })
}

/// A press, not a click: the focus stays in the box.
fn on_choice(props: &SearchBoxProps, name: &Suggestion, send: &Callback<Action>) -> Callback<MouseEvent> {
    let (text, send) = (complete(&props.query, &name.text), send.clone());
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        send.emit(Action::Committed(text.clone()));
    })
}

fn on_key(
    props: &SearchBoxProps,
    open: bool,
    draft: &UseStateHandle<Draft>,
    send: &Callback<Action>,
) -> Callback<KeyboardEvent> {
    let (query, names) = (props.query.clone(), props.names.clone());
    let (draft, send) = (draft.clone(), send.clone());
    Callback::from(move |event: KeyboardEvent| {
        if effects::is_composing(&event) || !open {
            return;
        }
        match (event.key().as_str(), draft.active) {
            ("ArrowDown" | "ArrowUp", from) => {
                let active = step(from, names.len(), event.key() == "ArrowDown");
                draft.set(Draft { active, ..Draft::default() });
            }
            ("Escape", _) => draft.set(Draft { closed: true, ..Draft::default() }),
            ("Enter", Some(index)) => {
                let text = names.get(index).map(|name| complete(&query, &name.text));
                draft.set(Draft { closed: true, ..Draft::default() });
                text.into_iter().for_each(|text| send.emit(Action::Committed(text)));
            }
            _ => return,
        }
        event.prevent_default();
    })
}

/// The next name up or down; past either end stands the box itself.
fn step(from: Option<usize>, names: usize, down: bool) -> Option<usize> {
    match (from, down) {
        (None, true) => Some(0),
        (None, false) => names.checked_sub(1),
        (Some(index), true) => Some(index + 1).filter(|&next| next < names),
        (Some(index), false) => index.checked_sub(1),
    }
}

/// The query with its last word completed to the name.
fn complete(query: &str, name: &str) -> String {
    let typed = last_word(query);
    format!("{}{name}", &query[..query.len() - typed.len()])
}

/// What is being typed: the part after the last blank.
pub fn last_word(query: &str) -> &str {
    query.rsplit(char::is_whitespace).next().unwrap_or(query)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_completes_the_last_word() {
        assert_eq!(complete("暗访 蒙", "蒙牛"), "暗访 蒙牛");
        assert_eq!(complete("蒙", "蒙牛"), "蒙牛");
        assert_eq!(complete("暗访　", "蒙牛"), "暗访　蒙牛");
    }

    #[test]
    fn arrows_go_round_through_the_box() {
        assert_eq!(step(None, 2, true), Some(0));
        assert_eq!(step(Some(1), 2, true), None);
        assert_eq!(step(None, 2, false), Some(1));
        assert_eq!(step(Some(0), 2, false), None);
        assert_eq!(step(None, 0, false), None);
    }
}

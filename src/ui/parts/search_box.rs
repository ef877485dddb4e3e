//! The search box: searches while one types, safe with input methods, with
//! names to choose from (the combobox of the WAI-ARIA practices).

use super::Offer;
use crate::ui::desk::Desk;
use crate::ui::effects;
use crate::ui::state::Action;
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
    /// What it may become, kind by kind.
    pub offers: Rc<Vec<Offer>>,
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

    let open = !props.offers.is_empty() && !draft.closed && draft.composing.is_none();
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
                if open {
                    { groups(props, active) }
                }
            </ul>
        </form>
    }
}

/// One group for each kind, which its label names.
fn groups(props: &SearchBoxProps, active: Option<usize>) -> Html {
    let mut index = 0;
    let groups = props.offers.chunk_by(|one, next| one.kind == next.kind).map(|group| {
        let label = (props.desk.words.offer_kind)(group[0].kind);
        let options = group.iter().map(|offer| {
            index += 1;
            option(&props.desk, offer, index - 1, active)
        });
        html! {
            <li role="group" aria-label={label}>
                <small aria-hidden="true">{ label }</small>
                <ul role="none">{ options.collect::<Html>() }</ul>
            </li>
        }
    });
    groups.collect()
}

fn option(desk: &Desk, offer: &Offer, index: usize, active: Option<usize>) -> Html {
    let selected = (active == Some(index)).to_string();
    html! {
        <li id={format!("name-{index}")} role="option" aria-selected={selected} onmousedown={on_choice(desk, offer)}>
            { &offer.text }
            if offer.count > 0 {
                <small>{ (desk.words.articles)(offer.count as usize) }</small>
            }
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
fn on_choice(desk: &Desk, offer: &Offer) -> Callback<MouseEvent> {
    let (action, send) = (choice(offer), desk.send.clone());
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        send.emit(action.clone());
    })
}

/// A name is searched; behind a field one goes on typing.
fn choice(offer: &Offer) -> Action {
    let query = offer.query.clone();
    if offer.kind.is_some() { Action::Committed(query) } else { Action::Typed(query) }
}

fn on_key(
    props: &SearchBoxProps,
    open: bool,
    draft: &UseStateHandle<Draft>,
    send: &Callback<Action>,
) -> Callback<KeyboardEvent> {
    let offers = props.offers.clone();
    let (draft, send) = (draft.clone(), send.clone());
    Callback::from(move |event: KeyboardEvent| {
        if effects::is_composing(&event) || !open {
            return;
        }
        match (event.key().as_str(), draft.active) {
            ("ArrowDown" | "ArrowUp", from) => {
                let active = step(from, offers.len(), event.key() == "ArrowDown");
                draft.set(Draft { active, ..Draft::default() });
            }
            ("Escape", _) => draft.set(Draft { closed: true, ..Draft::default() }),
            ("Enter", Some(index)) => {
                draft.set(Draft { closed: true, ..Draft::default() });
                offers.get(index).into_iter().for_each(|offer| send.emit(choice(offer)));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_through_the_box() {
        assert_eq!(step(None, 2, true), Some(0));
        assert_eq!(step(Some(1), 2, true), None);
        assert_eq!(step(None, 2, false), Some(1));
        assert_eq!(step(Some(0), 2, false), None);
        assert_eq!(step(None, 0, false), None);
    }
}

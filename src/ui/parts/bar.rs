//! Above an article: the way back, its hits, the two ways to read it.

use crate::ui::address::Address;
use crate::ui::desk::{use_send, use_words};
use crate::ui::state::Action;
use yew::prelude::*;

/// Where the reader stands.
#[derive(Properties, PartialEq)]
pub struct BarProps {
    /// The address.
    pub address: Address,
    /// Number of hits in the article.
    pub hits: usize,
}

/// The bar.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let words = use_words();
    let address = &props.address;
    let (back, label) = match address.asks_nothing() {
        true => (address.home(), words.home),
        false => (address.results(), words.back),
    };
    html! {
        <nav class="bar">
            <a class="bar-back" href={back.href()}>{ label }</a>
            if props.hits > 0 {
                <Stepper hit={address.hit.min(props.hits)} hits={props.hits} />
            }
            <span role="group" aria-label={words.reading}>
                { reading(address, false, words.tidy) }
                { reading(address, true, words.printed) }
            </span>
        </nav>
    }
}

/// Another setting of the same text is another address of it.
fn reading(address: &Address, printed: bool, label: &str) -> Html {
    let href = Address {
        printed,
        ..address.clone()
    }
    .href();
    let current = (address.printed == printed).then_some("true");
    html! { <a {href} aria-current={current}>{ label }</a> }
}

#[derive(Properties, PartialEq)]
struct StepperProps {
    hit: usize,
    hits: usize,
}

/// From hit to hit, and round.
#[component]
fn Stepper(props: &StepperProps) -> Html {
    let (words, send) = (use_words(), use_send());
    let to = |hit: usize| {
        let send = send.clone();
        Callback::from(move |_: MouseEvent| send.emit(Action::Stepped(hit)))
    };
    let (hit, hits) = (props.hit, props.hits);
    html! {
        <span class="stepper" role="group" aria-label={words.hits}>
            <button type="button" data-step="before" onclick={to(before(hit, hits))} aria-label={words.hit_before}>{ "↑" }</button>
            <span aria-live="polite">{ (words.hit_of)(hit, hits) }</span>
            <button type="button" data-step="after" onclick={to(hit % hits + 1)} aria-label={words.hit_after}>{ "↓" }</button>
        </span>
    }
}

fn before(hit: usize, hits: usize) -> usize {
    if hit < 2 { hits } else { hit - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_go_round() {
        assert_eq!([0, 1, 2, 3].map(|hit| before(hit, 3)), [3, 3, 1, 2]);
        assert_eq!([0, 1, 2, 3].map(|hit| hit % 3 + 1), [1, 2, 3, 1]);
    }
}

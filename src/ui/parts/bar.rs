//! Above an article: the way back, its hits, the two ways to read it.

use crate::ui::address::Address;
use crate::ui::desk::Desk;
use crate::ui::state::Action;
use yew::prelude::*;

/// The bar of an article in which something matches `hits` times.
pub fn bar(desk: &Desk, address: &Address, hits: usize) -> Html {
    let words = desk.words;
    let (back, label) = match address.asks_nothing() {
        true => (address.home(), words.home),
        false => (address.results(), words.back),
    };
    html! {
        <nav class="bar">
            <a class="bar-back" href={back.href()}>{ label }</a>
            if hits > 0 {
                { stepper(desk, address.hit.min(hits), hits) }
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
    let href = Address { printed, ..address.clone() }.href();
    let current = (address.printed == printed).then_some("true");
    html! { <a {href} aria-current={current}>{ label }</a> }
}

/// From hit to hit, and round.
fn stepper(desk: &Desk, hit: usize, hits: usize) -> Html {
    let words = desk.words;
    html! {
        <span class="bar-stepper" role="group" aria-label={words.hits}>
            { step(desk, "before", before(hit, hits), "↑", words.hit_before) }
            <span aria-live="polite">{ (words.hit_of)(hit, hits) }</span>
            { step(desk, "after", after(hit, hits), "↓", words.hit_after) }
        </span>
    }
}

fn step(desk: &Desk, name: &'static str, to: usize, arrow: &str, label: &'static str) -> Html {
    let onclick = desk.on::<MouseEvent>(Action::Stepped(to));
    html! { <button type="button" data-step={name} aria-label={label} {onclick}>{ arrow }</button> }
}

fn before(hit: usize, hits: usize) -> usize {
    if hit < 2 { hits } else { hit - 1 }
}

fn after(hit: usize, hits: usize) -> usize {
    if hit >= hits { 1 } else { hit + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_go_round() {
        assert_eq!([0, 1, 2, 3].map(|hit| before(hit, 3)), [3, 3, 1, 2]);
        assert_eq!([0, 1, 2, 3].map(|hit| after(hit, 3)), [1, 2, 3, 1]);
    }
}

//! What is asked, restated: the count, each part as a chip that can be taken
//! away, the order.

use super::views;
use crate::query;
use crate::search::Sort;
use crate::ui::address::{Address, sort_key, sort_of};
use crate::ui::desk::Desk;
use crate::ui::effects;
use crate::ui::state::Action;
use crate::ui::words::Words;
use yew::prelude::*;

/// The head of the results.
pub fn asked(desk: &Desk, address: &Address, total: usize) -> Html {
    let words = desk.words;
    html! {
        <div class="asked">
            <h1 class="asked-count" tabindex="-1" data-count={total.to_string()}>{ (words.found)(total) }</h1>
            <ul class="asked-chips" aria-label={words.asked}>
                for (label, without) in chips(words, address) {
                    <li><a href={without.href()} aria-label={(words.without)(&label)}>{ label.clone() }</a></li>
                }
            </ul>
            { views(words, address) }
            { order(desk, address.sort) }
            { explain(words, address) }
        </div>
    }
}

/// Each part of the question with the address that no longer has it.
fn chips(words: &Words, address: &Address) -> Vec<(String, Address)> {
    let mut chips = term_chips(address);
    for (facet, value) in &address.chosen {
        let label = format!("{} {}", (words.facet)(*facet), words.value(*facet, value));
        chips.push((label, address.toggling(*facet, value)));
    }
    if !address.from.is_empty() {
        let label = format!("{} {}", words.from, (words.day)(&address.from));
        chips.push((label, Address { from: String::new(), sheet: 0, ..address.clone() }));
    }
    if !address.to.is_empty() {
        let label = format!("{} {}", words.to, (words.day)(&address.to));
        chips.push((label, Address { to: String::new(), sheet: 0, ..address.clone() }));
    }
    chips
}

fn term_chips(address: &Address) -> Vec<(String, Address)> {
    let query = query::parse(&address.query).0;
    let without = |index: usize| address.asking(&query.without(index).to_string());
    let parts = query.parts().iter().enumerate();
    parts.map(|(index, part)| (part.to_string(), without(index))).collect()
}

/// What each score is made of, shown or not; there are no scores of nothing.
fn explain(words: &Words, address: &Address) -> Html {
    if address.query.trim().is_empty() || address.sort != Sort::Relevance {
        return Html::default();
    }
    let other = Address { explain: !address.explain, ..address.clone() };
    html! {
        <a class="asked-explain" href={other.href()} aria-current={address.explain.then_some("true")}>{ words.score }</a>
    }
}

fn order(desk: &Desk, current: Sort) -> Html {
    let Desk { words, send } = desk.clone();
    let onchange = Callback::from(move |event: Event| {
        send.emit(Action::Sorted(sort_of(&effects::choice_of(&event))));
    });
    html! {
        <label class="asked-order">
            { words.order }
            <select {onchange}>
                for sort in [Sort::Relevance, Sort::Oldest, Sort::Newest, Sort::Page] {
                    <option value={sort_key(sort)} selected={sort == current}>{ (words.sort)(sort) }</option>
                }
            </select>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Facet;
    use crate::ui::words::ZH;

    #[test]
    fn each_chip_takes_one_part_away() {
        let address = Address { to: "2022".to_owned(), ..Address::default().asking("甲 乙") };
        let address = address.toggling(Facet::Kind, "news");
        let labels: Vec<String> = chips(&ZH, &address).into_iter().map(|(label, _)| label).collect();
        assert_eq!(labels, ["甲", "乙", "体裁 消息", "至 2022年"]);
        assert_eq!(chips(&ZH, &address)[0].1.query, "乙");
        assert!(chips(&ZH, &address)[2].1.chosen.is_empty());
    }
}

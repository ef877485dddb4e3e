//! The filters with live counts; on a phone a sheet over the page.

use crate::index::Facet;
use crate::search::{FacetCounts, FacetValue};
use crate::ui::address::Address;
use crate::ui::desk::{use_send, use_words};
use crate::ui::effects;
use crate::ui::state::Action;
use yew::prelude::*;

/// Values shown before a reader asks for all.
const FEW: usize = 8;

/// The counts and what is chosen.
#[derive(Properties, PartialEq)]
pub struct FacetsProps {
    /// The facets of the result.
    pub counts: Vec<FacetCounts>,
    /// The address, for its dates.
    pub address: Address,
    /// Articles found.
    pub total: usize,
}

/// All filters.
#[component]
pub fn Facets(props: &FacetsProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let set = |value: bool| {
        let open = open.setter();
        Callback::from(move |_: MouseEvent| open.set(value))
    };
    let many = props
        .counts
        .iter()
        .filter(|counts| !counts.values.is_empty());
    html! {
        <div>
            <button type="button" class="facets-open" aria-expanded={open.to_string()} aria-controls="facets" onclick={set(!*open)}>
                { words.filters }
            </button>
            <section class="facets" id="facets" aria-label={words.filters}>
                for counts in many {
                    <Group key={counts.facet.key()} counts={counts.clone()} />
                }
                <Dates from={props.address.from.clone()} to={props.address.to.clone()} />
                <button type="button" class="facets-close" onclick={set(false)}>{ (words.show)(props.total) }</button>
            </section>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct GroupProps {
    counts: FacetCounts,
}

/// One facet: the first values and the chosen ones, all on demand.
#[component]
fn Group(props: &GroupProps) -> Html {
    let words = use_words();
    let all = use_state(|| false);
    let FacetCounts { facet, values } = &props.counts;
    let more = {
        let all = all.setter();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let shown = values
        .iter()
        .enumerate()
        .filter(|(index, value)| *all || *index < FEW || value.chosen);
    html! {
        <section>
            <h2>{ (words.facet)(*facet) }</h2>
            <ul>
                for (_, value) in shown {
                    <li key={value.value.clone()}><Value facet={*facet} value={value.clone()} /></li>
                }
            </ul>
            if !*all && values.len() > FEW {
                <button type="button" class="facets-more" onclick={more}>{ (words.more)(values.len()) }</button>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ValueProps {
    facet: Facet,
    value: FacetValue,
}

/// One value, a switch.
#[component]
fn Value(props: &ValueProps) -> Html {
    let (words, send) = (use_words(), use_send());
    let (
        facet,
        FacetValue {
            value,
            count,
            chosen,
        },
    ) = (props.facet, props.value.clone());
    let label = words.value(facet, &value);
    let onclick = {
        let value = value.clone();
        Callback::from(move |_: MouseEvent| send.emit(Action::Toggled(facet, value.clone())))
    };
    html! {
        <button type="button" class="facets-value" aria-pressed={chosen.to_string()}
            data-facet={facet.key()} data-value={value} {onclick}>
            <span>{ label }</span><small>{ count }</small>
        </button>
    }
}

#[derive(Properties, PartialEq)]
struct DatesProps {
    from: AttrValue,
    to: AttrValue,
}

/// First and last day.
#[component]
fn Dates(props: &DatesProps) -> Html {
    let (words, send) = (use_words(), use_send());
    let (from, to) = (props.from.to_string(), props.to.to_string());
    let from_changed = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            send.emit(Action::Dated(effects::text_of(&event), to.clone()))
        })
    };
    let to_changed = Callback::from(move |event: Event| {
        send.emit(Action::Dated(from.clone(), effects::text_of(&event)))
    });
    html! {
        <fieldset class="facets-dates">
            <legend>{ words.dates }</legend>
            <label>{ words.from }<input type="date" name="from" value={props.from.clone()} onchange={from_changed} /></label>
            <label>{ words.to }<input type="date" name="to" value={props.to.clone()} onchange={to_changed} /></label>
        </fieldset>
    }
}

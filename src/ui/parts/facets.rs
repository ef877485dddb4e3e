//! The filters with live counts; on a phone a sheet over the page.

use super::{failure_note, retry};
use crate::bundle::BundleError;
use crate::index::Facet;
use crate::search::{FacetCounts, FacetValue, Overview};
use crate::ui::address::Address;
use crate::ui::desk::Desk;
use crate::ui::effects;
use crate::ui::load::Load;
use crate::ui::state::Action;
use crate::ui::words::Words;
use yew::prelude::*;

/// Values shown before a reader asks for all.
const FEW: usize = 8;

/// The counts and what is chosen.
#[derive(Properties, PartialEq)]
pub struct FacetsProps {
    /// Words and actions.
    pub desk: Desk,
    /// The facets of the result, which may come after it.
    pub counts: Load<Overview, BundleError>,
    /// The address, for its dates.
    pub address: Address,
    /// Articles found.
    pub total: usize,
}

/// What dies with the filters.
#[derive(Clone, Default, PartialEq)]
struct Unfolded {
    /// Whether the sheet lies over the page of a phone.
    sheet: bool,
    /// The facets of which all values are shown.
    whole: Vec<Facet>,
}

/// All filters.
#[component]
pub fn Facets(props: &FacetsProps) -> Html {
    let words = props.desk.words;
    let unfolded = use_state(Unfolded::default);
    html! {
        <div onkeydown={on_escape(&unfolded)}>
            <button type="button" class="facets-open" aria-controls="facets"
                aria-expanded={unfolded.sheet.to_string()} onclick={turn_sheet(&unfolded)}>{ opener(words, &props.address) }</button>
            <section class="facets" id="facets" aria-label={words.filters}>
                { groups(&props.desk, &props.counts, &unfolded) }
                { dates(&props.desk, &props.address) }
                <button type="button" class="facets-close" onclick={turn_sheet(&unfolded)}>
                    { (words.show)(props.total) }
                </button>
            </section>
        </div>
    }
}

/// All facets; their place while they come; why they do not come.
fn groups(desk: &Desk, counts: &Load<Overview, BundleError>, unfolded: &UseStateHandle<Unfolded>) -> Html {
    match counts {
        Load::Ready(spread) => {
            let facets = spread.facets.iter().filter(|counts| !counts.values.is_empty());
            facets.map(|counts| group(desk, counts, unfolded)).collect()
        }
        Load::Waiting | Load::Slow => html! { <div class="facets-waiting" aria-busy="true" /> },
        Load::Failed(error) => {
            html! { <div class="facets-failed">{ failure_note(desk, error, retry(desk, error)) }</div> }
        }
    }
}

fn opener(words: &Words, address: &Address) -> String {
    let dates = [&address.from, &address.to].into_iter().filter(|day| !day.is_empty());
    match address.chosen.len() + dates.count() {
        0 => words.filters.to_owned(),
        count => (words.filters_chosen)(count),
    }
}

fn turn_sheet(unfolded: &UseStateHandle<Unfolded>) -> Callback<MouseEvent> {
    let unfolded = unfolded.clone();
    Callback::from(move |_| unfolded.set(Unfolded { sheet: !unfolded.sheet, ..(*unfolded).clone() }))
}

/// Escape closes the sheet and gives the focus back.
fn on_escape(unfolded: &UseStateHandle<Unfolded>) -> Callback<KeyboardEvent> {
    let unfolded = unfolded.clone();
    Callback::from(move |event: KeyboardEvent| {
        if unfolded.sheet && event.key() == "Escape" {
            unfolded.set(Unfolded { sheet: false, ..(*unfolded).clone() });
            effects::focus(".facets-open");
        }
    })
}

fn show_whole(unfolded: &UseStateHandle<Unfolded>, facet: Facet) -> Callback<MouseEvent> {
    let unfolded = unfolded.clone();
    Callback::from(move |_| {
        let mut next = (*unfolded).clone();
        next.whole.push(facet);
        unfolded.set(next);
    })
}

/// One facet: its largest values, all on demand.
fn group(desk: &Desk, counts: &FacetCounts, unfolded: &UseStateHandle<Unfolded>) -> Html {
    let (words, facet, values) = (desk.words, counts.facet, &counts.values);
    let whole = values.len() <= FEW || unfolded.whole.contains(&facet);
    let shown = if whole { values.iter().collect() } else { largest(values) };
    html! {
        <section>
            <h2>{ (words.facet)(facet) }</h2>
            <ul>
                for value in shown {
                    <li key={value.value.clone()}>{ switch(desk, facet, value) }</li>
                }
            </ul>
            if !whole {
                <button type="button" class="facets-more" onclick={show_whole(unfolded, facet)}>
                    { (words.more)(values.len()) }
                </button>
            }
        </section>
    }
}

/// The largest values and the chosen ones, in the order of all.
fn largest(values: &[FacetValue]) -> Vec<&FacetValue> {
    let mut counts: Vec<u32> = values.iter().map(|value| value.count as u32).collect();
    counts.sort_unstable();
    let least = counts.iter().nth_back(FEW - 1).copied().unwrap_or(0) as usize;
    let above = values.iter().filter(|value| value.count > least).count();
    let mut equal = FEW - above;
    values
        .iter()
        .filter(|value| value.chosen || value.count > least || take(&mut equal, value.count == least))
        .collect()
}

/// Whether one more of a number is to be had, where it is wanted.
fn take(left: &mut usize, wanted: bool) -> bool {
    let taken = wanted && *left > 0;
    *left -= usize::from(taken);
    taken
}

/// One value.
fn switch(desk: &Desk, facet: Facet, value: &FacetValue) -> Html {
    let onclick = desk.on::<MouseEvent>(Action::Toggled(facet, value.value.clone()));
    html! {
        <button type="button" class="facets-value" aria-pressed={value.chosen.to_string()}
            data-facet={facet.key()} data-value={value.value.clone()} {onclick}>
            <span>{ desk.words.value(facet, &value.value) }</span><small>{ value.count }</small>
        </button>
    }
}

/// First and last day.
fn dates(desk: &Desk, address: &Address) -> Html {
    let (from, to) = (address.from.clone(), address.to.clone());
    let from_changed = dated(desk, move |from| Action::Dated(from, to.clone()));
    let to_changed = dated(desk, move |to| Action::Dated(from.clone(), to));
    html! {
        <fieldset class="facets-dates">
            <legend>{ desk.words.dates }</legend>
            <label>
                { desk.words.from }
                <input type="date" name="from" value={address.from.clone()} onchange={from_changed} />
            </label>
            <label>
                { desk.words.to }
                <input type="date" name="to" value={address.to.clone()} onchange={to_changed} />
            </label>
        </fieldset>
    }
}

fn dated(desk: &Desk, action: impl Fn(String) -> Action + 'static) -> Callback<Event> {
    let send = desk.send.clone();
    Callback::from(move |event: Event| send.emit(action(effects::text_of(&event))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_values_keep_their_order() {
        let counts = [1, 9, 2, 2, 9, 9, 9, 9, 9, 2, 1];
        let value = |(index, &count): (usize, &usize)| FacetValue {
            value: index.to_string(),
            count,
            chosen: index == 10,
        };
        let values: Vec<FacetValue> = counts.iter().enumerate().map(value).collect();
        let shown: Vec<&str> = largest(&values).iter().map(|value| value.value.as_str()).collect();
        assert_eq!(shown, ["1", "2", "3", "4", "5", "6", "7", "8", "10"]);
    }
}

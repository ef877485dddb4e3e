//! How the results spread over the months: a strip of bars above the list of
//! months, which says the same in words.

use crate::search::FacetValue;
use yew::prelude::*;

/// Height of the largest bar, in units of the drawing.
const HEIGHT: usize = 40;
/// More months than this would be bars too thin to see.
const MONTHS: usize = 480;

/// A bar for each month from the first to the last, also for those without
/// results; nothing where there are fewer than three months.
pub fn timeline(months: &[FacetValue]) -> Html {
    let known: Vec<(usize, &FacetValue)> =
        months.iter().filter_map(|value| Some((month(&value.value)?, value))).collect();
    let (Some(first), Some(last)) =
        (known.iter().map(|(at, _)| *at).min(), known.iter().map(|(at, _)| *at).max())
    else {
        return Html::default();
    };
    let most = known.iter().map(|(_, value)| value.count).max().unwrap_or(0).max(1);
    if !(3..=MONTHS).contains(&(last - first + 1)) {
        return Html::default();
    }
    html! {
        <svg class="timeline" viewBox={format!("0 0 {} {HEIGHT}", last - first + 1)} preserveAspectRatio="none" aria-hidden="true">
            for (at, value) in known {
                { bar(at - first, value, most) }
            }
        </svg>
    }
}

/// One month; what has any results is at least two units high.
fn bar(at: usize, value: &FacetValue, most: usize) -> Html {
    let least = if value.count == 0 { 0 } else { 2 };
    let height = (value.count * HEIGHT / most).max(least);
    let class = value.chosen.then_some("timeline-chosen");
    html! {
        <rect {class} x={at.to_string()} y={(HEIGHT - height).to_string()} width="0.8" height={height.to_string()} />
    }
}

/// Months since the year 0 of `2022-02`; `None` without a month.
fn month(iso: &str) -> Option<usize> {
    let (year, month) = iso.split_once('-')?;
    Some(year.parse::<usize>().ok().filter(|&year| year < 10_000)? * 12 + month.parse::<usize>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_through() {
        assert_eq!(month("2022-01").zip(month("2021-12")).map(|(a, b)| a - b), Some(1));
        for text in ["undated", "2022", "--02", "99999999999-01", ""] {
            assert_eq!(month(text), None, "{text}");
        }
    }
}

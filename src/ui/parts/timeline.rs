//! How the results spread over time: a bar for each month or year, which
//! narrows the results to it. The list of months says the same in words.

use crate::search::{Bar, Histogram};
use crate::ui::address::Address;
use crate::ui::words::Words;
use yew::prelude::*;

/// Height of the largest bar, in units of the drawing.
const HEIGHT: usize = 40;
/// More bars than this would be too thin to see.
const BARS: usize = 480;

/// A bar for each month or year from the first to the last, also for those
/// without results; below it what cannot be drawn: years without a month, no
/// date at all.
pub fn timeline(words: &Words, histogram: &Histogram, address: &Address) -> Html {
    let Histogram { bars, undated } = histogram;
    let by_month = bars.iter().any(|bar| bar.period.len() > 4);
    let drawn = bars.iter().filter_map(|bar| Some((place(&bar.period, by_month)?, bar)));
    let drawn: Vec<(usize, &Bar)> = drawn.collect();
    let vague = bars.iter().filter(|bar| place(&bar.period, by_month).is_none());
    let vague: Vec<Html> = vague.map(|bar| no_month(words, bar)).collect();
    html! {
        <section class="timeline" aria-label={words.timeline}>
            { drawing(words, &drawn, address) }
            if !vague.is_empty() || *undated > 0 {
                <p class="timeline-note">
                    { vague }
                    if *undated > 0 { <span>{ (words.undated_count)(*undated) }</span> }
                </p>
            }
        </section>
    }
}

fn no_month(words: &Words, bar: &Bar) -> Html {
    html! { <span>{ (words.no_month)(&(words.day)(&bar.period), bar.count) }</span> }
}

/// Nothing where there are fewer than three bars.
fn drawing(words: &Words, drawn: &[(usize, &Bar)], address: &Address) -> Html {
    let (Some((first, from)), Some((last, to))) = (drawn.first(), drawn.last()) else {
        return Html::default();
    };
    let count = last - first + 1;
    if !(3..=BARS).contains(&count) {
        return Html::default();
    }
    let most = drawn.iter().map(|(_, bar)| bar.count).max().unwrap_or(0).max(1);
    html! {
        <>
            <svg viewBox={format!("0 0 {count} {HEIGHT}")} preserveAspectRatio="none" aria-hidden="true">
                for (at, bar) in drawn {
                    { link(words, at - first, bar, most, address) }
                }
            </svg>
            <p class="timeline-ends" aria-hidden="true">
                <span>{ (words.day)(&from.period) }</span><span>{ (words.day)(&to.period) }</span>
            </p>
        </>
    }
}

/// One bar, at least two units high. Keys reach the list of months instead.
fn link(words: &Words, at: usize, bar: &Bar, most: usize, address: &Address) -> Html {
    let height = (bar.count * HEIGHT / most).max(2);
    let period = bar.period.clone();
    let narrowed = Address { from: period.clone(), to: period, sheet: 0, ..address.list() };
    html! {
        <a href={narrowed.href()} tabindex="-1" data-period={bar.period.clone()}>
            <title>{ format!("{} {}", (words.day)(&bar.period), (words.articles)(bar.count)) }</title>
            <rect x={at.to_string()} y={(HEIGHT - height).to_string()} width="0.8" height={height.to_string()} />
        </a>
    }
}

/// Where a month or year stands among all; `None` for a year among months.
fn place(period: &str, by_month: bool) -> Option<usize> {
    let (year, month) = period.split_once('-').map_or((period, None), |(year, month)| (year, Some(month)));
    let year = year.parse::<usize>().ok().filter(|&year| year < 10_000)?;
    if by_month { Some(year * 12 + month?.parse::<usize>().ok()?) } else { Some(year) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_years_are_counted_through() {
        let months = place("2022-01", true).zip(place("2021-12", true));
        assert_eq!(months.map(|(a, b)| a - b), Some(1));
        assert_eq!(place("2022", false), Some(2022));
        for period in ["2022", "--02", "99999999999-01", ""] {
            assert_eq!(place(period, true), None, "{period}");
        }
    }
}

//! Why an article was found, where its title and snippet do not show it, and
//! what its score is made of.

use super::pieces;
use crate::search::{Explanation, Hit, Why};
use crate::ui::words::Words;
use yew::prelude::*;

/// Notes beside a hit.
pub fn why(words: &Words, hit: &Hit) -> Html {
    html! {
        <>
            for reason in &hit.why {
                <p class="why">{ note(words, reason) }</p>
            }
            { hit.explanation.as_ref().map(|explanation| score(words, explanation)) }
        </>
    }
}

fn note(words: &Words, reason: &Why) -> Html {
    match reason {
        Why::Byline(text) => named(words.byline, pieces(text)),
        Why::Field(field, value) => named(words.choose(&field.name()), pieces(value)),
        Why::Date(iso) => named(words.line_date, Html::from((words.day)(iso))),
    }
}

fn named(name: &str, value: Html) -> Html {
    html! { <><b>{ name }</b>{ " " }{ value }</> }
}

/// The score as a tree of named numbers.
fn score(words: &Words, explanation: &Explanation) -> Html {
    html! {
        <details class="why-score" open=true>
            <summary>{ words.score }</summary>
            <ul>{ branch(words, explanation) }</ul>
        </details>
    }
}

fn branch(words: &Words, explanation: &Explanation) -> Html {
    html! {
        <li>
            { words.choose(&explanation.name) }{ " " }<b>{ hundredths(explanation.value) }</b>
            if !explanation.parts.is_empty() {
                <ul>
                    for part in &explanation.parts {
                        { branch(words, part) }
                    }
                </ul>
            }
        </li>
    }
}

/// Two decimals; printing any float would cost the browser ten kilobytes.
fn hundredths(number: f32) -> String {
    let whole = (number.abs() * 100.0).round() as u64;
    let minus = if number < 0.0 { "−" } else { "" };
    format!("{minus}{}.{:02}", whole / 100, whole % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_two_decimals() {
        assert_eq!([0.0, 1.25, -2.5, 12.0].map(hundredths), ["0.00", "1.25", "−2.50", "12.00"]);
    }
}

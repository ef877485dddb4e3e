//! Occurrences in aligned columns: what stands before, the hit, what stands
//! behind, where.

use super::failure::{failure_note, retry};
use crate::bundle::BundleError;
use crate::search::Line;
use crate::ui::address::Address;
use crate::ui::desk::Desk;
use crate::ui::typeset::typeset;
use crate::ui::words::Words;
use yew::prelude::*;

/// A line with the number of its hit, or why its article cannot be had.
type Row = Result<(Line, usize), BundleError>;

/// The lines; each hit leads to its place in the article. What fails says why
/// once; `said` was said above.
pub fn lines_table(desk: &Desk, rows: &[Row], said: Option<&BundleError>, address: &Address) -> Html {
    let words = desk.words;
    html! {
        <table class="lines-table">
            <thead>
                <tr>
                    <th scope="col">{ words.line_left }</th>
                    <th scope="col">{ words.line_hit }</th>
                    <th scope="col">{ words.line_right }</th>
                    <th scope="col">{ words.line_article }</th>
                    <th scope="col">{ words.line_date }</th>
                </tr>
            </thead>
            <tbody>
                for (place, row) in rows.iter().enumerate() {
                    { match row {
                        Ok((line, hit)) => here(words, line, Address { hit: *hit, ..address.article(&line.id) }),
                        Err(error) => failed(desk, error, said == Some(error) || is_among(error, &rows[..place])),
                    } }
                }
            </tbody>
        </table>
    }
}

/// One line; breaks of paragraphs would break the columns.
fn here(words: &Words, line: &Line, place: Address) -> Html {
    let sides = [&line.left, &line.hit, &line.right].map(|text| text.replace('\n', " "));
    let set = typeset(&sides.each_ref().map(String::as_str));
    let date = line.date.as_ref().map_or(words.undated.to_owned(), |iso| (words.day)(iso));
    html! {
        <tr data-line={line.id.clone()}>
            <td class="lines-table-left"><bdi>{ &set[0] }</bdi></td>
            <td class="lines-table-hit"><a href={place.href()}><mark>{ &set[1] }</mark></a></td>
            <td class="lines-table-right">{ &set[2] }</td>
            <td class="lines-table-article">{ &line.title }</td>
            <td class="lines-table-date">{ date }</td>
        </tr>
    }
}

/// The place of a line whose article cannot be had.
fn failed(desk: &Desk, error: &BundleError, said: bool) -> Html {
    let note = match said {
        true => html! { <p class="failure-note">{ desk.words.same_file }</p> },
        false => failure_note(desk, error, retry(desk, error)),
    };
    html! { <tr><td class="lines-table-failed" colspan="5">{ note }</td></tr> }
}

fn is_among(error: &BundleError, rows: &[Row]) -> bool {
    rows.iter().any(|row| row.as_ref().err() == Some(error))
}

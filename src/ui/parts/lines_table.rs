//! Occurrences in aligned columns: what stands before, the hit, what stands
//! behind, where.

use crate::search::Line;
use crate::ui::address::Address;
use crate::ui::typeset::typeset;
use crate::ui::words::Words;
use yew::prelude::*;

/// The lines; each hit leads to its place in the article.
pub fn lines_table(words: &Words, lines: &[(Line, usize)], address: &Address) -> Html {
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
                for (line, hit) in lines {
                    { row(words, line, Address { hit: *hit, ..address.article(&line.id) }) }
                }
            </tbody>
        </table>
    }
}

/// One line; breaks of paragraphs would break the columns.
fn row(words: &Words, line: &Line, place: Address) -> Html {
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

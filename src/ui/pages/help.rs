//! How to ask: every way of writing a query, every field, each with an example
//! to follow.

use crate::query::{FIELDS, HELP};
use crate::ui::address::{Address, Language};
use crate::ui::words::Words;
use yew::prelude::*;

/// The two tables of the parser.
pub fn help_page(words: &Words, address: &Address) -> Html {
    let chinese = words.language == Language::Zh;
    html! {
        <article class="help">
            <h1 tabindex="-1">{ words.help }</h1>
            <table>
                { head([words.help_written, words.help_finds, words.help_example]) }
                <tbody>
                    for way in &HELP {
                        { row(way.written, if chinese { way.zh } else { way.en }, way.example, address) }
                    }
                </tbody>
            </table>
            <h2>{ words.help_fields }</h2>
            <table>
                { head([words.help_field, words.help_also, words.help_example]) }
                <tbody>
                    for field in &FIELDS {
                        { row(&format!("{}　{}", field.zh, field.en), &field.also.join(words.comma), field.example, address) }
                    }
                </tbody>
            </table>
        </article>
    }
}

fn head(names: [&str; 3]) -> Html {
    html! {
        <thead>
            <tr>
                for name in names {
                    <th scope="col">{ name }</th>
                }
            </tr>
        </thead>
    }
}

fn row(written: &str, finds: &str, example: &str, address: &Address) -> Html {
    html! {
        <tr>
            <th scope="row" lang="zh">{ written }</th>
            <td>{ finds }</td>
            <td><a lang="zh" href={address.home().asking(example).href()}>{ example }</a></td>
        </tr>
    }
}

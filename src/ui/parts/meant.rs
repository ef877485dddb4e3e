//! What was searched instead of what was typed, and what else may be meant.

use crate::query::{Node, Pattern, Query};
use crate::search::{Found, Relaxation};
use crate::ui::address::Address;
use crate::ui::words::Words;
use yew::prelude::*;

/// One click leads back to exactly what was typed, and to each other query.
pub fn meant(words: &Words, found: &Found, query: &Query, address: &Address) -> Html {
    html! {
        <>
            { found.assumed.as_ref().map(|assumed| instead(words, assumed, query, address)) }
            if !found.relaxations.is_empty() {
                <nav class="meant" aria-label={words.maybe}>
                    <h2>{ words.maybe }</h2>
                    <ul>
                        for other in &found.relaxations {
                            { offer(words, other, address) }
                        }
                    </ul>
                </nav>
            }
        </>
    }
}

fn instead(words: &Words, assumed: &Relaxation, query: &Query, address: &Address) -> Html {
    let how = assumed.kind.name();
    let exact = address.asking(&exactly(query).to_string());
    html! {
        <p class="meant-instead" role="note" data-assumed={assumed.kind.key()}>
            { (words.assumed)(&address.query, &assumed.query.to_string(), words.choose(&how)) }
            { " " }<a href={exact.href()}>{ words.exactly }</a>
        </p>
    }
}

fn offer(words: &Words, other: &Relaxation, address: &Address) -> Html {
    let (query, how) = (other.query.to_string(), other.kind.name());
    html! {
        <li data-relaxed={other.kind.key()}>
            <a href={address.asking(&query).href()}>{ &query }</a>
            <small>{ words.choose(&how) }{ " · " }{ (words.articles)(other.count) }</small>
        </li>
    }
}

/// The query with its texts in quotation marks: nothing is guessed of these.
fn exactly(query: &Query) -> Query {
    let quoted = |part: &Node| match part {
        Node::Text { field, pattern } => {
            Node::Text { field: *field, pattern: Pattern { quoted: true, ..pattern.clone() } }
        }
        other => other.clone(),
    };
    Query::from(Node::All(query.parts().iter().map(quoted).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query;

    #[test]
    fn the_exact_query_reads_as_itself() {
        for (typed, exact) in [("甲乙丙", "\"甲乙丙\""), ("甲 OR 乙", "甲 OR 乙")] {
            let exactly = exactly(&query::parse(typed).0).to_string();
            assert_eq!(query::parse(&exactly).0, query::parse(exact).0, "{exactly}");
        }
    }
}

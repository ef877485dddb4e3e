//! Which articles a query finds, exactly.

use super::days;
use super::order::ascending;
use super::places::{Places, near, places};
use super::sets::{Set, union, without};
use super::shape::Shape;
use super::values::{Values, with_text};
use crate::bundle::{Bundle, BundleError, both, together};
use crate::index::{self, Column, Columns};
use crate::query::{Field, Node, Pattern};
use std::rc::Rc;
use std::slice::Iter;

/// The articles that a query finds, and why.
#[derive(Debug, Clone, Default)]
pub(super) struct Matched {
    /// Their numbers, ascending.
    pub docs: Vec<u32>,
    /// Where the texts stand that must or may stand in them, in the order
    /// typed.
    pub leaves: Vec<Leaf>,
    /// Articles that lie between days that are asked for, ascending.
    pub dated: Vec<u32>,
}

/// A text of the query, looked up.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    /// As typed.
    pub typed: String,
    /// Where it was found.
    pub found: Where,
    /// Whether it must not stand there.
    pub negated: bool,
}

/// Where a text was found.
#[derive(Debug, Clone)]
pub(super) enum Where {
    /// At places of the corpus.
    Text(Places),
    /// In values of a field.
    Value(Values),
}

/// A part of a query that has to be looked up.
enum Ask<'a> {
    Text(Option<Field>, &'a Pattern),
    Near(&'a [Pattern], u32),
}

/// Finds the articles.
///
/// # Errors
/// When a chunk is missing or damaged.
pub(super) async fn evaluate(bundle: &Bundle, node: &Node) -> Result<Matched, BundleError> {
    let mut asks = Vec::new();
    collect(node, false, &mut asks);
    let answers = together(asks.into_iter().map(|(ask, negated)| look_up(bundle, ask, negated)));
    let (answers, days) = both(answers, days_of(bundle, node)).await;
    let mut leaves = answers.into_iter().collect::<Result<Vec<Leaf>, _>>()?;
    let (columns, days) = (bundle.columns(), days?);
    bundle.pause().await;
    let docs = set((columns, &days), node, &mut leaves.iter()).list(columns.len() as u32);
    leaves.retain(|leaf| !leaf.negated);
    Ok(Matched { docs, leaves, dated: dated(&days, node) })
}

/// The days of the articles, where the query asks for any.
async fn days_of(bundle: &Bundle, node: &Node) -> Result<Rc<Column>, BundleError> {
    if asks_for_days(node) { bundle.days().await } else { Ok(Rc::default()) }
}

fn asks_for_days(node: &Node) -> bool {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().any(asks_for_days),
        Node::Not(part) => asks_for_days(part),
        Node::Date { .. } => true,
        Node::Text { .. } | Node::Near { .. } => false,
    }
}

/// The articles that lie between the days the query asks for.
fn dated(days: &Column, node: &Node) -> Vec<u32> {
    match node {
        Node::All(parts) | Node::Any(parts) => {
            parts.iter().fold(Vec::new(), |docs, part| union(&docs, &dated(days, part)))
        }
        Node::Date { from, to, .. } => {
            days::articles(days, &days::days(days, from.as_deref(), to.as_deref()))
        }
        Node::Not(_) | Node::Text { .. } | Node::Near { .. } => Vec::new(),
    }
}

/// What has to be looked up, in the order in which [`set`] asks for it.
fn collect<'a>(node: &'a Node, negated: bool, asks: &mut Vec<(Ask<'a>, bool)>) {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| collect(part, negated, asks)),
        Node::Not(part) => collect(part, !negated, asks),
        Node::Text { field, pattern } => asks.push((Ask::Text(*field, pattern), negated)),
        Node::Near { patterns, within } => asks.push((Ask::Near(patterns, *within), negated)),
        Node::Date { printed, .. } => {
            asks.extend(printed.iter().map(|pattern| (Ask::Text(None, pattern), negated)));
        }
    }
}

async fn look_up(bundle: &Bundle, ask: Ask<'_>, negated: bool) -> Result<Leaf, BundleError> {
    let (typed, found) = match ask {
        Ask::Text(field, pattern) => (pattern.typed.clone(), text(bundle, field, pattern).await?),
        Ask::Near(patterns, within) => {
            let typed: Vec<&str> = patterns.iter().map(|pattern| pattern.typed.as_str()).collect();
            (typed.join(" … "), Where::Text(all_near(bundle, patterns, within).await?))
        }
    };
    Ok(Leaf { typed, found, negated })
}

async fn text(bundle: &Bundle, field: Option<Field>, pattern: &Pattern) -> Result<Where, BundleError> {
    let part = match field {
        None => None,
        Some(Field::Title) => Some(index::Field::Title),
        Some(Field::Body) => Some(index::Field::Body),
        Some(field) => return Ok(Where::Value(with_text(bundle, field, &pattern.slots).await?)),
    };
    let found = places(bundle, &Shape::of(&pattern.slots)).await?;
    let places = if pattern.whole { found.whole_words() } else { found };
    Ok(Where::Text(match part {
        Some(part) => places.within(bundle.columns(), part),
        None => places,
    }))
}

async fn all_near(bundle: &Bundle, patterns: &[Pattern], within: u32) -> Result<Places, BundleError> {
    let shapes: Vec<Shape> = patterns.iter().map(|pattern| Shape::of(&pattern.slots)).collect();
    let found = together(shapes.iter().map(|shape| places(bundle, shape))).await;
    let found = found.into_iter().collect::<Result<Vec<_>, _>>()?;
    bundle.pause().await;
    Ok(near(bundle.columns(), &found, within))
}

/// Places and days of the articles.
type Of<'a> = (&'a Columns, &'a Column);

/// The articles a part of the query matches; takes its leaves as it goes.
fn set(of: Of<'_>, node: &Node, leaves: &mut Iter<'_, Leaf>) -> Set {
    let (columns, days) = of;
    match node {
        Node::All(parts) => all(of, parts, leaves),
        Node::Any(parts) => {
            let sets = parts.iter().map(|part| set(of, part, leaves));
            sets.reduce(Set::or).unwrap_or_else(Set::everything)
        }
        Node::Not(part) => set(of, part, leaves).complement(),
        Node::Text { .. } | Node::Near { .. } => leaf_set(columns, leaves.next()),
        Node::Date { from, to, printed } => {
            let wanted = days::days(days, from.as_deref(), to.as_deref());
            let dated = Set::Docs(days::articles(days, &wanted));
            if printed.is_some() { dated.or(leaf_set(columns, leaves.next())) } else { dated }
        }
    }
}

fn leaf_set(columns: &Columns, leaf: Option<&Leaf>) -> Set {
    Set::Docs(match leaf.map(|leaf| &leaf.found) {
        Some(Where::Text(places)) => places.docs(columns),
        Some(Where::Value(values)) => values.docs.clone(),
        None => Vec::new(),
    })
}

/// The articles that match every part: the rarest text first, so that of the
/// frequent ones little is looked at.
fn all(of: Of<'_>, parts: &[Node], leaves: &mut Iter<'_, Leaf>) -> Set {
    let (columns, _) = of;
    let mut found = Set::everything();
    let mut texts: Vec<&Places> = Vec::new();
    for part in parts {
        let plain = matches!(part, Node::Text { .. } | Node::Near { .. });
        match leaves.as_slice().first().map(|leaf| &leaf.found) {
            Some(Where::Text(places)) if plain => {
                texts.push(places);
                leaves.next();
            }
            _ => found = found.and(set(of, part, leaves)),
        }
    }
    let rarest_first = ascending(&texts, |places| places.len() as u64);
    rarest_first.into_iter().fold(found, |found, places| match found {
        Set::Docs(mut docs) => {
            places.restrict(columns, &mut docs);
            Set::Docs(docs)
        }
        Set::Except(docs) => Set::Docs(without(places.docs(columns), &docs)),
    })
}

//! One text as typed, and all it may look like in print.

use super::Field;
use super::grammar::not;
use super::node::{Node, Pattern, Slot};
use super::written::{Day, read};

/// A plain text that is a date, or has a `？` inside, in every writing of it;
/// all else as it is.
pub(super) fn in_every_writing(node: Node) -> Node {
    let (field, pattern) = match node {
        Node::Not(inner) => return not(in_every_writing(*inner)),
        Node::Text { field, pattern } if !pattern.quoted && !pattern.whole => (field, pattern),
        other => return other,
    };
    let day = read(&pattern.typed).filter(Day::exists);
    let others = match &day {
        Some(day) => day.forms().iter().filter_map(|form| Pattern::bare(form)).collect(),
        None => as_it_stands(&pattern),
    };
    let mut writings = vec![pattern];
    for other in others {
        if writings.iter().all(|known| known.slots != other.slots) {
            writings.push(other);
        }
    }
    any(field, day, writings)
}

/// `何时？今天`, pasted, means its question mark.
fn as_it_stands(pattern: &Pattern) -> Vec<Pattern> {
    let wild = pattern.slots.contains(&Slot::One);
    Pattern::quoted(&pattern.typed).filter(|_| wild).into_iter().collect()
}

/// Any of the writings; of a date with a year, first the days themselves.
fn any(field: Option<Field>, day: Option<Day>, writings: Vec<Pattern>) -> Node {
    let mut iso = day.filter(|day| field.is_none() && day.month.is_some()).and_then(|day| day.iso());
    let node = |pattern: Pattern| match iso.take() {
        Some(iso) => Node::Date { from: Some(iso.clone()), to: Some(iso), printed: Some(pattern) },
        None => Node::Text { field, pattern },
    };
    let mut nodes: Vec<Node> = writings.into_iter().map(node).collect();
    if nodes.len() == 1 { nodes.remove(0) } else { Node::Any(nodes) }
}

/// The text as typed of which [`in_every_writing`] makes this node; `None`
/// where it is no single text.
pub(super) fn typed_once(node: &Node) -> Option<(Option<Field>, &Pattern)> {
    let (field, pattern) = match node {
        Node::Text { field, pattern } => return Some((*field, pattern)),
        Node::Date { printed: Some(pattern), .. } => return Some((None, pattern)),
        Node::Any(parts) => match parts.first()? {
            Node::Any(_) => return None,
            first => typed_once(first)?,
        },
        _ => return None,
    };
    let again = in_every_writing(Node::Text { field, pattern: pattern.clone() });
    (again == *node).then_some((field, pattern))
}

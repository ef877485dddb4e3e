//! What stands on either side of 近, as nodes.

use super::node::{Node, Pattern};

/// Most pairings of alternatives: `(甲 或 乙) 近/5 (丙 或 丁)` has four.
const PAIRINGS: usize = 64;

/// Two sides near each other; a longer chain where the left is one already,
/// each pairing where a side has alternatives. `None` if a side is no text.
pub(super) fn beside(left: &Node, right: &Node, within: u32) -> Option<Vec<Node>> {
    if let (Node::Near { patterns, within: unlike }, Node::Text { field: None, pattern }) = (left, right)
        && *unlike != within
    {
        let last = [patterns.last()?.clone(), pattern.clone()];
        return Some(vec![left.clone(), Node::Near { patterns: last.into(), within }]);
    }
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    let known = chains(left, Some(within), &mut lefts) && chains(right, None, &mut rights);
    if !known || lefts.len() * rights.len() > PAIRINGS {
        return None;
    }
    let pair = |(left, right): (&Vec<Pattern>, &Vec<Pattern>)| Node::Near {
        patterns: [left.as_slice(), right.as_slice()].concat(),
        within,
    };
    let pairs = lefts.iter().flat_map(|left| rights.iter().map(move |right| (left, right)));
    let mut pairs: Vec<Node> = pairs.map(pair).collect();
    Some(vec![if pairs.len() == 1 { pairs.remove(0) } else { Node::Any(pairs) }])
}

/// The alternatives of a side, each a text or a chain of the same distance;
/// `false` if it is anything else.
fn chains(node: &Node, within: Option<u32>, found: &mut Vec<Vec<Pattern>>) -> bool {
    match node {
        Node::Text { field: None, pattern } => found.push(vec![pattern.clone()]),
        Node::Near { patterns, within: same } if Some(*same) == within => found.push(patterns.clone()),
        Node::Any(parts) => return parts.iter().all(|part| chains(part, within, found)),
        _ => return false,
    }
    true
}

//! Sets of articles as ascending lists of their numbers.

/// A set of articles, or all but some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Set {
    /// These.
    Docs(Vec<u32>),
    /// All but these.
    Except(Vec<u32>),
}

impl Set {
    /// Every article.
    pub fn everything() -> Self {
        Self::Except(Vec::new())
    }

    /// The articles that are not in it.
    pub fn complement(self) -> Self {
        match self {
            Self::Docs(docs) => Self::Except(docs),
            Self::Except(docs) => Self::Docs(docs),
        }
    }

    /// The articles in both.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Docs(a), Self::Docs(b)) => Self::Docs(both(&a, &b)),
            (Self::Docs(a), Self::Except(b)) | (Self::Except(b), Self::Docs(a)) => Self::Docs(without(a, &b)),
            (Self::Except(a), Self::Except(b)) => Self::Except(union(&a, &b)),
        }
    }

    /// The articles in either.
    pub fn or(self, other: Self) -> Self {
        self.complement().and(other.complement()).complement()
    }

    /// The articles, of so many in all.
    pub fn list(self, all: u32) -> Vec<u32> {
        match self {
            Self::Docs(docs) => docs,
            Self::Except(docs) => without((0..all).collect(), &docs),
        }
    }
}

/// Numbers in both lists.
pub(super) fn both(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (few, mut many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut common = Vec::with_capacity(few.len());
    for &number in few {
        many = &many[gallop(many, number)..];
        common.extend(many.first().filter(|&&found| found == number));
    }
    common
}

/// Numbers of `list` that are not in `taken`.
pub(super) fn without(mut list: Vec<u32>, taken: &[u32]) -> Vec<u32> {
    let mut rest = taken;
    list.retain(|&number| {
        rest = &rest[gallop(rest, number)..];
        rest.first() != Some(&number)
    });
    list
}

/// Numbers in either list.
pub(super) fn union(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut all = Vec::with_capacity(a.len() + b.len());
    let mut rest = b;
    for &number in a {
        let (before, from) = rest.split_at(gallop(rest, number));
        all.extend_from_slice(before);
        all.push(number);
        rest = if from.first() == Some(&number) { &from[1..] } else { from };
    }
    all.extend_from_slice(rest);
    all
}

/// Index of the first number that is not below `wanted`: doubling steps, then
/// halving ones, so that passing over much costs little.
pub(super) fn gallop(list: &[u32], wanted: u32) -> usize {
    let mut step = 1;
    while step < list.len() && list[step] < wanted {
        step *= 2;
    }
    let (from, to) = (step / 2, list.len().min(step + 1));
    from + list[from..to].partition_point(|&number| number < wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const ALL: u32 = 40;

    fn list(set: &BTreeSet<u32>) -> Vec<u32> {
        set.iter().copied().collect()
    }

    proptest! {
        #[test]
        fn lists_do_what_sets_do(a in prop::collection::btree_set(0..ALL, 0..30), b in prop::collection::btree_set(0..ALL, 0..8), turn_a: bool, turn_b: bool) {
            let set = |turn, docs: &BTreeSet<u32>| if turn { Set::Except(list(docs)) } else { Set::Docs(list(docs)) };
            let truth = |turn, docs: &BTreeSet<u32>| (0..ALL).filter(|doc| docs.contains(doc) != turn).collect::<BTreeSet<u32>>();
            let (x, y) = (truth(turn_a, &a), truth(turn_b, &b));
            let (a, b) = (set(turn_a, &a), set(turn_b, &b));
            prop_assert_eq!(a.clone().and(b.clone()).list(ALL), list(&x.intersection(&y).copied().collect()));
            prop_assert_eq!(a.or(b).list(ALL), list(&x.union(&y).copied().collect()));
        }
    }
}

//! Headlines that stand above an article and may belong to another.
//!
//! Where a page has lost headlines, one that is left may have slid to a
//! neighbour. It is taken off when it stands apart from the rest of the
//! headline block and shares not three characters in a row with the text.

use super::draft::{Draft, Piece};
use super::seam::triples;
use super::sheet::Sheet;
use std::collections::HashSet;

/// Takes doubtful lines off the headline blocks; gives their indexes.
pub fn detach(sheet: &Sheet, drafts: &mut [Draft]) -> Vec<usize> {
    let lost = drafts.iter().any(|draft| draft.lead.is_some() && draft.headline.is_empty());
    if !lost {
        return Vec::new();
    }
    drafts.iter_mut().flat_map(|draft| detach_one(sheet, draft)).collect()
}

fn detach_one(sheet: &Sheet, draft: &mut Draft) -> Vec<usize> {
    let Some(apart) = gap_inside(sheet, &draft.headline) else { return Vec::new() };
    let body: HashSet<[char; 3]> =
        draft.body.iter().flat_map(|piece| triples(sheet.chars(&piece.span))).collect();
    let shares = |group: &[Piece]| {
        group.iter().flat_map(|piece| triples(sheet.chars(&piece.span))).any(|triple| body.contains(&triple))
    };
    let (above, below) = draft.headline.split_at(apart);
    if !shares(above) || shares(below) {
        return Vec::new();
    }
    draft.headline.split_off(apart).into_iter().map(|piece| piece.line).collect()
}

/// Where the block falls into two groups: lines that stand together, then a
/// blank line, then the rest.
fn gap_inside(sheet: &Sheet, block: &[Piece]) -> Option<usize> {
    let gaps: Vec<usize> = (1..block.len()).filter(|&n| sheet.lines[block[n].line].gap > 0).collect();
    match gaps[..] {
        [apart] if block.len() > 2 => Some(apart),
        _ => None,
    }
}

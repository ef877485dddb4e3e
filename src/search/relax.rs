//! What the reader may have meant: the ladder of relaxations.

use super::evaluate::evaluate;
use super::order::{ascending, descending};
use crate::bundle::{Bundle, BundleError, both, together};
use crate::lookup::{self, How, Piece};
use crate::paper::Languages;
use crate::query::{Field, Node, Pattern, Query};
use crate::text::STOP;

/// Parts of a query beyond which nothing is guessed.
const PARTS: usize = 8;
/// Most names that are tried for one text.
const CANDIDATES: usize = 4;
/// Most relaxations that are answered.
const MOST: usize = 6;
/// Articles up to which a query is thought to have found little.
const LITTLE: usize = 2;
/// Characters from which on a text with one wrong character is taken for the
/// right one without asking: in a short one any character may be meant.
const LONG: usize = 4;

/// Another query near the one that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxation {
    /// The other query; its `Display` can be typed.
    pub query: Query,
    /// How it was made of the one that was typed.
    pub kind: RelaxationKind,
    /// Number of articles it finds.
    pub count: usize,
}

/// How a query was made of another one, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RelaxationKind {
    /// A run-together text was cut into words that must all occur.
    Cut,
    /// Letters were read as pinyin, whole or by initials.
    Pinyin,
    /// Characters were taken for others that sound alike.
    Homophone,
    /// Characters were taken for others that look alike.
    LookAlike,
    /// One character was added, left out or swapped with its neighbour.
    Slip,
    /// A part of the query was left out.
    Part,
}

impl RelaxationKind {
    /// What was done, in a word or two, in both languages.
    pub fn name(self) -> Languages {
        let (zh, en) = match self {
            Self::Cut => ("分词", "cut into words"),
            Self::Pinyin => ("拼音", "pinyin"),
            Self::Homophone => ("同音", "sounds alike"),
            Self::LookAlike => ("形近", "looks alike"),
            Self::Slip => ("一字之差", "one character off"),
            Self::Part => ("略去一部分", "a part left out"),
        };
        Languages { zh: zh.to_owned(), en: en.to_owned() }
    }

    /// Its name on the command line and in the JavaScript interface.
    pub fn key(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::Pinyin => "pinyin",
            Self::Homophone => "homophone",
            Self::LookAlike => "look-alike",
            Self::Slip => "slip",
            Self::Part => "part",
        }
    }
}

impl From<How> for RelaxationKind {
    fn from(how: How) -> Self {
        match how {
            How::Pinyin | How::Initials | How::Mixed => Self::Pinyin,
            How::Homophone | How::NearSound => Self::Homophone,
            How::LookAlike => Self::LookAlike,
            How::Edit => Self::Slip,
        }
    }
}

impl Relaxation {
    /// Whether it finds anything; where it asks for less of the same, more.
    fn adds_to(&self, found: usize) -> bool {
        let wider = matches!(self.kind, RelaxationKind::Cut | RelaxationKind::Part);
        self.count > if wider { found } else { 0 }
    }
}

/// A step of the ladder.
struct Rung {
    relaxation: Relaxation,
    /// Whether it is so likely meant that it is searched without asking.
    sure: bool,
}

/// Another node for one text of a query.
struct Other {
    node: Node,
    kind: RelaxationKind,
    sure: bool,
    /// Number of articles it finds by itself.
    count: usize,
}

/// What to search instead, and what else to offer: for a query that finds
/// `found` articles and, where `said` is false, stands on no page either.
///
/// # Errors
/// When a chunk is missing or damaged.
pub(super) async fn relax(
    bundle: &Bundle,
    query: &Query,
    found: usize,
    said: bool,
) -> Result<(Option<Relaxation>, Vec<Relaxation>), BundleError> {
    if query.is_empty() || found > LITTLE || query.parts().len() > PARTS {
        return Ok((None, Vec::new()));
    }
    let mut rungs = ladder(bundle, query, found).await?;
    rungs.retain(|rung| rung.relaxation.query != *query && rung.relaxation.adds_to(found));
    let first = rungs.iter().position(|rung| rung.sure).filter(|_| found == 0 && !said);
    let assumed = first.map(|index| rungs.remove(index).relaxation);
    rungs.truncate(MOST);
    Ok((assumed, rungs.into_iter().map(|rung| rung.relaxation).collect()))
}

async fn ladder(bundle: &Bundle, query: &Query, found: usize) -> Result<Vec<Rung>, BundleError> {
    let parts = query.parts();
    let mut rungs = Vec::new();
    if let Some(joined) = syllables(parts).filter(|_| found == 0) {
        rungs.extend(taken_otherwise(bundle, &joined, found).await?);
    }
    rungs.extend(taken_otherwise(bundle, parts, found).await?);
    if found == 0 && parts.len() > 1 {
        rungs.extend(without_a_part(bundle, parts, false).await?);
    }
    Ok(rungs)
}

/// The parts with their texts that find nothing taken for others.
async fn taken_otherwise(bundle: &Bundle, parts: &[Node], found: usize) -> Result<Vec<Rung>, BundleError> {
    let of = async |(index, part): (usize, &Node)| {
        let alone = parts.len() == 1 || found == 0 && evaluate(bundle, part).await?.docs.is_empty();
        match text(part).filter(|_| alone) {
            Some((field, pattern)) => Ok(Some((index, others_for(bundle, field, pattern).await?))),
            None => Ok(None),
        }
    };
    let others = together(parts.iter().enumerate().map(of)).await;
    let others = others.into_iter().collect::<Result<Vec<_>, BundleError>>()?;
    let others: Vec<(usize, Vec<Other>)> = others.into_iter().flatten().collect();
    counted(bundle, replacements(parts, &others)).await
}

/// Drafts with the number of articles that each finds.
async fn counted(bundle: &Bundle, drafts: Vec<Draft>) -> Result<Vec<Rung>, BundleError> {
    together(drafts.into_iter().map(|draft| draft.counted(bundle))).await.into_iter().collect()
}

/// Pinyin with blanks between its syllables, `gao xin qu`, as one text.
fn syllables(parts: &[Node]) -> Option<Vec<Node>> {
    let mut joined: Vec<Node> = Vec::new();
    let mut run = String::new();
    for part in parts {
        match letters(part) {
            Some(typed) => {
                joined.extend(run.is_empty().then(|| part.clone()));
                run.push_str(typed);
                *joined.last_mut()? = Node::Text { field: None, pattern: Pattern::bare(&run)? };
            }
            None => {
                run.clear();
                joined.push(part.clone());
            }
        }
    }
    (joined.len() < parts.len()).then_some(joined)
}

/// A text of nothing but letters that pinyin is written with.
fn letters(node: &Node) -> Option<&str> {
    let (field, pattern) = text(node)?;
    let spelled = pattern.typed.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, 'ü' | 'Ü'));
    (field.is_none() && spelled).then_some(pattern.typed.as_str())
}

/// A text that may be taken for another one.
fn text(node: &Node) -> Option<(Option<Field>, &Pattern)> {
    match node {
        Node::Text { field, pattern } if !pattern.quoted && !pattern.whole => Some((*field, pattern)),
        _ => None,
    }
}

/// A query not counted yet.
struct Draft {
    parts: Vec<Node>,
    kind: RelaxationKind,
    sure: bool,
}

impl Draft {
    async fn counted(self, bundle: &Bundle) -> Result<Rung, BundleError> {
        let query = Query::from(all(self.parts));
        let count = evaluate(bundle, &query.root).await?.docs.len();
        Ok(Rung { relaxation: Relaxation { query, kind: self.kind, count }, sure: self.sure })
    }
}

/// All parts in one, nested ones unfolded, so that it reads like typed.
fn all(parts: Vec<Node>) -> Node {
    let mut flat: Vec<Node> = Vec::new();
    for part in parts {
        match part {
            Node::All(inner) => flat.extend(inner),
            part => flat.push(part),
        }
    }
    if flat.len() == 1 { flat.remove(0) } else { Node::All(flat) }
}

/// The query with one text replaced in each possible way; where several texts
/// occur nowhere, with the likeliest replacement of each.
fn replacements(parts: &[Node], others: &[(usize, Vec<Other>)]) -> Vec<Draft> {
    if let [(index, others)] = others {
        return others.iter().map(|other| replaced(parts, &[(*index, other)])).collect();
    }
    let firsts: Vec<(usize, &Other)> =
        others.iter().filter_map(|(index, others)| Some((*index, others.first()?))).collect();
    if firsts.is_empty() { Vec::new() } else { vec![replaced(parts, &firsts)] }
}

fn replaced(parts: &[Node], by: &[(usize, &Other)]) -> Draft {
    let mut parts = parts.to_vec();
    for (index, other) in by {
        parts[*index] = other.node.clone();
    }
    let kind = by.iter().map(|(_, other)| other.kind).max().unwrap_or(RelaxationKind::Cut);
    Draft { parts, kind, sure: by.iter().all(|(_, other)| other.sure) }
}

/// What a text may stand for, the closest first.
async fn others_for(
    bundle: &Bundle,
    field: Option<Field>,
    pattern: &Pattern,
) -> Result<Vec<Other>, BundleError> {
    let Some(chars) = pattern.chars() else { return Ok(Vec::new()) };
    let spelled = lookup::by_pinyin(bundle, &pattern.typed, CANDIDATES);
    let slipped = lookup::slips(bundle, &chars, CANDIDATES);
    let cut = async { if field.is_none() { cut(bundle, &chars).await } else { Ok(Vec::new()) } };
    let (cut, (spelled, slipped)) = both(cut, both(spelled, slipped)).await;
    let meant = spelled?.into_iter().chain(slipped?).filter_map(|candidate| {
        let sure = match candidate.how {
            How::NearSound => false,
            How::Edit => chars.len() >= LONG,
            _ => true,
        };
        let pattern = Pattern { quoted: false, ..Pattern::quoted(&candidate.meant)? };
        Some((Node::Text { field, pattern }, candidate.how.into(), sure))
    });
    let mut others = cut?;
    others.extend(weighed(bundle, meant.collect()).await?);
    others.retain(|other| other.count > 0);
    let order: Vec<usize> = (0..others.len()).collect();
    let order = ascending(&order, |&at| others[at].kind as u64);
    let mut others: Vec<Option<Other>> = others.into_iter().map(Some).collect();
    Ok(order.into_iter().filter_map(|at| others[at].take()).collect())
}

/// Nodes with the number of articles that each finds.
async fn weighed(
    bundle: &Bundle,
    nodes: Vec<(Node, RelaxationKind, bool)>,
) -> Result<Vec<Other>, BundleError> {
    let of = async |(node, kind, sure): (Node, RelaxationKind, bool)| {
        let count = evaluate(bundle, &node).await?.docs.len();
        Ok(Other { node, kind, sure, count })
    };
    together(nodes.into_iter().map(of)).await.into_iter().collect()
}

/// A text that was typed without blanks, cut into words; where they are in no
/// article together, without the most frequent of them that may be left out.
async fn cut(bundle: &Bundle, chars: &[char]) -> Result<Vec<Other>, BundleError> {
    if chars.contains(&STOP) {
        return listed(bundle, chars).await;
    }
    let pieces = lookup::cut(bundle, chars).await?;
    let words = pieces.iter().all(|piece| piece.known.is_some() || piece.range.len() > 1);
    if pieces.len() < 2 || !words {
        return Ok(Vec::new());
    }
    let parts: Vec<Node> = pieces.iter().filter_map(|piece| word(chars, piece)).collect();
    let node = all(parts.clone());
    let count = evaluate(bundle, &node).await?.docs.len();
    if count > 0 || parts.len() < 3 {
        return Ok(vec![Other { node, kind: RelaxationKind::Cut, sure: true, count }]);
    }
    let rungs = without_a_part(bundle, &parts, true).await?;
    let other = |Rung { relaxation, sure }: Rung| Other {
        node: relaxation.query.root,
        kind: relaxation.kind,
        sure,
        count: relaxation.count,
    };
    Ok(rungs.into_iter().map(other).collect())
}

/// Words typed with commas between them: all of them, or any.
async fn listed(bundle: &Bundle, chars: &[char]) -> Result<Vec<Other>, BundleError> {
    let words = chars.split(|&c| c == STOP).map(String::from_iter);
    let words = words.filter_map(|word: String| Pattern::quoted(&word));
    let plain = |text| Node::Text { field: None, pattern: Pattern { quoted: false, ..text } };
    let words: Vec<Node> = words.map(plain).collect();
    let all = (Node::All(words.clone()), RelaxationKind::Cut, true);
    weighed(bundle, vec![all, (Node::Any(words), RelaxationKind::Part, false)]).await
}

fn word(chars: &[char], piece: &Piece) -> Option<Node> {
    let typed: String = chars[piece.range.clone()].iter().collect();
    let pattern = Pattern::quoted(&typed)?;
    Some(Node::Text { field: None, pattern: Pattern { quoted: false, ..pattern } })
}

/// The query without one of its parts, the most frequent part first: what is
/// rare says most of what is meant.
async fn without_a_part(bundle: &Bundle, parts: &[Node], sure: bool) -> Result<Vec<Rung>, BundleError> {
    let count = async |(index, part): (usize, &Node)| Ok((index, evaluate(bundle, part).await?.docs.len()));
    let counts = together(parts.iter().enumerate().take(MOST).map(count)).await;
    let counts = counts.into_iter().collect::<Result<Vec<(usize, usize)>, BundleError>>()?;
    let without = |(index, _): (usize, usize)| {
        let mut parts = parts.to_vec();
        parts.remove(index);
        Draft { parts, kind: RelaxationKind::Part, sure }
    };
    let drafts = ascending(&counts, |&(_, count)| descending(count as u64)).into_iter().map(without);
    let mut rungs = counted(bundle, drafts.collect()).await?;
    rungs.retain(|rung| rung.relaxation.count > 0);
    Ok(rungs)
}

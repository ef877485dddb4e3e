//! One post of a list after another, each with the organisation that it needs:
//! 甲区党工委副书记、管委会主任 → 甲区党工委副书记 · 甲区管委会主任.

use super::{is_separator, plain};
use crate::entity::finders::phrase::{self, char_of};
use crate::entity::lexicon::Marks;
use crate::entity::sentence::Text;
use crate::entity::word::Word;
use crate::paper::{Fact, Post, Status};
use crate::text::fold_char;
use std::ops::Range;

/// The posts of the phrase `range`, organisations distributed.
pub fn posts(text: &Text, words: &[Word], range: Range<usize>) -> Vec<Post> {
    given_posts(text, words, range, None).0
}

/// The same with an organisation lent from outside; answers what the phrase
/// lends in turn.
pub fn given_posts(
    text: &Text,
    words: &[Word],
    range: Range<usize>,
    lent: Option<Base>,
) -> (Vec<Post>, Option<Base>) {
    let (Some(first), Some(last)) = (words.get(range.start), words.get(range.end - 1)) else {
        return (Vec::new(), None);
    };
    let span = first.start..last.end;
    let printed = plain(text.printed(span.clone()));
    let mut base = lent;
    let mut found = Vec::new();
    for element in elements(text, words, range) {
        let own = Element::new(text, words, element);
        let given = base.as_ref().and_then(|base| base.given_to(&own));
        let status = if given.is_some() { Status::Inferred } else { Status::Printed };
        let title = given.unwrap_or_default() + &own.printed;
        let fact = Fact { span: text.span(span.clone()), sentence: text.sentence(span.start), status };
        found.push(Post { title, printed: printed.clone(), fact });
        base = own.base().or(base);
    }
    (found, base)
}

/// The parts between separators.
fn elements(text: &Text, words: &[Word], range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = range.start;
    for at in range.clone() {
        let divides =
            at > range.start && words[at - 1].marks.any(Marks::POST) && is_separator(text, &words[at]);
        if divides {
            parts.push(from..at);
            from = at + 1;
        }
    }
    parts.push(from..range.end);
    parts.retain(|part| !part.is_empty());
    parts
}

/// One post of a list.
struct Element {
    /// As printed, without blanks.
    printed: String,
    /// The organisation's words: printed form and marks.
    body: Vec<(String, Marks)>,
    /// The head with what stands before it: 副局长.
    head: String,
}

impl Element {
    fn new(text: &Text, words: &[Word], range: Range<usize>) -> Self {
        let head = head_start(text, words, &range);
        let form = |word: &Word| plain(text.printed(word.start..word.end));
        let is_present = |word: &&Word| !matches!(char_of(text, word), Some('原' | '前'));
        let first = words[range.start].start;
        let last = words[range.end - 1].end;
        Self {
            printed: plain(text.printed(first..last)),
            body: words[range.start..head]
                .iter()
                .filter(is_present)
                .map(|word| (form(word), word.marks))
                .collect(),
            head: words[head..range.end].iter().map(form).collect(),
        }
    }

    /// What it lends to elements after it.
    fn base(&self) -> Option<Base> {
        (!self.body.is_empty()).then(|| Base { body: self.body.clone() })
    }

    /// Whether it needs an organisation from outside: it has none, or only
    /// the bare name of a department.
    fn needs(&self) -> bool {
        match self.body.as_slice() {
            [] => true,
            [(name, marks)] => {
                marks.any(Marks::TAIL) && !marks.any(Marks::WHOLE.and(Marks::PLACE)) && !has_level(name)
            }
            _ => false,
        }
    }
}

/// Where the head of a post begins: its last word and 副, 常务 before it.
fn head_start(text: &Text, words: &[Word], range: &Range<usize>) -> usize {
    let mut head = range.end - 1;
    let goes_with = |word: &Word| {
        let chars = &text.chars[word.start..word.end];
        phrase::is_prefix(chars) || chars == ['党']
    };
    while head > range.start && goes_with(&words[head - 1]) {
        head -= 1;
    }
    head
}

/// 市委, 省政府: the level is in the name.
fn has_level(name: &str) -> bool {
    name.starts_with(['省', '市', '县', '區', '区', '镇', '乡', '縣', '鎮', '鄉'])
}

/// The organisation of an element before.
#[derive(Clone)]
pub struct Base {
    body: Vec<(String, Marks)>,
}

impl Base {
    /// What stands in front of `element` if it needs an organisation.
    fn given_to(&self, element: &Element) -> Option<String> {
        if !element.needs() {
            return None;
        }
        let head = simple(&element.head);
        let department = element.body.first().map(|(name, _)| simple(name)).or_else(|| own_department(&head));
        if let Some(department) = department {
            return Some(self.place(&department)).filter(|place| !place.is_empty());
        }
        let committee = self.body.last().is_some_and(|(name, _)| is_committee(&simple(name)));
        let whole = keeps_party(&head) || !committee;
        let office = if whole { self.whole() } else { self.without_party() };
        let doubled = has_level(&office) && office.chars().count() == 1 && head.contains('长');
        (fits_level(&head, &simple(&office)) && !office.is_empty() && !doubled).then_some(office)
    }

    fn whole(&self) -> String {
        self.body.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// Without the party's own body at its end: 双河办事处 of
    /// 双河办事处党工委, 甲市 of 甲市委.
    fn without_party(&self) -> String {
        let Some(((last, marks), rest)) = self.body.split_last() else {
            return String::new();
        };
        if !marks.any(Marks::PARTY) {
            return self.whole();
        }
        let level: String = last.chars().take(1).filter(|_| has_level(last)).collect();
        rest.iter().map(|(name, _)| name.as_str()).collect::<String>() + &level
    }

    /// The place or office in front of its last body, for a department that
    /// stands beside that body: 高新区 for 管委会 after 高新区党工委. A department
    /// of the party committee belongs to the committee.
    fn place(&self, department: &str) -> String {
        let Some((name, marks)) = self.body.last() else { return String::new() };
        let (name, party) = (simple(name), marks.any(Marks::PARTY));
        let own = party && name.ends_with('委') && is_committee_department(department);
        if own || !is_committee(&name) && is_organ(department) {
            return self.whole();
        }
        let stands = marks.any(Marks::TAIL.and(Marks::WHOLE).and(Marks::SINGLE_TAIL));
        match stands && self.body.len() == 1 {
            _ if party => self.without_party(),
            true => String::new(),
            false => self.whole(),
        }
    }
}

/// Folded, to be compared.
fn simple(printed: &str) -> String {
    printed.chars().map(fold_char).collect()
}

/// 总工会 of 总工会主席: a body that the head itself names.
fn own_department(head: &str) -> Option<String> {
    let stem = ["主席", "主任"].iter().find_map(|title| head.strip_suffix(title))?;
    stem.ends_with("工会").then(|| stem.to_owned())
}

/// 党委, 党工委, 党支部: what stands in front of it has organs, not it.
fn is_committee(name: &str) -> bool {
    ["委", "党组", "纪检组", "支部", "总支", "委会"].iter().any(|tail| name.ends_with(tail))
}

/// Organs that any body has: 党组 of 市文联.
fn is_organ(name: &str) -> bool {
    ["党组", "机关党委", "办公室", "政治部"].contains(&name)
}

/// 组织部, 宣传部, 政法委: departments of a party committee.
fn is_committee_department(name: &str) -> bool {
    ["组织部", "宣传部", "统战部", "政法委", "政研室", "社会工作部", "政法委员会"].contains(&name)
}

/// 镇长 is the head of a 镇 only, 市长 of a 市.
fn fits_level(head: &str, office: &str) -> bool {
    const LEVELS: [&str; 8] = ["省", "市", "县", "区", "镇", "乡", "村", "州"];
    let level = head.strip_suffix('长').and_then(|stem| LEVELS.iter().find(|level| stem.ends_with(**level)));
    level.is_none_or(|level| office.ends_with(level))
}

/// Heads that belong to the party committee itself: 市委常委、秘书长.
fn keeps_party(head: &str) -> bool {
    const HEADS: [&str; 7] = ["秘书长", "组织部长", "宣传部长", "统战部长", "书记", "委员", "常委"];
    HEADS.iter().any(|known| head.ends_with(known))
}

//! Posts beside a name.
//!
//! ```text
//! 高新区党工委副书记、管委会主任张三   高新区党工委副书记 · 高新区管委会主任
//! 张三（市财政局局长）                市财政局局长
//! 张三任市财政局局长。                 市财政局局长
//! 局长：张三                           局长
//! ```
//!
//! An element of a list that names no organisation of its own takes the one of
//! the element before it; the title is then marked as inferred.

use super::phrase::{self, char_of};
use crate::entity::lexicon::Marks;
use crate::entity::sentence::Text;
use crate::entity::word::{Kind, Word};
use crate::paper::{Fact, Post, Status};
use std::ops::Range;

/// The posts that stand before the name `words[name]`.
pub fn before(text: &Text, words: &[Word], name: usize) -> Vec<Post> {
    let Some(last) = head_before(text, words, name) else {
        return Vec::new();
    };
    posts(text, words, list_start(text, words, last)..last + 1)
}

/// The posts that stand after it.
pub fn after(text: &Text, words: &[Word], name: usize) -> Vec<Post> {
    direct(text, words, name).or_else(|| set_off(text, words, name)).unwrap_or_default()
}

/// The title that stands right before a name, or before a colon.
pub fn head_before(text: &Text, words: &[Word], name: usize) -> Option<usize> {
    let previous = name.checked_sub(1)?;
    let last = if char_of(text, &words[previous]) == Some(':') { previous.checked_sub(1)? } else { previous };
    words[last].marks.any(Marks::POST).then_some(last)
}

/// Where a list of posts that ends with `last` begins: 甲局局长、党组书记.
fn list_start(text: &Text, words: &[Word], last: usize) -> usize {
    let mut at = phrase::start(text, words, last);
    while let Some(title) = at.checked_sub(2) {
        let goes_on = is_separator(text, &words[at - 1]) && words[title].marks.any(Marks::POST);
        if !goes_on {
            break;
        }
        at = phrase::start(text, words, title);
    }
    at
}

/// `、`, `,`, `/`, 兼 between two posts.
fn is_separator(text: &Text, word: &Word) -> bool {
    matches!(char_of(text, word), Some('、' | ',' | '/' | '兼'))
}

/// 张三局长: the title right after a name, itself not before another name.
fn direct(text: &Text, words: &[Word], name: usize) -> Option<Vec<Post>> {
    let prefixes =
        words[name + 1..].iter().take_while(|word| phrase::is_prefix(&text.chars[word.start..word.end]));
    let head = name + 1 + prefixes.count();
    let title =
        words.get(head).filter(|word| word.marks.any(Marks::POST) && !word.marks.any(Marks::FOLLOWS))?;
    let near = title.start - words[name].end <= 4
        && !words.get(head + 1).is_some_and(|next| next.kind == Kind::Name);
    near.then(|| posts(text, words, name + 1..head + 1))
}

/// 张三（局长）, 张三，局长， and 张三任局长。
fn set_off(text: &Text, words: &[Word], name: usize) -> Option<Vec<Post>> {
    let name = name + words[name + 1..].iter().take_while(|word| word.marks.any(Marks::ADDRESS)).count();
    let opener = words.get(name + 1)?;
    let linked = is_link(&text.chars[opener.start..opener.end]);
    let open = matches!(char_of(text, opener), Some('(' | ',' | ':'));
    if !linked && !open {
        return None;
    }
    let first =
        name + 2 + words[name + 2..].iter().take_while(|w| is_link(&text.chars[w.start..w.end])).count();
    let length = words.get(first..)?.iter().enumerate().take(20).take_while(|(offset, word)| {
        phrase::holds(text, words, first + offset)
            || matches!(char_of(text, word), Some('、' | '兼' | '(' | ')'))
    });
    let end = first + trimmed(text, words, first, length.count());
    let last = words.get(first..end)?.last()?;
    let closed = words
        .get(end)
        .is_none_or(|word| word.kind == Kind::Mark || text.folded(word.start..word.end) == "职务");
    (last.marks.any(Marks::POST) && closed && first < end).then(|| posts(text, words, first..end))
}

/// Words taken by [`set_off`] without a closing bracket at the end.
fn trimmed(text: &Text, words: &[Word], first: usize, length: usize) -> usize {
    let closes = |length: &usize| *length > 0 && char_of(text, &words[first + length - 1]) == Some(')');
    std::iter::successors(Some(length), |length| length.checked_sub(1))
        .find(|length| !closes(length))
        .unwrap_or(0)
}

/// Words that give a person a post.
fn is_link(chars: &[char]) -> bool {
    const LINKS: [&str; 11] =
        ["任", "担任", "出任", "兼任", "就任", "现任", "当选", "当选为", "为", "是", "的"];
    LINKS.iter().any(|link| link.chars().eq(chars.iter().copied()))
}

/// The posts of the phrase `range`, organisations distributed.
fn posts(text: &Text, words: &[Word], range: Range<usize>) -> Vec<Post> {
    let (Some(first), Some(last)) = (words.get(range.start), words.get(range.end - 1)) else {
        return Vec::new();
    };
    let span = first.start..last.end;
    let printed = plain(text.printed(span.clone()));
    let mut base: Option<Base> = None;
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
    found
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
        let first = words[range.start].start;
        let last = words[range.end - 1].end;
        Self {
            printed: plain(text.printed(first..last)),
            body: words[range.start..head].iter().map(|word| (form(word), word.marks)).collect(),
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
    while head > range.start && phrase::is_prefix(&text.chars[words[head - 1].start..words[head - 1].end]) {
        head -= 1;
    }
    head
}

/// 市委, 省政府: the level is in the name.
fn has_level(name: &str) -> bool {
    name.starts_with(['省', '市', '县', '區', '区', '镇', '乡', '縣', '鎮', '鄉'])
}

/// The organisation of an element before.
struct Base {
    body: Vec<(String, Marks)>,
}

impl Base {
    /// What stands in front of `element` if it needs an organisation.
    fn given_to(&self, element: &Element) -> Option<String> {
        if !element.needs() {
            return None;
        }
        let department = element.body.first().map(|(name, _)| name.as_str());
        let office = if keeps_party(&element.head, department) { self.whole() } else { self.without_party() };
        let doubled = ["市", "省", "县", "区", "縣", "區", "镇", "乡", "鎮", "鄉"].contains(&office.as_str());
        let given = if department.is_some() { self.place(department) } else { office };
        (!given.is_empty() && !(doubled && department.is_none() && element.head.contains('长')))
            .then_some(given)
    }

    fn whole(&self) -> String {
        self.body.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// Without the party's own body at its end: 新港办事处 of
    /// 新港办事处党工委, 甲市 of 甲市委.
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
    fn place(&self, department: Option<&str>) -> String {
        let last = self.body.last();
        let committee = last.is_some_and(|(name, marks)| marks.any(Marks::PARTY) && name.ends_with('委'));
        if committee && department.is_some_and(is_committee_department) {
            return self.whole();
        }
        let stands = |marks: &Marks| marks.any(Marks::TAIL.and(Marks::WHOLE).and(Marks::SINGLE_TAIL));
        match last {
            Some((_, marks)) if marks.any(Marks::PARTY) => self.without_party(),
            Some((_, marks)) if stands(marks) && self.body.len() == 1 => String::new(),
            _ => self.whole(),
        }
    }
}

/// 组织部, 宣传部, 政法委: departments of a party committee.
fn is_committee_department(name: &str) -> bool {
    [
        "组织部",
        "宣传部",
        "统战部",
        "政法委",
        "政研室",
        "社会工作部",
        "組織部",
        "宣傳部",
        "統戰部",
        "政法委員會",
    ]
    .contains(&name)
}

/// Heads that belong to the party committee itself: 市委常委、秘书长.
fn keeps_party(head: &str, department: Option<&str>) -> bool {
    const HEADS: [&str; 9] =
        ["秘书长", "秘書長", "组织部长", "宣传部长", "统战部长", "书记", "書記", "委员", "常委"];
    department.is_none() && HEADS.iter().any(|known| head.ends_with(known))
}

/// Without blanks.
pub fn plain(printed: &str) -> String {
    printed.chars().filter(|c| !c.is_whitespace()).collect()
}

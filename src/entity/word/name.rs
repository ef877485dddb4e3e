//! Possible names: a surname and one or two characters, or a name written
//! after its sound, each priced by its characters and by its neighbours.

use super::{Edge, Kind, Solid};
use crate::entity::lexicon::{self, Marks, Surname};
use crate::text::is_han;
use std::sync::LazyLock;

/// What announces a possible name, as a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Support(u16);

impl Support {
    /// Nothing.
    pub const NONE: Support = Support(0);
    /// A post or rank right before it.
    pub const TITLE: Support = Support(1);
    /// A verb of speech or activity right after it.
    pub const VERB: Support = Support(2);
    /// 同志, 先生, a post, or the sex or age after it.
    pub const ADDRESS: Support = Support(4);
    /// It stands free: marks, starts or ends on both sides.
    pub const FREE: Support = Support(8);
    /// A word of a credit before it: 记者.
    pub const BYLINE: Support = Support(16);
    /// It starts a clause.
    pub const FIRST: Support = Support(32);
    /// A usual surname and usual given names.
    pub const USUAL: Support = Support(64);
    /// A middle dot inside.
    pub const DOT: Support = Support(128);
    /// A word before it that is no post: 村民.
    pub const ROLE: Support = Support(256);
    /// `、` on one side of it.
    pub const LISTED: Support = Support(2048);
    /// It starts a clause and a word that often follows names comes after it.
    pub const OPENS: Support = Support(1024);
    /// It starts a clause, and what it says follows: 张三说：.
    pub const SAYS: Support = Support(4096);
    /// 由 before it and a verb of activity after it.
    pub const AGENT: Support = Support(512);

    /// Whether any of `other` is in the set.
    pub fn any(self, other: Support) -> bool {
        self.0 & other.0 != 0
    }

    /// The union of two sets.
    pub const fn and(self, other: Support) -> Support {
        Support(self.0 | other.0)
    }

    fn with(self, other: Support, when: bool) -> Support {
        Support(self.0 | if when { other.0 } else { 0 })
    }
}

/// Which words start and end at each place.
struct Neighbours {
    /// Marks of the words that end before each place.
    ending: Vec<Marks>,
    /// Marks of the words that start at each place.
    starting: Vec<Marks>,
}

impl Neighbours {
    fn new(length: usize, words: &[Edge]) -> Self {
        let mut ending = vec![Marks::NONE; length + 1];
        let mut starting = vec![Marks::NONE; length + 1];
        for word in words {
            ending[word.to] = ending[word.to].and(word.marks);
            let long = word.to - word.from > 1;
            let marks = if long { word.marks } else { short_marks(word.marks) };
            starting[word.from] = starting[word.from].and(marks);
        }
        Self { ending, starting }
    }
}

/// Of a single character only what makes it follow a name counts.
fn short_marks(marks: Marks) -> Marks {
    marks.only(Marks::FOLLOWS.and(Marks::SPEECH).and(Marks::FUNCTION).and(Marks::PLACE_TAIL))
}

/// All possible names, by where they start.
pub(super) fn names(solid: &Solid, words: &[Edge]) -> Vec<Edge> {
    let near = Neighbours::new(solid.chars.len(), words);
    let mut edges = Vec::new();
    for at in 0..solid.chars.len() {
        if !is_han(solid.chars[at]) {
            continue;
        }
        push_chinese(solid, &near, at, &mut edges);
        push_foreign(solid, &near, at, &mut edges);
    }
    edges
}

/// Surname and given name.
fn push_chinese(solid: &Solid, near: &Neighbours, at: usize, edges: &mut Vec<Edge>) {
    for (length, grade) in lexicon::surname_at(&solid.chars[at..]) {
        for given in 1..=2 {
            let to = at + length + given;
            if to > solid.chars.len() {
                break;
            }
            let called = near.starting[at + length].any(Marks::ADDRESS.and(Marks::OFFICE));
            if given == 2 && (called || is_lead(solid, at)) || given == 1 && solid.chars[at] == '来' {
                break;
            }
            // 王晓某 hides a name.
            if solid.chars.get(to) == Some(&'某') {
                continue;
            }
            let Some(price) = given_price(&solid.chars[at + length..to]) else {
                break;
            };
            let pure = given == 2 || lexicon::is_pure_surname(solid.chars[at]);
            let usual = grade == Surname::Common && pure && price <= 62 * given as u32;
            let price = price + last_price(&solid.chars[at + length..to]);
            let price = price.saturating_sub(closing_discount(solid, to));
            let price = price + joint_price(&solid.chars[at..to]);
            let inner = NAME_PRICE + surname_price(grade) + price + if given == 1 { 10 } else { 3 };
            edges.push(edge(solid, near, at, to, inner, usual));
        }
    }
    push_married(solid, near, at, edges);
}

/// 木报讯(记者…: the lead of a report whose print is damaged.
fn is_lead(solid: &Solid, at: usize) -> bool {
    let same = |(offset, c): (usize, char)| solid.chars.get(at + offset) == Some(&c);
    let alike = "本报讯".chars().enumerate().filter(|pair| same(*pair)).count();
    let followed =
        solid.blank_before(at + 3) || matches!(solid.chars.get(at + 3), Some('(' | '记' | '通' | ','));
    at < 4 && alike + usize::from(followed) >= 2 && alike > 0 && solid.chars.get(at + 1) == Some(&'报')
}

/// A husband's surname before a woman's own name, as in Hong Kong.
fn push_married(solid: &Solid, near: &Neighbours, at: usize, edges: &mut Vec<Edge>) {
    let Some([first, second, given @ ..]) = solid.chars.get(at..at + 4) else { return };
    if near.starting[at + 1].any(Marks::POST.and(Marks::ADDRESS)) {
        return;
    }
    let common = |c: &char| lexicon::surname_at(&[*c]).any(|(_, grade)| grade == Surname::Common);
    let announced = near.ending[at].any(Marks::POST) || at > 0 && solid.chars[at - 1] == '、';
    if let Some(price) = given_price(given).filter(|_| announced && common(first) && common(second)) {
        let inner = NAME_PRICE + 2 * surname_price(Surname::Common) + price + 15 + last_price(given);
        edges.push(edge(solid, near, at, at + 4, inner, price <= 124));
    }
}

/// Price of a name among other words.
const NAME_PRICE: u32 = 46;

fn surname_price(grade: Surname) -> u32 {
    match grade {
        Surname::Common => 42,
        Surname::Less => 70,
        Surname::Rare => 95,
        Surname::Double | Surname::Foreign => 60,
    }
}

/// Price of a given name; none where a character cannot be part of one.
fn given_price(chars: &[char]) -> Option<u32> {
    chars.iter().try_fold(0, |sum, &c| Some(sum + given_char_price(c)?))
}

/// 张为、李四: a word that leads on cannot stand before a mark, so it is a name.
fn closing_discount(solid: &Solid, to: usize) -> u32 {
    let closed = solid.chars.get(to).is_some_and(|c| matches!(c, '、' | ',' | '。' | '('));
    if closed && "为向于对从由和".contains(solid.chars[to - 1]) { 50 } else { 0 }
}

/// 总书记|和|李强: 和 before a whole name joins.
fn joint_price(name: &[char]) -> u32 {
    let common = |c: char| lexicon::surname_at(&[c]).any(|(_, grade)| grade == Surname::Common);
    if matches!(name, ['和', second, _] if common(*second)) { 60 } else { 0 }
}

/// 高卫东|作报告: these end a given name of two characters less often than
/// they begin what its bearer does.
fn last_price(given: &[char]) -> u32 {
    const DEEDS: &str = "作率赴称带任转现曾兼当系获因就";
    if given.len() == 2 && DEEDS.contains(given[1]) { 40 } else { 0 }
}

/// Price of a character in a given name. Nearly every character of a page is
/// asked for, most of them several times, so the usual ones are in a table.
fn given_char_price(c: char) -> Option<u32> {
    const USUAL: std::ops::Range<u32> = 0x4E00..0xA000;
    static PRICES: LazyLock<Vec<Option<u32>>> = LazyLock::new(|| {
        let price = |number| char::from_u32(number).and_then(looked_up_price);
        USUAL.map(price).collect()
    });
    let usual = (c as u32).checked_sub(USUAL.start).and_then(|number| PRICES.get(number as usize));
    usual.map_or_else(|| looked_up_price(c), |price| *price)
}

fn looked_up_price(c: char) -> Option<u32> {
    const NEVER: &str = "姓的了是我你您他她它这那们在等与或被把说吗呢吧啊不也都就还及某没很";
    const FUNCTION: &str =
        "和同对向为将从到让给以由于会要能可上下里前后内外日时两来呼市县区省镇乡村庄寨局部长员";
    match c {
        c if !is_han(c) || NEVER.contains(c) => None,
        c if FUNCTION.contains(c) => Some(110),
        c if lexicon::is_given(c) => Some(58),
        _ => Some(82),
    }
}

/// Names after their sound: around a middle dot, or after 总统 and the like.
fn push_foreign(solid: &Solid, near: &Neighbours, at: usize, edges: &mut Vec<Edge>) {
    let announced = at > 0 && near.ending[at].any(Marks::FOREIGN_TITLE);
    let mut price = NAME_PRICE + if announced { 20 } else { 30 };
    let (mut part, mut dots, mut strange) = (0, 0, 0);
    for to in at..solid.chars.len().min(at + FOREIGN_LONGEST) {
        let c = solid.chars[to];
        if matches!(c, '·' | '-') && part > 0 {
            dots += usize::from(c == '·');
            (part, strange) = (0, 0);
            continue;
        }
        if !is_han(c) || part >= 7 {
            break;
        }
        let sound = lexicon::is_transliteration(c);
        if !sound && (given_price(&[c]).is_none_or(|price| price > 100) || strange >= 1) {
            break;
        }
        strange += usize::from(!sound);
        price += if sound { 16 } else { 105 };
        part += 1;
        if dots > 0 || announced && (2..=6).contains(&part) && strange == 0 {
            let usual = dots == 0 || part > 1;
            let short = if dots == 0 && part == 2 { SHORT_FOREIGN_PRICE } else { 0 };
            let odd = if sound { 0 } else { ODD_END_PRICE };
            let mut found = edge(solid, near, at, to + 1, price + short + odd + overrun(near, to + 1), usual);
            let body = near.starting[to + 1].any(Marks::SCHOOL.and(Marks::COMPANY).and(Marks::HEALTH));
            found.support = found.support.with(Support::DOT, dots > 0 && !body);
            edges.push(found);
        }
    }
}

/// 欧尔班|日前, 华盛顿|大学: the name has run into the next word.
fn overrun(near: &Neighbours, to: usize) -> u32 {
    let next = Marks::TIME.and(Marks::ADVERB).and(Marks::SPEECH).and(Marks::ACTIVITY);
    let body = near.ending[to].any(Marks::TAIL.and(Marks::DIVISION_TAIL));
    u32::from(near.starting[to - 1].any(next)) * 40 + u32::from(body) * 120
}

/// An unusual sound at the end is mostly the next word: 某某诺夫|军.
const ODD_END_PRICE: u32 = 40;

/// Two sounds are more often a Chinese name.
const SHORT_FOREIGN_PRICE: u32 = 30;

/// No name is longer.
const FOREIGN_LONGEST: usize = 22;

/// A possible name at its price among its neighbours.
fn edge(solid: &Solid, near: &Neighbours, from: usize, to: usize, inner: u32, usual: bool) -> Edge {
    let support = support(solid, near, from, to, usual);
    let price = (i64::from(inner) + neighbour_price(solid, near, from, to, support)).max(30) as u32;
    Edge { from, to, price, marks: Marks::NAME, kind: Kind::Name, support }
}

fn support(solid: &Solid, near: &Neighbours, from: usize, to: usize, usual: bool) -> Support {
    let before = marks_before(solid, near, from);
    let after = near.starting[to];
    let quoted = from > 0 && matches!(solid.chars[from - 1], '“' | '‘' | '《');
    let open = from == 0 || is_mark(solid.chars[from - 1]) && !quoted || solid.blank_before(from);
    let closed = to == solid.chars.len() || is_mark(solid.chars[to]) || solid.blank_before(to);
    let addressed = is_address(after, usual || to - from > 2) || after.any(Marks::FOREIGN_TITLE);
    let addressed = addressed && !quoted;
    Support::NONE
        .with(Support::USUAL, usual)
        .with(Support::TITLE, before.any(Marks::POST))
        .with(Support::ROLE, before.any(Marks::ROLE))
        .with(Support::BYLINE, before.any(Marks::BYLINE))
        .with(Support::VERB, after.any(Marks::SPEECH.and(Marks::ACTIVITY)))
        .with(Support::ADDRESS, addressed || person_note(&solid.chars[to..]) || post_note(solid, near, to))
        .with(Support::FREE, open && closed)
        .with(Support::AGENT, from > 0 && solid.chars[from - 1] == '由' && after.any(Marks::ACTIVITY))
        .with(Support::LISTED, listed(solid, from, to))
        .with(Support::OPENS, open && after.any(Marks::FOLLOWS))
        .with(Support::SAYS, open && says(solid, near, to))
        .with(Support::FIRST, open && (from == 0 || solid.chars[from - 1] != '、'))
}

/// A verb of speech and a mark after it: 张三说：.
fn says(solid: &Solid, near: &Neighbours, to: usize) -> bool {
    let mark = |at: &usize| matches!(solid.chars.get(*at), Some(',' | ':' | '。'));
    near.starting[to].any(Marks::SPEECH)
        && (to + 1..to + 5).find(mark).is_some_and(|at| near.ending[at].any(Marks::SPEECH))
}

/// 同志, 局长 after a name; 代表 and the like may be verbs and say nothing, and
/// two unusual characters before a post are mostly a word: 班子|专家.
fn is_address(after: Marks, likely: bool) -> bool {
    after.any(Marks::ADDRESS) || likely && after.any(Marks::POST) && !after.any(Marks::FOLLOWS)
}

/// Marks of the word before `from`, looking through a colon or a copula:
/// `局长：张三`, `局长为张三`.
fn marks_before(solid: &Solid, near: &Neighbours, from: usize) -> Marks {
    match from.checked_sub(1) {
        Some(before) if matches!(solid.chars[before], ':' | '·' | '为' | '是') => near.ending[before],
        _ => near.ending[from],
    }
}

/// `(女`, `,男,`, `(1980年`: notes that only follow a person.
fn person_note(after: &[char]) -> bool {
    let sex = |c: &char| matches!(c, '男' | '女');
    match after {
        ['(' | ',', c, ..] if sex(c) => true,
        ['(', note @ ..]
            if note
                .iter()
                .take(6)
                .position(|&c| c == ')')
                .is_some_and(|at| at > 1 && note[at - 1] == '族') =>
        {
            true
        }
        ['(', c, ..] => c.is_ascii_digit() && after.iter().take(8).any(|&c| matches!(c, '年' | '岁')),
        [',', c, d, '岁', ..] => c.is_ascii_digit() && d.is_ascii_digit(),
        [a, b, c, d, '年', rest @ ..] if [a, b, c, d].iter().all(|c| c.is_ascii_digit()) => {
            rest.iter().take(8).any(|&c| c == '任')
        }
        [c, ..] => sex(c) && after.get(1).is_some_and(|&next| is_mark(next) || next.is_ascii_digit()),
        [] => false,
    }
}

/// `(县水利局局长)`: a bracket that ends with a post.
fn post_note(solid: &Solid, near: &Neighbours, to: usize) -> bool {
    let note = &solid.chars[to..solid.chars.len().min(to + LONGEST_NOTE)];
    let close = note.iter().position(|&c| c == ')').filter(|_| note[0] == '(');
    close.is_some_and(|close| near.ending[to + close].any(Marks::POST))
}

/// No bracket with a post is longer.
const LONGEST_NOTE: usize = 30;

/// What the neighbours take off the price or put on it.
fn neighbour_price(solid: &Solid, near: &Neighbours, from: usize, to: usize, support: Support) -> i64 {
    let after = near.starting[to];
    let mut price = 0;
    let announced = support.any(Support::TITLE) || support.any(Support::BYLINE);
    price -= if announced { 50 } else { 0 };
    price -= if support.any(Support::ROLE) && !announced { 25 } else { 0 };
    price -= if support.any(Support::VERB) { 22 } else { 0 };
    price -= if support.any(Support::ADDRESS) { 35 } else { 0 };
    price -= if after.any(Marks::FOLLOWS) { 8 } else { 0 };
    price -= if others_follow(&solid.chars[to..]) { 25 } else { 0 };
    price -= if support.any(Support::FREE) { 12 } else { 0 };
    price -= if amid_list(solid, from, to) { 16 } else { 0 };
    price += if !announced && !support.any(Support::FIRST) && !listed(solid, from, to) { 14 } else { 0 };
    price += if after.any(Marks::TAIL.and(Marks::PLACE_TAIL))
        && !support.any(Support::VERB)
        && !solid.blank_before(to)
    {
        60
    } else {
        0
    };
    price += if cuts_tail(solid, near, from, to) { 60 } else { 0 };
    price += if near.ending[from].any(Marks::THING) || named_thing(solid, near, from) { 80 } else { 0 };
    price += if from > 0 && matches!(solid.chars[from - 1], '0'..='9' | '第' | '.' | '%') { 80 } else { 0 };
    price + blank_price(solid, from, to)
}

/// 等 and what goes on after a list of people: 李永平|等参加.
fn others_follow(after: &[char]) -> bool {
    match after {
        ['等', next, ..] => is_mark(*next) || "人参出陪领同到负专一".contains(*next),
        _ => after == ['等'],
    }
}

/// 台风“某某”: the thing stands before the quotation mark.
fn named_thing(solid: &Solid, near: &Neighbours, from: usize) -> bool {
    from > 0 && solid.chars[from - 1] == '“' && near.ending[from - 1].any(Marks::THING)
}

/// Whether a dotted name would take the first character of a tail: 霍普金斯大学.
fn cuts_tail(solid: &Solid, near: &Neighbours, from: usize, to: usize) -> bool {
    near.starting[to - 1].any(Marks::TAIL) && solid.chars[from..to].contains(&'·')
}

/// Whether `、` stands on both sides.
fn amid_list(solid: &Solid, from: usize, to: usize) -> bool {
    from > 0 && solid.chars[from - 1] == '、' && solid.chars.get(to) == Some(&'、')
}

/// Whether `、` stands on either side.
fn listed(solid: &Solid, from: usize, to: usize) -> bool {
    from > 0 && solid.chars[from - 1] == '、' || solid.chars.get(to) == Some(&'、')
}

/// `王 伟` between blanks or marks is one name; other blanks divide.
fn blank_price(solid: &Solid, from: usize, to: usize) -> i64 {
    let blanks = solid.blanks(from, to);
    let open = from == 0 || is_mark(solid.chars[from - 1]) || solid.blank_before(from);
    let closed = to == solid.chars.len() || is_mark(solid.chars[to]) || solid.blank_before(to);
    match blanks {
        0 => 0,
        2 if to - from == 3 => 10,
        1 if to - from == 2 && closed => {
            if open {
                0
            } else {
                10
            }
        }
        _ => 60 * blanks as i64,
    }
}

fn is_mark(c: char) -> bool {
    !is_han(c) && !c.is_alphanumeric()
}

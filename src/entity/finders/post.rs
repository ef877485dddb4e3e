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
use crate::entity::roster::joins;
use crate::entity::sentence::Text;
use crate::entity::word::{Kind, Word};
use crate::paper::Post;
use list::{Base, given_posts, posts};

mod list;

/// The posts before a name, and what they lend to the next person of an
/// enumeration: `教育局局长甲、副局长乙`.
#[derive(Default)]
pub struct Before {
    /// The posts, in printed order.
    pub posts: Vec<Post>,
    /// The organisation of the last of them.
    lends: Option<Base>,
}

/// The posts that stand before the name `words[name]`. `last` is what the
/// person before it in the text has.
pub fn before(text: &Text, words: &[Word], name: usize, last: &Before) -> Before {
    let Some(head) = head_before(text, words, name) else { return Before::default() };
    let start = list_start(text, words, head);
    let enumerated = start >= 2 && words[start - 2].kind == Kind::Name && joins(text, &words[start - 1]);
    let lent = last.lends.clone().filter(|_| enumerated);
    let (posts, lends) = given_posts(text, words, start..head + 1, lent);
    Before { posts, lends }
}

/// The posts that stand after it. Where it has some before, what follows a
/// comma belongs to the next.
pub fn after(text: &Text, words: &[Word], name: usize, titled: bool) -> Vec<Post> {
    let beside = direct(text, words, name).or_else(|| set_off(text, words, name, titled));
    let beside = beside.or_else(|| column(text, words, name));
    beside.or_else(|| curriculum(text, words, name)).unwrap_or_default()
}

/// The title that stands right before a name, or before a colon.
pub fn head_before(text: &Text, words: &[Word], name: usize) -> Option<usize> {
    let previous = name.checked_sub(1)?;
    let linked = is_linking(&text.chars[words[previous].start..words[previous].end]);
    let last = if linked { previous.checked_sub(1)? } else { previous };
    let listed = || is_colon(text, words.get(name + 1)) && set_off(text, words, name, false).is_some();
    let beside = || listed() || column_end(text, words, name).is_some();
    let set_off = words[name].start > words[last].end && beside();
    (words[last].marks.any(Marks::POST) && (linked || !set_off)).then_some(last)
}

/// `局长：张三`, 局长为张三, 出席的市领导还有张三.
fn is_linking(chars: &[char]) -> bool {
    matches!(chars, [':' | '为' | '是' | '有'] | ['还', '有'] | ['包', '括'])
}

fn is_colon(text: &Text, word: Option<&Word>) -> bool {
    word.is_some_and(|word| char_of(text, word) == Some(':'))
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
    let acts = head == name + 1 && is_deed(&text.chars[title.start..title.end]);
    let near = title.start - words[name].end <= 4
        && !acts
        && !is_colon(text, words.get(head + 1))
        && !words.get(head + 1).is_some_and(|next| next.kind == Kind::Name);
    near.then(|| posts(text, words, name + 1..head + 1))
}

/// 张三领导的班子: beside a name these are verbs.
fn is_deed(chars: &[char]) -> bool {
    matches!(chars, ['领', '导'] | ['指', '挥'] | ['代', '表'])
}

/// 张三（局长）, 张三，局长， and 张三任局长。
fn set_off(text: &Text, words: &[Word], name: usize, titled: bool) -> Option<Vec<Post>> {
    let name = name + words[name + 1..].iter().take_while(|word| word.marks.any(Marks::ADDRESS)).count();
    let opener = words.get(name + 1)?;
    let linked = is_link(&text.chars[opener.start..opener.end]);
    let open = matches!(char_of(text, opener), Some('(' | ',' | ':'));
    if !linked && !open || titled && char_of(text, opener) == Some(',') {
        return None;
    }
    let first = after_links(text, words, name + 2);
    let end = list_end(text, words, first)?;
    let next = words.get(end);
    let gap = next.is_some_and(|next| next.start > words[end - 1].end) && is_colon(text, Some(opener));
    let closed = next.is_none_or(|word| word.kind == Kind::Mark || is_duty(text, word));
    (closed || gap).then(|| posts(text, words, first..end))
}

/// The first word from `at` on that is no link.
fn after_links(text: &Text, words: &[Word], at: usize) -> usize {
    let rest = words.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|word| is_link(&text.chars[word.start..word.end])).count()
}

/// Columns of a list: `张三 局长　李四 副局长`, the post after its name.
fn column(text: &Text, words: &[Word], name: usize) -> Option<Vec<Post>> {
    let end = column_end(text, words, name)?;
    Some(posts(text, words, past_sex(text, words, name)..end))
}

/// The first word after a name, the column 男 or 女 left out.
fn past_sex(text: &Text, words: &[Word], name: usize) -> usize {
    let sex = words.get(name + 1).is_some_and(|word| matches!(char_of(text, word), Some('男' | '女')));
    name + 1 + usize::from(sex)
}

/// Where the post in the column after a name ends. In `局长 张三 副局长 李四`
/// the blanks are all alike and posts come first; there is none.
fn column_end(text: &Text, words: &[Word], name: usize) -> Option<usize> {
    let first = past_sex(text, words, name);
    let before = gap(text, words, first)?;
    let end = list_end(text, words, first)?;
    let next = words.get(end);
    let wide = gap(text, words, end).is_some_and(|after| after > before);
    let closed = next.is_none_or(|next| {
        next.kind == Kind::Mark && !is_colon(text, Some(next))
            || next.kind != Kind::Name && next.start > words[end - 1].end
    });
    (closed || wide && !is_colon(text, next)).then_some(end)
}

/// How wide the blank before word `at` is, half widths counted.
fn gap(text: &Text, words: &[Word], at: usize) -> Option<usize> {
    let (left, right) = (words.get(at.checked_sub(1)?)?, words.get(at)?);
    let blank = text.printed(left.end..right.start);
    (!blank.is_empty()).then(|| blank.chars().map(|c| if c == ' ' { 1 } else { 2 }).sum())
}

/// The clauses of a curriculum: `张三，男，汉族，1975年生，现任甲局局长，拟任…`.
fn curriculum(text: &Text, words: &[Word], name: usize) -> Option<Vec<Post>> {
    let mut notes = words[name + 1..].iter().take(5);
    notes.find(|word| matches!(char_of(text, word), Some('男' | '女')))?;
    let sentence = text.sentence_at(words[name].start).end;
    let inside = |word: &&Word| word.start < sentence && word.kind != Kind::Name;
    let end = name + 1 + words[name + 1..].iter().take_while(inside).count();
    let clauses =
        (name + 2..end).filter(|&at| matches!(char_of(text, &words[at - 1]), Some(',' | ')' | ':')));
    let found = clauses.filter_map(|at| {
        let first = after_links(text, words, at);
        let end = list_end(text, words, first)?;
        let closed = words.get(end).is_none_or(|word| word.kind == Kind::Mark);
        closed.then(|| posts(text, words, first..end))
    });
    Some(found.flatten().collect())
}

/// Where the list of posts that begins at word `first` ends: after a title,
/// before what cannot be part of it, or before a blank.
fn list_end(text: &Text, words: &[Word], first: usize) -> Option<usize> {
    let part = |at: &usize| {
        let apart = *at > first && words[*at].start > words[*at - 1].end;
        let mark = matches!(char_of(text, &words[*at]), Some('、' | '兼' | '(' | ')'));
        !apart && !is_duty(text, &words[*at]) && (mark || phrase::holds(text, words, *at))
    };
    let length = (first..words.len()).take(20).take_while(part).count();
    let end = first + trimmed(text, words, first, length);
    let last = words.get(first..end)?.last()?;
    last.marks.any(Marks::POST).then_some(end)
}

/// 职务 after the post that somebody leaves.
fn is_duty(text: &Text, word: &Word) -> bool {
    matches!(text.chars[word.start..word.end], ['职', '务'] | ['一', '职'] | ['职'])
}

/// Words taken by [`list_end`] without a closing bracket at the end.
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

/// Without blanks.
pub fn plain(printed: &str) -> String {
    printed.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::people;

    #[test]
    fn organisations_are_distributed_over_a_list() {
        let examples = [
            ("甲水区党工委副书记、管委会主任张大力", "张大力(甲水区党工委副书记|甲水区管委会主任)"),
            ("双河办事处党工委副书记、主任张大力", "张大力(双河办事处党工委副书记|双河办事处主任)"),
            ("甲市委副書記、市長張大力", "張大力(甲市委副書記|甲市市長)"),
            ("市委常委、组织部长张大力", "张大力(市委常委|市委组织部长)"),
            ("县委副书记、县长张大力", "张大力(县委副书记|县长)"),
            ("市政协副主席、高新区(实验区)党工委书记张大力", "张大力(市政协副主席|高新区(实验区)党工委书记)"),
            ("河口镇党委书记何大苗、镇长易中山", "何大苗(河口镇党委书记) 易中山(河口镇镇长)"),
            ("市文联副主席、党组成员张大力", "张大力(市文联副主席|市文联党组成员)"),
            (
                "青山管委会委员、原专职副主任兼水库管理局局长张大力",
                "张大力(青山管委会委员|青山管委会原专职副主任|水库管理局局长)",
            ),
            ("甲公司党总支书记、总经理张大力", "张大力(甲公司党总支书记|甲公司总经理)"),
            ("法院公开审理甘肃省委原常委张大力", "张大力(甘肃省委原常委)"),
            ("市教育局局长张大力、副局长李小山", "张大力(市教育局局长) 李小山(市教育局副局长)"),
        ];
        for (text, expected) in examples {
            assert_eq!(people(text), expected, "{text}");
        }
    }

    #[test]
    fn posts_after_the_name() {
        let examples = [
            ("张大江（县水利局局长）发言。", "张大江(县水利局局长)"),
            ("张大江：县水利局局长　李红梅：县妇联主席", "张大江(县水利局局长) 李红梅(县妇联主席)"),
            ("组长：张大江 县委书记　副组长：李红梅 县长", "张大江(组长|县委书记) 李红梅(副组长|县长)"),
            ("河口镇纪委书记 张大江：一直没电。", "张大江(河口镇纪委书记)"),
            ("审判长：张大江　审判员：李红梅", "张大江(审判长) 李红梅(审判员)"),
            ("县长张大江，县委、县政府领导班子成员参加。", "张大江(县长)"),
            ("免去张大江的县水利局局长职务。", "张大江(县水利局局长)"),
            ("张大江同志任县委委员、常委。", "张大江(县委委员|县委常委)"),
            ("张大江，男，汉族，1975年8月生，现任龙河县副县长，拟提名。", "张大江(龙河县副县长)"),
            ("张大江　男　县水利局局长", "张大江(县水利局局长)"),
            ("姓名：张大江，性别：男，现任职务：县水利局局长", "张大江(县水利局局长)"),
            ("局长 张大江 副局长 李红梅", "张大江(局长) 李红梅(副局长)"),
            ("会议由张大江主任主持。", "张大江(主任)"),
        ];
        for (text, expected) in examples {
            assert_eq!(people(text), expected, "{text}");
        }
    }
}

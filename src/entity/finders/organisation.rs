//! Organisations: a tail that says what kind of body it is, and the phrase in
//! front of it that says which one.
//!
//! ```text
//! 甲市公共资源交易中心   双河街道办事处党工委   乙乳业（甲市）有限公司
//! 省、市、区科协          甲区双河办事处｜人民公园党群服务中心 (two bodies)
//! ```
//!
//! A phrase that names nobody (有关部门, 各级党组织) is no organisation.

use super::named::Collection;
use super::phrase::{self, char_of};
use crate::entity::lexicon::Marks;
use crate::entity::roster::Roster;
use crate::entity::sentence::{Context, Text};
use crate::entity::word::{Kind, Word};
use crate::paper::Article;
use std::ops::Range;

/// Fills in the organisations of each article.
pub fn find(articles: &mut [Article], context: &Context, roster: &Roster) {
    for ((article, texts), cut) in articles.iter_mut().zip(&context.articles).zip(&roster.articles) {
        let mut collection = Collection::default();
        for (text, words) in texts.iter().zip(cut) {
            for range in bodies(text, words) {
                let chars = words[range.start].start..words[range.end - 1].end;
                collection.add(text, chars, kind(words[range.end - 1].marks), within(text, words, &range));
            }
        }
        article.facts.organisations = collection.named;
    }
}

/// The organisations of a paragraph, as ranges of its words, in order.
pub fn bodies(text: &Text, words: &[Word]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut end = words.len();
    while end > 0 {
        let last = end - 1;
        end = last;
        if !is_tail(text, words, last) {
            continue;
        }
        let start = start(text, words, last);
        let range = start..last + 1;
        if is_specific(text, words, &range) {
            end = start;
            push_parts(text, words, own_office(words, range), &mut found);
        }
    }
    found.reverse();
    found
}

/// Where the body that ends with `last` begins. A name that is complete takes
/// at most the places in front of it.
fn start(text: &Text, words: &[Word], last: usize) -> usize {
    if words[last].marks.any(Marks::WHOLE) && !"省市县区".contains(text.chars[words[last].start]) {
        let places = words[..last].iter().rev().take_while(|word| word.marks.any(Marks::PLACE));
        return last - places.count();
    }
    let start = at_place(text, words, phrase::start(text, words, last), last);
    let start = at_level(text, words, past_former(text, words, start, last), last);
    with_levels(text, words, without_verb(text, words, start, last))
}

/// 甲公司|原|党委: what is said to be former is a post of the body before it.
fn past_former(text: &Text, words: &[Word], start: usize, last: usize) -> usize {
    let former = |at: &usize| {
        matches!(char_of(text, &words[*at]), Some('原' | '前')) && words[*at - 1].marks.any(Marks::TAIL)
    };
    (start + 1..last).rev().find(former).map_or(start, |at| at + 1)
}

/// 答好|市委: before the level of a body only a place is part of its name.
fn at_level(text: &Text, words: &[Word], start: usize, last: usize) -> usize {
    let level = "省市县区".contains(text.chars[words[last].start]) && words[last].end > words[last].start + 1;
    let acts = Marks::VERB.and(Marks::ADJECTIVE).and(Marks::ADVERB).and(Marks::FUNCTION).and(Marks::FOLLOWS);
    let named = |word: &Word| {
        word.kind != Kind::Listed
            || word.end == word.start + 1 && !word.marks.any(acts)
            || word.marks.any(Marks::PLACE.and(Marks::PLACE_TAIL).and(Marks::TAIL).and(Marks::WHOLE))
    };
    if level && start < last && !words[start..last].iter().any(named) { last } else { start }
}

/// A place in the middle begins the name, if what stands before it is no body:
/// 成功|上海甲公司, but 甲银行上海分行.
fn at_place(text: &Text, words: &[Word], start: usize, last: usize) -> usize {
    let bracketed = |at: usize| char_of(text, &words[at - 1]) == Some('(');
    let begins = Marks::PLACE.and(Marks::WHOLE);
    let mut places = (start + 1..last).filter(|&at| words[at].marks.any(begins) && !bracketed(at));
    let Some(place) = places.next() else { return start };
    let firm =
        Marks::TAIL.and(Marks::WHOLE).and(Marks::PLACE).and(Marks::SINGLE_TAIL).and(Marks::DIVISION_TAIL);
    let party = |word: &Word| matches!(text.chars[word.start..word.end], ['中', '共']);
    let body = words[start..place].iter().any(|word| word.marks.any(firm) || party(word));
    if body { start } else { place }
}

/// Whether a body may end with the word at `at`.
fn is_tail(text: &Text, words: &[Word], at: usize) -> bool {
    let marks = words[at].marks;
    if text.chars[words[at].end - 1] == '部' && text.chars.get(words[at].end) == Some(&'门') {
        return false;
    }
    marks.any(Marks::TAIL.and(Marks::WHOLE))
        || marks.any(Marks::SINGLE_TAIL) && is_single_tail(text, words, at)
}

/// 局, 处, 办 end a body only where what stands before them is a noun and what
/// follows lets the phrase end.
fn is_single_tail(text: &Text, words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return false };
    let noun = Marks::NOUN.and(Marks::VERBAL_NOUN).and(Marks::INNER).and(Marks::TAIL).and(Marks::PLACE);
    let ordinal = text.chars[before.start..before.end].iter().all(|c| "一二三四五六七八九十".contains(*c));
    let joined = before.end == words[at].start && before.kind != Kind::Name;
    let named = before.kind == Kind::Single
        || before.marks.any(noun)
        || ordinal && at >= 2 && is_noun(&words[at - 2]);
    let length = words[at].end - words[at].start;
    let bureau = "局厅署委".contains(text.chars[words[at].start]);
    let plain = length > 1 || bureau || !before.marks.any(Marks::MODIFIER);
    let plain = plain && !before.marks.any(Marks::FUNCTION);
    joined && named && plain && ends_here(text, words, at)
}

fn is_noun(word: &Word) -> bool {
    word.marks.any(Marks::NOUN.and(Marks::VERBAL_NOUN).and(Marks::TAIL))
}

/// Whether the word after `at` lets a body end there: a mark, a post, a
/// function word or a verb.
fn ends_here(text: &Text, words: &[Word], at: usize) -> bool {
    let Some(next) = words.get(at + 1).filter(|next| next.start == words[at].end) else { return true };
    let firm = "局厅署".contains(text.chars[words[at].start]) || words[at].end - words[at].start > 1;
    let opens = Marks::FUNCTION.and(Marks::OFFICE).and(Marks::TAIL).and(Marks::ACTIVITY).and(Marks::SPEECH);
    let verb = next.marks.any(Marks::VERB.and(Marks::TIME).and(Marks::ADVERB).and(Marks::FOLLOWS));
    next.kind == Kind::Mark
        || next.kind == Kind::Name
        || next.marks.any(opens)
        || firm && (verb || next.marks.any(Marks::NOUN))
}

/// Drops a leading verb that stands before the name of a place or level:
/// 保障|市公安局.
fn without_verb(text: &Text, words: &[Word], mut start: usize, last: usize) -> usize {
    while start < last && char_of(text, &words[start]).is_some_and(|c| "原前代副".contains(c)) {
        start += 1;
    }
    while start + 1 < last && is_herald(text, &words[start]) && !is_core(&words[start + 1]) {
        start += 1;
    }
    while start < last
        && words[start].marks.any(Marks::VERB.and(Marks::VERBAL_NOUN).and(Marks::ADJECTIVE))
        && !words[start].marks.any(Marks::NOUN)
        && opens_name(text, &words[start + 1])
    {
        start += 1;
    }
    start
}

/// 推进|甲大学的筹建: verbs that names begin with only before a tail.
fn is_herald(text: &Text, word: &Word) -> bool {
    const VERBS: [&str; 13] = [
        "推进", "推动", "支持", "加快", "携手", "组建", "成立", "加强", "打造", "评议", "享", "地址", "发动",
    ];
    VERBS.iter().any(|verb| verb.chars().eq(text.chars[word.start..word.end].iter().copied()))
}

/// What makes a name with the verb before it: 推进|工作组, 支持|中心.
fn is_core(word: &Word) -> bool {
    word.marks.any(Marks::TAIL.and(Marks::SINGLE_TAIL).and(Marks::INNER))
}

fn opens_name(text: &Text, word: &Word) -> bool {
    word.kind == Kind::Single || word.marks.any(Marks::PLACE.and(Marks::WHOLE)) || is_level(text, word)
}

/// 省, 市, 区 alone: the level of a body.
fn is_level(text: &Text, word: &Word) -> bool {
    char_of(text, word).is_some_and(|c| "省市县区镇乡州".contains(c))
}

/// `省、市、区` before a body that all three have.
fn with_levels(text: &Text, words: &[Word], mut start: usize) -> usize {
    while start >= 2
        && is_level(text, &words[start])
        && char_of(text, &words[start - 1]) == Some('、')
        && free_level(text, words, start - 2)
    {
        start -= 2;
    }
    start
}

/// A level that no name stands in front of.
fn free_level(text: &Text, words: &[Word], at: usize) -> bool {
    let free = at
        .checked_sub(1)
        .is_none_or(|before| words[before].kind == Kind::Mark || words[before].marks.any(Marks::FUNCTION));
    is_level(text, &words[at]) && free
}

/// Whether a phrase names a body and not a kind of body.
fn is_specific(text: &Text, words: &[Word], range: &Range<usize>) -> bool {
    let phrase = &words[range.clone()];
    let Some((tail, before)) = phrase.split_last() else { return false };
    let named = |word: &Word| {
        word.kind == Kind::Single
            || word.kind == Kind::Latin
            || word.marks.any(Marks::PLACE.and(Marks::WHOLE))
            || word.marks.any(Marks::DIVISION_TAIL)
                && text.chars[word.end - 1] == '区'
                && word.end > word.start + 1
            || is_level(text, word)
    };
    let bare = before.is_empty()
        && tail.marks.any(Marks::GENERIC.and(Marks::DIVISION_TAIL))
        && !tail.marks.any(Marks::WHOLE);
    let acts = Marks::VERB.and(Marks::VERBAL_NOUN).and(Marks::ADVERB);
    let street = tail.marks.any(Marks::DIVISION_TAIL) && before.iter().all(|word| word.marks.any(acts));
    if bare || street || before.iter().any(|word| is_praise(text, word)) {
        return false;
    }
    let piece = |word: &Word| word.end == word.start + 1 && !word.marks.any(Marks::VERB.and(Marks::POSITION));
    let rubble = before.windows(2).any(|pair| pair.iter().all(piece));
    let body = |word: &Word| word.marks.any(Marks::TAIL) && !word.marks.any(Marks::GENERIC);
    let length = tail.end - phrase[0].start;
    let generic = tail.marks.any(Marks::GENERIC);
    let headed = words.get(range.end).is_some_and(|next| next.marks.any(Marks::OFFICE));
    let bureau = "局厅署".contains(text.chars[tail.end - 1]);
    let least = if headed || bureau { 3 } else { 4 };
    let office = tail.marks.any(Marks::PARTY.and(Marks::GOVERNMENT).and(Marks::SINGLE_TAIL));
    let firm = text.chars[..tail.end].ends_with(&['集', '团'])
        || text.chars[..tail.end].ends_with(&['合', '作', '社']);
    // A centre needs a name: 市文化中心, but no 国际金融中心.
    let centre = tail.end - tail.start == 2 && is_centre(text, tail);
    if centre && !before.iter().any(named) {
        return false;
    }
    let zone = |word: &Word| {
        matches!(text.chars[word.start..word.end], ['高', '新'] | ['经', '开'] | ['临', '空'] | ['空', '港'])
    };
    if tail.marks.any(Marks::COMPANY) && before.iter().any(zone) {
        return true;
    }
    let modified = before.iter().all(|word| word.marks.any(Marks::MODIFIER.and(Marks::GENERIC)));
    tail.marks.any(Marks::WHOLE)
        || before.iter().any(named)
        || rubble
        || body(tail) && before.is_empty() && office
        || before.iter().any(body)
        || !modified && office && length >= if generic { 7 } else { least }
        || !modified && length >= if firm { 6 } else { 8 } && (firm || !tail.marks.any(Marks::COMPANY))
}

/// 先进单位 of any town names none.
fn is_praise(text: &Text, word: &Word) -> bool {
    [
        "先进",
        "优秀",
        "相关",
        "有关",
        "国家级",
        "省级",
        "市级",
        "县级",
        "两级",
        "各级",
        "三级",
        "涉事",
        "涉案",
        "所在",
        "当地",
        "部分",
        "所有",
        "多家",
    ]
    .iter()
    .any(|praise| praise.chars().eq(text.chars[word.start..word.end].iter().copied()))
}

/// 乙街道 of 甲区乙街道: the office has one name, wherever its district is
/// printed with it.
fn own_office(words: &[Word], range: Range<usize>) -> Range<usize> {
    let last = range.end - 1;
    if !words[last].marks.any(Marks::DIVISION_TAIL) {
        return range;
    }
    let inside = range.start..last.saturating_sub(1);
    inside.rev().find(|&at| is_district(&words[at])).map_or(range.clone(), |at| at + 1..range.end)
}

/// 甲区, 甲市: a place with its level.
fn is_district(word: &Word) -> bool {
    word.marks.any(Marks::DIVISION_TAIL.and(Marks::PLACE)) && !word.marks.any(Marks::SHORT)
}

/// A street office in front of another body's name is a body of its own,
/// unless what follows is its own organ.
fn push_parts(text: &Text, words: &[Word], range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let organ = words[range.end - 1].marks.any(Marks::PARTY.and(Marks::GOVERNMENT))
        && !is_centre(text, &words[range.end - 1]);
    let office = range.clone().rev().skip(2).find(|&at| is_office(text, &words[at]));
    match office.filter(|_| !organ) {
        Some(at) => {
            found.push(at + 1..range.end);
            found.push(range.start..at + 1);
        }
        None => found.push(range),
    }
}

fn is_office(text: &Text, word: &Word) -> bool {
    text.chars[word.start..word.end].ends_with(&['办', '事', '处'])
}

fn is_centre(text: &Text, word: &Word) -> bool {
    text.chars[word.start..word.end].ends_with(&['中', '心'])
}

/// The place at the head of a body's name.
fn within(text: &Text, words: &[Word], range: &Range<usize>) -> Option<String> {
    let last = range.end - 1;
    if let Some(before) = range.start.checked_sub(1).filter(|_| words[last].marks.any(Marks::DIVISION_TAIL)) {
        let beside = is_district(&words[before]) && words[before].end == words[range.start].start;
        let place = || words[super::phrase::start(text, words, before)].start..words[before].end;
        return beside.then(|| super::post::plain(text.printed(place())));
    }
    let area = |at: &usize| words[*at].marks.any(Marks::PLACE.and(Marks::DIVISION_TAIL));
    let end = range
        .clone()
        .filter(|&at| at < last)
        .take_while(|at| area(at) || words[*at].kind == Kind::Single || area(&(at + 1)))
        .last()?;
    words[end]
        .marks
        .any(Marks::PLACE.and(Marks::DIVISION_TAIL))
        .then(|| super::post::plain(text.printed(words[range.start].start..words[end].end)))
}

/// What a body is, by its tail.
pub fn kind(marks: Marks) -> &'static str {
    let kinds = [
        (Marks::PARTY, "党群机构"),
        (Marks::GOVERNMENT, "政府机构"),
        (Marks::SCHOOL, "学校院所"),
        (Marks::HEALTH, "医疗养老"),
        (Marks::COMPANY, "企业"),
        (Marks::ASSOCIATION, "社会组织"),
    ];
    kinds.iter().find(|(mark, _)| marks.any(*mark)).map_or("机构", |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{facts, names};

    #[test]
    fn bodies_by_their_tails() {
        let examples: [(&str, &[&str]); 13] = [
            ("甲州市公共资源交易中心、市卫健委参加。", &["甲州市公共资源交易中心", "市卫健委"]),
            ("甲区双河办事处召开会议，高新区长乐街道参加。", &["双河办事处", "长乐街道"]),
            ("鑫源乳业有限公司原党委委员、区市场监管局任命", &["鑫源乳业有限公司", "区市场监管局"]),
            ("以实际行动答好市委问卷，甲省运动训练保障中心", &["市委", "甲省运动训练保障中心"]),
            ("青州市积极协调清水河流域管理局。", &["清水河流域管理局"]),
            ("县教育局联合县慈善总会慰问，代表县政府看望", &["县教育局", "县慈善总会", "县政府"]),
            ("在省、市、区科协的领导下，", &["省、市、区科协"]),
            ("走访鑫源乳业(青州)有限公司。", &["鑫源乳业(青州)有限公司"]),
            ("区规划住建局、科技发展局负责。", &["区规划住建局", "科技发展局"]),
            ("由区文化和旅游局主办。", &["区文化和旅游局"]),
            ("双河办事处党工委和长乐街道参加。", &["双河办事处党工委", "长乐街道"]),
            ("有关部门、相关单位、各级党组织要认真落实。", &[]),
            ("省委宣传部理论建设一处处长", &["省委宣传部理论建设一处"]),
        ];
        for (text, expected) in examples {
            assert_eq!(names(&facts(text).organisations), expected, "{text}");
        }
    }

    #[test]
    fn a_body_knows_its_place() {
        let found = facts("青州市公安局通报。");
        assert_eq!(found.organisations[0].within.as_deref(), Some("青州市"));
        assert_eq!(found.organisations[0].kind, "政府机构");
        let office = facts("青州市城东区双河街道召开会议。");
        assert_eq!(office.organisations[0].within.as_deref(), Some("青州市城东区"));
    }
}

//! Places: those known by name, and those a tail makes a place.
//!
//! ```text
//! 甲市｜乙区｜双河街道｜李庄社区    split at every tail
//! 甘肃兰州城关区                     short forms stay with what follows
//! 试点村｜校场刘村                   a village of a kind is no name
//! ```

use super::named::Collection;
use super::organisation;
use super::phrase::char_of;
use crate::entity::lexicon::{self, Marks};
use crate::entity::roster::Roster;
use crate::entity::sentence::{Context, Text};
use crate::entity::word::{Kind, Word};
use crate::paper::Article;
use std::ops::Range;

/// Fills in the places of each article; street offices are bodies as well.
pub fn find(articles: &mut [Article], context: &Context, roster: &Roster) {
    for ((article, texts), cut) in articles.iter_mut().zip(&context.articles).zip(&roster.articles) {
        let mut collection = Collection::default();
        for (text, words) in texts.iter().zip(cut) {
            read(text, words, &mut collection);
        }
        article.facts.places = collection.named;
    }
}

fn read(text: &Text, words: &[Word], collection: &mut Collection) {
    let bodies = organisation::bodies(text, words);
    let mut before: Option<Range<usize>> = None;
    for place in places(text, words) {
        let inside = bodies.iter().find(|body| body.contains(&(place.words.end - 1)));
        if inside.is_some_and(|body| !stands_inside(&place, body)) {
            continue;
        }
        let chars = place.chars(words);
        let near = before.clone().filter(|before| before.end == chars.start);
        let within = near.map(|range| super::post::plain(text.printed(range)));
        collection.add(text, chars.clone(), place.kind, within);
        before = Some(chars);
    }
}

/// A place as a range of words.
struct Place {
    words: Range<usize>,
    kind: &'static str,
    /// Marks of its tail.
    marks: Marks,
    /// Characters at its end that belong to the next word: 甲市|委.
    more: usize,
}

impl Place {
    fn chars(&self, words: &[Word]) -> Range<usize> {
        words[self.words.start].start..words[self.words.end - 1].end + self.more
    }

    /// 刘庄|村, 天河路|社区: a name that ends like a place in front of a tail.
    fn extend(&mut self, text: &Text, words: &[Word], at: usize) -> bool {
        let tail = &words[at];
        let last = &words[self.words.end - 1];
        let small = last.end == last.start + 1 && last.marks.any(Marks::VILLAGE_TAIL.and(Marks::AREA_TAIL))
            || last.marks.any(Marks::AREA_TAIL) && tail.end > tail.start + 1;
        let goes_on = self.words.end == at
            && last.end == tail.start
            && (tail.marks.any(Marks::DIVISION_TAIL.and(Marks::VILLAGE_TAIL)) || is_estate(text, tail));
        if !small || !goes_on || tail.marks.any(Marks::PLACE) {
            return false;
        }
        self.words.end = at + 1;
        (self.kind, self.marks) = (kind(text, tail), tail.marks);
        true
    }
}

fn is_estate(text: &Text, tail: &Word) -> bool {
    matches!(text.chars[tail.start..tail.end], ['小', '区'])
}

/// Inside a body's name only full names of divisions count as places of their
/// own: 甲市 in 甲市公安局, but not 甲 in 甲大学.
fn stands_inside(place: &Place, body: &Range<usize>) -> bool {
    let last = place.marks;
    let full = last.any(Marks::DIVISION_TAIL.and(Marks::VILLAGE_TAIL))
        || place.more > 0
        || last.any(Marks::PROVINCE.and(Marks::CITY).and(Marks::COUNTY)) && !last.any(Marks::SHORT);
    full && place.words.start >= body.start
}

/// All places of a paragraph, in order.
fn places(text: &Text, words: &[Word]) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    for at in 0..words.len() {
        let settled = found.iter().rev().find(|place| !place.marks.any(Marks::SHORT));
        let from = settled.map_or(0, |place| place.words.end);
        if found.last_mut().is_some_and(|last| last.extend(text, words, at)) {
            continue;
        }
        let place = by_tail(text, words, from, at).or_else(|| by_name(text, words, at));
        if let Some(place) = place {
            while found.last().is_some_and(|last| last.words.start >= place.words.start) {
                found.pop();
            }
            let wide = bracketed(text, words, &place);
            found.push(place);
            found.extend(wide);
        }
    }
    found
}

/// A place of the lists. A short form before a tail waits for the tail.
fn by_name(text: &Text, words: &[Word], at: usize) -> Option<Place> {
    let word = &words[at];
    if !word.marks.any(Marks::PLACE) || is_style(text, words, at) {
        return None;
    }
    if word.marks.any(Marks::SHORT)
        && !word.marks.any(Marks::PROVINCE.and(Marks::CITY))
        && !is_free(text, words, at)
    {
        return None;
    }
    let more = usize::from(word.marks.any(Marks::SHORT) && level_follows(text, words, at));
    let full = !word.marks.any(Marks::SHORT.and(Marks::COUNTRY));
    let short = |before: &&Word| full && before.marks.any(Marks::SHORT);
    let fused = words[..at].iter().rev().take_while(short).count();
    let stub =
        fused == 0 && full && word.end - word.start == 2 && at > 0 && is_stub(text, &words[at - 1], word);
    let fused = fused + usize::from(stub);
    Some(Place { words: at - fused..at + 1, kind: kind(text, word), marks: word.marks, more })
}

/// Whether the short form of a county stands where a place may: after another
/// place, a mark, or a word such as 在 and 赴. Elsewhere 政和 is mostly 党政和人民.
fn is_free(text: &Text, words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return true };
    let opens = Marks::PLACE.and(Marks::FUNCTION).and(Marks::FOLLOWS).and(Marks::ACTIVITY);
    before.kind == Kind::Mark || before.marks.any(opens) || level_follows(text, words, at)
}

/// 清 before 和县: what looks like a county of two characters is the end of a
/// longer name.
fn is_stub(text: &Text, before: &Word, word: &Word) -> bool {
    let free = Marks::FUNCTION.and(Marks::FOLLOWS).and(Marks::ACTIVITY).and(Marks::ADVERB);
    let level = matches!(text.chars[word.end - 1], '县' | '市');
    let beside = level && before.end == word.start && before.kind != Kind::Mark;
    char_of(text, before).is_some() && beside && !before.marks.any(free)
}

/// 中国 in 中国特色, 中国式 is no place of an event.
fn is_style(text: &Text, words: &[Word], at: usize) -> bool {
    const AFTER: [&str; 12] = [
        "特色",
        "共产党",
        "人民",
        "梦",
        "式",
        "化",
        "队",
        "特色社会主义",
        "共产党人",
        "女排",
        "男篮",
        "女足",
    ];
    let next = words.get(at + 1).filter(|next| next.start == words[at].end);
    next.is_some_and(|next| AFTER.contains(&text.folded(next.start..next.end).as_str()))
}

/// 甲|市委, 甲|省政府: the level stands in the next word.
fn level_follows(text: &Text, words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1).filter(|next| next.start == words[at].end);
    next.is_some_and(|next| {
        next.marks.any(Marks::TAIL.and(Marks::OFFICE).and(Marks::WHOLE))
            && "省市县".contains(text.chars[next.start])
    })
}

/// A place that ends with the tail at `at`.
fn by_tail(text: &Text, words: &[Word], from: usize, at: usize) -> Option<Place> {
    let tail = &words[at];
    if !tail.marks.any(Marks::PLACE_TAIL)
        || tail.marks.any(Marks::PLACE) && !tail.marks.any(Marks::SHORT)
        || tail.marks.any(Marks::SHORT)
    {
        return None;
    }
    let start = name_start(text, words, from, at);
    let alone = start == at && is_alone(text, tail);
    let named = start < at && is_named(text, words, start, at);
    (alone || named).then(|| Place {
        words: start..at + 1,
        kind: kind(text, tail),
        marks: tail.marks,
        more: 0,
    })
}

/// Zones that are named by their kind alone.
fn is_alone(text: &Text, tail: &Word) -> bool {
    matches!(text.chars[tail.start..tail.end], ['高' | '经', '新' | '开', '区'])
}

/// Where the name before a tail begins. Short forms of divisions in front of
/// it belong to it.
fn name_start(text: &Text, words: &[Word], from: usize, at: usize) -> usize {
    let limit = if is_small(text, &words[at]) { 4 } else { 6 };
    let mut start = at;
    while start > 0 && words[start - 1].end == words[start].start {
        let word = &words[start - 1];
        let length = words[at].start - word.start;
        let ends = start - 1 < from.saturating_sub(1) || start == from && !word.marks.any(Marks::SHORT);
        let settled = char_of(text, word).is_some_and(|c| "村镇乡路街市县区".contains(c)) && start < at;
        let past_place = words[start].marks.any(Marks::SHORT)
            && start < at
            && !word.marks.any(Marks::SHORT)
            && (char_of(text, word).is_none() || word.marks.any(Marks::VERB));
        if ends
            || settled
            || past_place
            || length > limit && !word.marks.any(Marks::SHORT)
            || !may_name(text, words, start - 1, at)
        {
            break;
        }
        start -= 1;
        if word.kind == Kind::Name {
            break;
        }
    }
    start
}

/// Tails of one character, which need a short name.
fn is_small(text: &Text, tail: &Word) -> bool {
    char_of(text, tail).is_some()
}

/// Whether a word may be part of the name before a place's tail.
fn may_name(text: &Text, words: &[Word], at: usize, tail: usize) -> bool {
    let word = &words[at];
    let never = Marks::FUNCTION
        .and(Marks::ADVERB)
        .and(Marks::TIME)
        .and(Marks::ACTIVITY)
        .and(Marks::SPEECH)
        .and(Marks::FOLLOWS)
        .and(Marks::OFFICE)
        .and(Marks::IDIOM);
    let numeral = text.chars[word.start..word.end].iter().all(|c| "一二三四五六七八九十百里".contains(*c));
    match word.kind {
        Kind::Mark | Kind::Latin => false,
        Kind::Single => true,
        Kind::Name => at + 1 == tail,
        Kind::Listed if word.marks.any(Marks::SHORT) => true,
        Kind::Listed => {
            let small = |word: &Word| word.end == word.start + 1;
            let street = words[at + 1].marks.any(Marks::AREA_TAIL) && small(&words[at + 1]) && at + 1 < tail;
            let verb = word.marks.any(Marks::VERB) && !word.marks.any(Marks::NOUN) && !small(word);
            let loose = street
                && !word.marks.any(Marks::NUMBER)
                && !word.marks.any(Marks::FOLLOWS.and(Marks::ACTIVITY));
            let tail = word.marks.any(Marks::TAIL) && !word.marks.any(Marks::NOUN);
            let counts = word.marks.any(Marks::NUMBER) && (!small(word) || is_counted(text, words, at));
            loose || numeral || !verb && !tail && !counts && !word.marks.any(never) && !is_place_tail(word)
        }
    }
}

/// A measure word after a number, or 个 and its like anywhere.
fn is_counted(text: &Text, words: &[Word], at: usize) -> bool {
    let after_number =
        at > 0 && (words[at - 1].kind == Kind::Latin || words[at - 1].marks.any(Marks::NUMBER));
    after_number
        || char_of(text, &words[at]).is_some_and(|c| "个名位座条项次些多余几两年月日号点".contains(c))
}

fn is_place_tail(word: &Word) -> bool {
    word.marks.any(Marks::DIVISION_TAIL.and(Marks::VILLAGE_TAIL)) && word.end - word.start > 1
}

/// Whether the words before a tail make a name: not only 试点, 老旧, 城市.
fn is_named(text: &Text, words: &[Word], start: usize, at: usize) -> bool {
    let (name, tail) = (&words[start..at], &words[at]);
    let proper = |word: &Word| !word.marks.any(Marks::MODIFIER);
    if !name.iter().any(proper) {
        return is_civic_road(text, name, tail);
    }
    let length = words[at].start - words[start].start;
    if length < 2 && char_of(text, tail).is_some_and(|c| "市县区州".contains(c)) {
        return false;
    }
    let numeral = |word: &Word| "一二三四五六七八九十百千两几多".contains(text.chars[word.end - 1]);
    let measured = |pair: &[Word]| {
        numeral(&pair[0]) && char_of(text, &pair[1]).is_some_and(|c| "处个座家条".contains(c))
    };
    if name.windows(2).any(measured) {
        return false;
    }
    let only_short = name.iter().all(|word| word.marks.any(Marks::SHORT));
    if only_short && char_of(text, tail).is_some_and(|c| "门关楼宫江山阁塔祠".contains(c)) {
        return false;
    }
    let settlement = tail.marks.any(Marks::DIVISION_TAIL.and(Marks::VILLAGE_TAIL));
    let acts = name
        .last()
        .is_some_and(|word| word.marks.any(Marks::VERB) && !word.marks.any(Marks::NOUN.and(Marks::SHORT)));
    if is_small(text, tail) && !settlement && acts {
        return false;
    }
    if is_strange(name) || settlement && name.iter().any(|word| is_family(text, word)) {
        return true;
    }
    let dull = Marks::VERBAL_NOUN.and(Marks::VERB).and(Marks::MODIFIER);
    let common = name.iter().all(|word| word.marks.any(dull) && (word.end > word.start + 1 || !settlement));
    !common && words[at].start - words[start].start > 1 && common_words_suffice(text, tail)
}

/// 文化路, 工业大道: words that are kinds elsewhere and names of roads.
fn is_civic_road(text: &Text, name: &[Word], tail: &Word) -> bool {
    const WORDS: [&str; 8] = ["民主", "工业", "文化", "国际", "卫生", "生态", "民族", "法治"];
    let road = matches!(text.chars[tail.start..tail.end], ['路'] | ['大', '道'] | ['大', '街']);
    let [only] = name else { return false };
    road && WORDS.iter().any(|word| word.chars().eq(text.chars[only.start..only.end].iter().copied()))
}

/// 邱 in 大邱村: a surname by itself.
fn is_family(text: &Text, word: &Word) -> bool {
    let single = char_of(text, word).filter(|_| !word.marks.any(Marks::MODIFIER.and(Marks::FUNCTION)));
    single.is_some_and(|c| lexicon::surname_at(&[c]).next().is_some())
}

/// Whether words of a name show that it is one: unknown characters, single
/// characters side by side, short forms of divisions.
fn is_strange(name: &[Word]) -> bool {
    let proper = |word: &Word| !word.marks.any(Marks::MODIFIER);
    let small = |word: &Word| word.end == word.start + 1 && proper(word) && word.kind != Kind::Mark;
    let single = |word: &Word| word.kind != Kind::Listed || word.marks.any(Marks::SHORT);
    name.iter().any(single) || name.windows(2).any(|pair| pair.iter().all(small))
}

/// Before these tails a common word is a name: 长乐街道, 光明路; before 区 it
/// is a kind of zone.
fn common_words_suffice(text: &Text, tail: &Word) -> bool {
    match text.chars[tail.start..tail.end] {
        [c] => "镇乡村县路街桥".contains(c),
        ['地', '区'] => false,
        _ => !tail.marks.any(Marks::AREA_TAIL) || is_big_area(text, tail),
    }
}

/// Areas whose names are often made of common words: 小区, 公园, 广场.
fn is_big_area(text: &Text, tail: &Word) -> bool {
    tail.end - tail.start > 1 && !matches!(text.chars[tail.end - 1], '场')
}

/// 高新区(实验区): the place with the bracket after it.
fn bracketed(text: &Text, words: &[Word], place: &Place) -> Option<Place> {
    let [open, inner, close] = words.get(place.words.end..place.words.end + 3)? else { return None };
    let brackets = char_of(text, open) == Some('(') && char_of(text, close) == Some(')');
    (brackets && inner.marks.any(Marks::DIVISION_TAIL)).then(|| Place {
        words: place.words.start..place.words.end + 3,
        kind: place.kind,
        marks: place.marks,
        more: 0,
    })
}

/// What a place is.
fn kind(text: &Text, word: &Word) -> &'static str {
    let kinds = [
        (Marks::COUNTRY, "国家"),
        (Marks::ABROAD, "境外城市"),
        (Marks::PROVINCE, "省"),
        (Marks::CITY, "市"),
        (Marks::COUNTY, "县区"),
        (Marks::VILLAGE_TAIL, "村社"),
        (Marks::REGION, "地区"),
    ];
    let street = text.chars[word.start..word.end].ends_with(&['街', '道'])
        || text.chars[word.start..word.end].ends_with(&['办', '事', '处']);
    match kinds.iter().find(|(mark, _)| word.marks.any(*mark)) {
        _ if street => "街道",
        Some((_, kind)) => kind,
        None if word.marks.any(Marks::DIVISION_TAIL) => "区划",
        None => "地点",
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{facts, names};

    #[test]
    fn places_are_split_at_their_tails() {
        let examples: [(&str, &[&str]); 10] = [
            ("到青州市双河街道李家庄社区调研。", &["青州市", "双河街道", "李家庄社区"]),
            ("观摩试点村校场刘村、小谢庄村。", &["校场刘村", "小谢庄村"]),
            ("甘肃兰州城关区发生火灾。", &["甘肃兰州城关区"]),
            ("各村、全市、农村、28个村都要整治。", &[]),
            ("在高新区(实验区)开展。", &["高新区", "高新区(实验区)"]),
            ("苏州市委、法国和巴黎。", &["苏州市", "法国", "巴黎"]),
            ("才艺展演在石庙文化大舞台举行。", &["石庙文化大舞台"]),
            ("党政和人民群众走上致富路。", &[]),
            ("工业路、卫生大道清扫，上海城市更新。", &["工业路", "卫生大道", "上海"]),
            ("到青州县五山镇熊家岗村", &["青州县", "五山镇", "熊家岗村"]),
        ];
        for (text, expected) in examples {
            assert_eq!(names(&facts(text).places), expected, "{text}");
        }
    }

    #[test]
    fn a_place_lies_in_the_one_before_it() {
        let found = facts("青州市双河街道举行活动。");
        assert_eq!(found.places[1].within.as_deref(), Some("青州市"));
    }
}

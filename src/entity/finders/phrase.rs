//! Nominal phrases: how far to the left an organisation or a post reaches.
//!
//! ```text
//! 会上，高新区党工委副书记、管委会主任 张三 …
//!       ^------------------------------^ stops at the comma
//! ```

use crate::entity::lexicon::Marks;
use crate::entity::sentence::Text;
use crate::entity::word::{Kind, Word};

/// No name of an organisation has more words.
const LONGEST: usize = 14;

/// Where the phrase that ends with word `last` begins: an index of `words`.
pub fn start(text: &Text, words: &[Word], last: usize) -> usize {
    let mut at = last;
    while at > 0 && last - at < LONGEST {
        match step(text, words, at) {
            Some(next) => at = next,
            None => break,
        }
    }
    let at = trim(text, words, at, last);
    past_verb(text, words, at, last)
}

/// 公开审理|甲省…, 代表|市政府: a verb before a place or a level is not part
/// of the name.
fn past_verb(text: &Text, words: &[Word], start: usize, last: usize) -> usize {
    let level = |word: &Word| LEVELS.contains(text.chars[word.start]);
    let body = |word: &Word| {
        word.marks.any(Marks::PLACE.and(Marks::WHOLE)) || word.marks.any(Marks::TAIL) && level(word)
    };
    let verb = |at: &usize| {
        let (word, next) = (&words[*at], &words[at + 1]);
        let chars = &text.chars[word.start..word.end];
        let noun = Marks::NOUN.and(Marks::TAIL).and(Marks::INNER).and(Marks::PLACE);
        let acts = !word.marks.any(noun) && chars.len() > 1;
        chars == ['代', '表'] && (body(next) || level(next))
            || acts && word.marks.any(Marks::VERBAL_NOUN) && body(next)
            || acts
                && word.marks.any(Marks::VERB)
                && (body(next) || level(next) && next.end == next.start + 1)
    };
    (start..last).rev().find(verb).map_or(start, |at| at + 1)
}

/// Characters of levels that a body's name may begin with.
const LEVELS: &str = "省市县区镇乡州";

/// One word or one pair of brackets further to the left, where the phrase
/// still holds.
fn step(text: &Text, words: &[Word], at: usize) -> Option<usize> {
    let previous = words.get(at.checked_sub(1)?)?;
    if char_of(text, previous) == Some(')') {
        return bracket(text, words, at - 1);
    }
    (previous.end == words[at].start || previous.kind != Kind::Latin && near(text, previous, &words[at]))
        .then_some(())?;
    holds(text, words, at - 1).then_some(at - 1)
}

/// A blank inside a phrase is noise of print only if it stands alone and no
/// title ends before it.
fn near(text: &Text, left: &Word, right: &Word) -> bool {
    let noise = right.start - left.end <= 1 && !left.marks.any(Marks::POST);
    noise && text.chars[left.end..right.start].iter().all(|&c| c == ' ')
}

/// The opening word of the bracket that closes at `close`: `高新区(实验区)`.
fn bracket(text: &Text, words: &[Word], close: usize) -> Option<usize> {
    let inside = words[..close].iter().rev().take(6).take_while(|word| char_of(text, word) != Some('('));
    let length = inside.clone().count();
    let open = close.checked_sub(length + 1)?;
    let plain =
        |word: &Word| matches!(word.kind, Kind::Listed | Kind::Single) && !word.marks.any(Marks::BYLINE);
    let nominal = inside.clone().all(plain);
    let anchored = open > 0 && holds(text, words, open - 1);
    (nominal && anchored && char_of(text, &words[open]) == Some('(')).then_some(open)
}

/// Whether the word at `at` may stand inside a phrase, before the next one.
pub fn holds(text: &Text, words: &[Word], at: usize) -> bool {
    let (word, next) = (&words[at], words.get(at + 1));
    match word.kind {
        Kind::Name | Kind::Mark => false,
        Kind::Latin => text.chars[word.start..word.end].iter().all(|c| c.is_ascii_alphabetic()),
        Kind::Single => true,
        Kind::Listed => listed_holds(text, words, at, word, next),
    }
}

fn listed_holds(text: &Text, words: &[Word], at: usize, word: &Word, next: Option<&Word>) -> bool {
    let chars = &text.chars[word.start..word.end];
    let marks = word.marks;
    let acts = Marks::ACTIVITY.and(Marks::SPEECH).and(Marks::FOLLOWS);
    if is_joint(chars) {
        return at > 0 && words[at - 1].marks.any(Marks::PAIR);
    }
    if is_adverbial(chars) || is_set_after(words, at) && matches!(chars, ['下' | '内' | '时' | '后']) {
        return false;
    }
    if chars == ['兼'] || is_alliance(chars) && at > 0 && words[at - 1].marks.any(Marks::TAIL) {
        return false;
    }
    if marks.any(Marks::TAIL.and(Marks::WHOLE).and(Marks::PLACE).and(Marks::OFFICE)) || is_prefix(chars) {
        return true;
    }
    if chars.iter().all(|&c| ORDINAL.contains(c)) {
        return next.is_none_or(|next| !next.marks.any(Marks::NUMBER));
    }
    if marks.any(acts) {
        return next.is_some_and(|next| is_group(text, next));
    }
    let goes_on =
        next.is_some_and(|next| next.marks.any(Marks::TAIL.and(Marks::SINGLE_TAIL).and(Marks::INNER)));
    if marks.any(Marks::NOUN) && is_crowd(chars) {
        return goes_on;
    }
    if marks.any(Marks::ROLE.and(Marks::RANK)) && goes_on {
        return true;
    }
    if chars.len() == 1 {
        return !marks.any(Marks::FUNCTION) && (!marks.any(Marks::NUMBER) || is_brand_piece(words, at));
    }
    let street = next.is_some_and(|next| next.marks.any(Marks::AREA_TAIL) && next.end == next.start + 1);
    let loose =
        Marks::NOUN.and(Marks::VERBAL_NOUN).and(Marks::ADJECTIVE).and(Marks::PLACE_TAIL).and(Marks::INNER);
    let part = marks.any(Marks::NUMBER) && !"零一二三四五六七八九十百千万亿两几多数半每首".contains(chars[0])
        || chars == ['零', '部', '件'];
    part || marks.any(loose.and(Marks::SINGLE_TAIL)) || street && marks.any(Marks::TIME.and(Marks::VERB))
}

/// 督导|组, 调研|室: after a verb of activity only these make a body of it.
pub fn is_group(text: &Text, word: &Word) -> bool {
    char_of(text, word).is_some_and(|c| "室组团队科处局署所站".contains(c))
}

/// People and things in general, which end a name unless its tail follows:
/// 非公企业|甲集团, but 企业联合会.
fn is_crowd(chars: &[char]) -> bool {
    const CROWDS: [&str; 18] = [
        "企业", "单位", "部门", "机构", "群众", "居民", "村民", "干部", "职工", "党员", "代表", "人员",
        "项目", "班子", "成员", "学生", "市民", "游客",
    ];
    CROWDS.iter().any(|crowd| crowd.chars().eq(chars.iter().copied()))
}

/// A measure word between two unmeasured words is part of a brand: 万鑫.
fn is_brand_piece(words: &[Word], at: usize) -> bool {
    let small = |word: &Word| word.end == word.start + 1 && !word.marks.any(Marks::NUMBER);
    let counted = at > 0 && (words[at - 1].kind == Kind::Latin || words[at - 1].marks.any(Marks::NUMBER));
    let beside = words.get(at + 1).is_some_and(small)
        || at > 0 && small(&words[at - 1]) && words[at - 1].kind != Kind::Mark;
    beside && !counted
}

/// Numerals that stand in names: 第四附属小学, 一处.
const ORDINAL: &str = "第一二三四五六七八九十级届";

/// 积极|协调甲局: these go before verbs only.
fn is_adverbial(chars: &[char]) -> bool {
    const WORDS: [&str; 10] =
        ["积极", "认真", "全面", "深入", "切实", "大力", "主动", "努力", "持续", "扎实"];
    WORDS.iter().any(|word| word.chars().eq(chars.iter().copied()))
}

/// 背景|下: a position after a noun.
fn is_set_after(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &words[before]);
    before.is_some_and(|word| {
        word.end - word.start > 1
            && word.end == words[at].start
            && word.marks.any(Marks::NOUN.and(Marks::VERBAL_NOUN))
    })
}

/// 甲局|联合|乙会: a verb between two bodies.
fn is_alliance(chars: &[char]) -> bool {
    matches!(chars, ['联', '合'] | ['会', '同'] | ['携', '手'] | ['协', '同'])
}

fn is_joint(chars: &[char]) -> bool {
    matches!(chars, ['和' | '与' | '及'])
}

/// Before a head of a post: 副, 代, 常务.
pub fn is_prefix(chars: &[char]) -> bool {
    match chars {
        [c] => "副代原前总正名首".contains(*c),
        [a, b] => [
            "常务", "第一", "时任", "候任", "名誉", "荣誉", "执行", "高级", "首席", "助理", "代理", "资深",
            "特别", "专职", "兼职", "挂职", "分管",
        ]
        .iter()
        .any(|word| word.chars().eq([*a, *b])),
        _ => false,
    }
}

/// Drops what cannot begin a phrase: 各, 相关, 和.
fn trim(text: &Text, words: &[Word], mut at: usize, last: usize) -> usize {
    while at < last {
        let chars = &text.chars[words[at].start..words[at].end];
        let dangling = is_joint(chars) || chars == ['('] || chars == [')'];
        let wide = ["辖区", "全区", "全市", "全县", "全省", "所属", "下辖"]
            .iter()
            .any(|word| word.chars().eq(chars.iter().copied()));
        let counted = words[at].marks.any(Marks::NUMBER) && !chars.iter().all(|&c| ORDINAL.contains(c));
        let herald = matches!(chars, ['作', '为'] | ['新', '任'] | ['作', '為'] | ['携' | '偕' | '率']);
        let rest = matches!(
            chars,
            ['人' | '者' | '名' | '位' | '员' | '届' | '号' | '支' | '个' | '家' | '座' | '条' | '项']
        );
        let point = matches!(chars, ['东' | '西' | '南' | '北']) && words[at + 1].start == words[at].end;
        if !dangling
            && !wide
            && !counted
            && !rest
            && !herald
            && (point || !words[at].marks.any(Marks::FUNCTION.and(Marks::POSITION)))
        {
            break;
        }
        if words[at].marks.any(Marks::PLACE) {
            break;
        }
        at += 1;
    }
    at
}

/// The character of a word of one character.
pub fn char_of(text: &Text, word: &Word) -> Option<char> {
    (word.end == word.start + 1).then(|| text.chars[word.start])
}

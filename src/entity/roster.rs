//! The people of a page: which of the possible names are names.
//!
//! A name that stands once where only a name can stand is a name wherever it
//! stands on the page; one that never does is none.

use super::sentence::{Context, Text};
use super::word::{Kind, Known, Lattice, Support, Word};
use crate::entity::lexicon::{self, Marks, Surname};
use crate::paper::Article;
use crate::text::{fold_char, is_han};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The page cut into words, its people known.
#[derive(Debug, Default)]
pub struct Roster {
    /// For each article, for each paragraph, its words.
    pub articles: Vec<Vec<Vec<Word>>>,
    /// Parts of names that stand for the whole: 普京.
    pub whole: HashMap<String, String>,
}

impl Roster {
    /// Reads the names of the page and cuts all paragraphs with them.
    pub fn new(articles: &[Article], context: &Context) -> Self {
        let texts = || context.titles.iter().chain(context.articles.iter().flatten());
        let lattices: Vec<Lattice> = texts().map(Lattice::new).collect();
        let mut tallies = Tallies::default();
        for (text, lattice) in texts().zip(&lattices) {
            let guess = lattice.guess();
            tallies.count(text, &guess);
        }
        let first = tallies.known(texts, articles);
        for (text, lattice) in texts().zip(&lattices) {
            tallies.count(text, &lattice.guess_with(&first));
        }
        let known = tallies.known(texts, articles);
        let whole = tallies.parts();
        let mut cut = lattices.iter().skip(context.titles.len()).map(|lattice| lattice.cut(&known));
        let paragraphs = context.articles.iter();
        let articles = paragraphs.map(|article| cut.by_ref().take(article.len()).collect()).collect();
        Self { articles, whole }
    }
}

/// The name a word spells, folded, blanks left out.
pub fn spelled(text: &Text, word: &Word) -> String {
    text.chars[word.start..word.end].iter().filter(|c| !c.is_whitespace()).collect()
}

/// What speaks for each possible name.
#[derive(Debug, Default)]
struct Tallies {
    /// By name, in order, so that the same page gives the same people.
    names: BTreeMap<String, Tally>,
    /// Names that stand in one enumeration.
    runs: Vec<Vec<String>>,
}

/// What speaks for one possible name.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    /// The strongest mention.
    best: i32,
    /// All mentions together.
    sum: i32,
}

impl Tally {
    fn enough(self) -> bool {
        self.best >= ENOUGH || self.sum > ENOUGH
    }
}

/// A name needs this much in one mention, or one more in all.
const ENOUGH: i32 = 3;

/// Characters that end names of things and places rather than of people.
const THINGS: [char; 24] = [
    '村', '镇', '乡', '县', '区', '路', '街', '庄', '寨', '屯', '社', '党', '奖', '杯', '赛', '报', '网',
    '队', '团', '店', '厂', '院', '校', '段',
];

/// Characters that end the names of goods in a list: 危化品, 桂花树.
const GOODS: [char; 27] = [
    '品', '树', '袋', '机', '器', '费', '率', '化', '汁', '酒', '茶', '饼', '糕', '肉', '菜', '粮', '油',
    '药', '病', '症', '车', '船', '税', '额', '科', '人', '们',
];

/// 苏浙, 川渝: two provinces by their short names.
fn is_region(name: &str) -> bool {
    const SHORT: &str = "京津沪渝冀豫鲁晋皖苏浙赣湘鄂闽粤桂琼川蜀黔滇陕甘辽港澳";
    name.chars().count() == 2 && name.chars().all(|c| SHORT.contains(c))
}

/// 县长乐镇: after these a title may be the end of a division's name.
const DIVISIONS: [char; 5] = ['镇', '乡', '村', '县', '区'];

/// Places that stand beside a title more often than people of their name do.
const WIDE_PLACE: Marks =
    Marks::COUNTRY.and(Marks::ABROAD).and(Marks::REGION).and(Marks::PROVINCE).and(Marks::CITY);

/// A name that is also a common word, or a district with its last character
/// left out, needs so much more.
fn doubt(name: &str, support: Support) -> i32 {
    let words = lexicon::words();
    let free = !support.any(Support::TITLE.and(Support::VERB).and(Support::ADDRESS));
    if free && (name.ends_with(GOODS) || is_region(name)) {
        return 3;
    }
    if name.ends_with('家') && name.chars().count() == 2 && !support.any(Support::VERB) {
        return 4;
    }
    if name.ends_with(DIVISIONS) && !support.any(Support::VERB) {
        return 3;
    }
    if support.any(Support::TITLE) && !words.has(name, WIDE_PLACE) {
        return 0;
    }
    if name.ends_with(THINGS) {
        return 3;
    }
    let district = || ["区", "县", "市"].iter().any(|tail| words.has(&format!("{name}{tail}"), Marks::PLACE));
    if words.has(name, Marks::COMMON.and(Marks::PLACE)) || district() { 3 } else { 0 }
}

impl Tallies {
    /// Counts the names on one path.
    fn count(&mut self, text: &Text, path: &[Word]) {
        for (index, word) in path.iter().enumerate().filter(|(_, word)| word.kind == Kind::Name) {
            let run = Run::around(text, path, index);
            let name = spelled(text, word);
            let strength = strength(word.support) + run.strength() - doubt(&name, word.support);
            self.runs.push(run.members);
            self.add(name, strength);
        }
        for (start, end) in unlisted(text, path).into_iter().chain(announced(text, path)) {
            let name: String = text.chars[start..end].iter().collect();
            self.add(name, ENOUGH);
        }
    }

    fn add(&mut self, name: String, strength: i32) {
        let tally = self.names.entry(name).or_default();
        tally.best = tally.best.max(strength);
        tally.sum += strength;
    }

    /// 普京 for 弗拉基米尔·普京: the last part of a dotted name, where no two
    /// people of the page share it.
    fn parts(&self) -> HashMap<String, String> {
        let mut whole: HashMap<String, String> = HashMap::new();
        let mut shared = Vec::new();
        let dotted = self.names.iter().filter(|(name, tally)| name.contains('·') && tally.enough());
        for (name, _) in dotted {
            let last = name.rsplit('·').next().unwrap_or_default();
            if last.chars().count() >= 2 && whole.insert(last.to_owned(), name.clone()).is_some() {
                shared.push(last.to_owned());
            }
        }
        shared.iter().for_each(|part| {
            whole.remove(part);
        });
        whole
    }

    /// The names that have enough for them, and those enumerated with them.
    fn enough(&self) -> Vec<(&str, i32)> {
        let enough = |name: &&String| self.names.get(*name).is_some_and(|tally| tally.enough());
        let known = self.runs.iter().filter(|run| run.len() > 1 && run.iter().any(|name| enough(&name)));
        let company: HashSet<&String> = known.flatten().collect();
        let all = self.names.iter().filter(|(name, _)| enough(name) || company.contains(name));
        all.map(|(name, tally)| (name.as_str(), tally.sum)).collect()
    }

    /// The names that have enough for them, with their prices.
    fn known<'a, I>(&self, texts: impl Fn() -> I, articles: &[Article]) -> Known
    where
        I: Iterator<Item = &'a Text>,
    {
        let mut names = self.enough();
        let rivals = rivals(&names, texts);
        names.retain(|(name, _)| !rivals.contains(name));
        let whole = self.parts();
        let parts = whole.keys().map(String::as_str);
        let found =
            names.iter().map(|(name, _)| *name).chain(parts).map(|name| (name.to_owned(), price(name)));
        let mut known = Known::default();
        found.chain(credited(articles)).for_each(|(name, price)| known.add(&name, Marks::NAME, price));
        known
    }
}

/// What one mention says for a name. Without a word beside it that only stands
/// beside names, an unusual name does not suffice.
fn strength(support: Support) -> i32 {
    const SURE: [(Support, i32); 7] = [
        (Support::TITLE, 3),
        (Support::BYLINE, 3),
        (Support::ADDRESS, 3),
        (Support::DOT, 3),
        (Support::ROLE, 2),
        (Support::SAYS, 2),
        (Support::AGENT, 2),
    ];
    const LIKELY: [(Support, i32); 2] = [(Support::FREE, 1), (Support::OPENS, 1)];
    let sum = |signs: &[(Support, i32)]| -> i32 {
        signs.iter().filter(|(sign, _)| support.any(*sign)).map(|(_, worth)| worth).sum()
    };
    let usual = i32::from(support.any(Support::USUAL));
    let first = if support.any(Support::FIRST) { sum(&[(Support::VERB, 1), (Support::FREE, 1)]) } else { 0 };
    let likely = sum(&LIKELY) + first;
    sum(&SURE) + usual + if usual == 1 { likely } else { likely.min(2) }
}

/// A name in an enumeration: `甲、乙、丙和丁`.
struct Run {
    /// Names in it, folded.
    members: Vec<String>,
    /// Whether all are usual names of three characters.
    usual: bool,
    /// Whether a title stands before one of them.
    titled: bool,
}

impl Run {
    fn around(text: &Text, path: &[Word], index: usize) -> Self {
        let mut run = Self { members: Vec::new(), titled: false, usual: true };
        run.add(text, &path[index]);
        let mut at = index;
        while at >= 2 && joins(text, &path[at - 1]) && path[at - 2].kind == Kind::Name {
            at -= 2;
            run.add(text, &path[at]);
        }
        at = index;
        while at + 2 < path.len() && joins(text, &path[at + 1]) && path[at + 2].kind == Kind::Name {
            at += 2;
            run.add(text, &path[at]);
        }
        run
    }

    fn add(&mut self, text: &Text, word: &Word) {
        self.members.push(spelled(text, word));
        self.titled |= word.support.any(Support::TITLE.and(Support::BYLINE));
        self.usual &= word.support.any(Support::USUAL) && word.end - word.start >= 3;
    }

    fn strength(&self) -> i32 {
        match self.members.len() {
            1 => 0,
            _ if self.titled => 3,
            2 if !self.usual => 1,
            _ => 2,
        }
    }
}

/// `、`, 和, 与, 及, 以及 between two names.
pub fn joins(text: &Text, word: &Word) -> bool {
    matches!(text.chars[word.start..word.end], ['、' | '和' | '与' | '及'] | ['以', '及'])
}

/// Elements of an enumeration that are no usual names: `书记甲、洛桑扎西、乙`,
/// `县领导甲、高明、万里出席`. The enumeration has to begin with a name that a
/// title announces; an element of unusual characters has to stand between
/// two names.
fn unlisted(text: &Text, path: &[Word]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut titled = false;
    let mut at = 0;
    while at < path.len() {
        let name = path[at].kind == Kind::Name;
        titled = name && (titled || path[at].support.any(Support::TITLE));
        at += 1;
        while (titled || name) && path.get(at).is_some_and(|word| is_stop(text, word)) {
            let Some((start, end, next)) = element(text, path, at + 1, titled) else { break };
            found.push((start, end));
            at = next;
        }
        at += usize::from(path.get(at).is_some_and(|word| is_stop(text, word)));
    }
    found
}

fn is_stop(text: &Text, word: &Word) -> bool {
    word.end == word.start + 1 && text.chars[word.start] == '、'
}

/// The element that begins at word `from`, if it may be a name: its first and
/// last character, and the word after it.
fn element(text: &Text, path: &[Word], from: usize, titled: bool) -> Option<(usize, usize, usize)> {
    let rest = path.get(from..)?;
    let ends = |at: &usize| {
        let word = &rest[*at];
        // 张|为|、: a small word before a mark is part of the name.
        let inside = word.end == word.start + 1 && rest.get(at + 1).is_some_and(|next| is_stop(text, next));
        word.kind == Kind::Mark || word.marks.any(Marks::ACTIVITY.and(Marks::FOLLOWS)) && !inside
    };
    let length = (0..rest.len()).take_while(|at| !ends(at)).count();
    let words = &rest[..length];
    if let [Word { kind: Kind::Name, .. }] = words {
        return None;
    }
    let (start, end) = (words.first()?.start, words.last()?.end);
    let spelled = words.iter().all(|word| may_spell(text, word));
    let stop = rest.get(length).is_some_and(|next| is_stop(text, next));
    let between = stop && rest.get(length + 1).is_some_and(|word| word.kind == Kind::Name);
    let given = |(length, _)| (1..=2).contains(&(end - start).saturating_sub(length));
    let usual =
        |(length, grade)| matches!(grade, Surname::Common | Surname::Double) && given((length, grade));
    let family = lexicon::surname_at(&text.chars[start..]).any(usual);
    let single = |word: &Word| word.end == word.start + 1;
    let whole = words.len() == 1 || words.iter().all(single);
    let pieces = words.iter().all(|word| single(word) || word.kind == Kind::Name);
    let sound = between && pieces && (2..=5).contains(&(end - start)) || titled && family && whole;
    (spelled && sound).then_some((start, end, from + length))
}

/// What stands between a post and a verb of speech or activity, though no
/// list knows it: 县委书记|洛桑多|出席.
fn announced(text: &Text, path: &[Word]) -> Vec<(usize, usize)> {
    let titled = |at: &usize| path[*at].marks.any(Marks::POST) && !path[*at].marks.any(Marks::FOLLOWS);
    let posts = (0..path.len()).filter(titled).filter_map(|at| between(text, &path[at], &path[at + 1..]));
    posts.chain((0..path.len()).filter_map(|at| noted(text, path, at))).collect()
}

/// What stands before the note `(女,藏族)` at `at`, though no list knows it.
fn noted(text: &Text, path: &[Word], at: usize) -> Option<(usize, usize)> {
    let note = &text.chars[path[at].start..(path[at].start + 8).min(text.chars.len())];
    let sex = matches!(note, ['(', '男' | '女', ',' | ')', ..]);
    let people = note.first() == Some(&'(') && note.windows(2).any(|pair| pair == ['族', ')']);
    let piece = |word: &&Word| word.end - word.start <= 3 && may_spell(text, word);
    let length = path[..at].iter().rev().take_while(piece).count();
    let first = path.get(at - length).filter(|_| (sex || people) && length > 0)?;
    let before = (at - length).checked_sub(1).map(|before| &path[before]);
    let free = before.is_none_or(|word| word.kind == Kind::Mark || word.marks.any(Marks::POST));
    let chars = first.start..path[at - 1].end;
    (free && (2..=5).contains(&chars.len())).then_some((chars.start, chars.end))
}

/// The two to four characters between a post and a verb, none of them a word
/// that leads on.
fn between(text: &Text, title: &Word, rest: &[Word]) -> Option<(usize, usize)> {
    let leads = Marks::FUNCTION.and(Marks::ADVERB).and(Marks::NUMBER).and(Marks::POSITION).and(Marks::VERB);
    let part = |word: &&Word| {
        word.end == word.start + 1
            && matches!(word.kind, Kind::Listed | Kind::Single)
            && may_spell(text, word)
    };
    let length = rest.iter().take_while(part).count();
    let (first, last, verb) = (rest.first()?, rest.get(length.checked_sub(1)?)?, rest.get(length)?);
    let acts = verb.marks.any(Marks::SPEECH.and(Marks::ACTIVITY)) && verb.end - verb.start > 1;
    let joined = first.start == title.end && last.end == verb.start && last.end - first.start == length;
    let sound = acts
        && joined
        && (2..=4).contains(&length)
        && !first.marks.any(leads)
        && !last.marks.any(Marks::FUNCTION);
    sound.then_some((first.start, last.end))
}

/// Whether a word may be part of an unusual name.
fn may_spell(text: &Text, word: &Word) -> bool {
    let han = text.chars[word.start..word.end].iter().all(|&c| is_han(c));
    let county = word.marks.any(Marks::COUNTY) && word.marks.any(Marks::SHORT) && !word.marks.any(WIDE_PLACE);
    let place = Marks::PLACE.and(Marks::PLACE_TAIL);
    han && !word.marks.any(Marks::TITLE.and(Marks::TAIL)) && (county || !word.marks.any(place))
}

/// Of 陈志 and 陈志永 only one is on the page, unless each stands where the
/// other cannot. The loser of each pair.
fn rivals<'n, 'a, I>(names: &[(&'n str, i32)], texts: impl Fn() -> I) -> Vec<&'n str>
where
    I: Iterator<Item = &'a Text>,
{
    let mut losers = Vec::new();
    for (long, long_sum) in names {
        for (short, short_sum) in names.iter().filter(|(short, _)| short != long && long.starts_with(short)) {
            let (with, without) = texts().fold((0, 0), |(with, without), text| {
                let all = count(text, short);
                let longer = count(text, long);
                (with + longer, without + all.saturating_sub(longer))
            });
            if without == 0 {
                losers.push(if short_sum > long_sum && with > 1 { *long } else { *short });
            } else if short_sum > long_sum {
                losers.push(*long);
            }
        }
    }
    losers
}

/// How often `name` stands in `text`.
fn count(text: &Text, name: &str) -> usize {
    let chars: Vec<char> = name.chars().collect();
    text.chars.windows(chars.len()).filter(|window| *window == chars).count()
}

/// A known name is cheap; one that is also a word has to be announced.
fn price(name: &str) -> u32 {
    if lexicon::words().has(name, Marks::COMMON) { 120 } else { 55 }
}

/// The names of the bylines.
fn credited(articles: &[Article]) -> impl Iterator<Item = (String, u32)> + '_ {
    let names = articles.iter().flat_map(|article| {
        let byline = &article.byline;
        [&byline.reporters, &byline.correspondents, &byline.photographers, &byline.authors]
            .into_iter()
            .flatten()
    });
    let folded =
        names.map(|name| name.chars().filter(|c| !c.is_whitespace()).map(fold_char).collect::<String>());
    folded.filter(|name| name.chars().count() >= 2).map(|name| {
        let price = price(&name);
        (name, price)
    })
}

//! The word lists of the finders, compiled once into one trie.
//!
//! Each list is a plain file with its source in the first line; a word may
//! stand in several of them, so what is known of a word is a set of [`Marks`].

mod trie;

use std::sync::LazyLock;
pub use trie::{Found, Trie};

/// What is known of a word, as a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks(u64);

impl Marks {
    /// The empty set.
    pub const NONE: Marks = Marks(0);

    /// Whether any of `marks` is in the set.
    pub fn any(self, marks: Marks) -> bool {
        self.0 & marks.0 != 0
    }

    /// The part of the set that is also in `marks`.
    pub const fn only(self, marks: Marks) -> Marks {
        Marks(self.0 & marks.0)
    }

    /// The union of two sets.
    pub const fn and(self, marks: Marks) -> Marks {
        Marks(self.0 | marks.0)
    }
}

/// Names the bits of [`Marks`], one a line, each with the word the lists use.
macro_rules! marks {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $label:literal;)*) => {
        impl Marks {
            $($(#[$doc])* pub const $name: Marks = Marks(1 << $bit);)*

            /// The mark that the first word of a line gives to the others.
            fn of_label(label: &str) -> Marks {
                match label {
                    $($label => Marks::$name,)*
                    _ => Marks::NONE,
                }
            }
        }
    };
}

marks! {
    /// Common noun.
    NOUN = 0, "n";
    /// Verb.
    VERB = 1, "v";
    /// Verb that also serves as a noun: 建设, 管理.
    VERBAL_NOUN = 2, "w";
    /// Adjective.
    ADJECTIVE = 3, "a";
    /// Adverb.
    ADVERB = 4, "d";
    /// Preposition, conjunction, particle, pronoun.
    FUNCTION = 5, "f";
    /// Number or measure word.
    NUMBER = 6, "m";
    /// Time.
    TIME = 7, "t";
    /// Position: 上, 以北.
    POSITION = 8, "s";
    /// Idiom.
    IDIOM = 9, "i";
    /// Head of a post: 书记, 局长.
    OFFICE = 10, "office";
    /// Rank or profession: 教授, 上将.
    RANK = 11, "rank";
    /// Form of address after a name: 同志.
    ADDRESS = 12, "address";
    /// Word before a name that is no post: 村民.
    ROLE = 13, "role";
    /// Word of a credit: 记者.
    BYLINE = 14, "byline";
    /// Title that also takes transliterated names: 总统.
    FOREIGN_TITLE = 15, "foreign";
    /// Verb of an activity: 调研.
    ACTIVITY = 16, "activity";
    /// Verb that introduces speech: 强调.
    SPEECH = 17, "speech";
    /// Other word that often follows a name.
    FOLLOWS = 18, "other";
    /// Tail of a party, people's congress or political body.
    PARTY = 19, "party";
    /// Tail of an authority.
    GOVERNMENT = 20, "government";
    /// Tail of a school or institute.
    SCHOOL = 21, "school";
    /// Tail of a hospital and the like.
    HEALTH = 22, "health";
    /// Tail of a company and the like.
    COMPANY = 23, "company";
    /// Tail of an association or team.
    ASSOCIATION = 24, "association";
    /// Tail of one character: 局, 处.
    SINGLE_TAIL = 25, "single";
    /// Organisation complete by itself: 国务院.
    WHOLE = 26, "whole";
    /// Body or modifier that names nobody: 有关部门, 试点村.
    GENERIC = 27, "generic";
    /// Word that 和 may join to the next inside a name: 文化和旅游局.
    PAIR = 28, "pair";
    /// Verb that may stand inside a name: 检察.
    INNER = 29, "inner";
    /// Tail of an administrative division: 区, 街道.
    DIVISION_TAIL = 30, "division";
    /// Tail of a village or community.
    VILLAGE_TAIL = 31, "village";
    /// Tail of another kind of place: 路, 小区.
    AREA_TAIL = 32, "area";
    /// Country.
    COUNTRY = 33, "country";
    /// City or state abroad.
    ABROAD = 34, "abroad";
    /// Region, river, sea.
    REGION = 35, "region";
    /// Province, full or short.
    PROVINCE = 36, "province";
    /// Prefecture, full or short.
    CITY = 37, "city";
    /// County, city or district below a prefecture, full or short.
    COUNTY = 38, "county";
    /// Short form of a division: 郑州.
    SHORT = 39, "short";
    /// A name that was found on this page.
    NAME = 40, "name";
    /// Thing with a name of its own: 台风.
    THING = 42, "thing";
    /// Generic modifier before a tail: 试点 in 试点村.
    MODIFIER = 41, "modifier";
}

impl Marks {
    /// Any tail of more than one character that ends an organisation's name.
    pub const TAIL: Marks = Marks::PARTY
        .and(Marks::GOVERNMENT)
        .and(Marks::SCHOOL)
        .and(Marks::HEALTH)
        .and(Marks::COMPANY)
        .and(Marks::ASSOCIATION);
    /// Any tail of a place.
    pub const PLACE_TAIL: Marks = Marks::DIVISION_TAIL.and(Marks::VILLAGE_TAIL).and(Marks::AREA_TAIL);
    /// Any place known by name.
    pub const PLACE: Marks = Marks::COUNTRY
        .and(Marks::ABROAD)
        .and(Marks::REGION)
        .and(Marks::PROVINCE)
        .and(Marks::CITY)
        .and(Marks::COUNTY);
    /// Any word that may stand right before a name and announces it.
    pub const TITLE: Marks = Marks::OFFICE.and(Marks::RANK).and(Marks::ROLE).and(Marks::BYLINE);
    /// A title that makes a post.
    pub const POST: Marks = Marks::OFFICE.and(Marks::RANK);
    /// Any word class of common words.
    pub const COMMON: Marks = Marks::NOUN
        .and(Marks::VERB)
        .and(Marks::VERBAL_NOUN)
        .and(Marks::ADJECTIVE)
        .and(Marks::ADVERB)
        .and(Marks::FUNCTION)
        .and(Marks::NUMBER)
        .and(Marks::TIME)
        .and(Marks::POSITION)
        .and(Marks::IDIOM);
}

/// The lists, each with the price of its words where they have none of their
/// own (ten times the negative logarithm of how often they come).
const LISTS: [(&str, u32); 4] = [
    (include_str!("titles.txt"), 90),
    (include_str!("organisations.txt"), 95),
    (include_str!("verbs.txt"), 85),
    (include_str!("places.txt"), 95),
];

/// Price of a division's full name.
const DIVISION_PRICE: u32 = 75;

/// Price of its short form: the smaller the place, the sooner it is a word of
/// another kind.
fn short_price(marks: Marks) -> u32 {
    match marks {
        Marks::PROVINCE => 75,
        Marks::CITY => 92,
        _ => 110,
    }
}

/// All word lists in one trie.
pub fn words() -> &'static Trie {
    static WORDS: LazyLock<Trie> = LazyLock::new(|| {
        let mut trie = Trie::default();
        add_common(&mut trie);
        for (list, price) in LISTS {
            add_list(&mut trie, list, price);
        }
        add_divisions(&mut trie);
        trie.settle()
    });
    &WORDS
}

/// Lines `class price word word …`.
fn add_common(trie: &mut Trie) {
    for line in include_str!("words.txt").lines().skip(1) {
        let mut fields = line.split(' ');
        let marks = Marks::of_label(fields.next().unwrap_or_default());
        let price = fields.next().and_then(|price| price.parse().ok()).unwrap_or(150);
        fields.for_each(|word| trie.add(word, marks, price + surname_surcharge(word)));
    }
}

/// A surname that is hardly ever a word costs more as a word: 李|金华 is a
/// person sooner than a Li and a city.
fn surname_surcharge(word: &str) -> u32 {
    if word.chars().all(is_pure_surname) { 25 } else { 0 }
}

/// Whether `c` is a usual surname that is hardly ever another word.
pub fn is_pure_surname(c: char) -> bool {
    "李张刘陈杨赵黄周吴徐孙胡朱郭何罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪姜范谭\
        廖邹熊陆郝孔崔康邱秦顾侯邵孟段钱汤尹黎贺赖龚庞樊殷施陶翟肖聂尤焦祁耿颜倪严季俞章葛韦毛史曲洪万王"
        .contains(c)
}

/// Lines `label word word …`. A place's generic words are modifiers.
fn add_list(trie: &mut Trie, list: &str, price: u32) {
    for line in list.lines().skip(1) {
        let mut fields = line.split_whitespace();
        let marks = Marks::of_label(fields.next().unwrap_or_default());
        fields.for_each(|word| trie.add(word, marks, price));
    }
}

fn add_divisions(trie: &mut Trie) {
    for line in include_str!("divisions.txt").lines().skip(1) {
        let mut fields = line.split(' ');
        let marks = Marks::of_label(fields.next().unwrap_or_default());
        for name in fields {
            // 上海|城市 is no 上|海城市.
            let ambiguous = if name.ends_with("城市") { 35 } else { 0 };
            trie.add(name, marks, DIVISION_PRICE + ambiguous);
            if let Some(short) = short_form(name).filter(|short| !trie.has(short, Marks::COMMON)) {
                trie.add(short, marks.and(Marks::SHORT), short_price(marks));
            }
        }
    }
}

/// 苏州 of 苏州市, 内蒙古 of 内蒙古自治区, 门头沟 of 门头沟区; none for districts
/// of two characters, which are common words (和平, 新华), and none of one.
fn short_form(name: &str) -> Option<&str> {
    const TAILS: [&str; 9] =
        ["特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "地区", "省", "市", "县"];
    let district = || name.strip_suffix('区').filter(|stem| stem.chars().count() >= 3);
    let short = TAILS.iter().find_map(|tail| name.strip_suffix(tail)).or_else(district)?;
    let length = short.chars().count();
    (2..=4).contains(&length).then_some(short).filter(|short| !short.ends_with("自治"))
}

/// How common a surname is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surname {
    /// One of the two hundred usual ones.
    Common,
    /// Less usual.
    Less,
    /// Rare, and mostly another word.
    Rare,
    /// 欧阳 and its like.
    Double,
    /// Japanese.
    Foreign,
}

/// Surnames in a trie of their own, by their grade.
pub fn surname_at(chars: &[char]) -> impl Iterator<Item = (usize, Surname)> {
    static SURNAMES: LazyLock<Trie> = LazyLock::new(|| {
        let mut trie = Trie::default();
        for line in include_str!("surnames.txt").lines().skip(1) {
            let (grade, names) = line.split_once(' ').unwrap_or_default();
            let price = SURNAME_GRADES.iter().position(|known| *known == grade).unwrap_or(0) as u32;
            match grade {
                "double" | "foreign" => names.split(' ').for_each(|name| trie.add(name, Marks::NAME, price)),
                _ => names.chars().for_each(|c| trie.add(c.encode_utf8(&mut [0; 4]), Marks::NAME, price)),
            }
        }
        trie.settle()
    });
    const GRADES: [Surname; 5] =
        [Surname::Common, Surname::Less, Surname::Rare, Surname::Double, Surname::Foreign];
    SURNAMES.at(chars).map(|found| (found.length, GRADES[found.price as usize]))
}

const SURNAME_GRADES: [&str; 5] = ["common", "less", "rare", "double", "foreign"];

/// Whether `c` is usual in given names.
pub fn is_given(c: char) -> bool {
    static GIVEN: LazyLock<Trie> = LazyLock::new(|| characters(include_str!("given.txt"), "usual "));
    GIVEN.at(&[c]).next().is_some()
}

/// Whether foreign names are written with `c`.
pub fn is_transliteration(c: char) -> bool {
    static SOUNDS: LazyLock<Trie> = LazyLock::new(|| characters(include_str!("transliteration.txt"), ""));
    SOUNDS.at(&[c]).next().is_some()
}

fn characters(list: &'static str, label: &str) -> Trie {
    let mut trie = Trie::default();
    for line in list.lines().skip(1) {
        let chars = line.strip_prefix(label).unwrap_or(line);
        chars.chars().for_each(|c| trie.add(c.encode_utf8(&mut [0; 4]), Marks::NAME, 0));
    }
    trie.settle()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(word: &str) -> Marks {
        let chars: Vec<char> = word.chars().collect();
        words().at(&chars).filter(|found| found.length == chars.len()).last().map_or(Marks::NONE, |f| f.marks)
    }

    #[test]
    fn a_word_may_stand_in_several_lists() {
        assert!(marks("书记").any(Marks::OFFICE) && marks("书记").any(Marks::NOUN));
        assert!(marks("郑州").any(Marks::CITY) && marks("郑州").any(Marks::SHORT));
        assert!(marks("公安局").any(Marks::TAIL));
        assert!(!marks("和平").any(Marks::SHORT));
    }

    #[test]
    fn every_list_tells_its_source_first() {
        let lists = LISTS.iter().map(|(list, _)| *list);
        for list in lists.chain([
            include_str!("words.txt"),
            include_str!("divisions.txt"),
            include_str!("surnames.txt"),
            include_str!("given.txt"),
            include_str!("transliteration.txt"),
        ]) {
            assert!(
                list.starts_with("# ") && list.lines().next().is_some_and(|line| line.contains("Source: "))
            );
        }
    }

    #[test]
    fn short_forms_of_divisions() {
        assert_eq!(short_form("苏州市"), Some("苏州"));
        assert_eq!(short_form("内蒙古自治区"), Some("内蒙古"));
        assert_eq!(short_form("孟村回族自治县"), None);
        assert_eq!(short_form("新华区"), None);
    }
}

//! What is odd about a query, and what was assumed.

use super::Field;
use crate::paper::Languages;

/// Something about a query that the reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// A part of the query has nothing that can be searched, such as `。`.
    NothingToSearch(String),
    /// A quotation mark has no partner; the rest was read as one phrase.
    OpenQuote(String),
    /// A bracket has no partner.
    OpenBracket,
    /// Longer than so many characters; the rest was not read.
    TooLong(usize),
    /// More than so many parts; the rest was not read.
    TooMany(usize),
    /// Brackets within brackets deeper than so many; the inner ones were dropped.
    TooDeep(usize),
    /// An operator has nothing on one of its sides.
    Lonely(String),
    /// An operator in lower case, which was searched as a word.
    LowerCase(String),
    /// A field that does not exist, and the nearest one that does.
    UnknownField(String, Option<Field>),
    /// A field without anything to find in it.
    EmptyField(Field),
    /// A date of no calendar or of no known form, and what was taken instead.
    BadDate(String, Option<String>),
    /// A day of no calendar, such as 2月30日, which was searched as text.
    NoSuchDay(String),
    /// A date without a year, which was searched as text.
    NoYear(String),
    /// A range whose end lies before its beginning; the ends were exchanged.
    Reversed(String),
    /// A wildcard at the beginning or end of a text.
    WildcardAtEnd(String),
    /// 近 stands beside something that is not a plain text.
    NearNeedsTexts(String),
    /// Nothing but exclusions: all the rest is found.
    OnlyExclusions,
    /// AND and OR side by side without brackets; how they were read.
    Mixed(String),
}

impl Hint {
    /// The hint in a sentence, in both languages.
    pub fn message(&self) -> Languages {
        match self {
            Self::Mixed(part) => both(MIXED, part),
            Self::Lonely(part) => both(LONELY, part),
            Self::LowerCase(part) => both(LOWER_CASE, part),
            Self::Reversed(part) => both(REVERSED, part),
            Self::OpenQuote(part) => both(OPEN_QUOTE, part),
            Self::WildcardAtEnd(part) => both(WILDCARD, part),
            Self::NearNeedsTexts(part) => both(NEAR, part),
            Self::NothingToSearch(part) => both(NOTHING, part),
            Self::TooLong(most) => both(TOO_LONG, &most.to_string()),
            Self::TooMany(most) => both(TOO_MANY, &most.to_string()),
            Self::TooDeep(most) => both(TOO_DEEP, &most.to_string()),
            Self::EmptyField(field) => field_in(EMPTY_FIELD, *field),
            Self::OpenBracket => plain(OPEN_BRACKET),
            Self::OnlyExclusions => plain(ONLY_EXCLUSIONS),
            Self::UnknownField(typed, None) => both(UNKNOWN_FIELD, typed),
            Self::UnknownField(typed, Some(field)) => {
                let Languages { zh, en } = field_in(NEAREST_FIELD, *field);
                Languages { zh: fill(&zh, typed), en: fill(&en, typed) }
            }
            Self::NoYear(part) => both(NO_YEAR, part),
            Self::NoSuchDay(part) => both(NO_SUCH_DAY, part),
            Self::BadDate(typed, None) => both(NO_DATE, typed),
            Self::BadDate(typed, Some(taken)) => Languages {
                zh: fill(&fill_last(BAD_DATE.0, taken), typed),
                en: fill(&fill_last(BAD_DATE.1, taken), typed),
            },
        }
    }
}

/// A sentence in Chinese and in English; `{}` stands for the part of the
/// query. No `format!`: it costs the reader's browser more than the sentences.
type Sentence = (&'static str, &'static str);

const MIXED: Sentence = (
    "“并且”先于“或者”，按“{}”检索；如不是此意请加括号。",
    "AND binds before OR: read as “{}”. Add brackets if that is not meant.",
);
const LONELY: Sentence = (
    "“{}”的一边没有内容，已略过；要检索这个字本身请加引号。",
    "“{}” has nothing on one side and was passed over; put it in quotation marks to search for the word itself.",
);
const LOWER_CASE: Sentence = (
    "“{}”已当作英文词检索；用作运算符请大写。",
    "“{}” was searched as a word; write it in capitals to use it as an operator.",
);
const REVERSED: Sentence = (
    "日期“{}”前后颠倒，已按从早到晚检索。",
    "The dates “{}” are in the wrong order; they were read from the earlier to the later.",
);
const OPEN_QUOTE: Sentence = (
    "引号没有配对，“{}”按一个词组检索；如不需要请去掉引号。",
    "A quotation mark has no partner; “{}” is searched as one phrase. Remove the mark if that is not meant.",
);
const WILDCARD: Sentence = (
    "“{}”开头或末尾的星号已略过：星号只在两段文字之间有意义。",
    "The asterisk at the beginning or end of “{}” was passed over: it has a meaning only between two texts.",
);
const NEAR: Sentence = (
    "“{}”的两边须是不带字段的词语，已按“并且”检索。",
    "“{}” needs a text without a field on either side; it was read as AND.",
);
const NOTHING: Sentence = (
    "“{}”里没有可以检索的字，已略过；请输入汉字、字母或数字。",
    "“{}” has nothing that can be searched and was passed over; type characters, letters or digits.",
);
const TOO_LONG: Sentence =
    ("检索式太长，只读了前 {} 字。", "The query is too long; only the first {} characters were read.");
const TOO_MANY: Sentence =
    ("检索式的部分太多，只读了前 {} 个。", "The query has too many parts; only the first {} were read.");
const TOO_DEEP: Sentence =
    ("括号套得太深，{} 层以内的有效。", "Brackets are nested too deeply; those beyond {} were passed over.");
const EMPTY_FIELD: Sentence =
    ("“{}：”后面没有内容，已略过。", "“{}:” has nothing after it and was passed over.");
const OPEN_BRACKET: Sentence =
    ("括号没有配对，已补上或略过。", "A bracket has no partner; it was closed at the end or passed over.");
const ONLY_EXCLUSIONS: Sentence =
    ("只有要排除的内容，列出其余全部报道。", "There are only exclusions; all other articles are listed.");
const UNKNOWN_FIELD: Sentence = (
    "没有“{}”这个字段，已连同冒号当作正文检索。",
    "There is no field “{}”; it was searched as text, colon included.",
);
const NEAREST_FIELD: Sentence = (
    "没有“{}”这个字段，已当作正文检索；是否想查“{}：”？",
    "There is no field “{}”; it was searched as text. Did you mean “{}:”?",
);
const NO_DATE: Sentence = (
    "“{}”不是能识别的日期，已略过；请写成 2022、2022-02、2022-02-11 或 2022-02..2022-07。",
    "“{}” is no date that can be read and was passed over; write 2022, 2022-02, 2022-02-11 or 2022-02..2022-07.",
);
const NO_YEAR: Sentence = (
    "“{}”没有年份，已在文字中检索；请写成 2022年2月22日。",
    "“{}” has no year and was searched in the text; write 2022-02-22.",
);
const NO_SUCH_DAY: Sentence =
    ("日历上没有“{}”，已当作文字检索。", "“{}” is not in the calendar; it was searched as text.");
const BAD_DATE: Sentence =
    ("日历上没有“{}”，已按“{}”检索。", "There is no “{}” in the calendar; “{}” was searched.");

fn both(sentence: Sentence, part: &str) -> Languages {
    Languages { zh: fill(sentence.0, part), en: fill(sentence.1, part) }
}

fn plain(sentence: Sentence) -> Languages {
    Languages { zh: sentence.0.to_owned(), en: sentence.1.to_owned() }
}

/// The name of a field goes into the last gap of a sentence.
fn field_in(sentence: Sentence, field: Field) -> Languages {
    let entry = field.entry();
    Languages { zh: fill_last(sentence.0, entry.zh), en: fill_last(sentence.1, entry.en) }
}

fn fill(sentence: &str, part: &str) -> String {
    sentence.split_once("{}").map_or_else(String::new, |(before, after)| [before, part, after].concat())
}

/// Fills the last gap, so that a first one can be filled after it with
/// whatever was typed.
fn fill_last(sentence: &str, part: &str) -> String {
    sentence.rsplit_once("{}").map_or_else(String::new, |(before, after)| [before, part, after].concat())
}

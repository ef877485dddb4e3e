//! Meetings: a name that ends with 会, 会议, 活动, who presided, who attended.
//!
//! ```text
//! 6月25日，书记甲主持召开高新区第八次联席会议。主任乙，区领导丙、丁出席会议。
//! 高新区第八次联席会议 · 主持 甲 · 出席 乙 丙 丁
//! ```
//!
//! Attendance keeps the printed order. A sentence that speaks of 会议 alone
//! continues the meeting named before it.

use super::activity::{People, sentences};
use super::phrase::char_of;
use crate::entity::lexicon::Marks;
use crate::entity::roster::Roster;
use crate::entity::sentence::{Context, Text};
use crate::entity::word::{Kind, Word};
use crate::paper::{Article, Fact, Meeting, Status};

/// Fills in the meetings of each article. People have to be known.
pub fn find(articles: &mut [Article], context: &Context, roster: &Roster) {
    for ((article, texts), cut) in articles.iter_mut().zip(&context.articles).zip(&roster.articles) {
        let mut meetings: Vec<Meeting> = Vec::new();
        for (text, words) in texts.iter().zip(cut) {
            for sentence in sentences(text, words) {
                read(text, &words[sentence], &People { article }, &mut meetings);
            }
        }
        article.facts.meetings = meetings;
    }
}

fn read(text: &Text, words: &[Word], people: &People, meetings: &mut Vec<Meeting>) {
    for at in 0..words.len() {
        if let Some(meeting) = named(text, words, at)
            .or_else(|| opened(text, words, at))
            .filter(|new| meetings.iter().all(|known| known.name != new.name))
        {
            meetings.push(meeting);
        }
    }
    if let Some(at) = spoken_of(text, words, meetings) {
        attend(text, words, people, &mut meetings[at]);
    }
}

/// The meeting that a sentence goes on about: the last one, but not a ceremony
/// within it where the sentence speaks of 会议.
fn spoken_of(text: &Text, words: &[Word], meetings: &[Meeting]) -> Option<usize> {
    let last = meetings.len().checked_sub(1)?;
    let said = |ending: &str| words.iter().any(|word| text.folded(word.start..word.end).ends_with(ending));
    let ceremony = |at: usize| meetings[at].name.ends_with("仪式") || meetings[at].name.ends_with("儀式");
    let other = (0..last).rev().find(|&at| !ceremony(at));
    other.filter(|_| ceremony(last) && !said("仪式")).or(Some(last))
}

/// Verbs that hold, open or attend a meeting.
fn holds(text: &Text, word: &Word) -> bool {
    const VERBS: [&str; 9] = ["召开", "举行", "举办", "主持", "主持召开", "组织召开", "出席", "参加", "列席"];
    VERBS.contains(&text.folded(word.start..word.end).as_str())
}

/// The meeting named after the verb at `at`, up to the tail of its name.
fn named(text: &Text, words: &[Word], at: usize) -> Option<Meeting> {
    if !holds(text, &words[at]) {
        return None;
    }
    let rest = &words[at + 1..];
    let inside = |word: &&Word| {
        word.kind != Kind::Mark
            || matches!(text.chars[word.start], '“' | '”' | '《' | '》' | '(' | ')' | '、' | '·')
    };
    let clause = rest.iter().take_while(inside).count();
    let last = (0..clause).rev().find(|&index| is_meeting(text, &rest[index]))?;
    let first = opening(text, &rest[..last]);
    let chars = rest[first].start..rest[last].end;
    let (span, sentence) = (text.span(chars.clone()), text.sentence(chars.start));
    let sound = (5..=60).contains(&chars.len()) && first < last && is_one(text, &rest[first..last]);
    let fact = Fact { span, sentence, status: Status::Printed };
    sound.then(|| Meeting { name: super::post::plain(text.printed(chars)), fact, ..Meeting::default() })
}

/// How many words before the name do not belong to it: 了, dates, marks.
fn opening(text: &Text, words: &[Word]) -> usize {
    let idle = |word: &&Word| {
        let mark = word.kind == Kind::Mark && !"“《".contains(text.chars[word.start]);
        mark || matches!(text.chars[word.start..word.end], ['了' | '的' | '和' | '上']) || is_day(text, word)
    };
    words.iter().take_while(idle).count()
}

/// 7月, 24日.
fn is_day(text: &Text, word: &Word) -> bool {
    word.marks.any(Marks::TIME) || matches!(char_of(text, word), Some('月' | '日'))
}

/// Whether the words before the tail name one meeting, and tell nothing else
/// of one: 出席会议人员的资格、会议 names none.
fn is_one(text: &Text, words: &[Word]) -> bool {
    let told = |word: &Word| {
        matches!(text.chars[word.start..word.end], ['会', '议'] | ['人', '员'] | ['资', '格'])
            || holds(text, word)
    };
    !words.iter().any(told)
}

/// The meeting that stands before 召开, 举行: `甲市工作会议召开`.
fn opened(text: &Text, words: &[Word], at: usize) -> Option<Meeting> {
    const VERBS: [&str; 4] = ["召开", "举行", "开幕", "闭幕"];
    let last = at.checked_sub(1).filter(|&last| is_meeting(text, &words[last]))?;
    let verb = VERBS.contains(&text.folded(words[at].start..words[at].end).as_str());
    let free = |word: &&Word| {
        !matches!(text.chars[word.start], ',' | '。' | ':' | ';') && !word.marks.any(Marks::TIME)
    };
    let length = words[..at].iter().rev().take_while(free).count();
    let from = at - length + opening(text, &words[at - length..last]);
    let first = &words[from];
    let chars = first.start..words[last].end;
    let (span, sentence) = (text.span(chars.clone()), text.sentence(chars.start));
    let fact = Fact { span, sentence, status: Status::Printed };
    let one = is_one(text, &words[from..last]);
    let sound = verb && one && (5..=60).contains(&chars.len()) && !first.marks.any(Marks::FUNCTION);
    sound.then(|| Meeting { name: super::post::plain(text.printed(chars)), fact, ..Meeting::default() })
}

/// Whether a word ends the name of a meeting.
fn is_meeting(text: &Text, word: &Word) -> bool {
    const TAILS: [&str; 17] = [
        "会议",
        "大会",
        "座谈会",
        "推进会",
        "动员会",
        "发布会",
        "评议会",
        "反馈会",
        "交流会",
        "观摩会",
        "调度会",
        "部署会",
        "例会",
        "全会",
        "论坛",
        "培训班",
        "仪式",
    ];
    let name = text.folded(word.start..word.end);
    TAILS.iter().any(|tail| name.ends_with(tail))
        || name.ends_with('会') && !word.marks.any(Marks::TAIL) && (name == "会" || name.chars().count() > 2)
}

/// Adds who presides and who attends in this sentence.
fn attend(text: &Text, words: &[Word], people: &People, meeting: &mut Meeting) {
    let mut before: Vec<String> = Vec::new();
    for word in words {
        if let Some(name) = people.named(text, word) {
            before.push(name);
            continue;
        }
        match text.folded(word.start..word.end).as_str() {
            "主持" | "主持召开" => {
                before.pop().into_iter().for_each(|name| add(&mut meeting.chairs, name))
            }
            "出席" | "参加" | "列席" | "主持会议" => {
                before.drain(..).for_each(|name| add(&mut meeting.attendance, name))
            }
            _ => {}
        }
    }
}

fn add(names: &mut Vec<String>, name: String) {
    if !names.contains(&name) {
        names.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::facts;

    #[test]
    fn attendance_keeps_the_printed_order() {
        let found =
            facts("书记张大力主持召开河口镇第八次党政联席会议。镇长李大山，镇领导王小河、赵一明出席会议。");
        let meeting = &found.meetings[0];
        assert_eq!(meeting.name, "河口镇第八次党政联席会议");
        assert_eq!(meeting.chairs, ["张大力"]);
        assert_eq!(meeting.attendance, ["李大山", "王小河", "赵一明"]);
    }

    #[test]
    fn a_ceremony_within_a_meeting_takes_nobody_from_it() {
        let found = facts("河口镇召开防汛工作推进会议。会上举行了宪法宣誓仪式。镇长李大山出席会议。");
        let names: Vec<&str> = found.meetings.iter().map(|meeting| meeting.name.as_str()).collect();
        assert_eq!(names, ["防汛工作推进会议", "宪法宣誓仪式"]);
        assert_eq!(found.meetings[0].attendance, ["李大山"]);
        assert!(facts("出席会议人员的资格、会议的表决方式合法。").meetings.is_empty());
    }

    #[test]
    fn a_meeting_may_stand_before_its_verb() {
        let found = facts("2月22日，河口镇防汛工作推进会召开。镇长李大山主持会议。");
        assert_eq!(found.meetings[0].name, "河口镇防汛工作推进会");
        assert_eq!(found.meetings[0].chairs, ["李大山"]);
    }
}

//! Activities: a person, a verb of activity, its object.
//!
//! ```text
//! 2月9日，副区长张三到双河街道检查防汛工作。   张三 检查 防汛工作
//! 李四、王五出席会议。                        李四 出席 会议 · 王五 出席 会议
//! ```
//!
//! The subject is the last person, or enumeration of persons, before the verb
//! in the same sentence.

use super::phrase::{char_of, is_group};
use crate::entity::lexicon::Marks;
use crate::entity::roster::{Roster, joins};
use crate::entity::sentence::{Context, Text};
use crate::entity::word::{Kind, Word};
use crate::paper::{Activity, Article, Fact, Status};
use std::ops::Range;

/// Fills in the activities of each article. People have to be known.
pub fn find(articles: &mut [Article], context: &Context, roster: &Roster) {
    for ((article, texts), cut) in articles.iter_mut().zip(&context.articles).zip(&roster.articles) {
        let mut found = Vec::new();
        for (text, words) in texts.iter().zip(cut) {
            for sentence in sentences(text, words) {
                read(text, &words[sentence], &mut found, &People { article });
            }
        }
        article.facts.activities = found;
    }
}

/// The words of each sentence, as ranges.
pub fn sentences<'a>(text: &'a Text, words: &'a [Word]) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut from = 0;
    text.sentences.iter().map(move |sentence| {
        let end = from + words[from..].iter().take_while(|word| word.start < sentence.end).count();
        std::mem::replace(&mut from, end)..end
    })
}

/// Who is known to be a person of the article.
pub struct People<'a> {
    /// The article, its people found.
    pub article: &'a Article,
}

impl People<'_> {
    /// The person a word names, as the article's list of people spells it.
    pub fn named(&self, text: &Text, word: &Word) -> Option<String> {
        if word.kind != Kind::Name {
            return None;
        }
        let span = text.span(word.start..word.end);
        let people = &self.article.facts.people;
        let mentioned = |facts: &[Fact]| facts.binary_search_by_key(&span, |fact| fact.span).is_ok();
        people.iter().find(|person| mentioned(&person.facts)).map(|person| person.name.clone())
    }
}

fn read(text: &Text, words: &[Word], found: &mut Vec<Activity>, people: &People) {
    let mut subject: Vec<String> = Vec::new();
    let mut last_name = 0;
    for (at, word) in words.iter().enumerate() {
        if let Some(name) = people.named(text, word) {
            if !goes_on(text, &words[last_name..at]) {
                subject.clear();
            }
            subject.push(name);
            last_name = at;
        } else if word.marks.any(Marks::SPEECH) && !subject.is_empty() {
            return;
        } else if word.marks.any(Marks::ACTIVITY)
            && !subject.is_empty()
            && is_verb(text, words, at)
            && same_subject(text, words, last_name, at)
        {
            push(text, words, at, &subject, found);
        }
    }
}

/// Whether an enumeration of people runs through the words between two names:
/// `甲、乙`, `书记甲、主任乙`, and over a comma, `书记甲，主任乙`, where only the
/// post of the second stands between.
fn goes_on(text: &Text, between: &[Word]) -> bool {
    let divides =
        |word: &Word| word.kind == Kind::Mark && !matches!(text.chars[word.start], '、' | ',' | '(' | ')');
    let acts = Marks::ACTIVITY.and(Marks::SPEECH);
    let broken = between.iter().any(|word| divides(word) || word.marks.any(acts));
    let comma = between.iter().any(|word| char_of(text, word) == Some(','));
    let titled = between.last().is_some_and(|word| word.marks.any(Marks::POST));
    let verb = |word: &Word| word.marks.any(Marks::VERB.and(Marks::FUNCTION)) && !word.marks.any(NOMINAL);
    let listed = if comma {
        titled && !between.iter().any(verb)
    } else {
        between.iter().any(|word| joins(text, word))
    };
    !broken && listed
}

/// Words of a post's phrase.
const NOMINAL: Marks = Marks::NOUN.and(Marks::OFFICE).and(Marks::TAIL).and(Marks::INNER).and(Marks::PLACE);

/// Whether the word acts: 调研|组, 重要|讲话, 的|汇报, 签约|仪式 and
/// 未能|出席 do not.
fn is_verb(text: &Text, words: &[Word], at: usize) -> bool {
    let group = words.get(at + 1).is_some_and(|next| next.start == words[at].end && is_group(text, next));
    let before = at.checked_sub(1).map(|before| &words[before]);
    let noun = before.is_some_and(|word| {
        matches!(
            text.chars[word.start..word.end],
            ['的' | '(']
                | ['重', '要']
                | ['听', '取']
                | ['审', '议']
                | ['未', '能']
                | ['未']
                | ['没', '有']
                | ['不']
        )
    });
    let begun =
        before.is_some_and(|word| matches!(text.chars[word.start..word.end], ['开', '展'] | ['进', '行']));
    !group && !noun && (begun || !is_noun(text, words, at))
}

/// 签约|仪式, 慰问|活动, 任命|书: the verb names what follows; and 听取…|汇报。:
/// it ends the object of another.
fn is_noun(text: &Text, words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1).filter(|next| next.start == words[at].end);
    let names = next.is_some_and(|next| {
        matches!(
            text.chars[next.start..next.end],
            ['仪', '式'] | ['活', '动'] | ['书'] | ['程', '序'] | ['环', '节'] | ['情', '况']
        )
    });
    let verb = &text.chars[words[at].start..words[at].end];
    let takes = matches!(
        verb,
        ['出', '席']
            | ['参', '加']
            | ['主', '持']
            | ['列', '席']
            | ['参', '观']
            | ['观', '摩']
            | ['听', '取']
            | ['通', '报']
            | ['汇', '报']
    );
    let told = matches!(verb, ['汇', '报'] | ['讲', '话'] | ['发', '言'] | ['介', '绍']);
    let ended = next.is_none_or(|next| next.kind == Kind::Mark);
    names && !takes || told && ended && ends_object(text, words, at)
}

/// Whether the clause before `at` holds 听取, whose object ends here.
fn ends_object(text: &Text, words: &[Word], at: usize) -> bool {
    let clause = words[..at].iter().rev().take_while(|word| char_of(text, word) != Some(','));
    let mut clause = clause.take(12);
    clause.any(|word| matches!(text.chars[word.start..word.end], ['听', '取'] | ['听', '取', '了']))
}

/// Whether the clause of the verb still has the person as its subject: it is
/// the person's own clause, or begins with the verb.
fn same_subject(text: &Text, words: &[Word], name: usize, at: usize) -> bool {
    let clause = words[name..at]
        .iter()
        .rev()
        .take_while(|word| !matches!(char_of(text, word), Some(',' | ';' | '。')))
        .count();
    let own = clause == at - name;
    let opening =
        Marks::ADVERB.and(Marks::ADJECTIVE).and(Marks::FUNCTION).and(Marks::FOLLOWS).and(Marks::ACTIVITY);
    own || words[at - clause..at].iter().all(|word| word.marks.any(opening) && !word.marks.any(Marks::NOUN))
}

fn push(text: &Text, words: &[Word], at: usize, subject: &[String], found: &mut Vec<Activity>) {
    let verb = &words[at];
    let object = object(text, words, at);
    let fact = Fact {
        span: text.span(verb.start..verb.end),
        sentence: text.sentence(verb.start),
        status: Status::Inferred,
    };
    for person in subject {
        found.push(Activity {
            person: person.clone(),
            verb: text.printed(verb.start..verb.end).to_owned(),
            object: object.clone(),
            date: None,
            fact,
        });
    }
}

/// What follows the verb up to the next mark, the next verb of activity or
/// 时; none where nothing does.
fn object(text: &Text, words: &[Word], at: usize) -> Option<String> {
    let rest = &words[at + 1..];
    let goes_on = |index: &usize| !ends(text, words, at + 1 + index);
    let mut taken: &[Word] = &rest[..(0..rest.len()).take_while(goes_on).count()];
    let is = |word: &Word, marks: &str| char_of(text, word).is_some_and(|c| marks.contains(c));
    while let Some((_, others)) = taken.split_first().filter(|(first, _)| is(first, "了、中")) {
        taken = others;
    }
    while let Some((_, others)) = taken.split_last().filter(|(last, _)| is(last, "、和(")) {
        taken = others;
    }
    let (first, last) = (taken.first().filter(|first| !is(first, "的"))?, taken.last()?);
    (last.end - first.start <= LONGEST_OBJECT)
        .then(|| super::post::plain(text.printed(first.start..last.end)))
}

/// Whether the word at `at` ends an object: a mark, the next verb, 时, 并.
fn ends(text: &Text, words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let mark = word.kind == Kind::Mark && !"“”《》‘’()、·".contains(text.chars[word.start]);
    let aspect = match char_of(text, word) {
        Some('时' | '并') => true,
        // 灾|后: part of a word that no list knows.
        Some('后') => char_of(text, &words[at - 1]).is_none(),
        _ => false,
    };
    let verb = word.marks.any(Marks::ACTIVITY.and(Marks::SPEECH)) && !word.marks.any(Marks::NOUN);
    mark || aspect || verb && !is_noun(text, words, at)
}

/// A longer object is a clause and says nothing in a list.
const LONGEST_OBJECT: usize = 40;

#[cfg(test)]
mod tests {
    use super::super::testing::facts;

    fn activities(text: &str) -> Vec<String> {
        let facts = facts(text);
        let told = facts
            .activities
            .iter()
            .map(|a| format!("{} {} {}", a.person, a.verb, a.object.as_deref().unwrap_or("-")));
        told.collect()
    }

    #[test]
    fn the_people_before_the_verb_act() {
        assert_eq!(
            activities("2月9日，副区长张大力到双河街道检查防汛工作，听取汇报。"),
            ["张大力 检查 防汛工作", "张大力 听取 汇报"]
        );
        let both = ["李大山 出席 会议", "王小河 出席 会议"];
        assert_eq!(activities("主任李大山、书记王小河出席会议。"), both);
        assert_eq!(activities("主任李大山，党委副书记王小河出席会议。"), both);
        assert_eq!(activities("副区长张大力出席签约仪式并致辞。"), ["张大力 出席 签约仪式", "张大力 致辞 -"]);
        assert_eq!(activities("副区长张大力听取水文情况汇报。"), ["张大力 听取 水文情况汇报"]);
        assert_eq!(activities("副区长张大力指导灾后重建。"), ["张大力 指导 灾后重建"]);
    }

    #[test]
    fn what_is_said_and_what_others_do_is_no_activity() {
        assert!(activities("书记张大力强调，各部门要深入检查。").is_empty());
        assert!(activities("监事李小河因公未能出席会议。").is_empty());
        assert!(activities("书记张大力说完，检查组认真查看了现场。").is_empty());
    }
}

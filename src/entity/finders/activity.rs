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
/// `甲、乙`, `书记甲、主任乙`.
fn goes_on(text: &Text, between: &[Word]) -> bool {
    let mark = |word: &Word| word.kind == Kind::Mark && text.chars[word.start] != '、';
    let broken = between.iter().any(|word| mark(word) || word.marks.any(Marks::ACTIVITY.and(Marks::SPEECH)));
    !broken && between.iter().any(|word| joins(text, word))
}

/// Whether the word acts: 调研|组, 重要|讲话, 的|汇报 and 听取|汇报 do not.
fn is_verb(text: &Text, words: &[Word], at: usize) -> bool {
    let group = words.get(at + 1).is_some_and(|next| next.start == words[at].end && is_group(text, next));
    let before = at.checked_sub(1).map(|before| &words[before]);
    let noun = before.is_some_and(|word| {
        matches!(text.chars[word.start..word.end], ['的'] | ['重', '要'] | ['听', '取'] | ['审', '议'])
    });
    !group && !noun
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
    let ends = |word: &&Word| {
        let mark = word.kind == Kind::Mark
            && !matches!(text.chars[word.start], '“' | '”' | '《' | '》' | '‘' | '’' | '(' | ')' | '、');
        let aspect = matches!(text.chars[word.start..word.end], ['时'] | ['后'] | ['并']);
        !(mark
            || aspect
            || word.marks.any(Marks::ACTIVITY.and(Marks::SPEECH)) && !word.marks.any(Marks::NOUN))
    };
    let mut taken: &[Word] = &rest[..rest.iter().take_while(ends).count()];
    while let Some((first, others)) =
        taken.split_first().filter(|(first, _)| matches!(text.chars[first.start..first.end], ['了'] | ['、']))
    {
        let _ = first;
        taken = others;
    }
    while let Some((_, others)) =
        taken.split_last().filter(|(last, _)| matches!(text.chars[last.start..last.end], ['、'] | ['和']))
    {
        taken = others;
    }
    let (first, last) = (taken.first()?, taken.last()?);
    (last.end - first.start <= LONGEST_OBJECT)
        .then(|| super::post::plain(text.printed(first.start..last.end)))
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
        assert_eq!(activities("主任李大山、书记王小河出席会议。"), ["李大山 出席 会议", "王小河 出席 会议"]);
    }

    #[test]
    fn what_is_said_and_what_others_do_is_no_activity() {
        assert!(activities("书记张大力强调，各部门要深入检查。").is_empty());
        assert!(activities("书记张大力说完，检查组认真查看了现场。").is_empty());
    }
}

//! People: every name of the roster where it stands, with the posts beside it.

use super::post::{self, Before};
use crate::entity::lexicon::Marks;
use crate::entity::roster::{Roster, joins, spelled};
use crate::entity::sentence::{Context, Text};
use crate::entity::word::{Kind, Support, Word};
use crate::paper::{Article, Fact, Person, Post, Status};
use crate::text::fold_char;

/// Fills in the people of each article, those of its bylines left out.
pub fn find(articles: &mut [Article], context: &Context, roster: &Roster) {
    for ((article, texts), cut) in articles.iter_mut().zip(&context.articles).zip(&roster.articles) {
        let mut people = People::default();
        for (text, words) in texts.iter().zip(cut) {
            people.read(text, words, roster);
        }
        for (text, words) in texts.iter().zip(cut) {
            people.link(text, words);
        }
        people.persons.iter_mut().for_each(|person| person.facts.sort_by_key(|fact| fact.span));
        article.facts.people = people.persons;
    }
}

/// The people of one article so far.
#[derive(Default)]
struct People {
    persons: Vec<Person>,
    /// Folded names, beside `persons`.
    names: Vec<String>,
}

impl People {
    fn read(&mut self, text: &Text, words: &[Word], roster: &Roster) {
        let mut shared: Vec<Post> = Vec::new();
        let mut last = Before::default();
        for (at, word) in words.iter().enumerate() {
            if word.kind != Kind::Name || is_credit(text, words, at) || is_doctrine(text, words, at) {
                continue;
            }
            last = post::before(text, words, at, &last);
            let mut posts = last.posts.clone();
            if posts.is_empty() && at >= 2 && words[at - 2].kind == Kind::Name && shares(text, &words[at - 1])
            {
                posts.clone_from(&shared);
            } else {
                shared = posts.iter().filter(|post| is_shared(&post.title)).map(inferred).collect();
            }
            let titled = !posts.is_empty();
            posts.extend(post::after(text, words, at, titled));
            self.add(text, word, roster, posts);
        }
    }

    /// 李书记 after 书记李某某: a mention by surname and post, where exactly one
    /// person of the article has both.
    fn link(&mut self, text: &Text, words: &[Word]) {
        for pair in words.windows(2).filter(|pair| is_short_mention(pair)) {
            let (surname, title) = (text.chars[pair[0].start], text.folded(pair[1].start..pair[1].end));
            let fits = |at: &usize| {
                let posts = self.persons[*at].posts.iter();
                let held = posts.map(|post| post.title.chars().map(fold_char).collect::<String>());
                self.names[*at].starts_with(surname) && held.into_iter().any(|held| held.ends_with(&title))
            };
            let mut found = (0..self.persons.len()).filter(fits);
            if let (Some(only), None) = (found.next(), found.next()) {
                let span = text.span(pair[0].start..pair[1].end);
                let sentence = text.sentence(pair[0].start);
                self.persons[only].facts.push(Fact { span, sentence, status: Status::Inferred });
            }
        }
    }

    fn add(&mut self, text: &Text, word: &Word, roster: &Roster, posts: Vec<Post>) {
        let folded = spelled(text, word);
        let printed = post::plain(text.printed(word.start..word.end));
        let whole = roster.whole.get(&folded).cloned().unwrap_or(folded);
        let index = self.names.iter().position(|known| *known == whole).unwrap_or_else(|| {
            self.names.push(whole);
            self.persons.push(Person { name: printed.clone(), ..Person::default() });
            self.names.len() - 1
        });
        let person = &mut self.persons[index];
        if printed.contains(['·', '•', '・', '‧']) && !person.name.contains(['·', '•', '・', '‧'])
        {
            person.name = printed;
        }
        person.facts.push(fact(text, word));
        posts.into_iter().for_each(|post| give(&mut person.posts, post));
    }
}

/// One character and a post right after it.
fn is_short_mention(pair: &[Word]) -> bool {
    let [surname, title] = pair else { return false };
    let single =
        surname.end == surname.start + 1 && surname.kind != Kind::Mark && surname.kind != Kind::Latin;
    single && title.start == surname.end && title.marks.any(Marks::POST)
}

/// The fact that a word is printed.
fn fact(text: &Text, word: &Word) -> Fact {
    let span = text.span(word.start..word.end);
    Fact { span, sentence: text.sentence(word.start), status: Status::Printed }
}

/// Adds a post that says more than those known; a fuller one takes the place
/// of a shorter.
fn give(posts: &mut Vec<Post>, post: Post) {
    if posts.iter().any(|known| known.title.ends_with(&post.title)) {
        return;
    }
    match posts.iter_mut().find(|known| post.title.ends_with(&known.title)) {
        Some(shorter) => *shorter = post,
        None => posts.push(post),
    }
}

/// Whether several people in an enumeration may hold one post: 副县长甲、乙,
/// but not 县长甲、乙.
fn is_shared(title: &str) -> bool {
    const MANY: [&str; 22] = [
        "领导",
        "領導",
        "负责人",
        "負責人",
        "委员",
        "委員",
        "常委",
        "成员",
        "成員",
        "代表",
        "副",
        "专家",
        "專家",
        "教授",
        "院士",
        "议员",
        "議員",
        "员",
        "員",
        "师",
        "師",
        "负责同志",
    ];
    MANY.iter().any(|word| if *word == "副" { title.contains(word) } else { title.ends_with(word) })
}

/// `、`, 和, 及 go on with an enumeration; 与 sets the next apart.
fn shares(text: &Text, word: &Word) -> bool {
    joins(text, word) && text.chars[word.start] != '与'
}

fn inferred(post: &Post) -> Post {
    let fact = Fact { status: Status::Inferred, ..post.fact };
    Post { fact, ..post.clone() }
}

/// Whether a name stands in a credit: `(记者甲 通讯员乙、丙)`.
fn is_credit(text: &Text, words: &[Word], at: usize) -> bool {
    if words[at].support.any(Support::BYLINE) {
        return true;
    }
    let between = |word: &Word| word.kind == Kind::Name || joins(text, word);
    let names = words[..at].iter().rev().take_while(|word| between(word)).count();
    let before = words[..at - names].last();
    before.is_some_and(|word| word.marks.any(Marks::BYLINE) && !word.marks.any(Marks::POST))
}

/// 某某思想, 某某理论 names a doctrine, not a person.
fn is_doctrine(text: &Text, words: &[Word], at: usize) -> bool {
    const DOCTRINES: [&str; 8] =
        ["新时代", "思想", "理论", "主义", "同志思想", "精神", "外交思想", "法治思想"];
    let next = words.get(at + 1).filter(|next| next.start == words[at].end);
    next.is_some_and(|next| {
        let word = text.folded(next.start..next.end);
        DOCTRINES.contains(&word.as_str())
            || word == "强军"
            || word == "经济" && follows(text, words, at + 2, "思想")
    })
}

fn follows(text: &Text, words: &[Word], at: usize, wanted: &str) -> bool {
    words.get(at).is_some_and(|word| text.folded(word.start..word.end) == wanted)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{facts, people};
    use crate::paper::Status;

    #[test]
    fn names_end_where_the_rest_of_the_clause_makes_sense() {
        let examples = [
            ("副区长陈坤肯定了成效。", "陈坤(副区长)"),
            ("县委书记梁志峰主持会议。", "梁志峰(县委书记)"),
            ("主任欧阳文出席，局长上官云飞讲话。", "欧阳文(主任) 上官云飞(局长)"),
            ("落实好群众戴口罩等措施，党员干部满腔热情办实事。", ""),
            ("高新区召开会议，学史崇德、学史力行，文明创建。", ""),
        ];
        for (text, expected) in examples {
            assert_eq!(people(text), expected, "{text}");
        }
    }

    #[test]
    fn a_name_seen_with_certainty_is_one_everywhere() {
        assert_eq!(people("收入高了。高燕说：“好。”"), "高燕()");
        let found = facts("王守一每到一处都仔细查看。\n副镇长王守一强调，要细致。");
        assert_eq!(found.people.len(), 1);
        assert_eq!(found.people[0].facts.len(), 2);
    }

    #[test]
    fn enumerations_share_what_several_may_hold() {
        let examples = [
            ("区领导赵一明、钱永海、孙建平出席。", "赵一明(区领导) 钱永海(区领导) 孙建平(区领导)"),
            ("县长赵一明、钱永海出席。", "赵一明(县长) 钱永海()"),
            ("县领导刘志、高明、文静参加。", "刘志(县领导) 高明(县领导) 文静(县领导)"),
            ("领导还有李仰生、张为、陈大山出席。", "李仰生(领导) 张为(领导) 陈大山(领导)"),
            ("县领导高明、凌云、江山出席。", "高明(县领导) 凌云(县领导) 江山(县领导)"),
            ("副州长石泰丰、洛桑江央、李书云出席。", "石泰丰(副州长) 洛桑江央(副州长) 李书云(副州长)"),
        ];
        for (text, expected) in examples {
            assert_eq!(people(text), expected, "{text}");
        }
    }

    #[test]
    fn other_ways_of_writing_names() {
        let examples = [
            ("審判員 王 偉 審判員李志軍", "王偉(審判員) 李志軍(審判員)"),
            ("州长买买提·吾买尔说，很好。", "买买提·吾买尔(州长)"),
            ("俄罗斯副司长阿列克谢·扎伊采夫表示。", "阿列克谢·扎伊采夫(俄罗斯副司长)"),
            (
                "匈牙利总理欧尔班日前表示，国际组织总裁格奥尔基耶娃出席。",
                "欧尔班(匈牙利总理) 格奥尔基耶娃(国际组织总裁)",
            ),
            ("乔治·威尔逊大学师生包饺子。", ""),
            ("甲州外交大臣拉斯穆森一行。", "拉斯穆森()"),
            ("白玛央金（女，藏族）、石大山（苗族）当选。", "白玛央金() 石大山()"),
            ("县委书记洛桑多出席活动。", "洛桑多(县委书记)"),
            ("局长李永平等参加。", "李永平(局长)"),
            ("局长高卫东作总结讲话。", "高卫东(局长)"),
            ("美国总统罗斯福与英国首相丘吉尔会晤。", "罗斯福(美国总统) 丘吉尔(英国首相)"),
            ("陳欣怡（女，漢族）發言。", "陳欣怡()"),
            ("日本首相山本一郎发表讲话。", "山本一郎(日本首相)"),
            ("行政長官李家豪、立法會議員葉陳淑儀出席。", "李家豪(行政長官) 葉陳淑儀(立法會議員)"),
        ];
        for (text, expected) in examples {
            assert_eq!(people(text), expected, "{text}");
        }
    }

    #[test]
    fn credits_and_doctrines_name_nobody_of_the_article() {
        assert_eq!(people("本报讯(记者周小川 通讯员吴丽丽)6月1日，局长郑大钱出席。"), "郑大钱(局长)");
        assert_eq!(people("木报迅（记者周小川）6月1日，局长郑大钱出席。"), "郑大钱(局长)");
        assert_eq!(people("深入学习周小川新时代思想。"), "");
    }

    #[test]
    fn surname_and_post_are_linked_where_one_person_has_both() {
        let found = facts("县委书记李大江到场。李书记说，要抓好落实。");
        assert_eq!(found.people[0].facts.len(), 2);
        assert_eq!(found.people[0].facts[1].status, Status::Inferred);
        let doubtful = facts("县委书记李大江、镇党委书记李小河到场。李书记说，要抓好。");
        assert!(doubtful.people.iter().all(|person| person.facts.len() == 1));
    }
}

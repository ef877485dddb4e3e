//! `authority.toml`: the editor's word on names, posts and places, which is
//! final.
//!
//! ```toml
//! [[name]]                    # one name, whatever the page calls it
//! name = "青山街道办事处"
//! type = "organisation"       # person, organisation, place, role, initiative
//! aliases = ["青山办事处", "青山街道"]
//! pages = ["2021-03-08-A02"]  # page names or article ids; everywhere if missing
//!
//! [[split]]                   # one name, two bearers
//! name = "张伟"
//! type = "person"
//! into = [{ name = "张伟（青山街道）", pages = ["a"] }, { name = "张伟（白水镇）", pages = ["b"] }]
//!
//! [[correct]]                 # a slip of recognition; the text stays as printed
//! printed = "李末"
//! read = "李未"
//!
//! [pages."2021-03-08-A02"]    # what the page speaks of
//! place = "甲省乙市青山区"
//! ```
//!
//! What an entry changes is marked 人工确认; an entry that changes nothing, or
//! contradicts another, is reported.

mod apply;
mod contradict;
mod entry;
mod suggest;

pub use entry::{Authority, Branch, Correction, Name, PageRuling, Split, Type};
pub use suggest::suggest;

use crate::paper::{Corpus, Languages};

/// Something that an editor should know of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The entry, as the file has it: `[[name]] 青山街道`.
    pub entry: String,
    /// What is the matter and what to do, Chinese and English.
    pub text: Languages,
}

impl Remark {
    fn new(entry: String, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { entry, text: Languages { zh: zh.into(), en: en.into() } }
    }
}

/// What an editor should know of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remarks {
    /// Entries that cannot all be meant, whatever the corpus.
    pub contradictions: Vec<Remark>,
    /// Entries that these pages have no use for; other pages may.
    pub unused: Vec<Remark>,
}

impl Authority {
    /// Applies every entry to the corpus: corrections first, then names, then
    /// splits, then places of pages.
    pub fn apply(&self, corpus: &mut Corpus) -> Remarks {
        let mut remarks =
            Remarks { contradictions: contradict::remarks(self), unused: contradict::pages(self, corpus) };
        let used = apply::all(self, corpus);
        let labels = self.correct.iter().map(Correction::label);
        let labels =
            labels.chain(self.name.iter().map(Name::label)).chain(self.split.iter().map(Split::label));
        let unused = labels.zip(used).filter(|(_, used)| !used).map(|(label, _)| unused(label));
        remarks.unused.extend(unused);
        remarks
    }
}

fn unused(entry: String) -> Remark {
    Remark::new(
        entry,
        "没有用到：语料中没有这个名称。请核对写法和 pages。",
        "Not used: the corpus does not have this name. Check its spelling and pages.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Article, Fact, Named, Page, Paragraph, Person, Post, Status};

    /// Two pages, each with one article of two bodies and a person.
    fn corpus() -> Corpus {
        let body = |name: &str| Named { name: name.into(), facts: vec![Fact::default()], ..Named::default() };
        let page = |name: &str| {
            let post = Post { title: "青山区区长".into(), ..Post::default() };
            let person = Person { name: "张伟".into(), posts: vec![post], facts: vec![Fact::default()] };
            let mut article =
                Article { id: format!("{name}-1"), page: name.into(), n: 1, ..Article::default() };
            article.paragraphs = vec![Paragraph::new("青山办事处开会。张伟出席，白水亭落成。")];
            article.facts.organisations = vec![body("青山办事处"), body("青山街道")];
            article.facts.people = vec![person];
            article.byline.reporters = vec!["李末".into()];
            Page { name: name.into(), articles: vec![article], ..Page::default() }
        };
        Corpus { pages: vec![page("a"), page("b")], ..Corpus::default() }
    }

    fn applied(file: &str) -> (Corpus, Vec<Remark>) {
        let authority: Authority = toml::from_str(file).expect("the example is well formed");
        let mut corpus = corpus();
        let remarks = authority.apply(&mut corpus);
        (corpus, [remarks.contradictions, remarks.unused].concat())
    }

    #[test]
    fn aliases_become_one_name_confirmed() {
        let file = r#"
            [[name]]
            name = "青山街道办事处"
            type = "organisation"
            aliases = ["青山办事处", "青山街道"]
            class = "街道办事处"
            pages = ["a"]
        "#;
        let (corpus, remarks) = applied(file);
        assert_eq!(remarks, []);
        let [one] = &corpus.pages[0].articles[0].facts.organisations[..] else { panic!("one body is left") };
        assert_eq!((one.name.as_str(), one.kind.as_str()), ("青山街道办事处", "街道办事处"));
        assert_eq!(one.variants, ["青山街道", "青山办事处"]);
        assert!(one.facts.iter().all(|fact| fact.status == Status::Confirmed) && one.facts.len() == 2);
        assert_eq!(corpus.pages[1].articles[0].facts.organisations.len(), 2);
    }

    #[test]
    fn posts_types_and_removal() {
        let file = r#"
            [[name]]
            name = "张伟"
            type = "person"
            posts = ["青山区区长", "青山区委副书记"]
            [[name]]
            name = "青山街道"
            type = "place"
            [[name]]
            name = "青山办事处"
            type = "organisation"
            remove = true
        "#;
        let (corpus, remarks) = applied(file);
        assert_eq!(remarks, []);
        let facts = &corpus.pages[0].articles[0].facts;
        let posts: Vec<_> =
            facts.people[0].posts.iter().map(|post| (post.title.as_str(), post.fact.status)).collect();
        assert_eq!(posts, [("青山区区长", Status::Confirmed), ("青山区委副书记", Status::Confirmed)]);
        assert_eq!((facts.organisations.len(), facts.places[0].name.as_str()), (0, "青山街道"));
    }

    #[test]
    fn a_name_that_no_finder_saw_is_found_in_the_text() {
        let (corpus, remarks) = applied("[[name]]\nname = \"白水亭\"\ntype = \"place\"");
        assert_eq!(remarks, []);
        let article = &corpus.pages[0].articles[0];
        let fact = article.facts.places[0].facts[0];
        assert_eq!(&article.paragraphs[0].text[fact.span.start..fact.span.end], "白水亭");
        let sentence = &article.paragraphs[0].text[fact.sentence.start..fact.sentence.end];
        assert_eq!(sentence, "张伟出席，白水亭落成。");
    }

    #[test]
    fn splits_corrections_and_places() {
        let file = r#"
            [[split]]
            name = "张伟"
            type = "person"
            into = [{ name = "张伟（甲）", pages = ["a"] }, { name = "张伟（乙）", pages = ["b-1"] }]
            [[correct]]
            printed = "李末"
            read = "李未"
            [pages.b]
            place = "甲省乙市"
        "#;
        let (corpus, remarks) = applied(file);
        assert_eq!(remarks, []);
        let name = |page: usize| corpus.pages[page].articles[0].facts.people[0].name.as_str();
        assert_eq!((name(0), name(1)), ("张伟（甲）", "张伟（乙）"));
        assert_eq!(corpus.pages[0].articles[0].byline.reporters, ["李未"]);
        assert_eq!(corpus.pages[1].about.place.as_deref(), Some("甲省乙市"));
    }

    #[test]
    fn unused_and_contradictory_entries_are_reported() {
        let file = r#"
            [[name]]
            name = "无此机构"
            type = "organisation"
            pages = ["z"]
            [[name]]
            name = "青山街道"
            type = "place"
            [[name]]
            name = "青山街道办事处"
            type = "organisation"
            aliases = ["青山街道"]
            [[split]]
            name = "张伟"
            type = "person"
            into = [{ name = "张伟", pages = ["a"] }]
        "#;
        let (_, remarks) = applied(file);
        let said: Vec<&str> =
            remarks.iter().map(|remark| remark.text.en.split([':', ';', '.']).next().unwrap()).collect();
        assert_eq!(said.len(), 4, "{remarks:?}");
        assert!(said[0].starts_with("Contradicts [[name]] 青山街道办事处"));
        assert!(said[1].starts_with("The split is unclear"));
        assert!(said[2].starts_with("The corpus has no page or article `z`"));
        assert_eq!((remarks[3].entry.as_str(), said[3]), ("[[name]] 无此机构", "Not used"));
    }

    #[test]
    fn unknown_keys_are_refused() {
        for file in
            ["[[nam]]\nname = \"甲\"", "[[name]]\nname = \"甲\"\ntype = \"x\"", "[[name]]\ntype = \"place\""]
        {
            assert!(toml::from_str::<Authority>(file).is_err(), "{file}");
        }
    }

    #[test]
    fn a_draft_is_well_formed_and_changes_nothing() {
        let mut corpus = corpus();
        let draft = suggest(&corpus);
        let kept = corpus.clone();
        let authority: Authority = toml::from_str(&draft).expect("comments only");
        assert_eq!((authority.apply(&mut corpus), corpus), (Remarks::default(), kept));
        let live: String = draft
            .lines()
            .filter_map(|line| line.strip_prefix("# "))
            .skip(2)
            .map(|line| format!("{line}\n"))
            .collect();
        let authority: Authority = toml::from_str(&live).expect("each entry can be made to count");
        assert_eq!(authority.name[0].aliases, ["青山街道"]);
        assert_eq!(authority.pages.len(), 2);
    }
}

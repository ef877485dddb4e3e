//! One finder a file. Each has the shape
//! `find(articles: &mut [Article], context: &Context)`: it reads the texts of
//! the page in `context` and fills its own part of each article's facts.

pub mod activity;
pub mod initiative;
pub mod meeting;
pub mod organisation;
pub mod person;
pub mod place;
pub mod quantity;
pub mod role;
pub mod time;

mod named;
mod phrase;
mod post;
mod words;

#[cfg(test)]
mod testing {
    //! What the tests of the finders share: facts of a text, as text.

    use crate::paper::{Article, Facts, Named, PageAbout, Paragraph};

    /// The facts of one article with the paragraphs of `text`.
    pub fn facts(text: &str) -> Facts {
        let paragraphs = text.split('\n').map(Paragraph::new).collect();
        let mut articles = vec![Article { paragraphs, ..Article::default() }];
        crate::entity::find(&mut articles, &PageAbout::default());
        articles.remove(0).facts
    }

    /// People with their posts: `张三(局长|书记) 李四()`.
    pub fn people(text: &str) -> String {
        let person = |person: &crate::paper::Person| {
            let titles: Vec<&str> = person.posts.iter().map(|post| post.title.as_str()).collect();
            format!("{}({})", person.name, titles.join("|"))
        };
        facts(text).people.iter().map(person).collect::<Vec<_>>().join(" ")
    }

    /// The names of a list of named things.
    pub fn names(named: &[Named]) -> Vec<&str> {
        named.iter().map(|thing| thing.name.as_str()).collect()
    }
}

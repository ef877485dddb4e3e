//! Entries → changed facts, marked 人工确认.

use super::entry::{Authority, Correction, Name, Split, Type, holds};
use crate::paper::{Article, Corpus, Fact, Facts, Initiative, Named, Person, Post, Span, Status};

/// Applies everything; answers for each correction, name and split, in this
/// order, whether it changed anything.
pub fn all(authority: &Authority, corpus: &mut Corpus) -> Vec<bool> {
    let mut articles: Vec<&mut Article> = Vec::new();
    for page in &mut corpus.pages {
        let ruling = authority.pages.get(&page.name).and_then(|ruling| ruling.place.clone());
        page.about.place = ruling.or(page.about.place.take());
        articles.extend(&mut page.articles);
    }
    let mut used = Vec::new();
    used.extend(authority.correct.iter().map(|entry| some(&mut articles, |article| correct(entry, article))));
    used.extend(authority.name.iter().map(|entry| some(&mut articles, |article| name(entry, article))));
    used.extend(authority.split.iter().map(|entry| some(&mut articles, |article| split(entry, article))));
    used
}

/// Runs over all articles; whether one was changed.
fn some(articles: &mut [&mut Article], mut change: impl FnMut(&mut Article) -> bool) -> bool {
    articles.iter_mut().fold(false, |changed, article| change(article) | changed)
}

fn correct(entry: &Correction, article: &mut Article) -> bool {
    if entry.printed.is_empty() || !holds(&entry.pages, &article.page, &article.id) {
        return false;
    }
    let mut changed = correct_byline(entry, article);
    for kind in TYPES {
        for mut item in take(&mut article.facts, kind, |name| name.contains(&entry.printed)) {
            item.variants.push(item.name.clone());
            item.name = item.name.replace(&entry.printed, &entry.read);
            put(&mut article.facts, kind, item);
            changed = true;
        }
    }
    changed
}

fn correct_byline(entry: &Correction, article: &mut Article) -> bool {
    let byline = &mut article.byline;
    let lists =
        [&mut byline.reporters, &mut byline.correspondents, &mut byline.photographers, &mut byline.authors];
    let names = lists.into_iter().flatten().filter(|name| **name == entry.printed);
    names.map(|name| *name = entry.read.clone()).count() > 0
}

fn name(entry: &Name, article: &mut Article) -> bool {
    if !holds(&entry.pages, &article.page, &article.id) {
        return false;
    }
    let is_form = |name: &str| entry.forms().any(|form| form == name);
    let found: Vec<Item> = TYPES.iter().flat_map(|kind| take(&mut article.facts, *kind, is_form)).collect();
    let item = match found.into_iter().reduce(Item::join) {
        None if entry.remove => None,
        None => mentions(entry, article),
        some => some,
    };
    let Some(mut item) = item else { return false };
    if entry.remove {
        return true;
    }
    let old = std::mem::replace(&mut item.name, entry.name.clone());
    if old != entry.name && !item.variants.contains(&old) {
        item.variants.push(old);
    }
    item.class = entry.class.clone().or(item.class);
    item.within = entry.within.clone().or(item.within);
    item.add_posts(&entry.posts);
    put(&mut article.facts, entry.kind, item);
    true
}

/// Where the text names it, though no finder saw it.
fn mentions(entry: &Name, article: &Article) -> Option<Item> {
    let mut facts = Vec::new();
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        for form in entry.forms().filter(|form| form.chars().count() > 1) {
            let places = paragraph.text.match_indices(form);
            facts.extend(places.map(|(start, _)| Span { paragraph: index, start, end: start + form.len() }));
        }
    }
    facts.sort();
    facts.dedup_by(|next, kept| next.paragraph == kept.paragraph && next.start < kept.end);
    let fact = |span: Span| {
        let text = &article.paragraphs[span.paragraph].text;
        Fact { span, sentence: sentence(text, span), status: Status::Confirmed }
    };
    let facts: Vec<Fact> = facts.into_iter().map(fact).collect();
    (!facts.is_empty()).then(|| Item { name: entry.name.clone(), facts, ..Item::default() })
}

/// The sentence around a span, by its full stops.
fn sentence(text: &str, span: Span) -> Span {
    let is_stop = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '；' | ';');
    let start = text[..span.start].char_indices().rev().find(|(_, c)| is_stop(*c));
    let end = text[span.end..].char_indices().find(|(_, c)| is_stop(*c));
    Span {
        paragraph: span.paragraph,
        start: start.map_or(0, |(at, c)| at + c.len_utf8()),
        end: end.map_or(text.len(), |(at, c)| span.end + at + c.len_utf8()),
    }
}

fn split(entry: &Split, article: &mut Article) -> bool {
    let holds = |pages: &[String]| !pages.is_empty() && holds(pages, &article.page, &article.id);
    let Some(branch) = entry.into.iter().find(|branch| holds(&branch.pages)) else { return false };
    let found = take(&mut article.facts, entry.kind, |name| name == entry.name);
    let changed = !found.is_empty();
    for mut item in found {
        item.variants.push(std::mem::replace(&mut item.name, branch.name.clone()));
        put(&mut article.facts, entry.kind, item);
    }
    changed
}

const TYPES: [Type; 5] = [Type::Person, Type::Organisation, Type::Place, Type::Role, Type::Initiative];

/// Any named thing of an article, whatever its list.
#[derive(Debug, Clone, Default)]
struct Item {
    name: String,
    class: Option<String>,
    within: Option<String>,
    variants: Vec<String>,
    posts: Vec<Post>,
    definition: Option<Span>,
    facts: Vec<Fact>,
}

impl Item {
    /// Two names of one thing.
    fn join(mut self, other: Self) -> Self {
        self.variants.push(other.name);
        self.variants.extend(other.variants);
        self.class = self.class.or(other.class);
        self.within = self.within.or(other.within);
        let new = other.posts.into_iter().filter(|post| self.posts.iter().all(|own| own.title != post.title));
        let new: Vec<Post> = new.collect();
        self.posts.extend(new);
        self.definition = self.definition.or(other.definition);
        self.facts.extend(other.facts);
        self.facts.sort_by_key(|fact| fact.span);
        self
    }

    fn add_posts(&mut self, posts: &[String]) {
        let fact = Fact { status: Status::Confirmed, ..self.facts.first().copied().unwrap_or_default() };
        for title in posts {
            match self.posts.iter_mut().find(|post| post.title == *title) {
                Some(post) => post.fact.status = Status::Confirmed,
                None => self.posts.push(Post { title: title.clone(), printed: String::new(), fact }),
            }
        }
    }

    /// Every mention is now the editor's; other spellings each once.
    fn confirm(mut self) -> Self {
        self.facts.iter_mut().for_each(|fact| fact.status = Status::Confirmed);
        let mut seen = vec![self.name.clone()];
        self.variants.retain(|variant| {
            let new = !seen.contains(variant);
            seen.push(variant.clone());
            new
        });
        self
    }
}

/// Takes the things of one type out whose name fits.
fn take(facts: &mut Facts, kind: Type, fits: impl Fn(&str) -> bool) -> Vec<Item> {
    match kind {
        Type::Person => drain(&mut facts.people, |person| fits(&person.name), from_person),
        Type::Organisation => drain(&mut facts.organisations, |named| fits(&named.name), from_named),
        Type::Place => drain(&mut facts.places, |named| fits(&named.name), from_named),
        Type::Role => drain(&mut facts.roles, |named| fits(&named.name), from_named),
        Type::Initiative => drain(&mut facts.initiatives, |one| fits(&one.name), from_initiative),
    }
}

fn drain<T>(list: &mut Vec<T>, fits: impl Fn(&T) -> bool, item: impl Fn(T) -> Item) -> Vec<Item> {
    let (taken, kept) = std::mem::take(list).into_iter().partition(fits);
    *list = kept;
    let taken: Vec<T> = taken;
    taken.into_iter().map(item).collect()
}

/// Puts a thing into the list of its type, joined with one of the same name.
fn put(facts: &mut Facts, kind: Type, item: Item) {
    let same = take(facts, kind, |name| name == item.name);
    let item = same.into_iter().fold(item, Item::join).confirm();
    match kind {
        Type::Person => facts.people.push(Person { name: item.name, posts: item.posts, facts: item.facts }),
        Type::Organisation => facts.organisations.push(named(item)),
        Type::Place => facts.places.push(named(item)),
        Type::Role => facts.roles.push(named(item)),
        Type::Initiative => facts.initiatives.push(initiative(item)),
    }
}

fn from_person(person: Person) -> Item {
    Item { name: person.name, posts: person.posts, facts: person.facts, ..Item::default() }
}

fn from_named(named: Named) -> Item {
    let class = Some(named.kind).filter(|kind| !kind.is_empty());
    Item {
        name: named.name,
        class,
        within: named.within,
        variants: named.variants,
        facts: named.facts,
        ..Item::default()
    }
}

fn from_initiative(one: Initiative) -> Item {
    Item {
        name: one.name,
        class: Some(one.kind),
        variants: one.variants,
        definition: one.definition,
        facts: one.facts,
        ..Item::default()
    }
}

fn named(item: Item) -> Named {
    Named {
        name: item.name,
        kind: item.class.unwrap_or_default(),
        within: item.within,
        variants: item.variants,
        facts: item.facts,
    }
}

fn initiative(item: Item) -> Initiative {
    let kind = item.class.unwrap_or_else(|| "campaign".to_owned());
    Initiative {
        name: item.name,
        kind,
        variants: item.variants,
        definition: item.definition,
        facts: item.facts,
    }
}

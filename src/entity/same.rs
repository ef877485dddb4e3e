//! Many mentions → one entity, never across jurisdictions.
//!
//! Two pages may both speak of 高新区 and of its 管委会主任 and mean two zones.
//! So the same name is one entity only within a jurisdiction: the place that
//! `corpus.toml` gives a page, or the one division that the page itself prints
//! most of the time. A page that tells no jurisdiction is one of its own. A
//! name that carries its place in itself (甲市公安局, 国务院) needs none.
//!
//! Within a jurisdiction 双河办事处, 双河街道 and 双河街道办事处 are one body, and
//! 区党工委 is 高新区党工委 where the page knows exactly one body that ends so.

use super::lexicon::{self, Marks};
use crate::paper::{Article, Fact, Named, Page, PageAbout, Person, Status};
use crate::text::fold_char;
use std::collections::{BTreeMap, HashMap};

/// What kind of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person.
    Person,
    /// A post with its organisation: 高新区管委会主任.
    Post,
    /// A post without a name: 双河办事处负责人.
    Role,
    /// An organisation, office or company.
    Organisation,
    /// A place.
    Place,
}

impl Kind {
    /// Its name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Post => "post",
            Self::Role => "role",
            Self::Organisation => "organisation",
            Self::Place => "place",
        }
    }
}

/// One thing that the corpus speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What kind of thing.
    pub kind: Kind,
    /// Its longest printed form.
    pub name: String,
    /// Where it belongs, `None` for names that need no place.
    pub jurisdiction: Option<Jurisdiction>,
    /// All printed forms, the most frequent first.
    pub variants: Vec<String>,
    /// Articles that mention it, in order, each once.
    pub articles: Vec<String>,
    /// All mentions together.
    pub mentions: usize,
    /// Whether an editor said so in `authority.toml`.
    pub confirmed: bool,
}

/// The place that the names of a page belong to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Jurisdiction {
    /// The place; the page's name where nothing tells it.
    pub place: String,
    /// Confirmed by the publisher, inferred from the page, or, where it is the
    /// page's name, `None`.
    pub status: Option<Known>,
}

/// How a jurisdiction is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// `corpus.toml` says it.
    Said,
    /// The page prints it most of the time.
    Inferred,
}

impl Known {
    /// The status that facts use for it.
    pub fn status(self) -> Status {
        match self {
            Known::Said => Status::Confirmed,
            Known::Inferred => Status::Inferred,
        }
    }
}

/// The jurisdiction of a page.
pub fn jurisdiction(name: &str, about: &PageAbout, articles: &[Article]) -> Jurisdiction {
    let said = about.place.clone().map(|place| Jurisdiction { place, status: Some(Known::Said) });
    let inferred = || dominant(articles).map(|place| Jurisdiction { place, status: Some(Known::Inferred) });
    said.or_else(inferred).unwrap_or_else(|| Jurisdiction { place: name.to_owned(), status: None })
}

/// The city or county that most of the page's places name or start with; a
/// wider one in front of it does not count against it.
fn dominant(articles: &[Article]) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let named =
        articles.iter().flat_map(|article| article.facts.organisations.iter().chain(&article.facts.places));
    for thing in named {
        if let Some(place) = leading_division(&fold(&thing.name)) {
            *counts.entry(place).or_default() += thing.facts.len();
        }
    }
    let all: usize = counts.values().sum();
    let (place, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= 2 && count * 10 >= all * 6).then_some(place)
}

/// 甲市 of 甲市公安局 and of 甲市委: the full city or county a name starts with.
fn leading_division(name: &str) -> Option<String> {
    let chars: Vec<char> = name.chars().collect();
    let local = Marks::CITY.and(Marks::COUNTY);
    let places = lexicon::words().at(&chars).filter(|found| found.marks.any(local));
    let found = places.filter(|found| tells_place(*found, &chars)).last()?;
    let division: String = chars[..found.length].iter().collect();
    let next = chars.get(found.length).filter(|c| "市县".contains(**c));
    match next {
        Some(level) if found.marks.any(Marks::SHORT) => Some(format!("{division}{level}")),
        _ => Some(division),
    }
}

/// Whether the place that a name begins with says where the thing is. Streets
/// and villages are named after towns (双河街道 lies in no 双河市), and many
/// cities have a district of one name.
fn tells_place(found: lexicon::Found, name: &[char]) -> bool {
    let rest = &name[found.length..];
    let county = found.marks.any(Marks::COUNTY) && !found.marks.any(Marks::PROVINCE.and(Marks::CITY));
    match (found.marks.any(Marks::SHORT), county) {
        (true, true) => matches!(rest.first(), None | Some('市' | '县')),
        (true, false) => !begins_small(rest),
        (false, true) => name[found.length - 1] != '区',
        (false, false) => true,
    }
}

/// 街道, 镇, 村, 路 and the like.
fn begins_small(rest: &[char]) -> bool {
    const OFFICES: [&str; 5] = ["街道", "办事处", "街办", "镇", "乡"];
    let office = OFFICES.iter().any(|tail| rest.iter().copied().take(tail.chars().count()).eq(tail.chars()));
    office
        || lexicon::words().at(rest).any(|found| found.marks.any(Marks::VILLAGE_TAIL.and(Marks::AREA_TAIL)))
}

/// All entities of `pages`, people first, each kind in the order of its keys.
pub fn merge(pages: &[Page]) -> Vec<Entity> {
    let mut merged = Merged::default();
    for page in pages {
        let place = jurisdiction(&page.name, &page.about, &page.articles);
        let endings = Endings::new(&page.articles);
        page.articles.iter().for_each(|article| merged.read(article, &place, &endings));
    }
    merged.0.into_iter().map(|(key, gathered)| gathered.entity(key)).collect()
}

/// Kind, jurisdiction and canonical name: what makes two mentions one entity.
type Key = (Kind, Option<Jurisdiction>, String);

/// Everything read so far.
#[derive(Default)]
struct Merged(BTreeMap<Key, Gathered>);

/// A name as one article gives it.
struct Said<'a> {
    kind: Kind,
    printed: &'a str,
    mentions: usize,
    confirmed: bool,
}

impl<'a> Said<'a> {
    fn new(kind: Kind, printed: &'a str, facts: &[Fact]) -> Self {
        let confirmed = facts.iter().any(|fact| fact.status == Status::Confirmed);
        Self { kind, printed, mentions: facts.len(), confirmed }
    }
}

impl Merged {
    fn read(&mut self, article: &Article, place: &Jurisdiction, endings: &Endings) {
        let facts = &article.facts;
        for person in &facts.people {
            let said = Said::new(Kind::Person, &person.name, &person.facts);
            self.add(fold(&person.name), local(person).then_some(place), article, &said);
            for post in &person.posts {
                self.name(place, endings, article, &Said::new(Kind::Post, &post.title, &[post.fact]));
            }
        }
        let kinds = [
            (Kind::Role, &facts.roles),
            (Kind::Organisation, &facts.organisations),
            (Kind::Place, &facts.places),
        ];
        for (kind, named) in kinds {
            named.iter().for_each(|thing: &Named| {
                self.name(place, endings, article, &Said::new(kind, &thing.name, &thing.facts))
            });
        }
    }

    /// Adds a name that may carry its place in itself.
    fn name(&mut self, place: &Jurisdiction, endings: &Endings, article: &Article, said: &Said) {
        let canonical = street(&endings.full(&fold(said.printed)));
        let place = Some(place).filter(|_| !is_located(&canonical));
        self.add(canonical, place, article, said);
    }

    fn add(&mut self, canonical: String, place: Option<&Jurisdiction>, article: &Article, said: &Said) {
        let gathered = self.0.entry((said.kind, place.cloned(), canonical)).or_default();
        gathered.mentions += said.mentions;
        gathered.confirmed |= said.confirmed;
        *gathered.forms.entry(said.printed.to_owned()).or_default() += said.mentions;
        if gathered.articles.last() != Some(&article.id) {
            gathered.articles.push(article.id.clone());
        }
    }
}

/// Whether a person belongs to the place of the page: all but those whose
/// posts are all national.
fn local(person: &Person) -> bool {
    let titles = || person.posts.iter().map(|post| fold(&post.title));
    !titles().any(|title| is_located(&title)) || titles().any(|title| !is_national(&title))
}

/// What was said of one entity.
#[derive(Default)]
struct Gathered {
    forms: BTreeMap<String, usize>,
    articles: Vec<String>,
    mentions: usize,
    confirmed: bool,
}

impl Gathered {
    fn entity(self, (kind, jurisdiction, _): Key) -> Entity {
        let mut forms: Vec<(String, usize)> = self.forms.into_iter().collect();
        forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let variants: Vec<String> = forms.into_iter().map(|(form, _)| form).collect();
        let name = variants.iter().rev().max_by_key(|form| form.chars().count()).cloned().unwrap_or_default();
        Entity {
            kind,
            name,
            jurisdiction,
            variants,
            articles: self.articles,
            mentions: self.mentions,
            confirmed: self.confirmed,
        }
    }
}

/// The bodies of a page by their endings, so that 区党工委 finds its zone.
struct Endings {
    /// Ending from the level's character on → the one full name, `None` for
    /// several.
    full: HashMap<String, Option<String>>,
}

impl Endings {
    fn new(articles: &[Article]) -> Self {
        let mut full: HashMap<String, Option<String>> = HashMap::new();
        let bodies = articles.iter().flat_map(|article| &article.facts.organisations);
        for name in bodies.map(|body| fold(&body.name)) {
            for (at, _) in name.char_indices().skip(1).filter(|(_, c)| LEVELS.contains(*c)) {
                let known = full.entry(name[at..].to_owned()).or_insert_with(|| Some(name.clone()));
                if known.as_ref().is_some_and(|known| *known != name) {
                    *known = None;
                }
            }
        }
        Self { full }
    }

    /// The full name of a body that begins with its bare level.
    fn full(&self, name: &str) -> String {
        let bare = name.starts_with(|c| LEVELS.contains(c));
        let known = self.full.get(name).filter(|_| bare).cloned().flatten();
        known.unwrap_or_else(|| name.to_owned())
    }
}

/// Characters of levels that a body's name may begin with.
const LEVELS: &str = "省市县区镇乡";

/// Folded, without blanks.
fn fold(name: &str) -> String {
    name.chars().map(fold_char).filter(|c| !c.is_whitespace()).collect()
}

/// One form for 双河办事处, 双河街道 and 双河街道办事处, for their party
/// committees and posts, with or without the district printed before them.
fn street(name: &str) -> String {
    const FORMS: [&str; 3] = ["街道办事处", "街道办", "办事处"];
    let Some(form) = FORMS.iter().find(|form| name.find(**form).is_some_and(|at| at > 0)) else {
        return without_district(name);
    };
    without_district(&name.replacen(form, "街道", 1))
}

/// 双河街道党工委 of 高新区双河街道党工委; a name that tells its city keeps it.
fn without_district(name: &str) -> String {
    let stem = name.find("街道").map(|at| &name[..at]).unwrap_or_default();
    let district = stem.rfind(['区', '县']).filter(|_| !is_located(name));
    let start = district.map_or(0, |at| at + '区'.len_utf8());
    let named = stem[start..].chars().count() >= 2;
    name[if named { start } else { 0 }..].to_owned()
}

/// Whether a name tells its place itself: it is national, or begins with a
/// full or short division or a country.
fn is_located(name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    let places = || lexicon::words().at(&chars).filter(|found| found.marks.any(Marks::PLACE));
    is_national(name) || places().any(|found| tells_place(found, &chars))
}

/// 国务院总理, 外交部, 总书记: one in the country.
fn is_national(name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    let whole = lexicon::words().at(&chars).any(|found| found.marks.any(Marks::WHOLE));
    whole && !name.starts_with(|c| LEVELS.contains(c)) || name == "总书记"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::find;
    use crate::paper::Paragraph;

    fn page(name: &str, place: Option<&str>, text: &str) -> Page {
        let about = PageAbout { place: place.map(str::to_owned), ..PageAbout::default() };
        let mut articles = vec![Article {
            id: format!("{name}-1"),
            paragraphs: vec![Paragraph::new(text)],
            ..Article::default()
        }];
        find(&mut articles, &about);
        Page { name: name.to_owned(), about, articles, ..Page::default() }
    }

    fn named<'a>(entities: &'a [Entity], kind: Kind, name: &str) -> Vec<&'a Entity> {
        let has = |entity: &&Entity| entity.kind == kind && entity.variants.iter().any(|form| form == name);
        entities.iter().filter(has).collect()
    }

    #[test]
    fn two_zones_of_one_name_stay_two() {
        let text = "高新区管委会主任陈大勇出席会议。";
        let entities = merge(&[page("a", Some("甲市"), text), page("b", Some("乙市"), text)]);
        assert_eq!(named(&entities, Kind::Post, "高新区管委会主任").len(), 2);
        assert_eq!(named(&entities, Kind::Person, "陈大勇").len(), 2);
        assert_eq!(named(&entities, Kind::Place, "高新区").len(), 2);
    }

    #[test]
    fn a_street_named_after_a_town_and_a_district_of_many_cities_tell_no_place() {
        let text = "高新区双河街道办事处党工委书记陈大勇到双河街道、新华区调研。高新区管委会主任李志强参加。";
        let entities = merge(&[page("a", None, text), page("b", None, text)]);
        for (kind, name) in [
            (Kind::Post, "高新区管委会主任"),
            (Kind::Place, "双河街道"),
            (Kind::Place, "新华区"),
            (Kind::Person, "陈大勇"),
        ] {
            assert_eq!(named(&entities, kind, name).len(), 2, "{name}");
        }
        assert!(is_located("兰州市公安局") && is_located("兰州高新区") && is_located("敦煌市委"));
        assert!(!is_located("双河办事处") && !is_located("鼓楼区委"));
    }

    #[test]
    fn one_jurisdiction_merges_pages_and_street_forms() {
        let first = page("a", Some("甲市"), "陈大勇到双河办事处调研。");
        let second = page("b", Some("甲市"), "副区长陈大勇到双河街道办事处调研。");
        let entities = merge(&[first, second]);
        assert_eq!(named(&entities, Kind::Person, "陈大勇")[0].articles, ["a-1", "b-1"]);
        let street = named(&entities, Kind::Organisation, "双河办事处");
        assert_eq!((street.len(), street[0].articles.len()), (1, 2));
        assert_eq!(street[0].name, "双河街道办事处");
        let third = page("a", Some("甲市"), "高新区双河街道办事处党工委书记陈大勇参加。");
        let fourth = page("b", Some("甲市"), "双河办事处党工委书记陈大勇参加。");
        let entities = merge(&[third, fourth]);
        assert_eq!(named(&entities, Kind::Post, "双河办事处党工委书记")[0].articles, ["a-1", "b-1"]);
        assert_eq!(super::street("新区街道"), "新区街道");
    }

    #[test]
    fn a_page_that_tells_no_place_is_alone_but_the_nation_is_one() {
        let text = "国务院印发通知，区教育局局长陈大勇表示支持。";
        let entities = merge(&[page("a", None, text), page("b", None, text)]);
        assert_eq!(named(&entities, Kind::Organisation, "国务院").len(), 1);
        assert_eq!(named(&entities, Kind::Organisation, "区教育局").len(), 2);
    }

    #[test]
    fn a_bare_level_finds_the_one_body_that_ends_so() {
        let text = "甲水新区党工委召开会议。会后，区党工委作出部署。";
        let entities = merge(&[page("a", Some("甲市"), text)]);
        let found = named(&entities, Kind::Organisation, "区党工委");
        assert_eq!(found.len(), 1);
        assert!(found[0].variants.len() == 2, "{:?}", found[0].variants);
    }
}

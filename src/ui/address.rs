//! The address: everything about what is being looked at, kept in the URL
//! fragment so that a link, the back button, a frame and a saved copy all work.
//!
//! `#/find?q=蒙牛&month=2022-02&sort=newest`, `#/article/page-3?q=蒙牛&lang=en`.

use crate::index::Facet;
use crate::search::{LineOrder, Sort};
use std::fmt::{self, Write};

/// What is being looked at. Text size and theme belong to the reader and are
/// kept elsewhere; everything else on the screen follows from this.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Which page of the app.
    pub view: View,
    /// The query as typed.
    pub query: String,
    /// Chosen facet values, in the order chosen.
    pub chosen: Vec<(Facet, String)>,
    /// Earliest day, ISO 8601 of any precision; empty for none.
    pub from: String,
    /// Latest day, ISO 8601 of any precision; empty for none.
    pub to: String,
    /// Order of the results.
    pub sort: Sort,
    /// Order of the lines of every occurrence.
    pub lines: LineOrder,
    /// Whether it is shown what each score is made of.
    pub explain: bool,
    /// Sheet of the results, from 0.
    pub sheet: usize,
    /// Whether an article is shown with the breaks of print.
    pub printed: bool,
    /// The hit of the article at which the reader stands, from 1; 0 for none.
    pub hit: usize,
    /// Language of the interface.
    pub language: Language,
}

/// The pages of the app.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum View {
    /// Masthead, search box, headlines.
    #[default]
    Home,
    /// What was found.
    Results,
    /// Every occurrence, one a line.
    Lines,
    /// How to ask.
    Help,
    /// One article, by its id.
    Article(String),
}

/// Languages of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Address {
    /// Reads a fragment, with or without `#`. What is not understood is left
    /// out: an address from a later version still opens.
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.trim_start_matches('#');
        let (path, pairs) = fragment.split_once('?').unwrap_or((fragment, ""));
        let mut address = Self { view: View::parse(path), ..Self::default() };
        for pair in pairs.split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            address.read(key, decode(value));
        }
        address
    }

    fn read(&mut self, key: &str, value: String) {
        match key {
            "q" => self.query = value,
            "from" => self.from = value,
            "to" => self.to = value,
            "sort" => self.sort = sort_of(&value),
            "by" => self.lines = line_order_of(&value),
            "explain" => self.explain = value == "1",
            "sheet" => self.sheet = value.parse::<usize>().unwrap_or(1).saturating_sub(1),
            "as" => self.printed = value == "printed",
            "hit" => self.hit = value.parse().unwrap_or(0),
            "lang" => self.language = Language::from_code(&value),
            _ => self.chosen.extend(Facet::from_key(key).map(|facet| (facet, value))),
        }
    }

    /// The address as a link: `#` and the fragment.
    pub fn href(&self) -> String {
        format!("#{self}")
    }

    /// The same search, seen as results.
    pub fn results(&self) -> Self {
        Self { view: View::Results, hit: 0, ..self.clone() }
    }

    /// The same search, seen as every occurrence.
    pub fn every(&self) -> Self {
        Self { view: View::Lines, sheet: 0, hit: 0, ..self.clone() }
    }

    /// The same search in a list: of occurrences where that is what the reader
    /// looks at.
    pub fn list(&self) -> Self {
        if self.view == View::Lines { self.clone() } else { self.results() }
    }

    /// How to ask.
    pub fn help(&self) -> Self {
        Self { view: View::Help, ..self.home() }
    }

    /// An article, the search kept so that its hits stay marked and the way
    /// back stays open.
    pub fn article(&self, id: &str) -> Self {
        Self { view: View::Article(id.to_owned()), hit: 0, ..self.clone() }
    }

    /// Home, nothing asked.
    pub fn home(&self) -> Self {
        Self { language: self.language, ..Self::default() }
    }

    /// Another query with the same filters, from the first sheet.
    pub fn asking(&self, query: &str) -> Self {
        Self { query: query.to_owned(), sheet: 0, ..self.list() }
    }

    /// All articles that have one facet value, nothing else asked.
    pub fn only(&self, facet: Facet, value: &str) -> Self {
        let chosen = vec![(facet, value.to_owned())];
        Self { view: View::Results, chosen, ..self.home() }
    }

    /// One facet value more, or less where it was chosen.
    pub fn toggling(&self, facet: Facet, value: &str) -> Self {
        let choice = (facet, value.to_owned());
        let mut next = Self { sheet: 0, ..self.list() };
        if self.chosen.contains(&choice) {
            next.chosen.retain(|other| *other != choice);
        } else {
            next.chosen.push(choice);
        }
        next
    }

    /// The same query without facets and dates.
    pub fn unfiltered(&self) -> Self {
        Self { view: self.list().view, query: self.query.clone(), sort: self.sort, ..self.home() }
    }

    /// Whether facets or dates narrow the results.
    pub fn is_filtered(&self) -> bool {
        !self.chosen.is_empty() || !self.from.is_empty() || !self.to.is_empty()
    }

    /// Whether nothing is asked and nothing is narrowed.
    pub fn asks_nothing(&self) -> bool {
        self.query.trim().is_empty() && !self.is_filtered()
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let number = |number: usize| {
            if number == 0 { String::new() } else { number.to_string() }
        };
        let sheet = if self.sheet == 0 { 0 } else { self.sheet.saturating_add(1) };
        let facets = self.chosen.iter().map(|(facet, value)| (facet.key(), value.clone()));
        let single = [
            ("from", self.from.clone()),
            ("to", self.to.clone()),
            ("sort", sort_key(self.sort).to_owned()),
            ("by", line_order_key(self.lines).to_owned()),
            ("explain", if self.explain { "1" } else { "" }.to_owned()),
            ("sheet", number(sheet)),
            ("as", if self.printed { "printed" } else { "" }.to_owned()),
            ("hit", number(self.hit)),
            ("lang", self.language.in_address().to_owned()),
        ];
        let query = std::iter::once(("q", self.query.clone()));
        let single = single.into_iter();
        query.chain(single).filter(|(_, value)| !value.is_empty()).chain(facets).collect()
    }
}

impl fmt::Display for Address {
    /// Writes the fragment without `#`; [`Address::parse`] reads the same again.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.view)?;
        for (index, (key, value)) in self.pairs().into_iter().enumerate() {
            let mark = if index == 0 { '?' } else { '&' };
            write!(out, "{mark}{key}={}", encode(&value))?;
        }
        Ok(())
    }
}

impl View {
    fn parse(path: &str) -> Self {
        let path = path.strip_prefix('/').unwrap_or(path);
        match path.split_once('/') {
            Some(("article", id)) => Self::Article(decode(id)),
            _ if path == "find" => Self::Results,
            _ if path == "lines" => Self::Lines,
            _ if path == "help" => Self::Help,
            _ => Self::Home,
        }
    }
}

impl fmt::Display for View {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => write!(out, "/"),
            Self::Results => write!(out, "/find"),
            Self::Lines => write!(out, "/lines"),
            Self::Help => write!(out, "/help"),
            Self::Article(id) => write!(out, "/article/{}", encode(id)),
        }
    }
}

impl Language {
    /// The language of a code such as `en`; Chinese for all others.
    pub fn from_code(code: &str) -> Self {
        if code == "en" { Self::En } else { Self::Zh }
    }

    /// Value of the attribute `lang`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans",
            Self::En => "en",
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    fn in_address(self) -> &'static str {
        match self {
            Self::Zh => "",
            Self::En => "en",
        }
    }
}

/// Name of an order in addresses and in the JavaScript interface; empty for
/// the order by relevance.
pub fn sort_key(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "",
        Sort::Oldest => "oldest",
        Sort::Newest => "newest",
        Sort::Page => "page",
    }
}

/// The order of that name; by relevance for all others.
pub fn sort_of(key: &str) -> Sort {
    match key {
        "oldest" => Sort::Oldest,
        "newest" => Sort::Newest,
        "page" => Sort::Page,
        _ => Sort::Relevance,
    }
}

/// Name of an order of lines in addresses; empty for the order of the pages.
fn line_order_key(order: LineOrder) -> &'static str {
    match order {
        LineOrder::Page => "",
        LineOrder::Left => "left",
        LineOrder::Right => "right",
        LineOrder::Oldest => "oldest",
        LineOrder::Newest => "newest",
    }
}

/// The order of that name; that of the pages for all others.
fn line_order_of(key: &str) -> LineOrder {
    let orders = [LineOrder::Left, LineOrder::Right, LineOrder::Oldest, LineOrder::Newest];
    orders.into_iter().find(|&order| line_order_key(order) == key).unwrap_or_default()
}

/// Escapes what has a meaning in the address. Han characters stay readable;
/// the browser escapes them by itself where it must.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let plain = c.is_ascii_alphanumeric() || "-_.~/:,".contains(c);
        if plain || (!c.is_ascii() && !c.is_control() && !c.is_whitespace()) {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| escape(byte, &mut out));
        }
    }
    out
}

fn escape(byte: u8, out: &mut String) {
    let written = write!(out, "%{byte:02X}");
    debug_assert!(written.is_ok(), "a string takes every character");
}

/// Undoes [`encode`] and what browsers escape. A `%` that escapes nothing
/// stands for itself.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        match escaped(byte, tail) {
            Some(value) => (bytes.push(value), rest = &tail[2..]).1,
            None => (bytes.push(byte), rest = tail).1,
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn escaped(byte: u8, tail: &[u8]) -> Option<u8> {
    let digit = |index: usize| tail.get(index).and_then(|&byte| (byte as char).to_digit(16));
    let (high, low) = (digit(0)?, digit(1)?);
    (byte == b'%').then_some((high * 16 + low) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_bare_page_is_home() {
        for fragment in ["", "#", "#/", "/", "#/unknown?x=1"] {
            assert_eq!(Address::parse(fragment), Address::default(), "{fragment}");
        }
        assert_eq!(Address::default().href(), "#/");
    }

    #[test]
    fn addresses_are_readable() {
        let address = Address::default().asking("蒙牛 乳业").toggling(Facet::Month, "2022-02");
        assert_eq!(address.href(), "#/find?q=蒙牛%20乳业&month=2022-02");
        assert_eq!(address.article("a-1").href(), "#/article/a-1?q=蒙牛%20乳业&month=2022-02");
    }

    #[test]
    fn what_browsers_escape_is_read() {
        assert_eq!(Address::parse("#/find?q=%E8%92%99%E7%89%9B").query, "蒙牛");
        assert_eq!(Address::parse("#/find?q=100%25").query, "100%");
        assert_eq!(Address::parse("#/find?q=5%").query, "5%");
    }

    #[test]
    fn toggling_twice_is_nothing() {
        let address = Address::default().asking("报");
        let narrowed = address.toggling(Facet::Kind, "news");
        assert_eq!(narrowed.toggling(Facet::Kind, "news"), address);
    }

    fn any_view() -> impl Strategy<Value = View> {
        let plain = prop::sample::select(vec![View::Home, View::Results, View::Lines, View::Help]);
        prop_oneof![plain, any::<String>().prop_map(View::Article)]
    }

    fn any_address() -> impl Strategy<Value = Address> {
        let facet = prop::sample::select(Facet::ALL.to_vec());
        let chosen = prop::collection::vec((facet, any::<String>()), 0..4);
        let sort = prop::sample::select(vec![Sort::Relevance, Sort::Oldest, Sort::Newest, Sort::Page]);
        let language = prop::sample::select(vec![Language::Zh, Language::En]);
        let orders =
            [LineOrder::Page, LineOrder::Left, LineOrder::Right, LineOrder::Oldest, LineOrder::Newest];
        let lines = (prop::sample::select(orders.to_vec()), any::<bool>());
        let texts = any::<[String; 3]>();
        let numbers = (0usize..1000, 0usize..1000, any::<bool>());
        (any_view(), texts, chosen, sort, numbers, language, lines).prop_map(
            |(view, [query, from, to], chosen, sort, (sheet, hit, printed), language, (lines, explain))| {
                Address { view, query, chosen, from, to, sort, sheet, printed, hit, language, lines, explain }
            },
        )
    }

    proptest! {
        #[test]
        fn parse_after_print_is_the_identity(address in any_address()) {
            prop_assert_eq!(Address::parse(&address.href()), address);
        }

        #[test]
        fn any_fragment_is_an_address(fragment in any::<String>()) {
            let address = Address::parse(&fragment);
            prop_assert_eq!(Address::parse(&address.href()), address);
        }
    }
}

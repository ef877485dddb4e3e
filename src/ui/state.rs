//! What the app knows, what can happen to it, and what then: pure.

use super::address::{Address, View};
use crate::index::Facet;
use crate::search::Sort;
use std::rc::Rc;
use yew::Reducible;

/// What the app knows. Results are not kept: they are computed from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// What is being looked at.
    pub address: Address,
    /// How the address is to be written into the browser's history.
    pub step: Step,
    /// Whether the last change was typed, so that the next letter belongs to it.
    pub typing: bool,
    /// The article from which the reader came back to the results.
    pub came_from: Option<String>,
    /// How often the same was asked again, because something had failed.
    pub tries: usize,
    /// What belongs to the reader and not to the address.
    pub settings: Settings,
}

/// How an address enters the browser's history.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Step {
    /// As a new entry.
    #[default]
    Push,
    /// In the place of the last entry, because the reader is still typing.
    Replace,
}

/// The reader's own choices, kept in the browser's storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// Size of the text.
    pub size: Size,
    /// Whether single keys move between hits and articles.
    pub keys: bool,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

/// Size of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Size {
    /// 18 px in articles.
    #[default]
    Normal,
    /// A fifth more.
    Large,
    /// Half as much again, with targets of 60 px.
    Elder,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The fragment changed from outside: a link, the back button.
    Arrived(Address),
    /// Something was typed into the search box; not while composing.
    Typed(String),
    /// The reader pressed Enter, or chose a suggestion.
    Committed(String),
    /// A facet value was switched on or off.
    Toggled(Facet, String),
    /// The dates were changed: from, to.
    Dated(String, String),
    /// Another order was chosen.
    Sorted(Sort),
    /// The reader went to a hit of the article, from 1.
    Stepped(usize),
    /// What has failed is to be asked for again.
    Retried,
    /// The reader changed a setting.
    Set(Settings),
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::System, size: Size::Normal, keys: true }
    }
}

impl Settings {
    /// As kept in storage: `dark large nokeys`.
    pub fn print(self) -> String {
        let keys = if self.keys { "keys" } else { "nokeys" };
        format!("{} {} {keys}", self.theme.key(), self.size.key())
    }

    /// Reads what [`Settings::print`] wrote; what is not understood is as by
    /// default.
    pub fn parse(text: &str) -> Self {
        let has = |word: &str| text.split(' ').any(|other| other == word);
        let theme = [Theme::Light, Theme::Dark].into_iter().find(|theme| has(theme.key()));
        let size = [Size::Large, Size::Elder].into_iter().find(|size| has(size.key()));
        Self { theme: theme.unwrap_or_default(), size: size.unwrap_or_default(), keys: !has("nokeys") }
    }
}

impl Theme {
    /// All, in the order in which the button goes through them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Value of `data-theme`.
    pub fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Size {
    /// All, smallest first.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Elder];

    /// Value of `data-size`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Elder => "elder",
        }
    }
}

impl State {
    /// The state after an action.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        match action {
            Action::Arrived(address) => self.arrived(address),
            Action::Typed(text) => self.typed(&text),
            Action::Committed(text) => self.at(self.address.asking(&text)),
            Action::Toggled(facet, value) => self.at(self.address.toggling(facet, &value)),
            Action::Dated(from, to) => self.at(Address { from, to, sheet: 0, ..self.address.list() }),
            Action::Sorted(sort) => self.at(Address { sort, sheet: 0, ..self.address.results() }),
            Action::Stepped(hit) => self.stepped(hit),
            Action::Retried => Self { tries: self.tries + 1, ..self.clone() },
            Action::Set(settings) => Self { settings, ..self.clone() },
        }
    }

    fn at(&self, address: Address) -> Self {
        Self { address, settings: self.settings, ..Self::default() }
    }

    fn arrived(&self, address: Address) -> Self {
        let came_from = match (&self.address.view, &address.view) {
            (View::Article(id), View::Results | View::Lines) => Some(id.clone()),
            _ => None,
        };
        Self { came_from, ..self.at(address) }
    }

    /// Steps make no entries of the history: the way back leads to the results.
    fn stepped(&self, hit: usize) -> Self {
        Self { step: Step::Replace, ..self.at(Address { hit, ..self.address.clone() }) }
    }

    /// The first letter opens the results as a new entry of the history; those
    /// after it replace that entry, until the reader does something else.
    fn typed(&self, text: &str) -> Self {
        let step = if self.typing { Step::Replace } else { Step::Push };
        Self { step, typing: true, ..self.at(self.address.asking(text)) }
    }
}

impl Reducible for State {
    type Action = Action;

    /// The same `Rc` where nothing changed, so that nothing is painted again.
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.after(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        actions.into_iter().fold(State::default(), |state, action| state.after(action))
    }

    #[test]
    fn typing_makes_one_entry() {
        let typed = |text: &str| Action::Typed(text.to_owned());
        assert_eq!(after([typed("报")]).step, Step::Push);
        assert_eq!(after([typed("报"), typed("报栏")]).step, Step::Replace);
        assert_eq!(after([typed("报"), typed("报栏")]).address.query, "报栏");
    }

    #[test]
    fn what_is_typed_after_enter_is_a_new_entry() {
        let enter = Action::Committed("报栏".to_owned());
        let state = after([Action::Typed("报栏".to_owned()), enter]);
        assert_eq!(state.after(Action::Typed("报".to_owned())).step, Step::Push);
    }

    #[test]
    fn narrowing_starts_at_the_first_sheet() {
        let far = Address { sheet: 3, view: View::Results, ..Address::default() };
        let state = after([Action::Arrived(far)]);
        let narrowed = state.after(Action::Toggled(Facet::Kind, "news".to_owned()));
        assert_eq!(narrowed.address.sheet, 0);
    }

    #[test]
    fn the_way_back_remembers_the_article() {
        let results = Address::default().asking("报");
        let back = [results.article("a-1"), results].map(Action::Arrived);
        assert_eq!(after(back).came_from.as_deref(), Some("a-1"));
    }

    #[test]
    fn nothing_new_is_not_painted() {
        let state = Rc::new(State::default());
        let same = Rc::clone(&state).reduce(Action::Arrived(Address::default()));
        assert!(Rc::ptr_eq(&state, &same));
    }

    #[test]
    fn settings_survive_storage() {
        for theme in Theme::ALL {
            for size in Size::ALL {
                let settings = Settings { theme, size, keys: false };
                assert_eq!(Settings::parse(&settings.print()), settings);
            }
        }
        assert_eq!(Settings::parse("from another program"), Settings::default());
    }
}

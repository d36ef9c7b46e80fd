//! Keys to actions: one table for dispatch, for the help and for the
//! documents. Two meanings for the same keys are an error that names both.

mod file;
mod help;
mod key;

use std::collections::HashSet;
use std::fmt;

use crate::app::{Action, App, Screen};
use crate::toml_file::{Location, Mistake, TomlSource};

pub use help::{BETWEEN_SETS, HelpRow, HelpSection};
pub use key::{Code, Key, KeyError, sequence, short, written};

/// The keys that newsprint comes with.
pub const SHIPPED: TomlSource<'static> =
    TomlSource { name: "shipped keys.toml", text: include_str!("../../config/keys.toml") };

/// The names of the presets in it; the first is the default.
pub const PRESETS: [&str; 3] = ["vim", "newsboat", "less"];

/// Where keys are pressed. Bindings for a place of its own go before those
/// for everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// No place in particular: the bindings that hold in all of them.
    Everywhere,
    /// The list of papers and editions.
    Newsstand,
    /// An edition: its sections, headlines, article or front page.
    Reader,
    /// The list of bookmarks, or that of clippings.
    Bookmarks,
    /// The papers of a day side by side.
    Comparing,
    /// An article while what was recovered is corrected.
    Correcting,
    /// An article while a passage of it is selected.
    Selecting,
}

impl Context {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Everywhere,
        Self::Newsstand,
        Self::Reader,
        Self::Bookmarks,
        Self::Comparing,
        Self::Correcting,
        Self::Selecting,
    ];

    /// Where keys are pressed now.
    #[must_use]
    pub fn of(app: &App) -> Self {
        match app.screen {
            _ if app.is_correcting() => Self::Correcting,
            _ if app.is_selecting() => Self::Selecting,
            screen => Self::on(screen),
        }
    }

    /// Where keys are pressed on a screen.
    #[must_use]
    pub const fn on(screen: Screen) -> Self {
        match screen {
            Screen::Newsstand | Screen::Calendar => Self::Newsstand,
            Screen::Reader | Screen::FrontPage | Screen::Contents => Self::Reader,
            Screen::Bookmarks | Screen::Stories | Screen::Clippings => Self::Bookmarks,
            Screen::Compared => Self::Comparing,
            Screen::Opening
            | Screen::Search
            | Screen::Recent
            | Screen::Related
            | Screen::Timeline
            | Screen::Clipping
            | Screen::Revision
            | Screen::LookedUp
            | Screen::Messages
            | Screen::Help => Self::Everywhere,
        }
    }

    /// The name of its table in `keys.toml`; everywhere has none.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "",
            Self::Newsstand => "newsstand",
            Self::Reader => "reader",
            Self::Bookmarks => "bookmarks",
            Self::Comparing => "comparing",
            Self::Correcting => "correcting",
            Self::Selecting => "selecting",
        }
    }
}

/// What the keys pressed so far mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// An action.
    Action(Action),
    /// The beginning of a longer sequence.
    Pending,
    /// Nothing: forget them.
    None,
}

/// Keys bound to an action, or to nothing.
#[derive(Debug, Clone)]
struct Binding {
    context: Context,
    keys: Vec<Key>,
    /// Nothing where it takes a binding for everywhere away in its context.
    action: Option<Action>,
    at: Location,
}

/// Which keys mean what. No sequence of keys in it means two things in one
/// context, and none is the beginning of another.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

/// A preset that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub struct UnknownPreset(pub String);

/// The preset `vim`.
impl Default for Keymap {
    fn default() -> Self {
        file::preset(PRESETS[0])
    }
}

impl Keymap {
    /// One of [`PRESETS`].
    ///
    /// # Errors
    /// Says which presets there are, if it is not one of them.
    pub fn preset(name: &str) -> Result<Self, UnknownPreset> {
        if PRESETS.contains(&name) {
            Ok(file::preset(name))
        } else {
            Err(UnknownPreset(name.to_owned()))
        }
    }

    /// Binds what a user's `keys.toml` says over this keymap. What is
    /// mistaken in the file is told and left out, the rest holds.
    #[must_use]
    pub fn rebind(self, user: &TomlSource<'_>) -> (Self, Vec<Mistake>) {
        file::rebind(self, user)
    }

    /// What `pending` means in `context`: the keys pressed since the last
    /// action, in order.
    #[must_use]
    pub fn lookup(&self, context: Context, pending: &[Key]) -> Lookup {
        let (mut begins, mut taken_away) = (false, false);
        for binding in self.seen_from(context) {
            match binding.action {
                Some(action) if binding.keys == pending && !taken_away => {
                    return Lookup::Action(action);
                }
                Some(_) => begins |= binding.continues(pending),
                None => taken_away |= binding.keys == pending,
            }
        }
        if begins && !pending.is_empty() { Lookup::Pending } else { Lookup::None }
    }

    /// What keys that mean nothing in `context` would do in an article: who
    /// presses them is told to open one.
    #[must_use]
    pub fn in_article(&self, context: Context, pending: &[Key]) -> Option<Action> {
        if matches!(context, Context::Correcting | Context::Selecting) {
            return None;
        }
        match self.lookup(Context::Reader, pending) {
            Lookup::Action(action) => Some(action),
            Lookup::Pending | Lookup::None => None,
        }
    }

    /// The keys of an action in a context, as the help writes them, in the
    /// order they were bound: the user's first, then the preset's.
    #[must_use]
    pub fn keys_of(&self, context: Context, action: Action) -> Vec<String> {
        // Asked for every hint of every frame: the few bindings of the action
        // are looked up, not all of them.
        let pressed = |binding: &&Binding| {
            binding.action == Some(action)
                && self.lookup(context, &binding.keys) == Lookup::Action(action)
        };
        let mut keys: Vec<_> =
            self.seen_from(context).filter(pressed).map(|binding| short(&binding.keys)).collect();
        // Bound to the same in a context and everywhere.
        let mut seen = HashSet::new();
        keys.retain(|key| seen.insert(key.clone()));
        keys
    }

    /// The bindings that may hold in a context, its own first.
    fn seen_from(&self, context: Context) -> impl Iterator<Item = &Binding> {
        let own = self.bindings.iter().filter(move |b| b.context == context);
        let all = self
            .bindings
            .iter()
            .filter(move |b| b.context == Context::Everywhere && context != Context::Everywhere);
        own.chain(all)
    }
}

impl Binding {
    /// Whether it takes more keys after these.
    fn continues(&self, pending: &[Key]) -> bool {
        self.keys.len() > pending.len() && self.keys.starts_with(pending)
    }
}

impl fmt::Display for Binding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let action = self.action.map_or("none", |action| action.info().name);
        write!(f, "\"{}\" = \"{action}\" ({})", written(&self.keys), self.at)
    }
}

#[cfg(test)]
mod tests;

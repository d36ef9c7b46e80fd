//! Settings and themes: the shipped defaults, the user's TOML over them, each
//! value with the place it comes from. Reads no files: it is given their text.

mod effective;
mod rule;
mod schema;
mod theme;

use std::ops::Deref;

use crate::toml_file::{
    self, Expected, Literal, Location, Mistake, MistakeKind, TomlEntry, TomlSource, nearest,
};

pub use schema::{
    Colours, Columns, ConfigValues, General, Justify, KEYS, KeyPreset, Pictures, Reading, Text,
};
pub use theme::{Colour, ColourDepth, ColourError, Look, Role, THEMES, Theme, UnknownTheme};

/// The settings that newsprint comes with, each with its explanation.
pub const SHIPPED: TomlSource<'static> =
    TomlSource { name: "default.toml", text: include_str!("../../config/default.toml") };

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// What newsprint comes with.
    Default,
    /// A line of a file.
    File(Location),
    /// An option of the command line, such as `--measure`.
    CommandLine(&'static str),
    /// A variable of the environment, such as `NO_COLOR`.
    Environment(&'static str),
    /// A key of the reader, such as `t`: what was chosen there holds over the
    /// configuration until it is given up there.
    Chosen,
}

impl Origin {
    /// Whether it holds for one start only.
    #[must_use]
    pub fn is_of_this_start(&self) -> bool {
        matches!(self, Self::CommandLine(_) | Self::Environment(_))
    }
}

/// One value that holds, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The setting's full key: `text.measure`.
    pub key: &'static str,
    /// Its value as written.
    pub literal: Literal,
    /// Who said so.
    pub origin: Origin,
}

/// All settings: the shipped ones with others put over them.
///
/// The values are read through [`ConfigValues`], to which this dereferences:
/// `config.text.measure`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    settings: ConfigValues,
    /// One entry a key, in the order of [`KEYS`].
    settled: Vec<Settled>,
}

/// The shipped settings.
impl Default for Config {
    fn default() -> Self {
        let mut config = Self { settings: ConfigValues::default(), settled: Vec::new() };
        // The tests see to it that nothing in it is mistaken.
        config.put_all(toml_file::read_shipped(&SHIPPED), |_| Origin::Default);
        config
    }
}

impl Deref for Config {
    type Target = ConfigValues;
    fn deref(&self) -> &ConfigValues {
        &self.settings
    }
}

impl Config {
    /// Puts a user's file over what holds. What is mistaken in it is told,
    /// in the order of the file, and left out; the rest holds.
    #[must_use]
    pub fn overlay(mut self, file: &TomlSource<'_>) -> (Self, Vec<Mistake>) {
        let mistakes = self.read(file, |entry| Origin::File(entry.value_at.clone()));
        (self, mistakes)
    }

    /// Gives one setting a value from elsewhere than a file.
    ///
    /// # Errors
    /// Says what is expected, where there is no such key or it does not take
    /// the value.
    pub fn set(&mut self, key: &str, literal: Literal, origin: Origin) -> Result<(), MistakeKind> {
        self.put(key, literal, origin)
    }

    /// Every value that holds, in the order of [`KEYS`].
    #[must_use]
    pub fn settled(&self) -> &[Settled] {
        &self.settled
    }

    /// Where the value of a key comes from.
    #[must_use]
    pub fn origin(&self, key: &str) -> Option<&Origin> {
        self.settled.iter().find(|settled| settled.key == key).map(|settled| &settled.origin)
    }

    fn read(
        &mut self,
        file: &TomlSource<'_>,
        origin: impl Fn(&TomlEntry) -> Origin,
    ) -> Vec<Mistake> {
        let (entries, mut mistakes) = toml_file::read(file);
        mistakes.extend(self.put_all(entries, origin));
        toml_file::in_order(&mut mistakes);
        mistakes
    }

    fn put_all(
        &mut self,
        entries: Vec<TomlEntry>,
        origin: impl Fn(&TomlEntry) -> Origin,
    ) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        for entry in entries {
            let path = entry.path();
            if !KEYS.contains(&path.as_str()) {
                mistakes.extend(unknown(&entry, &path).map(|kind| entry.bad_key(kind)));
            } else if let Err(kind) = self.put(&path, entry.literal.clone(), origin(&entry)) {
                mistakes.push(entry.bad_value(kind));
            }
        }
        mistakes
    }

    fn put(&mut self, key: &str, literal: Literal, origin: Origin) -> Result<(), MistakeKind> {
        let Some(place) = KEYS.iter().position(|known| *known == key) else {
            return Err(no_setting(key));
        };
        self.settings.put(key, &literal).map_err(|refused| refusal(key, &literal, refused))?;
        let key = KEYS[place];
        let settled = Settled { key, literal, origin };
        match self.settled.iter_mut().find(|held| held.key == key) {
            Some(held) => *held = settled,
            None => self.settled.push(settled),
        }
        Ok(())
    }
}

fn refusal(key: &str, literal: &Literal, refused: schema::Refused) -> MistakeKind {
    let schema::Refused::Value { expected, words } = refused else { return no_setting(key) };
    let meant = match literal {
        Literal::Text(word) => nearest(word, words),
        _ => None,
    };
    MistakeKind::Value { key: key.to_owned(), found: literal.clone(), expected, meant }
}

/// What is wrong with an entry whose path is no key; nothing, if it is one of
/// the tables of settings without any in it.
fn unknown(entry: &TomlEntry, path: &str) -> Option<MistakeKind> {
    let is_table =
        KEYS.iter().any(|key| key.strip_prefix(path).is_some_and(|r| r.starts_with('.')));
    let wrong = |key: &str, found, expected| {
        Some(MistakeKind::Value { key: key.to_owned(), found, expected, meant: None })
    };
    if is_table {
        return match &entry.literal {
            Literal::EmptyTable => None,
            other => wrong(path, other.clone(), Expected::Settings(path.to_owned())),
        };
    }
    let inside =
        KEYS.iter().find(|key| path.strip_prefix(**key).is_some_and(|r| r.starts_with('.')));
    match inside {
        Some(key) => wrong(key, Literal::EmptyTable, Expected::Single),
        None => Some(no_setting(path)),
    }
}

fn no_setting(path: &str) -> MistakeKind {
    let last = |key: &'static str| key.rsplit('.').next().unwrap_or(key);
    let word = path.rsplit('.').next().unwrap_or(path);
    let same_name = KEYS.iter().find(|key| last(key) == word).copied();
    let meant = same_name.or_else(|| nearest(path, KEYS.iter().copied())).or_else(|| {
        let near = nearest(word, KEYS.iter().map(|key| last(key)))?;
        KEYS.iter().find(|key| last(key) == near).copied()
    });
    MistakeKind::NoSetting { key: toml_file::shown(path), meant }
}

#[cfg(test)]
mod tests;

//! Settings and themes: the shipped defaults, the user's TOML over them, each
//! value with the place it comes from. Reads no files: it is given their text.

mod effective;
mod rule;
mod schema;
mod theme;

use std::fmt;
use std::ops::Deref;

use crate::toml_file::{self, Literal, Location, Mistake, TomlEntry, TomlSource, nearest};

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
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(at) => f.write_str(&at.line_of_file()),
            Self::CommandLine(option) => write!(f, "command line: {option}"),
            Self::Environment(variable) => write!(f, "environment: {variable}"),
        }
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

/// Why [`Config::set`] did not take a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SetError(String);

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
    pub fn set(&mut self, key: &str, literal: Literal, origin: Origin) -> Result<(), SetError> {
        self.put(key, literal, origin).map_err(SetError)
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
        mistakes.sort();
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
                mistakes.extend(unknown(&entry, &path).map(|message| entry.bad_key(&message)));
            } else if let Err(message) = self.put(&path, entry.literal.clone(), origin(&entry)) {
                mistakes.push(entry.bad_value(&message));
            }
        }
        mistakes
    }

    fn put(&mut self, key: &str, literal: Literal, origin: Origin) -> Result<(), String> {
        let Some(place) = KEYS.iter().position(|known| *known == key) else {
            return Err(no_setting(key));
        };
        self.settings.put(key, &literal).map_err(|refused| refusal(key, &literal, &refused))?;
        let key = KEYS[place];
        let settled = Settled { key, literal, origin };
        match self.settled.iter_mut().find(|held| held.key == key) {
            Some(held) => *held = settled,
            None => self.settled.push(settled),
        }
        Ok(())
    }
}

fn refusal(key: &str, literal: &Literal, refused: &schema::Refused) -> String {
    let schema::Refused::Value { expected, words } = refused else { return no_setting(key) };
    let message = format!("`{key}` is {literal}; expected {expected}");
    let near = match literal {
        Literal::Text(word) => nearest(word, words.iter().copied()),
        _ => None,
    };
    match near {
        Some(near) => format!("{message}; did you mean {near}?"),
        None => message,
    }
}

/// What is wrong with an entry whose path is no key; nothing, if it is one of
/// the tables of settings without any in it.
fn unknown(entry: &TomlEntry, path: &str) -> Option<String> {
    let is_table =
        KEYS.iter().any(|key| key.strip_prefix(path).is_some_and(|r| r.starts_with('.')));
    if is_table {
        return (entry.literal != Literal::EmptyTable).then(|| {
            format!("`{path}` is {}; expected a table of settings: [{path}]", entry.literal)
        });
    }
    let inside =
        KEYS.iter().find(|key| path.strip_prefix(**key).is_some_and(|r| r.starts_with('.')));
    Some(match inside {
        Some(key) => format!("`{key}` is a table; expected a single value"),
        None => no_setting(path),
    })
}

fn no_setting(path: &str) -> String {
    let last = |key: &'static str| key.rsplit('.').next().unwrap_or(key);
    let word = path.rsplit('.').next().unwrap_or(path);
    let same_name = KEYS.iter().find(|key| last(key) == word).copied();
    let near = same_name.or_else(|| nearest(path, KEYS.iter().copied())).or_else(|| {
        let near = nearest(word, KEYS.iter().map(|key| last(key)))?;
        KEYS.iter().find(|key| last(key) == near).copied()
    });
    let found = format!("there is no setting `{}`", toml_file::shown(path));
    match near {
        Some(near) => format!("{found}; did you mean `{near}`?"),
        None => format!("{found}; `newsprint config` lists them all"),
    }
}

#[cfg(test)]
mod tests;

//! The reader's own settings, keys and themes: found, read, and shown.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Result;
use super::args::PlaceArgs;
use super::{CommandStatus, complain};
use crate::config::{Colours, Config, KeyPreset, Origin, THEMES, Theme};
use crate::keymap::Keymap;
use crate::model::{ChosenLook, Clean};
use crate::sources::{self, Subscriptions};
use crate::store::{self, Directories, Overrides, SETTINGS, read_text};
use crate::toml_file::{Literal, Mistake, MistakeKind, TomlSource};
use crate::words::{self, Failure, Words};

/// Where the reader's things are.
#[derive(Debug, Clone)]
pub(super) struct Home {
    pub(super) places: Directories,
    /// In which reports and errors are told.
    pub(super) words: &'static dyn Words,
}

/// The language that is asked for where the environment decides.
const AUTO: &str = "auto";

/// What the reader's files say, and what is mistaken in them.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) config: Config,
    /// One line each.
    pub(super) mistakes: Vec<String>,
}

impl Home {
    pub(super) fn new(args: &PlaceArgs) -> Self {
        let named =
            Overrides { data: args.data_dir.clone(), config: args.config.clone(), cache: None };
        let places = Directories::find(named.or_env(|name| std::env::var_os(name)));
        let home = Self { places, words: words::DEFAULT };
        Self { words: home.settings().words(), ..home }
    }

    /// Where imported editions are, if anything is kept.
    pub(super) fn library(&self) -> Option<PathBuf> {
        self.places.data().ok().map(|data| data.join("library"))
    }

    /// The path of the file with the person's sources, as messages say it.
    pub(super) fn sources_file(&self) -> String {
        let folder = self.places.config().map(|config| config.join("sources.toml"));
        folder
            .map_or_else(|_| "sources.toml".to_owned(), |file| file.to_string_lossy().into_owned())
    }

    /// The person's sources, and what is mistaken in their file, a line each.
    pub(super) fn sources(&self) -> (Subscriptions, Vec<String>) {
        let mut mistakes = Vec::new();
        let Some((name, text)) = self.file("sources.toml", &mut mistakes) else {
            return (Subscriptions::default(), mistakes);
        };
        let (subscriptions, found) = sources::read(&TomlSource { name: &name, text: &text });
        mistakes.extend(self.told(&found));
        (subscriptions, mistakes)
    }

    /// Where the user's themes are.
    pub(super) fn themes(&self) -> Option<PathBuf> {
        self.places.config().ok().map(|config| config.join("themes"))
    }

    /// The shipped settings with `config.toml` over them, and with no colours
    /// where `NO_COLOR` asks for none and the file does not ask for some.
    pub(super) fn settings(&self) -> Own {
        let mut own = Own { config: Config::default(), mistakes: Vec::new() };
        if let Some((name, text)) = self.file("config.toml", &mut own.mistakes) {
            let (config, mistakes) = own.config.overlay(&TomlSource { name: &name, text: &text });
            own.config = config;
            own.mistakes.extend(self.told(&mistakes));
        }
        let wants_none = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        if wants_none && own.config.general.colours == Colours::Auto {
            let mono = Literal::Text("mono".to_owned());
            let set = own.config.set("theme", mono, Origin::Environment("NO_COLOR"));
            own.mistakes.extend(set.err().map(|kind| self.words.mistake_kind(&kind)));
        }
        own.settle_language(self.words, |name| std::env::var(name).ok());
        own
    }

    /// The keys: the preset that the settings name with `keys.toml` over it.
    pub(super) fn keys(&self, own: &mut Own) -> Keymap {
        let preset = match own.config.general.keymap {
            KeyPreset::Vim => "vim",
            KeyPreset::Newsboat => "newsboat",
            KeyPreset::Less => "less",
        };
        let keymap = Keymap::preset(preset).unwrap_or_default();
        let Some((name, text)) = self.file("keys.toml", &mut own.mistakes) else { return keymap };
        let (keymap, mistakes) = keymap.rebind(&TomlSource { name: &name, text: &text });
        own.mistakes.extend(self.told(&mistakes));
        keymap
    }

    /// Looks at the theme that the settings name: whether there is such a
    /// theme, and what is mistaken in its file.
    pub(super) fn check_theme(&self, own: &mut Own) {
        let theme = own.config.general.theme.clone();
        let file = Path::new("themes").join(format!("{theme}.toml"));
        if let Some((name, text)) = self.file(&file, &mut own.mistakes) {
            let (_, mistakes) = Theme::user(&theme, &TomlSource { name: &name, text: &text });
            own.mistakes.extend(self.told(&mistakes));
        } else if !THEMES.contains(&theme.as_str())
            && let Err(error) = Theme::shipped(&theme)
        {
            let mistake = own.mistake_of("theme", &error.mistake(), self.words);
            own.mistakes.push(mistake);
        }
    }

    fn told(&self, mistakes: &[Mistake]) -> impl Iterator<Item = String> {
        mistakes.iter().map(|mistake| self.words.mistake(mistake))
    }

    /// A file of the configuration directory with its path. Without the file
    /// there is nothing to say; one that cannot be read is a mistake.
    fn file(&self, file: impl AsRef<Path>, mistakes: &mut Vec<String>) -> Option<(String, String)> {
        let path = self.places.config().ok()?.join(file);
        let name = Clean::line(&path.to_string_lossy()).into_string();
        match read_text(&path, SETTINGS) {
            Ok(text) => return Some((name, text)),
            Err(error) if is_absent(&error) => {}
            Err(error) => {
                let failure = Failure::Unreadable { file: name, cause: (&error).into() };
                mistakes.push(self.words.failure(&failure));
            }
        }
        None
    }
}

/// The language of messages that the environment asks for (POSIX.1-2024 §8.2:
/// the first of the variables that is set and not empty), if it is one of ours.
fn spoken(get: impl Fn(&str) -> Option<String>) -> Option<(&'static str, &'static str)> {
    let set = |name: &&str| get(name).is_some_and(|value| !value.is_empty());
    let variable = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(set)?;
    let value = get(variable)?.to_lowercase();
    let language = value.split(['_', '-', '.', '@']).next().unwrap_or_default();
    Some((variable, words::of(language)?.tag()))
}

impl Own {
    /// Takes the language of the environment where none was asked for, or one
    /// that there is not.
    fn settle_language(&mut self, words: &dyn Words, get: impl Fn(&str) -> Option<String>) {
        let asked = self.config.general.language.clone();
        if words::of(&asked).is_some() {
            return;
        }
        if asked != AUTO {
            let known = [AUTO].into_iter().chain(words::LANGUAGES.iter().map(|words| words.tag()));
            let kind = MistakeKind::NoLanguage { name: asked, known: known.collect() };
            let mistake = self.mistake_of("language", &kind, words);
            self.mistakes.push(mistake);
        }
        if let Some((variable, language)) = spoken(get) {
            let language = Literal::Text(language.to_owned());
            let set = self.config.set("language", language, Origin::Environment(variable));
            self.mistakes.extend(set.err().map(|kind| words.mistake_kind(&kind)));
        }
    }

    /// A mistake in the value of a setting, with the place the value is from.
    fn mistake_of(&self, key: &str, kind: &MistakeKind, words: &dyn Words) -> String {
        let told = words.mistake_kind(kind);
        match self.config.origin(key) {
            Some(origin) => format!("{}: {told}", words.origin(origin)),
            None => told,
        }
    }

    /// The language of the interface.
    pub(super) fn words(&self) -> &'static dyn Words {
        words::of(&self.config.general.language).unwrap_or(words::DEFAULT)
    }

    /// Takes a theme from the command line.
    pub(super) fn wear(&mut self, theme: &str) -> Result<(), MistakeKind> {
        let theme = Literal::Text(theme.to_owned());
        self.config.set("theme", theme, Origin::CommandLine("--theme"))
    }

    /// Takes what was chosen with keys, which the reader holds to.
    fn take_chosen(&mut self, look: &ChosenLook) -> Result<(), MistakeKind> {
        let asked = self.config.origin("theme").is_some_and(Origin::is_of_this_start);
        if let Some(theme) = look.theme.as_ref().filter(|_| !asked) {
            self.config.set("theme", Literal::Text(theme.clone()), Origin::Chosen)?;
        }
        if let Some(measure) = look.measure {
            self.config.set(
                "text.measure",
                Literal::from_word(&measure.to_string()),
                Origin::Chosen,
            )?;
        }
        Ok(())
    }

    /// Takes what `--plain` says of the screens.
    pub(super) fn make_plain(&mut self, asked: bool) -> Result<(), MistakeKind> {
        if !asked {
            return Ok(());
        }
        self.config.set("plain", Literal::Flag(true), Origin::CommandLine("--plain"))
    }

    /// Tells what is mistaken, where nothing worse is to be told: the first
    /// line, and how many more there are.
    pub(super) fn warn(&self, words: &dyn Words) {
        if let Some(first) = self.mistakes.first() {
            match self.mistakes.len() {
                1 => complain(first),
                all => complain(&words.mistakes(all, first)),
            }
        }
    }
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// `newsprint config`: what holds; every mistake is told in a line.
pub(super) fn show(home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let mut own = home.settings();
    home.keys(&mut own);
    home.check_theme(&mut own);
    let look = home.places.data().map(store::look).unwrap_or_default();
    if let Err(kind) = own.take_chosen(&look) {
        own.mistakes.push(home.words.mistake_kind(&kind));
    }
    out.write_all(own.config.effective(|origin| home.words.origin(origin)).as_bytes())?;
    out.flush()?;
    for mistake in &own.mistakes {
        complain(mistake);
    }
    Ok(if own.mistakes.is_empty() { CommandStatus::Done } else { CommandStatus::Failed })
}

/// `newsprint config --paths`.
pub(super) fn paths(home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let places = [
        ("data", home.places.data()),
        ("config", home.places.config()),
        ("cache", home.places.cache()),
    ];
    let mut end = CommandStatus::Done;
    for (what, place) in places {
        match place {
            Ok(path) => writeln!(out, "{what:8}{}", Clean::line(&path.to_string_lossy()))?,
            Err(error) => {
                complain(&home.words.place_error(error));
                end = CommandStatus::Failed;
            }
        }
    }
    Ok(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_is_set_says_which_language_is_spoken() {
        let of = |set: &[(&str, &str)]| {
            spoken(|name| {
                let found = set.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8")]), Some(("LANG", "zh")));
        assert_eq!(of(&[("LC_ALL", ""), ("LANG", "ja")]), Some(("LANG", "ja")));
        assert_eq!(of(&[("LC_MESSAGES", "ko_KR@x"), ("LANG", "en")]), Some(("LC_MESSAGES", "ko")));
        assert_eq!(of(&[("LC_ALL", "C"), ("LANG", "zh_CN")]), None, "C asks for none of ours");
        assert_eq!(of(&[]), None);
    }
}

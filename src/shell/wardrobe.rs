//! The themes: shipped ones and the user's, read when they are put on.

use std::fs;
use std::path::PathBuf;

use crate::config::{ColourDepth, Colours, Config, THEMES, Theme};
use crate::store::{SETTINGS, read_text};
use crate::toml_file::TomlSource;

/// The themes there are, and the one worn.
#[derive(Debug)]
pub(super) struct Wardrobe {
    names: Vec<String>,
    user_dir: Option<PathBuf>,
    worn: usize,
    theme: Theme,
    depth: ColourDepth,
}

impl Wardrobe {
    /// The shipped themes and those in the user's directory; puts on the one
    /// that the configuration names.
    pub(super) fn open(config: &Config, user_dir: Option<PathBuf>) -> Self {
        let mut names: Vec<String> = THEMES.iter().map(|&name| name.to_owned()).collect();
        let wanted = &config.general.theme;
        let files = user_dir.as_ref().and_then(|dir| fs::read_dir(dir).ok());
        for entry in files.into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|ext| ext == "toml")
                && let Some(name) = path.file_stem().and_then(|name| name.to_str())
                && !names.iter().any(|known| known == name)
            {
                names.push(name.to_owned());
            }
        }
        names[THEMES.len()..].sort();
        let depth = match config.general.colours {
            Colours::Auto => {
                let var = |name| std::env::var(name).ok();
                let (none, rich, term) = (var("NO_COLOR"), var("COLORTERM"), var("TERM"));
                ColourDepth::detect(none.as_deref(), rich.as_deref(), term.as_deref())
            }
            Colours::Rgb => ColourDepth::Rgb,
            Colours::Indexed => ColourDepth::Indexed,
            Colours::Ansi => ColourDepth::Ansi,
        };
        let mut wardrobe =
            Self { names, user_dir, worn: usize::MAX, theme: Theme::default(), depth };
        let index = wardrobe.names.iter().position(|name| name == wanted).unwrap_or(0);
        wardrobe.wear(index);
        wardrobe
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    pub(super) fn depth(&self) -> ColourDepth {
        self.depth
    }

    pub(super) fn current(&self) -> usize {
        self.worn
    }

    pub(super) fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Puts on the theme of that index.
    pub(super) fn wear(&mut self, index: usize) {
        if index == self.worn {
            return;
        }
        self.worn = index;
        let Some(name) = self.names.get(index) else { return };
        let file = self.user_dir.as_ref().map(|dir| dir.join(format!("{name}.toml")));
        let text = file.as_ref().and_then(|file| read_text(file, SETTINGS).ok());
        let theme = match (&text, &file) {
            (Some(text), Some(file)) => {
                let name_of_file = file.display().to_string();
                Theme::user(name, &TomlSource { name: &name_of_file, text }).0
            }
            _ => Theme::shipped(name).unwrap_or_default(),
        };
        self.theme = theme.degrade(self.depth);
    }
}

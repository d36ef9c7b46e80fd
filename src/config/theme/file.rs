//! Theme files: a table of looks by role.

use super::{Colour, Look, Role, THEMES, Theme, UnknownTheme};
use crate::toml_file::{
    self, Expected, Literal, Mistake, MistakeKind, TomlEntry, TomlSource, nearest,
};

/// The key that names the theme to build on.
const BASE: &str = "base";

/// What a look can say.
const TRAITS: [&str; 7] = ["fg", "bg", "bold", "dim", "italic", "underline", "reverse"];

/// Puts a shipped file's looks over a theme. That none is mistaken is for the
/// tests to see.
pub(super) fn shipped(mut theme: Theme, file: &TomlSource<'_>) -> Theme {
    for entry in toml_file::read_shipped(file) {
        let _ = put(&mut theme, &entry);
    }
    theme
}

/// Puts a file's looks over a theme.
pub(super) fn read(mut theme: Theme, file: &TomlSource<'_>) -> (Theme, Vec<Mistake>) {
    let (entries, mut mistakes) = toml_file::read(file);
    mistakes.extend(entries.iter().filter_map(|entry| put(&mut theme, entry).err()));
    toml_file::in_order(&mut mistakes);
    (theme, mistakes)
}

/// Reads a user's theme over the one it is based on.
pub(super) fn user(name: &str, file: &TomlSource<'_>) -> (Theme, Vec<Mistake>) {
    let (entries, _) = toml_file::read(file);
    let written = entries.iter().find(|entry| entry.path() == BASE);
    let (base, mistake) = match written.map(|entry| (entry, base(entry))) {
        Some((_, Ok(base))) => (base, None),
        Some((_, Err(mistake))) => (Theme::default(), Some(mistake)),
        None => (Theme::shipped(name).unwrap_or_default(), None),
    };
    let (theme, mut mistakes) = read(Theme { name: name.to_owned(), ..base }, file);
    mistakes.extend(mistake);
    toml_file::in_order(&mut mistakes);
    (theme, mistakes)
}

fn base(entry: &TomlEntry) -> Result<Theme, Mistake> {
    let Literal::Text(name) = &entry.literal else {
        return Err(entry.not_taken(Expected::ThemeName));
    };
    Theme::shipped(name).map_err(|UnknownTheme(_)| entry.not_taken(Expected::Theme(&THEMES)))
}

fn put(theme: &mut Theme, entry: &TomlEntry) -> Result<(), Mistake> {
    match (entry.tables.as_slice(), &entry.literal) {
        ([], _) if entry.key == BASE => Ok(()),
        ([], Literal::EmptyTable) => role(entry, &entry.key).map(|_| ()),
        ([], _) => {
            role(entry, &entry.key)?;
            Err(entry.not_taken(Expected::Look))
        }
        ([name], _) => {
            let role = role(entry, name)?;
            set(theme.change(role), entry)
        }
        _ => Err(entry.bad_key(MistakeKind::TooDeep(entry.path()))),
    }
}

fn role(entry: &TomlEntry, name: &str) -> Result<Role, Mistake> {
    let known = Role::ALL.iter().find(|(_, known)| *known == name);
    known.map(|(role, _)| *role).ok_or_else(|| {
        let meant = nearest(name, Role::ALL.iter().map(|(_, known)| *known));
        entry.bad_key(MistakeKind::NoRole { name: toml_file::shown(name), meant })
    })
}

fn set(look: &mut Look, entry: &TomlEntry) -> Result<(), Mistake> {
    let switch = match entry.key.as_str() {
        "fg" => return colour(entry).map(|colour| look.fg = colour),
        "bg" => return colour(entry).map(|colour| look.bg = colour),
        "bold" => &mut look.bold,
        "dim" => &mut look.dim,
        "italic" => &mut look.italic,
        "underline" => &mut look.underline,
        "reverse" => &mut look.reverse,
        other => {
            let name = toml_file::shown(other);
            return Err(entry.bad_key(MistakeKind::NoTrait { name, known: &TRAITS }));
        }
    };
    match &entry.literal {
        Literal::Flag(flag) => {
            *switch = *flag;
            Ok(())
        }
        _ => Err(entry.not_taken(Expected::Flag)),
    }
}

/// The colour; none for `"default"`, the one of the text or of the terminal.
fn colour(entry: &TomlEntry) -> Result<Option<Colour>, Mistake> {
    let read = match &entry.literal {
        Literal::Text(text) if text == "default" => return Ok(None),
        Literal::Text(text) => text.parse().ok(),
        Literal::Whole(number) => u8::try_from(*number).ok().map(Colour::Ansi),
        _ => None,
    };
    read.map(Some).ok_or_else(|| entry.not_taken(Expected::Colour))
}

//! Theme files: a table of looks by role.

use super::{Colour, Look, Role, THEMES, Theme, UnknownTheme};
use crate::toml_file::{self, Literal, Mistake, TomlEntry, TomlSource, nearest};

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
    mistakes.sort();
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
    mistakes.sort();
    (theme, mistakes)
}

fn base(entry: &TomlEntry) -> Result<Theme, Mistake> {
    let Literal::Text(name) = &entry.literal else {
        let message = format!("`base` is {}; expected the name of a theme", entry.literal);
        return Err(entry.bad_value(&message));
    };
    let known = THEMES.map(|theme| format!("\"{theme}\"")).join(", ");
    Theme::shipped(name).map_err(|UnknownTheme(_)| {
        entry.bad_value(&format!("`base` is {}; expected one of {known}", entry.literal))
    })
}

fn put(theme: &mut Theme, entry: &TomlEntry) -> Result<(), Mistake> {
    match (entry.tables.as_slice(), &entry.literal) {
        ([], _) if entry.key == BASE => Ok(()),
        ([], Literal::EmptyTable) => role(entry, &entry.key).map(|_| ()),
        ([], other) => {
            role(entry, &entry.key)?;
            let key = &entry.key;
            let message = format!("`{key}` is {other}; expected a look such as {{ bold = true }}");
            Err(entry.bad_value(&message))
        }
        ([name], _) => {
            let role = role(entry, name)?;
            set(theme.change(role), entry)
        }
        _ => Err(entry.bad_key(&format!("`{}` is too deep; expected role.trait", entry.path()))),
    }
}

fn role(entry: &TomlEntry, name: &str) -> Result<Role, Mistake> {
    let known = Role::ALL.iter().find(|(_, known)| *known == name);
    known.map(|(role, _)| *role).ok_or_else(|| {
        let way_out = match nearest(name, Role::ALL.iter().map(|(_, known)| *known)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "expected a role such as `headline`".to_owned(),
        };
        entry.bad_key(&format!("there is no role `{}`; {way_out}", toml_file::shown(name)))
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
            let other = toml_file::shown(other);
            let known = TRAITS.join(", ");
            return Err(entry.bad_key(&format!("a look has no `{other}`; expected one of {known}")));
        }
    };
    match &entry.literal {
        Literal::Flag(flag) => {
            *switch = *flag;
            Ok(())
        }
        other => {
            let path = entry.path();
            Err(entry.bad_value(&format!("`{path}` is {other}; expected true or false")))
        }
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
    read.map(Some).ok_or_else(|| {
        let message = format!("`{}` is {}; {}", entry.path(), entry.literal, super::ColourError);
        entry.bad_value(&message)
    })
}

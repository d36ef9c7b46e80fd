//! One key press, by the names people write.

use std::fmt;
use std::str::FromStr;

/// Which key, without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A key that types a character; a capital is its own character.
    Char(char),
    /// Enter or Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Tab with Shift.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// A function key, from 1.
    F(u8),
}

/// The names of the keys that type nothing visible: the one written, the one
/// the help shows, and others that are understood.
const NAMES: &[(Code, &str, &str, &[&str])] = &[
    (Code::Char(' '), "space", "Space", &[]),
    (Code::Enter, "enter", "Enter", &["return"]),
    (Code::Esc, "esc", "Esc", &["escape"]),
    (Code::Tab, "tab", "Tab", &[]),
    (Code::BackTab, "backtab", "S-Tab", &[]),
    (Code::Backspace, "backspace", "Backspace", &[]),
    (Code::Delete, "delete", "Del", &["del"]),
    (Code::Insert, "insert", "Ins", &["ins"]),
    (Code::Home, "home", "Home", &[]),
    (Code::End, "end", "End", &[]),
    (Code::PageUp, "pageup", "PgUp", &["pgup", "page-up"]),
    (Code::PageDown, "pagedown", "PgDn", &["pgdn", "page-down"]),
    (Code::Up, "up", "Up", &[]),
    (Code::Down, "down", "Down", &[]),
    (Code::Left, "left", "Left", &[]),
    (Code::Right, "right", "Right", &[]),
];

/// The highest function key a terminal reports.
const LAST_F: u8 = 24;

/// A key with its modifiers, in the one form in which a terminal can tell it:
/// Shift is part of the character it types (`G`, never `shift-g`), Shift with
/// Tab is [`Code::BackTab`], and Control knows no capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    code: Code,
    ctrl: bool,
    alt: bool,
    shift: bool,
}

impl Key {
    /// The key alone.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// With Control.
    #[must_use]
    pub fn ctrl(mut self) -> Self {
        self.ctrl = true;
        self.normal()
    }

    /// With Alt (Meta, Option).
    #[must_use]
    pub const fn alt(mut self) -> Self {
        self.alt = true;
        self
    }

    /// With Shift.
    #[must_use]
    pub fn shift(mut self) -> Self {
        self.shift = true;
        self.normal()
    }

    /// Which key it is.
    #[must_use]
    pub const fn code(self) -> Code {
        self.code
    }

    /// Whether Control is held.
    #[must_use]
    pub const fn has_ctrl(self) -> bool {
        self.ctrl
    }

    /// Whether Alt is held.
    #[must_use]
    pub const fn has_alt(self) -> bool {
        self.alt
    }

    /// The character this key types into a prompt, if it types one.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    fn normal(mut self) -> Self {
        match self.code {
            Code::Char(c) => {
                if self.ctrl {
                    self.code = Code::Char(c.to_ascii_lowercase());
                } else if self.shift {
                    self.code = Code::Char(c.to_ascii_uppercase());
                }
                self.shift = false;
            }
            Code::Tab if self.shift => {
                self.code = Code::BackTab;
                self.shift = false;
            }
            Code::BackTab => self.shift = false,
            _ => {}
        }
        self
    }

    /// What a terminal sends instead, where it cannot tell this key from
    /// another: Control with I is Tab, with M is Enter, with `[` is Escape,
    /// and with H what many terminals send for Backspace (ASCII controls).
    #[must_use]
    pub fn twin(self) -> Option<Key> {
        let twin = match self.code {
            Code::Char('i') if self.ctrl => Code::Tab,
            Code::Char('m') if self.ctrl => Code::Enter,
            Code::Char('[') if self.ctrl => Code::Esc,
            Code::Char('h') if self.ctrl => Code::Backspace,
            _ => return None,
        };
        Some(Self { code: twin, ctrl: false, ..self })
    }

    /// The short form of the help: `^f`, `PgDn`, `M-x`.
    #[must_use]
    pub fn short(self) -> String {
        let alt = if self.alt { "M-" } else { "" };
        let shift = if self.shift { "S-" } else { "" };
        let ctrl = if self.ctrl { "^" } else { "" };
        let key = match self.code {
            Code::F(n) => format!("F{n}"),
            code => match NAMES.iter().find(|name| name.0 == code) {
                Some((_, _, short, _)) => (*short).to_owned(),
                None => char_of(code).map(String::from).unwrap_or_default(),
            },
        };
        format!("{alt}{shift}{ctrl}{key}")
    }
}

fn char_of(code: Code) -> Option<char> {
    match code {
        Code::Char(c) => Some(c),
        _ => None,
    }
}

/// As `keys.toml` writes it: `ctrl-f`, `space`, `G`, `alt-x`, `f1`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.ctrl { "ctrl-" } else { "" })?;
        f.write_str(if self.alt { "alt-" } else { "" })?;
        f.write_str(if self.shift { "shift-" } else { "" })?;
        match self.code {
            Code::F(n) => write!(f, "f{n}"),
            code => match NAMES.iter().find(|name| name.0 == code) {
                Some((_, name, _, _)) => f.write_str(name),
                None => char_of(code).map_or(Ok(()), |c| write!(f, "{c}")),
            },
        }
    }
}

/// Why a key's name was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub enum KeyError {
    /// There is no key of that name.
    Unknown(String),
    /// A sequence without keys.
    Empty,
    /// Shift with something it would change into another character.
    Shifted(String),
    /// A key that terminals cannot tell from another.
    Twin {
        /// The key that was written.
        key: Key,
        /// The one that would arrive.
        twin: Key,
    },
}

impl FromStr for Key {
    type Err = KeyError;

    /// Reads `ctrl-f`, `^f`, `G`, `space`, `shift-up`, `alt-x`; names are
    /// understood in capitals too.
    fn from_str(text: &str) -> Result<Self, KeyError> {
        if text.is_empty() {
            return Err(KeyError::Empty);
        }
        let (mut rest, mut key) = (text, Self::plain(Code::Esc));
        while let Some((modifier, after)) = modifier(rest) {
            match modifier {
                Modifier::Ctrl => key.ctrl = true,
                Modifier::Alt => key.alt = true,
                Modifier::Shift => key.shift = true,
            }
            rest = after;
        }
        key.code = code(rest).ok_or_else(|| KeyError::Unknown(text.to_owned()))?;
        match key.code {
            Code::Char(c) if key.shift && !c.is_ascii_alphabetic() => {
                Err(KeyError::Shifted(text.to_owned()))
            }
            _ => Ok(key.normal()),
        }
    }
}

enum Modifier {
    Ctrl,
    Alt,
    Shift,
}

/// Takes one modifier off the front, where a key still follows it.
fn modifier(text: &str) -> Option<(Modifier, &str)> {
    let known = [("ctrl-", Modifier::Ctrl), ("alt-", Modifier::Alt), ("shift-", Modifier::Shift)];
    for (prefix, modifier) in known {
        if text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix)) {
            let rest = &text[prefix.len()..];
            return (!rest.is_empty()).then_some((modifier, rest));
        }
    }
    let rest = text.strip_prefix('^')?;
    (!rest.is_empty()).then_some((Modifier::Ctrl, rest))
}

fn code(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control() && c != ' ').then_some(Code::Char(c));
    }
    let name = name.to_lowercase();
    let function = name.strip_prefix('f').and_then(|n| n.parse().ok());
    if let Some(n) = function.filter(|n| (1..=LAST_F).contains(n)) {
        return Some(Code::F(n));
    }
    NAMES
        .iter()
        .find(|(_, known, _, others)| *known == name || others.contains(&name.as_str()))
        .map(|entry| entry.0)
}

/// Reads keys pressed one after the other, written with spaces between them:
/// `g g`. Refuses keys that terminals cannot tell from others.
///
/// # Errors
/// Names the first key that is unknown, or that no terminal reports.
pub fn sequence(text: &str) -> Result<Vec<Key>, KeyError> {
    let keys: Vec<Key> = text.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    if keys.is_empty() {
        return Err(KeyError::Empty);
    }
    match keys.iter().find_map(|key| key.twin().map(|twin| (*key, twin))) {
        Some((key, twin)) => Err(KeyError::Twin { key, twin }),
        None => Ok(keys),
    }
}

/// Keys as `keys.toml` writes them, with spaces between.
#[must_use]
pub fn written(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

/// Keys as the help writes them: `gg`, `^w Left`.
#[must_use]
pub fn short(keys: &[Key]) -> String {
    let shorts: Vec<_> = keys.iter().map(|key| key.short()).collect();
    let single = shorts.iter().all(|short| short.chars().count() == 1);
    shorts.join(if single { "" } else { " " })
}

#[cfg(test)]
mod tests;

//! TOML files as people write them: flat entries with their places, and
//! mistakes told in one line each. Settings, keys and themes are read with it.

mod mistake;
mod shipped;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::model::Clean;

pub use mistake::{Expected, Mistake, MistakeKind, OtherValue};

/// The longest piece of a file that a message repeats, in characters.
const SHOWN: usize = 40;

/// A file's name, as messages say it, and its text.
#[derive(Debug, Clone, Copy)]
pub struct TomlSource<'a> {
    /// The path, or another name for the text.
    pub name: &'a str,
    /// What is in it.
    pub text: &'a str,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file's name.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Location {
    /// The file and the line, for where the column says nothing.
    #[must_use]
    pub fn line_of_file(&self) -> String {
        format!("{}:{}", Clean::line(&self.file), self.line)
    }
}

/// File, line and column, safe for a terminal.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line_of_file(), self.column)
    }
}

/// A value of one of the kinds a setting can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// A string.
    Text(String),
    /// A table with nothing in it.
    EmptyTable,
    /// A value of a kind no setting has.
    Other(OtherValue),
}

impl Literal {
    /// Reads a value typed without TOML's quotes, as on a command line:
    /// `true`, `72`, `basic`.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match (word, word.parse()) {
            ("true", _) => Self::Flag(true),
            ("false", _) => Self::Flag(false),
            (_, Ok(number)) => Self::Whole(number),
            _ => Self::Text(word.to_owned()),
        }
    }

    pub(crate) fn from_toml(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::Boolean(flag) => Self::Flag(*flag),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or(Self::Other(OtherValue::HugeNumber), Self::Whole),
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Table(_) => Self::EmptyTable,
            DeValue::Array(_) => Self::Other(OtherValue::List),
            DeValue::Float(_) => Self::Other(OtherValue::Fraction),
            DeValue::Datetime(_) => Self::Other(OtherValue::Date),
        }
    }
}

/// As TOML writes it; what is too long for a message or a line is cut, and
/// what no setting has is not written out.
impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Whole(number) => write!(f, "{number}"),
            Self::Text(text) => write!(f, "{}", toml::Value::String(shown(text))),
            Self::EmptyTable => f.write_str("{}"),
            Self::Other(_) => f.write_str("…"),
        }
    }
}

/// One `key = value` of a file, with the tables it stands in.
#[derive(Debug, Clone)]
pub struct TomlEntry {
    /// The names of the tables, outermost first.
    pub tables: Vec<String>,
    /// The key.
    pub key: String,
    /// Its value.
    pub literal: Literal,
    /// Where the key is.
    pub key_at: Location,
    /// Where the value is.
    pub value_at: Location,
}

impl TomlEntry {
    /// The key with its tables before it, joined by dots.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = self.tables.join(".");
        if !path.is_empty() {
            path.push('.');
        }
        path + &self.key
    }

    /// A mistake in the key.
    #[must_use]
    pub fn bad_key(&self, kind: MistakeKind) -> Mistake {
        Mistake::new(self.key_at.clone(), kind)
    }

    /// A mistake in the value.
    #[must_use]
    pub fn bad_value(&self, kind: MistakeKind) -> Mistake {
        Mistake::new(self.value_at.clone(), kind)
    }

    /// A value that the key, by its full name, does not take.
    #[must_use]
    pub fn not_taken(&self, expected: Expected) -> Mistake {
        let (key, found) = (self.path(), self.literal.clone());
        self.bad_value(MistakeKind::Value { key, found, expected, meant: None })
    }
}

/// Reads a file into its entries, in the order of the file, and everything
/// that is wrong with it as TOML: one mistake a line at most, since the second
/// is mostly an echo of the first. Entries around a mistake are read, the one
/// it stands in is left out.
#[must_use]
pub fn read(source: &TomlSource<'_>) -> (Vec<TomlEntry>, Vec<Mistake>) {
    let (table, errors) = DeTable::parse_recoverable(source.text);
    let places = LinePositions::of(source);
    let mut flat = Flat { places: &places, tables: Vec::new(), entries: Vec::new() };
    flat.walk(table.get_ref());
    let mut wrong_at = Vec::with_capacity(errors.len());
    let mut mistakes = Vec::with_capacity(errors.len());
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        wrong_at.push(at);
        let kind = MistakeKind::NotToml(error.message().to_owned());
        mistakes.push(Mistake::new(places.at(at), kind));
    }
    let mut entries: Vec<TomlEntry> = Vec::with_capacity(flat.entries.len());
    for (span, entry) in flat.entries {
        if wrong_at.iter().any(|at| (span.start..=span.end).contains(at)) {
            continue;
        }
        if *Clean::line(&entry.path()) == *entry.path() {
            entries.push(entry);
        } else {
            mistakes.push(entry.bad_key(MistakeKind::ControlKey));
        }
    }
    entries.sort_by(|a, b| a.key_at.cmp(&b.key_at));
    in_order(&mut mistakes);
    mistakes.dedup_by_key(|mistake| mistake.at.line);
    (entries, mistakes)
}

pub(crate) use shipped::read as read_shipped;

/// Puts mistakes in the order of the file.
pub(crate) fn in_order(mistakes: &mut [Mistake]) {
    mistakes.sort_by(|a, b| a.at.cmp(&b.at));
}

/// The known word that `word` was most likely meant to be, if one is near.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    crate::model::nearest(&shown(word), known)
}

/// A text cut to what a message can hold.
#[must_use]
pub fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

struct Flat<'a> {
    places: &'a LinePositions<'a>,
    tables: Vec<String>,
    /// With the bytes from the key's first to the value's end.
    entries: Vec<(Range<usize>, TomlEntry)>,
}

impl Flat<'_> {
    // The depth is bounded: the parser refuses more than 80 levels.
    fn walk(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match value.get_ref() {
                DeValue::Table(inner) if !inner.is_empty() => {
                    self.tables.push(key.get_ref().to_string());
                    self.walk(inner);
                    self.tables.pop();
                }
                _ => self.add(key, value),
            }
        }
    }

    fn add(&mut self, key: &Spanned<DeString<'_>>, value: &Spanned<DeValue<'_>>) {
        let (key_span, value_span) = (key.span(), value.span());
        let entry = TomlEntry {
            tables: self.tables.clone(),
            key: key.get_ref().to_string(),
            literal: Literal::from_toml(value.get_ref()),
            key_at: self.places.at(key_span.start),
            value_at: self.places.at(value_span.start),
        };
        self.entries.push((key_span.start..value_span.end, entry));
    }
}

/// Byte offsets as lines and columns.
pub(crate) struct LinePositions<'a> {
    file: Arc<str>,
    text: &'a str,
    line_starts: Vec<usize>,
}

impl<'a> LinePositions<'a> {
    pub(crate) fn of(source: &TomlSource<'a>) -> Self {
        let after_breaks = memchr::memchr_iter(b'\n', source.text.as_bytes()).map(|at| at + 1);
        let line_starts = std::iter::once(0).chain(after_breaks).collect();
        Self { file: source.name.into(), text: source.text, line_starts }
    }

    pub(crate) fn at(&self, byte: usize) -> Location {
        let line = self.line_starts.partition_point(|start| *start <= byte).max(1);
        let before = self.text.get(self.line_starts[line - 1]..byte).unwrap_or_default();
        Location { file: Arc::clone(&self.file), line, column: before.chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::InEnglish as _;

    fn read_text(text: &str) -> (Vec<TomlEntry>, Vec<Mistake>) {
        read(&TomlSource { name: "c.toml", text })
    }

    #[test]
    fn entries_come_in_the_order_of_the_file_with_their_tables() {
        let (entries, mistakes) = read_text("z = 1\n[t.u]\nb = true\na = { c = \"x\" }\n[e]\n");
        assert_eq!(mistakes, []);
        let paths: Vec<_> = entries.iter().map(TomlEntry::path).collect();
        assert_eq!(paths, ["z", "t.u.b", "t.u.a.c", "e"]);
        assert_eq!(entries[1].literal, Literal::Flag(true));
        assert_eq!(entries[3].literal, Literal::EmptyTable);
    }

    #[test]
    fn places_count_characters_not_bytes() {
        let (entries, _) = read_text("\"河口\" = \"日报\" # 报头\n  other = 2\n");
        assert_eq!(entries[0].value_at.to_string(), "c.toml:1:8");
        assert_eq!(entries[1].key_at.to_string(), "c.toml:2:3");
    }

    #[test]
    fn syntax_mistakes_are_told_once_a_line_and_the_rest_is_read() {
        let (entries, mistakes) = read_text("a = \nb = 2\nc = [1 2 3]\nd = yes\ne = 5\n");
        let lines: Vec<_> = mistakes.iter().map(|mistake| mistake.at.line).collect();
        assert_eq!(lines, [1, 3, 4]);
        let keys: Vec<_> = entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["b", "e"]);
    }

    #[test]
    fn a_key_set_twice_keeps_its_first_value() {
        let (entries, mistakes) = read_text("a = 1\na = 2\n");
        assert_eq!(entries[0].literal, Literal::Whole(1));
        assert_eq!(mistakes[0].told(), "c.toml:2:1: not TOML: duplicate key");
    }

    #[test]
    fn a_thousand_nested_tables_are_a_mistake_not_a_crash() {
        let deep = format!("a = {}1{}", "{ b = ".repeat(1000), " }".repeat(1000));
        assert!(!read_text(&deep).1.is_empty());
        let dotted = format!("{}z = 1", "a.".repeat(100_000));
        let (entries, mistakes) = read_text(&dotted);
        assert!(!entries.is_empty() || !mistakes.is_empty());
    }

    #[test]
    fn a_message_repeats_nothing_a_terminal_would_obey() {
        let (entries, _) = read_text("a = \"\\u001b[2J\"\n");
        let raw = MistakeKind::NoPlace("\u{1b}[2J".to_owned());
        let found = MistakeKind::NotAction(entries[0].literal.clone());
        for told in [raw, found].map(|kind| entries[0].bad_value(kind).told()) {
            assert!(!told.contains('\u{1b}'), "{told}");
        }
    }

    #[test]
    fn a_key_with_control_characters_is_refused() {
        let (entries, mistakes) = read_text("\"a\\u202e\" = 1\nb = 2\n");
        assert_eq!(entries.len(), 1);
        assert_eq!(mistakes[0].at.to_string(), "c.toml:1:1");
    }

    #[test]
    fn long_values_are_cut_in_messages() {
        let long = Literal::Text("字".repeat(500));
        assert!(long.to_string().chars().count() < 50);
    }

    #[test]
    fn a_slip_of_the_finger_finds_the_word_that_was_meant() {
        assert_eq!(nearest("mesure", ["theme", "measure", "mouse"]), Some("measure"));
        assert_eq!(nearest("GB", ["none", "gb", "strict"]), Some("gb"));
        assert_eq!(nearest("xylophone", ["theme", "measure", "mouse"]), None);
    }

    #[test]
    fn words_of_a_command_line_need_no_quotes() {
        assert_eq!(Literal::from_word("true"), Literal::Flag(true));
        assert_eq!(Literal::from_word("72"), Literal::Whole(72));
        assert_eq!(Literal::from_word("basic"), Literal::Text("basic".into()));
    }
}

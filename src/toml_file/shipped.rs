//! The files that newsprint comes with, read a line at a time.
//!
//! They are read at every start, where a parser that is ready for any TOML
//! took a seventh of all instructions. They need little of it: tables, and in
//! each line a key with a word, a number, a switch, or a table of these. A test
//! holds what is read here against what the parser says.

use std::sync::Arc;

use super::{Literal, Location, TomlEntry, TomlSource};

/// The entries of a shipped file. Lines beyond the few forms above are left
/// out.
#[must_use]
pub(crate) fn read(source: &TomlSource<'_>) -> Vec<TomlEntry> {
    let mut reader =
        Reader { file: source.name.into(), line: 0, tables: Vec::new(), entries: Vec::new() };
    for line in source.text.lines() {
        reader.line += 1;
        reader.read(line);
    }
    reader.entries
}

struct Reader {
    file: Arc<str>,
    line: usize,
    tables: Vec<String>,
    entries: Vec<TomlEntry>,
}

impl Reader {
    fn read(&mut self, line: &str) {
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        if let Some(tables) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            self.tables = tables.split('.').map(str::to_owned).collect();
            return;
        }
        let Some((key, value)) = pair(line) else { return };
        let Some(inner) = value.strip_prefix('{').and_then(|value| value.strip_suffix('}')) else {
            self.add(line, key, value);
            return;
        };
        if inner.trim().is_empty() {
            self.add(line, key, value);
            return;
        }
        self.tables.push(key.to_owned());
        for (key, value) in inner.split(',').filter_map(pair) {
            self.add(line, key, value);
        }
        self.tables.pop();
    }

    fn add(&mut self, line: &str, key: &str, value: &str) {
        let Some(literal) = literal(value) else { return };
        let bare = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).unwrap_or(key);
        let entry = TomlEntry {
            tables: self.tables.clone(),
            key: bare.to_owned(),
            literal,
            key_at: self.place(line, key),
            value_at: self.place(line, value),
        };
        self.entries.push(entry);
    }

    /// Where a part of a line stands.
    fn place(&self, line: &str, part: &str) -> Location {
        let before = (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
        let column = line.get(..before).unwrap_or_default().chars().count() + 1;
        Location { file: Arc::clone(&self.file), line: self.line, column }
    }
}

/// A key and its value; an equals sign may be a key, in quotes.
fn pair(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let quoted = text.strip_prefix('"').and_then(|rest| rest.find('"')).map_or(0, |end| end + 2);
    let equals = quoted + text[quoted..].find('=')?;
    Some((text[..equals].trim_end(), text[equals + 1..].trim_start()))
}

fn literal(value: &str) -> Option<Literal> {
    if let Some(rest) = value.strip_prefix('"') {
        return rest.strip_suffix('"').map(|text| Literal::Text(text.to_owned()));
    }
    match value {
        "true" => Some(Literal::Flag(true)),
        "false" => Some(Literal::Flag(false)),
        _ if value.starts_with('{') => Some(Literal::EmptyTable),
        number => number.parse().ok().map(Literal::Whole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything under `config/`, so that no file is forgotten.
    fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
        }
        found
    }

    #[test]
    fn the_shipped_files_say_here_what_the_parser_says() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
        let files = files(&folder);
        assert!(files.len() >= 7, "{files:?}");
        // The table of e-papers is read by the parser, and not at the start.
        for file in files.iter().filter(|file| !file.ends_with("epapers.toml")) {
            let text = std::fs::read_to_string(file).unwrap();
            let source = TomlSource { name: "shipped.toml", text: &text };
            let (parsed, mistakes) = super::super::read(&source);
            assert_eq!(mistakes, [], "{}", file.display());
            let (ours, theirs) = (read(&source), parsed);
            assert_eq!(format!("{ours:#?}"), format!("{theirs:#?}"), "{}", file.display());
        }
    }
}

//! The file as a whole, and its papers.

use toml::de::{DeTable, DeValue};

use super::secrets;
use super::source;
use super::values::{SpannedValue, TomlFindings, in_order};
use crate::sources::names::MANNERS;
use crate::sources::subscription::{Manners, Subscription, Subscriptions};
use crate::toml_file::{self, Expected, Mistake, MistakeKind, TomlSource};

/// How many papers are read. Nobody reads that many; a file that was made by a
/// program may hold them.
pub const MOST_PAPERS: usize = 1_000;

/// How many sources are read, of all papers together. The longest lists of
/// feeds that people publish have some thousands.
pub const MOST_SOURCES: usize = 10_000;

/// The longest name of a paper: it becomes that of a folder.
pub(super) const LONGEST_NAME: usize = 60;

/// The tables of the file.
const TABLES: &[&str] = &["paper"];

/// The keys of a paper.
const KEYS: &[&str] = &["title", "lang", "manners", "allow", "source"];

/// Reads `sources.toml`. What is mistaken is told, in the order of the file,
/// and left out: a source without its address whole, of all else the line.
#[must_use]
pub fn read(file: &TomlSource<'_>) -> (Subscriptions, Vec<Mistake>) {
    let (table, errors) = DeTable::parse_recoverable(file.text);
    let mut reader = PapersReader { found: TomlFindings::new(file), sources: 0, is_told: false };
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        reader.found.not_toml.push(at);
        reader.found.tell(at, MistakeKind::NotToml(error.message().to_owned()));
    }
    let mut subscriptions = Subscriptions::default();
    for (key, value) in in_order(table.get_ref()) {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("paper", DeValue::Table(papers)) => {
                subscriptions.papers = reader.papers(papers);
            }
            ("paper", _) => reader.found.not_taken("paper", value, PAPER),
            _ if reader.found.is_whole(key, value) => reader.found.no_key(key, TABLES),
            _ => {}
        }
    }
    let mut mistakes = reader.found.mistakes;
    toml_file::in_order(&mut mistakes);
    // The second of a line is mostly an echo of the first.
    mistakes.dedup_by(|a, b| a.at.line == b.at.line && matches!(*a.kind, MistakeKind::NotToml(_)));
    (subscriptions, mistakes)
}

/// The secrets that stand in the file itself, as mistakes: to be told where
/// others than its owner can read it.
#[must_use]
pub fn exposed(file: &TomlSource<'_>) -> Vec<Mistake> {
    let (table, _) = DeTable::parse_recoverable(file.text);
    let mut found = TomlFindings::new(file);
    let papers = table.get_ref().get("paper").and_then(|papers| papers.get_ref().as_table());
    let papers = papers.into_iter().flat_map(in_order);
    for sources in papers.filter_map(|(_, paper)| paper.get_ref().as_table()?.get("source")) {
        let sources = sources.get_ref().as_array().into_iter().flat_map(|list| list.iter());
        for source in sources.filter_map(|source| source.get_ref().as_table()) {
            for (key, _) in in_order(source) {
                if secrets::is_plain(key.get_ref()) {
                    let kind = MistakeKind::ExposedSecret(key.get_ref().to_string());
                    found.tell(key.span().start, kind);
                }
            }
        }
    }
    found.mistakes
}

const PAPER: Expected = Expected::Table("[paper.NAME]");
const SOURCE: Expected = Expected::Table("[[paper.NAME.source]]");

struct PapersReader<'a> {
    found: TomlFindings<'a>,
    /// How many sources were read.
    sources: usize,
    /// It was told that there are too many.
    is_told: bool,
}

impl PapersReader<'_> {
    fn papers(&mut self, papers: &DeTable<'_>) -> Vec<Subscription> {
        let mut read = Vec::new();
        for (key, value) in in_order(papers) {
            let name = key.get_ref().as_ref();
            if read.len() == MOST_PAPERS {
                self.found.tell(key.span().start, MistakeKind::TooMany(MOST_PAPERS));
                break;
            }
            let DeValue::Table(paper) = value.get_ref() else {
                self.found.not_taken(&toml_file::shown(name), value, PAPER);
                continue;
            };
            if is_name(name) {
                read.push(self.paper(name, paper));
            } else {
                let found = toml_file::Literal::Text(name.to_owned());
                let (expected, meant) = (Expected::FileStem(LONGEST_NAME), None);
                let key_named = "paper".to_owned();
                let kind = MistakeKind::Value { key: key_named, found, expected, meant };
                self.found.tell(key.span().start, kind);
            }
        }
        read
    }

    fn paper(&mut self, name: &str, table: &DeTable<'_>) -> Subscription {
        let mut paper = Subscription { name: name.to_owned(), ..Subscription::default() };
        for (key, value) in in_order(table) {
            let name = key.get_ref().as_ref();
            if name == "source" {
                self.sources(value, &mut paper);
                continue;
            }
            if !self.found.is_whole(key, value) {
                continue;
            }
            match name {
                "title" => paper.title = self.found.clean(name, value),
                "lang" => paper.lang = self.found.lang(name, value),
                "manners" => {
                    let manners = self.found.one_of(name, value, MANNERS, Manners::from_name);
                    paper.manners = manners.unwrap_or_default();
                }
                "allow" => paper.allow = self.found.nets(name, value),
                _ => self.found.no_key(key, KEYS),
            }
        }
        paper
    }

    fn sources(&mut self, value: &SpannedValue<'_>, paper: &mut Subscription) {
        let DeValue::Array(list) = value.get_ref() else {
            self.found.not_taken("source", value, SOURCE);
            return;
        };
        for one in list {
            let at = one.span().start;
            let DeValue::Table(table) = one.get_ref() else {
                self.found.not_taken("source", one, SOURCE);
                continue;
            };
            if self.sources == MOST_SOURCES {
                if !std::mem::replace(&mut self.is_told, true) {
                    self.found.tell(at, MistakeKind::TooMany(MOST_SOURCES));
                }
                return;
            }
            self.sources += 1;
            paper.sources.extend(source::read(table, at, &mut self.found));
        }
    }
}

/// Whether a text can be a paper's name.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count());
    fits && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

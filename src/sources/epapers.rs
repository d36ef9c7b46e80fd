//! The table of e-papers: which newspaper brings out its printed pages where,
//! and in which of the few ways that publishing systems have. A site that
//! moves (about every other year, by what scrapers' histories show) is then a
//! line in a file and not a release.

use toml::de::{DeTable, DeValue};

use super::address;
use super::file::values::{SpannedValue, TomlFindings, in_order};
pub use super::generation::EpaperGeneration;
use super::names::GENERATIONS;
use super::subscription::{Source, SourceKind};
use crate::model::{Clean, Date, LangTag};
use crate::toml_file::{self, Expected, Mistake, MistakeKind, TomlSource};

/// The table that newsprint comes with.
pub const SHIPPED_EPAPERS: TomlSource<'static> =
    TomlSource { name: "epapers.toml", text: include_str!("../../config/epapers.toml") };

/// The most rows that are read of a file.
const MOST: usize = 5_000;

/// The keys of a row.
const KEYS: &[&str] = &["name", "entry", "issue", "generation", "encoding", "agent", "lang"];

/// A newspaper whose printed pages are on the web: `[[epaper]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epaper {
    /// What it is called; `epaper:NAME` in `sources.toml`.
    pub name: Clean,
    /// Where the newest issue is found.
    pub entry: String,
    /// Where that of a day is: the address with `{yyyy}`, `{mm}`, `{dd}`.
    pub issue: Option<String>,
    /// How it is made, for who reads the table: what comes is believed.
    pub generation: Option<EpaperGeneration>,
    /// The encoding of its pages, where they lie about it.
    pub encoding: Option<String>,
    /// The user agent, where the site shuts out ours.
    pub agent: Option<String>,
    /// Its language.
    pub lang: Option<LangTag>,
}

impl Epaper {
    /// The address of a day's issue, if the row says how it is made.
    #[must_use]
    pub fn issue_of(&self, day: Date) -> Option<String> {
        let issue = self.issue.as_deref()?;
        let (year, month) = (format!("{:04}", day.year()), format!("{:02}", day.month()));
        let with = issue.replace("{yyyy}", &year).replace("{mm}", &month);
        Some(with.replace("{dd}", &format!("{:02}", day.day())))
    }
}

/// The table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Epapers {
    /// Its rows.
    pub rows: Vec<Epaper>,
}

impl Epapers {
    /// The table that newsprint comes with.
    #[must_use]
    pub fn shipped() -> Self {
        Self { rows: read(&SHIPPED_EPAPERS).0 }
    }

    /// The table with a person's own rows over it: a row of a name that is
    /// there takes its place. What is mistaken is told and left out.
    #[must_use]
    pub fn overlay(mut self, file: &TomlSource<'_>) -> (Self, Vec<Mistake>) {
        let (rows, mistakes) = read(file);
        for row in rows {
            match self.rows.iter_mut().find(|old| old.name == row.name) {
                Some(old) => *old = row,
                None => self.rows.push(row),
            }
        }
        (self, mistakes)
    }

    /// The row of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Epaper> {
        self.rows.iter().find(|row| *row.name == *name.trim())
    }

    /// Rows that may have been meant by a name that no row has: those whose
    /// names hold it, else the one most like it.
    #[must_use]
    pub fn near(&self, name: &str) -> Vec<&Epaper> {
        const MOST: usize = 5;
        /// As for keys and actions: half of it is right.
        const ALIKE: f64 = 0.5;
        let name = name.trim();
        let holds = |row: &&Epaper| !name.is_empty() && row.name.contains(name);
        let found: Vec<&Epaper> = self.rows.iter().filter(holds).take(MOST).collect();
        if !found.is_empty() {
            return found;
        }
        let likeness = |row: &Epaper| strsim::normalized_levenshtein(&row.name, name);
        let best = self.rows.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        best.into_iter().filter(|row| likeness(row) >= ALIKE).collect()
    }

    /// The row that a source is about: by `epaper:NAME`, or by the address.
    #[must_use]
    pub fn of(&self, source: &Source) -> Option<&Epaper> {
        match source.url.strip_prefix(address::EPAPER) {
            Some(name) => self.find(name),
            None => self.rows.iter().find(|row| row.entry == source.url),
        }
    }
}

impl Epapers {
    /// Where a source is asked: its address, or that of its row; for the issue
    /// of a day, where one is wanted and the row says where that is.
    #[must_use]
    pub fn entry(&self, source: &Source, day: Option<Date>) -> String {
        let Some(row) = self.of(source) else { return source.url.clone() };
        day.and_then(|day| row.issue_of(day)).unwrap_or_else(|| row.entry.clone())
    }

    /// A source as it is to be asked. What the person wrote goes before its
    /// row; a source without a row stays as it is.
    #[must_use]
    pub fn entered(&self, source: &Source) -> Source {
        let Some(row) = self.of(source) else { return source.clone() };
        let mut entered = source.clone();
        entered.kind = SourceKind::Epaper;
        entered.name = entered.name.or_else(|| Some(row.name.clone()));
        entered.agent = entered.agent.or_else(|| row.agent.clone());
        let encoding = &mut entered.extraction.encoding;
        *encoding = encoding.take().or_else(|| row.encoding.clone());
        entered
    }
}

/// Reads a table.
#[must_use]
pub fn read(file: &TomlSource<'_>) -> (Vec<Epaper>, Vec<Mistake>) {
    let (table, errors) = DeTable::parse_recoverable(file.text);
    let mut found = TomlFindings::new(file);
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        found.not_toml.push(at);
        found.tell(at, MistakeKind::NotToml(error.message().to_owned()));
    }
    let mut rows: Vec<Epaper> = Vec::new();
    for (key, value) in in_order(table.get_ref()) {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("epaper", DeValue::Array(list)) => {
                for one in list.iter().take(MOST) {
                    let Some(new) = row(one, &mut found) else { continue };
                    if rows.iter().any(|old| old.name == new.name) {
                        let name = new.name.into_string();
                        found.tell(one.span().start, MistakeKind::NameTwice(name));
                    } else {
                        rows.push(new);
                    }
                }
            }
            ("epaper", _) => found.not_taken("epaper", value, ROW),
            _ if found.is_whole(key, value) => found.no_key(key, &["epaper"]),
            _ => {}
        }
    }
    let mut mistakes = found.mistakes;
    toml_file::in_order(&mut mistakes);
    (rows, mistakes)
}

const ROW: Expected = Expected::Table("[[epaper]]");

fn row(one: &SpannedValue<'_>, found: &mut TomlFindings<'_>) -> Option<Epaper> {
    let DeValue::Table(table) = one.get_ref() else {
        found.not_taken("epaper", one, ROW);
        return None;
    };
    let mut row = Epaper {
        name: Clean::empty(),
        entry: String::new(),
        issue: None,
        generation: None,
        encoding: None,
        agent: None,
        lang: None,
    };
    let before = found.mistakes.len();
    for (key, value) in in_order(table) {
        if !found.is_whole(key, value) {
            continue;
        }
        let name = key.get_ref().as_ref();
        match name {
            "name" => row.name = found.clean(name, value).unwrap_or_default(),
            "entry" => row.entry = web(name, value, found).unwrap_or_default(),
            "issue" => row.issue = web(name, value, found),
            "generation" => {
                let of = EpaperGeneration::from_name;
                row.generation = found.one_of(name, value, GENERATIONS, of);
            }
            "encoding" => row.encoding = found.encoding(name, value),
            "agent" => row.agent = found.header(name, value),
            "lang" => row.lang = found.lang(name, value),
            _ => found.no_key(key, KEYS),
        }
    }
    let missing = [("name", row.name.is_empty()), ("entry", row.entry.is_empty())];
    let missing = missing.iter().find(|(_, is_missing)| *is_missing).map(|(key, _)| *key);
    if let Some(key) = missing {
        if found.mistakes.len() == before {
            found.tell(one.span().start, MistakeKind::MissingKey(key));
        }
        return None;
    }
    Some(row)
}

/// An address of the web; its braces stay.
fn web(key: &str, value: &SpannedValue<'_>, found: &mut TomlFindings<'_>) -> Option<String> {
    let text = value.get_ref().as_str().map(str::trim).unwrap_or_default();
    let url =
        address::web(text).filter(|url| url.username().is_empty() && url.password().is_none());
    match url {
        Some(_) if text.contains('{') => Some(text.to_owned()),
        Some(url) => Some(url.into()),
        None => {
            found.not_taken(key, value, Expected::Address);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::InEnglish;

    #[test]
    fn the_table_that_comes_with_the_program_has_no_mistake() {
        let (rows, mistakes) = read(&SHIPPED_EPAPERS);
        assert_eq!(mistakes, []);
        assert!(rows.len() >= 30, "{}", rows.len());
        let people = Epapers::shipped().find("人民日报").unwrap().clone();
        assert_eq!(people.generation, Some(EpaperGeneration::Layout));
        let day = jiff::civil::date(2026, 10, 2);
        assert!(people.issue_of(day).unwrap().ends_with("/rmrb/pc/layout/202610/02/node_01.html"));
    }

    #[test]
    fn every_generation_has_a_name() {
        for name in GENERATIONS {
            let of = EpaperGeneration::from_name(name).unwrap();
            assert_eq!(of.name(), Some(*name));
        }
    }

    #[test]
    fn a_persons_own_row_takes_the_place_of_the_shipped_one() {
        let text = "[[epaper]]\nname = \"人民日报\"\nentry = \"https://new.example/index.html\"\n\
                    [[epaper]]\nname = \"河口日报\"\nentry = \"https://h.example\"\n\
                    encoding = \"gbk\"\nagent = \"Mozilla/5.0\"\n";
        let (table, mistakes) = Epapers::shipped().overlay(&TomlSource { name: "e.toml", text });
        assert_eq!(mistakes, []);
        assert_eq!(table.rows.len(), Epapers::shipped().rows.len() + 1);
        let source = |url: &str| Source { url: url.to_owned(), ..Source::default() };
        let people = table.of(&source("epaper:人民日报")).unwrap();
        assert_eq!(
            (people.entry.as_str(), people.issue.as_deref()),
            ("https://new.example/index.html", None)
        );
        assert_eq!(table.of(&source("epaper:x")), None);
        let own = Source { agent: Some("mine".to_owned()), ..source("https://h.example/") };
        let entered = table.entered(&own);
        assert_eq!(entered.kind, SourceKind::Epaper);
        assert_eq!(entered.agent.as_deref(), Some("mine"), "what the person said goes before");
        assert_eq!(entered.extraction.encoding.as_deref(), Some("gbk"));
        let (shipped, people) = (Epapers::shipped(), source("epaper:人民日报"));
        assert!(shipped.entry(&people, None).starts_with("http://paper.people.com.cn/"));
        let day = shipped.entry(&people, Some(jiff::civil::date(2026, 10, 2)));
        assert!(day.ends_with("/202610/02/node_01.html"), "{day}");
        assert_eq!(shipped.entered(&people).name.as_deref(), Some("人民日报"));
        assert_eq!(shipped.entry(&own, None), "https://h.example/");
    }

    #[test]
    fn mistakes_in_a_table_are_told_with_their_places() {
        let text = "[[epaper]]\nname = \"A\"\n[[epaper]]\nname = \"B\"\nentry = \"b\"\n\
                    [[epaper]]\nname = \"C\"\nentry = \"https://c.example\"\ngeneration = \"clasic\"\n\
                    [[epaper]]\nname = \"C\"\nentry = \"https://d.example\"\n[epapers]\n";
        let (rows, mistakes) = read(&TomlSource { name: "e.toml", text });
        assert_eq!(rows.len(), 1);
        let told: Vec<_> = mistakes.iter().map(InEnglish::told).collect();
        let expected = [
            "e.toml:1:1: `entry` is missing",
            "e.toml:5:9: `entry` is \"b\"",
            "e.toml:9:14: `generation`",
            "e.toml:10:1: there is a `C` above",
            "e.toml:13:2: there is no key `epapers`",
        ];
        assert_eq!(told.len(), expected.len(), "{told:#?}");
        for (told, expected) in told.iter().zip(expected) {
            assert!(told.starts_with(expected), "{told}");
        }
        assert!(told[2].ends_with("did you mean classic?"), "{told:?}");
    }
}

//! `edition.toml`: what an edition says of itself before its articles.

use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::place::{SourceText, instead};
use crate::input::LoadError;
use crate::input::inner_path;
use crate::model::error::{Problem, TomlTable, TomlValue, ValueKind};
use crate::model::{Clean, Date, LangTag, Page, Paper, Section, WritingMode};

/// The file of an edition that tells what is in it.
pub(super) const MANIFEST: &str = "edition.toml";

/// The newest version of the format that this program reads.
pub const FORMAT: i64 = 1;

const TOP: [&str; 7] = ["format", "date", "variant", "number", "paper", "section", "page"];
const PAPER: [&str; 6] = ["title", "subtitle", "lang", "direction", "place", "publisher"];
const SECTION: [&str; 2] = ["name", "parent"];
const PAGE: [&str; 5] = ["id", "name", "file", "section", "image"];

/// What `edition.toml` holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The paper.
    pub paper: Paper,
    /// The day on the masthead; an edition without one can be read.
    pub date: Option<Date>,
    /// Which of the day's editions.
    pub variant: Option<Clean>,
    /// The running number.
    pub number: Option<Clean>,
    /// Sections in their order; articles may add more.
    pub sections: Vec<Section>,
    /// The pages in order.
    pub pages: Vec<PageEntry>,
}

/// A page and the file that holds its articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageEntry {
    /// The page.
    pub page: Page,
    /// Path of the page file inside the edition, normalised.
    pub file: String,
    /// The section of its articles that name none.
    pub section: Clean,
}

/// Reads `edition.toml`; `file` is its name in messages.
///
/// # Errors
/// [`LoadError::Malformed`] for text that is not TOML, an unknown key, a value
/// of the wrong type, a newer format, a path out of the edition, a page id or
/// file that comes twice, or a section whose parent is unknown.
pub fn manifest(text: &str, file: &str) -> Result<Manifest, LoadError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let source = SourceText { file, text };
    let root = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let said = Clean::line(&error.message().replace('\n', ", "));
        source.error(at, Problem::Toml(said))
    })?;
    let version = root.get_ref().get("format");
    check_version(source, version)?;
    let top = ManifestKeys::new(source, root.get_ref(), 0, TomlTable::Top, &TOP)?;
    let paper = top.table("paper")?.ok_or_else(|| top.missing("paper", "[paper]"))?;
    let mut read = Manifest {
        paper: read_paper(&ManifestKeys::new(source, paper.0, paper.1, TomlTable::Paper, &PAPER)?)?,
        date: top.date("date")?,
        variant: top.text("variant")?,
        number: top.text("number")?,
        ..Manifest::default()
    };
    read.sections = read_sections(source, &top)?;
    read.pages = read_pages(source, &top)?;
    Ok(read)
}

fn check_version(
    source: SourceText<'_>,
    version: Option<&Spanned<DeValue<'_>>>,
) -> Result<(), LoadError> {
    let Some(version) = version else {
        return Err(source.error(0, Problem::NoFormat { known: FORMAT }));
    };
    let number = version
        .get_ref()
        .as_integer()
        .and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
    match number {
        Some(1..=FORMAT) => Ok(()),
        Some(newer) if newer > FORMAT => {
            let problem = Problem::NewerFormat { found: newer, known: FORMAT };
            Err(source.error(version.span().start, problem))
        }
        _ => {
            let problem = Problem::BadFormat { found: value(version.get_ref()), known: FORMAT };
            Err(source.error(version.span().start, problem))
        }
    }
}

fn read_paper(keys: &ManifestKeys<'_, '_>) -> Result<Paper, LoadError> {
    let lang = match keys.value("lang")? {
        Some((lang, at)) if LangTag::new(lang).is_none() => {
            return Err(keys.source.error(at, Problem::BadLanguage(Clean::line(lang))));
        }
        found => found.and_then(|(lang, _)| LangTag::new(lang)),
    };
    let direction = match keys.value("direction")? {
        Some((name, at)) => Some(
            WritingMode::from_name(name)
                .ok_or_else(|| keys.source.error(at, Problem::BadDirection(Clean::line(name))))?,
        ),
        None => None,
    };
    Ok(Paper {
        title: keys.text("title")?.ok_or_else(|| keys.missing("title", "title = \"…\""))?,
        subtitle: keys.text("subtitle")?,
        lang,
        direction,
        place: keys.text("place")?,
        publisher: keys.text("publisher")?,
    })
}

fn read_sections(
    source: SourceText<'_>,
    top: &ManifestKeys<'_, '_>,
) -> Result<Vec<Section>, LoadError> {
    let mut sections: Vec<Section> = Vec::new();
    let mut parents: Vec<Option<(String, usize)>> = Vec::new();
    for (table, at) in top.tables("section")? {
        let keys = ManifestKeys::new(source, table, at, TomlTable::Section, &SECTION)?;
        let name = keys.text("name")?.ok_or_else(|| keys.missing("name", "name = \"…\""))?;
        if sections.iter().any(|section| section.name == name) {
            return Err(source.error(at, Problem::SecondSection(name)));
        }
        parents.push(keys.value("parent")?.map(|(name, at)| (name.to_owned(), at)));
        sections.push(Section { name, parent: None });
    }
    for (child, parent) in parents.into_iter().enumerate() {
        let Some((name, at)) = parent else { continue };
        let name = Clean::line(&name);
        let found = sections.iter().position(|section| section.name == name);
        if found.is_none_or(|found| found == child || leads_to(&sections, found, child)) {
            let names: Vec<&str> = sections.iter().map(|section| &*section.name).collect();
            let meant = instead(&name, &names);
            return Err(source.error(at, Problem::BadParent { parent: name, meant }));
        }
        sections[child].parent = found;
    }
    Ok(sections)
}

/// Whether going up from a section one comes to another.
fn leads_to(sections: &[Section], from: usize, to: usize) -> bool {
    std::iter::successors(Some(from), |&at| sections[at].parent).any(|at| at == to)
}

fn read_pages(
    source: SourceText<'_>,
    top: &ManifestKeys<'_, '_>,
) -> Result<Vec<PageEntry>, LoadError> {
    let mut pages: Vec<PageEntry> = Vec::new();
    let (mut ids, mut files) = (HashSet::new(), HashSet::new());
    for (table, at) in top.tables("page")? {
        let keys = ManifestKeys::new(source, table, at, TomlTable::Page, &PAGE)?;
        let id = keys.text("id")?.ok_or_else(|| keys.missing("id", "id = \"A01\""))?;
        if id.contains(char::is_whitespace) || !ids.insert(id.clone()) {
            return Err(source.error(at, Problem::BadPageId(id)));
        }
        let file =
            keys.path("file")?.ok_or_else(|| keys.missing("file", "file = \"pages/….md\""))?;
        if !files.insert(file.clone()) {
            return Err(source.error(at, Problem::FileTwice(file)));
        }
        let name = keys.text("name")?.unwrap_or_default();
        let own = if name.is_empty() { id.clone() } else { name.clone() };
        let section = keys.text("section")?.unwrap_or(own);
        let image = keys.path("image")?.map(|path| Clean::line(&path));
        pages.push(PageEntry { page: Page { id, name, image }, file, section });
    }
    Ok(pages)
}

/// A table whose keys are all known.
struct ManifestKeys<'s, 't> {
    source: SourceText<'s>,
    table: &'t DeTable<'t>,
    at: usize,
    place: TomlTable,
}

impl<'s, 't> ManifestKeys<'s, 't> {
    fn new(
        source: SourceText<'s>,
        table: &'t DeTable<'t>,
        at: usize,
        place: TomlTable,
        known: &[&str],
    ) -> Result<Self, LoadError> {
        for key in table.keys() {
            let (name, at) = (key.get_ref(), key.span().start);
            if !known.contains(&name.as_ref()) {
                let (key, meant) = (name.escape_debug().to_string(), instead(name, known));
                return Err(source.error(at, Problem::UnknownKey { key, table: place, meant }));
            }
        }
        Ok(Self { source, table, at, place })
    }

    fn missing(&self, key: &str, example: &str) -> LoadError {
        let (key, example) = (key.to_owned(), example.to_owned());
        self.source.error(self.at, Problem::MissingKey { key, table: self.place, example })
    }

    fn wrong(&self, key: &str, found: &Spanned<DeValue<'_>>, expected: ValueKind) -> LoadError {
        let (key, at, found) = (key.to_owned(), found.span().start, value(found.get_ref()));
        self.source.error(at, Problem::WrongValue { key, found, expected })
    }

    /// A text that is not blank, and where it stands.
    fn value(&self, key: &str) -> Result<Option<(&'t str, usize)>, LoadError> {
        let Some(value) = self.table.get(key) else { return Ok(None) };
        match value.get_ref() {
            DeValue::String(text) => {
                let text: &'t str = text.trim();
                Ok((!text.is_empty()).then_some((text, value.span().start)))
            }
            _ => Err(self.wrong(key, value, ValueKind::Text)),
        }
    }

    fn text(&self, key: &str) -> Result<Option<Clean>, LoadError> {
        let text = self.value(key)?.map(|(text, _)| Clean::line(text));
        Ok(text.filter(|text| !text.trim().is_empty()))
    }

    fn path(&self, key: &str) -> Result<Option<String>, LoadError> {
        let Some((text, at)) = self.value(key)? else { return Ok(None) };
        inner_path::normalise(text).map(Some).map_err(|why| {
            let path = text.escape_debug().to_string();
            self.source.error(at, Problem::BadPath { path, why })
        })
    }

    /// A date, as a text or as TOML's own.
    fn date(&self, key: &str) -> Result<Option<Date>, LoadError> {
        let Some(value) = self.table.get(key) else { return Ok(None) };
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            _ => String::new(),
        };
        match text.parse() {
            Ok(date) if text.len() == 10 => Ok(Some(date)),
            _ => Err(self.wrong(key, value, ValueKind::Day)),
        }
    }

    fn table(&self, key: &str) -> Result<Option<(&'t DeTable<'t>, usize)>, LoadError> {
        let Some(value) = self.table.get(key) else { return Ok(None) };
        match value.get_ref() {
            DeValue::Table(table) => Ok(Some((table, value.span().start))),
            _ => Err(self.wrong(key, value, ValueKind::Table(key.to_owned()))),
        }
    }

    fn tables(&self, key: &str) -> Result<Vec<(&'t DeTable<'t>, usize)>, LoadError> {
        let Some(value) = self.table.get(key) else { return Ok(Vec::new()) };
        let expected = || ValueKind::Tables(key.to_owned());
        let DeValue::Array(array) = value.get_ref() else {
            return Err(self.wrong(key, value, expected()));
        };
        let table = |value: &'t Spanned<DeValue<'t>>| match value.get_ref() {
            DeValue::Table(table) => Ok((table, value.span().start)),
            _ => Err(self.wrong(key, value, expected())),
        };
        array.iter().map(table).collect()
    }
}

/// A value as an error message names it.
fn value(value: &DeValue<'_>) -> TomlValue {
    match value {
        DeValue::String(text) => TomlValue::Text(text.escape_debug().to_string()),
        DeValue::Integer(number) => TomlValue::Number(number.as_str().to_owned()),
        other => TomlValue::Other(other.type_str().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::InEnglish;

    const GOOD: &str = "format = 1\ndate = \"2026-11-22\"\n[paper]\ntitle = \"河口日报\"\n";

    fn error(text: &str) -> String {
        manifest(text, "edition.toml").unwrap_err().told()
    }

    #[test]
    fn a_page_gives_its_articles_a_section() {
        let text = format!(
            "{GOOD}[[page]]\nid = \"A01\"\nname = \"要闻\"\nfile = \"./pages/A01.md\"\n\
             [[page]]\nid = \"A02\"\nfile = \"b.md\"\nsection = \"副刊\"\n"
        );
        let read = manifest(&text, "x").unwrap();
        assert_eq!(read.date, Some(jiff::civil::date(2026, 11, 22)));
        assert_eq!(read.pages[0].section.as_str(), "要闻");
        assert_eq!(read.pages[0].file, "pages/A01.md");
        assert_eq!(read.pages[1].section.as_str(), "副刊");
    }

    #[test]
    fn a_mistyped_key_names_its_line_and_the_key_that_was_meant() {
        let message = error("format = 1\ndate = \"2026-11-22\"\n[paper]\n  titel = \"x\"\n");
        let expected =
            "edition.toml:4:3: found the unknown key `titel` in [paper]; expected `title`";
        assert_eq!(message, expected);
    }

    #[test]
    fn a_section_cannot_be_its_own_ancestor() {
        let pair = "[[section]]\nname = \"a\"\nparent = \"b\"\n[[section]]\nname = \"b\"\nparent = \"a\"\n";
        assert!(error(&format!("{GOOD}{pair}")).contains("the parent `a`"));
    }

    #[test]
    fn a_newer_format_is_told_from_a_wrong_one() {
        assert!(error("format = 2\n").contains("at most 1"));
        assert!(error("format = \"one\"\n").contains("the number 1"));
        assert!(error("").contains("no `format`"));
    }
}

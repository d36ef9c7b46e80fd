//! What became of an import.
//!
//! With `--json`, one object; the names are stable while `schema` is 1.
//!
//! | name | meaning |
//! |---|---|
//! | `schema` | 1 |
//! | `editions` | an object for each, see below |
//! | `failed` | what could not be imported, a line each |
//!
//! | of an edition | meaning |
//! |---|---|
//! | `from` | the input it came from, or the first of several |
//! | `status` | `imported`, `replaced`, `unchanged`: it was there already, or `kept`: another of that paper and day was there, and stays |
//! | `key`, `paper`, `date` | as `inspect --json` has them |
//! | `pages`, `articles` | how many |
//! | `jumps` | articles that were followed to another page |
//! | `joins` | places where text was joined that the page had parted |
//! | `doubts` | joins and blocks that are doubted |
//! | `damage` | blocks whose end is missing; `damaged` names their articles |
//! | `unplaced`, `furniture` | blocks that belong to no article |
//! | `warnings` | a line each |
//! | `path` | where it is |
//!
//! From `jumps` to `furniture` all is `null` for an edition that came as one.

use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Serialize, Serializer};

use super::super::json;
use crate::app::ImportedEdition;
use crate::input::Loaded;
use crate::layout::Widths;
use crate::model::{Block, Clean, Edition, EditionKey, Part};
use crate::shell::cli::Result;
use crate::shell::shelves::inside;
use crate::store::StoreOutcome;
use crate::words::{Became, ImportRow, Words};

/// The report.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    schema: u32,
    pub(super) editions: Vec<Outcome>,
    pub(super) failed: Vec<ImportFailure>,
}

/// Something that could not be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::shell) struct ImportFailure {
    path: Option<String>,
    message: String,
}

impl ImportFailure {
    /// A file that was left out; the message names it.
    pub(super) fn of(path: &str, message: &str) -> Self {
        Self { path: Some(clean(path)), message: clean(message) }
    }

    /// What no file is to blame for.
    pub(super) fn of_nobody(message: &str) -> Self {
        Self { path: None, message: clean(message) }
    }

    /// The file or folder at fault, by the name that messages have for it; `None`
    /// if it was none of those that were given.
    pub(in crate::shell) fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// One line that names it, what is wrong, and the way out.
    pub(in crate::shell) fn message(&self) -> &str {
        &self.message
    }
}

impl Serialize for ImportFailure {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.message)
    }
}

/// What became of one edition.
#[derive(Debug, Serialize)]
pub(super) struct Outcome {
    #[serde(flatten)]
    read: ReadEdition,
    status: &'static str,
    path: String,
    #[serde(skip)]
    place: PathBuf,
}

/// An edition that was read, and what is to be told of it.
#[derive(Debug, Serialize)]
pub(super) struct ReadEdition {
    from: String,
    key: String,
    paper: String,
    date: Option<String>,
    pages: usize,
    articles: usize,
    #[serde(flatten)]
    counts: Option<RecoveryCounts>,
    warnings: Vec<String>,
}

/// What the recovery did.
#[derive(Debug, Default, Serialize)]
pub(super) struct RecoveryCounts {
    jumps: usize,
    joins: usize,
    doubts: usize,
    damage: usize,
    damaged: Vec<String>,
    unplaced: usize,
    furniture: usize,
}

impl RecoveryCounts {
    pub(super) fn of(loaded: &Loaded) -> Self {
        let mut counts = Self {
            unplaced: loaded.unplaced.len(),
            furniture: loaded.furniture.len(),
            ..Self::default()
        };
        for (article, body) in loaded.edition.articles.iter().zip(&loaded.bodies) {
            let jumps = article.regions.iter().filter(|region| region.part == Part::Jump);
            counts.jumps += jumps.count();
            let blocks: Vec<Block> = body.all_blocks().collect();
            let cut = blocks.iter().filter(|block| block.truncated).count();
            counts.joins += blocks.iter().map(|b| b.source.len().saturating_sub(1)).sum::<usize>();
            counts.doubts += blocks.iter().map(|block| block.doubts.len()).sum::<usize>();
            counts.damage += cut;
            if cut > 0 {
                counts.damaged.push(article.title().to_string());
            }
        }
        counts
    }
}

impl ReadEdition {
    /// An edition from an input that messages call `from`.
    pub(super) fn new(
        from: &str,
        edition: &Edition,
        counts: Option<RecoveryCounts>,
        words: &dyn Words,
    ) -> Self {
        Self {
            from: clean(from),
            key: edition.key().to_string(),
            paper: edition.paper.title.to_string(),
            date: edition.date.map(|date| date.to_string()),
            pages: edition.pages.len(),
            articles: edition.articles.len(),
            counts,
            warnings: edition.warnings.iter().map(|w| clean(&words.warning(w))).collect(),
        }
    }

    /// Adds what the edition itself has no warning of.
    pub(super) fn warn(&mut self, warning: &str) {
        self.warnings.push(clean(warning));
    }

    /// What messages call the input it came from.
    pub(super) fn from(&self) -> String {
        self.from.clone()
    }
}

impl Outcome {
    /// An edition that is in the library.
    pub(super) fn new(read: ReadEdition, placed: &StoreOutcome) -> Self {
        let status = match placed {
            StoreOutcome::New(_) => "imported",
            StoreOutcome::Replaced(_) => "replaced",
            StoreOutcome::Kept(_) => "unchanged",
            StoreOutcome::Other(_) => "kept",
        };
        let path = clean(&placed.path().to_string_lossy());
        Self { read, status, path, place: placed.path().to_owned() }
    }

    /// Adds a warning.
    pub(super) fn warn(&mut self, warning: &str) {
        self.read.warn(warning);
    }

    fn text(&self, words: &dyn Words, out: &mut dyn Write) -> Result<()> {
        let date = self.read.date.as_deref().unwrap_or(words.without_date());
        let became = match self.status {
            "imported" => Became::Imported,
            "replaced" => Became::Replaced,
            "unchanged" => Became::Unchanged,
            _ => Became::Kept,
        };
        writeln!(out, "{} {date}: {}", self.read.paper, words.became(became))?;
        let mut row = |row: ImportRow, value: &dyn Display| {
            let name = words.row(row);
            let pad = " ".repeat(11_usize.saturating_sub(Widths::default().text(name)).max(1));
            writeln!(out, "  {name}{pad}{value}")
        };
        row(ImportRow::From, &self.read.from)?;
        if matches!(became, Became::Imported | Became::Replaced) {
            row(ImportRow::Pages, &self.read.pages)?;
            row(ImportRow::Articles, &self.read.articles)?;
            for (name, count) in
                self.read.counts.iter().flat_map(|counts| counts.worth_telling(words))
            {
                row(name, &count)?;
            }
            for warning in &self.read.warnings {
                row(ImportRow::Warning, warning)?;
            }
        }
        row(ImportRow::KeptIn, &self.path)?;
        row(ImportRow::OpenIt, &format!("newsprint {}", quoted(&self.path)))?;
        Ok(())
    }
}

impl RecoveryCounts {
    /// What there is any of, with its name.
    fn worth_telling(&self, words: &dyn Words) -> Vec<(ImportRow, String)> {
        let counted = [
            (ImportRow::Jumps, self.jumps),
            (ImportRow::Joins, self.joins),
            (ImportRow::Doubts, self.doubts),
            (ImportRow::Damage, self.damage),
            (ImportRow::Unplaced, self.unplaced),
            (ImportRow::Furniture, self.furniture),
        ];
        let some = counted.into_iter().filter(|(_, count)| *count > 0);
        some.map(|(name, count)| match name {
            ImportRow::Damage => (name, self.damage_in_words(words)),
            _ => (name, count.to_string()),
        })
        .collect()
    }

    fn damage_in_words(&self, words: &dyn Words) -> String {
        const SHOWN: usize = 3;
        let titles: Vec<&str> = self.damaged.iter().take(SHOWN).map(String::as_str).collect();
        let more = if self.damaged.len() > SHOWN { "; …" } else { "" };
        words.ends_missing(self.damage, &format!("{}{more}", titles.join("; ")))
    }
}

impl Default for Report {
    fn default() -> Self {
        Self { schema: 1, editions: Vec::new(), failed: Vec::new() }
    }
}

impl Report {
    /// The folders in the library that the editions are in.
    pub(super) fn folders(&self, library: &Path) -> Vec<String> {
        let paths = self.editions.iter().map(|edition| Path::new(&edition.path));
        paths.filter_map(|path| inside(path, library)).collect()
    }

    /// Notes what could not be imported, and which file was at fault.
    pub(super) fn fail(&mut self, path: Option<&str>, fault: &str) {
        self.failed.push(ImportFailure { path: path.map(clean), message: clean(fault) });
    }

    /// How many editions are new in the library.
    pub(super) fn new_editions(&self) -> usize {
        let is_new = |edition: &&Outcome| matches!(edition.status, "imported" | "replaced");
        self.editions.iter().filter(is_new).count()
    }

    /// The editions that are new, each by its key and its folder in a library.
    pub(super) fn newcomers(&self, library: &Path) -> Vec<ImportedEdition> {
        let new = self.editions.iter().filter(|edition| edition.status == "imported");
        let imported = |edition: &Outcome| {
            let folder = inside(&edition.place, library)?;
            Some(ImportedEdition { key: EditionKey::new(&edition.read.key), folder })
        };
        new.filter_map(imported).collect()
    }

    /// How many editions stay out because another of their day is there.
    pub(super) fn others(&self) -> usize {
        self.editions.iter().filter(|edition| edition.status == "kept").count()
    }

    pub(super) fn json(&self, out: &mut dyn Write) -> Result<()> {
        json::write(self, out)
    }

    pub(super) fn text(&self, words: &dyn Words, out: &mut dyn Write) -> Result<()> {
        for (index, edition) in self.editions.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            edition.text(words, out)?;
        }
        Ok(())
    }
}

fn clean(text: &str) -> String {
    Clean::line(text).into_string()
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    if path.chars().all(plain) {
        path.to_owned()
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

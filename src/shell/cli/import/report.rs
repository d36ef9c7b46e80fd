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
//! | `status` | `imported`, `replaced`, or `unchanged`: it was there already |
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

use anyhow::Result;
use serde::Serialize;

use crate::loader::Loaded;
use crate::model::{Block, Clean, Edition, Part};
use crate::store::Placed;

/// The report.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    schema: u32,
    pub(super) editions: Vec<Outcome>,
    pub(super) failed: Vec<String>,
}

/// What became of one edition.
#[derive(Debug, Serialize)]
pub(super) struct Outcome {
    status: &'static str,
    key: String,
    paper: String,
    date: Option<String>,
    pages: usize,
    articles: usize,
    #[serde(flatten)]
    counts: Option<Counts>,
    warnings: Vec<String>,
    path: String,
}

/// What the recovery did.
#[derive(Debug, Default, Serialize)]
pub(super) struct Counts {
    jumps: usize,
    joins: usize,
    doubts: usize,
    damage: usize,
    damaged: Vec<String>,
    unplaced: usize,
    furniture: usize,
}

impl Counts {
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

impl Outcome {
    pub(super) fn new(edition: &Edition, placed: &Placed, counts: Option<Counts>) -> Self {
        let status = match placed {
            Placed::New(_) => "imported",
            Placed::Replaced(_) => "replaced",
            Placed::Kept(_) => "unchanged",
        };
        Self {
            status,
            key: edition.key().to_string(),
            paper: edition.paper.title.to_string(),
            date: edition.date.map(|date| date.to_string()),
            pages: edition.pages.len(),
            articles: edition.articles.len(),
            counts,
            warnings: edition.warnings.iter().map(|w| clean(&w.to_string())).collect(),
            path: clean(&placed.path().to_string_lossy()),
        }
    }

    fn text(&self, out: &mut dyn Write) -> Result<()> {
        let date = self.date.as_deref().unwrap_or("without a date");
        let what = match self.status {
            "unchanged" => {
                "is in the library already, and was left as it is (--replace imports it anew)"
            }
            status => status,
        };
        writeln!(out, "{} {date}: {what}", self.paper)?;
        let mut row = |name: &str, value: &dyn Display| writeln!(out, "  {name:<10} {value}");
        if self.status != "unchanged" {
            row("pages", &self.pages)?;
            row("articles", &self.articles)?;
            if let Some(counts) = &self.counts {
                row("jumps", &counts.jumps)?;
                row("joins", &counts.joins)?;
                row("doubts", &counts.doubts)?;
                row("damage", &counts.damage_in_words())?;
                row("unplaced", &counts.unplaced)?;
                row("furniture", &counts.furniture)?;
            }
            for warning in &self.warnings {
                row("warning", warning)?;
            }
        }
        row("kept in", &self.path)?;
        row("open it", &format!("newsprint {}", quoted(&self.path)))?;
        Ok(())
    }
}

impl Counts {
    fn damage_in_words(&self) -> String {
        const SHOWN: usize = 3;
        if self.damage == 0 {
            return "0".to_owned();
        }
        let titles: Vec<&str> = self.damaged.iter().take(SHOWN).map(String::as_str).collect();
        let more = if self.damaged.len() > SHOWN { "; …" } else { "" };
        format!("{} (an end is missing: {}{more})", self.damage, titles.join("; "))
    }
}

impl Default for Report {
    fn default() -> Self {
        Self { schema: 1, editions: Vec::new(), failed: Vec::new() }
    }
}

impl Report {
    /// Notes what could not be imported.
    pub(super) fn fail(&mut self, fault: &dyn Display) {
        self.failed.push(clean(&fault.to_string()));
    }

    /// How many editions are new in the library.
    pub(super) fn new_editions(&self) -> usize {
        self.editions.iter().filter(|edition| edition.status != "unchanged").count()
    }

    pub(super) fn json(&self, out: &mut dyn Write) -> Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        Ok(writeln!(out, "{text}")?)
    }

    pub(super) fn text(&self, out: &mut dyn Write) -> Result<()> {
        for (index, edition) in self.editions.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            edition.text(out)?;
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

//! The catalogue of the library, `index.db` in the cache directory: what the
//! newsstand shows of every edition, so that a start need not read them. It
//! may be deleted at any time, and is made anew when it is missing, broken or
//! of another version; whatever goes wrong here only costs a reading.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::disposable::{connect, number, version};
use super::error::NotKept;
use super::make_dir;
use super::salvage::clear;
use super::state::{count, size, text};
use crate::model::{Clean, Date, EditionKey, HeadlineList, Lang};

/// The name of the catalogue in the cache directory.
const FILE: &str = "index.db";
/// Marks the file as ours.
const APPLICATION: i64 = 0x6e70_6978;
/// To be raised with the table below. The program's own version counts too.
const VERSION: u32 = 3;

// The contents are most of the bytes, and a list needs none of them: they lie apart,
// so that it is read in few pages. What is searched is looked through from end to
// end, and stands before them.
const TABLE: &str = "
    CREATE TABLE edition (
        library TEXT NOT NULL,
        folder TEXT NOT NULL,
        size INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        key TEXT NOT NULL,
        paper TEXT NOT NULL,
        subtitle TEXT,
        date TEXT,
        variant TEXT,
        lang TEXT NOT NULL,
        pages INTEGER NOT NULL,
        sections INTEGER NOT NULL,
        articles INTEGER NOT NULL,
        leads TEXT NOT NULL,
        PRIMARY KEY (library, folder)
    ) WITHOUT ROWID;
    CREATE INDEX newest ON edition (library, date DESC);
    CREATE TABLE whole (
        library TEXT NOT NULL,
        folder TEXT NOT NULL,
        key TEXT NOT NULL,
        findable TEXT NOT NULL,
        contents TEXT NOT NULL,
        UNIQUE (library, folder)
    );";

/// Tells whether a file is still the one that was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FileStamp {
    /// Its length in bytes.
    pub size: u64,
    /// Its last change, in nanoseconds since 1970.
    pub changed: i64,
}

impl FileStamp {
    /// The stamp of a file that is there.
    #[must_use]
    pub fn of(file: &Path) -> Option<Self> {
        let about = fs::metadata(file).ok().filter(fs::Metadata::is_file)?;
        let since = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Some(Self { size: about.len(), changed: since.map_or(0, |since| since.as_nanos() as i64) })
    }
}

/// What the catalogue knows of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Where it is: a path inside the library, parted by `/`.
    pub folder: String,
    /// Its `edition.toml` as it was read.
    pub stamp: FileStamp,
    /// Its key.
    pub key: EditionKey,
    /// The masthead.
    pub paper: Clean,
    /// What stands under the masthead.
    pub subtitle: Option<Clean>,
    /// Its date.
    pub date: Option<Date>,
    /// Which of the day's editions.
    pub variant: Option<Clean>,
    /// The customs it is set by.
    pub lang: Lang,
    /// Number of pages.
    pub pages: usize,
    /// Number of sections.
    pub sections: usize,
    /// Number of articles.
    pub articles: usize,
    /// Its sections and their leading headlines.
    pub contents: HeadlineList,
    /// What a filter searches, as it was folded; empty where not all is read.
    pub findable: String,
}

/// How much of the contents is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Nothing: what there is.
    Bare,
    /// The first section with its first three headlines: enough for a list.
    Leads,
    /// All that was kept.
    Whole,
}

/// Headlines of [`Depth::Leads`].
const LEADS: usize = 3;

/// The open catalogue.
#[derive(Debug)]
pub struct Catalogue {
    conn: Connection,
}

impl Catalogue {
    /// Opens the catalogue in a cache directory, and makes it if there is no
    /// sound one of this version.
    ///
    /// # Errors
    /// When there can be none; then the editions are read instead.
    pub fn open(cache: &Path) -> Result<Self, NotKept> {
        make_dir(cache)?;
        let file = cache.join(FILE);
        if let Some(conn) = connect(&file).ok().filter(is_ours) {
            return Ok(Self { conn });
        }
        clear(&file)?;
        let conn = connect(&file)?;
        conn.execute_batch(TABLE)?;
        conn.pragma_update(None, "application_id", APPLICATION)?;
        conn.pragma_update(None, "user_version", version(VERSION))?;
        Ok(Self { conn })
    }

    /// What is known of the editions of a library, by falling folders. A row that
    /// makes no sense is left out, as if it had never been read.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn cards(&self, library: &str, depth: Depth) -> Result<Vec<Card>, NotKept> {
        let mut cards = Vec::new();
        self.each(library, depth, &mut |card| cards.push(card))?;
        Ok(cards)
    }

    /// The same, given one by one: cards are large, and of large libraries many.
    ///
    /// # Errors
    /// As [`Catalogue::cards`].
    pub fn each(
        &self,
        library: &str,
        depth: Depth,
        give: &mut dyn FnMut(Card),
    ) -> Result<(), NotKept> {
        let query = match depth {
            Depth::Bare | Depth::Leads => {
                "SELECT * FROM edition WHERE library = ?1 ORDER BY folder DESC"
            }
            Depth::Whole => {
                "SELECT edition.*, findable, contents FROM edition JOIN whole \
                 USING (library, folder) WHERE edition.library = ?1 ORDER BY folder DESC"
            }
        };
        self.asked(query, params![library], depth, give)
    }

    /// The same of the newest editions with their leads, so many at most, newest
    /// first: enough for a first screen, whatever the size of the library.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn newest(&self, library: &str, most: usize) -> Result<Vec<Card>, NotKept> {
        let query = "SELECT * FROM edition WHERE library = ?1 ORDER BY date DESC LIMIT ?2";
        let mut cards = Vec::new();
        let with = params![library, count(most)];
        self.asked(query, with, Depth::Leads, &mut |card| cards.push(card))?;
        Ok(cards)
    }

    /// All that is known of one edition; nothing if that is not all.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn whole(&self, library: &str, folder: &str) -> Result<Option<Card>, NotKept> {
        let query = "SELECT edition.*, findable, contents FROM edition JOIN whole \
                     USING (library, folder) WHERE edition.library = ?1 AND edition.folder = ?2";
        let mut found = None;
        let with = params![library, folder];
        self.asked(query, with, Depth::Whole, &mut |card| found = Some(card))?;
        Ok(found)
    }

    /// What there is of one edition.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn bare(&self, library: &str, folder: &str) -> Result<Option<Card>, NotKept> {
        let query = "SELECT * FROM edition WHERE library = ?1 AND folder = ?2";
        let mut found = None;
        let with = params![library, folder];
        self.asked(query, with, Depth::Bare, &mut |card| found = Some(card))?;
        Ok(found)
    }

    /// How many editions of a library it has.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn count(&self, library: &str) -> Result<usize, NotKept> {
        let query = "SELECT count(*) FROM edition WHERE library = ?1";
        Ok(self.conn.query_row(query, params![library], |row| size(row, 0))?)
    }

    fn asked(
        &self,
        query: &str,
        with: impl rusqlite::Params,
        depth: Depth,
        give: &mut dyn FnMut(Card),
    ) -> Result<(), NotKept> {
        let mut statement = self.conn.prepare_cached(query)?;
        let mut rows = statement.query(with)?;
        while let Some(row) = rows.next()? {
            if let Ok(card) = card(row, depth) {
                give(card);
            }
        }
        Ok(())
    }

    /// Looks through what can be found of the editions of a library, as long as
    /// `goes_on` says so; gives the keys of those whose text `holds` what is looked
    /// for, a line each, or nothing if it was not to go on to the end.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn find(
        &self,
        library: &str,
        holds: &dyn Fn(&[u8]) -> bool,
        goes_on: &dyn Fn() -> bool,
    ) -> Result<Option<String>, NotKept> {
        let query = "SELECT findable, key FROM whole WHERE library = ?1";
        let mut statement = self.conn.prepare_cached(query)?;
        let mut rows = statement.query(params![library])?;
        let mut found = String::new();
        while let Some(row) = rows.next()? {
            if !goes_on() {
                return Ok(None);
            }
            if holds(row.get_ref(0)?.as_bytes().unwrap_or_default()) {
                found.extend([text(row, 1)?.as_str(), "\n"]);
            }
        }
        Ok(Some(found))
    }

    /// Enters editions, and strikes out those of the folders that are `gone`.
    ///
    /// # Errors
    /// When nothing could be written; then nothing is changed.
    pub fn update(&mut self, library: &str, new: &[Card], gone: &[String]) -> Result<(), NotKept> {
        if new.is_empty() && gone.is_empty() {
            return Ok(());
        }
        let change = self.conn.transaction()?;
        {
            for table in ["edition", "whole"] {
                let strike = format!("DELETE FROM {table} WHERE library = ?1 AND folder = ?2");
                let mut strike = change.prepare(&strike)?;
                for folder in gone {
                    strike.execute(params![library, folder])?;
                }
            }
            let mut enter_whole =
                change.prepare("INSERT OR REPLACE INTO whole VALUES (?1, ?2, ?3, ?4, ?5)")?;
            let mut enter = change.prepare(
                "INSERT OR REPLACE INTO edition VALUES \
                 (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?;
            for card in new {
                enter.execute(params![
                    library,
                    card.folder,
                    i64::try_from(card.stamp.size).unwrap_or(i64::MAX),
                    card.stamp.changed,
                    card.key.as_str(),
                    card.paper.as_str(),
                    card.subtitle.as_deref(),
                    card.date.map(|date| date.to_string()),
                    card.variant.as_deref(),
                    card.lang.tag(),
                    count(card.pages),
                    count(card.sections),
                    count(card.articles),
                    leads(&card.contents),
                ])?;
                let contents = written(card.contents.sections());
                let (folder, key) = (&card.folder, card.key.as_str());
                enter_whole.execute(params![library, folder, key, card.findable, contents])?;
            }
        }
        change.commit()?;
        Ok(())
    }

    /// Whether the file is sound through and through.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let answer = self.conn.query_row("PRAGMA integrity_check(1)", [], |row| text(row, 0));
        answer.optional().is_ok_and(|answer| answer.as_deref() == Some("ok"))
    }

    /// Removes the catalogue of a cache directory.
    ///
    /// # Errors
    /// When it is there and cannot be removed.
    pub fn discard(cache: &Path) -> Result<(), NotKept> {
        clear(&cache.join(FILE))
    }
}

fn is_ours(conn: &Connection) -> bool {
    number(conn, "PRAGMA application_id") == Some(APPLICATION)
        && number(conn, "PRAGMA user_version") == Some(version(VERSION))
        && conn.prepare("SELECT contents, leads FROM edition, whole").is_ok()
}

/// The beginning of the contents that a list shows.
fn leads(contents: &HeadlineList) -> String {
    written(contents.sections().take(1).map(|(name, mut titles)| {
        titles.truncate(LEADS);
        (name, titles)
    }))
}

fn written<'a>(sections: impl Iterator<Item = (&'a str, Vec<&'a str>)>) -> String {
    serde_json::to_string(&sections.collect::<Vec<_>>()).unwrap_or_default()
}

fn read(written: &str) -> Option<HeadlineList> {
    let plain: Vec<(String, Vec<String>)> = serde_json::from_str(written).ok()?;
    let line = |text: &String| Clean::line(text);
    let section = |(name, titles): &(String, Vec<String>)| {
        (line(name), titles.iter().map(line).collect::<Vec<_>>())
    };
    Some(plain.iter().map(section).collect::<Vec<_>>().into())
}

/// A row of the table, its leads or its whole contents as the last column; before
/// these what can be found of it.
fn card(row: &Row<'_>, depth: Depth) -> rusqlite::Result<Card> {
    let last = row.as_ref().column_count() - 1;
    let wrong = |column: usize| {
        rusqlite::Error::InvalidColumnType(column, "an edition".to_owned(), Type::Text)
    };
    let line = |column: usize| -> rusqlite::Result<Clean> { Ok(Clean::line(&text(row, column)?)) };
    let optional = |column: usize| -> rusqlite::Result<Option<Clean>> {
        Ok(row.get::<_, Option<String>>(column)?.map(|text| Clean::line(&text)))
    };
    let date = row.get::<_, Option<String>>(7)?;
    let contents = match depth {
        Depth::Bare => HeadlineList::from(Vec::new()),
        Depth::Leads | Depth::Whole => {
            read(&row.get::<_, String>(last)?).ok_or_else(|| wrong(last))?
        }
    };
    Ok(Card {
        folder: row.get(1)?,
        stamp: FileStamp { size: size(row, 2)? as u64, changed: row.get(3)? },
        key: EditionKey::new(&text(row, 4)?),
        paper: line(5)?,
        subtitle: optional(6)?,
        date: date.map(|date| date.parse().map_err(|_| wrong(7))).transpose()?,
        variant: optional(8)?,
        lang: Lang::from_tag(&text(row, 9)?),
        pages: size(row, 10)?,
        sections: size(row, 11)?,
        articles: size(row, 12)?,
        contents,
        findable: if depth == Depth::Whole { text(row, last - 1)? } else { String::new() },
    })
}

#[cfg(test)]
#[path = "catalogue_tests.rs"]
mod tests;

//! The file: made, opened, given up.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use crate::store::dirs::make_dir;
use crate::store::disposable::{connect, number, version};
use crate::store::error::NotKept;
use crate::store::salvage::clear;

/// The name of the index in the cache directory.
pub(super) const FILE: &str = "terms.db";
/// Marks the file as ours.
const APPLICATION: i64 = 0x6e70_7478;
/// To be raised with the tables below, and with what terms are made of.
const VERSION: u32 = 5;
/// KiB of pages that a reader keeps in memory; fewer than 0, as `SQLite` wants it.
const READER_CACHE: i64 = -2048;
/// How long another newsprint may write: it does so an edition at a time.
const PATIENCE: Duration = Duration::from_secs(10);

const TABLES: &str = "
    CREATE TABLE edition (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        library TEXT NOT NULL,
        folder TEXT NOT NULL,
        stamp INTEGER NOT NULL,
        pages_stamp INTEGER NOT NULL,
        first INTEGER NOT NULL,
        articles INTEGER NOT NULL,
        key TEXT NOT NULL,
        paper TEXT NOT NULL,
        date TEXT,
        lang TEXT NOT NULL,
        pages TEXT NOT NULL,
        sections TEXT NOT NULL,
        section_of BLOB NOT NULL,
        recovered INTEGER NOT NULL,
        page_of BLOB NOT NULL,
        files TEXT NOT NULL,
        UNIQUE (library, folder)
    );
    CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        section INTEGER NOT NULL,
        page INTEGER,
        kind TEXT NOT NULL,
        lang TEXT,
        picture INTEGER NOT NULL,
        name TEXT NOT NULL,
        head TEXT NOT NULL,
        file INTEGER,
        start INTEGER,
        length INTEGER
    );
    CREATE VIRTUAL TABLE term USING fts5(
        terms, content='', contentless_delete=1, detail=none,
        tokenize=\"ascii tokenchars '_^'\"
    );";

/// The open index.
#[derive(Debug)]
pub struct TermIndex {
    pub(super) conn: Connection,
    file: PathBuf,
}

impl TermIndex {
    /// Opens the index in a cache directory, and makes it if there is no sound
    /// one of this version; tells whether one was damaged.
    ///
    /// # Errors
    /// When there can be none.
    pub fn open(cache: &Path) -> Result<(Self, bool), NotKept> {
        make_dir(cache)?;
        let file = cache.join(FILE);
        let was_there = file.try_exists()?;
        let there = was_there.then(|| opened(&file));
        let is_damaged = match there {
            Some(Ok(conn)) if is_ours(&conn) => return Ok((Self { conn, file }, false)),
            Some(Ok(conn)) => number(&conn, "PRAGMA application_id") != Some(APPLICATION),
            Some(Err(error)) => match NotKept::from(error) {
                NotKept::Damaged(_) => true,
                fault => return Err(fault),
            },
            None => false,
        };
        clear(&file)?;
        let conn = opened(&file)?;
        let made = conn.execute_batch(&format!(
            "BEGIN IMMEDIATE; {TABLES} PRAGMA application_id = {APPLICATION}; \
             PRAGMA user_version = {}; COMMIT;",
            version(VERSION)
        ));
        // Another newsprint may have made it meanwhile.
        match made {
            Err(error) if !is_ours(&conn) => Err(error.into()),
            _ => Ok((Self { conn, file }, is_damaged)),
        }
    }

    /// Gives a damaged index up for an empty one.
    ///
    /// # Errors
    /// When there can be none.
    pub fn renew(self) -> Result<Self, NotKept> {
        let Self { conn, file } = self;
        drop(conn);
        clear(&file)?;
        Ok(Self::open(file.parent().unwrap_or(Path::new(".")))?.0)
    }

    /// The same for who answers queries: half of what a writer keeps in memory serves it
    /// as well.
    #[must_use]
    pub fn for_reading(self) -> Self {
        // What cannot be set stays as it is.
        let _ = self.conn.pragma_update(None, "cache_size", READER_CACHE);
        self
    }

    /// Whether the file is sound through and through.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let answer: rusqlite::Result<String> =
            self.conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0));
        let terms = self.conn.execute_batch("INSERT INTO term (term) VALUES ('integrity-check')");
        answer.is_ok_and(|answer| answer == "ok") && terms.is_ok()
    }
}

/// Readers and a writer at once, and no page half written whatever happens.
pub(super) fn opened(file: &Path) -> rusqlite::Result<Connection> {
    let conn = connect(file)?;
    conn.busy_timeout(PATIENCE)?;
    conn.execute_batch(
        "PRAGMA auto_vacuum = INCREMENTAL;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = NORMAL;
         PRAGMA cache_size = -4096;",
    )?;
    Ok(conn)
}

fn is_ours(conn: &Connection) -> bool {
    number(conn, "PRAGMA application_id") == Some(APPLICATION)
        && number(conn, "PRAGMA user_version") == Some(version(VERSION))
        && conn.prepare("SELECT files FROM edition, article, term").is_ok()
}

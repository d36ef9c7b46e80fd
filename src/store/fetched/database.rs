//! The database itself: its tables, and the right to write to it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use crate::store::dirs::make_dir;
use crate::store::error::{NotKept, StateError, StoreNotice, shown};
use crate::store::holder::{HeldLock, Patience, lock, owners_only};
use crate::store::quarantine::{is_named, place, set_aside};
use crate::store::salvage::{clear, with_suffix};
use crate::store::schema::{self, Tables};

/// The name of the database in the data directory.
pub(super) const FILE: &str = "fetch.db";

/// Two fetches at once would each ask for everything; whoever comes second is
/// told at once who is at work.
const PATIENCE: Patience =
    Patience { quiet: Duration::from_millis(300), told: Duration::ZERO, tell: None };

/// "nprf", in the file's header.
const TABLES: Tables = Tables { application: 0x6e70_7266, steps: &STEPS };

const STEPS: [&str; 3] = [
    "
CREATE TABLE answer (
    paper    TEXT NOT NULL,            -- as sources.toml names it
    address  TEXT NOT NULL,
    etag     TEXT,
    modified TEXT,
    hash     TEXT NOT NULL,            -- BLAKE3 of the bytes
    PRIMARY KEY (paper, address)
) STRICT, WITHOUT ROWID;
CREATE TABLE article (
    paper   TEXT NOT NULL,
    key     TEXT NOT NULL,             -- by what it is known again
    source  TEXT NOT NULL,             -- address of the source
    day     TEXT NOT NULL,             -- of the edition that it is in
    batch   INTEGER NOT NULL,          -- the run of the day that brought it
    place   INTEGER NOT NULL,          -- in what the source gave
    page    INTEGER,
    section TEXT,
    entry   TEXT,                      -- what a server knows it by
    whole   INTEGER NOT NULL,
    tries   INTEGER NOT NULL,          -- runs that did not get all of it
    print   TEXT NOT NULL,             -- of head and text, as the source gave them
    head    BLOB NOT NULL,
    body    BLOB NOT NULL,
    changed INTEGER,                   -- when the site changed it, ms since 1970
    first_head BLOB,                   -- what it was then
    first_body BLOB,
    PRIMARY KEY (paper, source, key)
) STRICT;
CREATE INDEX article_of_day ON article (paper, day);
CREATE TABLE issue (
    paper  TEXT NOT NULL,
    day    TEXT NOT NULL,
    source TEXT NOT NULL,
    about  BLOB NOT NULL,              -- what the source says of itself, and its pages
    PRIMARY KEY (paper, day, source)
) STRICT, WITHOUT ROWID;
CREATE TABLE edition (
    paper TEXT NOT NULL,
    day   TEXT NOT NULL,
    print TEXT NOT NULL,               -- of the files that were put into the library
    key   TEXT NOT NULL,               -- the edition's
    PRIMARY KEY (paper, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE health (
    paper   TEXT NOT NULL,
    source  TEXT NOT NULL,
    day     TEXT NOT NULL,             -- of the last run
    empty   INTEGER NOT NULL,          -- days running without an article
    PRIMARY KEY (paper, source)
) STRICT, WITHOUT ROWID;
",
    "
CREATE TABLE entry (
    paper   TEXT NOT NULL,
    source  TEXT NOT NULL,
    entry   TEXT NOT NULL,             -- what a server knows it by
    day     TEXT NOT NULL,
    edition TEXT NOT NULL,             -- the edition's key
    article TEXT NOT NULL,             -- its id in there
    told    INTEGER NOT NULL,          -- the server was told that it is read
    PRIMARY KEY (paper, source, entry)
) STRICT, WITHOUT ROWID;
",
    "
CREATE TABLE traced (
    edition TEXT NOT NULL,             -- the edition's key
    article TEXT NOT NULL,             -- an article in there of which more is known
    day     TEXT NOT NULL,
    paper   TEXT NOT NULL,             -- where its texts are
    source  TEXT NOT NULL,
    key     TEXT NOT NULL,
    PRIMARY KEY (edition, article)
) STRICT, WITHOUT ROWID;
",
];

/// What is kept of what was fetched. It may be sent to another thread, but is
/// used by one at a time.
#[derive(Debug)]
pub struct Fetched {
    pub(super) conn: Connection,
    file: PathBuf,
}

/// The right to fetch, held until it is dropped or its process dies.
#[derive(Debug)]
pub struct FetchLock {
    _held: HeldLock,
}

impl FetchLock {
    /// Takes it.
    ///
    /// # Errors
    /// [`NotKept::Held`] with who has it and since when.
    pub fn take(dir: &Path) -> Result<Self, StateError> {
        let file = dir.join(".fetch.lock");
        make_dir(dir).map_err(|error| StateError::new(&file, error))?;
        let held = lock(&file, &PATIENCE).map_err(|fault| StateError::new(&file, fault))?;
        Ok(Self { _held: held })
    }
}

impl Fetched {
    /// Opens the database in a data directory, and makes both if need be. A
    /// damaged one is set aside, and the notice says so.
    ///
    /// # Errors
    /// When nothing could be kept there.
    pub fn open(dir: &Path) -> Result<(Self, Option<StoreNotice>), StateError> {
        let file = dir.join(FILE);
        let told = |fault| StateError::new(&file, fault);
        make_dir(dir).map_err(|error| told(NotKept::from(error)))?;
        let (conn, notice) = connect_or_begin(&file).map_err(told)?;
        Ok((Self { conn, file }, notice))
    }

    /// The database of a data directory, if one is there: none is made, and a
    /// damaged one stays as it is, for the next fetch to set aside and tell.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn there(dir: &Path) -> Result<Option<Self>, StateError> {
        let file = dir.join(FILE);
        if !is_named(&file) {
            return Ok(None);
        }
        let conn = schema::connect_to(&file, &TABLES);
        let conn = conn.map_err(|fault| StateError::new(&file, fault))?;
        Ok(Some(Self { conn, file }))
    }

    /// Runs statements that only read.
    pub(super) fn told<T>(
        &self,
        run: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StateError> {
        run(&self.conn).map_err(|error| StateError::new(&self.file, error))
    }

    /// Runs several statements, all or none.
    pub(super) fn change<T>(
        &self,
        run: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StateError> {
        self.told(|conn| schema::all_or_none(conn, run))
    }
}

/// The caller may be one of two that begin at once: a new file is whole before
/// it has its name.
fn connect_or_begin(file: &Path) -> Result<(Connection, Option<StoreNotice>), NotKept> {
    let mut notice = None;
    if is_named(file) {
        match schema::connect_to(file, &TABLES) {
            Ok(conn) => return Ok((conn, None)),
            Err(NotKept::Damaged(reason)) => {
                let aside = set_aside(file)?;
                let aside = aside.file_name().unwrap_or_default();
                notice = Some(StoreNotice::Begun {
                    file: shown(file),
                    aside: shown(Path::new(aside)),
                    reason,
                });
            }
            Err(other) => return Err(other),
        }
    }
    let fresh = with_suffix(file, ".new");
    clear(&fresh)?;
    owners_only().create_new(true).open(&fresh)?;
    let conn = schema::create_with(&fresh, &TABLES)?;
    conn.close().map_err(|(_, error)| error)?;
    place(&fresh, file)?;
    Ok((schema::connect_to(file, &TABLES)?, notice))
}

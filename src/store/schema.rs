//! The tables of `state.db`, their versions, and a connection that is set up:
//! the same for every database of ours.

use std::path::Path;
use std::thread;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags, Transaction, TransactionBehavior};

use super::error::{NotKept, StateError};
use crate::model::Clean;
use crate::model::error::{SpecialFile, SystemError};

/// "nprt", in the file's header: whose database it is.
const APPLICATION: i64 = 0x6e70_7274;

/// How long a write waits for another newsprint's write, in looks and in the
/// time between two: about 5 s.
const LOOKS: i32 = 2500;
const PAUSE: Duration = Duration::from_millis(2);

/// Who waits for longer than a write on a slow disk takes is told for what.
const SOON: Duration = Duration::from_millis(300);

/// Prepared statements kept per connection; more than there are.
const STATEMENTS: usize = 32;

/// Whose a database is, and what is in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tables {
    /// In the file's header.
    pub(super) application: i64,
    /// Step `n` takes a database of version `n` to version `n + 1`. A step that
    /// was released is never changed again.
    pub(super) steps: &'static [&'static str],
}

/// Those of `state.db`.
const STATE: Tables = Tables { application: APPLICATION, steps: &STEPS };

/// See [`Tables::steps`].
const STEPS: [&str; 7] = [
    "
CREATE TABLE bookmark (
    id      TEXT PRIMARY KEY NOT NULL, -- UUID, hyphenated
    edition TEXT NOT NULL,
    article TEXT NOT NULL,
    block   INTEGER NOT NULL,
    byte    INTEGER NOT NULL,
    exact   TEXT NOT NULL,
    prefix  TEXT NOT NULL,
    suffix  TEXT NOT NULL,
    paper   TEXT NOT NULL,
    date    TEXT NOT NULL,
    title   TEXT NOT NULL,
    name    TEXT NOT NULL,
    created INTEGER NOT NULL,          -- milliseconds since 1970, UTC; so is `changed`
    changed INTEGER NOT NULL,
    removed INTEGER NOT NULL           -- 1: a tombstone
) STRICT, WITHOUT ROWID;
CREATE TABLE edition (
    key    TEXT PRIMARY KEY NOT NULL,
    last   TEXT,                       -- the article one was in
    opened INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE reading (
    edition TEXT NOT NULL,
    article TEXT NOT NULL,
    block   INTEGER NOT NULL,
    byte    INTEGER NOT NULL,
    read    INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    PRIMARY KEY (edition, article)
) STRICT, WITHOUT ROWID;
",
    "
CREATE TABLE pace (
    id       INTEGER PRIMARY KEY NOT NULL,
    in_words INTEGER NOT NULL,         -- 1: `units` are words, else han and syllables
    units    INTEGER NOT NULL,
    millis   INTEGER NOT NULL,         -- how long the page stayed
    read     INTEGER NOT NULL          -- when
) STRICT;
",
    "ALTER TABLE bookmark ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    // `seen`: when the article was read last, as `changed`; 0: it was not.
    "
ALTER TABLE reading ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE reading ADD COLUMN percent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reading ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
",
    // `seen`: how many articles there were when one looked last.
    "
CREATE TABLE story (
    id      TEXT PRIMARY KEY NOT NULL, -- UUID, hyphenated
    name    TEXT NOT NULL,
    query   TEXT NOT NULL,
    created INTEGER NOT NULL,          -- milliseconds since 1970, UTC; so is `changed`
    seen    INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    removed INTEGER NOT NULL           -- 1: a tombstone
) STRICT, WITHOUT ROWID;
",
    // A text may be a whole article: too large for rows in the tree of the key.
    "
CREATE TABLE clipping (
    id       TEXT PRIMARY KEY NOT NULL, -- UUID, hyphenated
    edition  TEXT NOT NULL,
    article  TEXT NOT NULL,
    block    INTEGER NOT NULL,
    byte     INTEGER NOT NULL,
    exact    TEXT NOT NULL,
    prefix   TEXT NOT NULL,
    suffix   TEXT NOT NULL,
    is_whole INTEGER NOT NULL,          -- 1: the whole article
    text     TEXT NOT NULL,
    paper    TEXT NOT NULL,
    date     TEXT NOT NULL,
    page     TEXT NOT NULL,
    section  TEXT NOT NULL,
    headline TEXT NOT NULL,
    byline   TEXT NOT NULL,
    url      TEXT NOT NULL,
    lang     TEXT NOT NULL,
    note     TEXT NOT NULL,
    tags     TEXT NOT NULL,             -- a blank between two
    created  INTEGER NOT NULL,          -- milliseconds since 1970, UTC; so is `changed`
    changed  INTEGER NOT NULL,
    removed  INTEGER NOT NULL           -- 1: a tombstone
) STRICT;
CREATE INDEX clipping_of ON clipping (edition, article);
",
    // `stamp`: whose version of a thing is here, for keeping devices in step. It holds
    // while the thing's own `changed` (`opened` of editions) is `time`; after that the
    // version is this device's own.
    "
CREATE TABLE device (id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID; -- one UUID
CREATE TABLE stamp (
    kind   INTEGER NOT NULL,
    id     TEXT NOT NULL,
    part   TEXT NOT NULL,
    time   INTEGER NOT NULL,
    count  INTEGER NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY (kind, id, part)
) STRICT, WITHOUT ROWID;
",
];

/// Opens an existing database: ours, sound, of a version we know, brought up
/// to the newest. One that is refused is left as it was.
pub(super) fn connect(file: &Path) -> Result<Connection, StateError> {
    connect_to(file, &STATE).map_err(|fault| StateError::new(file, fault))
}

/// The same of a database with other tables.
pub(super) fn connect_to(file: &Path, tables: &Tables) -> Result<Connection, NotKept> {
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(NotKept::Unreachable(SystemError::Special(SpecialFile::Other)));
    }
    // SQLite takes an empty file for a new database, and deletes its log. We
    // never leave one, so it was cut off by something else.
    if about.len() == 0 {
        return Err(NotKept::Damaged(Clean::empty()));
    }
    let mut conn = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    // SQLite opens what it may not write for reading alone, and says nothing.
    if conn.is_readonly(MAIN_DB)? {
        return Err(NotKept::ReadOnly);
    }
    // A file that turns out to be damaged must not be written to on closing.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    tune(&mut conn)?;
    let application = number(&conn, "PRAGMA application_id")?;
    if application != tables.application {
        return Err(NotKept::Foreign(application));
    }
    migrate(&conn, tables.steps)?;
    let sound: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(NotKept::Damaged(Clean::line(&sound)));
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(conn)
}

/// Whether another program keeps an existing database from being read, or from
/// being written to, for longer than a write of ours takes.
pub(super) fn is_locked(file: &Path, to_write: bool) -> bool {
    // SQLite deletes the log of an empty file.
    if !file.metadata().is_ok_and(|about| about.is_file() && about.len() > 0) {
        return false;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let looked = Connection::open_with_flags(file, flags).and_then(|conn| {
        // It may be damaged, and is only looked at.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        conn.busy_timeout(SOON)?;
        let look = if to_write { "BEGIN IMMEDIATE; ROLLBACK" } else { "PRAGMA schema_version" };
        conn.execute_batch(look)
    });
    looked.is_err_and(|error| NotKept::from(error) == NotKept::Busy)
}

/// Makes a new database at `file`, which is an empty file or does not exist.
pub(super) fn create(file: &Path) -> Result<Connection, NotKept> {
    create_with(file, &STATE)
}

/// The same with other tables.
pub(super) fn create_with(file: &Path, tables: &Tables) -> Result<Connection, NotKept> {
    let mut conn = Connection::open(file)?;
    conn.execute_batch("PRAGMA journal_mode = WAL")?;
    furnish(&mut conn, tables)?;
    Ok(conn)
}

/// A database that is gone when it is closed.
pub(super) fn in_memory() -> Result<Connection, NotKept> {
    let mut conn = Connection::open_in_memory()?;
    furnish(&mut conn, &STATE)?;
    Ok(conn)
}

fn furnish(conn: &mut Connection, tables: &Tables) -> Result<(), NotKept> {
    tune(conn)?;
    conn.pragma_update(None, "application_id", tables.application)?;
    migrate(conn, tables.steps)
}

/// Safe against power cuts (`synchronous`), small in memory (the cache holds
/// 256 KiB, nothing is mapped), and wary of what the file says.
fn tune(conn: &mut Connection) -> Result<(), NotKept> {
    conn.busy_handler(Some(wait))?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.execute_batch(
        "PRAGMA cache_size = -256;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA synchronous = FULL;
         PRAGMA wal_autocheckpoint = 256;
         PRAGMA journal_size_limit = 1048576;",
    )?;
    Ok(())
}

/// Waits a moment for a lock. `SQLite`'s own way of waiting looks ten times a
/// second in the end; beside a writer that goes from one write to the next, and
/// waits for a slow disk in each, fifty looks can all miss the gaps.
fn wait(looks: i32) -> bool {
    thread::sleep(PAUSE);
    looks < LOOKS
}

/// Runs several statements, all or none. The lock for writing is taken at
/// once: a transaction that reads first is refused it if another newsprint
/// wrote meanwhile.
pub(super) fn all_or_none<T, E: From<rusqlite::Error>>(
    conn: &Connection,
    run: impl FnOnce(&Connection) -> Result<T, E>,
) -> Result<T, E> {
    let change = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let done = run(&change)?;
    change.commit()?;
    Ok(done)
}

/// Brings a database to the version `steps` leads to, all steps or none.
fn migrate(conn: &Connection, steps: &[&str]) -> Result<(), NotKept> {
    if version(conn, steps)? == steps.len() {
        return Ok(());
    }
    all_or_none(conn, |change| {
        // Read again: another newsprint may have done it while we waited.
        let done = version(change, steps)?;
        for (before, step) in (0_i64..).zip(steps).skip(done) {
            change.execute_batch(step)?;
            change.pragma_update(None, "user_version", before + 1)?;
        }
        Ok(())
    })
}

fn version(conn: &Connection, steps: &[&str]) -> Result<usize, NotKept> {
    let found = number(conn, "PRAGMA user_version")?;
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    usize::try_from(found)
        .ok()
        .filter(|version| *version <= steps.len())
        .ok_or(NotKept::Newer { found, known })
}

fn number(conn: &Connection, pragma: &str) -> rusqlite::Result<i64> {
    conn.query_row(pragma, [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::InEnglish;
    use tempfile::TempDir;

    fn made(dir: &TempDir) -> std::path::PathBuf {
        let file = dir.path().join("state.db");
        drop(create(&file).unwrap());
        file
    }

    #[test]
    fn a_new_database_is_in_write_ahead_mode_and_fully_synchronised() {
        let dir = TempDir::new().unwrap();
        let conn = connect(&made(&dir)).unwrap();
        let mode: String = conn.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
        assert_eq!(mode, "wal");
        assert_eq!(number(&conn, "PRAGMA synchronous").unwrap(), 2);
        assert_eq!(number(&conn, "PRAGMA cache_size").unwrap(), -256);
        assert_eq!(number(&conn, "PRAGMA user_version").unwrap(), 7);
    }

    #[test]
    fn a_later_version_adds_to_what_an_earlier_one_kept() {
        let conn = in_memory().unwrap();
        conn.execute("INSERT INTO edition (key, last) VALUES ('甲', '一')", []).unwrap();
        let steps = [
            STEPS[0],
            STEPS[1],
            STEPS[2],
            STEPS[3],
            STEPS[4],
            STEPS[5],
            STEPS[6],
            "ALTER TABLE edition ADD COLUMN mood TEXT DEFAULT 'fair'",
        ];
        migrate(&conn, &steps).unwrap();
        migrate(&conn, &steps).unwrap();
        let kept: (String, String) = conn
            .query_row("SELECT last, mood FROM edition", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        assert_eq!(kept, ("一".to_owned(), "fair".to_owned()));
        assert_eq!(number(&conn, "PRAGMA user_version").unwrap(), 8);
    }

    #[test]
    fn a_migration_that_fails_half_way_leaves_the_old_version_whole() {
        let conn = in_memory().unwrap();
        let steps = [
            STEPS[0],
            STEPS[1],
            STEPS[2],
            STEPS[3],
            STEPS[4],
            STEPS[5],
            STEPS[6],
            "CREATE TABLE extra (a); SELECT nonsense FROM nowhere",
        ];
        assert!(migrate(&conn, &steps).is_err());
        assert_eq!(number(&conn, "PRAGMA user_version").unwrap(), 7);
        let extra = "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'";
        assert_eq!(number(&conn, extra).unwrap(), 0);
    }

    #[test]
    fn a_newer_newsprints_state_is_refused_and_not_touched() {
        let dir = TempDir::new().unwrap();
        let file = made(&dir);
        let conn = connect(&file).unwrap();
        conn.pragma_update(None, "user_version", 9).unwrap();
        drop(conn);
        let before = std::fs::read(&file).unwrap();
        let error = connect(&file).unwrap_err();
        assert_eq!(error.fault(), &NotKept::Newer { found: 9, known: 7 });
        assert!(error.told().contains("update newsprint"), "{error:?}");
        assert_eq!(std::fs::read(&file).unwrap(), before);
    }

    #[test]
    fn another_programs_database_is_refused_and_not_touched() {
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("state.db");
        Connection::open(&file).unwrap().execute_batch("CREATE TABLE recipes (soup)").unwrap();
        let before = std::fs::read(&file).unwrap();
        assert_eq!(connect(&file).unwrap_err().fault(), &NotKept::Foreign(0));
        assert_eq!(std::fs::read(&file).unwrap(), before);
    }
}

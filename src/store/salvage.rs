//! Reading what can still be read of a damaged or unwritable database.

use std::fs::{self, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Row, params};

use super::clippings;
use super::error::NotKept;
use super::marks::{self, ImportReport};
use super::reading::{EditionRow, PositionRow};
use super::state::size;
use super::stories;

/// What was taken over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Saved {
    pub(super) bookmarks: usize,
    pub(super) clippings: usize,
    pub(super) positions: usize,
}

/// Rows read per byte of the file at most, as a divisor: far more than a file
/// holds, and an end where damaged pages point in circles.
const BYTES_PER_ROW: u64 = 4;

/// The size of a page of our databases, in bytes.
const PAGE: usize = 4096;

/// Copies what can be read of the database `file` into the sound, empty one at
/// `fresh`. The file itself is only read: the work is done on a copy.
pub(super) fn salvage(file: &Path, fresh: &Path, to: &Connection) -> Result<Saved, NotKept> {
    let scratch = with_suffix(file, ".salvage");
    // A log that an earlier salvage left would be taken for this file's.
    clear(&scratch)?;
    let saved = copied(file, &scratch).and_then(|()| {
        let saved = rows(&scratch, to)?;
        if saved != Saved::default() {
            return Ok(saved);
        }
        replace_first_page(&scratch, fresh)?;
        rows(&scratch, to)
    });
    // What stays is removed the next time.
    let _ = clear(&scratch);
    saved
}

/// Copies what can be read of a file that cannot be written, if anything.
pub(super) fn lend(file: &Path, to: &Connection) {
    // SQLite would wait for the other end of a named pipe.
    if !file.is_file() {
        return;
    }
    let read_only = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let budget = file.metadata().map_or(0, |about| about.len());
    // The plain way sees the log too, but needs a file beside the database.
    for way in ["mode=ro", "immutable=1"] {
        if let Ok(conn) = Connection::open_with_flags(uri(file, way), read_only)
            // Whoever holds it was waited for already; each table would wait anew.
            && conn.busy_timeout(Duration::ZERO).is_ok()
            && (DamagedDatabase { conn, budget }).tables(to)
        {
            return;
        }
    }
}

/// Copies a database with its log.
fn copied(file: &Path, to: &Path) -> Result<(), NotKept> {
    fs::copy(file, to)?;
    let log = with_suffix(file, "-wal");
    if log.exists() {
        fs::copy(log, with_suffix(to, "-wal"))?;
        if fs::metadata(to)?.len() == 0 {
            // SQLite deletes the log of an empty file unread.
            OpenOptions::new().write(true).open(to)?.set_len(PAGE as u64)?;
        }
    }
    Ok(())
}

/// The first page says where the tables begin. Where it is lost, a new
/// database's own serves: the tables are made in the same order there.
fn replace_first_page(file: &Path, fresh: &Path) -> Result<(), NotKept> {
    let mut page = vec![0; PAGE];
    fs::File::open(fresh)?.read_exact(&mut page)?;
    // A stale "valid for" number (bytes 92 to 95) makes SQLite ask the file
    // for its size instead of the header.
    page[92..96].fill(0xff);
    let mut file = OpenOptions::new().write(true).open(file)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&page)?;
    Ok(())
}

fn rows(file: &Path, to: &Connection) -> Result<Saved, NotKept> {
    let bytes = fs::metadata(file)?.len()
        + fs::metadata(with_suffix(file, "-wal")).map_or(0, |about| about.len());
    let Ok(conn) = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE) else {
        return Ok(Saved::default());
    };
    // Lets SQLite read a file that is shorter than its header says, and lets
    // us move the tables' roots. Nothing of the copy needs to last.
    let _ = conn.execute_batch("PRAGMA writable_schema = ON; PRAGMA synchronous = OFF");
    let mut source = DamagedDatabase { conn, budget: bytes / BYTES_PER_ROW };
    let change = to.unchecked_transaction()?;
    if !source.tables(to) {
        source.pages(to, bytes / PAGE as u64);
    }
    change.commit()?;
    counted(to)
}

fn counted(conn: &Connection) -> Result<Saved, NotKept> {
    let count = |table| -> rusqlite::Result<usize> {
        conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| size(row, 0))
    };
    let (bookmarks, clippings) = (count("bookmark")?, count("clipping")?);
    Ok(Saved { bookmarks, clippings, positions: count("reading")? })
}

/// A database that is read as far as it can be.
struct DamagedDatabase {
    conn: Connection,
    /// How many rows may yet be read.
    budget: u64,
}

impl DamagedDatabase {
    /// Takes every table, and says whether all of all was read.
    fn tables(&mut self, to: &Connection) -> bool {
        let editions = "SELECT key, last, opened FROM edition ORDER BY key ASC";
        let editions = self.each(editions, |row| EditionRow::read(row)?.write(to));
        let bookmarks = self.bookmarks(to);
        let positions = self.positions(to);
        let stories = self.each(stories::ALL, |row| match stories::story_of(row)? {
            Some(story) => stories::write(to, &story),
            None => Ok(()),
        });
        let clippings = self.clippings(to);
        editions && bookmarks && positions && stories && clippings
    }

    /// Takes what is left when a page between the root of a table and its
    /// rows is lost: every page in turn is declared to be the root. A page of
    /// another table has no row that reads as one of this.
    fn pages(&mut self, to: &Connection, count: u64) {
        for page in 2..=count {
            if self.set_root("bookmark", page) {
                self.bookmarks(to);
            }
            if self.set_root("reading", page) {
                self.positions(to);
            }
            if self.set_root("clipping", page) {
                self.clippings(to);
            }
        }
    }

    /// Says whether that was possible.
    fn set_root(&self, table: &str, page: u64) -> bool {
        let set = "UPDATE sqlite_schema SET rootpage = ?2 WHERE name = ?1";
        let read_again = || {
            let version = self.conn.query_row("PRAGMA schema_version", [], |row| row.get(0))?;
            self.conn.pragma_update(None, "schema_version", i64::wrapping_add(version, 1))
        };
        let page = i64::try_from(page).unwrap_or(i64::MAX);
        self.conn.execute(set, params![table, page]).is_ok_and(|rows| rows == 1)
            && read_again().is_ok()
    }

    fn bookmarks(&mut self, to: &Connection) -> bool {
        let mut report = ImportReport::default();
        let all = marks::all();
        let has_notes = self.conn.prepare(&all).is_ok();
        let select = if has_notes { all } else { marks::all_without_notes() };
        self.each(&select, |row| match marks::entry_of(row)? {
            Some(entry) => marks::merge(to, &entry, &mut report),
            None => Ok(()),
        })
    }

    /// A database of a version before there were clippings has all of them.
    fn clippings(&mut self, to: &Connection) -> bool {
        let mut report = ImportReport::default();
        let all = clippings::all();
        let is_older = self.conn.prepare(&all).is_err();
        is_older
            || self.each(&all, |row| match clippings::entry_of(row)? {
                Some(entry) => clippings::merge(to, &entry, &mut report),
                None => Ok(()),
            })
    }

    fn positions(&mut self, to: &Connection) -> bool {
        let all = "SELECT edition, article, block, byte, read, changed FROM reading \
                   ORDER BY edition ASC, article ASC";
        self.each(all, |row| {
            let row = PositionRow::read(row)?;
            EditionRow { key: row.edition.clone(), last: None, opened: None }.write(to)?;
            row.merge(to)
        })
    }

    /// Takes every row from the first on; if one cannot be read, then also from
    /// the last back. Says whether all were read.
    fn each(
        &mut self,
        select: &str,
        mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> bool {
        self.each_in_order(select, &mut take) || {
            self.each_in_order(&select.replace(" ASC", " DESC"), &mut take);
            false
        }
    }

    /// Takes every row up to one that cannot be read; says whether the end
    /// was reached. A row that cannot be taken is passed over.
    fn each_in_order(
        &mut self,
        select: &str,
        take: &mut impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> bool {
        let Ok(mut query) = self.conn.prepare(select) else { return false };
        let Ok(mut rows) = query.query([]) else { return false };
        while self.budget > 0 {
            self.budget -= 1;
            match rows.next() {
                Ok(Some(row)) => {
                    let _ = take(row);
                }
                Ok(None) => return true,
                Err(_) => return false,
            }
        }
        false
    }
}

/// Removes what a killed newsprint, or a full disk, left of a database
/// that was being made, with its log.
pub(super) fn clear(file: &Path) -> Result<(), NotKept> {
    for leftover in ["", "-wal", "-shm", "-journal"].map(|suffix| with_suffix(file, suffix)) {
        if leftover.try_exists()? {
            fs::remove_file(leftover)?;
        }
    }
    Ok(())
}

/// The path with something added to its last part.
pub(super) fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The path as `SQLite`'s `file:` address, with one parameter.
fn uri(file: &Path, parameter: &str) -> String {
    use std::fmt::Write;
    let mut uri = "file:".to_owned();
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                uri.push(char::from(*byte));
            }
            _ => {
                let _ = write!(uri, "%{byte:02x}");
            }
        }
    }
    uri + "?" + parameter
}

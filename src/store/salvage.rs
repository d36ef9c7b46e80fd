//! Reading what can still be read of a damaged or unwritable database.

use std::fs::{self, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, Row};

use super::error::Fault;
use super::marks::{self, ImportReport};
use super::reading::{EditionRow, PositionRow};

/// What was taken over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Saved {
    pub(super) bookmarks: usize,
    pub(super) positions: usize,
}

/// The shortest row, in bytes: no sound file holds more than its size by this.
const LEAST_ROW: u64 = 8;

/// The size of a page of our databases, in bytes.
const PAGE: usize = 4096;

/// Copies what can be read of the database `file` into the sound, empty one at
/// `fresh`. The file itself is only read: the work is done on a copy.
pub(super) fn salvage(file: &Path, fresh: &Path, to: &Connection) -> Result<Saved, Fault> {
    let scratch = with_suffix(file, ".salvage");
    let log = with_suffix(&scratch, "-wal");
    let saved = copied(file, &scratch).and_then(|()| {
        let saved = rows(&scratch, to)?;
        if saved != Saved::default() {
            return Ok(saved);
        }
        replace_first_page(&scratch, fresh)?;
        rows(&scratch, to)
    });
    for leftover in [&scratch, &log, &with_suffix(&scratch, "-shm")] {
        // Left lying they do no harm: the next salvage overwrites them.
        let _ = fs::remove_file(leftover);
    }
    saved
}

/// Copies what can be read of a file that cannot be written, if anything.
pub(super) fn lend(file: &Path, to: &Connection) {
    let read_only = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    // The plain way sees the log too, but needs a file beside the database.
    for way in ["mode=ro", "immutable=1"] {
        let opened = Connection::open_with_flags(uri(file, way), read_only);
        let limit = file.metadata().map_or(0, |about| about.len() / LEAST_ROW);
        if let Ok(from) = opened
            && copy(&from, to, limit).is_ok_and(|saved| saved != Saved::default())
        {
            return;
        }
    }
}

/// Copies a database with its log.
fn copied(file: &Path, to: &Path) -> Result<(), Fault> {
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
fn replace_first_page(file: &Path, fresh: &Path) -> Result<(), Fault> {
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

fn rows(file: &Path, to: &Connection) -> Result<Saved, Fault> {
    let limit = (fs::metadata(file)?.len()
        + fs::metadata(with_suffix(file, "-wal")).map_or(0, |about| about.len()))
        / LEAST_ROW;
    let read_write = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let Ok(from) = Connection::open_with_flags(file, read_write) else {
        return Ok(Saved::default());
    };
    Ok(copy(&from, to, limit)?)
}

/// Copies all rows that can be read, at most `limit` of each table.
fn copy(from: &Connection, to: &Connection, limit: u64) -> rusqlite::Result<Saved> {
    // Lets SQLite read a file that is shorter than its header says.
    let _ = from.execute_batch("PRAGMA writable_schema = ON");
    let change = to.unchecked_transaction()?;
    let mut report = ImportReport::default();
    each(from, limit, marks::all, |row| match marks::entry_of(row)? {
        Some(entry) => marks::merge(to, &entry, &mut report),
        None => Ok(()),
    });
    let editions =
        |order: &str| format!("SELECT key, last, opened FROM edition ORDER BY key {order}");
    each(from, limit, editions, |row| EditionRow::read(row)?.write(to));
    let readings = |order: &str| {
        format!(
            "SELECT edition, article, block, byte, read, changed FROM reading \
             ORDER BY edition {order}, article {order}"
        )
    };
    each(from, limit, readings, |row| {
        let row = PositionRow::read(row)?;
        EditionRow { key: row.edition.clone(), last: None, opened: None }.write(to)?;
        row.write(to)
    });
    let positions = to.query_row("SELECT count(*) FROM reading", [], |row| row.get::<_, i64>(0))?;
    change.commit()?;
    Ok(Saved { bookmarks: report.added, positions: usize::try_from(positions).unwrap_or(0) })
}

/// Takes every row from the first on until one cannot be read, and then from
/// the last back: what is lost lies between the two. Tables whose pages point
/// in circles end at `limit`. A row that cannot be taken is passed over.
fn each(
    from: &Connection,
    limit: u64,
    select: impl Fn(&str) -> String,
    mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
) {
    for order in ["ASC", "DESC"] {
        let Ok(mut query) = from.prepare(&select(order)) else { continue };
        let Ok(mut rows) = query.query([]) else { continue };
        for _ in 0..limit {
            match rows.next() {
                Ok(Some(row)) => {
                    let _ = take(row);
                }
                Ok(None) => return,
                Err(_) => break,
            }
        }
    }
}

/// The path with something added to its last part.
pub(super) fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The path as SQLite's `file:` address, with one parameter.
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

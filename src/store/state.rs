//! The open database.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::error::{NotKept, StateError, StoreNotice, shown};
use super::{dirs, quarantine, salvage, schema};
use crate::model::Clean;

/// The name of the database in the data directory.
pub(super) const FILE: &str = "state.db";

/// Bookmarks, reading positions and read marks. It may be sent to another
/// thread, but is used by one at a time.
#[derive(Debug)]
pub struct State {
    conn: Connection,
    file: PathBuf,
    kept: bool,
    identity: Option<Identity>,
}

/// Device and number of a file: they tell whether a name still means it.
type Identity = (u64, u64);

impl State {
    /// Opens the state in a data directory, and makes both if need be. A
    /// damaged database is set aside, what can be read from it is taken over,
    /// and the notice says so.
    ///
    /// # Errors
    /// When nothing could be kept there; whatever lies there is as it was.
    pub fn open(dir: &Path) -> Result<(Self, Option<StoreNotice>), StateError> {
        let file = dir.join(FILE);
        let told = |fault| StateError::new(&file, fault);
        dirs::make_dir(dir).map_err(|error| told(NotKept::from(error)))?;
        // The log lies beside the real file, not beside a link to it.
        let file = file.canonicalize().unwrap_or(file);
        let (conn, notice) = quarantine::connect_or_mend(&file)?;
        let identity = identity(&file);
        Ok((Self { conn, file, kept: true, identity }, notice))
    }

    /// The database in a data directory, if another program keeps it locked, so
    /// that opening it to read it, or to write to it, takes seconds and may fail.
    #[must_use]
    pub fn waited_for(dir: &Path, to_write: bool) -> Option<Clean> {
        let file = dir.join(FILE);
        schema::is_locked(&file, to_write).then(|| shown(&file))
    }

    /// As [`State::open`]; but where nothing can be kept, what can be read
    /// there is lent for this run, changes are forgotten at its end, and the
    /// notice says so.
    ///
    /// # Errors
    /// When there is not even memory for it.
    pub fn open_or_memory(dir: &Path) -> Result<(Self, Option<StoreNotice>), StateError> {
        let error = match Self::open(dir) {
            Ok(opened) => return Ok(opened),
            Err(error) => error,
        };
        let state = Self::in_memory()?;
        if !matches!(error.fault(), NotKept::Foreign(_) | NotKept::Newer { .. }) {
            salvage::lend(&dir.join(FILE), &state.conn);
        }
        Ok((state, Some(StoreNotice::NotKept(error))))
    }

    /// A state that is forgotten when it is dropped.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_memory() -> Result<Self, StateError> {
        let file = PathBuf::from("(memory)");
        let conn = schema::in_memory().map_err(|fault| StateError::new(&file, fault))?;
        Ok(Self { conn, file, kept: false, identity: None })
    }

    /// Whether changes outlive this run.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.kept
    }

    /// Closes the database, which folds the log into the file. Dropping it
    /// does the same, but cannot report.
    ///
    /// # Errors
    /// When that cannot be done; nothing is lost, the next start does it.
    pub fn close(self) -> Result<(), StateError> {
        let Self { conn, file, .. } = self;
        conn.close().map_err(|(_, error)| StateError::new(&file, error))
    }

    /// Runs one statement, or several that only read; none on a file that has
    /// lost its name, for what it keeps would not be found again.
    pub(super) fn told<T>(
        &self,
        run: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StateError> {
        if self.identity.is_some() && identity(&self.file) != self.identity {
            return Err(StateError::new(&self.file, NotKept::Moved));
        }
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

/// Whether anything was ever kept in a data directory.
#[must_use]
pub fn has_state(dir: &Path) -> bool {
    dir.join(FILE).exists()
}

#[cfg(unix)]
fn identity(file: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    file.metadata().ok().map(|about| (about.dev(), about.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Path) -> Option<Identity> {
    None
}

/// The time, as far as it can be told: `Timestamp::now` panics on the last day
/// of the year 9999, and a clock can be set to anything.
#[must_use]
pub fn clock() -> Timestamp {
    let now = SystemTime::now();
    let last = if now < SystemTime::UNIX_EPOCH { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::try_from(now).unwrap_or(last)
}

/// The day, where the reader is.
#[must_use]
pub fn today() -> Date {
    TimeZone::system().to_datetime(clock()).date()
}

/// The time for stamps, in milliseconds since 1970 (UTC).
pub(super) fn now() -> i64 {
    clock().as_millisecond()
}

/// A text column; damaged bytes become U+FFFD, anything but text is empty.
pub(super) fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    })
}

/// A count of blocks, bytes or articles; a negative one is none.
pub(super) fn size(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}

/// The reverse of [`size`].
pub(super) fn count(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

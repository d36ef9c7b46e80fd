//! What can go wrong with kept state, told in one line with the way out.

use std::io;
use std::path::Path;

use rusqlite::ErrorCode;
use rusqlite::ffi::{SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_SHORT_READ};

use super::holder::Holder;
use crate::model::Clean;
use crate::model::error::SystemError;

/// Why state is not kept, and in which file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateError {
    file: Clean,
    fault: NotKept,
}

/// Why state is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotKept {
    /// The disk, or the reader's share of it, is full.
    Full,
    /// Writing is not allowed.
    ReadOnly,
    /// The file or its directory cannot be opened or made.
    Unreachable(SystemError),
    /// Another program held the file for longer than we wait.
    Busy,
    /// Another program works there, and was not waited for any longer.
    Held(Holder),
    /// A later newsprint wrote it; it was not touched.
    Newer {
        /// The schema's version in the file.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// A database, but not newsprint's; it was not touched.
    Foreign(i64),
    /// Its content contradicts itself.
    Damaged(Clean),
    /// The file was renamed or removed while it was open.
    Moved,
    /// Anything else the disk or the database said.
    Other(Clean),
}

impl StateError {
    pub(super) fn new(file: &Path, fault: impl Into<NotKept>) -> Self {
        Self { file: shown(file), fault: fault.into() }
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> &Clean {
        &self.file
    }

    /// Another program kept the state of a data directory locked for longer than
    /// the end of a reading waits.
    #[must_use]
    pub fn locked(dir: &Path) -> Self {
        Self::new(&dir.join(super::state::FILE), NotKept::Busy)
    }

    /// What is wrong, apart from the file's name.
    #[must_use]
    pub fn fault(&self) -> &NotKept {
        &self.fault
    }
}

impl From<rusqlite::Error> for NotKept {
    fn from(error: rusqlite::Error) -> Self {
        let said = Clean::line(&error.to_string());
        let rusqlite::Error::SqliteFailure(failure, _) = error else {
            return Self::Damaged(said);
        };
        match failure.code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly,
            ErrorCode::CannotOpen => Self::Unreachable(SystemError::Other(said)),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged(said),
            _ if failure.extended_code == SQLITE_IOERR_SHORT_READ => Self::Damaged(said),
            // The log's index cannot grow: to SQLite that is not yet a full disk.
            _ if failure.extended_code == SQLITE_IOERR_SHMSIZE => Self::Full,
            _ => Self::Other(Clean::line(&format!("{said} (code {})", failure.extended_code))),
        }
    }
}

impl From<io::Error> for NotKept {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Unreachable((&error).into()),
        }
    }
}

/// What the reader should know once of what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreNotice {
    /// Nothing is kept.
    NotKept(StateError),
    /// A database was damaged and set aside.
    Damaged {
        /// The database.
        file: Clean,
        /// What it is called now.
        aside: Clean,
        /// What was wrong with it, as the database says it.
        reason: Clean,
        /// How many bookmarks could be saved.
        bookmarks: usize,
        /// How many clippings could be saved.
        clippings: usize,
        /// How many reading positions could be saved.
        positions: usize,
    },
    /// A database of what can be had again was damaged and set aside, and a new
    /// one begun.
    Begun {
        /// The database.
        file: Clean,
        /// What it is called now.
        aside: Clean,
        /// What was wrong with it, as the database says it.
        reason: Clean,
    },
}

/// A path as it may be shown: file names may hold escape sequences.
pub(super) fn shown(path: &Path) -> Clean {
    Clean::line(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_with_the_file_and_the_way_out() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        let told =
            crate::words::DEFAULT.state_error(&StateError::new(Path::new("/far/state.db"), full));
        assert_eq!(
            told,
            "nothing will be kept: /far/state.db: the disk is full; \
             make room, or name another place with --data-dir"
        );
    }

    #[test]
    fn an_escape_sequence_in_a_file_name_does_not_reach_the_terminal() {
        let error = StateError::new(Path::new("/a\u{1b}[31m/b\u{202e}"), NotKept::Busy);
        assert!(
            crate::words::DEFAULT
                .state_error(&error)
                .starts_with("nothing will be kept: /a[31m/b: ")
        );
    }
}

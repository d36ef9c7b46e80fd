//! What can go wrong with kept state, told in one line with the way out.

use std::fmt;
use std::io;
use std::path::Path;

use rusqlite::ErrorCode;
use rusqlite::ffi::{SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_SHORT_READ};

use super::holder::Holder;
use crate::model::Clean;

/// Why state is not kept, and in which file.
#[derive(Debug, thiserror::Error)]
#[error("nothing will be kept: {file}: {fault}")]
pub struct StateError {
    file: Clean,
    fault: NotKept,
}

/// Why state is not kept. Shown, it is the reason and the way out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotKept {
    /// The disk, or the reader's share of it, is full.
    #[error("the disk is full; make room, or name another place with --data-dir")]
    Full,
    /// Writing is not allowed.
    #[error("writing there is not allowed; allow it, or name another place with --data-dir")]
    ReadOnly,
    /// The file or its directory cannot be opened or made.
    #[error("it cannot be opened ({0}); mend that, or name another place with --data-dir")]
    Unreachable(Clean),
    /// Another program held the file for longer than we wait.
    #[error("another program keeps it locked; end that program, then try again")]
    Busy,
    /// Another program works there, and was not waited for any longer.
    #[error("{0} is at work there; wait until it has ended, or end it, then try again")]
    Held(Holder),
    /// A later newsprint wrote it; it was not touched.
    #[error(
        "its version is {found}, and this newsprint knows up to {known}; \
         update newsprint, or name another place with --data-dir"
    )]
    Newer {
        /// The schema's version in the file.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// A database, but not newsprint's; it was not touched.
    #[error(
        "it is another program's database (application id {0:#x}); \
         move it away, or name another place with --data-dir"
    )]
    Foreign(i64),
    /// Its content contradicts itself.
    #[error("it is damaged ({0}); the next start sets it aside and saves what can be read")]
    Damaged(Clean),
    /// The file was renamed or removed while it was open.
    #[error("it was moved or set aside meanwhile; start newsprint again")]
    Moved,
    /// Anything else the disk or the database said.
    #[error("{0}; mend that, or name another place with --data-dir")]
    Other(Clean),
}

impl StateError {
    pub(super) fn new(file: &Path, fault: impl Into<NotKept>) -> Self {
        Self { file: shown(file), fault: fault.into() }
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
            ErrorCode::CannotOpen => Self::Unreachable(said),
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
            _ => Self::Unreachable(Clean::line(&error.to_string())),
        }
    }
}

/// One line the reader should see once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreNotice(Clean);

impl StoreNotice {
    pub(super) fn new(text: &str) -> Self {
        Self(Clean::line(text))
    }

    /// The line.
    #[must_use]
    pub fn text(&self) -> &Clean {
        &self.0
    }
}

impl fmt::Display for StoreNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
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
        let told = StateError::new(Path::new("/far/state.db"), full).to_string();
        assert_eq!(
            told,
            "nothing will be kept: /far/state.db: the disk is full; \
             make room, or name another place with --data-dir"
        );
    }

    #[test]
    fn an_escape_sequence_in_a_file_name_does_not_reach_the_terminal() {
        let error = StateError::new(Path::new("/a\u{1b}[31m/b\u{202e}"), NotKept::Busy);
        assert!(error.to_string().starts_with("nothing will be kept: /a[31m/b: "));
    }
}

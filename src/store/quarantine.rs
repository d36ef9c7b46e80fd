//! Making a database where there is none, and setting aside a damaged one.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use super::error::{NotKept, StateError, StoreNotice, shown};
use super::holder::{Patience, lock, owners_only};
use super::salvage::{Saved, clear, salvage, with_suffix};
use super::schema;
use super::state::clock;
use crate::model::Clean;

/// To make a database takes as long as the disk needs; whoever holds the lock
/// for longer was stopped.
const PATIENCE: Patience =
    Patience { quiet: Duration::from_secs(5), told: Duration::ZERO, tell: None };

/// Opens the database; makes it if there is none; mends it if it is damaged.
pub(super) fn connect_or_mend(
    file: &Path,
) -> Result<(Connection, Option<StoreNotice>), StateError> {
    if is_named(file) {
        match schema::connect(file) {
            Ok(conn) => return Ok((conn, None)),
            Err(error) if !is_damage(&error) => return Err(error),
            Err(_) => {}
        }
    }
    let notice = mend(file)?;
    Ok((schema::connect(file)?, notice))
}

/// Whether something has that name, be it a link to what is not there now: its
/// disk may come back.
pub(super) fn is_named(file: &Path) -> bool {
    file.symlink_metadata().is_ok()
}

fn is_damage(error: &StateError) -> bool {
    matches!(error.fault(), NotKept::Damaged(_))
}

/// Puts a sound database in place, one newsprint at a time.
fn mend(file: &Path) -> Result<Option<StoreNotice>, StateError> {
    let told = |fault: NotKept| StateError::new(file, fault);
    let _lock = lock(&with_suffix(file, ".lock"), &PATIENCE).map_err(told)?;
    // Another newsprint may have done it while we waited for the lock.
    let damage = match is_named(file).then(|| schema::connect(file)) {
        None => None,
        Some(Ok(_)) => return Ok(None),
        Some(Err(error)) => match error.fault() {
            NotKept::Damaged(reason) => Some(reason.clone()),
            _ => return Err(error),
        },
    };
    let fresh = with_suffix(file, ".new");
    replace(file, &fresh, damage).map_err(|fault| {
        // If it stays, the next start removes it.
        let _ = clear(&fresh);
        told(fault)
    })
}

/// The new database is complete before it takes the place of the old, and the
/// old has its other name before: a kill in between loses nothing.
fn replace(
    file: &Path,
    fresh: &Path,
    damage: Option<Clean>,
) -> Result<Option<StoreNotice>, NotKept> {
    clear(fresh)?;
    owners_only().create_new(true).open(fresh)?;
    let conn = schema::create(fresh)?;
    let Some(reason) = damage else {
        conn.close().map_err(|(_, error)| error)?;
        place(fresh, file)?;
        return Ok(None);
    };
    // The salvage reads the new file's first page, which is in the log yet.
    conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
    let saved = salvage(file, fresh, &conn)?;
    conn.close().map_err(|(_, error)| error)?;
    let aside = set_aside(file)?;
    place(fresh, file)?;
    Ok(Some(told(file, &aside, &reason, saved)))
}

fn told(file: &Path, aside: &Path, reason: &Clean, saved: Saved) -> StoreNotice {
    StoreNotice::Damaged {
        file: shown(file),
        aside: shown(Path::new(aside.file_name().unwrap_or_default())),
        reason: reason.clone(),
        bookmarks: saved.bookmarks,
        clippings: saved.clippings,
        positions: saved.positions,
    }
}

/// Gives the damaged file and its log another name that nothing has.
pub(super) fn set_aside(file: &Path) -> Result<PathBuf, NotKept> {
    let stamp = clock().strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut aside = with_suffix(file, &format!(".damaged-{stamp}"));
    let mut more = 1;
    while aside.try_exists()? {
        more += 1;
        aside = with_suffix(file, &format!(".damaged-{stamp}-{more}"));
    }
    // Both names at once, so that there is no moment without a database; not
    // every file system can do that.
    if fs::hard_link(file, &aside).is_err() {
        fs::copy(file, &aside)?;
        File::open(&aside)?.sync_all()?;
    }
    // A log left here would be taken for the new database's.
    let log = with_suffix(file, "-wal");
    if log.try_exists()? {
        fs::rename(log, with_suffix(&aside, "-wal"))?;
    }
    let index = with_suffix(file, "-shm");
    if index.try_exists()? {
        fs::remove_file(index)?;
    }
    Ok(aside)
}

/// Moves the new file to its place, so that it stays there after a power cut.
pub(super) fn place(fresh: &Path, file: &Path) -> Result<(), NotKept> {
    File::open(fresh)?.sync_all()?;
    fs::rename(fresh, file)?;
    #[cfg(unix)]
    if let Some(dir) = file.parent() {
        File::open(dir)?.sync_all()?;
    }
    Ok(())
}

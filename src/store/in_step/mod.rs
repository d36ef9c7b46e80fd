//! Several devices kept in step over a folder that something else syncs.
//!
//! Each device writes one file there, `newsprint-DEVICE.jsonl`: all that it knows, the
//! versions of others too, so that a device that is gone takes nothing with it. The
//! file is written whole under another name and moved to its place; what is half
//! synced is found by the checksum of each line (see [`crate::sync`]). Nothing in the
//! folder is removed, and what is not called so is not looked at.
//!
//! First the files of the others are read, then `state.db` takes their later versions
//! in one transaction, then the own file is written. A kill between two of these loses
//! nothing: the next time does the rest.

mod folder;
mod rows;

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _};
use uuid::Uuid;

use self::folder::SyncFolder;
use super::error::{StateError, shown};
use super::state::{State, now};
use crate::model::Clean;
use crate::model::error::SystemError;
use crate::sync::{Replica, SyncEntry, SyncReport, beats};

/// Why devices could not be kept in step. Nothing is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyncFault {
    /// What is kept here cannot be read or written.
    State(StateError),
    /// The folder, or the own file in it, cannot be used.
    Folder(Clean, SystemError),
}

impl From<StateError> for SyncFault {
    fn from(error: StateError) -> Self {
        Self::State(error)
    }
}

impl State {
    /// Brings this device and those that share `folder` into step; `step` is told
    /// which file is read.
    ///
    /// # Errors
    /// When the folder or the state cannot be used; what was there stays.
    pub fn sync(&self, folder: &Path, step: &dyn Fn(&str)) -> Result<SyncReport, SyncFault> {
        self.sync_at(folder, now(), step)
    }

    /// The same at a time, in milliseconds since 1970.
    fn sync_at(
        &self,
        folder: &Path,
        now: i64,
        step: &dyn Fn(&str),
    ) -> Result<SyncReport, SyncFault> {
        let no_folder = |cause: std::io::Error| SyncFault::Folder(shown(folder), (&cause).into());
        let device = self.change(device)?;
        let mut report = SyncReport::default();
        let mut files = SyncFolder::open(folder, device).map_err(no_folder)?;
        let theirs = files.read(now, &mut report, step).map_err(no_folder)?;
        let all = self.change(|conn| {
            let mut here = rows::replica(conn, device, now)?;
            let is_news =
                |(key, entry): &(&_, &_)| theirs.get(key).is_none_or(|theirs| beats(entry, theirs));
            report.went = here.entries().filter(is_news).count();
            take_in(conn, theirs, &mut here, &mut report)?;
            Ok(here)
        })?;
        files.write(&all).map_err(no_folder)?;
        Ok(report)
    }
}

/// The identity of this device, which is made when it is first asked for.
fn device(conn: &Connection) -> rusqlite::Result<Uuid> {
    let known: Option<String> =
        conn.query_row("SELECT id FROM device LIMIT 1", [], |row| row.get(0)).optional()?;
    if let Some(device) = known.and_then(|known| Uuid::try_parse(&known).ok()) {
        return Ok(device);
    }
    let device = Uuid::new_v4();
    conn.execute("INSERT INTO device (id) VALUES (?)", [device.to_string()])?;
    Ok(device)
}

/// Writes what others have a later version of. A thing that is here as it is there
/// came from nobody, whoever's stamp it bears.
fn take_in(
    conn: &Connection,
    theirs: Replica,
    here: &mut Replica,
    report: &mut SyncReport,
) -> rusqlite::Result<()> {
    let is_same =
        |one: &SyncEntry, other: &SyncEntry| one.kept == other.kept && one.removed == other.removed;
    for entry in theirs.into_entries() {
        let key = entry.kept.key();
        let known = here.get(&key);
        if known.is_some_and(|known| !beats(&entry, known)) {
            continue;
        }
        // A tombstone of what was never here tells nobody anything.
        let is_news = known.map_or(!entry.removed, |known| !is_same(known, &entry));
        if is_news {
            report.count(key.kind);
        }
        rows::write(conn, &entry)?;
        here.take(entry);
    }
    Ok(())
}

#[cfg(test)]
mod tests;

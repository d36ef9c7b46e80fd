//! Editions that were removed from the library wait in its trash until it is
//! emptied: `.trash/WHEN/PAPER/DATE`, a folder for each removal. To empty it is
//! to give it another name, in one step, under which nothing is brought back;
//! what a kill leaves of that is deleted by whoever works on the library next.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::durable::sync_dir;
use super::error::shown;
use super::library::{Library, LibraryError};
use super::{make_dir, state};
use crate::model::Date;

/// The name of the trash in the library.
const TRASH: &str = ".trash";
/// And that of a trash that was emptied, until all of it is deleted.
const EMPTIED: &str = ".emptied";

/// What came back from the trash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restored {
    /// Editions that are in the library again, as `PAPER/DATE`.
    pub back: Vec<String>,
    /// Those whose place is taken; they stay in the trash.
    pub taken: Vec<String>,
}

impl Library {
    /// Moves editions, named by their folders (`PAPER/DATE`), to the trash,
    /// all or none.
    ///
    /// # Errors
    /// [`LibraryError`]; then everything is as it was.
    pub fn remove(&self, folders: &[String]) -> Result<(), LibraryError> {
        let _held = self.lock()?;
        let batch = self.new_batch()?;
        let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
        for folder in folders {
            let (from, to) = (self.root().join(folder), batch.join(folder));
            let put_away =
                to.parent().map_or(Ok(()), make_dir).and_then(|()| fs::rename(&from, &to));
            if let Err(error) = put_away {
                for (from, to) in moved.iter().rev() {
                    // What does not go back is in the trash.
                    let _ = fs::rename(to, from);
                }
                let _ = prune(&batch);
                return Err(LibraryError::removing(&from, error));
            }
            moved.push((from, to));
        }
        for paper in moved.iter().filter_map(|(from, _)| from.parent()) {
            // Only one that is empty goes.
            let _ = fs::remove_dir(paper);
        }
        Ok(())
    }

    /// Brings back what was removed last; nothing if the trash is empty.
    ///
    /// # Errors
    /// [`LibraryError`]; what was not brought back yet is in the trash.
    pub fn undo_removal(&self) -> Result<Restored, LibraryError> {
        let _held = self.lock()?;
        let mut restored = Restored::default();
        let batches = folders(&self.root().join(TRASH));
        let Some(batch) = batches.iter().rev().find(|batch| !editions(batch).is_empty()) else {
            return Ok(restored);
        };
        for from in editions(batch) {
            let inside = from.strip_prefix(batch).unwrap_or(&from);
            let to = self.root().join(inside);
            let name = shown(inside).into_string();
            if to.symlink_metadata().is_ok() {
                restored.taken.push(name);
                continue;
            }
            let moved = to.parent().map_or(Ok(()), make_dir).and_then(|()| fs::rename(&from, &to));
            moved.map_err(|error| LibraryError::removing(&to, error))?;
            restored.back.push(name);
        }
        // What stays is what could not be brought back.
        let _ = prune(batch);
        Ok(restored)
    }

    /// Empties the trash; gives the number of editions that were in it.
    ///
    /// # Errors
    /// [`LibraryError`]; what is left is in the trash.
    pub fn empty_trash(&self) -> Result<usize, LibraryError> {
        let _held = self.lock()?;
        let (trash, emptied) = (self.root().join(TRASH), self.root().join(EMPTIED));
        let fail = |error| LibraryError::removing(&trash, error);
        delete(&emptied).map_err(fail)?;
        let count = folders(&trash).iter().map(|batch| editions(batch).len()).sum();
        match fs::rename(&trash, &emptied) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
            renamed => renamed.and_then(|()| sync_dir(self.root())).map_err(fail)?,
        }
        delete(&emptied).map_err(fail)?;
        Ok(count)
    }

    /// How many editions are in the trash since before a day, and their bytes.
    #[must_use]
    pub fn old_trash(&self, before: Date) -> (usize, u64) {
        let batches = self.batches_before(before);
        let count = batches.iter().map(|batch| editions(batch).len()).sum();
        (count, batches.iter().map(|batch| bytes(batch)).sum())
    }

    /// Deletes those; gives how many there were, and their bytes.
    ///
    /// # Errors
    /// [`LibraryError`]; what is left is in the trash, or deleted the next time.
    pub fn delete_old_trash(&self, before: Date) -> Result<(usize, u64), LibraryError> {
        let _held = self.lock()?;
        let (mut count, mut freed) = (0, 0);
        for batch in self.batches_before(before) {
            let (inside, size) = (editions(&batch).len(), bytes(&batch));
            let emptied = self.root().join(EMPTIED);
            let deleted = delete(&emptied)
                .and_then(|()| fs::rename(&batch, &emptied))
                .and_then(|()| sync_dir(self.root()))
                .and_then(|()| delete(&emptied));
            deleted.map_err(|error| LibraryError::removing(&batch, error))?;
            count += inside;
            freed += size;
        }
        Ok((count, freed))
    }

    /// The removals before a day. A name that is none of ours is nobody's.
    fn batches_before(&self, before: Date) -> Vec<PathBuf> {
        let last = before.strftime("%Y%m%d").to_string();
        let mut batches = folders(&self.root().join(TRASH));
        batches.retain(|batch| {
            let name = batch.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            name.get(..8)
                .is_some_and(|day| day.bytes().all(|b| b.is_ascii_digit()) && day < last.as_str())
        });
        batches
    }

    /// A folder of the trash that is later than all others.
    fn new_batch(&self) -> Result<PathBuf, LibraryError> {
        let trash = self.root().join(TRASH);
        let last = folders(&trash).pop();
        let last = last.as_ref().and_then(|path| path.file_name()?.to_str()).unwrap_or_default();
        let mut name = state::clock().strftime("%Y%m%dT%H%M%S%.6fZ").to_string();
        if *last >= *name {
            // The clock was set back, or stands still: what begins with the
            // last name and goes on comes after it.
            let (time, more) = last.split_once('-').unwrap_or((last, "0"));
            let more: u32 = more.parse().unwrap_or(0);
            name = format!("{time}-{:09}", more.saturating_add(1));
        }
        let batch = trash.join(name);
        make_dir(&batch).map_err(|error| LibraryError::removing(&batch, error))?;
        Ok(batch)
    }
}

/// Deletes what is left of a trash that was emptied; gives the number of them.
pub(super) fn finish(root: &Path) -> usize {
    let emptied = root.join(EMPTIED);
    usize::from(emptied.is_dir() && delete(&emptied).is_ok())
}

fn delete(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Bytes of the files in a folder.
#[must_use]
pub fn bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let size = |entry: fs::DirEntry| match entry.metadata() {
        Ok(about) if about.is_dir() => bytes(&entry.path()),
        Ok(about) => about.len(),
        Err(_) => 0,
    };
    entries.map(size).sum()
}

/// The folders in a folder, by name.
fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

/// The editions of a removal.
fn editions(batch: &Path) -> Vec<PathBuf> {
    folders(batch).iter().flat_map(|paper| folders(paper)).collect()
}

/// Removes the folders of a removal that are empty.
fn prune(batch: &Path) -> io::Result<()> {
    for paper in folders(batch) {
        let _ = fs::remove_dir(paper);
    }
    fs::remove_dir(batch)
}

#[cfg(test)]
mod tests {
    use crate::words::InEnglish;
    use tempfile::TempDir;

    use super::*;

    fn library(editions: &[&str]) -> (TempDir, Library) {
        let dir = TempDir::new().unwrap();
        for edition in editions {
            fs::create_dir_all(dir.path().join(edition)).unwrap();
            fs::write(dir.path().join(edition).join("edition.toml"), edition).unwrap();
        }
        let library = Library::new(dir.path().to_owned());
        (dir, library)
    }

    fn remove(library: &Library, folders: &[&str]) -> Result<(), LibraryError> {
        library.remove(&folders.iter().map(|&folder| folder.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn removals_come_back_the_last_one_first() {
        let (dir, library) = library(&["甲/1", "甲/2", "乙/1"]);
        remove(&library, &["甲/1", "乙/1"]).unwrap();
        remove(&library, &["甲/2"]).unwrap();
        assert!(!dir.path().join("甲").exists() && !dir.path().join("乙").exists());
        assert_eq!(library.undo_removal().unwrap().back, ["甲/2"]);
        let mut back = library.undo_removal().unwrap().back;
        back.sort();
        assert_eq!(back, ["乙/1", "甲/1"]);
        assert_eq!(fs::read_to_string(dir.path().join("甲/1/edition.toml")).unwrap(), "甲/1");
        assert_eq!(library.undo_removal().unwrap(), Restored::default());
    }

    #[test]
    fn what_was_removed_long_ago_is_deleted_and_the_rest_can_come_back() {
        let (dir, library) = library(&["甲/1", "甲/2"]);
        remove(&library, &["甲/1"]).unwrap();
        let batch = folders(&dir.path().join(TRASH)).pop().unwrap();
        fs::rename(&batch, dir.path().join(TRASH).join("20200101T000000.000000Z")).unwrap();
        remove(&library, &["甲/2"]).unwrap();
        let before = jiff::civil::date(2020, 1, 2);
        assert_eq!(library.old_trash(before), (1, 5));
        assert_eq!(library.old_trash(jiff::civil::date(2020, 1, 1)), (0, 0));
        assert_eq!(library.delete_old_trash(before).unwrap(), (1, 5));
        assert_eq!(library.undo_removal().unwrap().back, ["甲/2"]);
        assert_eq!(library.undo_removal().unwrap(), Restored::default());
    }

    #[test]
    fn a_trash_that_was_being_emptied_when_it_was_killed_brings_nothing_back() {
        let (dir, library) = library(&["甲/1", "甲/2"]);
        remove(&library, &["甲/1"]).unwrap();
        // As a kill leaves it, after the step that empties it.
        fs::rename(dir.path().join(TRASH), dir.path().join(EMPTIED)).unwrap();
        assert_eq!(library.undo_removal().unwrap(), Restored::default());
        assert_eq!(library.tidy().unwrap().removed, 1);
        assert!(!dir.path().join(EMPTIED).exists());
        // And if nobody came by in between.
        remove(&library, &["甲/2"]).unwrap();
        fs::create_dir_all(dir.path().join(EMPTIED).join("x/甲/9")).unwrap();
        assert_eq!(library.empty_trash().unwrap(), 1);
        assert!(!dir.path().join(EMPTIED).exists() && !dir.path().join(TRASH).exists());
    }

    #[test]
    fn removals_while_the_clock_stands_still_come_back_the_last_one_first() {
        let (dir, library) = library(&["甲/1", "甲/2"]);
        fs::create_dir_all(dir.path().join(TRASH).join("99991231T235959.999999Z/乙/1")).unwrap();
        remove(&library, &["甲/1"]).unwrap();
        remove(&library, &["甲/2"]).unwrap();
        assert_eq!(library.undo_removal().unwrap().back, ["甲/2"]);
        assert_eq!(library.undo_removal().unwrap().back, ["甲/1"]);
        assert_eq!(library.undo_removal().unwrap().back, ["乙/1"]);
    }

    #[test]
    fn one_that_is_not_there_keeps_the_others_where_they_are() {
        let (dir, library) = library(&["甲/1"]);
        let error = remove(&library, &["甲/1", "甲/9"]).unwrap_err();
        assert!(error.told().contains("甲/9"), "{error:?}");
        assert!(dir.path().join("甲/1/edition.toml").exists());
        assert_eq!(library.undo_removal().unwrap(), Restored::default());
    }

    #[test]
    fn what_was_imported_meanwhile_is_not_overwritten() {
        let (dir, library) = library(&["甲/1"]);
        remove(&library, &["甲/1"]).unwrap();
        fs::create_dir_all(dir.path().join("甲/1")).unwrap();
        fs::write(dir.path().join("甲/1/edition.toml"), "new").unwrap();
        let restored = library.undo_removal().unwrap();
        assert_eq!((restored.back.len(), restored.taken.len()), (0, 1));
        assert_eq!(fs::read_to_string(dir.path().join("甲/1/edition.toml")).unwrap(), "new");
        assert_eq!(library.empty_trash().unwrap(), 1, "it is in the trash yet");
        assert_eq!(library.empty_trash().unwrap(), 0);
    }
}

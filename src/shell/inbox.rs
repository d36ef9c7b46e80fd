//! The inbox: a folder in the data directory that others put files into, a
//! feed reader's hook, a scanner, a download. They are offered on the
//! newsstand; what was imported goes to the inbox's `done`.

use std::fs;
use std::path::{Path, PathBuf};

use super::cli::{ImportFailure, TakenIn, take_in};
use crate::app::ImportedEdition;
use crate::model::Clean;
use crate::store::{Library, make_dir};
use crate::words::Words;

/// The name of the inbox in the data directory.
const INBOX: &str = "inbox";
/// Where in it goes what was imported.
const DONE: &str = "done";

/// The files and folders that wait, by name. What begins with a dot is on its
/// way yet.
pub(super) fn waiting(data: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(data.join(INBOX)).into_iter().flatten().flatten();
    let own = entries.filter(|entry| {
        let name = entry.file_name();
        name != DONE && !name.as_encoded_bytes().starts_with(b".")
    });
    let mut paths: Vec<PathBuf> = own.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// What an import brought, and what to tell: how much that is, or why something
/// stays in the inbox.
pub(super) struct ImportNews {
    pub(super) newcomers: Vec<ImportedEdition>,
    pub(super) told: Result<String, String>,
}

/// Imports what waits.
pub(super) fn import(data: &Path, words: &'static dyn Words) -> ImportNews {
    let paths = waiting(data);
    let taken = take_in(data, &paths, words);
    let told = put_all_away(data, &paths, (&taken, words));
    ImportNews { newcomers: taken.newcomers, told }
}

/// Moves editions that were imported from the library to its trash.
///
/// # Errors
/// One line that says why none was.
pub(super) fn take_back(
    data: &Path,
    editions: &[ImportedEdition],
    words: &'static dyn Words,
) -> Result<(), String> {
    let folders: Vec<String> = editions.iter().map(|one| one.folder.clone()).collect();
    let removed = Library::new(data.join("library")).remove(&folders);
    removed.map_err(|error| Clean::line(&words.library_error(&error)).into_string())
}

/// Puts away what was imported. Gives what to tell: how many editions came of it,
/// or why something stays in the inbox.
///
/// # Errors
/// One line about the first that was not imported.
fn put_all_away(
    data: &Path,
    paths: &[PathBuf],
    (taken, words): (&TakenIn, &'static dyn Words),
) -> Result<String, String> {
    let said = |path: &PathBuf| Clean::line(&path.to_string_lossy()).into_string();
    // A file of the inbox, or one in a folder or an archive of it.
    let is_of = |failure: &ImportFailure, path: &PathBuf| {
        let inside = failure.path().and_then(|at| at.strip_prefix(&*said(path)));
        inside.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    // If it was the library's fault, nobody knows which file is in it.
    if taken.failed.iter().all(|failure| paths.iter().any(|path| is_of(failure, path))) {
        let stays = |path: &PathBuf| taken.failed.iter().any(|failure| is_of(failure, path));
        for path in paths.iter().filter(|path| !stays(path)) {
            put_away(path, &data.join(INBOX).join(DONE), words)?;
        }
    }
    // Where the inbox is everybody knows; there is but a line for the reason.
    let inbox = data.join(INBOX).join("");
    let inbox = Clean::line(&inbox.to_string_lossy()).into_string();
    let short = |failure: &ImportFailure| failure.message().replacen(&inbox, "", 1);
    let first = taken.failed.first().map(short).unwrap_or_default();
    let failed = taken.failed.len();
    let told = words.inbox_report(taken.editions, taken.others, failed, &first);
    if failed == 0 { Ok(told) } else { Err(told) }
}

/// Moves a file to `done`, under a name that nothing there has.
fn put_away(path: &Path, done: &Path, words: &dyn Words) -> Result<(), String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut place = done.join(&*name);
    let mut more = 1;
    while place.symlink_metadata().is_ok() {
        more += 1;
        place = done.join(format!("{more}-{name}"));
    }
    make_dir(done).and_then(|()| fs::rename(path, place)).map_err(|error| {
        let text = words.stays_in_inbox(&path.to_string_lossy(), &(&error).into());
        Clean::line(&text).into_string()
    })
}

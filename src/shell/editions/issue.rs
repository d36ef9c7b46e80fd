//! A METS issue on disk: its file, and the ALTO files beside it.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::{OpenError, unreadable};
use crate::input::{Format, Hint, Loaded, limits};
use crate::loader;
use crate::loader::positioned::load_issue;
use crate::model::Clean;
use crate::store::{open_file, read_file};

/// Files of a folder that are looked at.
const MOST: usize = 2_000;

/// The METS file of a folder; `None` if there is none in it.
///
/// # Errors
/// [`OpenError::SeveralIssues`] if there is more than one.
pub(super) fn find(folder: &Path, name: &str) -> Result<Option<PathBuf>, OpenError> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(None) };
    let paths = entries.flatten().map(|entry| entry.path()).take(MOST);
    let is_xml = |path: &PathBuf| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xml"));
    let mut found: Vec<PathBuf> = paths.filter(is_xml).filter(|path| is_mets(path)).collect();
    found.sort();
    match found.as_slice() {
        [] => Ok(None),
        [_] => Ok(found.pop()),
        [first, ..] => {
            let first = first.file_name().unwrap_or_default().to_string_lossy();
            let (path, first) = (name.to_owned(), Clean::line(&first).into_string());
            Err(OpenError::SeveralIssues { path, first })
        }
    }
}

/// Whether a folder is a METS issue.
///
/// # Errors
/// [`OpenError::SeveralIssues`] if it holds more than one.
pub fn holds_issue(folder: &Path) -> Result<bool, OpenError> {
    let name = Clean::line(&folder.to_string_lossy()).into_string();
    Ok(find(folder, &name)?.is_some())
}

/// Whether a file is a METS file and called as one.
pub(super) fn is_mets_by_name(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml")) && is_mets(path)
}

fn is_mets(path: &Path) -> bool {
    const WINDOW: u64 = 8 << 10;
    let mut head = Vec::new();
    let read = open_file(path).and_then(|(file, _)| file.take(WINDOW).read_to_end(&mut head));
    read.is_ok() && loader::sniff(&head, "") == Ok(Format::Mets)
}

/// Reads the issue of a METS file.
///
/// # Errors
/// As [`load_issue`]; a page that cannot be read is a warning.
pub(super) fn read(path: &Path, bytes: &[u8], hint: &Hint) -> Result<Loaded, OpenError> {
    let name = Clean::line(&path.to_string_lossy()).into_string();
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")));
    let folder = folder.map_err(|error| unreadable(&name, &error))?;
    let mut page = |inside: &str| page(&folder, inside);
    Ok(load_issue(bytes, hint, &mut page)?)
}

/// A file of the issue, which stays inside its folder even when links are
/// followed.
fn page(folder: &Path, inside: &str) -> Result<Vec<u8>, OpenError> {
    let said = || Clean::line(inside).into_string();
    let fail = |error: std::io::Error| unreadable(&said(), &error);
    let place = fs::canonicalize(folder.join(inside)).map_err(fail)?;
    if !place.starts_with(folder) {
        return Err(OpenError::Outside { path: said() });
    }
    read_file(&place, limits::ARTICLE).map_err(fail)
}

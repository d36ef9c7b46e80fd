//! What the paths of an import are: pages, folders of them, editions.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::model::Clean;
use crate::shell::editions::{OpenError, SavedIssue, is_founder, issue_of, pages_in, saved_issues};

/// The inputs, sorted.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Page files: those that were named, and those of each folder.
    pub(super) sets: Vec<Vec<PathBuf>>,
    /// Folders and zips that are editions already.
    pub(super) natives: Vec<PathBuf>,
    /// Issues of 数字报 in the trees they were saved in.
    pub(super) saved: Vec<SavedIssue>,
    /// What is not there, or nothing of the kind.
    pub(super) faults: Vec<OpenError>,
}

impl Gathered {
    /// How many things are to be read.
    pub(super) fn count(&self) -> usize {
        self.sets.iter().map(Vec::len).sum::<usize>() + self.natives.len() + self.saved.len()
    }
}

/// Sorts the paths. One that comes twice counts once.
pub(super) fn gather(paths: &[PathBuf]) -> Gathered {
    let mut out = Gathered::default();
    let mut seen = HashSet::new();
    let mut named = Vec::new();
    for path in paths {
        let again = fs::canonicalize(path).is_ok_and(|place| !seen.insert(place));
        if again {
            continue;
        }
        let said = || Clean::line(&path.to_string_lossy()).into_string();
        let manifest = path.file_name().is_some_and(|name| name == "edition.toml");
        if manifest || path.join("edition.toml").exists() || is_zip(path) {
            out.natives.push(path.clone());
        } else if path.is_dir() {
            match saved_issues(path) {
                Ok(issues) if !issues.is_empty() => {
                    out.saved.extend(issues);
                    continue;
                }
                Ok(_) => {}
                Err(fault) => {
                    out.faults.push(fault);
                    continue;
                }
            }
            match pages_in(path) {
                Ok(pages) if pages.is_empty() => {
                    out.faults.push(OpenError::NotAnEdition { path: said() });
                }
                Ok(pages) => {
                    let new = |path: &PathBuf| fs::canonicalize(path).is_ok_and(|p| seen.insert(p));
                    out.sets.push(pages.into_iter().filter(new).collect());
                }
                Err(fault) => out.faults.push(fault),
            }
        } else if path.is_file() && is_founder(path) {
            match issue_of(path) {
                Ok(issue) => out.saved.push(issue),
                Err(fault) => out.faults.push(fault),
            }
        } else {
            named.push(path.clone());
        }
    }
    if !named.is_empty() {
        out.sets.insert(0, named);
    }
    out
}

/// Whether a file begins as a zip does.
fn is_zip(path: &Path) -> bool {
    let mut start = [0; 4];
    let read =
        path.is_file().then(|| File::open(path).and_then(|mut file| file.read_exact(&mut start)));
    matches!(read, Some(Ok(()))) && matches!(&start, b"PK\x03\x04" | b"PK\x05\x06")
}

//! An edition on its way into the library: written beside its place, then put
//! there in one step.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use super::bounded::read_file;
use super::folder_names::{edition_name, safe_name};
use super::make_dir;
use crate::model::{Edition, EditionKey};

/// What the reader made in an edition's folder, and a new import keeps.
const KEPT: [&str; 1] = ["corrections.toml"];
/// How the folders begin that are not editions (yet, or any more).
pub(super) const FRESH: &str = ".new-";
pub(super) const OLD: &str = ".old-";

/// An edition that is to be put into the library, and its files by their paths
/// inside it.
#[derive(Debug)]
pub struct Arrival<'a> {
    /// The names of the folders of its paper, and of itself in that.
    pub(super) paper: String,
    pub(super) name: String,
    pub(super) key: EditionKey,
    pub(super) files: &'a [(String, Vec<u8>)],
    /// Files that are on this disk already.
    pub(super) linked: &'a [(String, PathBuf)],
}

impl<'a> Arrival<'a> {
    /// An edition with the content of its files.
    #[must_use]
    pub fn new(edition: &Edition, files: &'a [(String, Vec<u8>)]) -> Self {
        let (paper, name) = (safe_name(&edition.paper.title, "paper"), edition_name(edition));
        Self { paper, name, key: edition.key(), files, linked: &[] }
    }

    /// Whether all of its files stand in a folder, just so.
    pub(super) fn is_in(&self, folder: &Path) -> bool {
        self.files.iter().all(|(path, bytes)| holds(&folder.join(path), bytes))
    }
}

/// An edition that is written, beside its place.
#[derive(Debug)]
pub(super) struct Staged {
    pub(super) fresh: PathBuf,
    pub(super) target: PathBuf,
    /// It takes the place of another.
    pub(super) is_over: bool,
}

impl Staged {
    /// Writes an edition beside its place. What was written of one that could not
    /// be is removed; if it stays, the next import removes it.
    pub(super) fn write(
        arrival: &Arrival<'_>,
        (target, is_over): (&Path, bool),
    ) -> io::Result<Self> {
        let staged = Self { fresh: beside(target, FRESH), target: target.to_owned(), is_over };
        let written = write(&staged.fresh, arrival.files)
            .and_then(|()| link(&staged.fresh, arrival.linked))
            .and_then(|()| if is_over { keep(target, &staged.fresh) } else { Ok(()) });
        if written.is_err() {
            staged.give_up();
        }
        written.map(|()| staged)
    }

    /// Puts it in its place.
    pub(super) fn settle(&self) -> io::Result<()> {
        if self.is_over {
            swap(&self.fresh, &self.target)
        } else {
            fs::rename(&self.fresh, &self.target)
        }
    }

    /// Removes what was written. Of the paper's folder only an empty one goes.
    pub(super) fn give_up(&self) {
        let _ = fs::remove_dir_all(&self.fresh);
        if let Some(paper) = self.fresh.parent() {
            let _ = fs::remove_dir(paper);
        }
    }
}

/// The name beside a folder under which it is made or removed.
pub(super) fn beside(folder: &Path, prefix: &str) -> PathBuf {
    let mut name = OsString::from(prefix);
    name.push(folder.file_name().unwrap_or(OsStr::new("edition")));
    folder.with_file_name(name)
}

/// Whether a file holds just these bytes.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let as_long = fs::metadata(path).is_ok_and(|about| about.len() == bytes.len() as u64);
    as_long && read_file(path, bytes.len() as u64).is_ok_and(|there| there == bytes)
}

/// Writes the files into a new folder.
fn write(fresh: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    make_dir(fresh)?;
    for (path, bytes) in files {
        File::create(inside(fresh, path)?)?.write_all(bytes)?;
    }
    Ok(())
}

/// Takes files into a new folder that are on the disk.
fn link(fresh: &Path, files: &[(String, PathBuf)]) -> io::Result<()> {
    for (path, from) in files {
        let file = inside(fresh, path)?;
        // Not every file system has links, and not every folder is on one.
        if fs::hard_link(from, &file).is_err() {
            fs::copy(from, &file)?;
        }
    }
    Ok(())
}

/// Where a file of an edition goes, whose folder is made.
fn inside(fresh: &Path, path: &str) -> io::Result<PathBuf> {
    let inside = Path::new(path);
    if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(io::Error::other(format!("{path}: out of the edition")));
    }
    let file = fresh.join(inside);
    if let Some(folder) = file.parent() {
        make_dir(folder)?;
    }
    Ok(file)
}

/// Takes over what the reader made.
fn keep(from: &Path, to: &Path) -> io::Result<()> {
    for name in KEPT {
        match fs::copy(from.join(name), to.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Puts a folder in the place of another, which goes.
fn swap(fresh: &Path, target: &Path) -> io::Result<()> {
    if exchange(fresh, target).is_err() {
        // Not every system can do it in one step. A kill between the two
        // leaves the old edition under its other name, and the next import
        // puts it back.
        let old = beside(target, OLD);
        fs::rename(target, &old)?;
        if let Err(error) = fs::rename(fresh, target) {
            fs::rename(&old, target)?;
            return Err(error);
        }
        return fs::remove_dir_all(&old);
    }
    fs::remove_dir_all(fresh)
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

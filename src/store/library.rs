//! The library: a folder for every paper, in it one for every edition. An
//! edition is there whole or not at all, and a new one takes the place of an
//! old one in a single step.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::arrivals::{Arrival, FRESH, OLD, Staged, beside};
use super::durable::{sync_all, sync_names};
use super::error::{NotKept, shown};
use super::folder_names::{edition_name, safe_name};
use super::holder::{HeldLock, Holder, Patience};
use super::make_dir;
use super::trash;
use crate::model::{Clean, Edition, EditionKey};

/// Where editions are kept.
#[derive(Debug, Clone)]
pub struct Library {
    root: PathBuf,
    patience: Patience,
}

/// One edition is put in its place within this time, so that only who works
/// for longer, or was stopped, is worth a word.
const QUIET: Duration = Duration::from_millis(1500);
/// An import of years of a paper lets others in between two editions; whoever
/// holds the library for so long was stopped.
const TOLD: Duration = Duration::from_secs(30);

/// Why something was not done to an edition or the whole library, and to
/// which.
#[derive(Debug, Clone)]
pub struct LibraryError {
    path: Clean,
    what: Undone,
    fault: NotKept,
}

/// What was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// An edition was not written.
    Written,
    /// An edition was not moved.
    Moved,
    /// Nothing was changed.
    Locked,
}

impl LibraryError {
    /// An edition could not be written.
    pub(crate) fn unwritten(path: &Path, error: io::Error) -> Self {
        Self { path: shown(path), what: Undone::Written, fault: error.into() }
    }

    /// Whether it would go the same way with any other edition: the disk is
    /// full, or nothing may be written.
    #[must_use]
    pub fn is_for_all(&self) -> bool {
        matches!(self.fault, NotKept::Full | NotKept::ReadOnly) || self.what == Undone::Locked
    }

    /// The edition, or the library.
    #[must_use]
    pub fn path(&self) -> &Clean {
        &self.path
    }

    /// What was not done.
    #[must_use]
    pub fn what(&self) -> Undone {
        self.what
    }

    /// Why.
    #[must_use]
    pub fn fault(&self) -> &NotKept {
        &self.fault
    }

    /// It could not be moved to the trash, or from it.
    pub(super) fn removing(path: &Path, error: io::Error) -> Self {
        Self { path: shown(path), what: Undone::Moved, fault: error.into() }
    }
}

/// What was left by work that was interrupted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tidied {
    /// Half-written editions, and old ones that were replaced: removed.
    pub removed: usize,
    /// Editions that were on the way out and are in their place again.
    pub put_back: usize,
}

/// What became of an edition, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreOutcome {
    /// It is new.
    New(PathBuf),
    /// It took the place of one with the same key.
    Replaced(PathBuf),
    /// It was there already, just so.
    Kept(PathBuf),
    /// There was another with the same key, which stays.
    Other(PathBuf),
}

impl StoreOutcome {
    /// The edition's folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::New(path) | Self::Replaced(path) | Self::Kept(path) | Self::Other(path) => path,
        }
    }
}

impl Library {
    /// What an edition would be called: `PAPER/DATE`, its folder inside the
    /// library, if no other has that name.
    #[must_use]
    pub fn id_of(edition: &Edition) -> String {
        format!("{}/{}", safe_name(&edition.paper.title, "paper"), edition_name(edition))
    }

    /// The library under a folder, which need not be there.
    #[must_use]
    pub fn new(root: PathBuf) -> Self {
        Self { root, patience: Patience { quiet: QUIET, told: TOLD, tell: None } }
    }

    /// Waits longer while another newsprint works on the library, and tells
    /// who that is. Without it the work is refused after a moment.
    #[must_use]
    pub fn that_tells(mut self, tell: impl Fn(&Holder) + Send + Sync + 'static) -> Self {
        self.patience.tell = Some(Arc::new(tell));
        self
    }

    /// Puts an edition into the library: its files, by their paths inside it.
    /// `key_of` tells the key of the edition in a folder, if one is there. An
    /// edition with the same key is replaced if `replace` says so, and else
    /// stays; folders whose names would be alike are told apart by a number.
    ///
    /// # Errors
    /// [`LibraryError`]; then everything is as it was.
    pub fn put(
        &self,
        edition: &Edition,
        files: &[(String, Vec<u8>)],
        replace: bool,
        key_of: impl Fn(&Path) -> Option<EditionKey>,
    ) -> Result<StoreOutcome, LibraryError> {
        self.put_one(&Arrival::new(edition, files), replace, key_of)
    }

    /// As [`Library::put`], with files besides that are on this disk already:
    /// each is linked to its path inside the edition, or copied where that
    /// can't be done.
    ///
    /// # Errors
    /// As [`Library::put`].
    pub fn put_with(
        &self,
        edition: &Edition,
        files: &[(String, Vec<u8>)],
        linked: &[(String, PathBuf)],
        replace: bool,
        key_of: impl Fn(&Path) -> Option<EditionKey>,
    ) -> Result<StoreOutcome, LibraryError> {
        self.put_one(&Arrival { linked, ..Arrival::new(edition, files) }, replace, key_of)
    }

    /// Puts editions into the library that come together, and tells of each what
    /// became of it: as [`Library::put`], but the disk is waited for twice for all
    /// of them, once when they are written and once when they are in their places.
    /// Until then none of them is there.
    ///
    /// # Errors
    /// [`LibraryError`] if nobody may work on the library.
    pub fn put_all(
        &self,
        arrivals: &[Arrival<'_>],
        replace: bool,
        key_of: impl Fn(&Path) -> Option<EditionKey>,
    ) -> Result<Vec<Result<StoreOutcome, LibraryError>>, LibraryError> {
        let _held = self.lock()?;
        clean(&self.root);
        let mut staged: Vec<(usize, Staged)> = Vec::new();
        let mut placed = Vec::with_capacity(arrivals.len());
        for arrival in arrivals {
            let paper = self.root.join(&arrival.paper);
            let there = || place_of(&paper, &arrival.name, &arrival.key, &key_of);
            let mut place = there();
            // Another of these is on its way to the same place: it may be the same.
            if staged.iter().any(|(_, one)| one.fresh == beside(&place.0, FRESH)) {
                self.settle(&mut staged, &mut placed);
                place = there();
            }
            let (target, is_there) = place;
            if is_there && !replace {
                let same = arrival.is_in(&target);
                let made = if same { StoreOutcome::Kept } else { StoreOutcome::Other };
                placed.push(Ok(made(target)));
                continue;
            }
            let written = make_dir(&paper)
                .and_then(|()| Staged::write(arrival, (&target, is_there)))
                .map(|one| staged.push((placed.len(), one)));
            let made = if is_there { StoreOutcome::Replaced } else { StoreOutcome::New };
            placed.push(match written {
                Ok(()) => Ok(made(target)),
                Err(error) => Err(LibraryError::unwritten(&target, error)),
            });
        }
        self.settle(&mut staged, &mut placed);
        Ok(placed)
    }

    /// Puts what is written into its places; what goes wrong is told there.
    fn settle(
        &self,
        staged: &mut Vec<(usize, Staged)>,
        placed: &mut [Result<StoreOutcome, LibraryError>],
    ) {
        let fresh: Vec<&Path> = staged.iter().map(|(_, one)| one.fresh.as_path()).collect();
        let papers: BTreeSet<PathBuf> =
            fresh.iter().filter_map(|fresh| Some(fresh.parent()?.to_owned())).collect();
        let fault = |error: io::Error| NotKept::from(error);
        let mut durable =
            if fresh.is_empty() { Ok(()) } else { sync_all(&self.root, &fresh).map_err(fault) };
        for (at, one) in &*staged {
            let settled = durable.clone().and_then(|()| one.settle().map_err(fault));
            if let Err(fault) = settled {
                one.give_up();
                let path = shown(&one.target);
                placed[*at] = Err(LibraryError { path, what: Undone::Written, fault });
            }
        }
        if durable.is_ok() && !papers.is_empty() {
            durable = sync_names(&self.root, &papers).map_err(fault);
        }
        for (at, one) in staged.drain(..) {
            if let Err(fault) = durable.clone() {
                let path = shown(&one.target);
                placed[at] = Err(LibraryError { path, what: Undone::Written, fault });
            }
        }
    }

    fn put_one(
        &self,
        arrival: &Arrival<'_>,
        replace: bool,
        key_of: impl Fn(&Path) -> Option<EditionKey>,
    ) -> Result<StoreOutcome, LibraryError> {
        let placed = self.put_all(std::slice::from_ref(arrival), replace, key_of)?;
        placed.into_iter().next().unwrap_or_else(|| {
            let nowhere = io::Error::from(io::ErrorKind::InvalidInput);
            Err(LibraryError::unwritten(&self.root, nowhere))
        })
    }

    /// Where an edition with the same key is, if it is there.
    #[must_use]
    pub fn find(
        &self,
        edition: &Edition,
        key_of: impl Fn(&Path) -> Option<EditionKey>,
    ) -> Option<PathBuf> {
        let paper = self.root.join(safe_name(&edition.paper.title, "paper"));
        let (folder, there) = place_of(&paper, &edition_name(edition), &edition.key(), key_of);
        there.then_some(folder)
    }

    /// Removes or puts back what interrupted work left.
    ///
    /// # Errors
    /// [`LibraryError`] if nobody may work on the library.
    pub fn tidy(&self) -> Result<Tidied, LibraryError> {
        let _held = self.lock()?;
        Ok(clean(&self.root))
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Waits until nobody else works on the library; held until it is dropped.
    pub(super) fn lock(&self) -> Result<HeldLock, LibraryError> {
        let file = self.root.join(".lock");
        let held = make_dir(&self.root)
            .map_err(NotKept::from)
            .and_then(|()| super::holder::lock(&file, &self.patience));
        held.map_err(|fault| LibraryError { path: shown(&self.root), what: Undone::Locked, fault })
    }
}

/// The folder of the edition with a key, or one that is free; and whether
/// the edition is there.
fn place_of(
    paper: &Path,
    name: &str,
    key: &EditionKey,
    key_of: impl Fn(&Path) -> Option<EditionKey>,
) -> (PathBuf, bool) {
    let mut free = None;
    for number in 1.. {
        let folder = match number {
            1 => paper.join(name),
            _ => paper.join(format!("{name}-{number}")),
        };
        if folder.symlink_metadata().is_err() {
            // One with the key may stand behind a gap that a removal left.
            let gap = free.get_or_insert(folder);
            if number > 9 {
                return (gap.clone(), false);
            }
        } else if key_of(&folder).as_ref() == Some(key) {
            return (folder, true);
        }
    }
    (paper.join(name), false)
}

/// Removes what interrupted imports left. The caller holds the lock, so
/// nobody is at work on it.
fn clean(root: &Path) -> Tidied {
    let folders = |path: &Path| {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let mut tidied = Tidied { removed: trash::finish(root), ..Tidied::default() };
    for left in folders(root).iter().flat_map(|paper| folders(paper)) {
        let name = left.file_name().and_then(OsStr::to_str).unwrap_or_default().to_owned();
        let place = name.strip_prefix(OLD).map(|own| left.with_file_name(own));
        match place {
            Some(place) if !place.exists() => {
                tidied.put_back += usize::from(fs::rename(&left, place).is_ok());
            }
            None if !name.starts_with(FRESH) => {}
            _ => tidied.removed += usize::from(fs::remove_dir_all(&left).is_ok()),
        }
    }
    tidied
}

#[cfg(test)]
#[path = "library_tests.rs"]
mod tests;

//! Pictures that are at home, but not yet in an edition.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use crate::store::make_dir;

/// How long what no edition took is kept: a source may be folded into another
/// in the morning and be the fuller one at noon.
const KEPT: Duration = Duration::from_hours(3 * 24);

/// The folder where pictures wait for their edition.
#[derive(Debug)]
pub(super) struct Staging {
    root: PathBuf,
    written: AtomicUsize,
    taken: Mutex<Vec<String>>,
}

impl Staging {
    pub(super) fn new(data: &Path) -> Self {
        Self {
            root: data.join("fetch-media"),
            written: AtomicUsize::new(0),
            taken: Mutex::default(),
        }
    }

    /// Where a picture of that name is, or would be.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name.rsplit('/').next().unwrap_or(name))
    }

    /// Keeps a picture; `false` if that can't be done.
    pub(super) fn keep(&self, name: &str, bytes: &[u8]) -> bool {
        let file = self.path(name);
        // Its name is its content's.
        if file.metadata().is_ok_and(|about| about.len() == bytes.len() as u64) {
            return true;
        }
        // Two sources may have one picture at once. What a power cut takes is
        // a picture of an article that is there; to wait for the disk at each
        // would take longer than the network.
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let beside = self.root.join(format!(".new-{}-{number}", std::process::id()));
        let written = make_dir(&self.root)
            .and_then(|()| fs::write(&beside, bytes))
            .and_then(|()| fs::rename(&beside, &file));
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written.is_ok()
    }

    /// A folder for what is made on the way; whoever makes it removes it.
    pub(super) fn room(&self) -> PathBuf {
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        self.root.join(format!(".room-{}-{number}", std::process::id()))
    }

    /// Notes that an edition has these pictures.
    pub(super) fn note_taken(&self, names: impl Iterator<Item = String>) {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).extend(names);
    }

    /// Lets the pictures go that are in editions; once all editions of the run
    /// are made, since two may have one.
    pub(super) fn let_go(&self) {
        let taken = std::mem::take(&mut *self.taken.lock().unwrap_or_else(PoisonError::into_inner));
        for name in taken {
            let _ = fs::remove_file(self.path(&name));
        }
    }

    /// Removes what nobody came for.
    pub(super) fn tidy(&self) {
        let now = SystemTime::now();
        let is_old = |changed: SystemTime| now.duration_since(changed).is_ok_and(|age| age > KEPT);
        for entry in fs::read_dir(&self.root).into_iter().flatten().flatten() {
            let changed = entry.metadata().and_then(|about| about.modified());
            if changed.is_ok_and(is_old) {
                let path = entry.path();
                let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
            }
        }
    }
}

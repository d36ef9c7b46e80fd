//! Editions that are read, and go into the library together: the disk is waited
//! for twice for all of them, not several times for each.
//!
//! What becomes of an edition is told when all are in their places and the disk
//! has them ([`Batches::close`]); a kill before that loses what was not told.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::model::Edition;
use crate::shell::editions;
use crate::store::{Arrival, Library, LibraryError, StoreOutcome};

/// Bytes of files that are kept in memory till they are written: as many as some
/// dozens of editions of text have.
const TOGETHER: usize = 16 << 20;
/// The work of so much time is lost at most by a kill. Pages of scans take seconds.
const AT_MOST: Duration = Duration::from_secs(2);

/// The files of an edition, by their paths inside it.
pub(super) type FileContents = Vec<(String, Vec<u8>)>;

/// The number of an edition that was taken: its place in what [`Batches::close`]
/// gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ticket(usize);

/// What became of editions.
#[derive(Debug, Default)]
pub(super) struct PlacedEditions(Vec<Option<Result<StoreOutcome, LibraryError>>>);

impl PlacedEditions {
    /// What became of one, once.
    pub(super) fn take(
        &mut self,
        Ticket(at): Ticket,
    ) -> Option<Result<StoreOutcome, LibraryError>> {
        self.0.get_mut(at)?.take()
    }
}

/// Takes editions from many threads, and puts them into a library.
pub(super) struct Batches {
    library: Library,
    replace: bool,
    waiting: Mutex<Waiting>,
    placed: Mutex<PlacedEditions>,
    /// Something went wrong that would go the same way with all that is left.
    is_hopeless: AtomicBool,
}

/// What waits to be written.
#[derive(Default)]
struct Waiting {
    editions: Vec<(Ticket, Edition, FileContents)>,
    bytes: usize,
    /// When the first of them came.
    since: Option<Instant>,
    /// How many were taken so far.
    taken: usize,
}

impl Batches {
    pub(super) fn new(library: Library, replace: bool) -> Self {
        let (waiting, placed) = (Mutex::default(), Mutex::default());
        Self { library, replace, waiting, placed, is_hopeless: AtomicBool::new(false) }
    }

    /// Whether more can be taken.
    pub(super) fn may_go_on(&self) -> bool {
        !self.is_hopeless.load(Ordering::Relaxed)
    }

    /// Takes an edition. Whoever brings the one that makes a batch full writes it,
    /// while others go on.
    pub(super) fn take(&self, edition: Edition, files: FileContents) -> Ticket {
        let (ticket, full) = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            let ticket = Ticket(waiting.taken);
            waiting.taken += 1;
            waiting.bytes += files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
            waiting.editions.push((ticket, edition, files));
            let since = *waiting.since.get_or_insert_with(Instant::now);
            let is_full = waiting.bytes >= TOGETHER || since.elapsed() >= AT_MOST;
            (ticket, if is_full { waiting.all() } else { Vec::new() })
        };
        self.write(full);
        ticket
    }

    /// Writes what still waits; tells what became of all.
    pub(super) fn close(&self) -> PlacedEditions {
        let rest = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).all();
        self.write(rest);
        std::mem::take(&mut *self.placed.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn write(&self, batch: Vec<(Ticket, Edition, FileContents)>) {
        if batch.is_empty() {
            return;
        }
        let arrivals: Vec<Arrival<'_>> =
            batch.iter().map(|(_, edition, files)| Arrival::new(edition, files)).collect();
        let key_of = |folder: &Path| editions::key_of(folder);
        let all = match self.library.put_all(&arrivals, self.replace, key_of) {
            Ok(all) => all,
            Err(error) => batch.iter().map(|_| Err(error.clone())).collect(),
        };
        if all.iter().any(|one| one.as_ref().is_err_and(LibraryError::is_for_all)) {
            self.is_hopeless.store(true, Ordering::Relaxed);
        }
        let mut placed = self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        for ((Ticket(at), ..), one) in batch.into_iter().zip(all) {
            if placed.0.len() <= at {
                placed.0.resize_with(at + 1, || None);
            }
            placed.0[at] = Some(one);
        }
    }
}

impl Waiting {
    fn all(&mut self) -> Vec<(Ticket, Edition, FileContents)> {
        (self.bytes, self.since) = (0, None);
        std::mem::take(&mut self.editions)
    }
}

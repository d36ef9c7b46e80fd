//! What the sources of a run work with.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::aside::TextsAside;
use super::report::{FetchEvent, FetchOrder};
use super::staging::Staging;
use crate::fetch::Crew;
use crate::fetch::web::{Validators, Web};
use crate::input::Watch;
use crate::model::Date;
use crate::sources::Subscription;
use crate::store::fetched::{Fetched, KnownArticles};

/// Ends a run before its end: what is under way is broken off, and editions
/// are made of what is there.
#[derive(Debug, Clone, Default)]
pub struct FetchStop(Arc<StopShared>);

#[derive(Debug, Default)]
struct StopShared {
    is_stopped: AtomicBool,
    watches: Mutex<Vec<Watch>>,
    web: Mutex<Option<Arc<Web>>>,
}

impl FetchStop {
    /// Ends the run.
    pub fn stop(&self) {
        self.0.is_stopped.store(true, Ordering::Relaxed);
        for watch in locked(&self.0.watches).iter() {
            watch.cancel();
        }
        if let Some(web) = locked(&self.0.web).as_ref() {
            web.stop();
        }
    }

    /// Who asks the web, to be broken off.
    pub(super) fn set_web(&self, web: &Arc<Web>) {
        *locked(&self.0.web) = Some(Arc::clone(web));
    }

    /// Whether it was ended.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.0.is_stopped.load(Ordering::Relaxed)
    }

    pub(super) fn add(&self, watch: &Watch) {
        locked(&self.0.watches).push(watch.clone());
        if self.is_stopped() {
            watch.cancel();
        }
    }
}

/// Who is told what happens.
pub type TellFetch<'a> = dyn Fn(FetchEvent) + Sync + 'a;

pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What all sources of a run work with.
pub(super) struct FetchRun<'a> {
    pub(super) order: &'a FetchOrder,
    /// The data directory.
    pub(super) data: &'a Path,
    pub(super) web: Arc<Web>,
    pub(super) crew: Crew,
    pub(super) kept: Mutex<Fetched>,
    pub(super) staging: Staging,
    /// Where texts wait until their source is done.
    pub(super) aside: TextsAside,
    /// The clock's day.
    pub(super) today: Date,
    pub(super) stop: &'a FetchStop,
    /// Where a watch, which outlives this, sends how far a source is.
    pub(super) steps: SyncSender<(usize, usize, usize)>,
    pub(super) tell: &'a TellFetch<'a>,
}

/// A paper of a run, with what was known of it.
pub(super) struct RunPaper<'a> {
    pub(super) subscription: &'a Subscription,
    pub(super) known: KnownArticles,
    pub(super) answers: HashMap<String, Validators>,
    pub(super) batch: usize,
    /// The days that something came for.
    pub(super) days: Mutex<BTreeSet<Date>>,
}

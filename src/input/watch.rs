//! The thread between a long reading and whoever waits for it: how far it is
//! goes one way, that nobody waits any more the other.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::{LoadError, Loaded};
use crate::model::{Stage, Step};

/// What a reading tells while it goes on.
#[derive(Debug)]
pub enum Told {
    /// How far it is.
    Step(Step),
    /// The first pages, which can be looked at before the rest is there.
    Early(Box<Loaded>),
}

struct Shared {
    cancelled: AtomicBool,
    tell: Box<dyn Fn(Told) + Send + Sync>,
}

/// Given down to what takes long. The default is one that nobody listens to
/// and that is never cancelled.
#[derive(Clone, Default)]
pub struct Watch(Option<Arc<Shared>>);

impl Watch {
    /// A watch whose reports go to `tell`, on whichever thread they are made.
    #[must_use]
    pub fn new(tell: impl Fn(Told) + Send + Sync + 'static) -> Self {
        let (cancelled, tell) = (AtomicBool::new(false), Box::new(tell));
        Self(Some(Arc::new(Shared { cancelled, tell })))
    }

    /// Nobody waits any more: whoever reads stops at the next page, article or
    /// file.
    pub fn cancel(&self) {
        if let Some(shared) = &self.0 {
            shared.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Whether nobody waits any more.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.as_ref().is_some_and(|shared| shared.cancelled.load(Ordering::Relaxed))
    }

    /// Goes on only if somebody waits.
    ///
    /// # Errors
    /// [`LoadError::Cancelled`].
    pub fn check(&self) -> Result<(), LoadError> {
        if self.is_cancelled() { Err(LoadError::Cancelled) } else { Ok(()) }
    }

    /// Tells how far the reading is.
    pub fn step(&self, stage: Stage, done: usize, total: usize) {
        self.tell(|| Told::Step(Step { stage, done, total }));
    }

    /// Gives the first pages away, if somebody waits for them.
    pub fn early(&self, loaded: impl FnOnce() -> Loaded) {
        self.tell(|| Told::Early(Box::new(loaded())));
    }

    /// Whether somebody listens.
    #[must_use]
    pub fn is_watched(&self) -> bool {
        self.0.is_some()
    }

    fn tell(&self, told: impl FnOnce() -> Told) {
        if let Some(shared) = &self.0 {
            (shared.tell)(told());
        }
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch").field("cancelled", &self.is_cancelled()).finish_non_exhaustive()
    }
}

/// Who waits makes no difference to what is read.
impl PartialEq for Watch {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Watch {}

/// Counts what several threads have done.
#[derive(Debug)]
pub(crate) struct Count<'a> {
    watch: &'a Watch,
    stage: Stage,
    done: AtomicUsize,
    total: usize,
}

impl<'a> Count<'a> {
    /// Begins at nothing of `total`.
    pub(crate) fn new(watch: &'a Watch, stage: Stage, total: usize) -> Self {
        watch.step(stage, 0, total);
        Self { watch, stage, done: AtomicUsize::new(0), total }
    }

    /// One more is done.
    pub(crate) fn one(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        self.watch.step(self.stage, done, self.total);
    }
}

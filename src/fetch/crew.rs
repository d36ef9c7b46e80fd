//! The hands of a run: threads that wait for the network, and a few that
//! read what came.
//!
//! Who has many things to ask for asks for them side by side, with as many
//! helpers as are free in all of the run; to read pages and pictures takes the
//! processor, which whoever reads the paper meanwhile needs, too: one core is
//! left for them.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// What a thread needs that waits for the network; a build without
/// optimisation takes ten times as much.
const WAITING: usize = if cfg!(debug_assertions) { 4 << 20 } else { 256 << 10 };
/// What is nested deeply is read as deeply as on the main thread.
const READING: usize = 8 << 20;

/// The threads of a run.
#[derive(Debug)]
pub struct Crew {
    /// Helpers that nobody has now.
    free: Mutex<usize>,
    /// Threads more that may read something.
    readers: Mutex<usize>,
    is_free: Condvar,
}

impl Crew {
    /// A crew of so many hands, the one that asks for the first source among
    /// them.
    #[must_use]
    pub fn new(hands: usize) -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Self {
            free: Mutex::new(hands.max(1)),
            readers: Mutex::new(cores.saturating_sub(1).max(1)),
            is_free: Condvar::new(),
        }
    }

    /// What becomes of each item, in their order. The calling thread works,
    /// too; others help as they become free, no more than `most` in all.
    pub fn each<T: Sync, R: Send>(
        &self,
        items: &[T],
        most: usize,
        work: impl Fn(&T) -> R + Sync,
    ) -> Vec<R> {
        let (next, helpers) = (AtomicUsize::new(0), AtomicUsize::new(1));
        let done = Mutex::new(Vec::with_capacity(items.len()));
        let one = || {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return false };
            let made = work(item);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((at, made));
            true
        };
        let help = || {
            while one() {}
            self.give_back();
        };
        thread::scope(|scope| {
            loop {
                // Whoever became free meanwhile helps with what is left.
                while next.load(Ordering::Relaxed) + 1 < items.len()
                    && helpers.load(Ordering::Relaxed) < most
                    && self.take()
                {
                    helpers.fetch_add(1, Ordering::Relaxed);
                    let thread = thread::Builder::new().stack_size(WAITING).name(own_name());
                    if thread.spawn_scoped(scope, help).is_err() {
                        self.give_back();
                        break;
                    }
                }
                if !one() {
                    break;
                }
            }
        });
        let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.sort_unstable_by_key(|(at, _)| *at);
        done.into_iter().map(|(_, made)| made).collect()
    }

    /// Does what takes the processor rather than the network: on a thread with
    /// room for what is nested deeply, when there is one to spare. `None` if
    /// it panicked: then what came is damaged in a way that nobody thought of.
    pub fn read<R: Send>(&self, work: impl FnOnce() -> R + Send) -> Option<R> {
        let lock = || self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        let mut readers = lock();
        while *readers == 0 {
            readers = self.is_free.wait(readers).unwrap_or_else(PoisonError::into_inner);
        }
        *readers -= 1;
        drop(readers);
        let made = thread::scope(|scope| {
            let thread = thread::Builder::new().stack_size(READING).name(own_name());
            thread.spawn_scoped(scope, work).ok().and_then(|running| running.join().ok())
        });
        *lock() += 1;
        self.is_free.notify_one();
        made
    }

    /// Takes a helper, if one is free.
    pub fn take(&self) -> bool {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let is_one = *free > 0;
        *free -= usize::from(is_one);
        is_one
    }

    /// Lets a helper go.
    pub fn give_back(&self) {
        *self.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    }
}

/// A panic hook knows by a thread's name whether its panics are caught.
fn own_name() -> String {
    thread::current().name().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_asked_for_side_by_side_comes_in_order_and_all_hands_are_free_again() {
        let crew = Crew::new(4);
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let items: Vec<usize> = (0..40).collect();
        let made = crew.each(&items, 3, |n| {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(2));
            now.fetch_sub(1, Ordering::SeqCst);
            n * 2
        });
        assert_eq!(made, items.iter().map(|n| n * 2).collect::<Vec<_>>());
        assert_eq!(most.into_inner(), 3);
        assert_eq!(*crew.free.lock().unwrap(), 4);
    }

    #[test]
    fn a_panic_while_something_is_read_is_nothing_and_ends_nothing() {
        let crew = Crew::new(1);
        assert_eq!(crew.read(|| -> usize { panic!("a damaged page") }), None);
        assert_eq!(crew.read(|| 7), Some(7));
    }
}

//! Work on many things at once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// What becomes of each of the items, in their order; done on as many threads
/// as there are processors, this one among them. Each takes `lot` items at a
/// time, and begins none before those that stand before it were begun.
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    lot: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let lots: Vec<&[T]> = items.chunks(lot.max(1)).collect();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(lots.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(lots.len())));
    let take = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(lot) = lots.get(index) else { return };
            let made: Vec<R> = lot.iter().map(&work).collect();
            done.lock().unwrap_or_else(PoisonError::into_inner).push((index, made));
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // It works under the name of the thread that wants the work done: a
            // panic hook knows by the name whether a panic is caught.
            let name = thread::current().name().unwrap_or_default().to_owned();
            // Without the thread the others do its work.
            let _ = thread::Builder::new().name(name).spawn_scoped(scope, take);
        }
        take();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().flat_map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_made_at_once_stands_in_order() {
        for (count, lot) in [(0, 16), (1, 16), (16, 16), (17, 16), (1000, 16), (1000, 1)] {
            let items: Vec<usize> = (0..count).collect();
            let slow_first = |n: &usize| {
                std::thread::sleep(std::time::Duration::from_micros(100 / (*n as u64 + 1)));
                n * 2
            };
            let doubled: Vec<usize> = items.iter().map(|n| n * 2).collect();
            assert_eq!(super::map(&items, lot, slow_first), doubled);
        }
    }
}

//! Work on many parts of one document, shared by the processors.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many parts are taken at a time; fewer than two such lots are not worth
/// a thread.
const LOT: usize = 16;

/// What becomes of each of the items, in their order.
pub(super) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let lots: Vec<&[T]> = items.chunks(LOT).collect();
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
            done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((index, made));
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // Without the thread the others do its work.
            let _ = thread::Builder::new().spawn_scoped(scope, take);
        }
        take();
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().flat_map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_made_at_once_stands_in_order() {
        for count in [0, 1, 16, 17, 1000] {
            let items: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = items.iter().map(|n| n * 2).collect();
            assert_eq!(super::map(&items, |n| n * 2), doubled);
        }
    }
}

//! Work on many things at once.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What `work` makes of each of the items, in their order; done on as many
/// threads as there are processors, this one among them. An item is begun
/// when all before it have been.
pub(super) fn map<I: Sync, O: Send>(items: &[I], work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    let next = AtomicUsize::new(0);
    let made = Mutex::new(Vec::with_capacity(items.len()));
    let share = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return };
            let one = work(item);
            if let Ok(mut made) = made.lock() {
                made.push((index, one));
            }
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    thread::scope(|scope| {
        for _ in 1..threads {
            // Without the thread the others do its work.
            let _ = thread::Builder::new().spawn_scoped(scope, share);
        }
        share();
    });
    let mut made = made.into_inner().unwrap_or_default();
    made.sort_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_late_still_stands_in_its_place() {
        let slow_first = |&item: &u64| {
            thread::sleep(std::time::Duration::from_millis(20 - item));
            item * 2
        };
        assert_eq!(map(&[0, 1, 2, 3, 19], slow_first), [0, 2, 4, 6, 38]);
        assert_eq!(map(&[], slow_first), [0; 0]);
    }
}

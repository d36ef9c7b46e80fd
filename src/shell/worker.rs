//! Threads that work beside the one that draws. Whatever goes wrong in one
//! ends its work with a message, never the screen.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use super::terminal::CATCHES;
use crate::words::Words;

/// As much as the main thread has: what is nested deeply is read as deeply
/// there as here.
const STACK: usize = 8 << 20;

/// Starts a thread whose panics are caught ([`caught`]) and therefore leave
/// the screen alone. False if the system has no thread to give.
pub(super) fn spawn(work: impl FnOnce() + Send + 'static) -> bool {
    let thread = thread::Builder::new().name(CATCHES.to_owned()).stack_size(STACK);
    thread.spawn(work).is_ok()
}

/// What a piece of work gives, or why it panicked.
///
/// # Errors
/// One line that says so.
pub(super) fn caught<T>(words: &dyn Words, work: impl FnOnce() -> T) -> Result<T, String> {
    // What the work has half changed is given up with it by the callers.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| reason(&*panic, words))
}

fn reason(panic: &(dyn Any + Send), words: &dyn Words) -> String {
    let said = panic.downcast_ref::<&str>().copied();
    let said = said.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    words.gave_up(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_line() {
        let line = caught(crate::words::DEFAULT, || -> usize { panic!("page {}", 3) }).unwrap_err();
        assert_eq!(line, "newsprint made a mistake and gave this up (page 3)");
        assert_eq!(caught(crate::words::DEFAULT, || 7), Ok(7));
    }
}

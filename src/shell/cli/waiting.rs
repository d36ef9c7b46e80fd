//! What is waited for is said: a command that stands still without a word seems
//! to hang.

use std::path::Path;

use super::config::Home;
use super::outcome::complain;
use crate::store::{Library, State};
use crate::words::Words;

/// The library, whose lock is waited for with a word about who holds it.
pub(super) fn library(root: &Path, words: &'static dyn Words) -> Library {
    Library::new(root.to_owned()).that_tells(move |holder| complain(&words.waiting(holder)))
}

/// Says what is waited for, where another program keeps the reader's state
/// locked: a command that stands still without a word seems to hang.
pub(super) fn tell_wait(data: &Path, to_write: bool, home: &Home) {
    if let Some(file) = State::waited_for(data, to_write) {
        complain(&home.words.waiting_for_state(&file));
    }
}

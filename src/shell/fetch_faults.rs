//! What of a fetch was not done, in words: a line each, for the command and for
//! the messages on the screen.

use super::fetching::{EditionFate, FetchReport, SourceState};
use crate::words::Words;

/// What was not done, and what is odd about what was; that not, if it is to be
/// quiet.
pub(super) fn fetch_faults(report: &FetchReport, is_quiet: bool, words: &dyn Words) -> Vec<String> {
    let mut told = Vec::new();
    for (label, state) in &report.sources {
        let said = |text: &str| format!("{}: {}: {text}", label.paper, label.name);
        match state {
            Some(SourceState::Failed(error)) => {
                told.push(format!("{}: {}", label.paper, words.fetch_error(error)));
            }
            Some(SourceState::NotKept(error)) => told.push(said(&words.state_error(error))),
            Some(SourceState::Done(done)) => {
                if done.is_empty {
                    told.push(said(&words.empty_source(&label.paper)));
                }
                let notes = done.notes.iter().filter(|_| !is_quiet);
                told.extend(notes.map(|note| said(&words.fetch_note(note))));
            }
            _ => {}
        }
    }
    for made in &report.editions {
        match &made.fate {
            EditionFate::NotWritten(error) => told.push(words.library_error(error)),
            EditionFate::NotKept(error) => told.push(words.state_error(error)),
            EditionFate::Unfit(error) => told.push(words.load_error(error)),
            _ => {}
        }
    }
    told
}

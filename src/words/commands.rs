//! The texts of the commands: reports, questions, headings of tables.

use super::Failure;
use crate::store::Holder;

/// What a language says in the commands.
pub trait Commands {
    /// Why a command failed.
    fn failure(&self, failure: &Failure) -> String;
    /// The library's lock is waited for.
    fn waiting(&self, holder: &Holder) -> String;
}

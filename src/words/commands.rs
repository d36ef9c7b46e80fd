//! The texts of the commands: reports, questions, headings of tables.

use super::Failure;

/// What a language says in the commands.
pub trait Commands {
    /// Why a command failed.
    fn failure(&self, failure: &Failure) -> String;
}

//! What the shell is asked for that fetches papers: to run a program that makes
//! a book.

use std::time::Duration;

use crate::model::error::ProgramFault;

/// A program that makes an EPUB of a recipe, in a home of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConverterRun {
    /// The program.
    pub program: &'static str,
    /// Its first argument; the second is the file that it is to make.
    pub recipe: String,
    /// Those behind.
    pub arguments: Vec<String>,
    /// How long it may take.
    pub limit: Duration,
}

/// Runs a converter and gives the bytes of what it made.
pub type RunConverter<'a> = dyn Fn(&ConverterRun) -> Result<Vec<u8>, ProgramFault> + Sync + 'a;

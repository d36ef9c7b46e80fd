//! How a command ends, and what it says then.

use std::io::{self, Write};

use crate::model::{Clean, painted};
use crate::words::Failure;

/// What a command gives.
pub(in crate::shell) type Result<T, E = Failure> = std::result::Result<T, E>;

/// How a command ended, as its exit status tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandStatus {
    /// All was done: 0.
    Done,
    /// Something was not, and was told: 1.
    Failed,
    /// Of several sources some gave nothing, and this was told: 3.
    Partial,
    /// The command line was not understood, and this was told: 2.
    Misused,
    /// A signal ended it, and is to be passed on to who waits for it.
    Signal(i32),
}

/// Tells something on standard error, fit for a terminal: mostly one line. If nobody
/// listens there, nobody is told.
pub(super) fn complain(message: &str) {
    let mut start = "newsprint: ";
    // A folder of files that are not read has a line for each kind.
    for line in message.split('\n') {
        let _ = writeln!(io::stderr(), "{start}{}", painted(&Clean::line(line)));
        start = "  ";
    }
}

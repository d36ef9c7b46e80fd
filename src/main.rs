//! newsprint, the program.

use std::process::ExitCode;

use newsprint::shell::cli::{self, End};
use newsprint::shell::terminal::die_of;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        End::Done => ExitCode::SUCCESS,
        End::Failed => ExitCode::from(1),
        End::Misused => ExitCode::from(2),
        End::Signal(signal) => die_of(signal),
    }
}

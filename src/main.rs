//! newsprint, the program.

use std::process::ExitCode;

use newsprint::shell::cli::{self, CommandStatus};
use newsprint::shell::terminal::reraise_signal;

fn main() -> ExitCode {
    #[cfg(feature = "training")]
    try_weights();
    match cli::run(std::env::args_os()) {
        CommandStatus::Done => ExitCode::SUCCESS,
        CommandStatus::Failed => ExitCode::from(1),
        CommandStatus::Misused => ExitCode::from(2),
        CommandStatus::Partial => ExitCode::from(3),
        CommandStatus::Signal(signal) => reraise_signal(signal),
    }
}

/// While weights are learned, others can be tried without building anew: those
/// of the file that `NEWSPRINT_OCR_WEIGHTS` names.
#[cfg(feature = "training")]
fn try_weights() {
    use newsprint::recovery::ocr::recover::training::Weights;
    let tried = std::env::var_os("NEWSPRINT_OCR_WEIGHTS");
    if let Some(text) = tried.and_then(|file| std::fs::read_to_string(file).ok()) {
        Weights::read(&text).try_instead();
    }
}

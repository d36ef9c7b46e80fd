//! Stopping for a while, and ending by a signal.

use std::io;

use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use super::TerminalSession;

/// Gives the terminal back, stops as Ctrl-Z does, and takes the terminal again
/// once the shell continues the program. The caller then draws everything
/// anew, after [`Canvas::forget`](super::TerminalCanvas::forget).
///
/// # Errors
/// The process could not be stopped, or the terminal not be taken again.
pub fn suspend(screen: &TerminalSession) -> io::Result<()> {
    screen.leave();
    let stopped = emulate_default_handler(SIGTSTP);
    screen.enter()?;
    stopped
}

/// Ends the process as the signal would have, so that its parent sees the
/// cause. The terminal must have been left, and everything be saved.
pub fn reraise_signal(signal: i32) -> ! {
    // The default handler does not come back; if it could not be set, the
    // status says the same by the shells' convention.
    let _ = emulate_default_handler(signal);
    std::process::exit(128 + signal)
}

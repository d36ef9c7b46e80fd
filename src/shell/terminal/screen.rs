//! The terminal's modes: taken once, restored once, whatever happens.

use std::fs::File;
use std::io::{self, IsTerminal as _, Write as _};
use std::os::fd::{AsFd as _, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::thread::ThreadId;
use std::time::{Duration, Instant};
use std::{panic, thread};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use rustix::termios::{OptionalActions, QueueSelector, tcflush, tcgetattr, tcsetattr};

use super::backend::terminal_size;
use super::probe;
use crate::words::NoTerminal;

/// Alternate screen; no wrapping at the right margin, so that a character
/// drawn wider than it counts cannot push the screen up; no cursor; pastes in
/// brackets.
const TAKE: &str = "\x1b[?1049h\x1b[?7l\x1b[?25l\x1b[?2004h";

/// Presses, the wheel, and where the mouse is drawn with a button held, in SGR
/// coordinates: no reports while it merely moves.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// Right-to-left text stays in the cells that it is put in: BDSM reset
/// (ECMA-48 8.3, <https://terminal-wg.pages.freedesktop.org/bidi/>). Terminals
/// that reorder nothing pass it over.
const LEAVE_ORDER: &str = "\x1b[8l";

/// The terminal reorders again.
const REORDER: &str = "\x1b[8h";

/// The name of threads that catch their panics and tell in their own words
/// what came of them.
pub const CATCHES: &str = "darkroom";

/// Blank, with the cursor at home.
const CLEAR: &str = "\x1b[m\x1b[H\x1b[2J";

/// The opposite of [`TAKE`] and [`MOUSE_ON`]; an unfinished frame ends first.
const GIVE_BACK: &str =
    "\x1b[?2026l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[m\x1b[?7h\x1b[?25h\x1b[?1049l";

/// Terminals narrower than this are not asked about widths: the samples would
/// meet the margin.
const NARROWEST_ASKED: u16 = 12;

/// A terminal that has not answered after this time is not expected to.
const PATIENCE: Duration = Duration::from_millis(300);

/// How long leaving waits for an answer that was asked for a moment ago.
const LAST_WAIT: Duration = Duration::from_millis(15);

/// What to ask of the terminal.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Report the mouse's buttons and wheel.
    pub mouse: bool,
    /// Ask how wide doubtful characters are drawn.
    pub probe: bool,
    /// Whether the terminal is told to leave right-to-left text where it is put.
    pub order: CellOrder,
}

/// What a terminal is told about the order of right-to-left text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CellOrder {
    /// Nothing.
    #[default]
    Untold,
    /// To leave cells as they are.
    Kept,
    /// That, and to reorder them again once it is given back.
    KeptMeanwhile,
}

/// Checks that there is a terminal to draw on and to take keys from.
///
/// # Errors
/// One line that says what is missing, and the way out.
pub fn require_tty() -> Result<(), NoTerminal> {
    if !io::stdout().is_terminal() {
        Err(NoTerminal::Output)
    } else if keyboard().is_err() {
        Err(NoTerminal::Keys)
    } else if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        Err(NoTerminal::Dumb)
    } else {
        Ok(())
    }
}

/// The terminal that keys come from: standard input, or the controlling
/// terminal where standard input is a pipe (crossterm's choice for raw mode too).
pub(super) fn keyboard() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        stdin.as_fd().try_clone_to_owned()
    } else {
        Ok(File::options().read(true).write(true).open("/dev/tty")?.into())
    }
}

/// The terminal while it is ours. Dropping it gives the terminal back.
#[derive(Debug)]
pub struct TerminalSession(Leaver);

/// A handle that can give the terminal back from any thread.
#[derive(Debug, Clone)]
pub struct Leaver(Arc<SharedTerminal>);

#[derive(Debug)]
struct SharedTerminal {
    /// Standard output without a buffer or a lock of its own.
    tty: File,
    options: Options,
    taken: AtomicBool,
    /// When the terminal was asked about widths.
    asked: OnceLock<Instant>,
    /// Its answer was heard.
    settled: Mutex<bool>,
    on_settled: Condvar,
    /// Panics of other threads, told once the terminal is back.
    told_later: Mutex<Vec<String>>,
}

impl TerminalSession {
    /// Prepares to take the terminal on standard output; nothing changes yet.
    ///
    /// # Errors
    /// Standard output cannot be duplicated.
    pub fn new(options: Options) -> io::Result<Self> {
        let tty = io::stdout().as_fd().try_clone_to_owned()?;
        Ok(Self::over(tty.into(), options))
    }

    fn over(tty: File, options: Options) -> Self {
        Self(Leaver(Arc::new(SharedTerminal {
            tty,
            options,
            taken: AtomicBool::new(false),
            asked: OnceLock::new(),
            settled: Mutex::new(false),
            on_settled: Condvar::new(),
            told_later: Mutex::default(),
        })))
    }

    /// Takes the terminal: raw mode, alternate screen, and (the first time) the
    /// question about widths, all in one write. Does nothing if it is taken.
    ///
    /// # Errors
    /// The terminal refuses raw mode, or cannot be written to.
    pub fn enter(&self) -> io::Result<()> {
        let shared = &self.0.0;
        if shared.taken.swap(true, Ordering::SeqCst) {
            return Ok(());
        }
        // Raw mode comes first: in the background it stops the process before
        // a byte is drawn over the shell.
        let entered = enable_raw_mode().and_then(|()| self.write_modes(TAKE));
        if entered.is_err() {
            self.leave();
        }
        entered
    }

    /// Sets the modes anew after the process was stopped without a warning
    /// (SIGSTOP) and continued; the shell may have changed them.
    ///
    /// # Errors
    /// As for [`TerminalSession::enter`].
    pub fn reassert(&self) -> io::Result<()> {
        if !self.0.0.taken.load(Ordering::SeqCst) {
            return self.enter();
        }
        // Not through crossterm, which would set the modes as found in between.
        let tty = keyboard()?;
        let mut modes = tcgetattr(&tty)?;
        modes.make_raw();
        tcsetattr(&tty, OptionalActions::Now, &modes)?;
        self.write_modes(TAKE.trim_start_matches("\x1b[?1049h"))
    }

    fn write_modes(&self, take: &str) -> io::Result<()> {
        let shared = &self.0.0;
        let mouse = if shared.options.mouse { MOUSE_ON } else { "" };
        let order = if shared.options.order == CellOrder::Untold { "" } else { LEAVE_ORDER };
        let question = if self.wants_to_ask() { probe::question() } else { String::new() };
        (&shared.tty).write_all(format!("{take}{mouse}{order}{question}{CLEAR}").as_bytes())
    }

    /// Whether to ask now: once in a run, and not a sliver of a terminal.
    fn wants_to_ask(&self) -> bool {
        let shared = &self.0.0;
        let wide_enough = || terminal_size().is_ok_and(|size| size.width >= NARROWEST_ASKED);
        shared.options.probe && wide_enough() && shared.asked.set(Instant::now()).is_ok()
    }

    /// Gives the terminal back; see [`Leaver::leave`].
    pub fn leave(&self) {
        self.0.leave();
    }

    /// A handle for other threads.
    #[must_use]
    pub fn leaver(&self) -> Leaver {
        self.0.clone()
    }

    /// Where frames are written: the terminal, unbuffered.
    ///
    /// # Errors
    /// The descriptor cannot be duplicated.
    pub fn writer(&self) -> io::Result<File> {
        self.0.0.tty.try_clone()
    }
}

impl Drop for TerminalSession {
    fn drop(&mut self) {
        self.leave();
    }
}

impl Leaver {
    /// Restores the modes as they were found and shows the main screen again.
    /// Only the first call after [`TerminalSession::enter`] does anything. Failures are
    /// not told: a terminal that is gone has nothing to restore.
    pub fn leave(&self) {
        let shared = &self.0;
        if !shared.taken.swap(false, Ordering::SeqCst) {
            return;
        }
        let order = if shared.options.order == CellOrder::KeptMeanwhile { REORDER } else { "" };
        let _ = (&shared.tty).write_all(format!("{order}{GIVE_BACK}").as_bytes());
        self.swallow_the_answer();
        let _ = disable_raw_mode();
        let mut late = shared.told_later.lock().unwrap_or_else(PoisonError::into_inner);
        for message in late.drain(..) {
            let _ = writeln!(io::stderr(), "{message}");
        }
    }

    /// An answer about widths that is still on its way must not reach the
    /// shell's prompt: a near terminal gives it in no time; of a far one at
    /// least what has come so far is dropped.
    fn swallow_the_answer(&self) {
        let shared = &self.0;
        if shared.asked.get().is_none_or(|asked| asked.elapsed() > PATIENCE) {
            return;
        }
        let settled = shared.settled.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = shared.on_settled.wait_timeout_while(settled, LAST_WAIT, |settled| !*settled);
        if waited.is_ok_and(|(_, time)| time.timed_out()) {
            let _ = tcflush(&shared.tty, QueueSelector::IFlush);
        }
    }

    /// The answer was heard.
    pub(super) fn settle(&self) {
        *self.0.settled.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.on_settled.notify_all();
    }

    /// Whether the terminal is ours at the moment.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        self.0.taken.load(Ordering::SeqCst)
    }

    /// From now on a panic restores the terminal before its message is
    /// printed. A panic of another thread than this one waits with its message
    /// until the terminal is given back, and leaves the screen alone; one that
    /// is caught ([`CATCHES`]) is nobody's concern.
    pub fn hook_panics(&self) {
        let leaver = self.clone();
        let drawing = thread::current().id();
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() == Some(CATCHES) {
                return;
            }
            if leaver.makes_way(drawing) {
                previous(info);
            } else {
                leaver.tell_later(info.to_string());
            }
        }));
    }

    /// Whether a panic of this thread can be told now; restores the terminal
    /// if it is that of the drawing thread.
    fn makes_way(&self, drawing: ThreadId) -> bool {
        if thread::current().id() == drawing {
            self.leave();
        }
        !self.is_taken()
    }

    fn tell_later(&self, message: String) {
        self.0.told_later.lock().unwrap_or_else(PoisonError::into_inner).push(message);
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Seek as _};

    use super::*;

    /// A screen that is taken, over a file instead of a terminal.
    fn taken() -> TerminalSession {
        let screen = TerminalSession::over(
            tempfile::tempfile().unwrap(),
            Options { mouse: true, probe: false, order: CellOrder::KeptMeanwhile },
        );
        screen.0.0.taken.store(true, Ordering::SeqCst);
        screen
    }

    fn sent(leaver: &Leaver) -> String {
        let mut text = String::new();
        let mut file = &leaver.0.tty;
        file.rewind().unwrap();
        file.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn the_terminal_is_given_back_once_however_many_leave() {
        let screen = taken();
        let leaver = screen.leaver();
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| leaver.leave());
            }
        });
        drop(screen);
        assert_eq!(sent(&leaver), format!("{REORDER}{GIVE_BACK}"));
    }

    #[test]
    fn every_mode_that_is_taken_is_given_back() {
        let taken = format!("{TAKE}{MOUSE_ON}");
        for mode in taken.split("\x1b[?").skip(1) {
            let (number, set) = mode.split_at(mode.len() - 1);
            let opposite = if set == "h" { "l" } else { "h" };
            assert!(GIVE_BACK.contains(&format!("\x1b[?{number}{opposite}")), "{mode}");
        }
    }

    #[test]
    fn a_panic_where_frames_are_drawn_restores_the_terminal_before_it_is_told() {
        let screen = taken();
        assert!(screen.leaver().makes_way(thread::current().id()));
        assert_eq!(sent(&screen.leaver()), format!("{REORDER}{GIVE_BACK}"));
    }

    #[test]
    fn a_panic_of_another_thread_leaves_the_screen_alone() {
        let screen = taken();
        let drawing = thread::current().id();
        let leaver = screen.leaver();
        let told = thread::scope(|scope| scope.spawn(|| leaver.makes_way(drawing)).join());
        assert!(!told.unwrap());
        assert!(leaver.is_taken());
        assert_eq!(sent(&leaver), "");
    }

    #[test]
    fn each_missing_terminal_is_told_with_the_way_out() {
        for missing in [NoTerminal::Output, NoTerminal::Keys, NoTerminal::Dumb] {
            let line = crate::words::DEFAULT.failure(&missing.into());
            assert!(line.starts_with("newsprint needs a terminal"), "{line}");
            assert!(line.contains("`newsprint print`") && !line.contains('\n'), "{line}");
        }
    }
}

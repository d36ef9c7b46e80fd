//! What comes from outside, as values in one inbox.
//!
//! Two threads, each asleep in the kernel until something happens: one for the
//! terminal, one for signals. crossterm's own reader is not used: it spins when
//! the terminal goes away (its issue 793), and leaves a key unread that arrives
//! together with a change of size.

use std::io;
use std::os::fd::OwnedFd;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::KeyEvent;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP,
    SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::Signals;

use super::backend::terminal_size;
use super::parse::{InputToken, is_open_paste, last_token, next_token};
use super::probe::{Answers, ProbeReply};
use super::screen::keyboard;
use super::suspend::reraise_signal;
use super::{Leaver, Options, TerminalSession};

/// Something that happened at the terminal, or to the process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed.
    Key(KeyEvent),
    /// A button or the wheel.
    Mouse(Mouse),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// Text pasted in one go, as raw as it came.
    Paste(String),
    /// The terminal answered the question about widths. Comes once, or never.
    Probed(ProbeReply),
    /// SIGTSTP: stop, by [`suspend`](super::suspend).
    Suspend,
    /// SIGCONT: the process goes on; what the screen shows is unknown.
    Resume,
    /// SIGTERM, SIGHUP, SIGINT or SIGQUIT: save and end. A second one (but of
    /// SIGHUP) ends the process at once, with the terminal restored.
    Terminate(i32),
    /// The terminal is gone: save and end.
    Hangup,
}

/// What the mouse did, and where: column and row, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// Column, from 0.
    pub x: u16,
    /// Row, from 0.
    pub y: u16,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The mouse was moved with the left button held.
    Drag,
    /// The left button was let go.
    Release,
    /// The left button went down.
    Press,
    /// The middle button went down.
    Middle,
    /// The right button went down.
    Right,
    /// The wheel turned up by one notch.
    WheelUp,
    /// The wheel turned down by one notch.
    WheelDown,
}

/// Takes the terminal and starts to listen: panics and signals are caught
/// first, then the modes are set, then keys are read. Events go to `inbox`.
///
/// # Errors
/// The terminal cannot be opened, read or set; it is left as it was.
pub fn listen<M>(options: Options, inbox: &Sender<M>) -> io::Result<TerminalSession>
where
    M: From<Event> + Send + 'static,
{
    let screen = TerminalSession::new(options)?;
    let leaver = screen.leaver();
    leaver.hook_panics();
    let tty = keyboard()?;
    watch_signals(inbox.clone(), leaver.clone())?;
    screen.enter()?;
    read_keys(inbox.clone(), leaver, tty)?;
    Ok(screen)
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// The signals that somebody sends: to stop, to go on, and all that would end
/// the program at once, with the terminal as it is. Those of a fault of its own
/// (SIGSEGV and the like) cannot wait for a thread.
const WATCHED: [i32; 18] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO,
    SIGABRT, SIGTRAP, SIGSYS, SIGXCPU, SIGXFSZ, SIGTSTP, SIGCONT, SIGWINCH,
];

fn watch_signals<M>(inbox: Sender<M>, leaver: Leaver) -> io::Result<()>
where
    M: From<Event> + Send + 'static,
{
    let mut signals = Signals::new(WATCHED)?;
    spawn("signals", move || {
        let mut ending = false;
        for signal in signals.forever() {
            let event = match signal {
                SIGTSTP => Event::Suspend,
                SIGCONT => Event::Resume,
                SIGWINCH => match terminal_size() {
                    Ok(size) => Event::Resize(size.width, size.height),
                    Err(_) => continue,
                },
                signal => Event::Terminate(signal),
            };
            // A closing window often sends SIGHUP twice; that is no impatience.
            let again = ending && signal != SIGHUP && matches!(event, Event::Terminate(_));
            ending |= matches!(event, Event::Terminate(_));
            if inbox.send(event.into()).is_err() || again {
                // Nobody listens any more, or does not answer.
                leaver.leave();
                reraise_signal(signal);
            }
        }
    })
}

fn read_keys<M>(inbox: Sender<M>, leaver: Leaver, tty: OwnedFd) -> io::Result<()>
where
    M: From<Event> + Send + 'static,
{
    spawn("keys", move || {
        let mut keyboard = Keyboard { tty, pending: Vec::new(), answers: Answers::default() };
        let mut deliver = |event: Event| {
            if matches!(event, Event::Probed(_)) {
                leaver.settle();
            }
            // Without a listener the process is about to end.
            let _ = inbox.send(event.into());
        };
        while keyboard.listen(&mut deliver).is_ok() {}
        // The terminal is gone, or cannot be read any more.
        deliver(Event::Hangup);
    })
}

/// How long the rest of a sequence may take before its beginning counts as a
/// key of its own (Escape, most of all).
const REST: Timespec = Timespec { tv_sec: 0, tv_nsec: 40_000_000 };

/// A paste longer than this, in bytes, loses its beginning.
const LONGEST_PASTE: usize = 1 << 16;

/// The terminal as the source of keys.
struct Keyboard {
    tty: OwnedFd,
    /// The beginning of a sequence.
    pending: Vec<u8>,
    answers: Answers,
}

impl Keyboard {
    /// Waits for bytes, and delivers what they mean.
    ///
    /// # Errors
    /// The terminal hung up.
    fn listen(&mut self, deliver: &mut impl FnMut(Event)) -> io::Result<()> {
        let unfinished = !self.pending.is_empty() && !is_open_paste(&self.pending);
        let mut fds = [PollFd::new(&self.tty, PollFlags::IN)];
        match poll(&mut fds, unfinished.then_some(&REST)) {
            Ok(0) => {
                let token = last_token(&self.pending);
                self.pending.clear();
                if let Some(token) = token {
                    self.tell(token, deliver);
                }
                return Ok(());
            }
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
        let mut chunk = [0; 1024];
        match rustix::io::read(&self.tty, &mut chunk) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => self.pending.extend_from_slice(&chunk[..read]),
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
            Err(error) => return Err(error.into()),
        }
        self.understand(deliver);
        Ok(())
    }

    fn understand(&mut self, deliver: &mut impl FnMut(Event)) {
        let bytes = std::mem::take(&mut self.pending);
        let mut at = 0;
        while let Some((token, used)) = next_token(&bytes[at..]) {
            at += used;
            self.tell(token, deliver);
        }
        self.pending.extend_from_slice(&bytes[at..]);
        let excess = self.pending.len().saturating_sub(LONGEST_PASTE);
        if excess > 0 && is_open_paste(&self.pending) {
            let begin = b"\x1b[200~".len();
            self.pending.drain(begin..begin + excess);
        } else if excess > 0 {
            self.pending.clear();
        }
    }

    fn tell(&mut self, token: InputToken, deliver: &mut impl FnMut(Event)) {
        match token {
            InputToken::Key(key) => deliver(Event::Key(key)),
            InputToken::Mouse(mouse) => deliver(Event::Mouse(mouse)),
            InputToken::Paste(text) => deliver(Event::Paste(text)),
            InputToken::Column(column) => self.answers.hear(column),
            InputToken::Attributes { sixel } => {
                if let Some(facts) = self.answers.conclude(sixel) {
                    deliver(Event::Probed(facts));
                }
            }
            InputToken::Other => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use crossterm::event::KeyCode;

    use super::*;

    /// The events of bytes that arrive in these portions, up to the end of
    /// input.
    fn events(portions: &[&[u8]]) -> Vec<Event> {
        let (reader, mut writer) = io::pipe().unwrap();
        let mut keyboard =
            Keyboard { tty: reader.into(), pending: Vec::new(), answers: Answers::default() };
        let mut events = Vec::new();
        for portion in portions {
            writer.write_all(portion).unwrap();
            keyboard.listen(&mut |event| events.push(event)).unwrap();
        }
        while !keyboard.pending.is_empty() && !is_open_paste(&keyboard.pending) {
            keyboard.listen(&mut |event| events.push(event)).unwrap();
        }
        drop(writer);
        assert!(keyboard.listen(&mut |event| events.push(event)).is_err());
        events
    }

    fn typed(text: &str) -> Vec<Event> {
        text.chars().map(|c| Event::Key(KeyCode::Char(c).into())).collect()
    }

    #[test]
    fn a_sequence_cut_in_two_is_one_key() {
        let down = Event::Key(KeyCode::PageDown.into());
        for portions in [[&b"\x1b"[..], b"[6~"], [b"\x1b[6", b"~"]] {
            assert_eq!(events(&portions), std::slice::from_ref(&down));
        }
        assert_eq!(events(&["报".as_bytes().split_at(1).0, &"报".as_bytes()[1..]]), typed("报"));
    }

    #[test]
    fn an_escape_that_nothing_follows_is_the_escape_key() {
        assert_eq!(events(&[b"\x1b"]), [Event::Key(KeyCode::Esc.into())]);
    }

    #[test]
    fn the_answers_come_among_the_keys_and_keys_are_kept() {
        let mut expected = typed("jk");
        expected
            .insert(1, Event::Probed(ProbeReply { ambiguous_wide: true, ..ProbeReply::default() }));
        let answers: &[u8] = b"\x1b[1;3R\x1b[1;2R\x1b[1;7Rj\x1b[1;5R\x1b[1;3R\x1b[1;3R\
            \x1b[1;3R\x1b[1;3R\x1b[1;1R\x1b[?62;22c";
        assert_eq!(events(&[answers, b"k"]), expected);
    }

    #[test]
    fn a_paste_that_never_ends_is_bounded_and_types_nothing() {
        let chunk = [b'q'; 1000];
        let mut portions: Vec<&[u8]> = vec![b"\x1b[200~"];
        portions.extend(std::iter::repeat_n(&chunk[..], LONGEST_PASTE / 1000 + 5));
        assert_eq!(events(&portions), []);
        portions.push(b"\x1b[201~n");
        let told = events(&portions);
        assert!(matches!(&told[0], Event::Paste(text) if text.len() <= LONGEST_PASTE));
        assert_eq!(told[1..], typed("n"));
    }
}

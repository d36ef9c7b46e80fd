//! What comes from outside, as values in one inbox.
//!
//! Three threads, each asleep in the kernel until something happens: keys,
//! signals, and the terminal's going away.

use std::io;
use std::os::fd::OwnedFd;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crossterm::event::{self, KeyEvent, KeyEventKind, MouseButton, MouseEventKind};
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::parse::Token;
use super::probe::{self, Facts};
use super::screen::keyboard;
use super::suspend::die_of;
use super::{Leaver, Options, Screen};

/// Something that happened at the terminal, or to the process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed, or repeats.
    Key(KeyEvent),
    /// A button or the wheel.
    Mouse(Mouse),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// Text pasted in one go, as raw as it came.
    Paste(String),
    /// The terminal answered the question about widths. Comes once, or never.
    Probed(Facts),
    /// SIGTSTP: stop, by [`suspend`](super::suspend).
    Suspend,
    /// SIGCONT: the process goes on; what the screen shows is unknown.
    Resume,
    /// SIGTERM, SIGHUP, SIGINT or SIGQUIT: save and end. A second one ends the
    /// process at once, with the terminal restored.
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
pub fn listen<M>(options: Options, inbox: &Sender<M>) -> io::Result<Screen>
where
    M: From<Event> + Send + 'static,
{
    let screen = Screen::new(options)?;
    let leaver = screen.leaver();
    leaver.hook_panics();
    let tty = keyboard()?;
    watch_signals(inbox.clone(), leaver.clone())?;
    watch_terminal(inbox.clone(), tty.try_clone()?)?;
    screen.enter()?;
    read_keys(inbox.clone(), leaver, tty)?;
    Ok(screen)
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

fn watch_signals<M>(inbox: Sender<M>, leaver: Leaver) -> io::Result<()>
where
    M: From<Event> + Send + 'static,
{
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    spawn("signals", move || {
        let mut ending = false;
        for signal in signals.forever() {
            let event = match signal {
                SIGTSTP => Event::Suspend,
                SIGCONT => Event::Resume,
                signal => Event::Terminate(signal),
            };
            let again = ending && matches!(event, Event::Terminate(_));
            ending |= matches!(event, Event::Terminate(_));
            if inbox.send(event.into()).is_err() || again {
                // Nobody listens any more, or does not answer.
                leaver.leave();
                die_of(signal);
            }
        }
    })
}

/// Waits until the terminal hangs up. crossterm would read it for ever then,
/// at full speed (its issue 793).
fn watch_terminal<M>(inbox: Sender<M>, tty: OwnedFd) -> io::Result<()>
where
    M: From<Event> + Send + 'static,
{
    spawn("hangup", move || {
        let mut fds = [PollFd::new(&tty, PollFlags::empty())];
        while poll(&mut fds, None) == Err(rustix::io::Errno::INTR) {}
        let _ = inbox.send(Event::Hangup.into());
    })
}

fn read_keys<M>(inbox: Sender<M>, leaver: Leaver, tty: OwnedFd) -> io::Result<()>
where
    M: From<Event> + Send + 'static,
{
    spawn("keys", move || {
        // Whatever ends this loop, there will be no more keys.
        let _ = keys(&inbox, &leaver, &tty);
        let _ = inbox.send(Event::Hangup.into());
    })
}

fn keys<M: From<Event>>(inbox: &Sender<M>, leaver: &Leaver, tty: &OwnedFd) -> io::Result<()> {
    let size = crossterm::terminal::size()?;
    if leaver.is_waiting() {
        let facts = probe::answer(tty, |token| {
            let _ = typed_ahead(token).map(|event| inbox.send(event.into()));
        });
        leaver.settle();
        if let Some(facts) = facts? {
            let _ = inbox.send(Event::Probed(facts).into());
        }
    }
    // The first poll starts to listen for SIGWINCH; what happened to the size
    // before would go unnoticed.
    event::poll(Duration::ZERO)?;
    let now = crossterm::terminal::size()?;
    if now != size && inbox.send(Event::Resize(now.0, now.1).into()).is_err() {
        return Ok(());
    }
    loop {
        if let Some(event) = translate(event::read()?)
            && inbox.send(event.into()).is_err()
        {
            return Ok(());
        }
    }
}

fn typed_ahead(token: Token) -> Option<Event> {
    match token {
        Token::Key(key) => Some(Event::Key(key)),
        Token::Paste(text) => Some(Event::Paste(text)),
        Token::Column(_) | Token::Attributes | Token::Other => None,
    }
}

fn translate(event: event::Event) -> Option<Event> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => Some(Event::Key(key)),
        event::Event::Mouse(mouse) => {
            let kind = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
                MouseEventKind::Down(MouseButton::Middle) => MouseKind::Middle,
                MouseEventKind::Down(MouseButton::Right) => MouseKind::Right,
                MouseEventKind::ScrollUp => MouseKind::WheelUp,
                MouseEventKind::ScrollDown => MouseKind::WheelDown,
                _ => return None,
            };
            Some(Event::Mouse(Mouse { kind, x: mouse.column, y: mouse.row }))
        }
        event::Event::Paste(text) => Some(Event::Paste(text)),
        event::Event::Resize(columns, rows) => Some(Event::Resize(columns, rows)),
        event::Event::Key(_) | event::Event::FocusGained | event::Event::FocusLost => None,
    }
}

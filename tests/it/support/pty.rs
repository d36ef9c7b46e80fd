//! The real program in a pseudo-terminal, with an emulator on the other side.
//!
//! `setsid --ctty` of util-linux makes the pty the program's controlling
//! terminal, as a terminal window would.

#![expect(clippy::unwrap_used, reason = "a test says what must hold by unwrapping it")]

use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Termios, Winsize, tcgetattr, tcsetwinsize};

/// How long anything may take before a test fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How to start the program.
pub(crate) struct Start<'a> {
    pub(crate) program: &'a str,
    pub(crate) args: &'a [&'a str],
    pub(crate) env: &'a [(&'a str, &'a str)],
    /// Columns and rows.
    pub(crate) size: (u16, u16),
    /// The emulator answers `CSI 6n` and `CSI c`, as real terminals do.
    pub(crate) answers: bool,
}

impl Default for Start<'_> {
    fn default() -> Self {
        Self {
            program: env!("CARGO_BIN_EXE_newsprint"),
            args: &[],
            env: &[],
            size: (80, 24),
            answers: true,
        }
    }
}

/// A running program and its terminal.
pub(crate) struct Pty {
    master: Option<File>,
    /// Kept open, so that the modes can be read after the program ended.
    slave: Option<OwnedFd>,
    child: Child,
    emulator: vt100::Parser<Replies>,
    answers: bool,
    /// [`Pty::modes`] before the program started.
    pub(crate) modes_before: [u32; 4],
    /// Every byte the program sent.
    pub(crate) log: Vec<u8>,
}

/// What the emulator would answer: collected while bytes are processed.
#[derive(Default)]
struct Replies(Vec<u8>);

impl vt100::Callbacks for Replies {
    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        first: Option<u8>,
        _second: Option<u8>,
        params: &[&[u16]],
        last: char,
    ) {
        match (first, params, last) {
            (None, [[6]], 'n') => {
                let (row, column) = screen.cursor_position();
                let answer = format!("\x1b[{};{}R", row + 1, column + 1);
                self.0.extend_from_slice(answer.as_bytes());
            }
            (None, [] | [[0]], 'c') => self.0.extend_from_slice(b"\x1b[?62;22c"),
            _ => {}
        }
    }
}

fn emulator(columns: u16, rows: u16) -> vt100::Parser<Replies> {
    let cells = |n| NonZeroU16::new(n).unwrap();
    vt100::Parser::new_with_callbacks(cells(rows), cells(columns), 0, Replies::default())
}

fn winsize(columns: u16, rows: u16) -> Winsize {
    Winsize { ws_col: columns, ws_row: rows, ws_xpixel: 0, ws_ypixel: 0 }
}

impl Pty {
    /// Starts the program with a home of its own, so that the tester's settings
    /// and bookmarks stay out of it.
    pub(crate) fn spawn(home: &std::path::Path, start: &Start<'_>) -> Self {
        let master =
            openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap();
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let slave = rustix::fs::open(name.as_c_str(), flags, Mode::empty()).unwrap();
        let (columns, rows) = start.size;
        tcsetwinsize(&master, winsize(columns, rows)).unwrap();
        let modes_before = modes_of(&slave);
        let end = || slave.try_clone().unwrap();
        let child = Command::new("setsid")
            .args(["--ctty", start.program])
            .args(start.args)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", home)
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .envs(start.env.iter().copied())
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        Self {
            master: Some(master.into()),
            slave: Some(slave),
            child,
            emulator: emulator(columns, rows),
            answers: start.answers,
            modes_before,
            log: Vec::new(),
        }
    }

    /// Types.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        self.master().write_all(bytes).unwrap();
    }

    fn master(&mut self) -> &mut File {
        self.master.as_mut().unwrap()
    }

    /// What the screen shows, rows separated by line feeds.
    pub(crate) fn text(&self) -> String {
        self.emulator.screen().contents()
    }

    /// The emulator's screen.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// Reads until the screen shows the text.
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |pty| pty.text().contains(text));
    }

    /// Reads until the program has sent the text after the first `since` bytes
    /// of [`Pty::log`].
    pub(crate) fn wait_sent(&mut self, since: usize, text: &str) {
        self.wait_until(text, |pty| String::from_utf8_lossy(&pty.log[since..]).contains(text));
    }

    fn wait_until(&mut self, wanted: &str, met: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !met(self) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                self.read_some(left) || met(self),
                "waited in vain for {wanted}; the screen shows:\n{}",
                self.text()
            );
        }
    }

    /// Reads what is there within the time; false if nothing came, or the
    /// program has closed the terminal.
    fn read_some(&mut self, time: Duration) -> bool {
        let Some(master) = &mut self.master else { return false };
        let mut fds = [PollFd::new(&*master, PollFlags::IN)];
        let ready = poll(&mut fds, Some(&Timespec::try_from(time).unwrap())).unwrap_or(0);
        let mut chunk = [0; 16384];
        let Some(read) = (ready > 0).then(|| master.read(&mut chunk).ok()).flatten() else {
            return false;
        };
        self.log.extend_from_slice(&chunk[..read]);
        self.emulator.process(&chunk[..read]);
        let replies = std::mem::take(&mut self.emulator.callbacks_mut().0);
        if self.answers && !replies.is_empty() {
            self.send(&replies);
        }
        read > 0
    }

    /// Changes the size as a window manager does.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        tcsetwinsize(self.master(), winsize(columns, rows)).unwrap();
        let cells = |n| NonZeroU16::new(n).unwrap();
        self.emulator.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Waits until the program is stopped, as after Ctrl-Z.
    pub(crate) fn wait_stopped(&mut self) {
        let path = format!("/proc/{}/stat", self.child.id());
        let deadline = Instant::now() + PATIENCE;
        loop {
            self.read_some(Duration::from_millis(5));
            let stat = std::fs::read_to_string(&path).unwrap();
            if stat.rsplit(") ").next().unwrap().starts_with('T') {
                break;
            }
            assert!(Instant::now() < deadline, "the program does not stop");
        }
        while self.read_some(Duration::ZERO) {}
    }

    /// The terminal goes away, as when its window is closed.
    pub(crate) fn hang_up(&mut self) {
        self.slave = None;
        self.master = None;
    }

    /// Waits for the end of the program, reading what it still sends.
    pub(crate) fn wait_exit(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                while self.read_some(Duration::ZERO) {}
                return status;
            }
            assert!(Instant::now() < deadline, "the program does not end:\n{}", self.text());
            if !self.read_some(Duration::from_millis(5)) {
                std::thread::yield_now();
            }
        }
    }

    /// The line discipline's modes: input, output, control and local flags.
    pub(crate) fn modes(&self) -> [u32; 4] {
        modes_of(self.slave.as_ref().unwrap())
    }
}

fn modes_of(terminal: &OwnedFd) -> [u32; 4] {
    let found: Termios = tcgetattr(terminal).unwrap();
    [
        found.input_modes.bits(),
        found.output_modes.bits(),
        found.control_modes.bits(),
        found.local_modes.bits(),
    ]
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

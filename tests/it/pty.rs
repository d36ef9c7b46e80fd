//! The real program gives the terminal back, whatever ends or stops it.

#![expect(clippy::unwrap_used, reason = "a test says what must hold by unwrapping it")]

use std::fmt::Write as _;
use std::os::unix::process::ExitStatusExt as _;

use newsprint::shell::terminal::{CellOrder, Event, Options, listen};
use rustix::process::Signal;
use tempfile::TempDir;

use crate::support::pty::{Pty, Start};

/// A text of the first screen.
const FIRST: &str = "河口日报";

/// The program on its first screen.
struct Reader {
    pty: Pty,
    _home: TempDir,
}

fn open(start: &Start<'_>) -> Reader {
    let home = TempDir::new().unwrap();
    let mut pty = Pty::spawn(home.path(), start);
    pty.wait_for(FIRST);
    Reader { pty, _home: home }
}

impl Reader {
    fn assert_taken(&self) {
        let screen = self.pty.screen();
        assert!(screen.alternate_screen());
        assert!(screen.bracketed_paste());
        assert_ne!(self.pty.modes(), self.pty.modes_before, "raw mode");
    }

    fn assert_given_back(&self) {
        let screen = self.pty.screen();
        assert!(!screen.alternate_screen());
        assert!(!screen.bracketed_paste());
        assert!(!screen.hide_cursor());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(self.pty.modes(), self.pty.modes_before, "line discipline");
        assert_eq!(self.pty.text().trim(), "", "nothing is left on the main screen");
    }
}

#[test]
fn quitting_gives_the_terminal_back() {
    let mut reader = open(&Start::default());
    reader.assert_taken();
    reader.pty.send(b"Q");
    assert!(reader.pty.wait_exit().success());
    reader.assert_given_back();
}

#[test]
fn a_terminal_is_told_to_leave_right_to_left_text_to_us_while_it_is_ours() {
    let mut reader = open(&Start::default());
    let told =
        |reader: &Reader, what: &str| String::from_utf8_lossy(&reader.pty.log).contains(what);
    assert!(told(&reader, "\x1b[8l"));
    reader.pty.send(b"Q");
    assert!(reader.pty.wait_exit().success());
    assert!(told(&reader, "\x1b[8h"), "and then to reorder again");
    let mlterm = Start { env: &[("MLTERM", "3.9.3")], ..Start::default() };
    assert!(!told(&open(&mlterm), "\x1b[8l"), "it would not, and gets text as it is read");
}

#[test]
fn a_key_typed_before_the_terminal_has_answered_is_not_lost() {
    let home = TempDir::new().unwrap();
    let mut pty = Pty::spawn(home.path(), &Start { answers: false, ..Start::default() });
    pty.send(b"Q");
    assert!(pty.wait_exit().success());
}

#[test]
fn signals_that_end_a_program_restore_the_terminal_first() {
    for signal in [
        Signal::TERM,
        Signal::HUP,
        Signal::INT,
        Signal::USR1,
        Signal::USR2,
        Signal::ALARM,
        Signal::ABORT,
    ] {
        let mut reader = open(&Start::default());
        reader.pty.signal(signal);
        let status = reader.pty.wait_exit();
        assert_eq!(status.signal(), Some(signal.as_raw()), "{status}");
        reader.assert_given_back();
    }
}

#[test]
fn ctrl_z_stops_with_the_terminal_restored_and_fg_draws_again() {
    let mut reader = open(&Start::default());
    reader.pty.send(b"\x1a");
    reader.pty.wait_stopped();
    reader.assert_given_back();
    reader.pty.signal(Signal::CONT);
    reader.pty.wait_for(FIRST);
    reader.assert_taken();
    reader.pty.send(b"Q");
    assert!(reader.pty.wait_exit().success());
    reader.assert_given_back();
}

#[test]
fn a_stop_asked_for_from_outside_is_the_same_as_ctrl_z() {
    let mut reader = open(&Start::default());
    reader.pty.signal(Signal::TSTP);
    reader.pty.wait_stopped();
    reader.assert_given_back();
    reader.pty.signal(Signal::CONT);
    reader.pty.wait_for(FIRST);
    reader.assert_taken();
}

#[test]
fn a_stop_without_warning_is_followed_by_a_redraw() {
    let mut reader = open(&Start::default());
    reader.pty.signal(Signal::STOP);
    reader.pty.wait_stopped();
    let drawn = reader.pty.log.len();
    reader.pty.signal(Signal::CONT);
    reader.pty.wait_sent(drawn, FIRST);
    reader.assert_taken();
}

#[test]
fn when_the_terminal_goes_away_the_program_ends() {
    let mut reader = open(&Start::default());
    reader.pty.hang_up();
    reader.pty.wait_exit();
}

#[test]
fn a_storm_of_resizes_ends_in_a_whole_screen_of_the_last_size() {
    let mut reader = open(&Start::default());
    for step in 0..60_u16 {
        reader.pty.resize(1 + step * 37 % 150, 1 + step * 13 % 50);
    }
    reader.pty.resize(60, 20);
    reader.pty.wait_for(FIRST);
    reader.pty.send(b"Q");
    assert!(reader.pty.wait_exit().success());
    reader.assert_given_back();
}

/// A text that takes longer to open than a test waits for a key.
fn slow_text(home: &TempDir) -> String {
    let path = home.path().join("slow.txt");
    let mut page = String::new();
    for n in 0..60_000 {
        writeln!(page, "第{n}段话说的是河口的水，\n").unwrap();
    }
    std::fs::write(&path, page).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn an_edition_that_takes_long_to_open_says_so_and_can_be_left() {
    let home = TempDir::new().unwrap();
    let path = slow_text(&home);
    for (key, way) in [(&b"q"[..], "back"), (b"Q", "quit"), (b"\x03", "quit")] {
        let mut pty = Pty::spawn(home.path(), &Start { args: &[&path], ..Start::default() });
        pty.wait_for("slow.txt");
        pty.wait_for("opening");
        // Escape ends nothing that is all one asked for.
        pty.send(b"\x1b");
        pty.wait_for("Q leaves newsprint");
        pty.send(b"?");
        pty.wait_for("half a screen on");
        pty.send(b"q");
        pty.wait_for("opening");
        let pressed = std::time::Instant::now();
        pty.send(key);
        assert!(pty.wait_exit().success(), "{way}");
        // A second says much of a debug build on a machine that builds others.
        assert!(pressed.elapsed() < std::time::Duration::from_secs(5), "{way}");
        assert!(!pty.screen().alternate_screen(), "{way}");
        assert_eq!(pty.modes(), pty.modes_before, "{way}");
    }
}

#[test]
fn what_cannot_be_opened_is_told_where_it_was_asked_for() {
    let home = TempDir::new().unwrap();
    let mut pty = Pty::spawn(home.path(), &Start { args: &["nowhere.txt"], ..Start::default() });
    assert!(!pty.wait_exit().success());
    assert!(!pty.screen().alternate_screen());
    assert!(pty.text().contains("newsprint: nowhere.txt: there is no such file"), "{}", pty.text());
}

#[test]
fn a_panic_restores_the_terminal_and_its_message_can_be_read() {
    let home = TempDir::new().unwrap();
    let tests = std::env::current_exe().unwrap();
    let start = Start {
        program: tests.to_str().unwrap(),
        args: &["--ignored", "--exact", "--nocapture", "pty::takes_the_terminal_and_panics"],
        ..Start::default()
    };
    let mut pty = Pty::spawn(home.path(), &start);
    assert!(!pty.wait_exit().success());
    assert_eq!(pty.modes(), pty.modes_before);
    assert!(String::from_utf8_lossy(&pty.log).contains("\x1b[?1049h"));
    assert!(!pty.screen().alternate_screen());
    assert!(!pty.screen().hide_cursor());
    assert!(pty.text().contains("the presses stopped"), "{}", pty.text());
}

#[test]
#[ignore = "the other half of a_panic_restores_the_terminal_and_its_message_can_be_read"]
fn takes_the_terminal_and_panics() {
    let (inbox, _events) = std::sync::mpsc::channel::<Event>();
    let _screen =
        listen(Options { mouse: true, probe: true, order: CellOrder::default() }, &inbox).unwrap();
    panic!("the presses stopped");
}

//! The reader as the command line starts it.

use std::os::unix::process::ExitStatusExt as _;

use rustix::process::Signal;

use crate::support::paper::bundled;
use crate::support::program::Home;
use crate::support::pty::{Pty, Start};

fn start(home: &Home, args: &[&str]) -> Pty {
    Pty::spawn(home.path(), &Start { args, size: (100, 30), ..Start::default() })
}

#[test]
fn a_path_opens_that_edition_and_leaving_it_leaves_the_program() {
    let home = Home::new();
    let path = bundled("saltmarsh-courier-2026-11-22");
    let mut pty = start(&home, &[path.to_str().unwrap()]);
    pty.wait_for("The Saltmarsh Courier");
    pty.send(b"Q");
    assert_eq!(pty.wait_exit().code(), Some(0));
}

#[test]
fn without_a_path_the_newsstand_shows_what_came_with_the_program() {
    let home = Home::new();
    let mut pty = start(&home, &[]);
    pty.wait_for("河口日报");
    pty.wait_for("The Saltmarsh Courier");
}

#[test]
fn mistakes_in_the_settings_are_one_message_and_the_rest_holds() {
    let home = Home::new();
    home.file("c/config.toml", "theme = \"drak\"\nmuose = true\n");
    let config = home.path().join("c");
    let mut pty = start(&home, &["--config", config.to_str().unwrap()]);
    pty.wait_for("2 mistakes, see `newsprint config`: ");
    pty.wait_for("河口日报");
}

#[test]
fn the_signal_that_ended_the_program_is_passed_on() {
    let home = Home::new();
    let page = home.file("page.txt", "The ferry runs again across the bar this week.");
    let mut pty = start(&home, &[page.to_str().unwrap(), "--format", "text"]);
    pty.wait_for("The ferry runs");
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_exit().signal(), Some(Signal::TERM.as_raw()));
}

#[test]
fn a_theme_there_is_no_name_for_is_bad_usage() {
    let home = Home::new();
    let mut pty = start(&home, &["--theme", "../evil"]);
    assert_eq!(pty.wait_exit().code(), Some(2));
    assert!(pty.text().contains("`theme` is \"../evil\""), "{}", pty.text());
}

//! Through tmux to the terminal behind it.

use std::process::{Command, Stdio};

use super::Protocol;

/// What is asked of tmux: whether it passes sequences on, what it says the
/// terminal is, and what that can do.
const QUESTION: &str =
    "#{allow-passthrough}|#{client_termname}|#{client_termtype}|#{client_termfeatures}";

/// How the terminal behind tmux takes pictures, if tmux passes them on and it
/// is one that draws them over text. Runs `tmux`; takes some milliseconds.
#[must_use]
pub fn probe_outer_terminal() -> Option<Protocol> {
    let mut command = Command::new("tmux");
    command.args(["display-message", "-p"]);
    if let Some(pane) = std::env::var_os("TMUX_PANE") {
        command.arg("-t").arg(pane);
    }
    let answer = command.arg(QUESTION).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    understood(&String::from_utf8_lossy(&answer.stdout))
}

/// Of the terminals that take pictures, kitty and ghostty draw them where text
/// stands for them. The text tells numbers by colours of 24 bits, which tmux
/// has to leave as they are.
fn understood(answer: &str) -> Option<Protocol> {
    let mut parts = answer.trim().split('|');
    let (passes, name, kind) = (parts.next()?, parts.next()?, parts.next()?);
    let all_colours = parts.next()?.split(',').any(|feature| feature == "RGB");
    let passes = matches!(passes, "1" | "2" | "on" | "all");
    let kind = kind.to_lowercase();
    let draws = |terminal| name.contains(terminal) || kind.starts_with(terminal);
    let known = draws("kitty") || draws("ghostty");
    (passes && all_colours && known).then_some(Protocol::Signs)
}

/// Sequences as tmux passes them on: each by itself, its escapes doubled.
pub(super) fn wrapped(sequences: &str) -> String {
    let mut out = String::with_capacity(sequences.len() + sequences.len() / 64);
    for one in sequences.split_inclusive("\x1b\\") {
        out.push_str("\x1bPtmux;");
        out.push_str(&one.replace('\x1b', "\x1b\x1b"));
        out.push_str("\x1b\\");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_go_through_tmux_where_it_lets_them_and_the_terminal_draws_them_over_text() {
        let rgb = "256,RGB,clipboard,title";
        let signs = Some(Protocol::Signs);
        assert_eq!(understood(&format!("1|xterm-kitty||{rgb}\n")), signs);
        assert_eq!(understood(&format!("all|xterm-ghostty|ghostty 1.2|{rgb}")), signs);
        assert_eq!(understood(&format!("on|xterm-256color|kitty(0.43.1)|{rgb}")), signs);
        assert_eq!(understood(&format!("0|xterm-kitty||{rgb}")), None, "not allowed");
        assert_eq!(understood("1|xterm-kitty||256,title"), None, "numbers would not arrive");
        assert_eq!(understood(&format!("1|xterm-256color|WezTerm 2026|{rgb}")), None);
        assert_eq!(understood("1|||"), None, "nobody looks on");
        assert_eq!(understood(""), None);
    }

    #[test]
    fn each_sequence_is_wrapped_by_itself() {
        let sent = wrapped("\x1b_Ga=t;AA\x1b\\\x1b_Gm=0;BB\x1b\\");
        let one = |inner: &str| format!("\x1bPtmux;\x1b\x1b_G{inner}\x1b\x1b\\\x1b\\");
        assert_eq!(sent, one("a=t;AA") + &one("m=0;BB"));
        assert_eq!(wrapped(""), "");
    }
}

//! Through tmux to the terminal behind it.

use std::process::{Command, Stdio};

use super::Protocol;
use crate::layout::Reordering;

/// What is asked of tmux: whether it passes sequences on, what it says the
/// terminal is, and what that can do.
const QUESTION: &str =
    "#{allow-passthrough}|#{client_termname}|#{client_termtype}|#{client_termfeatures}";

/// What is known of the terminal behind tmux.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OuterTerminal {
    /// How it takes pictures, if tmux passes them on and it is one that draws
    /// them over text.
    pub protocol: Option<Protocol>,
    /// Who puts right-to-left text in order, if it told its name.
    pub reordering: Option<Reordering>,
}

/// Asks tmux about the terminal behind it. Runs `tmux`; takes some
/// milliseconds.
#[must_use]
pub fn probe_outer_terminal() -> Option<OuterTerminal> {
    let mut command = Command::new("tmux");
    command.args(["display-message", "-p"]);
    if let Some(pane) = std::env::var_os("TMUX_PANE") {
        command.arg("-t").arg(pane);
    }
    let answer = command.arg(QUESTION).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let answer = String::from_utf8_lossy(&answer.stdout);
    Some(OuterTerminal { protocol: understood(&answer), reordering: reordering(&answer) })
}

/// Who puts text in order on a terminal of that name. What tells a terminal to
/// leave it alone does not get through tmux.
fn reordering(answer: &str) -> Option<Reordering> {
    let mut parts = answer.trim().split('|').skip(1);
    let (name, kind) = (parts.next()?, parts.next()?.to_lowercase());
    let is = |terminal| name.contains(terminal) || kind.starts_with(terminal);
    if ["vte", "konsole", "mlterm", "mintty", "putty"].into_iter().any(is) {
        return Some(Reordering::Terminal);
    }
    if is("kitty") {
        return Some(Reordering::OursButWords);
    }
    (!kind.is_empty()).then_some(Reordering::Ours)
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
    fn the_terminal_behind_tmux_says_who_puts_text_in_order() {
        let told = |name: &str, kind: &str| reordering(&format!("1|{name}|{kind}|256\n"));
        assert_eq!(told("xterm-256color", "VTE(7600)"), Some(Reordering::Terminal));
        assert_eq!(told("xterm-256color", "Konsole 24.08"), Some(Reordering::Terminal));
        assert_eq!(told("mlterm", ""), Some(Reordering::Terminal));
        assert_eq!(told("xterm-kitty", "kitty(0.43.1)"), Some(Reordering::OursButWords));
        assert_eq!(told("xterm-256color", "WezTerm 2026"), Some(Reordering::Ours));
        assert_eq!(told("xterm-256color", ""), None, "it did not say");
        assert_eq!(reordering(""), None, "nobody looks on");
    }

    #[test]
    fn each_sequence_is_wrapped_by_itself() {
        let sent = wrapped("\x1b_Ga=t;AA\x1b\\\x1b_Gm=0;BB\x1b\\");
        let one = |inner: &str| format!("\x1bPtmux;\x1b\x1b_G{inner}\x1b\x1b\\\x1b\\");
        assert_eq!(sent, one("a=t;AA") + &one("m=0;BB"));
        assert_eq!(wrapped(""), "");
    }
}

//! What differs between terminals, from what the environment says.

use super::Protocol;

/// The environment variables that matter, as found; `None` is unset.
#[derive(Debug, Clone, Default)]
pub struct Vars {
    /// `TERM`.
    pub term: Option<String>,
    /// `STY`: set inside GNU screen.
    pub sty: Option<String>,
    /// `TMUX`: set inside tmux.
    pub tmux: Option<String>,
    /// `TERM_PROGRAM`: the terminal's own name.
    pub program: Option<String>,
}

/// What differs between terminals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traits {
    /// Erasing leaves the background colour of the moment, as xterm does;
    /// GNU screen leaves its own.
    pub erases_in_colour: bool,
}

impl Vars {
    /// The variables of this process.
    #[must_use]
    pub fn of_process() -> Self {
        let get = |name| std::env::var(name).ok();
        let program = get("TERM_PROGRAM");
        Self { term: get("TERM"), sty: get("STY"), tmux: get("TMUX"), program }
    }

    /// How the terminal takes pictures, if it is one of those known to.
    /// Inside tmux and screen what is sent to it would not arrive.
    #[must_use]
    pub fn protocol(&self) -> Option<Protocol> {
        if self.tmux.is_some() || self.sty.is_some() {
            return None;
        }
        match (self.term.as_deref(), self.program.as_deref()) {
            (Some("xterm-kitty" | "xterm-ghostty"), _) | (_, Some("ghostty")) => {
                Some(Protocol::Kitty)
            }
            (_, Some("iTerm.app" | "WezTerm")) => Some(Protocol::Iterm),
            _ => None,
        }
    }

    /// The traits of the terminal these variables name.
    #[must_use]
    pub fn traits(&self) -> Traits {
        let term = self.term.as_deref().unwrap_or_default();
        let in_screen = self.sty.is_some() || (term.starts_with("screen") && self.tmux.is_none());
        Traits { erases_in_colour: !in_screen && !term.starts_with("vt") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vars(term: &str) -> Vars {
        Vars { term: Some(term.to_owned()), ..Vars::default() }
    }

    #[test]
    fn pictures_are_left_to_terminals_that_are_known_to_draw_them_and_are_reached() {
        assert_eq!(vars("xterm-kitty").protocol(), Some(Protocol::Kitty));
        let ghostty = Vars { program: Some("ghostty".to_owned()), ..vars("xterm-256color") };
        assert_eq!(ghostty.protocol(), Some(Protocol::Kitty));
        let wez = Vars { program: Some("WezTerm".to_owned()), ..vars("xterm-256color") };
        assert_eq!(wez.protocol(), Some(Protocol::Iterm));
        assert_eq!(vars("xterm-256color").protocol(), None);
        let inside_tmux = Vars { tmux: Some("/tmp/x".to_owned()), ..vars("xterm-kitty") };
        assert_eq!(inside_tmux.protocol(), None);
    }

    #[test]
    fn gnu_screen_is_not_trusted_to_erase_in_colour_but_tmux_is() {
        assert!(!vars("screen-256color").traits().erases_in_colour);
        let inside_tmux = Vars { tmux: Some("/tmp/x".to_owned()), ..vars("screen-256color") };
        assert!(inside_tmux.traits().erases_in_colour);
        let inside_screen = Vars { sty: Some("1.tty".to_owned()), ..vars("xterm") };
        assert!(!inside_screen.traits().erases_in_colour);
    }
}

//! What differs between terminals, from what the environment says.

use super::Protocol;
use crate::layout::Reordering;

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
    /// `VTE_VERSION`: set by GNOME Terminal and its kin, 5800 for VTE 0.58.
    pub vte: Option<String>,
    /// `KONSOLE_VERSION` or `MLTERM`: one of those that set them.
    pub reorders: bool,
    /// `KITTY_WINDOW_ID`: kitty, behind tmux too.
    pub kitty: bool,
}

/// What differs between terminals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traits {
    /// Erasing leaves the background colour of the moment, as xterm does;
    /// GNU screen leaves its own.
    pub erases_in_colour: bool,
    /// Underlines may be waves (SGR 4:3); others may take that for something else.
    pub waves: bool,
}

impl Vars {
    /// The variables of this process.
    #[must_use]
    pub fn of_process() -> Self {
        let get = |name| std::env::var(name).ok();
        let program = get("TERM_PROGRAM");
        Self {
            term: get("TERM"),
            sty: get("STY"),
            tmux: get("TMUX"),
            program,
            vte: get("VTE_VERSION"),
            reorders: get("KONSOLE_VERSION").or(get("MLTERM")).is_some(),
            kitty: get("KITTY_WINDOW_ID").is_some(),
        }
    }

    /// Who puts right-to-left text in its order on this terminal. One that can
    /// be told to leave cells as they are counts as one that does no
    /// reordering, if it `is_told` so and is reached.
    #[must_use]
    pub fn reordering(&self, is_told: bool) -> Reordering {
        let term = self.term.as_deref().unwrap_or_default();
        let program = self.program.as_deref().unwrap_or_default();
        // These reorder each line, and nothing makes them leave off.
        let always = self.reorders
            || program == "Apple_Terminal"
            || ["mlterm", "putty"].iter().any(|name| term.starts_with(name));
        if always || self.reorders_until_told() && !(is_told && self.is_reached()) {
            Reordering::Terminal
        } else if self.kitty || term == "xterm-kitty" {
            Reordering::OursButWords
        } else {
            Reordering::Ours
        }
    }

    /// Whether what is sent comes to the terminal itself, and to no multiplexer.
    fn is_reached(&self) -> bool {
        self.tmux.is_none() && self.sty.is_none()
    }

    /// VTE from 0.58 and mintty from 3.0 reorder lines until they are told not
    /// to (ECMA-48 BDSM, as the terminal working group recommends it).
    fn reorders_until_told(&self) -> bool {
        let vte = self.vte.as_deref().and_then(|version| version.parse::<u32>().ok());
        vte.is_some_and(|version| version >= 5800) || self.program.as_deref() == Some("mintty")
    }

    /// Whether the terminal is to be told to reorder again when it is given
    /// back. WezTerm takes the same sequence, but does no reordering at first.
    #[must_use]
    pub fn begins_reordering(&self) -> bool {
        self.program.as_deref() != Some("WezTerm")
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
        let named = ["xterm-kitty", "xterm-ghostty", "foot", "alacritty", "wezterm", "contour"]
            .into_iter()
            .any(|name| {
                term == name || term.strip_prefix(name).is_some_and(|s| s.starts_with('-'))
            });
        let program = matches!(self.program.as_deref(), Some("ghostty" | "iTerm.app" | "WezTerm"));
        Traits {
            erases_in_colour: !in_screen && !term.starts_with("vt"),
            waves: self.is_reached() && (named || program),
        }
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
    fn right_to_left_text_is_reordered_once_on_every_terminal_that_is_known() {
        let program =
            |name: &str| Vars { program: Some(name.to_owned()), ..vars("xterm-256color") };
        let vte = |version: &str| Vars { vte: Some(version.to_owned()), ..vars("xterm-256color") };
        let konsole = Vars { reorders: true, ..vars("xterm-256color") };
        let in_tmux = |vars: Vars| Vars { tmux: Some("/tmp/x".to_owned()), ..vars };
        for (vars, expected) in [
            (vars("xterm-256color"), Reordering::Ours),
            (vars("alacritty"), Reordering::Ours),
            (program("WezTerm"), Reordering::Ours),
            (vars("mlterm"), Reordering::Terminal),
            (program("Apple_Terminal"), Reordering::Terminal),
            (konsole.clone(), Reordering::Terminal),
            (in_tmux(konsole), Reordering::Terminal),
            (vars("xterm-kitty"), Reordering::OursButWords),
            (vte("5799"), Reordering::Ours),
            (vte("7600"), Reordering::Ours),
            (in_tmux(vte("7600")), Reordering::Terminal),
            (program("mintty"), Reordering::Ours),
        ] {
            assert_eq!(vars.reordering(true), expected, "{vars:?}");
        }
        // Lines that stay among the shell's are no screen of ours: nothing is told.
        assert_eq!(vte("7600").reordering(false), Reordering::Terminal);
        assert_eq!(vars("xterm-256color").reordering(false), Reordering::Ours);
    }

    #[test]
    fn waves_are_drawn_by_terminals_that_are_known_to_and_are_reached() {
        for (term, waves) in [
            ("xterm-kitty", true),
            ("foot-extra", true),
            ("xterm-256color", false),
            ("footing", false),
        ] {
            assert_eq!(vars(term).traits().waves, waves, "{term}");
        }
        let inside_tmux = Vars { tmux: Some("/tmp/x".to_owned()), ..vars("xterm-kitty") };
        assert!(!inside_tmux.traits().waves);
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

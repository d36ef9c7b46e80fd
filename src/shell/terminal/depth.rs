//! How many colours the terminal has, from what its environment says.

/// The environment variables that matter, as found; `None` is unset.
#[derive(Debug, Clone, Default)]
pub struct Vars {
    /// `TERM`.
    pub term: Option<String>,
    /// `COLORTERM`.
    pub colorterm: Option<String>,
    /// `NO_COLOR`: any value but the empty one asks for none (no-color.org).
    pub no_color: Option<String>,
    /// `STY`: set inside GNU screen.
    pub sty: Option<String>,
    /// `TMUX`: set inside tmux.
    pub tmux: Option<String>,
}

/// The colours to be used, from few to many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// None: bold, dim, underline and reverse only.
    Mono,
    /// The 16 of the terminal's own palette.
    Sixteen,
    /// 256, by index.
    Indexed,
    /// 24 bits.
    True,
}

/// What else differs between terminals.
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
        Self {
            term: get("TERM"),
            colorterm: get("COLORTERM"),
            no_color: get("NO_COLOR"),
            sty: get("STY"),
            tmux: get("TMUX"),
        }
    }

    /// The depth these variables promise.
    #[must_use]
    pub fn depth(&self) -> Depth {
        let term = self.term.as_deref().unwrap_or_default();
        let promised = self.colorterm.as_deref().unwrap_or_default();
        if self.no_color.as_deref().is_some_and(|value| !value.is_empty()) || term == "dumb" {
            Depth::Mono
        } else if matches!(promised, "truecolor" | "24bit") || term.ends_with("-direct") {
            Depth::True
        } else if term.contains("256color") || KNOWN_RICH.iter().any(|name| term.contains(name)) {
            Depth::Indexed
        } else if term.starts_with("vt") {
            Depth::Mono
        } else {
            Depth::Sixteen
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

/// Terminals with 256 colours whose names do not say so.
const KNOWN_RICH: [&str; 5] = ["kitty", "alacritty", "ghostty", "wezterm", "foot"];

#[cfg(test)]
mod tests {
    use super::*;

    fn vars(term: &str, colorterm: Option<&str>, no_color: Option<&str>) -> Vars {
        Vars {
            term: Some(term.to_owned()),
            colorterm: colorterm.map(str::to_owned),
            no_color: no_color.map(str::to_owned),
            ..Vars::default()
        }
    }

    #[test]
    fn the_terminals_own_promise_counts_most() {
        assert_eq!(vars("xterm-256color", Some("truecolor"), None).depth(), Depth::True);
        assert_eq!(vars("xterm-direct", None, None).depth(), Depth::True);
        assert_eq!(vars("tmux-256color", None, None).depth(), Depth::Indexed);
        assert_eq!(vars("xterm-kitty", Some("yes"), None).depth(), Depth::Indexed);
        assert_eq!(vars("linux", None, None).depth(), Depth::Sixteen);
        assert_eq!(vars("vt220", None, None).depth(), Depth::Mono);
        assert_eq!(Vars::default().depth(), Depth::Sixteen);
    }

    #[test]
    fn no_color_wins_unless_it_is_empty() {
        assert_eq!(vars("xterm", Some("truecolor"), Some("1")).depth(), Depth::Mono);
        assert_eq!(vars("xterm", Some("truecolor"), Some("")).depth(), Depth::True);
    }

    #[test]
    fn gnu_screen_is_not_trusted_to_erase_in_colour_but_tmux_is() {
        assert!(!vars("screen-256color", None, None).traits().erases_in_colour);
        let inside_tmux =
            Vars { tmux: Some("/tmp/x".to_owned()), ..vars("screen-256color", None, None) };
        assert!(inside_tmux.traits().erases_in_colour);
        let inside_screen = Vars { sty: Some("1.tty".to_owned()), ..vars("xterm", None, None) };
        assert!(!inside_screen.traits().erases_in_colour);
    }
}

//! What stands over the stories: the paper's name, or a line.

/// From this height on, the first page carries the full masthead, ...
const FULL: (u16, u16) = (60, 28);
/// ... and from this one on, with air above it.
pub(super) const AIRY: u16 = 36;
/// From this height on, a rule stands under the masthead.
const RULED: u16 = 7;

/// What stands over the stories of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Masthead {
    /// One line, and a thin rule under it if that is `ruled`.
    Line {
        /// Whether there is a rule.
        ruled: bool,
    },
    /// The paper's name, what stands under it, a double rule, the folio line,
    /// a thin rule; with an empty row above all if that is `airy`.
    Full {
        /// Whether there is an empty row.
        airy: bool,
    },
}

impl Masthead {
    /// That of a screen of this size; of the first one of the paper it `opens`.
    pub(super) fn of((width, height): (u16, u16), opens: bool) -> Self {
        if opens && width >= FULL.0 && height >= FULL.1 {
            Self::Full { airy: height >= AIRY }
        } else {
            Self::Line { ruled: height >= RULED }
        }
    }

    /// Rows that it takes.
    #[must_use]
    pub fn rows(self) -> u16 {
        match self {
            Self::Line { ruled } => 1 + u16::from(ruled),
            Self::Full { airy } => 5 + u16::from(airy),
        }
    }
}

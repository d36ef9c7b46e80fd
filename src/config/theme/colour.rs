//! Colours as themes write them, and what is left of them on a terminal that
//! has fewer.

use std::fmt;
use std::str::FromStr;

/// A colour of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colour {
    /// A colour of the terminal's palette: 0 to 15 are the ANSI colours, which
    /// people choose themselves; 16 to 255 are xterm's cube and greys.
    Ansi(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColourDepth {
    /// None, or none wanted.
    None,
    /// The 16 ANSI colours.
    Ansi,
    /// The 256 of xterm.
    Indexed,
    /// All.
    Rgb,
}

impl ColourDepth {
    /// What the environment says: the values of `NO_COLOR` (<https://no-color.org>:
    /// any but an empty one), `COLORTERM` and `TERM`.
    #[must_use]
    pub fn detect(no_color: Option<&str>, colorterm: Option<&str>, term: Option<&str>) -> Self {
        let term = term.unwrap_or_default();
        if no_color.is_some_and(|value| !value.is_empty()) || term == "dumb" {
            Self::None
        } else if matches!(colorterm, Some("truecolor" | "24bit")) || term.ends_with("-direct") {
            Self::Rgb
        } else if term.contains("256color") {
            Self::Indexed
        } else {
            Self::Ansi
        }
    }
}

/// The ANSI colours by name; the bright ones follow in the same order.
const NAMES: [&str; 8] = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/// The ANSI colours as xterm draws them, where nobody chose others.
const ANSI: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// The steps of xterm's colour cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Colour {
    /// The nearest colour that a terminal of that depth has; none, if it has
    /// no colours.
    #[must_use]
    pub fn degrade(self, depth: ColourDepth) -> Option<Self> {
        match (self, depth) {
            (_, ColourDepth::None) => None,
            (Self::Rgb(..), ColourDepth::Indexed) => Some(nearest(self.rgb(), 16..=255)),
            (Self::Rgb(..) | Self::Ansi(16..), ColourDepth::Ansi) => {
                Some(nearest(self.rgb(), 0..=15))
            }
            (same, _) => Some(same),
        }
    }

    /// Red, green and blue; for colours of the palette, xterm's.
    #[must_use]
    pub fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Rgb(r, g, b) => (r, g, b),
            Self::Ansi(n @ 0..=15) => ANSI[usize::from(n)],
            Self::Ansi(n @ 16..=231) => {
                let step = |unit: u8| STEPS[usize::from((n - 16) / unit % 6)];
                (step(36), step(6), step(1))
            }
            Self::Ansi(n) => {
                let grey = 8 + 10 * (n - 232);
                (grey, grey, grey)
            }
        }
    }

    /// Whether it stands nearer to white than to black (ITU-R BT.709 luma).
    #[must_use]
    pub fn is_light(self) -> bool {
        let (r, g, b) = self.rgb();
        u32::from(r) * 2126 + u32::from(g) * 7152 + u32::from(b) * 722 > 127 * 10_000
    }
}

fn nearest((r, g, b): (u8, u8, u8), among: std::ops::RangeInclusive<u8>) -> Colour {
    let distance = |n: &u8| {
        let (r2, g2, b2) = Colour::Ansi(*n).rgb();
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        square(r, r2) + square(g, g2) + square(b, b2)
    };
    Colour::Ansi(among.min_by_key(distance).unwrap_or_default())
}

/// As themes write it.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Rgb(r, g, b) => write!(f, "#{r:02x}{g:02x}{b:02x}"),
            Self::Ansi(n @ 0..=7) => f.write_str(NAMES[usize::from(n)]),
            Self::Ansi(n @ 8..=15) => write!(f, "bright-{}", NAMES[usize::from(n - 8)]),
            Self::Ansi(n) => write!(f, "{n}"),
        }
    }
}

/// A text that is no colour.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub struct ColourError;

impl FromStr for Colour {
    type Err = ColourError;

    /// Reads `red`, `bright-red`, `#8b0000`, `124`.
    fn from_str(text: &str) -> Result<Self, ColourError> {
        if let Some(hex) = text.strip_prefix('#') {
            let is_hex = hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit());
            let number = is_hex.then(|| u32::from_str_radix(hex, 16).ok()).flatten();
            let [_, r, g, b] = number.ok_or(ColourError)?.to_be_bytes();
            return Ok(Self::Rgb(r, g, b));
        }
        let (name, bright) = match text.strip_prefix("bright-") {
            Some(name) => (name, 8),
            None => (text, 0),
        };
        if let Some(n) = NAMES.iter().position(|known| *known == name) {
            return Ok(Self::Ansi(n as u8 + bright));
        }
        text.parse().map(Self::Ansi).map_err(|_| ColourError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_read_back_as_they_are_written() {
        for n in 0..=255 {
            let colour = Colour::Ansi(n);
            assert_eq!(colour.to_string().parse(), Ok(colour));
        }
        assert_eq!("#8B0000".parse(), Ok(Colour::Rgb(139, 0, 0)));
        for bad in
            ["", "#12345", "#1234567", "#+12345", "bright-", "bright-9", "256", "-1", "reddish"]
        {
            assert_eq!(bad.parse::<Colour>(), Err(ColourError), "{bad}");
        }
    }

    #[test]
    fn the_cube_and_the_greys_are_xterms() {
        assert_eq!(Colour::Ansi(16).rgb(), (0, 0, 0));
        assert_eq!(Colour::Ansi(196).rgb(), (255, 0, 0));
        assert_eq!(Colour::Ansi(67).rgb(), (95, 135, 175));
        assert_eq!(Colour::Ansi(232).rgb(), (8, 8, 8));
        assert_eq!(Colour::Ansi(255).rgb(), (238, 238, 238));
    }

    #[test]
    fn a_terminal_with_fewer_colours_gets_the_nearest() {
        let red = Colour::Rgb(250, 5, 5);
        assert_eq!(red.degrade(ColourDepth::Rgb), Some(red));
        assert_eq!(red.degrade(ColourDepth::Indexed), Some(Colour::Ansi(196)));
        assert_eq!(red.degrade(ColourDepth::Ansi), Some(Colour::Ansi(9)));
        assert_eq!(red.degrade(ColourDepth::None), None);
    }

    #[test]
    fn the_colours_people_chose_themselves_stay_theirs() {
        for n in 0..=15 {
            for depth in [ColourDepth::Ansi, ColourDepth::Indexed, ColourDepth::Rgb] {
                assert_eq!(Colour::Ansi(n).degrade(depth), Some(Colour::Ansi(n)));
            }
        }
        assert_eq!(Colour::Ansi(196).degrade(ColourDepth::Indexed), Some(Colour::Ansi(196)));
        assert_eq!(Colour::Ansi(196).degrade(ColourDepth::Ansi), Some(Colour::Ansi(9)));
    }

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        let detect = ColourDepth::detect;
        assert_eq!(detect(Some("1"), Some("truecolor"), Some("xterm-256color")), ColourDepth::None);
        assert_eq!(detect(Some(""), Some("truecolor"), Some("xterm")), ColourDepth::Rgb);
        assert_eq!(detect(None, None, Some("screen-256color")), ColourDepth::Indexed);
        assert_eq!(detect(None, None, Some("linux")), ColourDepth::Ansi);
        assert_eq!(detect(None, None, Some("dumb")), ColourDepth::None);
        assert_eq!(detect(None, None, None), ColourDepth::Ansi);
        assert_eq!(detect(None, None, Some("xterm-direct")), ColourDepth::Rgb);
    }
}

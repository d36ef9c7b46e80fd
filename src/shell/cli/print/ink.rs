//! How text looks on paper that is a terminal: weight and slant, in the looks
//! of the theme without colours, so that it reads on any ground.

use std::io::{self, Write};

use crate::config::{Look, Role, Theme};
use crate::layout::{LineRole, Strand, leans};
use crate::model::Style;
use crate::view::role_of;

/// Whether there is ink to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Text and nothing else.
    Plain,
    /// SGR sequences (ECMA-48 §8.3.117) around it.
    Styled,
}

/// Switches of SGR, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Strokes(u8);

/// The number of each switch, by its bit: bold, dim, italic, underline,
/// reverse, crossed out.
const SWITCHES: [u8; 6] = [1, 2, 3, 4, 7, 9];

const ITALIC: Strokes = Strokes(1 << 2);
const BOLD: Strokes = Strokes(1);
const UNDERLINED: Strokes = Strokes(1 << 3);
const CROSSED: Strokes = Strokes(1 << 5);

impl Strokes {
    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the strokes of another are all among these.
    fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the look depends on the letter.
    pub(super) fn is_italic(self) -> bool {
        self.has(ITALIC)
    }

    fn of(look: Look) -> Self {
        let switches = [look.bold, look.dim, look.italic, look.underline, look.reverse];
        Self(switches.iter().enumerate().map(|(bit, &on)| u8::from(on) << bit).sum())
    }
}

/// The looks of the roles.
#[derive(Debug)]
pub(super) struct InkPalette {
    theme: Theme,
}

impl InkPalette {
    pub(super) fn new() -> Self {
        Self { theme: Theme::shipped("mono").unwrap_or_default() }
    }

    fn role(&self, role: Role) -> Strokes {
        Strokes::of(self.theme.look(role))
    }

    /// The look of a line.
    pub(super) fn line(&self, role: LineRole) -> Strokes {
        self.role(role_of(role))
    }

    /// The look of a byte of a line, under its spans. What has no italics
    /// ([`leans`]) stands upright, and stress on it is bold if it has no
    /// dot.
    pub(super) fn over(&self, base: Strokes, strand: &Strand, byte: usize) -> Strokes {
        let here = || strand.spans.iter().filter(|span| span.range.contains(&byte));
        let strokes = here().fold(base, |strokes, span| {
            strokes.and(match span.style {
                Style::Strong => BOLD,
                Style::Emphasis => ITALIC,
                Style::Strikethrough => CROSSED,
                // Downwards lines stand at the left.
                Style::Underline | Style::Wave if !strand.is_downwards() => UNDERLINED,
                Style::Code => self.role(Role::Code),
                Style::Link(_) => self.role(Role::Link),
                Style::Doubt => self.role(Role::Doubt),
                Style::Ruby { at } if byte >= at => self.role(Role::Dim),
                _ => Strokes::default(),
            })
        });
        if !strokes.has(ITALIC) || leans(&strand.text, byte) {
            return strokes;
        }
        let is_stressed =
            here().any(|span| span.style == Style::Emphasis) && !strand.is_dotted(byte);
        let upright = Strokes(strokes.0 & !ITALIC.0);
        if is_stressed { upright.and(BOLD) } else { upright }
    }
}

/// One line of output, gathered before it is written.
#[derive(Debug, Default)]
pub(super) struct OutputLine {
    text: String,
    /// Where a look begins, in bytes of the text, in order.
    looks: Vec<(usize, Strokes)>,
    /// Columns so far.
    columns: u16,
}

impl OutputLine {
    /// Spaces up to a column; they are of no look.
    pub(super) fn reach(&mut self, column: u16) {
        let gap = column.saturating_sub(self.columns);
        if gap > 0 {
            self.look(Strokes::default());
            self.text.extend(std::iter::repeat_n(' ', gap.into()));
            self.columns = column;
        }
    }

    /// Text of that many columns.
    pub(super) fn text(&mut self, text: &str, columns: u16, look: Strokes) {
        self.look(look);
        self.text.push_str(text);
        self.columns += columns;
    }

    fn look(&mut self, look: Strokes) {
        if self.looks.last().map_or(Strokes::default(), |(_, last)| *last) != look {
            self.looks.push((self.text.len(), look));
        }
    }

    /// Writes the line without spaces at its end, and starts another.
    pub(super) fn end(&mut self, ink: Ink, out: &mut dyn Write) -> io::Result<()> {
        let text = self.text.trim_end();
        if ink == Ink::Plain || self.looks.is_empty() {
            out.write_all(text.as_bytes())?;
        } else {
            styled(text, &self.looks, out)?;
        }
        out.write_all(b"\n")?;
        self.text.clear();
        self.looks.clear();
        self.columns = 0;
        Ok(())
    }
}

fn styled(text: &str, looks: &[(usize, Strokes)], out: &mut dyn Write) -> io::Result<()> {
    let (mut at, mut held) = (0, Strokes::default());
    for &(from, look) in looks.iter().filter(|(from, _)| *from < text.len()) {
        out.write_all(&text.as_bytes()[at..from])?;
        if held != Strokes::default() {
            out.write_all(b"\x1b[m")?;
        }
        for (bit, number) in SWITCHES.iter().enumerate() {
            if look.0 & 1 << bit != 0 {
                write!(out, "\x1b[{number}m")?;
            }
        }
        (at, held) = (from, look);
    }
    out.write_all(&text.as_bytes()[at..])?;
    if held != Strokes::default() {
        out.write_all(b"\x1b[m")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(row: &mut OutputLine, ink: Ink) -> String {
        let mut out = Vec::new();
        row.end(ink, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn sample() -> OutputLine {
        let mut row = OutputLine::default();
        row.reach(2);
        row.text("新渠", 4, BOLD);
        row.text(" x ", 3, ITALIC.and(BOLD));
        row
    }

    #[test]
    fn a_plain_line_is_its_text_without_spaces_at_the_end() {
        assert_eq!(written(&mut sample(), Ink::Plain), "  新渠 x\n");
    }

    #[test]
    fn a_styled_line_ends_as_plain_as_it_began() {
        let expected = "  \x1b[1m新渠\x1b[m\x1b[1m\x1b[3m x\x1b[m\n";
        assert_eq!(written(&mut sample(), Ink::Styled), expected);
    }

    #[test]
    fn a_line_knows_nothing_of_the_one_before() {
        let mut row = sample();
        let _ = written(&mut row, Ink::Plain);
        row.reach(1);
        row.text("x", 1, Strokes::default());
        assert_eq!(written(&mut row, Ink::Styled), " x\n");
    }

    #[test]
    fn headlines_are_bold_and_text_is_plain() {
        let palette = InkPalette::new();
        assert_eq!(palette.line(LineRole::Headline), BOLD);
        assert_eq!(palette.line(LineRole::Body), Strokes::default());
    }
}

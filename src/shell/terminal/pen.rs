//! Where the cursor stands and which ink it holds, and the fewest bytes that
//! change either (ECMA-48).

use std::io::Write as _;

use ratatui::style::{Color, Modifier};

use crate::view::WAVE;

/// The look of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct CellStyle {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) modifier: Modifier,
}

/// The modifiers that show on a blank.
const SHOW_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(WAVE)
    .union(Modifier::CROSSED_OUT);

impl CellStyle {
    /// Whether a blank in this ink is its background and nothing else.
    pub(super) fn is_plain_on_blank(self) -> bool {
        !self.modifier.intersects(SHOW_ON_BLANK)
    }

    /// Whether blanks look the same in both inks.
    pub(super) fn same_on_blank(self, other: Self) -> bool {
        self.bg == other.bg
            && self.modifier & SHOW_ON_BLANK == other.modifier & SHOW_ON_BLANK
            && (self.is_plain_on_blank() || self.fg == other.fg)
    }
}

/// A horizontal move.
#[derive(Clone, Copy)]
enum Across {
    Stay,
    Return,
    Forward(u16),
    Back(u16),
    To(u16),
}

/// The bytes of a frame, and what the terminal's cursor is like after them.
/// Columns and rows count from 0; `None` is unknown.
#[derive(Debug, Default)]
pub(super) struct Pen {
    pub(super) out: Vec<u8>,
    column: Option<u16>,
    row: Option<u16>,
    ink: Option<CellStyle>,
    /// The terminal draws underlines that are waves.
    waves: bool,
}

impl Pen {
    /// On a terminal that draws waves under text, or lines in their place.
    pub(super) fn new(waves: bool) -> Self {
        Self { waves, ..Self::default() }
    }

    /// An ink as far as the terminal has it.
    fn drawn(&self, ink: CellStyle) -> CellStyle {
        if self.waves { ink } else { CellStyle { modifier: ink.modifier - WAVE, ..ink } }
    }

    /// Everything is unknown again: others wrote to the terminal.
    pub(super) fn forget(&mut self) {
        (self.column, self.row, self.ink) = (None, None, None);
    }

    /// Where the cursor is, as far as known.
    pub(super) fn position(&self) -> Option<(u16, u16)> {
        self.column.zip(self.row)
    }

    /// Text of a certain width was written; `limit` is the screen's width.
    /// At the right margin the cursor waits to wrap, so its column is unknown.
    pub(super) fn advance(&mut self, columns: u16, limit: u16) {
        self.column = self.column.map(|x| x.saturating_add(columns)).filter(|x| *x < limit);
    }

    /// Text of doubtful width, at most `most` columns, was written. It may
    /// even have wrapped.
    pub(super) fn doubt(&mut self, most: u16, limit: u16) {
        if self.column.is_none_or(|x| x.saturating_add(most) >= limit) {
            self.row = None;
        }
        self.column = None;
    }

    /// Moves the cursor by the shortest sequence.
    pub(super) fn go(&mut self, x: u16, y: u16) {
        if self.position() == Some((x, y)) {
            return;
        }
        let absolute = match (x, y) {
            (0, 0) => 3,
            (0, y) => 3 + digits(y + 1),
            (x, y) => 4 + digits(y + 1) + digits(x + 1),
        };
        match self.row {
            Some(row) if self.relative_cost(row, x, y) <= absolute => {
                let way = self.across(x);
                write_across(&mut self.out, way);
                self.write_down(row, y);
            }
            _ => {
                let _ = match (x, y) {
                    (0, 0) => self.out.write_all(b"\x1b[H"),
                    (0, y) => write!(self.out, "\x1b[{}H", y + 1),
                    (x, y) => write!(self.out, "\x1b[{};{}H", y + 1, x + 1),
                };
            }
        }
        (self.column, self.row) = (Some(x), Some(y));
    }

    fn relative_cost(&self, row: u16, x: u16, y: u16) -> usize {
        let down = match y.checked_sub(row) {
            Some(rows) => usize::from(rows).min(3 + digits(y + 1)),
            None => 3 + digits(y + 1),
        };
        cost(self.across(x)) + down
    }

    /// Line feeds, or a row address where that is shorter. A feed never leaves
    /// the screen, since the target row is on it.
    fn write_down(&mut self, row: u16, y: u16) {
        match y.checked_sub(row) {
            Some(rows) if usize::from(rows) <= 3 + digits(y + 1) => {
                self.out.extend(std::iter::repeat_n(b'\n', usize::from(rows)));
            }
            _ => csi(&mut self.out, y + 1, b'd'),
        }
    }

    fn across(&self, x: u16) -> Across {
        let mut best = if x == 0 { Across::Return } else { Across::To(x) };
        let mut consider = |way: Across| {
            if cost(way) < cost(best) {
                best = way;
            }
        };
        match self.column {
            Some(column) if column == x => consider(Across::Stay),
            Some(column) if column < x => consider(Across::Forward(x - column)),
            Some(column) => consider(Across::Back(column - x)),
            None => {}
        }
        best
    }

    /// Takes up an ink for text.
    pub(super) fn dip(&mut self, ink: CellStyle) {
        if self.ink != Some(ink) {
            let held = self.ink.map(|held| self.drawn(held));
            let ink_drawn = self.drawn(ink);
            if held != Some(ink_drawn) {
                write_ink(&mut self.out, held, ink_drawn);
            }
            self.ink = Some(ink);
        }
    }

    /// Whether text in this ink, or a blank, needs no change of ink.
    pub(super) fn holds(&self, ink: CellStyle, blank: bool) -> bool {
        self.ink.is_some_and(|held| held == ink || (blank && held.same_on_blank(ink)))
    }

    /// Takes up an ink for blanks: what does not show on them stays.
    pub(super) fn dip_for_blanks(&mut self, ink: CellStyle) {
        if self.ink.is_none_or(|held| !held.same_on_blank(ink)) {
            self.dip(ink);
        }
    }
}

/// Decimal digits of `n`.
fn digits(n: u16) -> usize {
    match n {
        0..=9 => 1,
        10..=99 => 2,
        100..=999 => 3,
        1000..=9999 => 4,
        _ => 5,
    }
}

/// The length of what [`csi`] writes.
pub(super) fn csi_cost(n: u16) -> usize {
    3 + if n == 1 { 0 } else { digits(n) }
}

/// A control sequence with one count, left out where it is 1.
pub(super) fn csi(out: &mut Vec<u8>, n: u16, last: u8) {
    out.extend_from_slice(b"\x1b[");
    if n != 1 {
        let _ = write!(out, "{n}");
    }
    out.push(last);
}

fn cost(way: Across) -> usize {
    match way {
        Across::Stay => 0,
        Across::Return => 1,
        Across::Forward(n) | Across::Back(n) => csi_cost(n),
        Across::To(x) => csi_cost(x + 1),
    }
}

fn write_across(out: &mut Vec<u8>, way: Across) {
    match way {
        Across::Stay => {}
        Across::Return => out.push(b'\r'),
        Across::Forward(n) => csi(out, n, b'C'),
        Across::Back(n) => csi(out, n, b'D'),
        Across::To(x) => csi(out, x + 1, b'G'),
    }
}

/// Modifiers with the SGR parameters that set and end them. Bold and dim end
/// together, and so do underlines.
const MODIFIERS: [(Modifier, &str, u8); 9] = [
    (Modifier::BOLD, "1", 22),
    (Modifier::DIM, "2", 22),
    (Modifier::ITALIC, "3", 23),
    (Modifier::UNDERLINED, "4", 24),
    (Modifier::SLOW_BLINK, "5", 25),
    (WAVE, "4:3", 24),
    (Modifier::REVERSED, "7", 27),
    (Modifier::HIDDEN, "8", 28),
    (Modifier::CROSSED_OUT, "9", 29),
];

/// The shorter of the difference and a reset followed by the whole ink.
fn write_ink(out: &mut Vec<u8>, held: Option<CellStyle>, ink: CellStyle) {
    let whole = parameters(CellStyle::default(), ink);
    let from_reset = if whole.is_empty() { String::new() } else { format!("0;{whole}") };
    let shortest = match held {
        Some(held) => {
            let difference = parameters(held, ink);
            if difference.len() <= from_reset.len() { difference } else { from_reset }
        }
        None => from_reset,
    };
    let _ = write!(out, "\x1b[{shortest}m");
}

/// The SGR parameters that turn one ink into another.
fn parameters(from: CellStyle, to: CellStyle) -> String {
    let mut list = String::new();
    let mut held = from.modifier;
    for (modifier, _, off) in MODIFIERS {
        if held.contains(modifier) && !to.modifier.contains(modifier) {
            push(&mut list, &off.to_string());
            for (other, _, same) in MODIFIERS {
                if same == off {
                    held.remove(other);
                }
            }
        }
    }
    for (modifier, on, _) in MODIFIERS {
        if to.modifier.contains(modifier) && !held.contains(modifier) {
            push(&mut list, on);
        }
    }
    if from.fg != to.fg {
        push(&mut list, &colour(to.fg, 30));
    }
    if from.bg != to.bg {
        push(&mut list, &colour(to.bg, 40));
    }
    list
}

fn push(list: &mut String, parameter: &str) {
    if !list.is_empty() {
        list.push(';');
    }
    list.push_str(parameter);
}

/// The SGR parameter of a colour; `base` is 30 for text and 40 for the ground.
fn colour(colour: Color, base: u8) -> String {
    let number = match colour {
        Color::Reset => return (base + 9).to_string(),
        Color::Rgb(r, g, b) => return format!("{};2;{r};{g};{b}", base + 8),
        Color::Indexed(n) => n,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    match number {
        0..=7 => (base + number).to_string(),
        8..=15 => (base + 60 + number - 8).to_string(),
        _ => format!("{};5;{number}", base + 8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen_at(x: u16, y: u16) -> Pen {
        let mut pen = Pen::default();
        pen.go(x, y);
        pen.out.clear();
        pen
    }

    fn moved(from: (u16, u16), to: (u16, u16)) -> String {
        let mut pen = pen_at(from.0, from.1);
        pen.go(to.0, to.1);
        String::from_utf8(pen.out).unwrap()
    }

    #[test]
    fn the_cursor_moves_by_the_shortest_sequence() {
        assert_eq!(moved((5, 5), (5, 5)), "");
        assert_eq!(moved((5, 5), (6, 5)), "\x1b[C");
        assert_eq!(moved((5, 5), (0, 5)), "\r");
        assert_eq!(moved((40, 5), (0, 6)), "\r\n");
        assert_eq!(moved((40, 5), (40, 7)), "\n\n");
        assert_eq!(moved((60, 5), (30, 5)), "\x1b[31G");
        assert_eq!(moved((60, 25), (0, 0)), "\x1b[H");
        assert_eq!(moved((3, 2), (70, 20)), "\x1b[21;71H");
    }

    #[test]
    fn an_unknown_place_takes_an_absolute_move() {
        let mut pen = Pen::default();
        pen.go(0, 3);
        pen.doubt(6, 8);
        pen.go(6, 3);
        assert_eq!(pen.out, b"\x1b[4H\x1b[7G");
        pen.out.clear();
        pen.doubt(4, 8);
        pen.go(6, 3);
        assert_eq!(pen.out, b"\x1b[4;7H");
    }

    #[test]
    fn a_wave_is_drawn_as_one_where_there_are_waves_and_else_as_a_line() {
        let wave = CellStyle { modifier: Modifier::UNDERLINED | WAVE, ..CellStyle::default() };
        let line = CellStyle { modifier: Modifier::UNDERLINED, ..CellStyle::default() };
        let written = |waves: bool| {
            let mut pen = Pen::new(waves);
            pen.dip(CellStyle::default());
            pen.out.clear();
            [wave, line, CellStyle::default()].map(|ink| {
                pen.dip(ink);
                String::from_utf8(std::mem::take(&mut pen.out)).unwrap()
            })
        };
        assert_eq!(written(true), ["\x1b[4;4:3m", "\x1b[0;4m", "\x1b[m"]);
        assert_eq!(written(false), ["\x1b[4m", "", "\x1b[m"]);
    }

    #[test]
    fn after_the_right_margin_only_the_row_is_known() {
        let mut pen = pen_at(78, 4);
        pen.advance(2, 80);
        assert_eq!(pen.position(), None);
        pen.go(0, 5);
        assert_eq!(pen.out, b"\r\n");
    }

    #[test]
    fn inks_change_by_what_differs_or_by_a_reset_if_that_is_shorter() {
        let bold = CellStyle { modifier: Modifier::BOLD, ..CellStyle::default() };
        let dim_red = CellStyle { fg: Color::Red, modifier: Modifier::DIM, ..CellStyle::default() };
        let ink = |from, to| {
            let mut out = Vec::new();
            write_ink(&mut out, from, to);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(ink(None, CellStyle::default()), "\x1b[m");
        assert_eq!(ink(Some(CellStyle::default()), bold), "\x1b[1m");
        assert_eq!(ink(Some(bold), CellStyle::default()), "\x1b[m");
        assert_eq!(ink(Some(bold), CellStyle { modifier: Modifier::DIM, ..bold }), "\x1b[0;2m");
        let sepia = CellStyle { bg: Color::Rgb(240, 230, 210), ..bold };
        assert_eq!(ink(Some(sepia), CellStyle { modifier: Modifier::DIM, ..sepia }), "\x1b[22;2m");
        assert_eq!(ink(Some(CellStyle::default()), dim_red), "\x1b[2;31m");
        let grey =
            CellStyle { fg: Color::Indexed(245), bg: Color::LightBlue, ..CellStyle::default() };
        assert_eq!(ink(Some(CellStyle::default()), grey), "\x1b[38;5;245;104m");
    }

    #[test]
    fn dim_that_outlives_bold_is_set_again() {
        let both = CellStyle { modifier: Modifier::BOLD | Modifier::DIM, ..CellStyle::default() };
        let dim = CellStyle { modifier: Modifier::DIM, ..CellStyle::default() };
        assert_eq!(parameters(both, dim), "22;2");
    }

    #[test]
    fn blanks_do_not_ask_for_an_ink_that_would_not_show() {
        let mut pen = Pen::default();
        pen.dip(CellStyle { fg: Color::Red, modifier: Modifier::BOLD, ..CellStyle::default() });
        pen.out.clear();
        pen.dip_for_blanks(CellStyle::default());
        assert!(pen.out.is_empty());
        pen.dip_for_blanks(CellStyle { modifier: Modifier::UNDERLINED, ..CellStyle::default() });
        assert_eq!(pen.out, b"\x1b[0;4m");
    }
}

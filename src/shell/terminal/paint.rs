//! One row: from what is shown to what is wanted, in few bytes.
//!
//! A symbol whose width the terminal has not told may cover the column after it or
//! leave one bare, and what is painted over a half of it may wipe away the other.
//! A row with such a symbol is erased and painted anew, from left to right: how it
//! looks then depends on its text alone, not on what stood there before.

use ratatui::style::Color;

use super::capabilities::Traits;
use super::glyph::{certain_width, is_new_han, may_vanish};
use super::grid::{ErasedRow, GridRow, ink_of, is_blank};
use super::pen::{CellStyle, Pen, csi, csi_cost};
use super::plates::{is_left, place};
use super::{kitty_placeholders, large};
use crate::model::{Clean, painted};

/// What stands for a symbol that must not be sent.
const REPLACEMENT: &str = "\u{fffd}";

/// The geta mark, which printers set where they have no type for a han
/// (U+3013).
const GETA: &str = "〓";

/// The widest that any terminal draws one doubtful symbol, in columns.
const WIDEST: u16 = 16;

/// What is known of the terminal that a row is painted on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Knowledge {
    pub(super) traits: Traits,
    /// The width of ambiguous characters, if it was asked or declared.
    pub(super) ambiguous: Option<u16>,
    /// New han are not drawn by it.
    pub(super) new_han_lost: bool,
    /// Where text stands for pictures, what is added to their numbers.
    pub(super) signs: Option<u32>,
}

impl Knowledge {
    /// The symbols of a row that may be drawn wider or narrower than they count,
    /// with their columns.
    fn doubtful(self, row: GridRow<'_>) -> impl Iterator<Item = (u16, &str)> {
        (0..row.width()).filter_map(move |x| {
            let (cell, span) = row.at(x);
            let symbol = self.drawn(cell.symbol());
            let certain = || certain_width(symbol, self.ambiguous) == Some(span);
            let known = is_blank(cell) || is_left(cell) || large::letter(cell).is_some();
            let doubtful = span > 0 && !known && !certain();
            doubtful.then_some((x, symbol))
        })
    }

    /// Whether a symbol of the row may be drawn past the right margin, and so in the
    /// row below: not all terminals can be told not to wrap.
    pub(super) fn may_wrap(self, row: GridRow<'_>) -> bool {
        self.doubtful(row).any(|(x, symbol)| x.saturating_add(most_columns(symbol)) > row.width())
    }

    /// What is drawn for a symbol: itself, or what stands for it.
    fn drawn(self, symbol: &str) -> &str {
        let lost = self.new_han_lost && symbol.chars().next().is_some_and(is_new_han);
        if lost { GETA } else { symbol }
    }
}

/// A row being painted.
struct RowPainter<'a> {
    pen: &'a mut Pen,
    known: Knowledge,
    y: u16,
    wanted: GridRow<'a>,
    shown: GridRow<'a>,
}

/// Paints what differs between two rows of one width; all of it, if what is `shown`
/// may be `spoilt`.
pub(super) fn paint_row(
    pen: &mut Pen,
    known: Knowledge,
    y: u16,
    wanted: GridRow<'_>,
    (shown, spoilt): (GridRow<'_>, bool),
) {
    let doubts = |row| known.doubtful(row).next().is_some();
    let anew = spoilt || doubts(wanted) || doubts(shown);
    let erased = if anew { shown.erased(is_left) } else { ErasedRow::default() };
    let mut painter = RowPainter { pen, known, y, wanted, shown };
    if anew {
        painter.erase(spoilt);
        painter.shown = erased.row();
    }
    let mut x = 0;
    while x < wanted.width() {
        x = if painter.must_paint(x) { painter.paint(x) } else { x + wanted.at(x).1.max(1) };
    }
}

impl RowPainter<'_> {
    fn must_paint(&self, x: u16) -> bool {
        self.wanted.at(x).1 > 0 && (!self.wanted.same_at(x, self.shown) || self.is_other_column(x))
    }

    /// Whether the sign that is to stand here is of another column of the
    /// picture than the one that does: it moved sideways.
    fn is_other_column(&self, x: u16) -> bool {
        self.known.signs.is_some()
            && is_left(self.wanted.at(x).0)
            && column_in_picture(self.wanted, x) != column_in_picture(self.shown, x)
    }

    /// Paints the cell at the column, or the blanks from there on; returns the
    /// column after them.
    fn paint(&mut self, x: u16) -> u16 {
        let (cell, span) = self.wanted.at(x);
        if is_blank(cell) {
            return self.paint_blanks(x);
        }
        // The letter that it is part of is painted with the row above.
        if large::is_part(cell) {
            return x + span;
        }
        if is_left(cell) {
            self.leave(x, ink_of(cell));
            return x + span;
        }
        let ink = ink_of(cell);
        if let Some(letter) = large::letter(cell) {
            self.pen.go(x, self.y);
            self.pen.dip(ink);
            self.pen.out.extend_from_slice(large::sequence(letter, span).as_bytes());
            self.pen.advance(span, self.wanted.width());
            return x + span;
        }
        let symbol = self.known.drawn(cell.symbol());
        if certain_width(symbol, self.known.ambiguous) == Some(span) {
            self.reach(x);
            self.pen.dip(ink);
            self.pen.out.extend_from_slice(symbol.as_bytes());
            self.pen.advance(span, self.wanted.width());
        } else {
            self.paint_doubtful(x, symbol, span, ink);
        }
        x + span
    }

    /// Blanks a cell that is left to a picture, on the ground of the screen, or
    /// sets the sign that stands for this part of it.
    fn leave(&mut self, x: u16, ink: CellStyle) {
        self.reach(x);
        if let Some((sign, fg)) = self.sign(x) {
            self.pen.dip(CellStyle { fg, ..ink });
            self.pen.out.extend_from_slice(sign.as_bytes());
            self.pen.advance(1, self.wanted.width());
            return;
        }
        self.pen.dip_for_blanks(ink);
        self.pen.out.push(b' ');
        self.pen.advance(1, self.wanted.width());
    }

    /// The sign for a cell that is left to a picture, and its colour.
    fn sign(&self, x: u16) -> Option<(String, Color)> {
        let offset = self.known.signs?;
        let (number, row) = place(self.wanted.at(x).0)?;
        let sign = kitty_placeholders::sign(row, column_in_picture(self.wanted, x))?;
        Some((sign, kitty_placeholders::colour(kitty_placeholders::number(offset, number))))
    }

    /// Erases what the row shows, but for what is left to pictures; blanks too, if
    /// they may be `spoilt`.
    fn erase(&mut self, spoilt: bool) {
        let mut x = 0;
        while x < self.shown.width() {
            let left = is_left(self.shown.at(x).0);
            let same = |&at: &u16| is_left(self.shown.at(at).0) == left;
            let end = x + (x..self.shown.width()).take_while(same).count() as u16;
            let bare = !spoilt && (x..end).all(|at| self.shown.is_bare(at));
            if !left && !bare && end == self.shown.width() {
                self.pen.go(x, self.y);
                self.pen.dip_for_blanks(CellStyle::default());
                self.pen.out.extend_from_slice(b"\x1b[K");
            } else if !left && !bare {
                self.blank(x, end - x, CellStyle::default());
            }
            x = end;
        }
    }

    /// A symbol that may be drawn narrower or wider than it counts, where
    /// nothing stands: the cursor's column is unknown after it. Its ground is
    /// painted first, in case it does not cover it.
    fn paint_doubtful(&mut self, x: u16, symbol: &str, span: u16, ink: CellStyle) {
        let clean = Clean::counted(symbol);
        let shown = painted(&clean.text);
        let hostile = clean.dropped > 0 || shown.trim().is_empty();
        let safe = if hostile { REPLACEMENT } else { &*shown };
        let bare = ink.same_on_blank(CellStyle::default());
        if !bare && (span > 1 || may_vanish(safe)) {
            self.blank(x, span, ink);
        }
        self.pen.go(x, self.y);
        self.pen.dip(ink);
        self.pen.out.extend_from_slice(safe.as_bytes());
        self.pen.doubt(most_columns(safe), self.wanted.width());
    }

    /// Paints the run of like blanks that begins at the column, as far as
    /// anything in it must change; returns the column after it.
    fn paint_blanks(&mut self, x: u16) -> u16 {
        let ink = ink_of(self.wanted.at(x).0);
        let (mut end, mut changed) = (x, x);
        while end < self.wanted.width() && self.is_blank_in(end, ink) {
            if self.must_paint(end) {
                changed = end;
            }
            end += 1;
        }
        let columns = changed + 1 - x;
        if self.is_erasable(ink) && end == self.wanted.width() && columns > 3 {
            self.reach(x);
            self.pen.dip_for_blanks(ink);
            self.pen.out.extend_from_slice(b"\x1b[K");
        } else {
            self.reach(x);
            self.blank(x, columns, ink);
        }
        end
    }

    fn is_blank_in(&self, x: u16, ink: CellStyle) -> bool {
        let (cell, span) = self.wanted.at(x);
        span == 1 && is_blank(cell) && ink_of(cell).same_on_blank(ink)
    }

    /// Whether erasing leaves what blanks in this ink look like.
    fn is_erasable(&self, ink: CellStyle) -> bool {
        let ground = ink.bg == ratatui::style::Color::Reset;
        ink.is_plain_on_blank() && (ground || self.known.traits.erases_in_colour)
    }

    /// Sends blanks: spaces, or an erasure and (most likely) a move over it.
    fn blank(&mut self, x: u16, columns: u16, ink: CellStyle) {
        self.pen.go(x, self.y);
        self.pen.dip_for_blanks(ink);
        if self.is_erasable(ink) && usize::from(columns) > 2 * csi_cost(columns) {
            csi(&mut self.pen.out, columns, b'X');
        } else {
            self.pen.out.extend(std::iter::repeat_n(b' ', usize::from(columns)));
            self.pen.advance(columns, self.wanted.width());
        }
    }

    /// Moves to a column of this row: over what stands unchanged in between,
    /// by writing it once more where that is no longer than a move.
    fn reach(&mut self, x: u16) {
        if let Some((from, y)) = self.pen.position()
            && y == self.y
            && from < x
            && let Some(between) = self.rewritten(from, x)
        {
            self.pen.out.extend_from_slice(between.as_bytes());
            self.pen.advance(x - from, self.wanted.width());
        }
        self.pen.go(x, self.y);
    }

    /// The text of the columns, if it takes the ink that the pen holds and no
    /// more bytes than a move.
    fn rewritten(&self, from: u16, to: u16) -> Option<String> {
        let mut text = String::new();
        let mut x = from;
        while x < to {
            let (cell, span) = self.wanted.at(x);
            // Text would wipe the picture away.
            if is_left(cell) {
                return None;
            }
            let held = self.pen.holds(ink_of(cell), is_blank(cell));
            let symbol = if is_blank(cell) { " " } else { self.known.drawn(cell.symbol()) };
            text.push_str(symbol);
            let certain = certain_width(symbol, self.known.ambiguous) == Some(span);
            if !held || !certain || text.len() > csi_cost(to - from) {
                return None;
            }
            x += span;
        }
        (x == to).then_some(text)
    }
}

/// How many cells to the left of this one are left to the same row of the same
/// picture.
fn column_in_picture(row: GridRow<'_>, x: u16) -> u16 {
    let here = place(row.at(x).0);
    (0..x).rev().take_while(|&x| place(row.at(x).0) == here).count() as u16
}

/// The most columns any terminal may draw the symbol in.
fn most_columns(symbol: &str) -> u16 {
    u16::try_from(symbol.chars().count() * 2).unwrap_or(WIDEST).min(WIDEST)
}

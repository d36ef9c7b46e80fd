//! Putting text into cells.

use std::borrow::Cow;
use std::num::NonZeroU16;
use std::ops::Range;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Position;
use ratatui::style::Style;

use super::large::set_large;
use crate::layout::{Reordering, Widths, line_clusters};

/// The cells of a screen, painted with our own widths.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// How wide the terminal draws characters.
    pub widths: Widths,
    /// Who puts right-to-left text in the order that it is seen in.
    reordering: Reordering,
    cursor: Option<(u16, u16)>,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, widths: Widths, reordering: Reordering) -> Self {
        Self { buffer, widths, reordering, cursor: None }
    }

    /// Here is what one reads or has selected; unless that was told already.
    pub(super) fn stand(&mut self, x: u16, y: u16) {
        self.cursor.get_or_insert((x, y));
    }

    /// The same, and it goes before what was told.
    pub(super) fn stand_rather(&mut self, x: u16, y: u16) {
        self.cursor = Some((x, y));
    }

    /// The cell that was told.
    pub(super) fn cursor(&self) -> Option<(u16, u16)> {
        self.cursor
    }

    /// Paints text from column `x` of row `y` on, as far as column `end`
    /// (exclusive); what does not go in ends in …. Gives the column after the last one painted. Right-to-left text is put
    /// in the order that it is seen in, if that is ours to do.
    pub(super) fn text(&mut self, x: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
        let room = end.saturating_sub(x);
        let text = &*cut_to(text, room.into(), self.widths);
        let Some(clusters) = line_clusters(text, room, self.widths, self.reordering) else {
            return self.as_is(x, y, end, text, style);
        };
        let mut at = x;
        for cluster in clusters {
            self.grapheme(x + cluster.column, y, &cluster.symbol, cluster.cols, style);
            at = x + cluster.column + cluster.cols;
        }
        at
    }

    /// As [`Canvas::text`], with another style for some bytes of the text.
    pub(super) fn marked_text(
        &mut self,
        (x, y, end): (u16, u16, u16),
        text: &str,
        style: Style,
        (marked, mark): (Range<usize>, Style),
    ) {
        let of = |range: &Range<usize>| {
            if range.start < marked.end && marked.start < range.end { mark } else { style }
        };
        let room = end.saturating_sub(x);
        if let Some(clusters) = line_clusters(text, room, self.widths, self.reordering) {
            for cluster in clusters {
                let at = x + cluster.column;
                self.grapheme(at, y, &cluster.symbol, cluster.cols, of(&cluster.range));
            }
            return;
        }
        let mut at = x;
        for (range, cols) in self.widths.graphemes(text).filter(|(_, cols)| *cols > 0) {
            let cols = cols as u16;
            if at + cols > end {
                break;
            }
            self.grapheme(at, y, &text[range.clone()], cols, of(&range));
            at += cols;
        }
    }

    /// As [`Canvas::text`], for text that is in that order already.
    pub(super) fn as_is(&mut self, x: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
        let mut at = x;
        for (range, cols) in self.widths.graphemes(text) {
            let cols = cols as u16;
            if cols == 0 {
                continue;
            }
            if at + cols > end {
                break;
            }
            self.grapheme(at, y, &text[range], cols, style);
            at += cols;
        }
        at
    }

    /// Paints one grapheme cluster of `cols` columns.
    pub(super) fn grapheme(&mut self, x: u16, y: u16, symbol: &str, cols: u16, style: Style) {
        let Some(cell) = self.buffer.cell_mut(Position { x, y }) else { return };
        cell.set_symbol(symbol).set_style(style);
        // Whoever sends the cell need not measure it again, and by other rules.
        if symbol.len() > 1
            && let Some(cols) = NonZeroU16::new(cols)
        {
            cell.set_diff_option(CellDiffOption::ForcedWidth(cols));
        }
        for covered in x + 1..x + cols {
            if let Some(cell) = self.buffer.cell_mut(Position { x: covered, y }) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Paints a grapheme cluster of `cols` columns twice as large, over two rows.
    pub(super) fn large(&mut self, x: u16, y: u16, symbol: &str, cols: u16, style: Style) {
        set_large(self.buffer, (x, y), (symbol, cols), style);
    }

    /// Paints text so that it ends before column `end`. Gives the column it
    /// begins at.
    pub(super) fn text_right(
        &mut self,
        start: u16,
        y: u16,
        end: u16,
        text: &str,
        style: Style,
    ) -> u16 {
        let cols = self.widths.text(text) as u16;
        let x = end.saturating_sub(cols).max(start);
        self.text(x, y, end, text, style);
        x
    }

    /// Paints one narrow symbol over a stretch of a row.
    pub(super) fn row(&mut self, x: u16, y: u16, end: u16, symbol: &str, style: Style) {
        for x in x..end {
            self.grapheme(x, y, symbol, 1, style);
        }
    }

    /// Lays a style over cells without changing what they show.
    pub(super) fn restyle(&mut self, x: u16, y: u16, end: u16, style: Style) {
        for x in x..end {
            if let Some(cell) = self.buffer.cell_mut(Position { x, y }) {
                cell.set_style(style);
            }
        }
    }

    /// The columns that a text takes.
    pub(super) fn cols(&self, text: &str) -> u16 {
        self.widths.text(text).min(usize::from(u16::MAX)) as u16
    }
}

/// The sign of what goes on where there is no room for it.
const CUT: &str = "…";

/// A line that says with … that it goes on beyond so many columns.
pub(super) fn cut_to(text: &str, columns: usize, widths: Widths) -> Cow<'_, str> {
    if widths.text(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(widths.text(CUT)) else { return Cow::Borrowed("") };
    let mut used = 0;
    let clusters = widths.graphemes(text).take_while(|(_, cols)| {
        used += cols;
        used <= room
    });
    let end = clusters.last().map_or(0, |(range, _)| range.end);
    Cow::Owned(format!("{}{CUT}", text[..end].trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_go_in_ends_in_a_sign_and_never_in_half_a_character() {
        let cut = |text, columns| cut_to(text, columns, Widths::default()).into_owned();
        assert_eq!(
            [cut("河口日报", 8), cut("河口日报", 7), cut("河口日报", 6)],
            ["河口日报", "河口日…", "河口…"]
        );
        assert_eq!([cut("The Ebb", 5), cut("The Ebb", 1), cut("The Ebb", 0)], ["The…", "…", ""]);
    }
}

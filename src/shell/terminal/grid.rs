//! What stands, or is to stand, in every column of the screen.

use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::Size;

use super::pen::CellStyle;

/// A frame, whole: one cell for each column, and which columns belong to the
/// wide cell before them.
#[derive(Debug, Default)]
pub(super) struct CellGrid {
    width: u16,
    cells: Vec<Cell>,
    /// The columns each cell covers; 0 for those covered by a cell before.
    spans: Vec<u16>,
}

/// One row of a [`CellGrid`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GridRow<'a> {
    cells: &'a [Cell],
    spans: &'a [u16],
}

impl CellGrid {
    /// Makes every column blank, at this size.
    pub(super) fn blank(&mut self, size: Size) {
        self.width = size.width;
        let columns = usize::from(size.width) * usize::from(size.height);
        self.cells.clear();
        self.cells.resize(columns, Cell::EMPTY);
        self.spans.clear();
        self.spans.resize(columns, 1);
    }

    /// Sets a cell. One that is off the screen or covered by the cell before
    /// is ignored; one that the right margin would cut is blanked.
    pub(super) fn set(&mut self, x: u16, y: u16, cell: &Cell) {
        let at = usize::from(y) * usize::from(self.width) + usize::from(x);
        if x >= self.width || self.spans.get(at).is_none_or(|span| *span == 0) {
            return;
        }
        self.cells[at].clone_from(cell);
        let span = span_of(cell);
        if span > self.width - x {
            self.cells[at].set_symbol(" ");
        } else {
            let covered = at + 1..at + usize::from(span);
            self.spans[at] = span;
            self.spans[covered].fill(0);
        }
    }

    /// The row's columns.
    pub(super) fn row(&self, y: u16) -> GridRow<'_> {
        let from = usize::from(y) * usize::from(self.width);
        let columns = from..from + usize::from(self.width);
        GridRow { cells: &self.cells[columns.clone()], spans: &self.spans[columns] }
    }
}

impl<'a> GridRow<'a> {
    /// Columns from the left margin to the right one.
    pub(super) fn width(self) -> u16 {
        self.spans.len() as u16
    }

    /// The cell that begins at the column, and the columns it covers (0 if
    /// the column belongs to the cell before).
    pub(super) fn at(self, x: u16) -> (&'a Cell, u16) {
        (&self.cells[usize::from(x)], self.spans[usize::from(x)])
    }

    /// Whether the column looks the same in both rows.
    pub(super) fn same_at(self, x: u16, other: GridRow<'_>) -> bool {
        let ((cell, span), (shown, shown_span)) = (self.at(x), other.at(x));
        span == shown_span
            && (span == 0
                || if is_blank(cell) && is_blank(shown) {
                    ink_of(cell).same_on_blank(ink_of(shown))
                } else {
                    cell.symbol() == shown.symbol() && ink_of(cell) == ink_of(shown)
                })
    }
}

/// The columns a cell covers, also where ratatui must not be asked: it refuses
/// to measure control characters.
fn span_of(cell: &Cell) -> u16 {
    if cell.symbol().len() < 2 { 1 } else { cell.cell_width().max(1) }
}

/// The look of a cell.
pub(super) fn ink_of(cell: &Cell) -> CellStyle {
    CellStyle { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
}

/// Whether the cell shows nothing but its ground.
pub(super) fn is_blank(cell: &Cell) -> bool {
    matches!(cell.symbol(), " " | "")
}

//! What stands, or is to stand, in every column of the screen.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Rect, Size};

use super::pen::CellStyle;

/// A frame, whole: one cell for each column, and which columns belong to the
/// wide cell before them.
#[derive(Debug, Default)]
pub(super) struct CellGrid {
    cells: Buffer,
    /// The columns each cell covers; 0 for those covered by a cell before.
    spans: Vec<u16>,
}

/// One row of a [`CellGrid`].
#[derive(Debug, Clone, Copy)]
pub(super) struct GridRow<'a> {
    cells: &'a [Cell],
    spans: &'a [u16],
}

/// What a row shows once it was erased.
#[derive(Debug, Default)]
pub(super) struct ErasedRow {
    cells: Vec<Cell>,
    spans: Vec<u16>,
}

impl ErasedRow {
    pub(super) fn row(&self) -> GridRow<'_> {
        GridRow { cells: &self.cells, spans: &self.spans }
    }
}

impl CellGrid {
    /// Makes every column blank, at this size.
    pub(super) fn blank(&mut self, size: Size) {
        let area = Rect::new(0, 0, size.width, size.height);
        if area != self.cells.area {
            self.cells.resize(area);
        }
        self.cells.reset();
        self.spans.clear();
        self.spans.resize(self.cells.content.len(), 1);
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> Size {
        self.cells.area.as_size()
    }

    /// The cells, to be painted; [`CellGrid::measure`] then tells what they cover.
    pub(super) fn cells(&mut self) -> &mut Buffer {
        &mut self.cells
    }

    /// Finds out which columns the cells of a row cover, and blanks one that
    /// the right margin would cut. Tells whether the row differs from that of
    /// another grid of this size: most rows do not, and are measured already.
    pub(super) fn measure(&mut self, y: u16, shown: &CellGrid) -> bool {
        let columns = self.columns(y);
        let (cells, known) = (&mut self.cells.content[columns.clone()], &shown.spans);
        let spans = &mut self.spans[columns.clone()];
        if *cells == shown.cells.content[columns.clone()] {
            spans.copy_from_slice(&known[columns]);
            return false;
        }
        let mut x = 0;
        while let Some(cell) = cells.get_mut(x) {
            let mut span = span_of(cell);
            if x + usize::from(span) > spans.len() {
                cell.set_symbol(" ");
                span = 1;
            }
            spans[x] = span;
            let next = x + usize::from(span);
            spans[x + 1..next].fill(0);
            x = next;
        }
        true
    }

    /// The row's columns.
    pub(super) fn row(&self, y: u16) -> GridRow<'_> {
        let columns = self.columns(y);
        GridRow { cells: &self.cells.content[columns.clone()], spans: &self.spans[columns] }
    }

    fn columns(&self, y: u16) -> Range<usize> {
        let width = usize::from(self.cells.area.width);
        let from = usize::from(y) * width;
        from..from + width
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

    /// Whether nothing shows in the column but the ground of the screen.
    pub(super) fn is_bare(self, x: u16) -> bool {
        let (cell, span) = self.at(x);
        span == 1 && is_blank(cell) && ink_of(cell).same_on_blank(CellStyle::default())
    }

    /// The row erased, but for cells that are kept.
    pub(super) fn erased(self, is_kept: fn(&Cell) -> bool) -> ErasedRow {
        let rest = |cell: &Cell| if is_kept(cell) { cell.clone() } else { Cell::default() };
        let cells: Vec<Cell> = self.cells.iter().map(rest).collect();
        ErasedRow { spans: vec![1; cells.len()], cells }
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

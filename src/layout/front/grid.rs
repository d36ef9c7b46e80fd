//! The columns of a broadsheet.

use crate::layout::LineDirection;

/// Cells between two columns: two that a mark may hang into, the rule, the
/// bar of the selected story, and one empty.
const GUTTER: u16 = 5;
/// The same, the wider ones of a loose grid.
const WIDEST_GUTTER: u16 = 11;
/// No margin is wider than this for the sake of shorter rows.
const WIDEST_MARGIN: u16 = 14;
/// No column of three or more is made narrower than this.
const NARROWEST: u16 = 30;
/// Cells left of the first column (bar and space) and right of the last
/// (hanging marks).
const MARGIN: u16 = 2;
/// Below this width, one column.
const TWO_COLUMNS: u16 = 60;
/// Below this width, two.
const THREE_COLUMNS: u16 = 110;
/// No column of three or more is wider than this.
const WIDEST: u16 = 44;

/// Columns of equal measure, centred on the screen, in the order they are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ColumnGrid {
    columns: u16,
    measure: u16,
    gutter: u16,
    left: u16,
    /// The first column stands at the left, or at the right.
    direction: LineDirection,
}

impl ColumnGrid {
    /// The columns for a screen of `width` cells: one below 60, two below
    /// 110, then as many as keep the measure at 44 or less. The measure is
    /// even, so that han fill it.
    pub(super) fn of(width: u16, direction: LineDirection) -> Self {
        let columns = match width {
            0..TWO_COLUMNS => 1,
            TWO_COLUMNS..THREE_COLUMNS => 2,
            // Two more cells than the widest column would make it wider by a han.
            _ => ((width - 2 * MARGIN + GUTTER) / (WIDEST + GUTTER + 2) + 1).max(3),
        };
        let gutters = 2 * MARGIN + (columns - 1) * GUTTER;
        let room = width.saturating_sub(gutters);
        let measure = (room / columns).max(2) & !1;
        let left = MARGIN + room.saturating_sub(measure * columns) / 2;
        Self { columns, measure, gutter: GUTTER, left, direction }
    }

    /// The same columns, narrower, with more room between and beside them: for
    /// a page that has not enough text to fill its screen. None if they
    /// cannot be. `steps` of two cells are taken from each.
    pub(super) fn looser(self, width: u16, steps: u16) -> Option<Self> {
        let Self { columns, direction, .. } = self;
        let measure = self.measure.checked_sub(2 * steps).filter(|&m| m >= NARROWEST)?;
        let free = width.checked_sub(measure * columns)?;
        let gutters = columns.saturating_sub(1).max(1);
        let gutter =
            (free.saturating_sub(2 * WIDEST_MARGIN) / gutters).clamp(GUTTER, WIDEST_GUTTER);
        let left = free.checked_sub(gutter * columns.saturating_sub(1))? / 2;
        let loose = Self { columns, measure, gutter, left, direction };
        (MARGIN..=WIDEST_MARGIN).contains(&left).then_some(loose)
    }

    /// How many columns there are.
    #[must_use]
    pub fn columns(self) -> u16 {
        self.columns
    }

    /// Width of one column in cells.
    #[must_use]
    pub fn measure(self) -> u16 {
        self.measure
    }

    /// The first cell of `span` columns from `column` on, counted from 0.
    #[must_use]
    pub fn x(self, column: u16, span: u16) -> u16 {
        let from_left = match self.direction {
            LineDirection::LeftToRight => column,
            LineDirection::RightToLeft => self.columns.saturating_sub(column + span),
        };
        self.left + from_left * (self.measure + self.gutter)
    }

    /// The first cell of the `nth` column of a text that spans columns, whose
    /// own may follow each other another way.
    pub(super) fn x_of_text(self, nth: u16, story: (u16, u16), text: LineDirection) -> u16 {
        let (column, span) = story;
        let from_left = match text {
            LineDirection::LeftToRight => nth,
            LineDirection::RightToLeft => span.saturating_sub(nth + 1),
        };
        self.x(column, span) + from_left * (self.measure + self.gutter)
    }

    /// Cells across `span` columns and the gutters between them.
    #[must_use]
    pub fn width(self, span: u16) -> u16 {
        span * self.measure + span.saturating_sub(1) * self.gutter
    }

    /// The cell of the rule between a column and the next.
    pub(super) fn rule(self, column: u16) -> u16 {
        self.x(column, 1).min(self.x(column + 1, 1)) + self.measure + self.gutter / 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wider_screen_has_more_columns_of_a_readable_width() {
        for (width, columns) in
            [(20, 1), (59, 1), (60, 2), (109, 2), (110, 3), (120, 3), (160, 4), (200, 4), (240, 5)]
        {
            assert_eq!(
                ColumnGrid::of(width, LineDirection::LeftToRight).columns(),
                columns,
                "{width} cells"
            );
        }
        for width in 110..400 {
            let measure = ColumnGrid::of(width, LineDirection::LeftToRight).measure();
            assert!((30..=44).contains(&measure), "{width} cells: {measure}");
        }
    }

    #[test]
    fn a_loose_grid_has_shorter_rows_and_still_fills_the_screen() {
        for width in 110..300 {
            let grid = ColumnGrid::of(width, LineDirection::LeftToRight);
            for loose in (1..8).filter_map(|steps| grid.looser(width, steps)) {
                assert_eq!(loose.columns(), grid.columns());
                assert!((30..grid.measure()).contains(&loose.measure()), "{width} cells");
                assert!(
                    loose.x(0, 1) <= 14 && loose.x(1, 1) - loose.measure() - loose.x(0, 1) <= 11
                );
                assert!(loose.x(0, 1) + loose.width(loose.columns()) + 2 <= width, "{width} cells");
            }
        }
        let wide = ColumnGrid::of(240, LineDirection::LeftToRight);
        assert!(wide.looser(240, 3).is_some());
    }

    #[test]
    fn where_lines_run_to_the_left_so_do_columns() {
        let usual = ColumnGrid::of(120, LineDirection::LeftToRight);
        let turned = ColumnGrid::of(120, LineDirection::RightToLeft);
        assert_eq!(turned.x(0, 1), usual.x(2, 1));
        assert_eq!(turned.x(0, 2), usual.x(1, 2), "a lead over two columns");
        assert_eq!(turned.rule(0), usual.rule(1));
        // Its stories begin at the right, but a Japanese text at their left.
        let across = LineDirection::LeftToRight;
        assert_eq!(turned.x_of_text(0, (0, 2), across), usual.x(1, 1));
        assert_eq!(turned.x_of_text(0, (0, 2), LineDirection::RightToLeft), usual.x(2, 1));
    }

    #[test]
    fn all_columns_with_bar_and_hanging_marks_are_on_the_screen() {
        for width in 20..400 {
            let grid = ColumnGrid::of(width, LineDirection::LeftToRight);
            assert!(grid.x(0, 1) >= MARGIN, "{width} cells: room for the bar");
            assert!(grid.x(0, 1) + grid.width(grid.columns()) + 2 <= width, "{width} cells");
            assert_eq!(grid.measure() % 2, 0, "{width} cells: whole han");
        }
    }
}

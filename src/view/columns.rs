//! The text of an article that runs downwards.

use ratatui::style::Style;

use super::Painter;
use super::article::{matches, role_of, shows};
use super::canvas::Canvas;
use crate::app::ArticleText;
use crate::app::panes::TextArea;
use crate::config::Role;
use crate::layout::{self, Line, SetLine, Square, UprightPage};
use crate::model::Place;

/// What the columns of a text are painted by.
pub(super) struct ColumnPainter<'a> {
    pub(super) painter: &'a Painter<'a>,
    pub(super) text: &'a ArticleText,
    pub(super) marks: &'a [Place],
}

impl ColumnPainter<'_> {
    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, area: TextArea, page: UprightPage) {
        for (tier, lines) in (0..).zip(self.text.columns()) {
            for (column, line) in (0..).zip(&lines) {
                let (x, y) = page.head(tier, column);
                if let Some(set) = &line.text {
                    let head = (area.area.x + x, area.area.y + y);
                    self.column(canvas, head, (line, set));
                }
            }
        }
    }

    fn column(
        &self,
        canvas: &mut Canvas<'_>,
        (x, y): (u16, u16),
        (line, set): (&Line<'_>, &SetLine<'_>),
    ) {
        let palette = &self.painter.palette;
        // In a pane of three rows 二十二 has no room in a column.
        let foot = self.text.area().area.y + self.text.area().area.h;
        let squares = layout::squares(set);
        if set.first {
            for (row, text) in layout::marker(set) {
                canvas.text(x, y + row, x + 2, &text, palette.style(Role::Dim));
            }
        }
        let base = palette.style(role_of(set.strand.role));
        for square in squares.iter().filter(|square| y + square.row < foot) {
            let style = self.painter.styled(base, set.strand, square.range.start);
            canvas.restyle(x, y + square.row, x + 2, style);
            canvas.text(x, y + square.row, x + 2, &square.text, style);
        }
        self.highlight(canvas, (x, y), (line, set), &squares);
        self.number_links(canvas, (x, y), line, &squares);
        // Marks of a line stand before it: here at its right, in the gutter.
        if self.painter.is_corrected(line, set) {
            let style = palette.style(Role::Accent);
            canvas.text(x + 2, y, x + 3, self.painter.glyphs.bar, style);
        } else if shows(self.marks, line, set) {
            let style = palette.style(Role::Bookmark);
            canvas.text(x + 2, y, x + 3, self.painter.glyphs.bookmark, style);
        }
    }

    /// Marks the matches of a search in a column.
    fn highlight(
        &self,
        canvas: &mut Canvas<'_>,
        (x, y): (u16, u16),
        (line, set): (&Line<'_>, &SetLine<'_>),
        squares: &[Square],
    ) {
        for (shown, role) in matches(self.text, line, set) {
            let style: Style = self.painter.palette.over(role);
            let hit =
                |square: &&Square| square.range.start < shown.end && shown.start < square.range.end;
            for square in squares.iter().filter(hit) {
                canvas.restyle(x, y + square.row, x + 2, style);
            }
        }
    }

    /// Writes numbers over the links while one is to be picked.
    fn number_links(
        &self,
        canvas: &mut Canvas<'_>,
        (x, y): (u16, u16),
        line: &Line<'_>,
        squares: &[Square],
    ) {
        if !self.painter.numbers_links() {
            return;
        }
        for (number, link) in (1..).zip(&self.painter.app.links) {
            let holds = |square: &&Square| square.range.contains(&link.byte);
            if link.cursor == line.cursor
                && let Some(square) = squares.iter().find(holds)
            {
                let style = self.painter.palette.style(Role::CurrentMatch);
                // Two columns are all that a column has.
                canvas.restyle(x, y + square.row, x + 2, style);
                canvas.text(x, y + square.row, x + 2, &format!("{number:<2}"), style);
            }
        }
    }
}

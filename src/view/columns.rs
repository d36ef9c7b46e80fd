//! The text of an article that runs downwards.

use ratatui::style::Style;

use super::Painter;
use super::article::{matches, place_read, role_of, selected, shows};
use super::canvas::Canvas;
use crate::app::panes::TextArea;
use crate::app::{ArticleText, TextColumn};
use crate::config::Role;
use crate::layout::{
    self, Line, LineRole, SetLine, Square, TablePlate, UprightColumn, UprightPage,
};
use crate::model::Place;

/// What the columns of a text are painted by.
pub(super) struct ColumnPainter<'a> {
    pub(super) painter: &'a Painter<'a>,
    pub(super) text: &'a ArticleText,
    pub(super) marks: &'a [Place],
    /// One reads in it: the cursor stands there.
    pub(super) is_read: bool,
}

impl ColumnPainter<'_> {
    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, area: TextArea, page: UprightPage) {
        for (tier, TextColumn { lines, .. }) in (0..).zip(self.text.columns()) {
            for ((x, y), line) in page.heads(tier, &lines).zip(&lines) {
                let Some(set) = &line.text else { continue };
                let head = (area.area.x + x, area.area.y + y);
                if let Some(plate) = &set.strand.plate {
                    for row in 0..plate.rows {
                        let place = (head.0, head.1 + row, head.0 + plate.columns);
                        self.painter.picture_row(canvas, place, (plate, row));
                    }
                } else if let Some(inset) = &set.strand.inset {
                    self.inset(canvas, head, inset);
                } else {
                    self.column(canvas, head, (line, set));
                }
            }
        }
    }

    /// The lines of a table, one below the other.
    fn inset(&self, canvas: &mut Canvas<'_>, (x, y): (u16, u16), inset: &TablePlate) {
        let end = x + inset.columns;
        for ((index, text), y) in inset.lines.iter().enumerate().zip(y..) {
            let role = if index < inset.head { LineRole::TableHead } else { LineRole::Table };
            canvas.text(x, y, end, text, self.painter.palette.style(role_of(role)));
            let hits = self.text.search.iter().flat_map(|search| search.finder.all(text));
            for hit in hits {
                let from = x + canvas.cols(&text[..hit.start]);
                let to = from + canvas.cols(&text[hit]);
                canvas.restyle(from, y, to, self.painter.palette.over(Role::Match));
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
        let upright = UprightColumn::of(set);
        let (gutter, x) = (x + line.extent - 1, x + upright.lead());
        let UprightColumn { squares, beside, lines } = upright;
        if set.first {
            for (row, text) in layout::marker(set) {
                canvas.text(x, y + row, x + 2, &text, palette.style(Role::Dim));
            }
        }
        let base = palette.style(role_of(set.strand.role));
        if self.is_read
            && let Some(first) = squares.first()
        {
            match place_read(self.text, line, set) {
                Some(byte) => {
                    let here = squares.iter().find(|square| square.range.contains(&byte));
                    canvas.stand_rather(x, y + here.unwrap_or(first).row);
                }
                None => canvas.stand(x, y + first.row),
            }
        }
        for square in squares.iter().filter(|square| y + square.row < foot) {
            let style = self.painter.styled(base, set.strand, square.range.start);
            canvas.restyle(x, y + square.row, x + 2, style);
            canvas.text(x, y + square.row, x + 2, &square.text, style);
        }
        for square in beside.iter().filter(|square| y + square.row < foot) {
            let style = self.painter.styled(base, set.strand, square.range.start);
            canvas.text(x + 2, y + square.row, gutter + 1, &square.text, style);
        }
        for square in lines.iter().filter(|square| y + square.row < foot) {
            canvas.text(x - 1, y + square.row, x, &square.text, base);
        }
        self.highlight(canvas, (x, y), (line, set), (&squares, &beside));
        if let Some(bytes) = selected(self.text, line, set) {
            let style = palette.over(Role::Passage);
            let within =
                |square: &&Square| square.range.start < bytes.end && bytes.start < square.range.end;
            for square in squares.iter().filter(within).filter(|square| y + square.row < foot) {
                canvas.restyle(x, y + square.row, x + square.columns, style);
            }
        }
        self.number_links(canvas, (x, y), line, &squares);
        // Marks of a line stand before it: here at its right, in the gutter.
        if self.painter.is_corrected(line, set) {
            let style = palette.style(Role::Accent);
            canvas.text(gutter, y, gutter + 1, self.painter.glyphs.bar, style);
        } else if shows(self.marks, line, set) {
            let style = palette.style(Role::Bookmark);
            canvas.text(gutter, y, gutter + 1, self.painter.glyphs.bookmark, style);
        }
    }

    /// Marks the matches of a search in a column and beside it.
    fn highlight(
        &self,
        canvas: &mut Canvas<'_>,
        (x, y): (u16, u16),
        (line, set): (&Line<'_>, &SetLine<'_>),
        (squares, beside): (&[Square], &[Square]),
    ) {
        for (shown, role) in matches(self.text, line, set) {
            let style: Style = self.painter.palette.over(role);
            let hit =
                |square: &&Square| square.range.start < shown.end && shown.start < square.range.end;
            for (x, squares) in [(x, squares), (x + 2, beside)] {
                for square in squares.iter().filter(hit) {
                    canvas.restyle(x, y + square.row, x + square.columns, style);
                }
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

//! The list of bookmarks.

use super::Painter;
use super::canvas::Canvas;
use crate::app::{BOOKMARK_ROWS, titles};
use crate::config::Role;
use crate::model::Bookmark;
use crate::words::Heading;

impl Painter<'_> {
    pub(super) fn bookmarks(&self, canvas: &mut Canvas<'_>) {
        let marks = &self.app.bookmarks;
        let shown = marks.shown();
        let words = self.words();
        let title = words.heading(Heading::Bookmarks).to_owned();
        self.folio(canvas, &[(title, Role::Masthead)], &words.bookmarks(shown.len()));
        let middle = self.app.frame().middle;
        if shown.is_empty() {
            let text = if marks.filter.is_empty() {
                words.no_bookmarks(&self.keys())
            } else {
                words.nothing_found(&self.keys())
            };
            self.remark(canvas, &text);
            return;
        }
        let bottom = middle.y + middle.h;
        let mut y = middle.y;
        for (row, &index) in shown.iter().enumerate().skip(marks.list.top) {
            if y >= bottom {
                break;
            }
            self.bookmark(canvas, y, &marks.all[index], row == marks.list.selected);
            y += BOOKMARK_ROWS as u16;
        }
    }

    fn bookmark(&self, canvas: &mut Canvas<'_>, y: u16, mark: &Bookmark, selected: bool) {
        let middle = self.app.frame().middle;
        let (x, end, bottom) = (titles::BAR, middle.w - 1, middle.y + middle.h);
        if selected {
            for y in y..(y + 2).min(bottom) {
                canvas.text(0, y, 1, self.glyphs.bar, self.palette.style(Role::Accent));
            }
        }
        let role = if selected { Role::Selected } else { Role::Text };
        let words = if mark.anchor.quote.exact.trim().is_empty() {
            &mark.title
        } else {
            &mark.anchor.quote.exact
        };
        let at = if mark.name.is_empty() {
            x
        } else {
            canvas.text(x, y, end, &mark.name, self.palette.style(Role::Accent)) + 2
        };
        canvas.text(at, y, end, words.trim(), self.palette.style(role));
        if y + 1 < bottom {
            let place = format!("{}  {}  {}", mark.paper, mark.date, mark.title);
            canvas.text(x, y + 1, end, &place, self.palette.style(Role::Dim));
        }
    }
}

//! The list of bookmarks.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Painter;
use super::canvas::{Canvas, cut_to};
use super::searching::beside;
use crate::app::panes::Area;
use crate::app::titles;
use crate::config::Role;
use crate::model::{Bookmark, Date};
use crate::words::Heading;

/// Columns between the place of a bookmark and the day that it was made on.
const GAP: u16 = 2;

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
        self.more_above(canvas, middle, marks.list.top > 0);
        let bottom = middle.y + middle.h;
        let mut y = middle.y;
        let rows = shown.iter().zip(self.app.bookmark_rows()).enumerate().skip(marks.list.top);
        for (row, (&index, height)) in rows {
            // The row after an entry may be missing, none of its own.
            if y > middle.y && y + height as u16 > bottom + 1 {
                self.more_below(canvas, middle);
                break;
            }
            let selected = row == marks.list.selected;
            let area = Area { x: 0, y, w: middle.w, h: height.saturating_sub(1) as u16 };
            self.bookmark(canvas, area, &marks.all[index], selected);
            y += height as u16;
        }
    }

    /// One bookmark: its words, in all rows that they need if it is selected; its
    /// note; where it stands.
    fn bookmark(&self, canvas: &mut Canvas<'_>, area: Area, mark: &Bookmark, selected: bool) {
        let middle = self.app.frame().middle;
        let (x, end, bottom) = (titles::BAR, middle.w - 1, middle.y + middle.h);
        let mut y = area.y;
        if selected {
            canvas.stand(x, y);
            for y in y..(y + area.h).min(bottom) {
                canvas.text(0, y, 1, self.glyphs.bar, self.palette.style(Role::Accent));
            }
            for row in self.app.selected_bookmark_words() {
                canvas.text(x, y.min(bottom), end, &row, self.palette.style(Role::Selected));
                y += 1;
            }
        } else {
            let mut at = x;
            if !mark.name.is_empty() {
                at = canvas.text(x, y, end, &mark.name, self.palette.style(Role::Accent)) + 2;
            }
            let words = self.cut_to(&mark.words(), end.saturating_sub(at));
            canvas.text(at, y, end, &words, self.palette.style(Role::Text));
            y += 1;
        }
        if !mark.note.is_empty() && y < bottom {
            let note = self.cut_to(&mark.note, end.saturating_sub(x));
            canvas.text(x, y, end, &note, self.palette.style(Role::Text));
            y += 1;
        }
        if y < bottom {
            let dim = self.palette.style(Role::Dim);
            let day = self.day_of(mark).unwrap_or_default();
            let left = canvas.text_right(x, y, end, &day, dim).saturating_sub(GAP);
            let after = beside([&mark.date, &mark.title]);
            let place = self.place_line(["", &mark.paper, &after], left.saturating_sub(x));
            canvas.text(x, y, left, &place, dim);
        }
    }

    /// The day that a bookmark was made on, by the reader's own clock.
    fn day_of(&self, mark: &Bookmark) -> Option<String> {
        Some(self.words().marked(local_date(mark.created)?))
    }

    /// A line that says with … that it goes on beyond so many columns.
    pub(super) fn cut_to(&self, text: &str, columns: u16) -> String {
        cut_to(text, columns.into(), self.app.settings.widths).into_owned()
    }
}

/// The day of a moment in milliseconds since 1970 (UTC), where the reader is.
pub(super) fn local_date(millis: i64) -> Option<Date> {
    let moment = Timestamp::from_millisecond(millis).ok()?;
    Some(TimeZone::system().to_datetime(moment).date())
}

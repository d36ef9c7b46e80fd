//! What was read lately.

use super::Painter;
use super::bookmarks::local_date;
use super::canvas::Canvas;
use crate::app::{RECENT_ROWS, Standing, titles};
use crate::config::Role;
use crate::model::{Clean, RecentRead, printed};
use crate::words::Heading;

/// Columns between the paper and how far one came.
const GAP: u16 = 2;

impl Painter<'_> {
    pub(super) fn recent(&self, canvas: &mut Canvas<'_>) {
        let recent = &self.app.recent;
        let title = self.words().heading(Heading::Recent).to_owned();
        self.folio(canvas, &[(title, Role::Masthead)], "");
        if recent.all.is_empty() {
            self.remark(canvas, self.words().nothing_read());
            return;
        }
        let middle = self.app.frame().middle;
        let shown = recent.all.iter().enumerate().skip(recent.list.top);
        self.more_above(canvas, middle, recent.list.top > 0);
        for (y, (row, read)) in (middle.y..middle.y + middle.h).step_by(RECENT_ROWS).zip(shown) {
            // The row after an entry may be missing, none of its own.
            if y > middle.y && y + RECENT_ROWS as u16 > middle.y + middle.h + 1 {
                self.more_below(canvas, middle);
                return;
            }
            self.recent_read(canvas, y, read, row == recent.list.selected);
        }
    }

    fn recent_read(&self, canvas: &mut Canvas<'_>, y: u16, read: &RecentRead, selected: bool) {
        let middle = self.app.frame().middle;
        let (x, end, bottom) = (titles::BAR, middle.w - 1, middle.y + middle.h);
        if selected {
            canvas.stand(x, y);
            for y in y..(y + 2).min(bottom) {
                canvas.text(0, y, 1, self.glyphs.bar, self.palette.style(Role::Accent));
            }
        }
        let role = match read.position.read {
            _ if selected => Role::Selected,
            true => Role::Read,
            false => Role::Text,
        };
        let title = if read.title.is_empty() { "–" } else { &read.title };
        let title = self.cut_to(title, end.saturating_sub(x));
        canvas.text(x, y, end, &title, self.palette.style(role));
        if y + 1 >= bottom {
            return;
        }
        let dim = self.palette.style(Role::Dim);
        let far = if read.position.read {
            self.words().standing(Standing::Read).to_owned()
        } else {
            format!("{}%", read.percent)
        };
        let day = local_date(read.seen).map(|date| date.to_string()).unwrap_or_default();
        let left = canvas.text_right(x, y + 1, end, &format!("{far}  {day}"), dim);
        let left = left.saturating_sub(GAP);
        let paper = self.cut_to(&self.paper_of(read), left.saturating_sub(x));
        canvas.text(x, y + 1, left, &paper, dim);
    }

    /// The paper and its day; of an edition that is not on the newsstand what its
    /// key says.
    fn paper_of(&self, read: &RecentRead) -> String {
        let stand = &self.app.newsstand;
        let entry = stand.find(&read.edition).and_then(|shelf| stand.shelf.get(shelf));
        let Some(entry) = entry else { return Clean::line(read.edition.as_str()).into_string() };
        let date = entry.date.map(|date| printed::date(entry.lang, date)).unwrap_or_default();
        format!("{}  {date}", entry.title)
    }
}

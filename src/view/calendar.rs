//! A paper's calendar: its months, and the selected edition below.

use super::Painter;
use super::canvas::Canvas;
use crate::app::calendar::{DAY_COLUMNS, HEAD_ROWS, MonthArea};
use crate::app::panes::Area;
use crate::app::{PaperRow, ShelfEntry, Standing, titles};
use crate::config::Role;
use crate::model::{Date, printed};

/// Rows below the months from which on sections are told beside headlines.
const WITH_SECTIONS: u16 = 5;

impl Painter<'_> {
    pub(super) fn calendar(&self, canvas: &mut Canvas<'_>) {
        let stand = &self.app.newsstand;
        let Some((paper, entry)) = stand.in_calendar() else { return };
        let left = [(entry.title.to_string(), Role::Masthead)];
        let whole = stand.calendar.as_ref().and_then(|calendar| stand.paper(calendar.edition));
        let (all, unread) = whole.map_or((0, 0), |paper| (paper.editions.len(), paper.unread));
        let count = match paper.editions.len() {
            shown if shown < all => self.words().found(shown, all),
            _ => self.words().editions(all, unread),
        };
        self.folio(canvas, &left, &count);
        let sheet = stand.sheet(self.app.frame().middle);
        for month in &sheet.months {
            self.month(canvas, month, paper, entry);
        }
        if sheet.below.h == 0 {
            return;
        }
        let listed = stand.of_the_day().get(sheet.listed).unwrap_or_default();
        self.day(canvas, sheet.below, listed, entry);
    }

    fn month(&self, canvas: &mut Canvas<'_>, at: &MonthArea, paper: &PaperRow, entry: &ShelfEntry) {
        let Area { x, y, w, h } = at.area;
        let end = x + w;
        let name = self.words().month(at.first);
        // The days stand behind the column of the bar.
        let bar = u16::from(at.day_columns >= DAY_COLUMNS);
        canvas.text(x + bar, y, end, &name, self.palette.style(Role::Subhead));
        if h > 1 {
            for (column, weekday) in (0..).zip(self.words().weekdays()) {
                let from = x + column * at.day_columns + bar;
                canvas.text(from, y + 1, end, weekday, self.palette.style(Role::Dim));
            }
        }
        if h <= HEAD_ROWS {
            return;
        }
        let shelf = &self.app.newsstand.shelf;
        let mut editions = paper.between(shelf, at.first, at.last()).iter().peekable();
        let mut day = Some(at.first);
        while let Some(date) = day.filter(|date| *date <= at.last()) {
            let mut standing = None;
            while let Some(&index) = editions.next_if(|&&i| shelf[i].date == Some(date)) {
                standing = Some(together(standing, shelf[index].standing()));
            }
            let selected = entry.date == Some(date);
            if let Some((x, y)) = at.cell(date) {
                let cell = Area { x, y, w: at.day_columns.min(end - x), h: 1 };
                self.day_of_month(canvas, cell, date, standing, selected);
            }
            day = date.tomorrow().ok();
        }
    }

    fn day_of_month(
        &self,
        canvas: &mut Canvas<'_>,
        cell: Area,
        date: Date,
        standing: Option<Standing>,
        selected: bool,
    ) {
        let Area { x, y, w, .. } = cell;
        let (end, wide) = (x + w, w >= DAY_COLUMNS);
        let accent = self.palette.style(Role::Accent);
        let role = match standing {
            _ if selected => Role::Selected,
            Some(_) => Role::Subhead,
            None => Role::Dim,
        };
        let number = format!("{:>2}", date.day());
        let from = if wide { x + 1 } else { x };
        let at = canvas.text(from, y, end, &number, self.palette.style(role));
        if selected {
            let bar = if wide { x } else { at };
            canvas.text(bar, y, end, self.glyphs.bar, accent);
        }
        if let Some(standing) = standing.filter(|_| wide || !selected) {
            canvas.text(at, y, end, mark(standing), accent);
        }
    }

    /// The selected day: its editions where there are several, and the
    /// headlines of the one that is selected.
    fn day(&self, canvas: &mut Canvas<'_>, area: Area, listed: &[usize], entry: &ShelfEntry) {
        let (x, end) = (area.x + titles::BAR, area.x + area.w - 1);
        let dim = self.palette.style(Role::Dim);
        let date = match entry.date {
            Some(date) => printed::date(entry.lang, date),
            None => self.words().undated().to_owned(),
        };
        let mut y = area.y;
        let at = canvas.text(x, y, end, &date, self.palette.style(Role::Subhead));
        if listed.is_empty() {
            canvas.stand(x, y);
        }
        if listed.is_empty() {
            self.about(canvas, (at + 3, y, end), entry);
        }
        for &index in listed {
            y += 1;
            if y >= area.y + area.h {
                return;
            }
            let other = &self.app.newsstand.shelf[index];
            let selected = other.key == entry.key;
            if selected {
                canvas.text(area.x, y, end, self.glyphs.bar, self.palette.style(Role::Accent));
                canvas.stand(x, y);
            }
            let role = if selected { Role::Selected } else { Role::Text };
            let lead = || self.lead(index);
            let variant = other.variant.as_ref().map(|variant| variant.as_str());
            let name = variant.or_else(lead).unwrap_or(&other.title);
            let at = canvas.text(x, y, end, self.standing_sign(other.standing()), dim) + 1;
            let at = canvas.text(at, y, end, name, self.palette.style(role));
            self.about(canvas, (at + 3, y, end), other);
        }
        let rest = Area { y: y + 1, h: (area.y + area.h).saturating_sub(y + 1), ..area };
        let Some(edition) = self.app.newsstand.calendar.as_ref().map(|it| it.edition) else {
            return;
        };
        if rest.h >= WITH_SECTIONS {
            self.contents(canvas, Area { y: rest.y + 1, h: rest.h - 1, ..rest }, edition);
        } else if rest.h > 0
            && let Some(lead) = self.lead(edition)
        {
            canvas.text(x, rest.y, end, lead, self.palette.style(Role::Text));
        }
    }

    /// The headline of an edition's lead.
    fn lead(&self, index: usize) -> Option<&str> {
        self.app.newsstand.contents(index)?.lead()
    }

    /// What an edition holds, and how much of it was read, as far as there is
    /// room from `x` to `end`.
    fn about(&self, canvas: &mut Canvas<'_>, (x, y, end): (u16, u16, u16), entry: &ShelfEntry) {
        let dim = self.palette.style(Role::Dim);
        let read = self.words().read(entry.read, entry.articles);
        let contents = self.words().contents(entry.pages, entry.articles);
        let mut limit = end;
        if x + canvas.cols(&read) <= end {
            limit = canvas.text_right(x, y, end, &read, dim).saturating_sub(2);
        }
        if x + canvas.cols(&contents) <= limit {
            canvas.text(x, y, limit, &contents, dim);
        }
    }
}

impl Painter<'_> {
    /// The mark of an edition or an article, or its word.
    pub(super) fn standing_sign(&self, standing: Standing) -> &'static str {
        if self.app.settings.plain { self.words().standing(standing) } else { mark(standing) }
    }
}

/// The mark of a day in a calendar: the more there is to read, the more it
/// shows. All are ASCII, and one column wide everywhere.
pub(super) fn mark(standing: Standing) -> &'static str {
    match standing {
        Standing::Unread => "*",
        Standing::Begun => "+",
        Standing::Read => ".",
    }
}

/// What is said of a day with several editions: read if all are, unread if
/// none was opened.
fn together(day: Option<Standing>, edition: Standing) -> Standing {
    match day {
        Some(day) if day != edition => Standing::Begun,
        _ => edition,
    }
}

//! A paper's calendar: the months with the days one has an edition of.
//!
//! What is selected is always an edition, never an empty day. While the
//! newsstand is filtered, the days are those of the editions it shows, and all
//! movements go to these. The view paints by the geometry here, and the mouse is
//! understood by it.

use std::ops::Range;

use jiff::Span;

use super::newsstand::{Newsstand, PaperRow};
use super::panes::Area;
use super::shelf::ShelfEntry;
use crate::model::{Date, Lang};

/// Columns of a day: the bar of the selected one, two digits, its mark, and one
/// before the bar of the next.
pub const DAY_COLUMNS: u16 = 5;
/// On a narrow screen the bar stands in the place of the mark.
const NARROW_DAY: u16 = 3;
/// Columns of a month.
const MONTH_COLUMNS: u16 = 7 * DAY_COLUMNS;
/// Columns between two months.
const BETWEEN: u16 = 3;
/// Column of the first month.
const MARGIN: u16 = 1;
/// Months side by side at most: a quarter of the year.
const MOST: u16 = 3;
/// Rows of a month over its weeks: its name, the weekdays.
pub const HEAD_ROWS: u16 = 2;
/// Rows kept free below for the selected edition, where there is room.
const BELOW: u16 = 2;
/// Weeks that a month may touch.
const WEEKS: u16 = 6;

/// What is shown of a paper's calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The selected edition, as an index of the shelf.
    pub edition: usize,
    /// The first month on the screen, by its first day.
    pub first: Option<Date>,
    /// The paper, with those editions that are shown: all that the filter of
    /// the newsstand left when it was looked at, and the selected one.
    pub paper: PaperRow,
}

/// Where everything of a calendar is on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CalendarGrid {
    /// The months, by their first days.
    pub months: Vec<MonthArea>,
    /// What is left below for the selected edition.
    pub below: Area,
    /// Which of the selected day's editions are listed there, under its date;
    /// none where there is but one.
    pub listed: Range<usize>,
}

/// A month on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthArea {
    /// Its first day.
    pub first: Date,
    /// Its name, the weekdays and its weeks.
    pub area: Area,
    /// Columns of a day: [`DAY_COLUMNS`], or fewer.
    pub day_columns: u16,
    /// Days of the week before its first day.
    lead: u16,
    /// Weeks that are scrolled out, where the screen is low.
    skipped: u16,
}

impl MonthArea {
    /// The cell at which a day of this month begins, if it is on the screen.
    #[must_use]
    pub fn cell(&self, day: Date) -> Option<(u16, u16)> {
        let at = self.lead + u16::from(day.day().unsigned_abs()) - 1;
        let week = (at / 7).checked_sub(self.skipped)?;
        let (x, y) = (at % 7 * self.day_columns, HEAD_ROWS + week);
        (y < self.area.h).then(|| (self.area.x + x, self.area.y + y))
    }

    /// The day under a cell.
    fn at(&self, x: u16, y: u16) -> Option<Date> {
        let row = y.checked_sub(self.area.y + HEAD_ROWS)?;
        let column = x.checked_sub(self.area.x)? / self.day_columns;
        if !self.area.holds(x, y) || column > 6 {
            return None;
        }
        let day = ((row + self.skipped) * 7 + column + 1).checked_sub(self.lead)?;
        let (year, month) = (self.first.year(), self.first.month());
        Date::new(year, month, i8::try_from(day).ok()?).ok()
    }

    /// The last day of the month.
    #[must_use]
    pub fn last(&self) -> Date {
        self.first.last_of_month()
    }
}

/// Days of the week before `date`; weeks begin on Monday, in Japanese papers
/// on Sunday.
fn days_into_week(lang: Lang, date: Date) -> u16 {
    let weekday = date.weekday();
    let days = match lang {
        Lang::Ja => weekday.to_sunday_zero_offset(),
        Lang::Zh | Lang::Ko | Lang::En => weekday.to_monday_zero_offset(),
    };
    u16::from(days.unsigned_abs())
}

/// The month that many months later, or earlier; the same day of it, or its
/// last.
fn months_later(date: Date, months: i32) -> Date {
    date.checked_add(Span::new().months(months)).unwrap_or(date)
}

/// How many months lie between two months.
fn months_between(first: Date, last: Date) -> i32 {
    let number = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    number(last) - number(first)
}

/// How many months fit side by side.
fn fitting(width: u16) -> u16 {
    ((width.saturating_sub(MARGIN) + BETWEEN) / (MONTH_COLUMNS + BETWEEN)).clamp(1, MOST)
}

impl Calendar {
    /// The months on the screen: as many as fit, but none before the paper's
    /// first edition or after its last.
    fn months(&self, shelf: &[ShelfEntry], width: u16) -> Vec<Date> {
        let paper = &self.paper;
        let month =
            |index: Option<&usize>| index.and_then(|&i| shelf[i].date).map(Date::first_of_month);
        let dated = &paper.editions[paper.undated(shelf).len()..];
        let Some((oldest, newest)) = month(dated.first()).zip(month(dated.last())) else {
            return Vec::new();
        };
        let count = (months_between(oldest, newest) + 1).min(fitting(width).into());
        let last_first = months_later(newest, 1 - count);
        let first = self.first.unwrap_or(last_first).clamp(oldest, last_first);
        let first = match month(Some(&self.edition)) {
            Some(selected) if selected < first => selected,
            Some(selected) => first.max(months_later(selected, 1 - count)),
            None => first,
        };
        (0..count).map(|later| months_later(first, later)).collect()
    }
}

impl Newsstand {
    /// Opens the calendar of the selected paper; tells whether there is one.
    pub(super) fn open_calendar(&mut self) -> bool {
        self.calendar = self.selected().and_then(|edition| self.calendar_at(edition));
        self.calendar.is_some()
    }

    /// The calendar of an edition's paper, on that edition; its month is the
    /// last on the screen.
    fn calendar_at(&self, edition: usize) -> Option<Calendar> {
        let all = self.paper(edition)?.editions.iter().copied();
        let shown = all.filter(|&index| index == edition || self.is_wanted(index));
        let paper = PaperRow { editions: shown.collect(), unread: 0 };
        Some(Calendar { edition, first: None, paper })
    }

    /// Shows the open calendar anew, on an edition, after the editions or the
    /// filter changed.
    pub(super) fn renew_calendar(&mut self, edition: Option<usize>) {
        let first = self.calendar.take().and_then(|calendar| calendar.first);
        let renewed = edition.and_then(|edition| self.calendar_at(edition));
        self.calendar = renewed.map(|calendar| Calendar { first, ..calendar });
    }

    /// The paper whose calendar is open with what is shown of it, and its
    /// selected edition.
    #[must_use]
    pub fn in_calendar(&self) -> Option<(&PaperRow, &ShelfEntry)> {
        let calendar = self.calendar.as_ref()?;
        Some((&calendar.paper, self.shelf.get(calendar.edition)?))
    }

    /// The editions of the selected day, or all that have none.
    #[must_use]
    pub fn of_the_day(&self) -> &[usize] {
        let Some((paper, entry)) = self.in_calendar() else { return &[] };
        match entry.date {
            Some(day) => paper.between(&self.shelf, day, day),
            None => paper.undated(&self.shelf),
        }
    }

    /// Brings the selected edition's month onto a screen of that width.
    pub(super) fn fit_calendar(&mut self, width: u16) {
        let months = self.months(width);
        if let Some(calendar) = &mut self.calendar {
            calendar.first = months.first().copied();
        }
    }

    fn months(&self, width: u16) -> Vec<Date> {
        let calendar = self.calendar.as_ref().filter(|_| !self.plain);
        calendar.map_or_else(Vec::new, |calendar| calendar.months(&self.shelf, width))
    }

    /// Where everything of the open calendar is.
    #[must_use]
    pub fn sheet(&self, middle: Area) -> CalendarGrid {
        let Some((_, entry)) = self.in_calendar() else { return CalendarGrid::default() };
        let days = self.months(middle.w);
        let months = Vec::new();
        if days.is_empty() {
            return CalendarGrid { months, below: middle, listed: self.listed(middle) };
        }
        let weeks_of = |first: &Date| {
            let days = u16::from(first.days_in_month().unsigned_abs());
            (days_into_week(entry.lang, *first) + days).div_ceil(7)
        };
        let needed = days.iter().map(weeks_of).max().unwrap_or(WEEKS);
        let weeks = needed.min(middle.h.saturating_sub(HEAD_ROWS + BELOW)).max(1);
        let week = entry.date.map_or(0, |day| {
            let lead = days_into_week(entry.lang, day.first_of_month());
            (lead + u16::from(day.day().unsigned_abs()) - 1) / 7
        });
        let h = (HEAD_ROWS + weeks).min(middle.h);
        let narrow = middle.w < MARGIN + MONTH_COLUMNS;
        let margin = if narrow { 0 } else { MARGIN };
        let day_columns = if narrow { NARROW_DAY } else { DAY_COLUMNS };
        let place = |(x, first): (u16, Date)| MonthArea {
            first,
            area: Area { x, w: (7 * day_columns).min(middle.x + middle.w - x), h, ..middle },
            day_columns,
            lead: days_into_week(entry.lang, first),
            skipped: (week + 1).saturating_sub(weeks),
        };
        let left = (middle.x + margin..).step_by((MONTH_COLUMNS + BETWEEN).into());
        // A row stays empty between months and edition where there are enough.
        let gap = u16::from(middle.h > h + 2 * BELOW);
        let below = Area { y: middle.y + h + gap, h: middle.h - h - gap, ..middle };
        CalendarGrid {
            months: left.zip(days).map(place).collect(),
            below,
            listed: self.listed(below),
        }
    }

    /// Which of the day's editions are listed in the area below the months.
    fn listed(&self, below: Area) -> Range<usize> {
        let day = self.of_the_day();
        let here = self.calendar.as_ref().map(|calendar| calendar.edition);
        let selected = day.iter().position(|&index| Some(index) == here).unwrap_or(0);
        if day.len() < 2 {
            return 0..0;
        }
        let rows = day.len().min((below.h.saturating_sub(1) / 2).max(1).into());
        let first = (selected + 1).saturating_sub(rows);
        first..first + rows
    }

    /// Selects another edition of the calendar's paper.
    pub(super) fn leaf(&mut self, leaf: CalendarMove) {
        let Some(there) = self.leafed(leaf) else { return };
        if let Some(calendar) = &mut self.calendar {
            calendar.edition = there;
        }
    }

    fn leafed(&self, leaf: CalendarMove) -> Option<usize> {
        let here = self.calendar.as_ref()?.edition;
        let (paper, entry) = self.in_calendar()?;
        match leaf {
            CalendarMove::First => paper.editions.first().copied(),
            CalendarMove::Last => paper.newest(),
            CalendarMove::Edition(later) => {
                let at = paper.editions.iter().position(|&edition| edition == here)?;
                let there = if later { at + 1 } else { at.checked_sub(1)? };
                paper.editions.get(there).copied()
            }
            CalendarMove::Week(later) => {
                let day = entry.date?;
                let week = Span::new().days(if later { 7 } else { -7 });
                self.nearest(self.beyond(paper, day, later), day.checked_add(week).ok()?)
            }
            CalendarMove::Month(later) => {
                let day = entry.date?;
                let edge = if later { day.last_of_month() } else { day.first_of_month() };
                let side = self.beyond(paper, edge, later);
                let next = *if later { side.first() } else { side.last() }?;
                let month = self.shelf[next].date?.first_of_month();
                let target = months_later(day, months_between(day, month));
                self.nearest(paper.between(&self.shelf, month, month.last_of_month()), target)
            }
        }
    }

    /// The editions of a paper after a day, or before it.
    fn beyond<'a>(&self, paper: &'a PaperRow, day: Date, later: bool) -> &'a [usize] {
        let date = |i: usize| self.shelf[i].date;
        if later {
            return &paper.editions[paper.editions.partition_point(|&i| date(i) <= Some(day))..];
        }
        let dated = &paper.editions[paper.undated(&self.shelf).len()..];
        &dated[..dated.partition_point(|&i| date(i) < Some(day))]
    }

    /// Of editions in the order of their days the one nearest to a day.
    fn nearest(&self, editions: &[usize], target: Date) -> Option<usize> {
        let date = |i: usize| self.shelf[i].date;
        let at = editions.partition_point(|&i| date(i) < Some(target));
        let around = [Some(at), at.checked_sub(1)].into_iter().flatten();
        let far = |i: usize| date(i).map(|day| (day - target).get_days().abs());
        around.filter_map(|at| editions.get(at).copied()).min_by_key(|&i| far(i))
    }

    /// The edition that a click in the calendar means: the first of a day, or
    /// one of the list below.
    pub(super) fn clicked(&self, middle: Area, x: u16, y: u16) -> Option<usize> {
        let sheet = self.sheet(middle);
        let (paper, entry) = self.in_calendar()?;
        if let Some(day) = sheet.months.iter().find_map(|month| month.at(x, y)) {
            // A second click on the day opens what is selected of it.
            if entry.date == Some(day) {
                return self.calendar.as_ref().map(|calendar| calendar.edition);
            }
            return paper.between(&self.shelf, day, day).first().copied();
        }
        let row = y.checked_sub(sheet.below.y + 1)?;
        let listed = self.of_the_day().get(sheet.listed)?;
        listed.get(usize::from(row)).copied()
    }
}

/// A movement in a calendar; `true` is later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CalendarMove {
    /// To the next edition.
    Edition(bool),
    /// A week on, or to the edition nearest to that day.
    Week(bool),
    /// A month on, or to the next that has an edition.
    Month(bool),
    /// To the paper's first edition.
    First,
    /// To its last.
    Last,
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;

//! The newsstand: mastheads with their leads, and what the selected edition
//! holds.

use super::canvas::Canvas;
use super::{Painter, phrases};
use crate::app::panes::Area;
use crate::app::{SHELF_ROWS, ShelfEntry, titles};
use crate::config::Role;

/// From this width on, the contents of the selected edition stand beside the
/// list.
const WITH_CONTENTS: u16 = 84;

impl Painter<'_> {
    pub(super) fn newsstand(&self, canvas: &mut Canvas<'_>) {
        let stand = &self.app.newsstand;
        let count = match stand.order.len() {
            1 => "1 edition".to_owned(),
            n => format!("{n} editions"),
        };
        let left = [("newsprint".to_owned(), Role::Masthead)];
        self.folio(canvas, &left, &count);
        let middle = self.app.frame().middle;
        if stand.order.is_empty() {
            let text = if stand.filter.is_empty() {
                "No editions here yet. Open a file: newsprint PATH"
            } else {
                "No edition holds that. Esc shows all again."
            };
            canvas.text(2, middle.y + 1, middle.w, text, self.palette.style(Role::Dim));
            return;
        }
        let list = if middle.w >= WITH_CONTENTS {
            Area { w: (middle.w * 9 / 20).min(64), ..middle }
        } else {
            middle
        };
        self.shelf(canvas, list);
        if list.w < middle.w {
            let x = list.x + list.w;
            for y in middle.y..middle.y + middle.h {
                canvas.row(x, y, x + 1, self.glyphs.vertical, self.palette.style(Role::Rule));
            }
            let contents = Area { x: x + 1, w: middle.w - list.w - 1, ..middle };
            if let Some(index) = stand.selected() {
                self.contents(canvas, contents, &stand.shelf[index]);
            }
        }
    }

    fn shelf(&self, canvas: &mut Canvas<'_>, area: Area) {
        let stand = &self.app.newsstand;
        let bottom = area.y + area.h;
        let mut y = area.y;
        for (row, &index) in stand.order.iter().enumerate().skip(stand.list.top) {
            if y >= bottom {
                break;
            }
            let space = Area { y, h: (SHELF_ROWS as u16).min(bottom - y), ..area };
            self.entry(canvas, space, &stand.shelf[index], row == stand.list.selected);
            y += SHELF_ROWS as u16;
        }
    }

    fn entry(&self, canvas: &mut Canvas<'_>, area: Area, entry: &ShelfEntry, selected: bool) {
        let end = area.x + area.w - 1;
        let x = area.x + titles::BAR;
        let bottom = area.y + area.h;
        if selected {
            for y in area.y..bottom.min(area.y + 3) {
                canvas.text(area.x, y, end, self.glyphs.bar, self.palette.style(Role::Accent));
            }
        }
        let masthead = if selected { Role::Selected } else { Role::Masthead };
        let read = phrases::read(entry.lang, entry.read, entry.articles);
        let limit = canvas.text_right(x, area.y, end, &read, self.palette.style(Role::Dim));
        let at = canvas.text(x, area.y, limit - 1, &entry.title, self.palette.style(masthead));
        if let Some(variant) = &entry.variant
            && at + 2 + canvas.cols(variant) < limit
        {
            canvas.text(at + 2, area.y, limit - 1, variant, self.palette.style(Role::Dim));
        }
        if area.h > 1 {
            let date = entry.date.map(|date| phrases::date(entry.lang, date));
            let contents = phrases::contents(entry.lang, entry.pages, entry.articles);
            let line = format!("{}   {contents}", date.unwrap_or_default());
            canvas.text(x, area.y + 1, end, line.trim_start(), self.palette.style(Role::Dim));
        }
        if area.h > 2
            && let Some(lead) = entry.lead()
        {
            let setting = self.app.settings.setting(entry.lang);
            let lines = titles::wrapped(lead, area.w, &setting);
            if let Some(line) = lines.first() {
                let style = self.palette.style(Role::Text);
                let at = canvas.text(x, area.y + 2, end, &line.text, style);
                if lines.len() > 1 {
                    canvas.text(at, area.y + 2, end, " ..", self.palette.style(Role::Dim));
                }
            }
        }
    }

    /// The sections of an edition with their headlines.
    fn contents(&self, canvas: &mut Canvas<'_>, area: Area, entry: &ShelfEntry) {
        let setting = self.app.settings.setting(entry.lang);
        let (end, bottom) = (area.x + area.w - 1, area.y + area.h);
        let x = area.x + 2;
        let mut y = area.y;
        if let Some(subtitle) = &entry.subtitle {
            canvas.text(x, y, end, subtitle, self.palette.style(Role::Dim));
            y += 2;
        }
        for (name, headlines) in entry.contents.iter() {
            if y + 1 >= bottom {
                return;
            }
            canvas.text(x, y, end, name, self.palette.style(Role::Subhead));
            y += 1;
            for title in headlines {
                for line in titles::wrapped(title, area.w - 2, &setting) {
                    if y >= bottom {
                        return;
                    }
                    let style = self.palette.style(Role::Text);
                    canvas.text(x + 2 + line.column, y, end, &line.text, style);
                    y += 1;
                }
            }
            y += 1;
        }
    }
}

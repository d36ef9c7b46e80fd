//! What the keys do, from the tables of keys and actions.

use super::canvas::Canvas;
use super::{Painter, phrases};
use crate::app::panes::Area;
use crate::app::{Action, Reader, Screen, Standing};
use crate::config::Role;
use crate::keymap::Context;
use crate::layout::DOUBTFUL;
use crate::model::Lang;

/// From this width on, the groups stand in two columns.
const TWO_COLUMNS: u16 = 100;

/// A line of the help: keys and what they do, a heading, or nothing.
enum HelpLine {
    Heading(&'static str),
    Keys(String, &'static str),
    Empty,
}

impl Painter<'_> {
    pub(super) fn help(&self, canvas: &mut Canvas<'_>) {
        let version = concat!("newsprint ", env!("CARGO_PKG_VERSION"));
        self.folio(canvas, &[("Keys".to_owned(), Role::Masthead)], version);
        let middle = self.app.frame().middle;
        let lines = self.help_lines();
        let height = middle.h as usize;
        let columns = if middle.w >= TWO_COLUMNS { 2 } else { 1 };
        let per_column = if columns == 2 { lines.len().div_ceil(2) } else { lines.len() };
        let top = self.app.help_top.min(per_column.saturating_sub(height));
        let width = middle.w / columns;
        for (index, column) in lines.chunks(per_column.max(1)).enumerate() {
            let area = Area { x: index as u16 * width, w: width, ..middle };
            for (y, line) in (area.y..area.y + area.h).zip(column.iter().skip(top)) {
                self.help_line(canvas, area, y, line);
            }
        }
    }

    fn help_lines(&self) -> Vec<HelpLine> {
        let mut lines = Vec::new();
        for section in self.dress.keymap.help(Context::Reader) {
            if !lines.is_empty() {
                lines.push(HelpLine::Empty);
            }
            lines.push(HelpLine::Heading(section.group.title()));
            lines.extend(section.rows.into_iter().map(|row| HelpLine::Keys(row.keys, row.help)));
        }
        lines.push(HelpLine::Empty);
        // Of two things the one that the reader was looking at.
        if matches!(self.app.beneath(), Some(Screen::Newsstand | Screen::Calendar)) {
            lines.push(HelpLine::Heading("A paper's calendar"));
            lines.extend(self.leafing().map(|(keys, help)| HelpLine::Keys(keys, help)));
        } else {
            lines.push(HelpLine::Heading("Signs in the text"));
            lines.extend(self.signs().map(|(sign, help)| HelpLine::Keys(sign, help)));
        }
        lines
    }

    /// What the keys of movement do in a calendar, and what its marks mean.
    fn leafing(&self) -> impl Iterator<Item = (String, &'static str)> {
        let keys = |back: Action, on: Action| {
            let of = |action| self.dress.keymap.keys_of(Context::Newsstand, action);
            let first = |action| of(action).into_iter().next().unwrap_or_default();
            format!("{} {}", first(back), first(on))
        };
        let marks = [Standing::Unread, Standing::Begun, Standing::Read].map(phrases::mark);
        [
            (keys(Action::PaneLeft, Action::PaneRight), "edition before, edition after"),
            (keys(Action::Up, Action::Down), "a week back, a week on"),
            (keys(Action::PreviousSection, Action::NextSection), "a month back, a month on"),
            (keys(Action::Top, Action::Bottom), "first edition, last edition"),
            (marks.join(" "), "unread, begun, read"),
        ]
        .into_iter()
    }

    /// What the signs in an article mean, as they look in its language.
    fn signs(&self) -> impl Iterator<Item = (String, &'static str)> {
        let lang = self.app.reader.as_ref().map_or(Lang::En, Reader::lang);
        let words = self.app.settings.setting(lang).words();
        [
            (DOUBTFUL.to_string(), "joined here, but in doubt"),
            (words.cut.trim().to_owned(), "the end of this text is missing"),
            (words.gap.to_owned(), "text is missing here"),
            (self.glyphs.bookmark.to_owned(), "a bookmark"),
        ]
        .into_iter()
    }

    fn help_line(&self, canvas: &mut Canvas<'_>, area: Area, y: u16, line: &HelpLine) {
        let end = area.x + area.w;
        let keys_end = area.x + (area.w / 2).min(26);
        match line {
            HelpLine::Heading(title) => {
                canvas.text(area.x + 2, y, end, title, self.palette.style(Role::Subhead));
            }
            HelpLine::Keys(keys, help) => {
                canvas.text(area.x + 2, y, keys_end, keys, self.palette.style(Role::Accent));
                canvas.text(keys_end + 2, y, end, help, self.palette.style(Role::Text));
            }
            HelpLine::Empty => {}
        }
    }
}

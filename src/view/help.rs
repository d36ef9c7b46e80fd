//! What the keys do, from the tables of keys and actions.

use super::Painter;
use super::calendar::mark;
use super::canvas::Canvas;
use crate::app::correcting::MenuChoice;
use crate::app::panes::Area;
use crate::app::{Action, Group, OpenedEdition, Screen, Standing, titles};
use crate::config::Role;
use crate::keymap::{Context, HelpRow};
use crate::layout::DOUBTFUL;
use crate::model::Lang;
use crate::words::Heading;

/// From this width on, the groups stand in two columns.
const TWO_COLUMNS: u16 = 100;

/// A line of the help: keys and what they do, a heading, or nothing.
enum HelpLine {
    Heading(&'static str),
    Keys(String, String),
    Empty,
}

/// The help, in columns of a width and so many rows.
struct HelpSheet {
    lines: Vec<HelpLine>,
    width: u16,
    rows: usize,
}

/// The column before which keys end, where there are so many.
fn keys_end(width: u16) -> u16 {
    (width * 2 / 5).min(26)
}

impl Painter<'_> {
    pub(super) fn help(&self, canvas: &mut Canvas<'_>) {
        let version = concat!("newsprint ", env!("CARGO_PKG_VERSION"));
        let title = self.words().heading(Heading::Keys);
        self.folio(canvas, &[(title.to_owned(), Role::Masthead)], version);
        let middle = self.app.frame().middle;
        let HelpSheet { lines, width, rows } = self.help_sheet();
        let top = self.app.scrolled.min(rows.saturating_sub(middle.h.into()));
        for (index, column) in lines.chunks(rows.max(1)).enumerate() {
            let area = Area { x: index as u16 * width, w: width, ..middle };
            for (y, line) in (area.y..area.y + area.h).zip(column.iter().skip(top)) {
                self.help_line(canvas, area, y, line);
            }
        }
    }

    fn help_sheet(&self) -> HelpSheet {
        let middle = self.app.frame().middle;
        let columns = if middle.w >= TWO_COLUMNS { 2 } else { 1 };
        let width = middle.w / columns;
        let lines = self.wrapped(self.help_lines(), width);
        HelpSheet { rows: lines.len().div_ceil(columns.into()), lines, width }
    }

    /// The first row of the help when its end is on the screen.
    pub(super) fn last_help_top(&self) -> usize {
        self.help_sheet().rows.saturating_sub(self.app.frame().middle.h.into())
    }

    fn help_lines(&self) -> Vec<HelpLine> {
        let words = self.words();
        let correcting = self.app.correcting.is_some();
        let mut lines = if correcting { self.choices_told() } else { Vec::new() };
        for section in self.dress.keymap.help(Context::Reader) {
            // What is told of correcting is told where one corrects.
            let elsewhere = correcting && section.group != Group::Program;
            if section.group == Group::Correct || elsewhere {
                continue;
            }
            if !lines.is_empty() {
                lines.push(HelpLine::Empty);
            }
            lines.push(HelpLine::Heading(words.group(section.group)));
            let told = |row: &HelpRow| {
                let help = row.actions.first().map_or("", |action| words.action(*action));
                HelpLine::Keys(self.keys_told(row), help.to_owned())
            };
            lines.extend(section.rows.iter().map(told));
        }
        lines.push(HelpLine::Empty);
        // Of two things the one that the reader was looking at.
        if matches!(self.app.beneath(), Some(Screen::Newsstand | Screen::Calendar)) {
            lines.push(HelpLine::Heading(words.heading(Heading::Calendar)));
            lines.extend(self.leafing().map(|(keys, help)| HelpLine::Keys(keys, help.to_owned())));
        } else {
            lines.push(HelpLine::Heading(words.heading(Heading::Signs)));
            lines.extend(self.signs().map(|(sign, help)| HelpLine::Keys(sign, help.to_owned())));
        }
        lines
    }

    /// The keys of a line, and where they are pressed if not here.
    fn keys_told(&self, row: &HelpRow) -> String {
        match row.place {
            Some(place) => format!("{} ({})", row.keys, self.words().context(place)),
            None => row.keys.clone(),
        }
    }

    /// What can be done while correcting.
    fn choices_told(&self) -> Vec<HelpLine> {
        let words = self.words();
        let told = MenuChoice::ALL.map(|choice| {
            let actions = choice.actions();
            let keys = self.dress.keymap.keys_in_words(Context::Correcting, &actions);
            let help = match actions[..] {
                [action] if !matches!(choice, MenuChoice::Leave) => words.action(action),
                _ => words.choice(choice),
            };
            HelpLine::Keys(keys, help.to_owned())
        });
        let heading = HelpLine::Heading(words.heading(Heading::Correcting));
        std::iter::once(heading).chain(told).collect()
    }

    /// The lines with what is too long for a column of that width on lines of
    /// its own.
    fn wrapped(&self, lines: Vec<HelpLine>, width: u16) -> Vec<HelpLine> {
        let setting = self.app.settings.setting(self.words().lang());
        let room = width.saturating_sub(keys_end(width) + 2) + titles::BAR + 1;
        let mut out = Vec::with_capacity(lines.len());
        for line in lines {
            let HelpLine::Keys(mut keys, help) = line else {
                out.push(line);
                continue;
            };
            for line in titles::running(&help, room, &setting) {
                let text = " ".repeat(line.column.into()) + &line.text;
                out.push(HelpLine::Keys(std::mem::take(&mut keys), text));
            }
        }
        out
    }

    /// What the keys of movement do in a calendar, and what its marks mean.
    fn leafing(&self) -> impl Iterator<Item = (String, &'static str)> {
        let keys = |back: Action, on: Action| {
            let of = |action| self.dress.keymap.keys_of(Context::Newsstand, action);
            let first = |action| of(action).into_iter().next().unwrap_or_default();
            format!("{} {}", first(back), first(on))
        };
        let marks = [Standing::Unread, Standing::Begun, Standing::Read].map(mark);
        [
            keys(Action::PaneLeft, Action::PaneRight),
            keys(Action::Up, Action::Down),
            keys(Action::PreviousSection, Action::NextSection),
            keys(Action::Top, Action::Bottom),
            marks.join(" "),
        ]
        .into_iter()
        .zip(self.words().leafing())
    }

    /// What the signs in an article mean, as they look in its language.
    fn signs(&self) -> impl Iterator<Item = (String, &'static str)> {
        let lang = self.app.reader.as_ref().map_or(Lang::En, OpenedEdition::lang);
        let words = self.app.settings.setting(lang).words();
        let signs = [
            DOUBTFUL.to_string(),
            words.cut.trim().to_owned(),
            words.gap.to_owned(),
            self.glyphs.bookmark.to_owned(),
        ];
        signs.into_iter().zip(self.words().signs())
    }

    fn help_line(&self, canvas: &mut Canvas<'_>, area: Area, y: u16, line: &HelpLine) {
        let end = area.x + area.w;
        let keys_end = area.x + keys_end(area.w);
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

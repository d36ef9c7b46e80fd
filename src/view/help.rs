//! What the keys do, on so many screens: laid out in columns, with the page that
//! one is on.

use super::Painter;
use super::canvas::Canvas;
use super::help_lines::HelpLine;
use crate::app::panes::Area;
use crate::app::titles;
use crate::config::Role;
use crate::keymap::BETWEEN_SETS;
use crate::words::Heading;

/// Below this width of a column keys give way to what they do.
const ROOMY: u16 = 50;

/// The column before which keys end, where there are so many: two fifths where
/// there is room; in narrow columns as much as the longest pair of keys takes
/// (`Space b`).
fn keys_end(width: u16) -> u16 {
    if width < ROOMY { 10 } else { (width * 2 / 5).min(26) }
}

/// The help, in columns of a width.
struct HelpSheet {
    lines: Vec<HelpLine>,
    columns: usize,
    width: u16,
    /// Lines that a screen holds.
    page: usize,
}

impl HelpSheet {
    /// The first line when the last is on the screen.
    fn last_top(&self) -> usize {
        self.lines.len().saturating_sub(self.page)
    }

    /// The page that begins at a line, or that it is in, and how many there are.
    fn place(&self, top: usize) -> (usize, usize) {
        let pages = self.lines.len().div_ceil(self.page).max(1);
        let at = if top >= self.last_top() { pages } else { top / self.page + 1 };
        (at, pages)
    }
}

impl Painter<'_> {
    pub(super) fn help(&self, canvas: &mut Canvas<'_>) {
        let middle = self.app.frame().middle;
        let sheet = self.help_sheet();
        let top = self.app.scrolled.min(sheet.last_top());
        let (page, pages) = sheet.place(top);
        let title = self.words().heading(Heading::Keys).to_owned();
        let place = self.words().keys_in(self.helped_place()).to_owned();
        let left = [(title, Role::Masthead), (place, Role::Folio)];
        self.folio(canvas, &left, &format!("{page}/{pages}"));
        if sheet.lines.is_empty() {
            self.remark(canvas, &self.words().nothing_found(&self.keys()));
        }
        canvas.stand(middle.x + 2, middle.y);
        let rows = usize::from(middle.h).max(1);
        let shown = sheet.lines.get(top..).unwrap_or_default().chunks(rows).take(sheet.columns);
        for (index, column) in shown.enumerate() {
            let area = Area { x: index as u16 * sheet.width, w: sheet.width, ..middle };
            for (y, line) in (area.y..area.y + area.h).zip(column) {
                self.help_line(canvas, area, y, line);
            }
        }
    }

    fn help_sheet(&self) -> HelpSheet {
        let middle = self.app.frame().middle;
        let columns = self.app.help_columns();
        let width = middle.w / columns;
        let columns = usize::from(columns);
        let page = usize::from(middle.h).max(1) * columns;
        let mut lines = self.wrapped(self.help_lines(true), width);
        if lines.len() > page {
            // Where it takes several screens anyway, they are full.
            lines = self.wrapped(self.help_lines(false), width);
        }
        HelpSheet { lines, columns, width, page }
    }

    /// The first row of the help when its end is on the screen.
    pub(super) fn last_help_top(&self) -> usize {
        self.help_sheet().last_top()
    }

    /// The lines with what is too long for a column of that width on lines of
    /// its own.
    fn wrapped(&self, lines: Vec<HelpLine>, width: u16) -> Vec<HelpLine> {
        let setting = self.app.settings.setting(self.words().lang());
        let room = width.saturating_sub(keys_end(width) + 1) + titles::BAR;
        let mut out = Vec::with_capacity(lines.len());
        for line in lines {
            let HelpLine::Keys(keys, help) = line else {
                out.push(line);
                continue;
            };
            let (mut keys, columns) = (keys, keys_end(width).saturating_sub(2));
            if self.app.settings.widths.text(&keys) > usize::from(columns) {
                out.push(HelpLine::Keys(std::mem::take(&mut keys), String::new()));
            }
            for line in titles::running(&help, room, &setting) {
                let text = " ".repeat(line.column.into()) + &line.text;
                out.push(HelpLine::Keys(std::mem::take(&mut keys), text));
            }
        }
        out
    }

    /// As many keys as their columns hold: the first are the handiest.
    pub(super) fn whole_keys(&self, mut keys: String) -> String {
        let widths = self.app.settings.widths;
        let width = self.app.frame().middle.w / self.app.help_columns();
        let columns = keys_end(width).saturating_sub(2);
        while widths.text(&keys) > usize::from(columns)
            && let Some(last) = keys.rfind(BETWEEN_SETS).or(keys.rfind(' '))
        {
            keys.truncate(last);
        }
        keys
    }

    fn help_line(&self, canvas: &mut Canvas<'_>, area: Area, y: u16, line: &HelpLine) {
        let end = area.x + area.w;
        let keys_end = area.x + keys_end(area.w);
        match line {
            HelpLine::Heading(title) => {
                canvas.text(area.x + 2, y, end, title, self.palette.style(Role::Subhead));
            }
            HelpLine::Keys(keys, help) => {
                let stop = if help.is_empty() { end } else { keys_end };
                canvas.text(area.x + 2, y, stop, keys, self.palette.style(Role::Accent));
                canvas.text(keys_end + 1, y, end, help, self.palette.style(Role::Text));
            }
            HelpLine::Empty => {}
        }
    }
}

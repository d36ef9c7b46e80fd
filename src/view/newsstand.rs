//! The newsstand: mastheads with their leads, and what the selected edition
//! holds.

use super::Painter;
use super::canvas::Canvas;
use crate::app::panes::Area;
use crate::app::{Newsstand, PaperRow, SHELF_ROWS, Standing, titles};
use crate::config::Role;
use crate::model::printed;
use crate::words::Words;

/// From this width on, the contents of the selected edition stand beside the
/// list.
const WITH_CONTENTS: u16 = 84;

impl Painter<'_> {
    pub(super) fn newsstand(&self, canvas: &mut Canvas<'_>) {
        let stand = &self.app.newsstand;
        let words = self.words();
        let count = stock(words, stand);
        let left = [("newsprint".to_owned(), Role::Masthead)];
        self.folio(canvas, &left, &count);
        let middle = self.app.frame().middle;
        if stand.order.is_empty() {
            let text = if !stand.filter.is_empty() {
                words.nothing_found(&self.keys())
            } else if stand.today_only && !stand.shelf.is_empty() {
                words.nothing_today(&self.keys())
            } else if stand.unread_only && !stand.shelf.is_empty() {
                words.nothing_unread(&self.keys())
            } else {
                words.no_editions().to_owned()
            };
            self.remark(canvas, &text);
            return;
        }
        let list = if middle.w >= WITH_CONTENTS && !self.app.settings.plain {
            Area { w: (middle.w * 9 / 20).min(64), ..middle }
        } else {
            middle
        };
        let offer = stand.offer_rows(middle.h);
        self.offer(canvas, list);
        self.shelf(canvas, Area { y: list.y + offer, h: list.h.saturating_sub(offer), ..list });
        if list.w < middle.w {
            let x = list.x + list.w;
            for y in middle.y..middle.y + middle.h {
                canvas.row(x, y, x + 1, self.glyphs.vertical, self.palette.style(Role::Rule));
            }
            let contents = Area { x: x + 1, w: middle.w - list.w - 1, ..middle };
            if let Some(index) = stand.selected() {
                self.contents(canvas, contents, index);
            }
        }
    }

    /// Where one left off, which opens there.
    fn offer(&self, canvas: &mut Canvas<'_>, area: Area) {
        let stand = &self.app.newsstand;
        let Some((left_off, _)) = stand.offers() else { return };
        let selected = stand.is_on_offer();
        let (x, y, end) = (area.x + titles::BAR, area.y, area.x + area.w - 1);
        if selected {
            canvas.text(area.x, y, end, self.glyphs.bar, self.palette.style(Role::Accent));
            canvas.stand(x, y);
        }
        let percent = match left_off.percent {
            0 => String::new(),
            percent => format!("  {percent}%"),
        };
        let dim = self.palette.style(Role::Dim);
        let x = canvas.text(x, y, end, self.words().left_off(), dim);
        let role = if selected { Role::Selected } else { Role::Text };
        let room = end.saturating_sub(x + canvas.cols(&percent));
        let title = self.cut_to(&left_off.title, room);
        let at = canvas.text(x, y, end, &title, self.palette.style(role));
        canvas.text(at, y, end, &percent, dim);
    }

    fn shelf(&self, canvas: &mut Canvas<'_>, area: Area) {
        let stand = &self.app.newsstand;
        let bottom = area.y + area.h;
        let mut y = area.y;
        self.more_above(canvas, area, stand.list.top > 0);
        for (row, &index) in stand.order.iter().enumerate().skip(stand.list.top) {
            // The empty row after an entry may be missing, none of its own.
            if y > area.y && y + SHELF_ROWS as u16 > bottom + 1 {
                self.more_below(canvas, area);
                break;
            }
            let space = Area { y, h: (SHELF_ROWS as u16).min(bottom - y), ..area };
            let selected = row == stand.list.selected && !stand.is_on_offer();
            self.entry(canvas, space, index, selected);
            y += SHELF_ROWS as u16;
        }
    }

    fn entry(&self, canvas: &mut Canvas<'_>, area: Area, index: usize, selected: bool) {
        let entry = &self.app.newsstand.shelf[index];
        let end = area.x + area.w - 1;
        let x = area.x + titles::BAR;
        let bottom = area.y + area.h;
        if selected {
            canvas.stand(x, area.y);
            for y in area.y..bottom.min(area.y + 3) {
                canvas.text(area.x, y, end, self.glyphs.bar, self.palette.style(Role::Accent));
            }
        }
        let masthead = match entry.standing() {
            _ if selected => Role::Selected,
            Standing::Read => Role::Read,
            Standing::Begun | Standing::Unread => Role::Masthead,
        };
        let read = self.words().read(entry.read, entry.articles);
        let read = match entry.standing() {
            Standing::Begun => format!("{} {read}", self.standing_sign(Standing::Begun)),
            Standing::Read | Standing::Unread => read,
        };
        let limit = canvas.text_right(x, area.y, end, &read, self.palette.style(Role::Dim));
        let mut at = canvas.text(x, area.y, limit - 1, &entry.title, self.palette.style(masthead));
        if let Some(variant) = &entry.variant
            && at + 2 + canvas.cols(variant) < limit
        {
            at = canvas.text(at + 2, area.y, limit - 1, variant, self.palette.style(Role::Dim));
        }
        // What came with the program is no news of today.
        let sample = if entry.sample { self.words().is_sample() } else { "" };
        if at + canvas.cols(sample) < limit {
            canvas.text(at, area.y, limit - 1, sample, self.palette.style(Role::Dim));
        }
        if area.h > 1 {
            self.dates(canvas, Area { y: area.y + 1, h: 1, ..area }, index);
        }
        if area.h > 2
            && let Some(lead) = self.app.newsstand.headline(index)
        {
            let setting = self.app.settings.setting(entry.lang);
            // Of one row, the fullest says most.
            let mark = canvas.cols(self.glyphs.cut);
            let whole = titles::running(lead, area.w, &setting);
            let is_cut = whole.len() > 1;
            let lines = if is_cut { titles::running(lead, area.w - mark, &setting) } else { whole };
            if let Some(line) = lines.first() {
                let style = self.palette.style(Role::Text);
                let at = canvas.as_is(x, area.y + 2, end, &line.text, style);
                if is_cut {
                    canvas.text(at, area.y + 2, end, self.glyphs.cut, style);
                }
            }
        }
    }

    /// The second line of an entry: its date, and of how many editions it is
    /// the newest. What it holds is told where there is room for both.
    fn dates(&self, canvas: &mut Canvas<'_>, area: Area, index: usize) {
        let stand = &self.app.newsstand;
        let entry = &stand.shelf[index];
        let (x, end) = (area.x + titles::BAR, area.x + area.w - 1);
        let dim = self.palette.style(Role::Dim);
        let paper = stand.paper(index).filter(|p| stand.is_grouped() && p.editions.len() > 1);
        let (others, count) = match paper {
            Some(PaperRow { editions, unread }) => (
                self.words().editions(editions.len(), *unread),
                self.words().editions(editions.len(), 0),
            ),
            None => (String::new(), String::new()),
        };
        let date = entry.date.map(|date| printed::date(entry.lang, date)).unwrap_or_default();
        let contents = self.words().contents(entry.pages, entry.articles);
        let whole = if date.is_empty() { contents } else { format!("{date}   {contents}") };
        let room = end.saturating_sub(x);
        let fit = |left: &str, right: &str| canvas.cols(left) + 2 + canvas.cols(right) <= room;
        let (left, right) = match () {
            () if fit(&whole, &others) || date.is_empty() => (&whole, &others),
            () if fit(&date, &others) || others.is_empty() => (&date, &others),
            () => (&date, &count),
        };
        let limit = canvas.text_right(x, area.y, end, right, dim);
        canvas.text(x, area.y, limit, left, dim);
    }

    /// The sections of an edition with their headlines.
    pub(super) fn contents(&self, canvas: &mut Canvas<'_>, area: Area, index: usize) {
        let stand = &self.app.newsstand;
        let Some(contents) = stand.contents(index) else { return };
        let setting = self.app.settings.setting(stand.shelf[index].lang);
        let (end, bottom) = (area.x + area.w - 1, area.y + area.h);
        let x = area.x + 2;
        let mut y = area.y;
        if let Some(subtitle) = &contents.subtitle {
            canvas.text(x, y, end, subtitle, self.palette.style(Role::Dim));
            y += 2;
        }
        for (name, headlines) in contents.headlines.sections() {
            if y + 1 >= bottom {
                return self.more_below(canvas, area);
            }
            canvas.text(x, y, end, name, self.palette.style(Role::Subhead));
            y += 1;
            for title in headlines {
                for line in titles::wrapped(title, area.w - 2, &setting) {
                    if y >= bottom {
                        return self.more_below(canvas, area);
                    }
                    let style = self.palette.style(Role::Text);
                    canvas.as_is(x + 2 + line.column, y, end, &line.text, style);
                    y += 1;
                }
            }
            y += 1;
        }
    }
}

/// How much is on the newsstand.
fn stock(words: &dyn Words, stand: &Newsstand) -> String {
    let all = stand.editions();
    if !stand.filter.is_empty() {
        return words.found(stand.order.len(), all);
    }
    let papers =
        if stand.unread_only || stand.today_only { stand.order.len() } else { stand.papers() };
    words.stock(papers, all)
}

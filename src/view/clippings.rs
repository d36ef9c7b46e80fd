//! The list of clippings, and the text of one whose edition is gone.

use super::Painter;
use super::bookmarks::local_date;
use super::canvas::Canvas;
use super::searching::beside;
use crate::app::titles;
use crate::config::Role;
use crate::model::Clipping;
use crate::words::Heading;

/// Columns between what stands at the left of a row and at its right.
const GAP: u16 = 2;

/// From this width on there is room for the day it was clipped beside that of the
/// paper: a paper's name of 12 columns, a day, a page and 26 for the other.
const ROOMY: u16 = 60;

impl Painter<'_> {
    pub(super) fn clippings(&self, canvas: &mut Canvas<'_>) {
        let clippings = &self.app.clippings;
        let shown = clippings.shown();
        let words = self.words();
        let title = words.heading(Heading::Clippings).to_owned();
        self.folio(canvas, &[(title, Role::Masthead)], &words.clippings(shown.len()));
        let middle = self.app.frame().middle;
        if shown.is_empty() {
            let text = if clippings.filter().is_empty() {
                words.no_clippings(&self.keys())
            } else {
                words.nothing_found(&self.keys())
            };
            self.remark(canvas, &text);
            return;
        }
        let bottom = middle.y + middle.h;
        let mut y = middle.y;
        let rows = shown.iter().zip(clippings.rows()).enumerate().skip(clippings.list.top);
        for (row, (&index, height)) in rows {
            if y >= bottom {
                break;
            }
            self.clipped(canvas, y, &clippings.all[index], row == clippings.list.selected);
            y += height as u16;
        }
    }

    fn clipped(&self, canvas: &mut Canvas<'_>, y: u16, clipping: &Clipping, selected: bool) {
        let middle = self.app.frame().middle;
        let (x, end, bottom) = (titles::BAR, middle.w - 1, middle.y + middle.h);
        let noted = clipping.noted();
        let is_noted = !(noted.note.is_empty() && noted.tags.is_empty());
        if selected {
            canvas.stand(x, y);
            for y in y..(y + 2 + u16::from(is_noted)).min(bottom) {
                canvas.text(0, y, 1, self.glyphs.bar, self.palette.style(Role::Accent));
            }
        }
        let role = if selected { Role::Selected } else { Role::Text };
        let from = &clipping.provenance;
        let text = if clipping.is_whole { &from.headline } else { &clipping.text };
        let text = if text.trim().is_empty() { "–" } else { text };
        let text = self.cut_to(&one_line(text, middle.w), end.saturating_sub(x));
        canvas.text(x, y, end, &text, self.palette.style(role));
        let mut y = y + 1;
        if is_noted && y < bottom {
            let tags = noted.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
            let right = canvas.text_right(x, y, end, &tags, self.palette.style(Role::Accent));
            let right = if tags.is_empty() { end } else { right.saturating_sub(GAP) };
            let note = self.cut_to(&noted.note, right.saturating_sub(x));
            canvas.text(x, y, right, &note, self.palette.style(Role::Text));
            y += 1;
        }
        if y < bottom {
            let dim = self.palette.style(Role::Dim);
            let day = local_date(clipping.created).filter(|_| middle.w >= ROOMY);
            let day = day.map(|date| self.words().clipped(date));
            let left = canvas.text_right(x, y, end, &day.unwrap_or_default(), dim);
            let left = left.saturating_sub(GAP);
            let headline = if clipping.is_whole { "" } else { &from.headline };
            let after = beside([&from.date, &from.page, headline]);
            let place = self.place_line(["", &from.paper, &after], left.saturating_sub(x));
            canvas.text(x, y, left, &place, dim);
        }
    }

    pub(super) fn clipping(&self, canvas: &mut Canvas<'_>) {
        let title = self.words().heading(Heading::ClippingAlone).to_owned();
        let from = self.app.clippings.selected().map(|clipping| &clipping.provenance);
        let from = from.map(|from| format!("{}  {}  {}", from.paper, from.date, from.page));
        self.folio(canvas, &[(title, Role::Masthead)], from.unwrap_or_default().trim());
        let Some(text) = &self.app.clippings.open else { return };
        self.aside(canvas, text);
    }
}

/// The beginning of a text as one line of so many columns at least.
fn one_line(text: &str, columns: u16) -> String {
    let beginning: String = text.chars().take(usize::from(columns) + 1).collect();
    beginning.split_whitespace().collect::<Vec<_>>().join(" ")
}

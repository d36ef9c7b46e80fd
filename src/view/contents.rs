//! The contents of an edition: sections, headlines, ledes.

use super::Painter;
use super::canvas::Canvas;
use crate::app::panes::Area;
use crate::app::{
    ArticleHits, EditionContents, OpenedEdition, PlacedEntry, Standing, line_direction_of, titles,
};
use crate::config::Role;
use crate::layout::{LineDirection, Setting};
use crate::model::{Place, printed};

/// Columns that an excerpt stands in under its title, as the rest of a title does.
const EXCERPT_INDENT: u16 = 2;

impl Painter<'_> {
    pub(super) fn edition_contents(&self, canvas: &mut Canvas<'_>) {
        let (Some(contents), Some(reader)) = (&self.app.contents, &self.app.reader) else { return };
        // What is found stands on many pages, and says on which.
        let article = contents.article().unwrap_or(reader.article);
        self.edition_folio(canvas, reader, (!self.is_narrowed()).then_some(article));
        if contents.is_empty() {
            self.remark(canvas, &self.words().nothing_found(&self.keys()));
            return;
        }
        let middle = self.app.frame().middle;
        for x in contents.rules() {
            for y in middle.y..middle.y + middle.h {
                canvas.row(x, y, x + 1, self.glyphs.vertical, self.palette.style(Role::Rule));
            }
        }
        let placed = contents.placed();
        self.more_above(canvas, middle, placed.first().is_some_and(|first| first.entry > 0));
        for placed in placed {
            self.listed(canvas, reader, (contents, placed));
        }
        if placed.last().is_some_and(|last| last.entry + 1 < contents.len()) {
            self.more_below(canvas, middle);
        }
    }

    fn listed(
        &self,
        canvas: &mut Canvas<'_>,
        reader: &OpenedEdition,
        (contents, placed): (&EditionContents, &PlacedEntry),
    ) {
        let Some(index) = contents.article_of(placed.entry) else { return };
        let Some(article) = reader.edition.articles.get(index) else { return };
        let setting = self.app.settings.story_setting(&reader.edition, article);
        let area = placed.area;
        if let Some(y) = placed.head {
            self.section_head(canvas, Area { y, h: 1, ..area }, (reader, index));
        }
        let selected = placed.entry == contents.selected();
        if selected {
            canvas.stand(area.x + titles::BAR, area.y);
            for y in area.y..area.y + area.h {
                let bar = self.palette.style(Role::Accent);
                canvas.text(area.x, y, area.x + 1, self.glyphs.bar, bar);
            }
        }
        let hits = contents.hits(index);
        let note = match hits {
            Some(hits) => hits.count.to_string(),
            None => self.length(reader, index),
        };
        self.note(canvas, area, reader, &note);
        let style = self.palette.style(match (selected, reader.is_read(index)) {
            (true, _) => Role::Selected,
            (false, true) => Role::Read,
            (false, false) => Role::Text,
        });
        let room = self.app.settings.note_columns();
        // What runs from right to left has its note at the left.
        let x = match line_direction_of(&reader.edition) {
            LineDirection::LeftToRight => area.x,
            LineDirection::RightToLeft => area.x + room,
        };
        let width = area.w.saturating_sub(room);
        let mut y = area.y;
        for line in titles::wrapped(article.title(), width, &setting) {
            if y == area.y + area.h {
                return;
            }
            canvas.as_is(x + titles::BAR + line.column, y, area.x + area.w, &line.text, style);
            y += 1;
        }
        let rest = Area { y, h: area.y + area.h - y, ..area };
        match hits {
            Some(hits) => self.excerpt(canvas, rest, (reader, index), hits),
            None => self.lede(canvas, rest, reader.lede(index).map_or("", |lede| lede), &setting),
        }
    }

    /// The row around a match, after the page or section that it is in.
    fn excerpt(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        (reader, index): (&OpenedEdition, usize),
        hits: &ArticleHits,
    ) {
        if area.h == 0 {
            return;
        }
        let (x, end) = (area.x + titles::BAR + EXCERPT_INDENT, area.x + area.w - 1);
        let setting = self.app.settings.reading(reader.lang_of(index));
        let place = setting.shown(&place_of(reader, index)).into_owned();
        let x = match end.saturating_sub(x) {
            room if canvas.cols(&place) * 3 < room => {
                canvas.text(x, area.y, end, &place, self.palette.style(Role::Kicker)) + 2
            }
            _ => x,
        };
        let parts =
            [0..hits.marked.start, hits.marked.clone(), hits.marked.end..hits.excerpt.len()];
        let [before, marked, after] =
            parts.map(|part| setting.shown(&hits.excerpt[part]).into_owned());
        // A third of the row tells what comes before.
        let widths = self.app.settings.widths;
        let room = end.saturating_sub(x) / 3 + 1;
        let (sign, before) = self.end_of(&before, room.saturating_sub(canvas.cols(&marked) / 3));
        // It begins with a word, as far as it has words.
        let word = before.find(' ').filter(|at| !sign.is_empty() && before[..*at].is_ascii());
        let before = &before[word.map_or(0, |at| at + 1)..];
        let text = format!("{sign}{before}{marked}{after}");
        let from = sign.len() + before.len();
        let range = from..from + marked.len();
        let dim = self.palette.style(Role::Dim);
        let mark = self.palette.style(Role::Text).patch(self.palette.over(Role::Match));
        let is_cut = widths.text(&text) > usize::from(end.saturating_sub(x));
        let last = end.saturating_sub(u16::from(is_cut));
        canvas.marked_text((x, area.y, last), &text, dim, (range, mark));
        if is_cut {
            canvas.text_right(x, area.y, end, self.glyphs.cut, dim);
        }
    }

    /// As much of the end of a text as so many columns take, and a sign where it is
    /// cut.
    pub(super) fn end_of<'t>(&self, text: &'t str, columns: u16) -> (&'static str, &'t str) {
        let widths = self.app.settings.widths;
        let columns = usize::from(columns);
        if widths.text(text) <= columns {
            return ("", text);
        }
        let over = (widths.text(text) + widths.text(self.glyphs.cut)).saturating_sub(columns);
        let mut cut = 0;
        let mut from = text.len();
        for (range, cols) in widths.graphemes(text) {
            if cut >= over {
                from = range.start;
                break;
            }
            cut += cols;
        }
        (self.glyphs.cut, &text[from..])
    }

    /// The name of the section that an article opens.
    fn section_head(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        (reader, article): (&OpenedEdition, usize),
    ) {
        let name = reader.section_name(reader.section_of(article));
        let name = self.app.settings.reading(reader.edition.lang()).shown(&name);
        let (x, end) = (area.x + titles::BAR, area.x + area.w - 1);
        let style = self.palette.style(Role::Subhead);
        match line_direction_of(&reader.edition) {
            LineDirection::LeftToRight => canvas.text(x, area.y, end, &name, style),
            LineDirection::RightToLeft => canvas.text_right(x, area.y, end, &name, style),
        };
    }

    /// How far an article was read, and how long it is.
    fn length(&self, reader: &OpenedEdition, index: usize) -> String {
        let minutes = reader.minutes(index, &self.app.settings);
        let standing = match reader.position(index) {
            Some(position) if position.read => self.standing_sign(Standing::Read),
            Some(position) if position.place != Place::default() => {
                self.standing_sign(Standing::Begun)
            }
            _ => "",
        };
        format!("{standing} {}", self.words().minutes(minutes))
    }

    /// What stands at the end of an entry's first row.
    pub(super) fn note(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        reader: &OpenedEdition,
        note: &str,
    ) {
        let dim = self.palette.style(Role::Dim);
        match line_direction_of(&reader.edition) {
            LineDirection::LeftToRight => {
                canvas.text_right(area.x, area.y, area.x + area.w - 1, note, dim);
            }
            LineDirection::RightToLeft => {
                canvas.text(area.x + titles::BAR, area.y, area.x + area.w, note.trim(), dim);
            }
        }
    }

    /// The beginning of a lede in the rows of an area, with a sign where it is
    /// cut.
    pub(super) fn lede(&self, canvas: &mut Canvas<'_>, area: Area, lede: &str, setting: &Setting) {
        if lede.is_empty() || area.h == 0 {
            return;
        }
        let dim = self.palette.style(Role::Dim);
        // The sign has the last column before the margin.
        let lines = titles::hung(lede, area.w.saturating_sub(1), setting);
        let is_cut = lines.len() > area.h.into();
        for (y, line) in (area.y..area.y + area.h).zip(&lines) {
            let x = area.x + titles::BAR + line.column;
            let at = canvas.as_is(x, y, area.x + area.w - 1, &line.text, dim);
            if is_cut && y + 1 == area.y + area.h {
                canvas.text(at, y, area.x + area.w, self.glyphs.cut, dim);
            }
        }
    }
}

/// The page that an article stands on, or else its section.
fn place_of(reader: &OpenedEdition, index: usize) -> String {
    let edition = &reader.edition;
    let page = edition.articles.get(index).and_then(|article| article.page);
    match page.and_then(|page| edition.pages.get(page)).filter(|_| edition.pages.len() > 1) {
        Some(page) => printed::page(edition.lang(), page),
        None => reader.section_name(reader.section_of(index)),
    }
}

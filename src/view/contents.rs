//! The contents of an edition: sections, headlines, ledes.

use super::Painter;
use super::calendar::mark;
use super::canvas::Canvas;
use crate::app::panes::Area;
use crate::app::{
    CONTENTS_NOTE, EditionContents, OpenedEdition, PlacedEntry, Standing, line_direction_of, titles,
};
use crate::config::Role;
use crate::layout::{LineDirection, Setting};

impl Painter<'_> {
    pub(super) fn edition_contents(&self, canvas: &mut Canvas<'_>) {
        let (Some(contents), Some(reader)) = (&self.app.contents, &self.app.reader) else { return };
        self.edition_folio(canvas, reader, contents.article().unwrap_or(reader.article));
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
        for placed in contents.placed() {
            self.listed(canvas, reader, (contents, placed));
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
            for y in area.y..area.y + area.h {
                let bar = self.palette.style(Role::Accent);
                canvas.text(area.x, y, area.x + 1, self.glyphs.bar, bar);
            }
        }
        self.note(canvas, area, (reader, index));
        let style = self.palette.style(match (selected, reader.is_read(index)) {
            (true, _) => Role::Selected,
            (false, true) => Role::Read,
            (false, false) => Role::Text,
        });
        // What runs from right to left has its note at the left.
        let x = match line_direction_of(&reader.edition) {
            LineDirection::LeftToRight => area.x,
            LineDirection::RightToLeft => area.x + CONTENTS_NOTE,
        };
        let width = area.w.saturating_sub(CONTENTS_NOTE);
        let mut y = area.y;
        for line in titles::wrapped(article.title(), width, &setting) {
            if y == area.y + area.h {
                return;
            }
            canvas.as_is(x + titles::BAR + line.column, y, area.x + area.w, &line.text, style);
            y += 1;
        }
        let rest = Area { y, h: area.y + area.h - y, ..area };
        self.lede(canvas, rest, reader.lede(index).map_or("", |lede| lede), &setting);
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
    fn note(&self, canvas: &mut Canvas<'_>, area: Area, (reader, index): (&OpenedEdition, usize)) {
        let minutes = reader.minutes(index, &self.app.settings);
        let standing = match reader.position(index) {
            Some(position) if position.read => mark(Standing::Read),
            Some(position) if position.place != crate::model::Place::default() => {
                mark(Standing::Begun)
            }
            _ => "",
        };
        let note = format!("{standing} {}", self.words().minutes(minutes));
        let dim = self.palette.style(Role::Dim);
        match line_direction_of(&reader.edition) {
            LineDirection::LeftToRight => {
                canvas.text_right(area.x, area.y, area.x + area.w - 1, &note, dim);
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

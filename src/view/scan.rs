//! The page as it was scanned, with what the article was made of marked.

use super::Painter;
use super::canvas::Canvas;
use crate::app::panes::Area;
use crate::app::{Action, OpenedEdition, SCAN_GUTTER, ScanMark};
use crate::config::Role;
use crate::model::printed;
use crate::words::{Heading, KeyHint};

impl Painter<'_> {
    pub(super) fn scan(&self, canvas: &mut Canvas<'_>, area: Area, reader: &OpenedEdition) {
        let Some(scanned) = &reader.scanned else { return };
        let end = area.x + area.w;
        self.scan_heading(canvas, area, reader);
        for (y, row) in (area.y + 1..area.y + area.h).zip(scanned.shown()) {
            let (sign, role) = match row.mark {
                ScanMark::Block => (self.glyphs.bar, Role::Accent),
                ScanMark::Article => (self.glyphs.dotted, Role::Rule),
                ScanMark::Other => ("", Role::Rule),
            };
            canvas.text(area.x, y, end, sign, self.palette.style(role));
            let mut x = area.x + SCAN_GUTTER;
            for (text, mark) in &row.parts {
                let style = match mark {
                    ScanMark::Block => self.palette.style(Role::ScanBlock),
                    ScanMark::Article => self.palette.style(Role::ScanArticle),
                    ScanMark::Other => self.palette.style(Role::Dim),
                };
                x = canvas.text(x, y, end, text, style);
            }
        }
    }

    /// What this is, which page, and how to be rid of it.
    fn scan_heading(&self, canvas: &mut Canvas<'_>, area: Area, reader: &OpenedEdition) {
        let Some(scanned) = &reader.scanned else { return };
        let edition = &reader.edition;
        let lang = edition.lang();
        let dim = self.palette.style(Role::Dim);
        let end = area.x + area.w.saturating_sub(1);
        let key = self.keys().way(Action::Scan).unwrap_or_default();
        let close = format!("{key} {}", self.words().hint(KeyHint::Close));
        let limit = canvas.text_right(area.x + 1, area.y, end, &close, dim);
        let page = edition.pages.get(scanned.page());
        let page = page.map_or(String::new(), |page| printed::page(lang, page));
        let heading = format!("{} {page}", self.words().heading(Heading::AsScanned));
        canvas.text(area.x + SCAN_GUTTER, area.y, limit - 1, heading.trim(), dim);
    }
}

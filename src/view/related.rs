//! What else was printed on the thing that an article is about.

use super::Painter;
use super::canvas::Canvas;
use super::searching::rows_of_hit;
use crate::app::SEARCH_ROWS;
use crate::app::panes::Area;
use crate::config::Role;
use crate::model::Clean;
use crate::words::Heading;

impl Painter<'_> {
    pub(super) fn related(&self, canvas: &mut Canvas<'_>) {
        let words = self.words();
        let Some(related) = self.app.related() else {
            return self.remark(canvas, words.nothing_related());
        };
        let heading = (words.heading(Heading::Related).to_owned(), Role::Masthead);
        let title = (related.title.to_string(), Role::Folio);
        let right = match self.app.searching.filling {
            Some((done, total)) => words.filling(done, total),
            None if related.is_empty() => String::new(),
            None => words.articles_found(related.len()),
        };
        self.folio(canvas, &[heading, title], &right);
        match (&related.unable, &related.hits) {
            (Some(reason), _) => self.remark(canvas, &Clean::line(reason)),
            (None, None) => self.remark(canvas, words.looking()),
            (None, Some(_)) if !related.is_indexed => self.remark(canvas, words.not_indexed()),
            (None, Some(hits)) if hits.is_empty() => self.remark(canvas, words.nothing_related()),
            (None, Some(hits)) => {
                let (area, list) = (self.app.frame().middle, related.list);
                let rows = (area.y..area.y + area.h).step_by(SEARCH_ROWS);
                self.more_above(canvas, area, list.top > 0);
                for (y, (at, one)) in rows.zip(hits.iter().enumerate().skip(list.top)) {
                    if y > area.y && y + rows_of_hit(area.w) > area.y + area.h {
                        return self.more_below(canvas, area);
                    }
                    let h = (SEARCH_ROWS as u16).min(area.y + area.h - y);
                    let area = Area { y, h, ..area };
                    self.hit(canvas, area, &one.hit, (&words.relation(one), at == list.selected));
                }
            }
        }
    }

    /// Which of them is selected, of how many.
    pub(super) fn place_among_related(&self) -> String {
        match self.app.related() {
            Some(related) if !related.is_empty() => {
                format!("{}/{}", related.list.selected + 1, related.len())
            }
            _ => String::new(),
        }
    }
}

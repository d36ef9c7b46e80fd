//! The search over all papers: what was found, and how it is spread.

use super::Painter;
use super::canvas::Canvas;
use crate::app::panes::Area;
use crate::app::{SEARCH_ROWS, titles};
use crate::config::Role;
use crate::model::Clean;
use crate::search::{HitLine, SearchHit};
use crate::words::Heading;

/// Columns from which on the facets stand beside the hits.
const WIDE: u16 = 100;
/// Columns of the facets.
const FACETS: u16 = 26;
/// Columns of the longest bar.
const BAR: usize = 8;
/// From so many columns on, paper and day stand beside a headline.
const BESIDE: u16 = 60;

impl Painter<'_> {
    pub(super) fn searching(&self, canvas: &mut Canvas<'_>) {
        let (search, words) = (&self.app.searching, self.words());
        let title = (words.heading(Heading::Search).to_owned(), Role::Masthead);
        let query = (Clean::line(&search.query).into_string(), Role::Folio);
        let right = match (search.filling, search.total) {
            (Some((done, total)), _) => words.filling(done, total),
            (None, Some(total)) => words.articles_found(total),
            (None, None) => String::new(),
        };
        let left = if search.query.trim().is_empty() { vec![title] } else { vec![title, query] };
        self.folio(canvas, &left, &right);
        let middle = self.app.frame().middle;
        if search.hits.is_empty() {
            return self.nothing_found(canvas);
        }
        let mut area = middle;
        if middle.w >= WIDE && !self.app.settings.plain {
            self.facets(canvas, Area { w: FACETS, ..middle });
            area = Area { x: middle.x + FACETS + 2, w: middle.w - FACETS - 2, ..middle };
            for y in middle.y..middle.y + middle.h {
                let rule = self.palette.style(Role::Rule);
                canvas.row(area.x - 1, y, area.x, self.glyphs.vertical, rule);
            }
        }
        let list = search.list;
        let rows = (area.y..area.y + area.h).step_by(SEARCH_ROWS);
        for (y, (at, hit)) in rows.zip(search.hits.iter().enumerate().skip(list.top)) {
            let h = (SEARCH_ROWS as u16).min(area.y + area.h - y);
            let area = Area { y, h, ..area };
            self.hit(canvas, area, hit, (&place(hit), at == list.selected));
        }
    }

    /// Why there is nothing, or what may be typed.
    fn nothing_found(&self, canvas: &mut Canvas<'_>) {
        let (search, words) = (&self.app.searching, self.words());
        let text = match (&search.unable, &search.fault, search.total) {
            (Some(reason), ..) => Clean::line(reason).into_string(),
            (None, Some(fault), _) => words.query_fault(fault),
            (None, None, Some(_)) => words.articles_found(0),
            (None, None, None) if search.query.trim().is_empty() => words.may_be_typed().to_owned(),
            (None, None, None) => return,
        };
        self.remark(canvas, &text);
    }

    /// A hit with where it stands.
    pub(super) fn hit(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        hit: &SearchHit,
        (place, selected): (&str, bool),
    ) {
        let (x, end) = (area.x + titles::BAR, area.x + area.w - 1);
        if selected {
            canvas.stand(x, area.y);
            for y in area.y..area.y + area.h.min(2) {
                let style = self.palette.style(Role::Accent);
                canvas.text(area.x, y, area.x + 1, self.glyphs.bar, style);
            }
        }
        let dim = self.palette.style(Role::Dim);
        let mut room = end;
        if area.w >= BESIDE {
            room = canvas.text_right(area.x + area.w / 2, area.y, end, place, dim) - 2;
        }
        let role = if selected { Role::Selected } else { Role::Text };
        let title = HitLine { text: hit.title.clone(), marks: Vec::new() };
        let title = title.fitted(room.saturating_sub(x).into(), |text| canvas.widths.text(text));
        canvas.text(x, area.y, room, &title.text, self.palette.style(role));
        if area.h > 1 {
            let columns = usize::from(end.saturating_sub(x));
            let line = hit.line.fitted(columns, |text| canvas.widths.text(text));
            self.found_line(canvas, (x, area.y + 1, end), &line);
        }
        if area.h > 2 && area.w < BESIDE {
            canvas.text(x, area.y + 2, end, place, dim);
        }
    }

    /// A line with what was found in it marked.
    fn found_line(&self, canvas: &mut Canvas<'_>, (x, y, end): (u16, u16, u16), line: &HitLine) {
        let (plain, found) = (self.palette.style(Role::Dim), self.palette.style(Role::Match));
        let (mut at, mut from) = (x, 0);
        for mark in &line.marks {
            at = canvas.text(at, y, end, &line.text[from..mark.start], plain);
            at = canvas.text(at, y, end, &line.text[mark.clone()], found);
            from = mark.end;
        }
        canvas.text(at, y, end, &line.text[from..], plain);
    }

    /// Papers, months and sections with their counts, as far as there are rows.
    fn facets(&self, canvas: &mut Canvas<'_>, area: Area) {
        let facets = &self.app.searching.facets;
        let most = facets.months.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
        let month = |&((year, month), count): &((i16, i8), usize)| {
            let bar = self.glyphs.double.repeat((count * BAR).div_ceil(most));
            (format!("{year:04}-{month:02} {bar}"), count)
        };
        let named = |(name, count): &(Clean, usize)| (name.to_string(), *count);
        // A third of the rows for each, with an empty one between them.
        let rows = usize::from(area.h.saturating_sub(2) / 3).max(1);
        let groups: [Vec<(String, usize)>; 3] = [
            facets.papers.iter().take(rows).map(named).collect(),
            facets.months.iter().take(rows).map(month).collect(),
            facets.sections.iter().take(rows).map(named).collect(),
        ];
        let mut y = area.y;
        let end = area.x + area.w - 1;
        for group in groups.iter().filter(|group| !group.is_empty()) {
            for (name, count) in group.iter().take(usize::from((area.y + area.h).saturating_sub(y)))
            {
                let dim = self.palette.style(Role::Dim);
                let room = canvas.text_right(area.x, y, end, &count.to_string(), dim);
                let text = self.palette.style(Role::Text);
                canvas.text(area.x + 1, y, room.saturating_sub(1), name, text);
                y += 1;
            }
            y += 1;
        }
    }

    /// Which hit is selected, of how many.
    pub(super) fn place_among_hits(&self) -> String {
        let search = &self.app.searching;
        match search.total {
            Some(total) if total > 0 => format!("{}/{total}", search.list.selected + 1),
            _ => String::new(),
        }
    }
}

/// Paper, day and page.
pub(super) fn place(hit: &SearchHit) -> String {
    let date = hit.date.map(|date| date.to_string()).unwrap_or_default();
    let parts = [hit.paper.as_str(), &date, hit.page.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

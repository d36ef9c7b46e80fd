//! The search over all papers: what was found, and how it is spread.

use super::Painter;
use super::canvas::Canvas;
use crate::app::panes::Area;
use crate::app::{Facet, SEARCH_ROWS, titles};
use crate::config::Role;
use crate::model::{Clean, Page, printed};
use crate::search::{FacetKind, HitLine, SearchHit};
use crate::words::Heading;

/// Columns from which on the facets stand beside the hits.
const WIDE: u16 = 100;
/// Columns of the facets.
const FACETS: u16 = 26;
/// Columns of the longest bar.
const BAR: usize = 8;
/// From so many columns on, paper and day stand beside a headline.
const BESIDE: u16 = 60;
/// Columns by which a paper's name can still be told: six han, two words.
const PAPER: usize = 12;

impl Painter<'_> {
    pub(super) fn searching(&self, canvas: &mut Canvas<'_>) {
        let (search, words) = (&self.app.searching, self.words());
        let title = (words.heading(Heading::Search).to_owned(), Role::Masthead);
        let query = (Clean::line(&search.query).into_string(), Role::Folio);
        let right = match (search.filling, search.total) {
            (Some((done, total)), _) => words.filling(done, total),
            (None, Some(total)) => words.articles_found(total),
            (None, None) if search.hits.is_empty() => String::new(),
            (None, None) => words.looking().to_owned(),
        };
        let left = if search.query.trim().is_empty() { vec![title] } else { vec![title, query] };
        self.folio(canvas, &left, &right);
        let middle = self.app.frame().middle;
        if search.hits.is_empty() {
            return self.nothing_found(canvas);
        }
        let mut area = middle;
        let is_wide = middle.w >= WIDE && !self.app.settings.plain;
        if search.facet.is_some() && !is_wide {
            return self.facets(canvas, middle);
        }
        if is_wide {
            self.facets(canvas, Area { w: FACETS, ..middle });
            area = Area { x: middle.x + FACETS + 2, w: middle.w - FACETS - 2, ..middle };
            for y in middle.y..middle.y + middle.h {
                let rule = self.palette.style(Role::Rule);
                canvas.row(area.x - 1, y, area.x, self.glyphs.vertical, rule);
            }
        }
        let list = search.list;
        let rows = (area.y..area.y + area.h).step_by(SEARCH_ROWS);
        self.more_above(canvas, area, list.top > 0);
        for (y, (at, hit)) in rows.zip(search.hits.iter().enumerate().skip(list.top)) {
            if y > area.y && y + rows_of_hit(area.w) > area.y + area.h {
                self.more_below(canvas, area);
                return;
            }
            let h = (SEARCH_ROWS as u16).min(area.y + area.h - y);
            let area = Area { y, h, ..area };
            // One thing is selected on a screen: a facet, while one is chosen.
            let selected = at == list.selected && search.facet.is_none();
            let before = if hit.is_alike { words.maybe() } else { "" };
            self.hit(canvas, area, hit, (before, selected));
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

    /// A hit with where it stands, and something about it before that.
    pub(super) fn hit(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        hit: &SearchHit,
        (before, selected): (&str, bool),
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
            let from = area.x + area.w * 2 / 5;
            let place = self.place_of_hit(before, hit, end.saturating_sub(from));
            room = canvas.text_right(from, area.y, end, &place, dim) - 2;
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
            let place = self.place_of_hit(before, hit, end.saturating_sub(x));
            canvas.text(x, area.y + 2, end, &place, dim);
        }
    }

    /// Paper, day and page in so many columns, and something before them.
    pub(super) fn place_of_hit(&self, before: &str, hit: &SearchHit, columns: u16) -> String {
        let date = hit.date.map(|date| date.to_string()).unwrap_or_default();
        self.place_line([before, &hit.paper, &beside([&date, &hit.page])], columns)
    }

    /// Where something stands, in so many columns: the paper's name gives way before
    /// what follows it, as far as it can still be told.
    pub(super) fn place_line(&self, [before, paper, after]: [&str; 3], columns: u16) -> String {
        let widths = self.app.settings.widths;
        let over = widths.text(&beside([before, paper, after])).saturating_sub(columns.into());
        let room = widths.text(paper).saturating_sub(over).max(PAPER) as u16;
        self.cut_to(&beside([before, &self.cut_to(paper, room), after]), columns)
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

    /// Papers, months, pages and sections with their counts, as far as there are rows.
    fn facets(&self, canvas: &mut Canvas<'_>, area: Area) {
        let search = &self.app.searching;
        let most = search.facets.months.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
        // An empty row stands between two kinds.
        let kinds = search.facets_in(area.h.into());
        let rows = kinds.iter().flat_map(|kind| kind.iter().map(Some).chain([None]));
        let mut rows: Vec<Option<(usize, &Facet)>> = rows
            .scan(0, |next, row| {
                let at = *next;
                *next += usize::from(row.is_some());
                Some(row.map(|facet| (at, facet)))
            })
            .collect();
        rows.pop();
        let is_chosen = |at: usize| search.facet == Some(at);
        let chosen = rows.iter().position(|row| row.is_some_and(|(at, _)| is_chosen(at)));
        let hidden = chosen.map_or(0, |row| (row + 1).saturating_sub(area.h.into()));
        for (y, row) in (area.y..area.y + area.h).zip(&rows[hidden..]) {
            let Some((at, facet)) = *row else { continue };
            let bar = (facet.count * BAR).div_ceil(most);
            let bar = if facet.kind == FacetKind::Month { bar } else { 0 };
            self.facet(canvas, Area { y, h: 1, ..area }, (facet, bar), is_chosen(at));
        }
    }

    /// A facet; of a month with a bar of so many columns.
    fn facet(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        (facet, bar): (&Facet, usize),
        is_chosen: bool,
    ) {
        let (y, end) = (area.y, area.x + area.w - 1);
        let dim = self.palette.style(Role::Dim);
        let room = canvas.text_right(area.x, y, end, &facet.count.to_string(), dim);
        let role = if is_chosen { Role::Selected } else { Role::Text };
        // A section may be called by a number, too.
        let name = match facet.kind {
            FacetKind::Page => {
                let page = Page { id: Clean::line(&facet.name), ..Page::default() };
                printed::page(self.words().lang(), &page)
            }
            _ => facet.name.clone(),
        };
        let name = self.cut_to(&name, room.saturating_sub(area.x + 2));
        let after =
            canvas.text(area.x + 1, y, room.saturating_sub(1), &name, self.palette.style(role));
        let bar = self.glyphs.double.repeat(bar);
        canvas.text(after + 1, y, room.saturating_sub(1), &bar, self.palette.style(Role::Text));
        if is_chosen {
            canvas.stand(area.x, y);
            canvas.text(area.x, y, area.x + 1, self.glyphs.bar, self.palette.style(Role::Accent));
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

/// What there is of some texts, side by side.
pub(super) fn beside<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// Rows that a hit has text in.
pub(super) fn rows_of_hit(width: u16) -> u16 {
    if width < BESIDE { 3 } else { 2 }
}

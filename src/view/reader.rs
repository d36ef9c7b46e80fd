//! An open edition: folio line and panes.

use super::Painter;
use super::canvas::Canvas;
use crate::app::panes::{Area, Pane};
use crate::app::{EntryRoom, OpenedEdition, Standing, line_direction_of, titles};
use crate::config::Role;
use crate::layout::LineDirection;
use crate::model::{Page, Place, printed};
use crate::words::SignWord;

/// Columns of a folio line that are empty: at either end, after the masthead, and
/// before what stands at the right.
const FOLIO_GAPS: u16 = 7;

impl Painter<'_> {
    pub(super) fn reader(&self, canvas: &mut Canvas<'_>) {
        let Some(reader) = &self.app.reader else { return };
        self.edition_folio(canvas, reader, Some(reader.article));
        let panes = self.app.panes();
        for (index, &(pane, area)) in panes.all().iter().enumerate() {
            if index > 0 && area.x == 0 {
                let rule = self.palette.style(Role::Rule);
                canvas.row(0, area.y - 1, area.w, self.glyphs.horizontal, rule);
            } else if index > 0 {
                for y in area.y..area.y + area.h {
                    let rule = self.palette.style(Role::Rule);
                    canvas.row(area.x - 1, y, area.x, self.glyphs.vertical, rule);
                }
            }
            let is_shown_alone = pane == Pane::Scan && panes.area(Pane::Article).is_none();
            match pane {
                Pane::Sections => self.sections(canvas, area, reader),
                Pane::Headlines => self.headlines(canvas, area, reader),
                Pane::Article => self.article(canvas, area, reader),
                Pane::Scan => self.scan(canvas, area, reader),
            }
            if pane == reader.focus || is_shown_alone {
                canvas.stand(area.x, area.y);
            }
        }
    }

    /// The line on top: the paper, its date, and the page of an article.
    pub(super) fn edition_folio(
        &self,
        canvas: &mut Canvas<'_>,
        reader: &OpenedEdition,
        article: Option<usize>,
    ) {
        let edition = &reader.edition;
        let lang = edition.lang();
        let wide = self.app.size.0 >= 60;
        let article = article.and_then(|article| edition.articles.get(article));
        let page = article.and_then(|a| a.page).and_then(|page| edition.pages.get(page));
        let page = page.filter(|page| edition.pages.len() > 1 || !page.name.is_empty());
        let label = |page: &Page| {
            let unnamed = Page { id: page.id.clone(), ..Page::default() };
            printed::page(lang, &unnamed)
        };
        let number = page.map_or(String::new(), label);
        let page = page.map_or(String::new(), |page| printed::page(lang, page));
        let read = match reader.cut() {
            Some(cut) => self.words().cut(self.minutes_left(reader), cut.minutes),
            None => self.words().read(reader.read_count(), edition.articles.len()),
        };
        // The day stays, if only as a short one, and if the page has to give way for it.
        let day = edition.date.map(|date| printed::short_date(lang, date)).unwrap_or_default();
        let title = canvas.cols(&edition.paper.title);
        let fits = |right: &str, day: &str| {
            title + canvas.cols(right) + canvas.cols(day) + FOLIO_GAPS <= self.app.size.0
        };
        let full = format!("{page}   {read}");
        // On a small screen the number of the page, which is nowhere else there.
        let short = format!("{number}  {read}");
        let right = match page.is_empty() {
            false if wide && fits(&full, &day) => full,
            false if !wide && fits(&short, &day) => short,
            false if !wide && reader.cut().is_none() => number,
            _ => read,
        };
        let title = (edition.paper.title.to_string(), Role::Masthead);
        let mut left = vec![title];
        if let Some(date) = edition.date {
            let long = printed::date(lang, date);
            left.push((if wide && fits(&right, &long) { long } else { day }, Role::Folio));
        }
        // "Sunday" need not stand beside the date of a Sunday.
        let said = |variant: &str| left.iter().any(|(text, _)| text.contains(variant));
        if let Some(variant) = edition.variant.as_ref().filter(|variant| !said(variant)) {
            left.push((variant.to_string(), Role::Folio));
        }
        self.folio(canvas, &left, &right);
    }

    /// Minutes that are left of an edition that is cut.
    fn minutes_left(&self, reader: &OpenedEdition) -> usize {
        let of_article = reader.text.as_ref().map(|text| {
            let left = text.progress().characters_left;
            self.app.settings.minutes_for(reader.lang(), left)
        });
        reader.cut().map_or(0, |cut| cut.minutes_left(reader.article, of_article))
    }

    fn sections(&self, canvas: &mut Canvas<'_>, area: Area, reader: &OpenedEdition) {
        let list = reader.section_list;
        let rows = reader.sections.iter().enumerate().skip(list.top).take(area.h as usize);
        self.more_above(canvas, area, list.top > 0);
        if reader.sections.len() > list.top + usize::from(area.h) {
            self.more_below(canvas, area);
        }
        for (y, (row, _)) in (area.y..).zip(rows) {
            let role = self.mark_row(
                canvas,
                area,
                y,
                row == list.selected,
                reader.focus == Pane::Sections,
            );
            let (x, end) = (area.x + titles::BAR, area.x + area.w - 1);
            let count = reader.section_size(row).to_string();
            let name = reader.section_name(row);
            let name = self.app.settings.reading(reader.edition.lang()).shown(&name);
            let (dim, style) = (self.palette.style(Role::Dim), self.palette.style(role));
            match line_direction_of(&reader.edition) {
                LineDirection::LeftToRight => {
                    let limit = canvas.text_right(area.x, y, end, &count, dim);
                    let name = self.cut_to(&name, (limit - 1).saturating_sub(x));
                    canvas.text(x, y, limit - 1, &name, style);
                }
                LineDirection::RightToLeft => {
                    let from = canvas.text(x, y, end, &count, dim);
                    let name = self.cut_to(&name, end.saturating_sub(from + 1));
                    canvas.text_right(from + 1, y, end, &name, style);
                }
            }
        }
    }

    /// Marks the selected row of a list with a bar; gives the role of its
    /// text.
    fn mark_row(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        y: u16,
        selected: bool,
        focused: bool,
    ) -> Role {
        if !selected {
            return Role::Text;
        }
        if focused {
            canvas.stand(area.x + titles::BAR, y);
        }
        let (bar, text) = if focused {
            (Role::Accent, Role::Selected)
        } else {
            (Role::Rule, Role::SelectedInactive)
        };
        canvas.text(area.x, y, area.x + 1, self.glyphs.bar, self.palette.style(bar));
        text
    }

    /// How far an article was read, or that it is in brief, in a word.
    fn headline_note(&self, reader: &OpenedEdition, article: usize) -> &'static str {
        let words = self.words();
        match reader.position(article) {
            Some(position) if position.read => words.standing(Standing::Read),
            _ if reader.is_brief(article) => words.sign_word(SignWord::InBrief),
            _ if self.is_watched(reader, article) => words.sign_word(SignWord::Followed),
            Some(position) if position.place != Place::default() => words.standing(Standing::Begun),
            _ => "",
        }
    }

    /// Whether an article is of a story that one follows.
    fn is_watched(&self, reader: &OpenedEdition, article: usize) -> bool {
        let edition = reader.edition.key();
        let article = reader.edition.articles.get(article);
        article.is_some_and(|article| self.app.stories.watched.has(&edition, &article.id))
    }

    fn headlines(&self, canvas: &mut Canvas<'_>, area: Area, reader: &OpenedEdition) {
        let list = reader.headline_list;
        let bottom = area.y + area.h;
        let mut y = area.y;
        self.more_above(canvas, area, list.top > 0);
        for (row, &index) in reader.headlines.iter().enumerate().skip(list.top) {
            let height = reader.headline_height(row, area.w, &self.app.settings) as u16;
            let air = if row + 1 < reader.headlines.len() { reader.headline_room.air } else { 0 };
            if y > area.y && y + height - air > bottom {
                return self.more_below(canvas, area);
            }
            let Some(article) = reader.edition.articles.get(index) else { continue };
            let setting = self.app.settings.story_setting(&reader.edition, article);
            let selected = row == list.selected;
            let focused = reader.focus == Pane::Headlines;
            let width = area.w.saturating_sub(self.app.settings.headline_note_columns());
            for (nth, line) in titles::wrapped(article.title(), width, &setting).iter().enumerate()
            {
                let first = nth == 0;
                if y >= bottom {
                    return;
                }
                let mut role = self.mark_row(canvas, area, y, selected, focused);
                if role == Role::Text && reader.is_read(index) {
                    role = Role::Read;
                }
                if first && self.app.settings.plain {
                    let row = Area { y, h: 1, ..area };
                    self.note(canvas, row, reader, self.headline_note(reader, index));
                } else if !selected && first && self.is_watched(reader, index) {
                    let style = self.palette.style(Role::Accent);
                    canvas.text(area.x, y, area.x + 1, self.glyphs.followed, style);
                } else if !selected && first && reader.is_brief(index) {
                    canvas.text(area.x, y, area.x + 1, "-", self.palette.style(Role::Dim));
                }
                let x = area.x + titles::BAR + line.column;
                canvas.as_is(x, y, area.x + area.w, &line.text, self.palette.style(role));
                y += 1;
            }
            let EntryRoom { ledes, air } = reader.headline_room;
            let rest = Area { y, h: ledes.min(bottom.saturating_sub(y)), ..area };
            for y in y..y + rest.h {
                self.mark_row(canvas, area, y, selected, focused);
            }
            self.lede(canvas, rest, reader.lede(index).map_or("", |lede| lede), &setting);
            y += ledes + air;
        }
    }
}

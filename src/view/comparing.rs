//! The papers of a day side by side.

use super::Painter;
use super::canvas::Canvas;
use crate::app::panes::Area;
use crate::app::{ComparedEntry, Comparison, PAPER_COLUMNS, titles};
use crate::config::Role;
use crate::model::{Clean, printed};
use crate::search::{DayArticle, DayComparison, DayStory, PrintedAs};
use crate::words::Heading;

/// Columns between two things of a row.
const GAP: u16 = 2;

impl Painter<'_> {
    pub(super) fn comparing(&self, canvas: &mut Canvas<'_>) {
        let words = self.words();
        let heading = (words.heading(Heading::Comparison).to_owned(), Role::Masthead);
        let Some(comparison) = &self.app.comparison else {
            return self.folio(canvas, &[heading], "");
        };
        let day = printed::date(words.lang(), comparison.order.day);
        let right = match (self.app.searching.filling, comparison.progress, &comparison.found) {
            (Some((done, total)), _, None) => words.filling(done, total),
            (_, Some((done, total)), None) => words.comparing(done, total),
            (.., Some(found)) if found.left_out > 0 => words.left_out_of_day(found.left_out),
            _ => String::new(),
        };
        self.folio(canvas, &[heading, (day, Role::Folio)], &right);
        match (&comparison.unable, &comparison.found) {
            (Some(reason), _) => self.remark(canvas, &Clean::line(reason)),
            (None, None) => self.remark(canvas, words.looking()),
            (None, Some(found)) if comparison.is_empty() => {
                self.remark(canvas, &words.nothing_of_day(found.day));
            }
            (None, Some(found)) => {
                if self.app.has_paper_columns() {
                    self.paper_names(canvas, found);
                }
                self.compared_entries(canvas, comparison, found);
            }
        }
    }

    /// Where the columns of a paper begin.
    fn paper_column(&self, found: &DayComparison, paper: usize) -> u16 {
        let middle = self.app.frame().middle;
        let papers = found.papers.len().saturating_sub(paper) as u16;
        (middle.x + middle.w).saturating_sub(papers * PAPER_COLUMNS)
    }

    fn paper_names(&self, canvas: &mut Canvas<'_>, found: &DayComparison) {
        let y = self.app.frame().middle.y;
        for (at, paper) in found.papers.iter().enumerate() {
            let x = self.paper_column(found, at);
            let name = self.cut_to(&paper.title, PAPER_COLUMNS - GAP);
            canvas.text(x + 1, y, x + PAPER_COLUMNS, &name, self.palette.style(Role::Subhead));
        }
    }

    fn compared_entries(
        &self,
        canvas: &mut Canvas<'_>,
        comparison: &Comparison,
        found: &DayComparison,
    ) {
        let (area, list) = (self.app.compared_area(), comparison.list);
        let has_columns = self.app.has_paper_columns();
        let (mut y, bottom) = (area.y, area.y + area.h);
        self.more_above(canvas, area, list.top > 0);
        for at in list.top..comparison.len() {
            let rows = comparison.rows(at, has_columns) as u16;
            if y > area.y && y + rows > bottom {
                return self.more_below(canvas, area);
            }
            let Some(entry) = comparison.entry(at) else { return };
            if comparison.begins_part(at) {
                y += u16::from(at > 0);
                let heading = self.part_heading(entry, found);
                let style = self.palette.style(Role::Subhead);
                if y < bottom {
                    canvas.text(area.x + 1, y, area.x + area.w - 1, &heading, style);
                }
                y += 1;
            }
            let h = bottom.saturating_sub(y);
            let is_selected = at == list.selected;
            match entry {
                ComparedEntry::Shared(story) => {
                    let area = Area { y, h: h.min(if has_columns { 1 } else { 2 }), ..area };
                    let chosen = is_selected.then(|| comparison.chosen(story));
                    self.compared_story(canvas, area, (story, chosen), found);
                    y += if has_columns { 1 } else { 2 };
                }
                ComparedEntry::Single(article) => {
                    let area = Area { y, h: h.min(1), ..area };
                    self.single_article(canvas, area, article, is_selected);
                    y += 1;
                }
            }
        }
    }

    fn part_heading(&self, entry: ComparedEntry<'_>, found: &DayComparison) -> String {
        match entry {
            ComparedEntry::Shared(_) => self.words().carried_by_several(found.stories.len()),
            ComparedEntry::Single(article) => {
                let count = found.only.iter().filter(|one| one.paper == article.paper).count();
                self.words().only_in(&found.papers[article.paper].title, count)
            }
        }
    }

    /// A story: the headline of its fullest text, or of the one that is chosen, and what
    /// each paper made of it.
    fn compared_story(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        (story, chosen): (&DayStory, Option<usize>),
        found: &DayComparison,
    ) {
        if area.h == 0 {
            return;
        }
        let has_columns = self.app.has_paper_columns();
        let right = if has_columns { self.paper_column(found, 0) } else { area.x + area.w };
        let is_read = (0..story.articles.len()).all(|at| story.is_read(at));
        let title = &story.articles[chosen.unwrap_or(story.lead())].title;
        self.compared_title(canvas, (area, right), title, (chosen.is_some(), is_read));
        if has_columns {
            for paper in 0..found.papers.len() {
                self.paper_cell(canvas, area.y, (story, chosen), (found, paper));
            }
        } else if area.h > 1 {
            let end = area.x + area.w - 1;
            let told = self.told_by_paper(story, chosen, found);
            let told = self.cut_to(&told, end.saturating_sub(area.x + titles::BAR));
            let dim = self.palette.style(Role::Dim);
            canvas.text(area.x + titles::BAR, area.y + 1, end, &told, dim);
        }
    }

    fn compared_title(
        &self,
        canvas: &mut Canvas<'_>,
        (area, right): (Area, u16),
        title: &str,
        (is_selected, is_read): (bool, bool),
    ) {
        let (x, end) = (area.x + titles::BAR, right.saturating_sub(1));
        if is_selected {
            canvas.stand(x, area.y);
            for y in area.y..area.y + area.h {
                let style = self.palette.style(Role::Accent);
                canvas.text(area.x, y, area.x + 1, self.glyphs.bar, style);
            }
        }
        let role = match (is_selected, is_read) {
            (true, _) => Role::Selected,
            (false, true) => Role::Read,
            (false, false) => Role::Text,
        };
        let title = self.cut_to(title, end.saturating_sub(x));
        canvas.text(x, area.y, end, &title, self.palette.style(role));
    }

    /// What a paper made of a story, in its columns; the article that is chosen has a bar
    /// at its left.
    fn paper_cell(
        &self,
        canvas: &mut Canvas<'_>,
        y: u16,
        (story, chosen): (&DayStory, Option<usize>),
        (found, paper): (&DayComparison, usize),
    ) {
        let Some(at) = story.articles.iter().position(|one| one.paper == paper) else { return };
        let x = self.paper_column(found, paper);
        let is_chosen = chosen.is_some_and(|chosen| story.articles[chosen].paper == paper);
        let at = chosen.filter(|_| is_chosen).unwrap_or(at);
        if is_chosen {
            canvas.text(x, y, x + 1, self.glyphs.bar, self.palette.style(Role::Accent));
        }
        let role = match (is_chosen, story.is_read(at)) {
            (true, _) => Role::Selected,
            (false, true) => Role::Read,
            (false, false) => Role::Text,
        };
        let article = &story.articles[at];
        let percent = match article.printed_as {
            PrintedAs::Cut(percent) => format!(" {percent}%"),
            _ => String::new(),
        };
        let told = format!("{} {}{percent}", sign(article.printed_as), short_place(article));
        let told = self.cut_to(&told, PAPER_COLUMNS - GAP);
        canvas.text(x + 1, y, x + PAPER_COLUMNS, &told, self.palette.style(role));
    }

    /// What each paper made of a story, in a row: the chosen one first.
    fn told_by_paper(
        &self,
        story: &DayStory,
        chosen: Option<usize>,
        found: &DayComparison,
    ) -> String {
        let count = story.articles.len();
        let told = (0..count).map(|at| {
            let article = &story.articles[(chosen.unwrap_or(0) + at) % count];
            let paper = &found.papers[article.paper].title;
            if self.app.settings.plain {
                return [
                    paper.to_string(),
                    article.page.to_string(),
                    self.words().place_on_page(article.place),
                    self.words().printed_as(article.printed_as),
                ]
                .join(" ");
            }
            format!("{paper} {} {}", sign(article.printed_as), short_place(article))
        });
        told.collect::<Vec<_>>().join(if self.app.settings.plain { ", " } else { "   " })
    }

    /// An article that only one paper has, and where.
    fn single_article(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        article: &DayArticle,
        is_selected: bool,
    ) {
        if area.h == 0 {
            return;
        }
        let end = area.x + area.w - 1;
        let dim = self.palette.style(Role::Dim);
        let place = if self.app.settings.plain {
            format!("{} {}", article.page, self.words().place_on_page(article.place))
        } else {
            short_place(article)
        };
        let place = self.cut_to(place.trim(), area.w / 3);
        let right = canvas.text_right(area.x + titles::BAR, area.y, end, &place, dim);
        let right = right.saturating_sub(1);
        self.compared_title(canvas, (area, right), &article.title, (is_selected, article.is_read));
    }

    /// Which entry is selected, of how many; the paper, and what it made of the story.
    pub(super) fn place_in_comparison(&self) -> String {
        let Some(comparison) = self.app.comparison.as_ref().filter(|one| !one.is_empty()) else {
            return String::new();
        };
        let place = format!("{}/{}", comparison.list.selected + 1, comparison.len());
        let Some((article, found)) = comparison.selected().zip(comparison.found.as_ref()) else {
            return place;
        };
        let mut parts = vec![place, found.papers[article.paper].title.to_string()];
        if matches!(comparison.entry(comparison.list.selected), Some(ComparedEntry::Shared(_))) {
            parts.push(self.words().printed_as(article.printed_as));
        }
        parts.join("   ")
    }
}

/// The sign of what a paper made of a story: the same, less, its own.
fn sign(printed_as: PrintedAs) -> &'static str {
    match printed_as {
        PrintedAs::Fullest | PrintedAs::Same => "=",
        PrintedAs::Cut(_) => "<",
        PrintedAs::Own => "~",
    }
}

/// Page and place on it; where there are no pages, the section.
fn short_place(article: &DayArticle) -> String {
    let page = if article.page.is_empty() { &article.section } else { &article.page };
    format!("{page}/{}", article.place)
}

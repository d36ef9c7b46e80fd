//! The front page: a masthead, stories in columns, thin rules.

use ratatui::style::Modifier;

use super::Painter;
use super::canvas::Canvas;
use crate::app::{Front, OpenedEdition, line_direction_of};
use crate::config::Role;
use crate::layout::front::{
    Broadsheet, ColumnGrid, FrontStory, Masthead, Placed, RuleLine, is_verse,
};
use crate::layout::{LineDirection, Widths};
use crate::model::{Edition, Lang, is_right_to_left, printed};

/// Cells from a story's bar to its text.
const BAR: u16 = 2;
/// Stories of a screen that a key has.
const NUMBERS: usize = 9;
/// Cells beyond a line's measure that a mark may hang into.
const HANG: u16 = 2;

impl Painter<'_> {
    pub(super) fn front_page(&self, canvas: &mut Canvas<'_>) {
        let (Some(front), Some(reader)) = (&self.app.front, &self.app.reader) else { return };
        let Some(sheet) = front.sheet() else { return };
        let screen = front.screen();
        self.masthead(canvas, sheet, front, &reader.edition);
        for rule in sheet.rules(screen) {
            self.rule(canvas, rule);
        }
        for (index, placed) in sheet.on_screen(screen) {
            if let Some(story) = sheet.stories().get(index) {
                let selected = index == front.selected();
                self.story(canvas, reader, (story, placed), selected);
                self.number(canvas, placed, (index + 1, selected));
            }
        }
        if let Some(filler) = sheet.filler(screen) {
            self.story(canvas, reader, filler, false);
        }
    }

    /// What the page is called: the paper on its first page, else its name.
    fn masthead(&self, canvas: &mut Canvas<'_>, sheet: &Broadsheet, front: &Front, of: &Edition) {
        let lang = of.lang();
        let page = front.page().and_then(|page| of.pages.get(page));
        let label = page.map_or_else(String::new, |page| printed::page(lang, page));
        let date = of.date.map_or_else(String::new, |date| printed::date(lang, date));
        let screens = match (front.screen() + 1, sheet.screens()) {
            (_, 1) => String::new(),
            (screen, all) => format!("{screen}/{all}"),
        };
        let is_stem = is_file_name(lang, &of.paper.title) && !date.is_empty();
        let (title, date) =
            if is_stem { (date, String::new()) } else { (of.paper.title.to_string(), date) };
        let folio = MastheadLines { title: &title, date, label, screens };
        match sheet.masthead(front.screen()) {
            Masthead::Full { airy } => self.full_masthead(canvas, u16::from(airy), of, &folio),
            Masthead::Line { ruled } => {
                self.masthead_line(canvas, lang, &folio);
                if ruled {
                    self.across(canvas, 1, self.glyphs.horizontal);
                }
            }
        }
    }

    fn full_masthead(
        &self,
        canvas: &mut Canvas<'_>,
        y: u16,
        of: &Edition,
        folio: &MastheadLines<'_>,
    ) {
        let lang = of.lang();
        let room = self.app.size.0.saturating_sub(4);
        let bold = self.palette.style(Role::Masthead);
        self.centred(canvas, y, &letterspaced(folio.title, lang, room, canvas.widths), bold);
        let under = of.paper.subtitle.as_ref().or(of.paper.place.as_ref());
        if let Some(under) = under {
            self.centred(canvas, y + 1, under, self.palette.style(Role::Dim));
        }
        self.across(canvas, y + 2, self.glyphs.double);
        let variant = of.variant.iter().map(crate::model::Clean::as_str);
        let variant = variant.filter(|variant| !folio.date.contains(variant));
        let left = std::iter::once(&*folio.date).chain(variant).collect::<Vec<_>>().join("  ");
        let number = of.number.iter().map(|number| printed::number(lang, number));
        let right: Vec<String> = number.chain([folio.screens.clone()]).collect();
        self.three(canvas, y + 3, [&left, &folio.label, right.join("  ").trim_end()], Role::Folio);
        self.across(canvas, y + 4, self.glyphs.horizontal);
    }

    fn masthead_line(&self, canvas: &mut Canvas<'_>, lang: Lang, folio: &MastheadLines<'_>) {
        let whole = [&*folio.label, &*folio.screens].join("  ");
        let fits =
            |right: &str| canvas.cols(folio.title) + canvas.cols(right) + 5 < self.app.size.0;
        let right = if fits(&whole) { whole } else { folio.screens.clone() };
        let width = self.app.size.0;
        let sides = canvas.cols(&folio.date).max(canvas.cols(right.trim()));
        let room = width.saturating_sub(2 * (sides + 3));
        let title = letterspaced(folio.title, lang, room, canvas.widths);
        if canvas.cols(&title) <= room {
            self.centred(canvas, 0, &title, self.palette.style(Role::Masthead));
            self.three(canvas, 0, [&folio.date, "", right.trim()], Role::Folio);
        } else {
            self.folio(canvas, &[(folio.title.to_owned(), Role::Masthead)], right.trim());
        }
    }

    /// Text at the left, in the middle and at the right of a row; the middle
    /// gives way.
    fn three(&self, canvas: &mut Canvas<'_>, y: u16, [left, middle, right]: [&str; 3], role: Role) {
        let (style, width) = (self.palette.style(role), self.app.size.0);
        let end = width.saturating_sub(BAR);
        let from = canvas.text(BAR, y, end, left, style);
        let to = canvas.text_right(from, y, end, right, style);
        let x = width.saturating_sub(canvas.cols(middle)) / 2;
        if x > from && x + canvas.cols(middle) < to {
            canvas.text(x, y, to, middle, style);
        }
    }

    fn centred(&self, canvas: &mut Canvas<'_>, y: u16, text: &str, style: ratatui::style::Style) {
        let width = self.app.size.0;
        let x = width.saturating_sub(canvas.cols(text)) / 2;
        canvas.text(x.max(1), y, width.saturating_sub(1), text, style);
    }

    /// A line from margin to margin.
    fn across(&self, canvas: &mut Canvas<'_>, y: u16, glyph: &str) {
        let end = self.app.size.0.saturating_sub(BAR);
        canvas.row(BAR, y, end, glyph, self.palette.style(Role::Rule));
    }

    fn rule(&self, canvas: &mut Canvas<'_>, rule: RuleLine) {
        let style = self.palette.style(Role::Rule);
        match rule {
            RuleLine::Across { x, y, w } => canvas.row(x, y, x + w, self.glyphs.horizontal, style),
            RuleLine::Down { x, y, h } => {
                for y in y..y + h {
                    canvas.row(x, y, x + 1, self.glyphs.vertical, style);
                }
            }
        }
    }

    /// The number of a story on the page, for those that a key has.
    fn number(&self, canvas: &mut Canvas<'_>, placed: &Placed, (number, selected): (usize, bool)) {
        if number > NUMBERS {
            return;
        }
        let style = if selected {
            self.palette.style(Role::Accent).add_modifier(Modifier::REVERSED)
        } else {
            self.palette.style(Role::Dim)
        };
        canvas.text(placed.x - BAR, placed.y, placed.x, &number.to_string(), style);
    }

    fn story(
        &self,
        canvas: &mut Canvas<'_>,
        reader: &OpenedEdition,
        (story, placed): (&FrontStory, &Placed),
        selected: bool,
    ) {
        if selected {
            canvas.stand(placed.x, placed.y);
            for y in placed.y..placed.y + placed.h {
                let style = self.palette.style(Role::Accent);
                canvas.text(placed.x - BAR, y, placed.x, self.glyphs.bar, style);
            }
        }
        let read = reader.is_read(story.article());
        self.front_head(canvas, (story, placed), (selected, read));
        let measure = self.app.front.as_ref().and_then(Front::sheet).map(Broadsheet::grid);
        let measure = measure.map_or(placed.w, ColumnGrid::measure);
        for strip in &placed.strips {
            let lines = story.text().lines(strip.from, strip.rows.into());
            for (y, line) in (strip.y..).zip(&lines) {
                if let Some(set) = &line.text {
                    if let Some(plate) = &set.strand.plate {
                        let left = strip.x + measure.saturating_sub(plate.columns) / 2;
                        self.picture_row(canvas, (left, y, strip.x + measure), (plate, set.nth));
                        continue;
                    }
                    let x = strip.x + if is_verse(set) { placed.verse } else { 0 };
                    self.line(canvas, (x, y, strip.x + measure + HANG), set);
                }
            }
        }
        if placed.more {
            let lang = reader.edition.articles.get(story.article());
            let lang = lang.map_or(reader.edition.lang(), |a| reader.edition.lang_of(a));
            let hint = match story.continued_on() {
                Some(page) => printed::continued(lang, page),
                None => printed::more(lang).to_owned(),
            };
            // The last column is free for it, where reading ends.
            let (y, dim) = (placed.y + placed.h - 1, self.palette.style(Role::Dim));
            match line_direction_of(&reader.edition) {
                LineDirection::LeftToRight => {
                    let end = placed.x + placed.w;
                    canvas.text_right(end - measure, y, end, &hint, dim);
                }
                LineDirection::RightToLeft => {
                    canvas.text(placed.x, y, placed.x + measure, &hint, dim);
                }
            }
        }
    }
}

/// What the lines of a masthead say.
struct MastheadLines<'a> {
    title: &'a str,
    date: String,
    label: String,
    screens: String,
}

/// Whether a title can only be what a file was called: no paper in these
/// languages has a name of small Latin letters.
fn is_file_name(lang: Lang, title: &str) -> bool {
    let of_file = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_. ".contains(c);
    title.is_empty() || lang != Lang::En && title.chars().all(of_file)
}

/// A title set large: its letters apart, as far as `room` columns go; Latin
/// letters in capitals. Arabic letters are joined, and stay together.
fn letterspaced(title: &str, lang: Lang, room: u16, widths: Widths) -> String {
    if title.contains(is_right_to_left) {
        return title.to_owned();
    }
    let (title, gaps) = match lang {
        Lang::En => (title.to_uppercase(), [2, 1]),
        _ => (title.to_owned(), [4, 2]),
    };
    let spaced = |gap: usize| {
        let mut out = String::new();
        for (range, cols) in widths.graphemes(&title) {
            if cols > 0 {
                if !out.is_empty() {
                    out.push_str(&" ".repeat(gap));
                }
                out.push_str(&title[range]);
            }
        }
        out
    };
    let fits = |text: &String| widths.text(text) <= usize::from(room);
    gaps.into_iter().map(spaced).find(fits).unwrap_or(title.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_was_called_is_no_name_of_a_paper() {
        assert!(is_file_name(Lang::Zh, "seed") && is_file_name(Lang::Ja, "scan_03-2"));
        assert!(!is_file_name(Lang::Zh, "河口晚报") && !is_file_name(Lang::Zh, "OK!日报"));
        assert!(!is_file_name(Lang::En, "nrc"), "there is such a paper");
        assert!(is_file_name(Lang::En, ""));
    }

    #[test]
    fn a_masthead_is_as_wide_as_there_is_room() {
        let spaced = |title, lang, room| letterspaced(title, lang, room, Widths::default());
        assert_eq!(spaced("河口报", Lang::Zh, 14), "河    口    报");
        assert_eq!(spaced("河口报", Lang::Zh, 13), "河  口  报");
        assert_eq!(spaced("河口报", Lang::Zh, 9), "河口报");
        assert_eq!(spaced("The Ebb", Lang::En, 13), "T H E   E B B");
        assert_eq!(spaced("الميناء", Lang::En, 40), "الميناء", "its letters are joined");
    }
}

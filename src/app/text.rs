//! The text of one article on the screen: what is in view.

mod moving;
mod search;

use std::borrow::Cow;
use std::iter;

use super::panes::TextArea;
use super::passage::SelectedText;
use crate::layout::{
    self, ColumnRows, Cursor, Figures, Flowing, Galley, Line, LineDirection, PictureSizes, Plate,
    Setting,
};
use crate::model::{Article, Body, Doubt, Finder, HanScript, Hit, Place};

/// Rows of the last screenful that stay in view when a page is turned.
const CONTEXT: usize = 1;
/// Empty rows between a head and the columns under it.
const UNDER_HEAD: u16 = 1;
/// Rows that a column has at least, if there is another beside it: the eye is to
/// go down further than it goes back.
const FEWEST: u16 = 8;

/// A search under way.
#[derive(Debug)]
pub struct Search {
    /// What is searched for.
    pub finder: Finder,
    /// The match the reader is at.
    pub current: Option<Hit>,
    /// It came with the place one went to: whoever goes back from there leaves
    /// both.
    pub is_given: bool,
    /// Which match that is, and of how many; not counted in very long texts.
    pub count: Option<(usize, usize)>,
    /// It goes on in other articles of the edition.
    pub of_edition: bool,
}

/// How a text is written that is looked for, as it was typed first; in the other
/// script, where Chinese is read in one, and with figures of the other widths.
pub(super) fn spellings(typed: &str, script: Option<HanScript>) -> Vec<String> {
    let script = script.map(|script| script.other().convert(typed)).into_iter();
    let others = script.chain([Figures::Full, Figures::Half].map(|wide| wide.convert(typed)));
    let others = others.filter(|other| matches!(other, Cow::Owned(_))).map(Cow::into_owned);
    iter::once(typed.to_owned()).chain(others).collect()
}

/// How much of an article is left below the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Remaining {
    /// Characters, about.
    pub characters_left: usize,
    /// How much was shown, in percent; 100 if the end is in view.
    pub percent: usize,
}

/// Rows that stand one below the other: those of a column, or of the head over
/// several.
#[derive(Debug)]
pub struct TextColumn<'a> {
    /// The cell that it begins at.
    pub x: u16,
    /// Its first row on the screen.
    pub y: u16,
    /// Its width, in cells.
    pub measure: u16,
    /// Its rows; of text that runs downwards, the lines of a tier.
    pub lines: Vec<Line<'a>>,
}

/// An article in view.
#[derive(Debug)]
pub struct ArticleText {
    galley: Galley,
    area: TextArea,
    top: Cursor,
    /// The text at the top, as long as the reader does not move: a resize
    /// returns to it however often it is repeated.
    kept: Option<Place>,
    progress: Remaining,
    /// How much was in view when a page was turned last, or the article opened,
    /// in the body's weight; nothing once the reader moved otherwise.
    turned: Option<usize>,
    /// The first row that is new on the last screen of an article, of which
    /// much was on the screen before.
    fresh: Option<Cursor>,
    /// Where one was reading when a search led away, and how much was shown by then
    /// in percent, until one reads on: to look at what was found is not to read up
    /// to it.
    pub(super) left: Option<(Place, usize)>,
    /// The search, while it is active.
    pub search: Option<Search>,
    /// What was looked for last, and is not there.
    pub(super) unfound: Option<String>,
    /// The passage that is selected.
    pub passage: Option<SelectedText>,
}

impl ArticleText {
    /// Shows an article from its beginning.
    #[must_use]
    pub fn new(
        article: &Article,
        body: Body,
        setting: Setting,
        area: TextArea,
        is_brief: bool,
    ) -> Self {
        let mut galley = Galley::new(article, body, setting, area.measure);
        galley.set_head_columns(area.head_measure());
        galley.set_across(area.across());
        if is_brief {
            galley.say_there_is_more();
        }
        let top = galley.start();
        let progress = Remaining::default();
        let mut text = Self {
            galley,
            area,
            top,
            kept: None,
            progress,
            turned: Some(0),
            fresh: None,
            left: None,
            search: None,
            unfound: None,
            passage: None,
        };
        text.prepare();
        text
    }

    /// The article as set.
    #[must_use]
    pub fn galley(&self) -> &Galley {
        &self.galley
    }

    pub(super) fn galley_mut(&mut self) -> &mut Galley {
        &mut self.galley
    }

    /// Where it stands.
    #[must_use]
    pub fn area(&self) -> TextArea {
        self.area
    }

    /// The row at the top.
    #[must_use]
    pub fn top(&self) -> Cursor {
        self.top
    }

    /// What stands on the screen, in the order of reading: the head, where it stands
    /// over several columns, and the columns.
    #[must_use]
    pub fn columns(&self) -> Vec<TextColumn<'_>> {
        let mut lines = self.galley.lines(self.top, self.reach());
        let TextArea { area, measure, .. } = self.area;
        if !self.is_cut() {
            return vec![TextColumn { x: area.x, y: area.y, measure, lines }];
        }
        let (rows, cuts) = (flowing(&lines), self.cut_evenly(&lines));
        let head = self.head_rows(&rows);
        let y = area.y + if head == 0 { 0 } else { head + UNDER_HEAD };
        let mut out = Vec::with_capacity(cuts.len() + 1);
        for (index, cut) in cuts.iter().enumerate().rev() {
            let mut lines = lines.split_off(cut.index);
            lines.truncate(cut.rows.into());
            out.push(TextColumn { x: self.column_x(index as u16), y, measure, lines });
        }
        if head > 0 {
            lines.truncate(head.min(self.area.room()).into());
            out.push(TextColumn { x: area.x, y: area.y, measure: area.w, lines });
        }
        out.reverse();
        out
    }

    /// The rows on the screen, in the order of reading.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.columns().into_iter().flat_map(|column| column.lines)
    }

    /// Where a column begins, by its number in the order of reading.
    fn column_x(&self, index: u16) -> u16 {
        self.area.column_x(match self.galley.setting().direction() {
            LineDirection::LeftToRight => index,
            LineDirection::RightToLeft => self.area.columns.saturating_sub(1 + index),
        })
    }

    /// How many of these rows are the head, where it stands over several columns.
    fn head_rows(&self, rows: &[Flowing]) -> u16 {
        if !self.has_head_across() {
            return 0;
        }
        rows.iter().take_while(|row| row.cursor.slug == 0).count() as u16
    }

    fn has_head_across(&self) -> bool {
        self.area.columns > 1 && self.area.page.is_none() && self.galley.has_head()
    }

    /// The row to begin a screen with instead of one: a head over several columns
    /// stands there whole or not at all. `from` is what it began with before.
    fn whole_head(&self, top: Cursor, from: Cursor) -> Cursor {
        let body = Cursor { slug: 1, row: 0 };
        match self.galley.start() {
            start if !self.has_head_across() || top.slug > 0 || top == start => top,
            start if from == body => start,
            _ => body,
        }
    }

    /// Cuts rows into the screen's columns; gives how many they take.
    fn cut(&self, lines: &[Line<'_>]) -> (Vec<ColumnRows>, usize) {
        self.cut_at(&flowing(lines), self.area.room())
    }

    fn cut_at(&self, rows: &[Flowing], height: u16) -> (Vec<ColumnRows>, usize) {
        let head = self.head_rows(rows);
        let first = usize::from(head.min(height));
        let under = if head == 0 { height } else { height.saturating_sub(head + UNDER_HEAD) };
        if under == 0 {
            return (Vec::new(), first);
        }
        let (mut cuts, taken) =
            layout::columns(&rows[first..], (0..self.area.columns).map(|_| under));
        for cut in &mut cuts {
            cut.index += first;
        }
        (cuts, first + taken)
    }

    /// The same as they are shown: where the article ends, as even as they can be.
    fn cut_evenly(&self, lines: &[Line<'_>]) -> Vec<ColumnRows> {
        let (rows, room) = (flowing(lines), self.area.room());
        let (full, taken) = self.cut_at(&rows, room);
        let ends = taken == rows.len() && rows.len() < self.reach();
        if !ends || self.area.page.is_some() {
            return full;
        }
        // Nothing is parted for it from what it announces, no picture cut.
        let parts = |cut: &ColumnRows| {
            let end = cut.index + usize::from(cut.rows);
            end < rows.len() && layout::dangling(&rows[cut.index..end]) > 0
        };
        let head = self.head_rows(&rows);
        let fewest = FEWEST + if head == 0 { 0 } else { head + UNDER_HEAD };
        let mut tried = (fewest.min(room)..room).map(|height| self.cut_at(&rows, height));
        let is_good = |(cuts, taken): &(Vec<ColumnRows>, usize)| {
            *taken == rows.len() && !cuts.iter().any(parts)
        };
        tried.find(is_good).map_or(full, |(cuts, _)| cuts)
    }

    /// Whether a screen may show fewer rows than a screenful: in several
    /// columns, and downwards.
    fn is_cut(&self) -> bool {
        self.area.columns > 1 || self.area.page.is_some()
    }

    /// The row after the last that a screen shows from a row on.
    fn below(&mut self, top: Cursor) -> Cursor {
        if !self.is_cut() {
            return self.galley.step(top, self.screenful().cast_signed());
        }
        let reach = self.reach();
        self.galley.prepare(top, reach);
        let taken = self.cut(&self.galley.lines(top, reach)).1;
        self.galley.step(top, taken.cast_signed())
    }

    /// The row from which a screen shows all that is before `below`. Columns
    /// may hold less than a screenful: then it begins later.
    fn above(&mut self, below: Cursor) -> Cursor {
        let mut top = self.galley.step(below, -self.screenful().cast_signed());
        while self.is_cut() && top < below && self.below(top) < below {
            top = self.galley.step(top, 1);
        }
        self.whole_head(top, below)
    }

    /// The first row from which a screen shows the article's end.
    fn last_top(&mut self) -> Cursor {
        let top = self.galley.last_top(self.screenful());
        let mut top = self.whole_head(top, top);
        let end = self.galley.end();
        while self.is_cut() && top < end && self.hides_end(top) {
            let next = self.galley.step(top, 1);
            top = self.whole_head(next, top);
        }
        top
    }

    /// Whether the end may be in view, or be passed. Of a long article the end
    /// is not looked at before: it may not even be read yet.
    fn is_near_end(&mut self) -> bool {
        let screenful = self.screenful();
        self.galley.ends_within(self.top, screenful)
    }

    /// Whether rows are left over below a screen that begins with a row.
    fn hides_end(&mut self, top: Cursor) -> bool {
        let reach = self.reach();
        self.galley.prepare(top, reach);
        let lines = self.galley.lines(top, reach);
        self.cut(&lines).1 < lines.len()
    }

    /// Rows that may be needed for a screen: columns pass over empty ones.
    fn reach(&self) -> usize {
        let columns = usize::from(self.area.columns);
        self.screenful() + if self.is_cut() { 3 * columns } else { 0 }
    }

    fn height(&self) -> usize {
        self.area.lines().into()
    }

    fn screenful(&self) -> usize {
        self.height() * self.area.columns as usize
    }

    /// Takes another place, measure or setting, or other pictures; the text at
    /// the top stays.
    pub fn refit(&mut self, area: TextArea, setting: Setting, pictures: PictureSizes) {
        let same = area == self.area && setting == *self.galley.setting();
        if same && pictures == *self.galley.pictures() {
            return;
        }
        let at_start = self.top == self.galley.start();
        let place = self.place();
        self.galley.set_setting(setting);
        self.galley.set_pictures(pictures);
        self.galley.set_columns(area.measure);
        self.galley.set_head_columns(area.head_measure());
        self.galley.set_across(area.across());
        self.area = area;
        if !at_start {
            self.top = self.galley.cursor(place);
        }
        self.kept = Some(place);
        self.settle();
    }

    /// The text at the top of the screen.
    pub fn place(&mut self) -> Place {
        if let Some(place) = self.kept {
            return place;
        }
        let place = self.galley.place(self.top);
        self.kept = Some(place);
        place
    }

    /// How far it was read: to here, or to where a search led away from. How much
    /// was shown by then, in percent.
    pub(super) fn read_to(&mut self) -> (Place, u8) {
        let (place, percent) = self.left.unwrap_or((self.place(), self.progress.percent));
        (place, percent.min(100) as u8)
    }

    /// The pictures on the screen.
    #[must_use]
    pub fn plates_in_view(&self) -> Vec<Plate> {
        let lines = self.lines();
        let mut plates: Vec<Plate> =
            lines.filter_map(|line| line.text?.strand.plate.clone()).collect();
        plates.dedup();
        plates
    }

    /// Whether a sign of doubt or of a missing end is on the screen.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        let mut lines = self.lines();
        lines.any(|line| line.text.is_some_and(|set| set.is_signed()))
    }

    /// The first join on the screen that is in doubt.
    #[must_use]
    pub fn doubt_in_view(&self) -> Option<Doubt> {
        let mut lines = self.lines();
        let signed = |line: Line<'_>| Some((line.cursor.slug.checked_sub(1)?, line.text?.doubt()?));
        let (chunk, at) = lines.find_map(signed)?;
        let blocks = self.galley.body().blocks(chunk);
        let doubts = blocks.iter().flat_map(|block| &block.doubts);
        doubts.min_by_key(|doubt| doubt.at.abs_diff(at)).copied()
    }

    /// The chunk being read, at the top of the screen, and how far through it
    /// one is, in percent; no chunk while the head is there.
    #[must_use]
    pub fn reading(&mut self) -> (Option<usize>, usize) {
        if self.top.slug == 0 && self.galley.has_head() {
            return (None, 0);
        }
        let place = self.place();
        let length = self.galley.body().text(place.block).len().max(1);
        (Some(place.block), place.byte * 100 / length)
    }

    /// Keeps the last screenful full and sets what is in view.
    fn settle(&mut self) {
        if self.is_near_end() {
            let last = self.last_top();
            self.top = self.top.min(last);
        }
        self.top = self.whole_head(self.top, self.top);
        self.prepare();
    }

    fn prepare(&mut self) {
        self.progress = self.measure_progress();
        self.galley.prepare(self.top, self.reach());
    }

    /// Whether the end of the article is in view.
    #[must_use]
    pub fn at_end(&self) -> bool {
        self.progress.percent == 100
    }

    /// How much is left to read.
    #[must_use]
    pub fn progress(&self) -> Remaining {
        self.progress
    }

    fn measure_progress(&mut self) -> Remaining {
        let near = self.is_near_end();
        if near && self.last_top() <= self.top {
            return Remaining { characters_left: 0, percent: 100 };
        }
        let below = self.below(self.top);
        let read = self.galley.weight_before(below);
        let body = self.galley.body();
        if read >= body.weight() {
            // Nothing is left but the end mark.
            return Remaining { characters_left: 0, percent: 100 };
        }
        let percent = (read * 100 / body.weight().max(1)).min(99);
        Remaining { characters_left: body.characters(read..body.weight()), percent }
    }
}

fn flowing(lines: &[Line<'_>]) -> Vec<Flowing> {
    lines.iter().map(Flowing::from).collect()
}

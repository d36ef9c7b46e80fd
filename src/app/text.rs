//! The text of one article on the screen: what is in view, and moving in it.

use super::panes::TextArea;
use crate::layout::{Cursor, Galley, Line, Setting};
use crate::model::{Article, Body, Finder, Hit, Place};

/// Rows of the last screenful that stay in view when a page is turned.
const CONTEXT: usize = 1;
/// Up to this weight, all matches of a search are counted.
const COUNTABLE: usize = 1 << 20;

/// A search under way.
#[derive(Debug)]
pub struct Search {
    /// What is searched for.
    pub finder: Finder,
    /// The match the reader is at.
    pub current: Option<Hit>,
    /// Which match that is, and of how many; not counted in very long texts.
    pub count: Option<(usize, usize)>,
}

/// How much of an article is left below the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Characters, about.
    pub characters_left: usize,
    /// How much was shown, in percent; 100 if the end is in view.
    pub percent: usize,
}

/// An article in view.
#[derive(Debug)]
pub struct Text {
    galley: Galley,
    area: TextArea,
    top: Cursor,
    /// The text at the top, as long as the reader does not move: a resize
    /// returns to it however often it is repeated.
    kept: Option<Place>,
    progress: Progress,
    /// The search, while it is active.
    pub search: Option<Search>,
}

impl Text {
    /// Shows an article from its beginning.
    #[must_use]
    pub fn new(article: &Article, body: Body, setting: Setting, area: TextArea) -> Self {
        let galley = Galley::new(article, body, setting, area.measure);
        let top = galley.start();
        let mut text =
            Self { galley, area, top, kept: None, progress: Progress::default(), search: None };
        text.prepare();
        text
    }

    /// The article as set.
    #[must_use]
    pub fn galley(&self) -> &Galley {
        &self.galley
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

    /// The rows of one column of the screen, left to right.
    #[must_use]
    pub fn columns(&self) -> Vec<Vec<Line<'_>>> {
        let height = self.height();
        let mut lines =
            self.galley.lines(self.top, height * self.area.columns as usize).into_iter();
        let mut out = Vec::new();
        for _ in 0..self.area.columns {
            let mut column: Vec<_> = lines.by_ref().take(height).collect();
            // A column does not begin with the space between two blocks.
            if !out.is_empty() && column.first().is_some_and(|line| line.text.is_none()) {
                column.remove(0);
            }
            out.push(column);
        }
        out
    }

    fn height(&self) -> usize {
        self.area.area.h.max(1) as usize
    }

    fn screenful(&self) -> usize {
        self.height() * self.area.columns as usize
    }

    /// Takes another place, measure or setting; the text at the top stays.
    pub fn refit(&mut self, area: TextArea, setting: Setting) {
        if area == self.area && setting == *self.galley.setting() {
            return;
        }
        let at_start = self.top == self.galley.start();
        let place = self.place();
        self.galley.set_setting(setting);
        self.galley.set_columns(area.measure);
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

    /// Goes to a place, at the top of the screen where the text is long
    /// enough.
    pub fn go_to(&mut self, place: Place) {
        self.top =
            if place == Place::default() { self.galley.start() } else { self.galley.cursor(place) };
        self.settle();
        self.kept = Some(place);
    }

    /// Moves by rows.
    pub fn scroll(&mut self, rows: isize) {
        let rows = rows * isize::try_from(self.area.columns).unwrap_or(1);
        self.top = self.galley.step(self.top, rows);
        self.moved();
    }

    /// Moves by half a screen, forward or back.
    pub fn half(&mut self, forward: bool) {
        let half = (self.screenful() / 2).max(1).cast_signed();
        self.top = self.galley.step(self.top, if forward { half } else { -half });
        self.moved();
    }

    /// Turns a page. In several columns pages are whole; in one, the last
    /// row stays in view.
    pub fn page(&mut self, forward: bool) {
        let context = if self.area.columns > 1 || self.height() < 6 { 0 } else { CONTEXT };
        let rows = (self.screenful() - context).cast_signed();
        self.top = self.galley.step(self.top, if forward { rows } else { -rows });
        if self.area.columns > 1 {
            self.kept = None;
            self.prepare();
        } else {
            self.moved();
        }
    }

    /// To the first row.
    pub fn to_start(&mut self) {
        self.top = self.galley.start();
        self.moved();
    }

    /// To the last screenful.
    pub fn to_end(&mut self) {
        self.top = self.galley.last_top(self.screenful());
        self.moved();
    }

    fn moved(&mut self) {
        self.kept = None;
        self.settle();
    }

    /// Keeps the last screenful full and sets what is in view.
    fn settle(&mut self) {
        let last = self.galley.last_top(self.screenful());
        self.top = self.top.min(last);
        self.prepare();
    }

    fn prepare(&mut self) {
        self.progress = self.measure_progress();
        self.galley.prepare(self.top, self.screenful());
    }

    /// Whether the end of the article is in view.
    #[must_use]
    pub fn at_end(&self) -> bool {
        self.progress.percent == 100
    }

    /// How much is left to read.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress
    }

    fn measure_progress(&mut self) -> Progress {
        let last = self.galley.last_top(self.screenful());
        if self.top >= last {
            return Progress { characters_left: 0, percent: 100 };
        }
        let below = self.galley.step(self.top, self.screenful().cast_signed());
        let read = self.galley.weight_before(below);
        let body = self.galley.body();
        if read >= body.weight() {
            // Nothing is left but the end mark.
            return Progress { characters_left: 0, percent: 100 };
        }
        let percent = (read * 100 / body.weight().max(1)).min(99);
        Progress { characters_left: body.characters(read..body.weight()), percent }
    }

    /// Begins a search at the top of the screen; tells whether there is a
    /// match, which is then in view.
    pub fn search(&mut self, needle: &str) -> bool {
        let finder = Finder::new(needle);
        let place = self.place();
        let body = self.galley.body();
        let found = body.find(&finder, (place.block, place.byte), true);
        let current = found.map(|(hit, _)| hit);
        self.search = Some(Search { finder, current, count: None });
        self.show_match()
    }

    /// Goes to the next match or the one before, round the end; tells
    /// whether the search began again at the other end.
    pub fn next_match(&mut self, forward: bool) -> bool {
        let Some(search) = &mut self.search else { return false };
        let Some(current) = &search.current else { return false };
        let body = self.galley.body();
        let from = if forward { current.range.end } else { current.range.start };
        let Some((next, wrapped)) = body.find(&search.finder, (current.chunk, from), forward)
        else {
            return false;
        };
        search.current = Some(next);
        self.show_match();
        wrapped
    }

    fn show_match(&mut self) -> bool {
        self.count_matches();
        let Some(hit) = self.search.as_ref().and_then(|s| s.current.clone()) else { return false };
        let place = Place { block: hit.chunk, byte: hit.range.start };
        let row = self.galley.cursor(place);
        let last = self.galley.step(self.top, self.screenful().cast_signed() - 1);
        if row < self.top || row > last {
            // A third of a screen of context stands over the match.
            self.top = self.galley.step(row, -(self.height() / 3).cast_signed());
            self.moved();
        }
        true
    }

    fn count_matches(&mut self) {
        let body = self.galley.body();
        let Some(search) = &mut self.search else { return };
        let Some(current) = search.current.clone() else { return };
        if body.weight() > COUNTABLE {
            return;
        }
        let (mut before, mut all) = (0, 0);
        for chunk in 0..body.chunks() {
            for hit in search.finder.all(&body.text(chunk)) {
                all += 1;
                if (chunk, hit.start) <= (current.chunk, current.range.start) {
                    before += 1;
                }
            }
        }
        search.count = Some((before, all));
    }
}

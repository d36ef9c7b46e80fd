//! Moving in an article: by rows, screens, and to places.

use super::{ArticleText, CONTEXT};
use crate::app::Action;
use crate::layout::Cursor;
use crate::model::Place;

impl ArticleText {
    /// Goes to a place, at the top of the screen where the text is long
    /// enough.
    pub fn go_to(&mut self, place: Place) {
        self.top =
            if place == Place::default() { self.galley.start() } else { self.galley.cursor(place) };
        self.settle();
        (self.turned, self.left) = (None, None);
        self.kept = Some(place);
    }

    /// Goes to a place whose own words are wanted: past the head, where that takes
    /// the whole screen.
    pub fn go_to_words(&mut self, place: Place) {
        self.go_to(place);
        let row = self.galley.cursor(place);
        if row >= self.below(self.top) {
            self.top = row;
            self.settle();
        }
    }

    /// Brings the beginning of a place into view, or the head, if it is not.
    pub fn reveal(&mut self, place: Option<Place>) {
        let row = place.map_or(self.galley.start(), |place| self.galley.cursor(place));
        let below = self.below(self.top);
        if row < self.top || self.galley.step(row, 1) >= below {
            self.bring(row);
        }
    }

    /// Brings a row into view, with a third of a screen over it as far as there
    /// is room for both.
    pub(super) fn bring(&mut self, row: Cursor) {
        self.top = self.galley.step(row, -(self.height() / 3).cast_signed());
        while self.is_cut() && self.top < row && self.below(self.top) <= row {
            self.top = self.galley.step(self.top, 1);
        }
        self.moved();
    }

    /// Brings a row into view, and moves no further than that takes.
    pub(in crate::app) fn show_row(&mut self, row: Cursor) {
        let below = self.below(self.top);
        if row < self.top {
            self.top = row;
        } else if row >= below && !self.is_cut() {
            self.top = self.galley.step(row, 1 - self.height().cast_signed());
        } else if row >= below {
            self.bring(row);
        } else {
            return;
        }
        self.moved();
    }

    /// Moves by rows, or by columns that run downwards.
    pub fn scroll(&mut self, rows: isize) {
        let at_once = if self.area.page.is_some() { 1 } else { self.area.columns };
        let rows = rows * isize::try_from(at_once).unwrap_or(1);
        let top = self.galley.step(self.top, rows);
        self.top = self.whole_head(top, self.top);
        self.moved();
    }

    /// Does what an action of movement asks for; tells whether it is one.
    pub(in crate::app) fn scroll_by(&mut self, action: Action) -> bool {
        match action {
            Action::Down => self.scroll(1),
            Action::Up => self.scroll(-1),
            Action::PageDown => self.page(true),
            Action::PageUp => self.page(false),
            Action::HalfDown => self.half(true),
            Action::HalfUp => self.half(false),
            Action::Top => self.to_start(),
            Action::Bottom => self.to_end(),
            _ => return false,
        }
        true
    }

    /// Moves by half a screen, forward or back.
    pub fn half(&mut self, forward: bool) {
        let half = (self.screenful() / 2).max(1).cast_signed();
        let (top, below) = (self.top, self.below(self.top));
        let there = self.galley.step(top, if forward { half } else { -half }).min(below);
        self.top = self.whole_head(there, top);
        // Nothing is passed over, however much room a picture takes.
        while self.is_cut() && self.top < top && self.below(self.top) < top {
            self.top = self.galley.step(self.top, 1);
        }
        self.moved();
    }

    /// About how many characters came into view when the page was turned to that
    /// is on the screen, or the article opened; nothing if the reader moved
    /// otherwise since.
    pub fn page_length(&mut self) -> Option<usize> {
        let from = self.turned?;
        let to = self.weight_in_view().max(from);
        Some(self.galley.body().characters(from..to))
    }

    /// How much of the body stands before the end of what is in view, by its
    /// weight.
    pub fn weight_in_view(&mut self) -> usize {
        let below = self.below(self.top);
        self.galley.weight_before(below)
    }

    /// What stands after that much of the body came into view just now.
    pub fn count_from(&mut self, weight: usize) {
        self.turned = Some(weight);
    }

    /// Turns a page. In several columns, and downwards, pages are whole; in one,
    /// the last row stays in view.
    pub fn page(&mut self, forward: bool) {
        if self.is_cut() {
            self.top = if forward { self.below(self.top) } else { self.above(self.top) };
            (self.kept, self.turned, self.left) = (None, None, None);
            self.prepare();
            return;
        }
        let context = if self.height() < 6 { 0 } else { CONTEXT };
        let rows = (self.screenful() - context).cast_signed();
        let below = self.below(self.top);
        self.top = self.galley.step(self.top, if forward { rows } else { -rows });
        self.moved();
        let usual = self.galley.step(self.top, context.cast_signed());
        let end = self.galley.end();
        self.fresh = Some(below).filter(|&below| forward && usual < below && below < end);
    }

    /// To the first row.
    pub fn to_start(&mut self) {
        self.top = self.galley.start();
        self.moved();
    }

    /// To the last screenful.
    pub fn to_end(&mut self) {
        self.top = self.last_top();
        self.moved();
    }

    pub(super) fn moved(&mut self) {
        (self.kept, self.turned, self.fresh, self.left) = (None, None, None, None);
        self.settle();
    }

    /// Where what one has not seen begins, if that is not at the top.
    #[must_use]
    pub fn fresh(&self) -> Option<Cursor> {
        self.fresh
    }
}

//! The text of one article on the screen: what is in view, and moving in it.

use std::borrow::Cow;
use std::iter;

use super::panes::TextArea;
use super::passage::SelectedText;
use crate::layout::{
    self, ColumnRows, Cursor, Figures, Flowing, Galley, Line, PictureSizes, Plate, Setting,
};
use crate::model::{Article, Body, Doubt, Finder, HanScript, Hit, Place};

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
    /// It came with the place one went to: whoever goes back from there leaves
    /// both.
    pub is_given: bool,
    /// Which match that is, and of how many; not counted in very long texts.
    pub count: Option<(usize, usize)>,
    /// It goes on in other articles of the edition.
    pub of_edition: bool,
}

/// How much of an article is left below the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Remaining {
    /// Characters, about.
    pub characters_left: usize,
    /// How much was shown, in percent; 100 if the end is in view.
    pub percent: usize,
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
    /// The search, while it is active.
    pub search: Option<Search>,
    /// The passage that is selected.
    pub passage: Option<SelectedText>,
}

/// How a text is written that is looked for, as it was typed first; in the other
/// script, where Chinese is read in one, and with figures of the other widths.
pub(super) fn spellings(typed: &str, script: Option<HanScript>) -> Vec<String> {
    let script = script.map(|script| script.other().convert(typed)).into_iter();
    let others = script.chain([Figures::Full, Figures::Half].map(|wide| wide.convert(typed)));
    let others = others.filter(|other| matches!(other, Cow::Owned(_))).map(Cow::into_owned);
    iter::once(typed.to_owned()).chain(others).collect()
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
            search: None,
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

    /// The rows of the screen's columns, left to right.
    #[must_use]
    pub fn columns(&self) -> Vec<Vec<Line<'_>>> {
        let mut lines = self.galley.lines(self.top, self.reach());
        if !self.is_cut() {
            return vec![lines];
        }
        let (cuts, _) = self.cut(&lines);
        let mut out: Vec<Vec<_>> = Vec::with_capacity(cuts.len());
        for cut in cuts.iter().rev() {
            let mut column = lines.split_off(cut.index);
            column.truncate(cut.rows.into());
            out.push(column);
        }
        out.reverse();
        out
    }

    /// Cuts rows into the screen's columns; gives how many they take.
    fn cut(&self, lines: &[Line<'_>]) -> (Vec<ColumnRows>, usize) {
        let rows: Vec<_> = lines.iter().map(Flowing::from).collect();
        let room = self.area.room();
        layout::columns(&rows, (0..self.area.columns).map(|_| room))
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
        top
    }

    /// The first row from which a screen shows the article's end.
    fn last_top(&mut self) -> Cursor {
        let mut top = self.galley.last_top(self.screenful());
        let end = self.galley.end();
        while self.is_cut() && top < end && self.hides_end(top) {
            top = self.galley.step(top, 1);
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

    /// The pictures on the screen.
    #[must_use]
    pub fn plates_in_view(&self) -> Vec<Plate> {
        let lines = self.columns().into_iter().flatten();
        let mut plates: Vec<Plate> =
            lines.filter_map(|line| line.text?.strand.plate.clone()).collect();
        plates.dedup();
        plates
    }

    /// Whether a sign of doubt or of a missing end is on the screen.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        let mut lines = self.columns().into_iter().flatten();
        lines.any(|line| line.text.is_some_and(|set| set.is_signed()))
    }

    /// The first join on the screen that is in doubt.
    #[must_use]
    pub fn doubt_in_view(&self) -> Option<Doubt> {
        let mut lines = self.columns().into_iter().flatten();
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

    /// Goes to a place, at the top of the screen where the text is long
    /// enough.
    pub fn go_to(&mut self, place: Place) {
        self.top =
            if place == Place::default() { self.galley.start() } else { self.galley.cursor(place) };
        self.settle();
        self.turned = None;
        self.kept = Some(place);
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
    fn bring(&mut self, row: Cursor) {
        self.top = self.galley.step(row, -(self.height() / 3).cast_signed());
        while self.is_cut() && self.top < row && self.below(self.top) <= row {
            self.top = self.galley.step(self.top, 1);
        }
        self.moved();
    }

    /// Brings a row into view, and moves no further than that takes.
    pub(super) fn show_row(&mut self, row: Cursor) {
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
        self.top = self.galley.step(self.top, rows);
        self.moved();
    }

    /// Moves by half a screen, forward or back.
    pub fn half(&mut self, forward: bool) {
        let half = (self.screenful() / 2).max(1).cast_signed();
        let (top, below) = (self.top, self.below(self.top));
        self.top = self.galley.step(top, if forward { half } else { -half }).min(below);
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
            (self.kept, self.turned) = (None, None);
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

    fn moved(&mut self) {
        (self.kept, self.turned, self.fresh) = (None, None, None);
        self.settle();
    }

    /// Where what one has not seen begins, if that is not at the top.
    #[must_use]
    pub fn fresh(&self) -> Option<Cursor> {
        self.fresh
    }

    /// Keeps the last screenful full and sets what is in view.
    fn settle(&mut self) {
        if self.is_near_end() {
            let last = self.last_top();
            self.top = self.top.min(last);
        }
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

    /// Begins a search at the top of the screen; tells whether there is a
    /// match, which is then in view.
    pub fn search(&mut self, needle: &str) -> bool {
        let place = self.place();
        self.search_from(needle, place)
    }

    /// Shows the match of a search through the edition that comes first from a place
    /// on, or the last one.
    pub fn search_of_edition(&mut self, needle: &str, from: Option<Place>) {
        self.search_from(needle, from.unwrap_or_default());
        if from.is_none() {
            self.next_match(false);
        }
        if let Some(search) = &mut self.search {
            search.of_edition = true;
        }
    }

    fn search_from(&mut self, needle: &str, place: Place) -> bool {
        let (body, script) = (self.galley.body(), self.galley.setting().script);
        let find = |needle: &str| {
            let finder = Finder::new(needle);
            let found = body.find(&finder, (place.block, place.byte), true);
            (finder, found.map(|(hit, _)| hit))
        };
        // What is searched is as printed; a word may be typed as it is shown.
        let mut tried = spellings(needle, script).into_iter().map(|word| find(&word));
        let found = tried.find(|(_, hit)| hit.is_some());
        let (finder, current) = found.unwrap_or_else(|| (Finder::new(needle), None));
        self.search =
            Some(Search { finder, current, count: None, is_given: false, of_edition: false });
        self.show_match()
    }

    /// Shows what was found at a place elsewhere, and all that is like it; tells
    /// whether it stands there.
    pub fn show_found(&mut self, place: Place, found: &str) -> bool {
        let range = place.byte..place.byte + found.len();
        if self.galley.body().text(place.block).get(range.clone()) != Some(found) {
            return false;
        }
        let (finder, current) = (Finder::new(found), Some(Hit { chunk: place.block, range }));
        self.search =
            Some(Search { finder, current, count: None, is_given: true, of_edition: false });
        self.show_match()
    }

    /// The next match or the one before, round the end; and whether the search
    /// begins again at the other end for it.
    fn match_beside(&self, forward: bool) -> Option<(Hit, bool)> {
        let search = self.search.as_ref()?;
        let current = search.current.as_ref()?;
        let from = if forward { current.range.end } else { current.range.start };
        self.galley.body().find(&search.finder, (current.chunk, from), forward)
    }

    /// Whether the match is the last one of the article, or the first.
    #[must_use]
    pub fn is_edge_match(&self, last: bool) -> bool {
        self.match_beside(last).is_none_or(|(_, wrapped)| wrapped)
    }

    /// Goes to the next match or the one before, round the end; tells
    /// whether the search began again at the other end.
    pub fn next_match(&mut self, forward: bool) -> bool {
        let Some((next, wrapped)) = self.match_beside(forward) else { return false };
        if let Some(search) = &mut self.search {
            search.current = Some(next);
        }
        self.show_match();
        wrapped
    }

    fn show_match(&mut self) -> bool {
        self.count_matches();
        let Some(hit) = self.search.as_ref().and_then(|s| s.current.clone()) else { return false };
        let place = Place { block: hit.chunk, byte: hit.range.start };
        let row = self.galley.words_at(place);
        let below = self.below(self.top);
        if row < self.top || row >= below {
            self.bring(row);
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

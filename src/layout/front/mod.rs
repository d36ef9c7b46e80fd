//! The front page: a page of the paper as a broadsheet.
//!
//! The page is a pile of *screens*, each composed like a newspaper page of
//! its own: a masthead, then stories in columns. Stories keep their order
//! from screen to screen, each stands on exactly one, and none is cut by a
//! screen's foot: what does not fit is read in the article. Nothing here
//! knows a colour, or says a word.

mod grid;
mod order;
mod pack;
mod rules;
mod story;
mod strips;

use super::line::Cursor;
use super::{ColumnRows, LineDirection, Setting};
use crate::model::Box01;
pub use grid::ColumnGrid;
use order::StoryRank;
use pack::{Room, StoryPosition, StoryRequest};
pub use rules::RuleLine;
pub use story::FrontStory;
use story::HeadStyle;

/// What a page is composed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageFormat {
    /// Cells across.
    pub width: u16,
    /// Rows of a screen.
    pub height: u16,
    /// The page is the paper's first, and carries its name.
    pub opens: bool,
    /// Which way its columns follow each other.
    pub direction: LineDirection,
}

/// What stands over the stories of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Masthead {
    /// One line, and a thin rule under it if that is `ruled`.
    Line {
        /// Whether there is a rule.
        ruled: bool,
    },
    /// The paper's name, what stands under it, a double rule, the folio line,
    /// a thin rule; with an empty row above all if that is `airy`.
    Full {
        /// Whether there is an empty row.
        airy: bool,
    },
}

/// A story in its place. Cells and rows count from the screen's upper left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The screen it is on, from 0.
    pub screen: usize,
    /// Its first cell; the two before it are free for a bar.
    pub x: u16,
    /// Its first row.
    pub y: u16,
    /// Its cells; in the two after them marks may hang.
    pub w: u16,
    /// Its rows.
    pub h: u16,
    /// Rows of its head, which begins at `x`, `y`.
    pub head: u16,
    /// The head's rows stand in the middle of the story's width.
    pub centred: bool,
    /// Its text, column by column.
    pub strips: Vec<Strip>,
    /// There is more of its text than shown, and the last row of the last
    /// column is free to say so. Ledes are cut without a word.
    pub more: bool,
    slot: StoryPosition,
}

/// Rows of a story's text in one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strip {
    /// The first cell.
    pub x: u16,
    /// The first row.
    pub y: u16,
    /// The first row of the text, in [`FrontStory::text`].
    pub from: Cursor,
    /// How many rows.
    pub rows: u16,
}

/// From this height on, the first page carries the full masthead, ...
const FULL: (u16, u16) = (60, 28);
/// ... and from this one on, with air above it.
const AIRY: u16 = 36;
/// From this height on, a rule stands under the masthead.
const RULED: u16 = 7;
/// Below this size, there are headlines with ledes only.
const LEDES: (u16, u16) = (44, 14);

/// A page composed for a size.
#[derive(Debug)]
pub struct Broadsheet {
    format: PageFormat,
    grid: ColumnGrid,
    stories: Vec<FrontStory>,
    placed: Vec<Placed>,
    screens: usize,
}

impl Broadsheet {
    /// Composes a page of these stories.
    #[must_use]
    pub fn new(stories: Vec<FrontStory>, format: PageFormat) -> Self {
        let claims = claims(&stories, format.direction);
        let mut printed: Vec<Option<FrontStory>> = stories.into_iter().map(Some).collect();
        let order = order::order(&claims);
        let stories = order.into_iter().filter_map(|index| printed[index].take()).collect();
        let grid = ColumnGrid::of(format.width, format.direction);
        let mut sheet = Self { format, grid, stories, placed: Vec::new(), screens: 1 };
        sheet.compose();
        sheet
    }

    /// Composes the page for another size.
    pub fn refit(&mut self, format: PageFormat) {
        if format != self.format {
            self.format = format;
            self.compose();
        }
    }

    /// Composes the page by other customs; they are given for the article's
    /// place in its edition.
    pub fn set_settings(&mut self, setting: impl Fn(usize) -> Setting) {
        for story in &mut self.stories {
            story.set_setting(setting(story.article()));
        }
        self.compose();
    }

    /// The stories in their order.
    #[must_use]
    pub fn stories(&self) -> &[FrontStory] {
        &self.stories
    }

    /// Where the stories stand, in their order.
    #[must_use]
    pub fn placed(&self) -> &[Placed] {
        &self.placed
    }

    /// The stories of one screen, each with its place in the order.
    pub fn on_screen(&self, screen: usize) -> impl Iterator<Item = (usize, &Placed)> {
        self.placed.iter().enumerate().filter(move |(_, placed)| placed.screen == screen)
    }

    /// How many screens there are, at least one.
    #[must_use]
    pub fn screens(&self) -> usize {
        self.screens
    }

    /// The columns.
    #[must_use]
    pub fn grid(&self) -> ColumnGrid {
        self.grid
    }

    /// The thin lines between the stories of a screen.
    #[must_use]
    pub fn rules(&self, screen: usize) -> Vec<RuleLine> {
        let slots: Vec<StoryPosition> =
            self.on_screen(screen).map(|(_, placed)| placed.slot).collect();
        rules::rules(&slots, self.grid, self.masthead(screen).rows())
    }

    /// What stands over the stories of a screen.
    #[must_use]
    pub fn masthead(&self, screen: usize) -> Masthead {
        let PageFormat { width, height, opens, .. } = self.format;
        if opens && screen == 0 && width >= FULL.0 && height >= FULL.1 {
            Masthead::Full { airy: height >= AIRY }
        } else {
            Masthead::Line { ruled: height >= RULED }
        }
    }

    /// The story beside another on the same screen, to the right or the left:
    /// of those level with it the nearest.
    #[must_use]
    pub fn beside(&self, story: usize, right: bool) -> Option<usize> {
        let here = self.placed.get(story)?;
        let beyond = |there: &Placed| {
            if right { there.x >= here.x + here.w } else { there.x + there.w <= here.x }
        };
        let distance = |there: &Placed| {
            let apart =
                there.y.max(here.y).saturating_sub((there.y + there.h).min(here.y + here.h));
            let gap = there.x.max(here.x) - (there.x + there.w).min(here.x + here.w);
            (apart, gap, there.y.abs_diff(here.y))
        };
        let there = self.on_screen(here.screen).filter(|(_, there)| beyond(there));
        there.min_by_key(|(_, there)| distance(there)).map(|(index, _)| index)
    }

    /// The story under a cell of a screen.
    #[must_use]
    pub fn at(&self, screen: usize, x: u16, y: u16) -> Option<usize> {
        let holds = |placed: &Placed| {
            (placed.x..placed.x + placed.w).contains(&x)
                && (placed.y..placed.y + placed.h).contains(&y)
        };
        self.on_screen(screen).find(|(_, placed)| holds(placed)).map(|(index, _)| index)
    }

    fn compose(&mut self) {
        self.grid = ColumnGrid::of(self.format.width, self.format.direction);
        self.placed.clear();
        let items = self.items();
        let mut screen = 0;
        while self.placed.len() < items.len() {
            let room = self.room(screen);
            let from = self.placed.len();
            let slots = pack::pack(&items[from..], &room);
            for (story, slot) in (from..).zip(&slots) {
                let placed = self.place(story, *slot, screen, items[story].lead);
                self.placed.push(placed);
            }
            screen += 1;
        }
        self.screens = screen.max(1);
    }

    fn shows_ledes(&self) -> bool {
        self.format.width < LEDES.0 || self.format.height < LEDES.1
    }

    /// The part of a screen under its masthead.
    fn room(&self, screen: usize) -> Room {
        let top = self.masthead(screen).rows();
        let bottom = self.format.height.max(top + 1);
        let height = bottom - top;
        let columns = self.grid.columns();
        if self.shows_ledes() {
            return Room { columns, top, bottom, lines: (1, 3), lead: 1, grows: false };
        }
        let lines = ((height / 6).clamp(3, 8), height);
        Room { columns, top, bottom, lines, lead: height / 3, grows: true }
    }

    /// Measures the stories.
    fn items(&mut self) -> Vec<StoryRequest> {
        let columns = self.grid.columns();
        let claims = claims(&self.stories, self.format.direction);
        let wishes = order::wishes(&claims, columns);
        let lead = order::lead(&claims);
        let ledes = self.shows_ledes();
        let (grid, height) = (self.grid, self.format.height);
        let most = usize::from(columns) * usize::from(height) + 1;
        let mut items = Vec::with_capacity(self.stories.len());
        for ((index, story), wish) in self.stories.iter_mut().enumerate().zip(wishes) {
            story.dress(match index == lead {
                _ if ledes => HeadStyle::Lede,
                true => HeadStyle::Lead,
                false => HeadStyle::Story,
            });
            let heads = (1..=columns).map(|span| story.set_head(grid.width(span), height));
            let heads = heads.collect();
            story.set_text(grid.measure(), most);
            items.push(StoryRequest {
                span: wish.span,
                column: wish.column,
                lead: index == lead && !ledes,
                heads,
                text: story.lines().len() as u16,
            });
        }
        items
    }

    /// Sets a story in its place.
    fn place(&mut self, story: usize, slot: StoryPosition, screen: usize, lead: bool) -> Placed {
        let StoryPosition { column, span, y, h } = slot;
        let ledes = self.shows_ledes();
        let (grid, set) = (self.grid, &mut self.stories[story]);
        let head = set.set_head(grid.width(span), self.format.height).min(h);
        let (cuts, more) = strips::cut(set.lines(), (span, h - head), !ledes);
        let more = more && h - head > 1 && !ledes;
        let strip = |(cut, column): (&ColumnRows, u16)| Strip {
            x: grid.x(column, 1),
            y: y + head,
            from: cut.from,
            rows: cut.rows,
        };
        Placed {
            screen,
            x: grid.x(column, span),
            y,
            w: grid.width(span),
            h,
            head,
            centred: lead && span > 1,
            strips: cuts.iter().zip(column..).map(strip).collect(),
            more,
            slot,
        }
    }
}

/// What the stories claim on a page whose columns follow each other so. Where
/// that is to the left, boxes are counted from the right edge: from there on,
/// everything is composed as elsewhere.
fn claims(stories: &[FrontStory], direction: LineDirection) -> Vec<StoryRank> {
    let turned = |area: Box01| match direction {
        LineDirection::LeftToRight => area,
        LineDirection::RightToLeft => Box01 { x: 1.0 - area.x - area.w, ..area },
    };
    let claim = |story: &FrontStory| {
        let StoryRank { area, prominence } = story.claim();
        StoryRank { area: area.map(turned), prominence }
    };
    stories.iter().map(claim).collect()
}

impl Masthead {
    /// Rows that it takes.
    #[must_use]
    pub fn rows(self) -> u16 {
        match self {
            Self::Line { ruled } => 1 + u16::from(ruled),
            Self::Full { airy } => 5 + u16::from(airy),
        }
    }
}

#[cfg(test)]
#[path = "front_tests.rs"]
mod tests;

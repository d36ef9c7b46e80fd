//! The front page: a page of the paper as a broadsheet.
//!
//! The page is a pile of *screens*, each composed like a newspaper page of
//! its own: a masthead, then stories in columns. Stories keep their order
//! from screen to screen, each stands on exactly one, and none is cut by a
//! screen's foot: what does not fit is read in the article. Nothing here
//! knows a colour, or says a word.

mod grid;
mod head_style;
mod inside;
mod masthead;
mod order;
mod picture;
mod placed;
mod request;
mod rules;
mod screens;
mod slicing;
mod story;
mod strips;

use super::{LineDirection, PictureSizes, Plate, Setting};
use crate::model::Box01;
pub use grid::ColumnGrid;
use head_style::HeadStyle;
pub use inside::inside;
use masthead::AIRY;
pub use masthead::Masthead;
use order::StoryRank;
pub use picture::first_picture;
use placed::StoryGrid;
pub use placed::{HeadLook, Placed, Strip};
use request::{Room, StoryPosition, StoryRequest, StorySize};
pub use rules::RuleLine;
pub use story::{FrontStory, HeadRow, is_ruled_off, is_verse};

/// What a page is composed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageFormat {
    /// Cells across.
    pub width: u16,
    /// Rows of a screen.
    pub height: u16,
    /// The page is the paper's first, and carries its name.
    pub opens: bool,
    /// The lead's headline may stand in letters of twice the size.
    pub sized: bool,
    /// Which way its stories follow each other, ...
    pub direction: LineDirection,
    /// ... and the columns of one story.
    pub text: LineDirection,
}

/// A screen that is as full as this, in percent, needs no looser columns, ...
const FULL_ENOUGH: u32 = 92;
/// ... which are tried so often.
const MOST_STEPS: u16 = 8;
/// Below this size, there are headlines with ledes only.
const LEDES: (u16, u16) = (44, 14);

/// A page composed for a size.
#[derive(Debug)]
pub struct Broadsheet {
    format: PageFormat,
    pictures: PictureSizes,
    grid: ColumnGrid,
    stories: Vec<FrontStory>,
    placed: Vec<Placed>,
    screens: usize,
    /// What may fill the last screen, of several the one that fits best.
    fillers: Vec<FrontStory>,
    filled: Option<(usize, Placed)>,
}

impl Broadsheet {
    /// Composes a page of these stories. One of `fillers` takes what the last
    /// screen leaves empty.
    #[must_use]
    pub fn new(
        stories: Vec<FrontStory>,
        fillers: Vec<FrontStory>,
        (format, pictures): (PageFormat, PictureSizes),
    ) -> Self {
        let order = order::order(&claims(&stories, format.direction));
        let goes_on = |a: usize, b: usize| stories[a].goes_on_from(&stories[b]);
        let order = order::gathered(order, goes_on);
        let mut printed: Vec<Option<FrontStory>> = stories.into_iter().map(Some).collect();
        let stories = order.into_iter().filter_map(|index| printed[index].take()).collect();
        let grid = ColumnGrid::of(format.width, format.direction);
        let (placed, screens, filled) = (Vec::new(), 1, None);
        let mut sheet = Self { format, pictures, grid, stories, placed, screens, fillers, filled };
        sheet.compose();
        sheet
    }

    /// Composes the page for another size, or with other pictures.
    pub fn refit(&mut self, format: PageFormat, pictures: PictureSizes) {
        if format != self.format || pictures != self.pictures {
            (self.format, self.pictures) = (format, pictures);
            self.compose();
        }
    }

    /// The room of the pictures on a screen.
    #[must_use]
    pub fn plates(&self, screen: usize) -> Vec<Plate> {
        let of = |(story, placed): (usize, _)| self.stories[story].plates(placed);
        let mut plates: Vec<Plate> = self.on_screen(screen).flat_map(of).collect();
        plates.dedup();
        plates
    }

    /// Composes the page by other customs; they are given for the article's
    /// place in its edition.
    pub fn set_settings(&mut self, setting: impl Fn(usize) -> Setting) {
        for story in self.stories.iter_mut().chain(&mut self.fillers) {
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

    /// What fills a screen that its stories leave room on; it is no story, and
    /// is not selected.
    #[must_use]
    pub fn filler(&self, screen: usize) -> Option<(&FrontStory, &Placed)> {
        let (filler, placed) = self.filled.as_ref().filter(|(_, at)| at.screen == screen)?;
        Some((self.fillers.get(*filler)?, placed))
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
        let filler = self.filler(screen).map(|(_, placed)| placed);
        let placed = || self.on_screen(screen).map(|(_, placed)| placed).chain(filler);
        let slots: Vec<StoryPosition> = placed().map(|placed| placed.slot).collect();
        let mut rules = rules::rules(&slots, self.grid, self.masthead(screen).rows());
        rules.retain(|rule| !placed().any(|placed| placed.joined && rule.is_over(placed)));
        rules
    }

    /// What stands over the stories of a screen.
    #[must_use]
    pub fn masthead(&self, screen: usize) -> Masthead {
        let PageFormat { width, height, opens, .. } = self.format;
        Masthead::of((width, height), opens && screen == 0)
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
        let width = self.format.width;
        let grid = ColumnGrid::of(width, self.format.direction);
        self.compose_on(grid);
        let mut best = (self.fullness(), grid);
        for steps in 1..=MOST_STEPS {
            if self.screens > 1 || best.0 >= FULL_ENOUGH {
                break;
            }
            let Some(loose) = grid.looser(width, steps) else { continue };
            self.compose_on(loose);
            let full = self.fullness();
            if self.screens == 1 && full > best.0 {
                best = (full, loose);
            }
        }
        if best.1 != self.grid {
            self.compose_on(best.1);
        }
    }

    /// How much of the only screen is taken, in percent.
    fn fullness(&self) -> u32 {
        let filler = self.filler(0).map(|(_, placed)| placed);
        let taken = self.on_screen(0).map(|(_, placed)| placed).chain(filler);
        let area = |placed: &Placed| u32::from(placed.slot.span) * u32::from(placed.h + 1);
        100 * taken.map(area).sum::<u32>() / self.room(0).area().max(1)
    }

    fn compose_on(&mut self, grid: ColumnGrid) {
        // Where columns are loose, there are rows enough, too.
        let air = u16::from(grid != ColumnGrid::of(self.format.width, self.format.direction));
        for story in self.stories.iter_mut().chain(&mut self.fillers) {
            story.loosen(air);
        }
        self.grid = grid;
        self.placed.clear();
        self.filled = None;
        let requests = self.requests();
        let fillers = self.filler_requests();
        let screens = screens::screens(&requests, &fillers, &[self.room(0), self.room(1)]);
        self.screens = screens.len().max(1);
        for (screen, composed) in screens.iter().enumerate() {
            let sheet = self.sheet(screen);
            for (story, slot) in composed.stories.clone().zip(&composed.positions) {
                self.put(story, (screen, *slot), &sheet);
            }
            if let Some((filler, slot)) = composed.filled {
                let placed = self.fillers[filler].place(&sheet, slot, false);
                let across = slot.span == self.grid.columns();
                let placed = if across { placed.in_middle(self.format.height) } else { placed };
                self.filled = Some((filler, Placed { screen, ..placed }));
            }
        }
    }

    /// Puts a story, the next one, in its place on a screen.
    fn put(&mut self, story: usize, (screen, slot): (usize, StoryPosition), sheet: &StoryGrid) {
        let before = self.placed.last().filter(|before| before.screen == screen);
        let goes_on = self.stories[story].style() == HeadStyle::Brief { heads: false };
        if goes_on && before.is_none() {
            self.stories[story].dress(HeadStyle::Brief { heads: true }, false);
        }
        let placed = Placed { screen, ..self.stories[story].place(sheet, slot, true) };
        let joined = goes_on && before.is_some_and(|before| placed.is_under(before));
        self.placed.push(Placed { joined, ..placed });
    }

    fn sheet(&self, screen: usize) -> StoryGrid {
        let PageFormat { height, text, .. } = self.format;
        StoryGrid { grid: self.grid, height, top: self.masthead(screen).rows(), text }
    }

    /// Measures what may fill a screen.
    fn filler_requests(&mut self) -> Vec<StoryRequest> {
        if self.shows_ledes() {
            return Vec::new();
        }
        let sheet = self.sheet(0);
        let columns = self.grid.columns();
        let none = PictureSizes::default();
        let fillers = self.fillers.iter_mut();
        let requests = fillers.map(|filler| request(filler, (&sheet, &none), (columns, false)));
        requests.map(|request| StoryRequest { fills: true, ..request }).collect()
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
            return Room { columns, top, bottom, least: 2, lead: 2, enough: 4 };
        }
        let least = (height / 6).clamp(3, 8);
        let enough = (columns * height / 4).clamp(2 * least, height.max(2 * least));
        Room { columns, top, bottom, least, lead: height / 3, enough }
    }

    /// Measures the stories.
    fn requests(&mut self) -> Vec<StoryRequest> {
        let columns = self.grid.columns();
        let claims = claims(&self.stories, self.format.direction);
        let wishes = order::wishes(&claims, columns);
        let lead = order::lead(&claims);
        let sheet = self.sheet(0);
        let ledes = self.shows_ledes();
        let PageFormat { height, sized, .. } = self.format;
        let large = height >= AIRY;
        let goes_on = |index: usize| {
            let pair = index.checked_sub(1).and_then(|before| self.stories.get(before..=index));
            pair.is_some_and(|pair| pair[1].goes_on_from(&pair[0]))
        };
        let styles = if ledes {
            vec![HeadStyle::Lede; self.stories.len()]
        } else {
            head_style::styles(self.stories.len(), (lead, large), goes_on)
        };
        let none = PictureSizes::default();
        let pictures = if ledes { &none } else { &self.pictures };
        let mut requests = Vec::with_capacity(self.stories.len());
        let stories = self.stories.iter_mut().zip(styles).zip(wishes);
        for (index, ((story, style), wish)) in stories.enumerate() {
            story.dress(style, sized);
            let span = if matches!(style, HeadStyle::Brief { .. }) { 1 } else { wish };
            let request = request(story, (&sheet, pictures), (span, index == lead && !ledes));
            requests.push(request);
        }
        requests
    }
}

/// What a story that wishes to span so many columns asks for.
fn request(
    story: &mut FrontStory,
    (sheet, pictures): (&StoryGrid, &PictureSizes),
    (span, lead): (u16, bool),
) -> StoryRequest {
    let StoryGrid { grid, height, .. } = *sheet;
    let columns = grid.columns();
    let most = columns.saturating_mul(height).saturating_add(1);
    let whole = usize::from(height / 4).max(6);
    story.set_text((grid.measure(), pictures), (most.into(), whole));
    let size = |span: u16| {
        let head = story.set_head(grid.width(span), height);
        let (text, airy) = strips::heights(story.lines(), span, most.div_ceil(span));
        StorySize { head: head + story.space_under(head), text, airy }
    };
    let sizes = (1..=columns).map(size).collect();
    let goes_on = story.style() == HeadStyle::Brief { heads: false };
    let (text, least) = (story.lines().len() as u16, story.least());
    StoryRequest { span, lead, sizes, text, least, goes_on, fills: false }
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
        let rank = story.claim();
        StoryRank { area: rank.area.map(turned), ..rank }
    };
    stories.iter().map(claim).collect()
}

#[cfg(test)]
#[path = "front_tests.rs"]
mod tests;

//! Stories in their places on a screen.

use super::grid::ColumnGrid;
use super::request::StoryPosition;
use crate::layout::{Cursor, LineDirection};

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
    /// Rows of its head, which begins at `x`, `y`, without a kicker that stands in
    /// the rule.
    pub head: u16,
    /// How the head is shown.
    pub look: HeadLook,
    /// The kicker stands in the rule over the story, and the head begins with
    /// what is under it.
    pub kicker_in_rule: bool,
    /// Its text, column by column.
    pub strips: Vec<Strip>,
    /// Cells that the [verse](super::is_verse) in it goes in by.
    pub verse: u16,
    /// There is more of its text than shown, and the last row of the last
    /// column is free to say so.
    pub more: bool,
    /// No rule parts it from the brief over it.
    pub(super) joined: bool,
    pub(super) slot: StoryPosition,
}

impl Placed {
    /// Whether this stands in the same columns, right under another.
    pub(super) fn is_under(&self, over: &Self) -> bool {
        let columns = |placed: &Self| (placed.screen, placed.slot.column, placed.slot.span);
        columns(self) == columns(over) && self.slot.y == over.slot.y + over.slot.h + 1
    }

    /// The same lower down, if rows are left empty under it, so that half of them
    /// stand over it. `bottom` is the first row that is not the screen's.
    pub(super) fn in_middle(mut self, bottom: u16) -> Self {
        let foot = self.strips.iter().map(|strip| strip.y + strip.rows).max();
        let by = foot.map_or(0, |foot| bottom.saturating_sub(foot) / 2);
        self.y += by;
        self.slot.y += by;
        self.strips.iter_mut().for_each(|strip| strip.y += by);
        self.h = self.h.min(bottom - self.y);
        self.slot.h = self.slot.h.min(bottom - self.slot.y);
        self
    }
}

/// How a head is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HeadLook {
    /// The head's rows stand in the middle of the story's width.
    pub centred: bool,
    /// So many cells may stand between two wide letters of the headline; 0 where
    /// they stand as in the text.
    pub apart: u16,
    /// The headline has a thin rule over and under it, but none at the story's
    /// edge.
    pub display: bool,
    /// A rule parts head and text.
    pub ruled: bool,
}

/// Rows of a story's text in one column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strip {
    /// The first cell.
    pub x: u16,
    /// The first row.
    pub y: u16,
    /// The first row of the text, in [`FrontStory::text`](super::FrontStory::text).
    pub from: Cursor,
    /// How many rows.
    pub rows: u16,
}

/// What a story is set on.
#[derive(Debug, Clone, Copy)]
pub(super) struct StoryGrid {
    pub grid: ColumnGrid,
    /// Rows of a screen, ...
    pub height: u16,
    /// ... and the one that its stories begin at.
    pub top: u16,
    /// Which way the columns of one story follow each other.
    pub text: LineDirection,
}

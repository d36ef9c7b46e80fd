//! What a story asks of a screen: how high it is across so many columns, and
//! with how much of its text.

/// How high a story is across a number of columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct StorySize {
    /// Rows of its head and of the space under it.
    pub head: u16,
    /// Rows that all its text takes.
    pub text: u16,
    /// The same with an empty row between all paragraphs that stand one under
    /// the other.
    pub airy: u16,
}

/// A story to be placed; rows are counted in cells.
#[derive(Debug, Clone)]
pub(super) struct StoryRequest {
    /// Columns it wishes to span.
    pub span: u16,
    /// It is given more text than others.
    pub lead: bool,
    /// How high it is across 1, 2, ... columns.
    pub sizes: Vec<StorySize>,
    /// Rows of its text in one column, as far as they were counted.
    pub text: u16,
    /// Rows of text that it is not shown without.
    pub least: u16,
    /// It is a brief under the same heading as the one before it.
    pub goes_on: bool,
    /// It only takes what would be left empty, at any width.
    pub fills: bool,
}

/// The part of a screen that stories are placed in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub columns: u16,
    /// The first row, ...
    pub top: u16,
    /// ... and the one after the last.
    pub bottom: u16,
    /// The fewest rows of text that a story is shown with, ...
    pub least: u16,
    /// ... and the fewest that the lead has.
    pub lead: u16,
    /// Rows of text in one column that are enough for a story while others
    /// wait; twice as many are for the lead.
    pub enough: u16,
}

/// Where a story stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StoryPosition {
    pub column: u16,
    pub span: u16,
    pub y: u16,
    pub h: u16,
}

impl StoryPosition {
    pub(super) fn covers(self, column: u16) -> bool {
        (self.column..self.column + self.span).contains(&column)
    }
}

impl Room {
    pub(super) fn height(&self) -> u16 {
        self.bottom.saturating_sub(self.top).max(1)
    }

    /// Rows of all its columns together.
    pub(super) fn area(&self) -> u32 {
        u32::from(self.columns) * u32::from(self.height())
    }
}

impl StoryRequest {
    pub(super) fn size(&self, span: u16) -> StorySize {
        self.sizes.get(usize::from(span) - 1).copied().unwrap_or_default()
    }

    /// The columns it would span if it were alone to decide.
    pub(super) fn wished(&self, room: &Room) -> u16 {
        self.span.clamp(1, room.columns)
    }

    /// The fewest rows of text across `span` columns.
    pub(super) fn least_text(&self, span: u16, room: &Room) -> u16 {
        let least = if self.lead { room.lead.max(room.least) } else { room.least };
        least.max(self.least).min(self.size(span).text)
    }

    /// Rows of text in one column that are enough for it.
    pub(super) fn enough(&self, room: &Room) -> u16 {
        let enough = if self.lead { room.enough.saturating_mul(2) } else { room.enough };
        enough.min(self.text)
    }

    /// Rows of one column that it takes with `text` rows of text, and the rule
    /// over it.
    pub(super) fn area(&self, text: u16, room: &Room) -> u32 {
        let span = self.wished(room);
        let head = u32::from(self.size(span).head) + 1;
        head * u32::from(span) + u32::from(text)
    }

    /// The same with as little text as can be.
    pub(super) fn least_area(&self, room: &Room) -> u32 {
        let span = self.wished(room);
        self.area(self.least_text(span, room).saturating_mul(span), room)
    }
}

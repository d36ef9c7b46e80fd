//! Stories onto a screen: each where it fits highest, then all as long as the
//! screen is.

/// A story that misses no more rows than this is rather shown whole.
const ALMOST: u16 = 3;

/// A story to be placed; rows are counted in cells.
#[derive(Debug, Clone)]
pub(super) struct StoryRequest {
    /// Columns it wishes to span.
    pub span: u16,
    /// The column it wishes to begin in.
    pub column: Option<u16>,
    /// It is given more text than others.
    pub lead: bool,
    /// Rows of its head across 1, 2, ... columns.
    pub heads: Vec<u16>,
    /// Rows of its text in one column, as far as they were counted.
    pub text: u16,
}

/// The part of a screen that stories are placed in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub columns: u16,
    /// The first row, ...
    pub top: u16,
    /// ... and the one after the last.
    pub bottom: u16,
    /// The fewest and the most rows of text a story is given at first, ...
    pub lines: (u16, u16),
    /// ... and the fewest that the lead is given.
    pub lead: u16,
    /// Stories may grow into what is left empty.
    pub grows: bool,
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
    fn bottom(self) -> u16 {
        self.y + self.h
    }

    pub(super) fn covers(self, column: u16) -> bool {
        (self.column..self.column + self.span).contains(&column)
    }

    fn meets(self, other: Self) -> bool {
        (self.column..self.column + self.span).any(|column| other.covers(column))
    }
}

impl StoryRequest {
    fn head(&self, span: u16) -> u16 {
        self.heads.get(usize::from(span) - 1).copied().unwrap_or_default()
    }

    /// Rows of all its text in `span` columns.
    fn all_text(&self, span: u16) -> u16 {
        self.text.div_ceil(span)
    }

    fn whole(&self, span: u16) -> u16 {
        self.head(span) + self.all_text(span)
    }

    fn set(&self, span: u16, lines: u16, room: &Room) -> u16 {
        let lines = if self.lead { lines.max(room.lead) } else { lines };
        let height = self.head(span) + lines.min(self.all_text(span));
        height.clamp(1, room.height().max(1))
    }
}

impl Room {
    pub(super) fn height(&self) -> u16 {
        self.bottom.saturating_sub(self.top)
    }
}

/// Places as many of the stories, in their order, as the room holds: always
/// at least one. All are then given as much text as they can be.
pub(super) fn pack(items: &[StoryRequest], room: &Room) -> Vec<StoryPosition> {
    let (least, most) = room.lines;
    let fewest = stack(items, room, least);
    let count = fewest.len();
    let longer = (least + 1..=most).rev().map(|lines| stack(&items[..count], room, lines));
    let mut slots = longer.into_iter().find(|slots| slots.len() == count).unwrap_or(fewest);
    if room.grows {
        lengthen(items, &mut slots, room);
        for column in 0..room.columns {
            share_out(items, &mut slots, room, column);
        }
    }
    slots
}

/// Places stories of `lines` rows of text one after the other, until one does
/// not fit.
fn stack(items: &[StoryRequest], room: &Room, lines: u16) -> Vec<StoryPosition> {
    let mut edges = vec![room.top; usize::from(room.columns)];
    let mut slots = Vec::with_capacity(items.len());
    for item in items {
        let wished = item.span.clamp(1, room.columns);
        let Some(slot) =
            (1..=wished).rev().find_map(|span| place(item, span, &edges, (room, lines)))
        else {
            break;
        };
        edges[usize::from(slot.column)..usize::from(slot.column + slot.span)].fill(slot.bottom());
        slots.push(slot);
    }
    slots
}

fn place(
    item: &StoryRequest,
    span: u16,
    edges: &[u16],
    (room, lines): (&Room, u16),
) -> Option<StoryPosition> {
    let h = item.set(span, lines, room);
    let slot = |column: u16| {
        let across = &edges[usize::from(column)..usize::from(column + span)];
        let edge = across.iter().copied().max().unwrap_or(room.top);
        // A row for the rule between two stories.
        let y = if edge > room.top { edge + 1 } else { edge };
        StoryPosition { column, span, y, h }
    };
    let fits = |slot: &StoryPosition| slot.bottom() <= room.bottom;
    let last = room.columns - span;
    let highest = (0..=last).map(slot).min_by_key(|slot| (slot.y, slot.column))?;
    let wished = item.column.map(|column| slot(column.min(last)));
    // The printed place is kept unless it would leave a hole in the page.
    let near = wished.filter(|slot| fits(slot) && slot.y <= highest.y + room.height() / 3);
    near.or(Some(highest)).filter(fits)
}

/// Lets every story grow to its whole text or to the story below it.
fn lengthen(items: &[StoryRequest], slots: &mut [StoryPosition], room: &Room) {
    for index in 0..slots.len() {
        let slot = slots[index];
        let below = slots.iter().filter(|other| other.y > slot.y && other.meets(slot));
        let Some(limit) = below.map(|other| other.y - 1).min() else {
            if slot.span > 1 {
                let whole = items[index].whole(slot.span).max(slot.h);
                slots[index].h = whole.min(room.bottom - slot.y);
            }
            continue;
        };
        let whole = items[index].whole(slot.span).max(slot.h);
        slots[index].h = whole.min(limit.saturating_sub(slot.y)).max(slot.h);
    }
}

/// Shares the empty rows at the foot of a column among the stories over it,
/// row by row: first to those that it brings to their end, then to the
/// shortest.
fn share_out(items: &[StoryRequest], slots: &mut [StoryPosition], room: &Room, column: u16) {
    let mut stack: Vec<usize> = (0..slots.len()).filter(|&i| slots[i].covers(column)).collect();
    stack.sort_by_key(|&i| slots[i].y);
    let from = stack.iter().rposition(|&i| slots[i].span > 1).map_or(0, |i| i + 1);
    let stack = &stack[from..];
    let Some(&last) = stack.last() else { return };
    for _ in slots[last].bottom()..room.bottom {
        let cut = stack.iter().enumerate().filter(|&(_, &i)| slots[i].h < items[i].whole(1));
        let shortest = cut.min_by_key(|&(_, &i)| {
            let misses_more = items[i].whole(1) - slots[i].h > ALMOST;
            (misses_more, slots[i].h.saturating_sub(items[i].head(1)))
        });
        let Some((at, &grown)) = shortest else { return };
        slots[grown].h += 1;
        for &below in &stack[at + 1..] {
            slots[below].y += 1;
        }
    }
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;

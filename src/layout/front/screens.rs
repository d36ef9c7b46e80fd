//! Which stories stand on which screen, and where.
//!
//! A page that has more text than a screen is cut; which stories open a new
//! screen is weighed over the whole page, so that none is left half empty for
//! the sake of a few more rows on the one before it.

use std::ops::Range;

use super::request::{Room, StoryPosition, StoryRequest};
use super::slicing::{Composition, compose};

/// Stories on a screen at most, ...
const MOST: usize = 24;
/// ... times the columns, if there are more than five: the time that a screen
/// takes grows with the cube of its stories and the square of its columns.
const MOST_IN_COLUMNS: usize = 120;
/// What an empty screen costs, ...
const EMPTY: f32 = 5.0;
/// ... and one whose stories are cut to nothing.
const CUT: f32 = 1.0;

/// A screen.
#[derive(Debug)]
pub(super) struct FrontScreen {
    /// The stories on it.
    pub stories: Range<usize>,
    /// Where they stand.
    pub positions: Vec<StoryPosition>,
    /// Which filler is on it, and where it stands.
    pub filled: Option<(usize, StoryPosition)>,
}

/// Composes all screens; the first has a room of its own. One of `fillers`
/// takes what the last of them leaves empty.
pub(super) fn screens(
    items: &[StoryRequest],
    fillers: &[StoryRequest],
    rooms: &[Room; 2],
) -> Vec<FrontScreen> {
    let ends = ends(items, rooms);
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(&end) = ends.get(from) {
        let room = &rooms[out.len().min(1)];
        let screen = (from + 1..=end).rev().find_map(|to| {
            let fillers = if to == items.len() { fillers } else { &[] };
            one(items, from..to, fillers, room)
        });
        // One story alone always goes on a screen.
        let Some(screen) = screen else { break };
        from = screen.stories.end;
        out.push(screen);
    }
    out
}

fn one(
    items: &[StoryRequest],
    stories: Range<usize>,
    fillers: &[StoryRequest],
    room: &Room,
) -> Option<FrontScreen> {
    let own = &items[stories.clone()];
    let Composition { positions, cost } = compose(own, room)?;
    let mut least = cost;
    let mut screen = FrontScreen { stories, positions, filled: None };
    // Nothing is cut for the sake of a filler.
    let all: u32 = own.iter().map(|item| item.area(item.text, room)).sum();
    let goes = |filler: &StoryRequest| all + filler.least_area(room) <= room.area();
    for (index, filler) in fillers.iter().enumerate().filter(|(_, filler)| goes(filler)) {
        let with: Vec<StoryRequest> = own.iter().chain([filler]).cloned().collect();
        if let Some(Composition { mut positions, cost }) = compose(&with, room)
            && cost < least
        {
            least = cost;
            screen.filled = positions.pop().map(|position| (index, position));
            screen.positions = positions;
        }
    }
    Some(screen)
}

/// For each story, the end of the screen that it would open.
fn ends(items: &[StoryRequest], rooms: &[Room; 2]) -> Vec<usize> {
    let mut ends = vec![0; items.len()];
    let mut costs = vec![0.0; items.len() + 1];
    let most = (MOST_IN_COLUMNS / usize::from(rooms[0].columns)).min(MOST);
    for from in (0..items.len()).rev() {
        let room = &rooms[usize::from(from > 0)];
        let all = room.area() + u32::from(room.columns);
        let (mut enough, mut least) = (0, 0);
        let mut best = f32::INFINITY;
        for to in from + 1..=items.len().min(from + most) {
            let item = &items[to - 1];
            enough += item.area(item.enough(room), room);
            least += item.least_area(room);
            if least > all && to > from + 1 {
                break;
            }
            let cost = waste(enough, all) + costs[to];
            if cost < best {
                (best, ends[from]) = (cost, to);
            }
        }
        costs[from] = best;
    }
    ends
}

/// What it costs to put so much on a screen that holds `all`.
#[allow(clippy::cast_precision_loss, reason = "no screen has 2^23 rows")]
fn waste(area: u32, all: u32) -> f32 {
    let (area, all) = (area as f32, all as f32);
    if area < all { EMPTY * (1.0 - area / all).powi(2) } else { CUT * (1.0 - all / area).powi(2) }
}

#[cfg(test)]
#[path = "screens_tests.rs"]
mod tests;

//! Letters of twice the size, where the terminal draws them: kitty's text sizing
//! protocol (OSC 66, <https://sw.kovidgoyal.net/kitty/text-sizing-protocol/>).
//!
//! A frame holds such a letter in the first cell of a block that is two rows high;
//! the others are left to it (see [`view::large_letter`]). The terminal wipes the
//! whole block away as soon as anything is written over its upper row, and lets
//! nothing be written in its lower one: so a block is painted with its upper row,
//! from above, and what is under it is never touched while it stands.

use std::collections::HashSet;
use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};

use crate::model::Clean;
use crate::view;

/// Cells of a letter's block across, for each that it takes in the text, and
/// its rows.
const SCALE: u16 = 2;

/// The letter of which this is the first cell.
pub(super) fn letter(cell: &Cell) -> Option<&str> {
    view::large_letter(cell.symbol()).filter(|letter| !letter.is_empty())
}

/// Whether the cell belongs to a letter that begins in another.
pub(super) fn is_part(cell: &Cell) -> bool {
    view::large_letter(cell.symbol()).is_some_and(str::is_empty)
}

/// What draws a letter in a block so many cells wide.
pub(super) fn sequence(letter: &str, span: u16) -> String {
    let clean = Clean::counted(letter);
    let safe = if clean.dropped > 0 { "\u{fffd}" } else { &*clean.text };
    format!("\x1b]66;s={SCALE}:w={};{safe}\x1b\\", span / SCALE)
}

/// Where something else was painted over a part of a letter, the letter stands in
/// its usual size, and what was left to it is blank. Of two letters that take the same
/// cell the first is whole: a part does not say whose it is.
pub(super) fn settle(cells: &mut Buffer) {
    let (width, height) = (cells.area.width, cells.area.height);
    let mut whole = HashSet::new();
    for at in 0..cells.content.len() {
        let Some(letter) = letter(&cells.content[at]).map(str::to_owned) else { continue };
        let span = cells.content[at].cell_width();
        let (x, y) = ((at % usize::from(width)) as u16, (at / usize::from(width)) as u16);
        let fits = span >= SCALE && x + span <= width && y + 1 < height;
        let block = || (0..SCALE).flat_map(|row| (0..span).map(move |column| (column, row)));
        let index = |(column, row)| cells.index_of(x + column, y + row);
        let is_free = |part: usize| is_part(&cells.content[part]) && !whole.contains(&part);
        if fits && block().skip(1).map(index).all(is_free) {
            let parts: Vec<usize> = block().skip(1).map(index).collect();
            whole.extend(parts);
        } else {
            let cell = &mut cells.content[at];
            cell.set_symbol(&letter);
            let usual = NonZeroU16::new(span / SCALE).unwrap_or(NonZeroU16::MIN);
            cell.set_diff_option(CellDiffOption::ForcedWidth(usual));
        }
    }
    for (at, cell) in cells.content.iter_mut().enumerate() {
        if is_part(cell) && !whole.contains(&at) {
            cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
        }
    }
}

#[cfg(test)]
#[path = "large_tests.rs"]
mod tests;

//! Pictures that the terminal draws itself, over cells that a frame leaves to
//! them: by the kitty graphics protocol, by that of iTerm2, or as sixels.
//!
//! In a frame such cells hold a placeholder, in a colour that is the picture's
//! number (see [`view::picture_row`]). They are painted as blanks; once the
//! text stands, the pictures that are not where they were are drawn anew.

use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::buffer::Cell;
use ratatui::style::Color;

use super::grid::Grid;
use super::pen::Pen;
use super::{iterm, kitty, sixel};
use crate::model::Raster;
use crate::view;

/// How a terminal takes pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// The kitty graphics protocol: given once, placed where wanted.
    Kitty,
    /// iTerm2's inline images (OSC 1337): given wherever wanted.
    Iterm,
    /// Sixels (DEC STD 070): likewise.
    Sixel,
}

/// A picture that was handed over, for so many rows of cells.
#[derive(Debug)]
struct Held {
    rows: u16,
    raster: Arc<Raster>,
}

/// A part of a picture on the screen: some of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Inset {
    number: u32,
    x: u16,
    y: u16,
    columns: u16,
    /// The first row of the picture that is seen, and how many are.
    first: u16,
    rows: u16,
}

/// The pictures handed over, and those on the screen.
#[derive(Debug, Default)]
pub(super) struct Plates {
    pub(super) protocol: Option<Protocol>,
    held: BTreeMap<u32, Held>,
    shown: Vec<Inset>,
}

impl Plates {
    /// Takes a picture; gives what is to be sent at once.
    pub(super) fn hand(&mut self, number: u32, rows: u16, raster: Arc<Raster>) -> String {
        let sent = match self.protocol {
            Some(Protocol::Kitty) => kitty::transmit(number, &raster),
            _ => String::new(),
        };
        self.held.insert(number, Held { rows, raster });
        sent
    }

    /// Forgets pictures; gives what is to be sent at once.
    pub(super) fn withdraw(&mut self, numbers: &[u32]) -> String {
        self.held.retain(|number, _| !numbers.contains(number));
        match self.protocol {
            Some(Protocol::Kitty) => {
                numbers.iter().map(|number| kitty::withdraw(*number)).collect()
            }
            _ => String::new(),
        }
    }

    /// The screen was cleared, of pictures too.
    pub(super) fn wiped(&mut self) {
        self.shown.clear();
    }

    /// Nothing is known to be on the screen, or in the terminal; gives what is
    /// to be sent again.
    pub(super) fn forget(&mut self) -> String {
        self.shown.clear();
        match self.protocol {
            Some(Protocol::Kitty) => self
                .held
                .iter()
                .map(|(number, held)| kitty::transmit(*number, &held.raster))
                .collect(),
            _ => String::new(),
        }
    }

    /// Draws the pictures that a frame leaves room for, as far as they are not
    /// there; its text stands already.
    pub(super) fn paint(&mut self, pen: &mut Pen, wanted: &Grid, height: u16) {
        let Some(protocol) = self.protocol else { return };
        if self.held.is_empty() && self.shown.is_empty() {
            return;
        }
        let insets = insets(wanted, height);
        if insets == self.shown {
            return;
        }
        if protocol == Protocol::Kitty {
            for inset in &self.shown {
                pen.out.extend_from_slice(kitty::unplace(inset.number).as_bytes());
            }
        }
        for (index, inset) in insets.iter().enumerate() {
            // What did not move is still there, but for kitty's, lifted above.
            if protocol != Protocol::Kitty && self.shown.contains(inset) {
                continue;
            }
            if let Some(sequence) = self.sequence(protocol, *inset, index) {
                pen.go(inset.x, inset.y);
                pen.out.extend_from_slice(&sequence);
                pen.forget();
            }
        }
        self.shown = insets;
    }

    fn sequence(&self, protocol: Protocol, inset: Inset, index: usize) -> Option<Vec<u8>> {
        let Held { rows, raster } = self.held.get(&inset.number)?;
        let edge = |row: u16| {
            (u64::from(row) * u64::from(raster.height()) / u64::from((*rows).max(1))) as u32
        };
        let (from, to) = (edge(inset.first), edge(inset.first + inset.rows).min(raster.height()));
        let size = (inset.columns, inset.rows);
        if protocol == Protocol::Kitty {
            let part = (from, to.saturating_sub(from));
            return Some(kitty::place((inset.number, index as u32 + 1), size, part).into_bytes());
        }
        let row = raster.width() as usize * 3;
        let bytes = raster.bytes().get(from as usize * row..to as usize * row)?;
        let part = Raster::new(raster.width(), bytes.to_vec())?;
        match protocol {
            Protocol::Iterm => iterm::inline(&part, size),
            _ => Some(sixel::encode(&part)),
        }
    }
}

/// Which row of which picture a cell leaves room for.
fn place(cell: &Cell) -> Option<(u32, u16)> {
    let row = view::picture_row(cell.symbol())?;
    let Color::Rgb(high, middle, low) = cell.fg else { return None };
    Some((u32::from_be_bytes([0, high, middle, low]), row))
}

/// Whether a cell is left to a picture.
pub(super) fn is_left(cell: &Cell) -> bool {
    cell.symbol().len() > 1 && view::picture_row(cell.symbol()).is_some()
}

/// The parts of pictures in a frame, from the top.
fn insets(grid: &Grid, height: u16) -> Vec<Inset> {
    let mut found: Vec<Inset> = Vec::new();
    for y in 0..height {
        let row = grid.row(y);
        let mut x = 0;
        while x < row.width() {
            let here = place(row.at(x).0);
            let Some((number, first)) = here else {
                x += 1;
                continue;
            };
            let same = (x..row.width()).take_while(|x| place(row.at(*x).0) == here);
            let columns = same.count() as u16;
            let above = found.iter_mut().find(|inset| {
                (inset.number, inset.x, inset.columns) == (number, x, columns)
                    && (inset.y + inset.rows, inset.first + inset.rows) == (y, first)
            });
            match above {
                Some(inset) => inset.rows += 1,
                None => found.push(Inset { number, x, y, columns, first, rows: 1 }),
            }
            x += columns;
        }
    }
    found
}

#[cfg(test)]
#[path = "plates_tests.rs"]
mod tests;

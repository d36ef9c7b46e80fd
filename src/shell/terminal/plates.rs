//! Pictures that the terminal draws itself, over cells that a frame leaves to
//! them: by the kitty graphics protocol, by that of iTerm2, or as sixels.
//!
//! In a frame such cells hold a placeholder, in a colour that is the picture's
//! number (see [`view::picture_row`]). They are painted as blanks; once the
//! text stands, the pictures that are not where they were are drawn anew.
//! Through tmux they are painted as signs that stand for the picture, and there
//! is nothing else to draw.

use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::buffer::Cell;
use ratatui::style::Color;

use super::grid::CellGrid;
use super::large::is_part;
use super::pen::Pen;
use super::{iterm, kitty, kitty_placeholders, sixel, tmux};
use crate::model::Raster;
use crate::picture::{self, Reduced};
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
    /// The kitty graphics protocol through tmux: given once, drawn wherever
    /// text stands for it.
    Signs,
}

/// A picture that was handed over, for so many columns and rows of cells.
#[derive(Debug)]
struct HeldPicture {
    room: (u16, u16),
    raster: Arc<Raster>,
    /// In few colours, once they were needed.
    reduced: Option<Reduced>,
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
#[derive(Debug)]
pub(super) struct Plates {
    pub(super) protocol: Option<Protocol>,
    /// Added to numbers where other programs give the same terminal pictures.
    pub(super) offset: u32,
    held: BTreeMap<u32, HeldPicture>,
    shown: Vec<Inset>,
}

impl Default for Plates {
    fn default() -> Self {
        // Processes differ in the lower bits of their numbers.
        let offset = std::process::id() << 8;
        Self { protocol: None, offset, held: BTreeMap::new(), shown: Vec::new() }
    }
}

impl Plates {
    /// Takes a picture; gives what is to be sent at once.
    pub(super) fn hand(&mut self, number: u32, room: (u16, u16), raster: Arc<Raster>) -> String {
        let held = HeldPicture { room, raster, reduced: None };
        let sent = self.given(number, &held);
        self.held.insert(number, held);
        sent
    }

    /// What gives the terminal a picture, where it is given once.
    fn given(&self, number: u32, held: &HeldPicture) -> String {
        match self.protocol {
            Some(Protocol::Kitty) => kitty::transmit(number, &held.raster),
            Some(Protocol::Signs) => {
                let number = kitty_placeholders::number(self.offset, number);
                let placed = kitty::place_by_signs(number, held.room);
                tmux::wrapped(&(kitty::transmit(number, &held.raster) + &placed))
            }
            _ => String::new(),
        }
    }

    /// Forgets pictures; gives what is to be sent at once.
    pub(super) fn withdraw(&mut self, numbers: &[u32]) -> String {
        self.held.retain(|number, _| !numbers.contains(number));
        match self.protocol {
            Some(Protocol::Kitty) => {
                numbers.iter().map(|number| kitty::withdraw(*number)).collect()
            }
            Some(Protocol::Signs) => {
                let known =
                    numbers.iter().map(|number| kitty_placeholders::number(self.offset, *number));
                tmux::wrapped(&known.map(kitty::withdraw).collect::<String>())
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
        self.held.iter().map(|(number, held)| self.given(*number, held)).collect()
    }

    /// Draws the pictures that a frame leaves room for, as far as they are not
    /// there; its text stands already.
    pub(super) fn paint(&mut self, pen: &mut Pen, wanted: &CellGrid, height: u16) {
        let Some(protocol) = self.protocol.filter(|protocol| *protocol != Protocol::Signs) else {
            return;
        };
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

    fn sequence(&mut self, protocol: Protocol, inset: Inset, index: usize) -> Option<Vec<u8>> {
        let HeldPicture { room, raster, reduced } = self.held.get_mut(&inset.number)?;
        let edge = |row: u16| {
            (u64::from(row) * u64::from(raster.height()) / u64::from(room.1.max(1))) as u32
        };
        let (from, to) = (edge(inset.first), edge(inset.first + inset.rows).min(raster.height()));
        let size = (inset.columns, inset.rows);
        let part = (from, to.saturating_sub(from));
        match protocol {
            Protocol::Kitty => {
                Some(kitty::place((inset.number, index as u32 + 1), size, part).into_bytes())
            }
            Protocol::Iterm => {
                let row = raster.width() as usize * 3;
                let bytes = raster.bytes().get(from as usize * row..to as usize * row)?;
                iterm::inline(&Raster::new(raster.width(), bytes.to_vec())?, size)
            }
            Protocol::Sixel => {
                // Of the whole picture, so that no colour changes as it scrolls.
                let colours = || picture::reduce(raster, sixel::COLOURS);
                Some(sixel::encode(reduced.get_or_insert_with(colours), part))
            }
            Protocol::Signs => None,
        }
    }
}

/// Which row of which picture a cell leaves room for.
pub(super) fn place(cell: &Cell) -> Option<(u32, u16)> {
    let row = view::picture_row(cell.symbol())?;
    let Color::Rgb(high, middle, low) = cell.fg else { return None };
    Some((u32::from_be_bytes([0, high, middle, low]), row))
}

/// Whether a cell is left to a picture, or to a letter that begins in another:
/// nothing is written in it.
pub(super) fn is_left(cell: &Cell) -> bool {
    cell.symbol().len() > 1 && (view::picture_row(cell.symbol()).is_some() || is_part(cell))
}

/// The parts of pictures in a frame, from the top.
fn insets(grid: &CellGrid, height: u16) -> Vec<Inset> {
    let mut found: Vec<Inset> = Vec::new();
    for y in 0..height {
        let row = grid.row(y);
        let mut x = 0;
        while x < row.width() {
            let (cell, span) = row.at(x);
            let here = place(cell).filter(|_| span > 0);
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

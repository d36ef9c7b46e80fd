//! A ratatui backend that sends few bytes.
//!
//! Runs of text stay together: after a symbol whose width is certain the
//! cursor is known, and no move is sent. Blanks are erased instead of written
//! where that is shorter, and a style change is a difference. A frame is one
//! write.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::{Position, Size};

use super::depth::Traits;
use super::glyph::certain_width;
use super::pen::{Ink, Pen, csi, csi_cost};
use crate::model::Clean;

/// What stands for a symbol that must not be sent.
const REPLACEMENT: &str = "\u{fffd}";

/// From this many bytes on, a frame is sent as a synchronised update, so that
/// no half of it is seen.
const SYNC_FROM: usize = 256;

/// The largest screen drawn; a terminal that claims more is believed so far.
const LARGEST: Size = Size { width: 2000, height: 1000 };

/// The size taken where a terminal has none to tell (a bare pty says 0×0).
const UNTOLD: Size = Size { width: 80, height: 24 };

/// Where the size of the screen comes from.
#[derive(Debug, Clone, Copy)]
pub enum Extent {
    /// The terminal is asked before each frame.
    Terminal,
    /// It is this, in columns and rows.
    Fixed(Size),
}

/// The backend; `W` is where its bytes go.
#[derive(Debug)]
pub struct Lean<W: Write> {
    to: W,
    pen: Pen,
    extent: Extent,
    /// The size of the frame being drawn.
    size: Size,
    traits: Traits,
    ambiguous: Option<u16>,
    cursor_shown: Option<bool>,
    /// Bytes since the last flush that are not part of a frame.
    aside: Vec<u8>,
}

/// Blanks not yet sent.
struct Blanks {
    x: u16,
    y: u16,
    columns: u16,
    ink: Ink,
}

impl<W: Write> Lean<W> {
    /// A backend that knows nothing of the screen's state yet.
    pub fn new(to: W, extent: Extent, traits: Traits) -> Self {
        let size = if let Extent::Fixed(size) = extent { size } else { UNTOLD };
        let (pen, aside) = (Pen::default(), Vec::new());
        Self { to, pen, extent, size, traits, ambiguous: None, cursor_shown: None, aside }
    }

    /// The width (1 or 2) the terminal gives to ambiguous characters, once it
    /// answered or the reader declared it. Until then the cursor is put right
    /// after each of them.
    pub fn trust_ambiguous(&mut self, width: u16) {
        self.ambiguous = Some(width);
    }

    /// Another program had the terminal: cursor, ink and visibility are
    /// unknown again.
    pub fn forget(&mut self) {
        self.pen.forget();
        self.cursor_shown = None;
    }

    /// A sequence that moves and paints nothing (such as a copy to the
    /// clipboard), sent before the next frame.
    pub fn pass(&mut self, sequence: &str) {
        self.aside.extend_from_slice(sequence.as_bytes());
    }

    /// Where the bytes go.
    pub fn writer(&self) -> &W {
        &self.to
    }

    fn look(&mut self) -> io::Result<Size> {
        self.size = self.size()?;
        Ok(self.size)
    }

    fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        let symbol = cell.symbol();
        let ink = ink_of(cell);
        let certain = certain_width(symbol, self.ambiguous);
        let width =
            if certain.is_none() && symbol.len() < 2 { 1 } else { cell.cell_width().max(1) };
        if x.saturating_add(width) > self.size.width {
            self.blank(&Blanks { x, y, columns: self.size.width.saturating_sub(x), ink }, false);
        } else if certain == Some(width) {
            self.pen.go(x, y);
            self.pen.dip(ink);
            self.pen.out.extend_from_slice(symbol.as_bytes());
            self.pen.advance(width, self.size.width);
        } else {
            self.put_doubtful((x, y), symbol, width, ink);
        }
    }

    /// A symbol that may be drawn narrower or wider than it counts: its place
    /// is blanked first, so that no rest of what stood there shows beside it,
    /// and the cursor's column is unknown after it.
    fn put_doubtful(&mut self, (x, y): (u16, u16), symbol: &str, width: u16, ink: Ink) {
        let clean = Clean::counted(symbol);
        let safe = if clean.dropped > 0 || clean.text.is_empty() || symbol == "\t" {
            REPLACEMENT
        } else {
            clean.text.as_str()
        };
        if width > 1 {
            self.blank(&Blanks { x, y, columns: width, ink }, true);
        }
        self.pen.go(x, y);
        self.pen.dip(ink);
        self.pen.out.extend_from_slice(safe.as_bytes());
        let most = u16::try_from(safe.chars().count() * 2).unwrap_or(u16::MAX);
        self.pen.doubt(most, self.size.width);
    }

    /// Sends blanks; `goes_on` says that text follows right after them.
    fn blank(&mut self, blanks: &Blanks, goes_on: bool) {
        let Blanks { x, y, columns, ink } = *blanks;
        self.pen.go(x, y);
        self.pen.dip_for_blanks(ink);
        let erasable = ink.is_plain_on_blank()
            && (ink.bg == ratatui::style::Color::Reset || self.traits.erases_in_colour);
        let spaces = usize::from(columns);
        let to_the_end = x.saturating_add(columns) >= self.size.width;
        if erasable && to_the_end && spaces > 3 {
            self.pen.out.extend_from_slice(b"\x1b[K");
        } else if erasable
            && spaces > csi_cost(columns) + if goes_on { csi_cost(columns) } else { 0 }
        {
            csi(&mut self.pen.out, columns, b'X');
        } else {
            self.pen.out.extend(std::iter::repeat_n(b' ', spaces));
            self.pen.advance(columns, self.size.width);
        }
    }
}

fn ink_of(cell: &Cell) -> Ink {
    Ink { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
}

fn is_blank(cell: &Cell) -> bool {
    matches!(cell.symbol(), " " | "")
}

impl<W: Write> Backend for Lean<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.look()?;
        let mut waiting: Option<Blanks> = None;
        // The columns right after the last symbol that it covers itself.
        let mut covered = (0, 0..0);
        for (x, y, cell) in content {
            if x >= self.size.width || y >= self.size.height {
                continue;
            }
            if covered.0 == y && covered.1.contains(&x) {
                continue;
            }
            let ink = ink_of(cell);
            if is_blank(cell) {
                if let Some(run) = &mut waiting {
                    if run.y == y && run.x + run.columns == x && run.ink.same_on_blank(ink) {
                        run.columns += 1;
                        continue;
                    }
                    self.blank(run, run.y == y && run.x + run.columns == x);
                }
                waiting = Some(Blanks { x, y, columns: 1, ink });
                continue;
            }
            if let Some(run) = waiting.take() {
                self.blank(&run, run.y == y && run.x + run.columns == x);
            }
            self.put(x, y, cell);
            covered = (y, x + 1..x.saturating_add(cell_columns(cell)));
        }
        if let Some(run) = waiting {
            self.blank(&run, false);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor_shown != Some(false) {
            self.pen.out.extend_from_slice(b"\x1b[?25l");
            self.cursor_shown = Some(false);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor_shown != Some(true) {
            self.pen.out.extend_from_slice(b"\x1b[?25h");
            self.cursor_shown = Some(true);
        }
        Ok(())
    }

    /// Where the cursor was left; the terminal is never asked, since its
    /// answer would be lost among the keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.pen.position().unwrap_or_default().into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        self.pen.go(x.min(LARGEST.width), y.min(LARGEST.height));
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        let sequence: &[u8] = match clear_type {
            ClearType::All => {
                // A terminal that was resized may have moved the cursor.
                self.pen.forget();
                b"\x1b[2J"
            }
            ClearType::AfterCursor => b"\x1b[J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[K",
        };
        self.pen.dip(Ink::default());
        self.pen.out.extend_from_slice(sequence);
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        let size = match self.extent {
            Extent::Fixed(size) => size,
            Extent::Terminal => {
                let (width, height) = crossterm::terminal::size()?;
                if width == 0 || height == 0 { UNTOLD } else { Size { width, height } }
            }
        };
        Ok(Size { width: size.width.min(LARGEST.width), height: size.height.min(LARGEST.height) })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.pen.out.is_empty() && self.aside.is_empty() {
            return Ok(());
        }
        let mut bytes = std::mem::take(&mut self.aside);
        if self.pen.out.len() >= SYNC_FROM {
            bytes.extend_from_slice(b"\x1b[?2026h");
            bytes.append(&mut self.pen.out);
            bytes.extend_from_slice(b"\x1b[?2026l");
        } else {
            bytes.append(&mut self.pen.out);
        }
        let sent = self.to.write_all(&bytes).and_then(|()| self.to.flush());
        bytes.clear();
        self.aside = bytes;
        sent
    }
}

/// The columns a cell covers, also where ratatui must not be asked.
fn cell_columns(cell: &Cell) -> u16 {
    if cell.symbol().len() < 2 { 1 } else { cell.cell_width().max(1) }
}

#[cfg(test)]
#[path = "backend_tests.rs"]
mod tests;

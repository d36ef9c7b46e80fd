//! A ratatui backend that sends few bytes.
//!
//! Runs of text stay together: after a symbol whose width is certain the
//! cursor is known, and no move is sent. Blanks are erased instead of written
//! where that is shorter, and a style change is a difference. A frame is one
//! write.
//!
//! ratatui's own difference of frames leaves gaps around wide cells (a half
//! that lost its other half keeps a stale ground). So the backend is always
//! given whole frames and knows itself what the screen shows; [`TerminalCanvas`] sees
//! to that.

use std::io::{self, Write};
use std::sync::Arc;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::{Frame, Terminal};

use super::capabilities::Traits;
use super::grid::CellGrid;
use super::paint::{Knowledge, paint_row};
use super::pen::{CellStyle, Pen};
use super::plates::{Plates, Protocol};
use crate::model::Raster;

/// From this many bytes on, a frame is sent as a synchronised update, so that
/// no half of it is seen.
const SYNC_FROM: usize = 256;

/// The largest screen drawn; a terminal that claims more is believed so far.
const LARGEST: Size = Size { width: 2000, height: 1000 };

/// The size taken where a terminal has none to tell (a bare pty says 0×0).
const UNTOLD: Size = Size { width: 80, height: 24 };

/// Where the size of the screen comes from.
#[derive(Debug, Clone, Copy)]
pub enum ScreenSize {
    /// The terminal is asked before each frame.
    Terminal,
    /// It is this, in columns and rows.
    Fixed(Size),
}

/// The terminal's size in columns and rows, as far as it is believed.
pub(super) fn terminal_size() -> io::Result<Size> {
    let (width, height) = crossterm::terminal::size()?;
    Ok(bounded(Size { width, height }))
}

fn bounded(size: Size) -> Size {
    if size.width == 0 || size.height == 0 {
        return UNTOLD;
    }
    Size { width: size.width.min(LARGEST.width), height: size.height.min(LARGEST.height) }
}

/// What frames are drawn on; `W` is where the bytes go.
#[derive(Debug)]
pub struct TerminalCanvas<W: Write>(Terminal<Lean<W>>);

impl<W: Write> TerminalCanvas<W> {
    /// A canvas that knows nothing yet of what the screen shows.
    ///
    /// # Errors
    /// The terminal does not tell its size.
    pub fn new(to: W, extent: ScreenSize, traits: Traits) -> io::Result<Self> {
        Terminal::new(Lean::new(to, extent, traits)).map(Self)
    }

    /// Draws a frame and sends what changed, in one write; nothing if nothing
    /// did.
    ///
    /// # Errors
    /// The terminal cannot be written to.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.0.draw(render)?;
        // Both of ratatui's buffers are blank now, so that the next frame too
        // is given to the backend whole.
        self.0.swap_buffers();
        Ok(())
    }

    /// The width (1 or 2) the terminal gives to ambiguous characters, once it
    /// answered or the reader declared it. Until then the cursor is put right
    /// after each of them. Where they turn out wide, the next frame is drawn
    /// whole: those on the screen stand over their neighbours.
    pub fn trust_ambiguous(&mut self, width: u16) {
        self.0.backend_mut().known.ambiguous = Some(width);
        if width != 1 {
            self.forget();
        }
    }

    /// Another program had the terminal, or the reader asks for a redraw: the
    /// next frame is drawn whole, on a cleared screen.
    pub fn forget(&mut self) {
        self.0.backend_mut().forget();
    }

    /// How the terminal takes pictures, once it is known.
    pub fn take_pictures_by(&mut self, protocol: Protocol) {
        let backend = self.0.backend_mut();
        backend.plates.protocol = Some(protocol);
        // Terminals show each picture under one number to all that ask them.
        let signs = protocol == Protocol::Signs;
        backend.known.signs = signs.then_some(backend.plates.offset);
    }

    /// Takes a picture that frames leave so many columns and rows to, under its
    /// number.
    pub fn hand(&mut self, number: u32, room: (u16, u16), raster: Arc<Raster>) {
        let sequence = self.0.backend_mut().plates.hand(number, room, raster);
        self.pass(&sequence);
    }

    /// Forgets pictures, by their numbers.
    pub fn withdraw(&mut self, numbers: &[u32]) {
        let sequence = self.0.backend_mut().plates.withdraw(numbers);
        self.pass(&sequence);
    }

    /// A sequence that moves and paints nothing (such as a copy to the
    /// clipboard), sent before the next frame.
    pub fn pass(&mut self, sequence: &str) {
        self.0.backend_mut().aside.extend_from_slice(sequence.as_bytes());
    }
}

/// The backend. Its frames are whole: a cell not given is blank.
#[derive(Debug)]
struct Lean<W: Write> {
    to: W,
    pen: Pen,
    extent: ScreenSize,
    known: Knowledge,
    /// What the screen shows, unless it is `stale`.
    shown: CellGrid,
    wanted: CellGrid,
    size: Size,
    stale: bool,
    cursor_shown: Option<bool>,
    plates: Plates,
    /// Bytes to send before the next frame.
    aside: Vec<u8>,
}

impl<W: Write> Lean<W> {
    fn new(to: W, extent: ScreenSize, traits: Traits) -> Self {
        Self {
            to,
            pen: Pen::default(),
            extent,
            known: Knowledge { traits, ambiguous: None, signs: None },
            shown: CellGrid::default(),
            wanted: CellGrid::default(),
            size: UNTOLD,
            stale: true,
            cursor_shown: None,
            plates: Plates::default(),
            aside: Vec::new(),
        }
    }

    fn forget(&mut self) {
        self.pen.forget();
        self.cursor_shown = None;
        self.stale = true;
        let again = self.plates.forget();
        self.aside.extend_from_slice(again.as_bytes());
    }

    /// Clears the screen if what it shows is not known.
    fn start(&mut self) -> io::Result<()> {
        let size = self.size()?;
        if self.stale || size != self.size {
            self.size = size;
            self.pen.forget();
            self.pen.dip(CellStyle::default());
            self.pen.out.extend_from_slice(b"\x1b[2J");
            self.shown.blank(size);
            self.plates.wiped();
            self.stale = false;
        }
        Ok(())
    }
}

impl<W: Write> Backend for Lean<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.start()?;
        self.wanted.blank(self.size);
        for (x, y, cell) in content {
            self.wanted.set(x, y, cell);
        }
        for y in 0..self.size.height {
            paint_row(&mut self.pen, self.known, y, self.wanted.row(y), self.shown.row(y));
        }
        self.plates.paint(&mut self.pen, &self.wanted, self.size.height);
        std::mem::swap(&mut self.wanted, &mut self.shown);
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
        self.forget();
        Ok(())
    }

    /// ratatui clears when the size changed; whatever it asks to clear, the
    /// next frame is drawn whole.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        match self.extent {
            ScreenSize::Fixed(size) => Ok(bounded(size)),
            ScreenSize::Terminal => terminal_size(),
        }
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut bytes = std::mem::take(&mut self.aside);
        if self.pen.out.len() >= SYNC_FROM {
            bytes.extend_from_slice(b"\x1b[?2026h");
            bytes.append(&mut self.pen.out);
            bytes.extend_from_slice(b"\x1b[?2026l");
        } else {
            bytes.append(&mut self.pen.out);
        }
        if bytes.is_empty() {
            return Ok(());
        }
        let sent = self.to.write_all(&bytes).and_then(|()| self.to.flush());
        bytes.clear();
        self.aside = bytes;
        sent
    }
}

#[cfg(test)]
impl TerminalCanvas<Vec<u8>> {
    /// All bytes so far.
    pub(super) fn sent(&self) -> &[u8] {
        &self.0.backend().to
    }
}

#[cfg(test)]
#[path = "backend_tests.rs"]
mod tests;

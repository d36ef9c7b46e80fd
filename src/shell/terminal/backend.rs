//! Frames to bytes, few of them.
//!
//! Runs of text stay together: after a symbol whose width is certain the
//! cursor is known, and no move is sent. Blanks are erased instead of written
//! where that is shorter, and a style change is a difference. A frame is one
//! write.
//!
//! ratatui's `Terminal` is not used, only its cells: its difference of frames
//! leaves gaps around wide cells (a half that lost its other half keeps a stale
//! ground), so that whole frames would have to be given to a backend that
//! compares them with the screen once more, cell by cell.

use std::io::{self, Write};
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use rustix::termios::tcgetwinsize;

use super::capabilities::Traits;
use super::grid::CellGrid;
use super::large;
use super::paint::{Knowledge, paint_row};
use super::pen::{CellStyle, Pen};
use super::plates::{Plates, Protocol};
use crate::model::Raster;
use crate::view::ScreenCursor;

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
///
/// crossterm opens /dev/tty each time it is asked, which is before every frame.
///
/// # Errors
/// Standard output is no terminal.
pub fn terminal_size() -> io::Result<Size> {
    let size = tcgetwinsize(io::stdout())?;
    Ok(bounded(Size { width: size.ws_col, height: size.ws_row }))
}

/// A cell in pixels, across and down; (0, 0) where the terminal does not tell.
#[must_use]
pub fn cell_size() -> (u16, u16) {
    let of_cell = |pixels: u16, cells: u16| pixels.checked_div(cells).unwrap_or(0);
    tcgetwinsize(io::stdout())
        .map_or((0, 0), |s| (of_cell(s.ws_xpixel, s.ws_col), of_cell(s.ws_ypixel, s.ws_row)))
}

fn bounded(size: Size) -> Size {
    if size.width == 0 || size.height == 0 {
        return UNTOLD;
    }
    Size { width: size.width.min(LARGEST.width), height: size.height.min(LARGEST.height) }
}

/// What frames are drawn on; `W` is where the bytes go.
#[derive(Debug)]
pub struct TerminalCanvas<W: Write> {
    to: W,
    pen: Pen,
    extent: ScreenSize,
    known: Knowledge,
    /// What the screen shows, unless it is `stale`.
    shown: CellGrid,
    wanted: CellGrid,
    stale: bool,
    cursor_shown: Option<bool>,
    plates: Plates,
    /// Bytes to send before the next frame.
    aside: Vec<u8>,
}

impl<W: Write> TerminalCanvas<W> {
    /// A canvas that knows nothing yet of what the screen shows.
    #[must_use]
    pub fn new(to: W, extent: ScreenSize, traits: Traits) -> Self {
        Self {
            to,
            pen: Pen::new(traits.waves),
            extent,
            known: Knowledge { traits, ambiguous: None, new_han_lost: false, signs: None },
            shown: CellGrid::default(),
            wanted: CellGrid::default(),
            stale: true,
            cursor_shown: None,
            plates: Plates::default(),
            aside: Vec::new(),
        }
    }

    /// Draws a frame and sends what changed, in one write; nothing if nothing
    /// did. `render` is given blank cells, and tells where the cursor stands.
    ///
    /// # Errors
    /// The terminal does not tell its size, or cannot be written to.
    pub fn draw(
        &mut self,
        render: impl FnOnce(&mut Buffer) -> Option<ScreenCursor>,
    ) -> io::Result<()> {
        let size = self.size()?;
        self.wanted.blank(size);
        let cursor = render(self.wanted.cells());
        large::settle(self.wanted.cells());
        self.start(size);
        let mut spoilt = false;
        for y in 0..size.height {
            let paints = self.wanted.measure(y, &self.shown) || spoilt;
            if paints {
                let (wanted, shown) = (self.wanted.row(y), self.shown.row(y));
                paint_row(&mut self.pen, self.known, y, wanted, (shown, spoilt));
            }
            spoilt = paints && self.known.may_wrap(self.wanted.row(y));
        }
        self.plates.paint(&mut self.pen, &self.wanted, size.height);
        std::mem::swap(&mut self.wanted, &mut self.shown);
        self.show_cursor(cursor.is_some_and(|cursor| cursor.is_shown));
        if let Some(ScreenCursor { x, y, .. }) = cursor {
            self.pen.go(x.min(LARGEST.width), y.min(LARGEST.height));
        }
        self.send()
    }

    /// The width (1 or 2) the terminal gives to ambiguous characters, once it
    /// answered or the reader declared it. Until then the cursor is put right
    /// after each of them. Where they turn out wide, the next frame is drawn
    /// whole: those on the screen stand over their neighbours.
    pub fn trust_ambiguous(&mut self, width: u16) {
        self.known.ambiguous = Some(width);
        if width != 1 {
            self.forget();
        }
    }

    /// The terminal draws no han that came with Unicode 15 or later: another
    /// sign is to stand where one would be missing without a trace.
    pub fn stand_in_for_new_han(&mut self) {
        self.known.new_han_lost = true;
        self.forget();
    }

    /// Another program had the terminal, or the reader asks for a redraw: the
    /// next frame is drawn whole, on a cleared screen.
    pub fn forget(&mut self) {
        self.pen.forget();
        self.cursor_shown = None;
        self.stale = true;
        let again = self.plates.forget();
        self.aside.extend_from_slice(again.as_bytes());
    }

    /// How the terminal takes pictures, once it is known.
    pub fn take_pictures_by(&mut self, protocol: Protocol) {
        self.plates.protocol = Some(protocol);
        // Terminals show each picture under one number to all that ask them.
        let signs = protocol == Protocol::Signs;
        self.known.signs = signs.then_some(self.plates.offset);
    }

    /// Takes a picture that frames leave so many columns and rows to, under its
    /// number.
    pub fn hand(&mut self, number: u32, room: (u16, u16), raster: Arc<Raster>) {
        let sequence = self.plates.hand(number, room, raster);
        self.pass(&sequence);
    }

    /// Forgets pictures, by their numbers.
    pub fn withdraw(&mut self, numbers: &[u32]) {
        let sequence = self.plates.withdraw(numbers);
        self.pass(&sequence);
    }

    /// A sequence that moves and paints nothing (such as a copy to the
    /// clipboard), sent before the next frame.
    pub fn pass(&mut self, sequence: &str) {
        self.aside.extend_from_slice(sequence.as_bytes());
    }

    fn size(&self) -> io::Result<Size> {
        match self.extent {
            ScreenSize::Fixed(size) => Ok(bounded(size)),
            ScreenSize::Terminal => terminal_size(),
        }
    }

    /// Clears the screen if what it shows is not known, or was of another
    /// size.
    fn start(&mut self, size: Size) {
        if !self.stale && size == self.shown.size() {
            return;
        }
        if !self.stale {
            self.forget();
        }
        self.pen.forget();
        self.pen.dip(CellStyle::default());
        self.pen.out.extend_from_slice(b"\x1b[2J");
        self.shown.blank(size);
        self.plates.wiped();
        self.stale = false;
    }

    fn show_cursor(&mut self, wanted: bool) {
        if self.cursor_shown != Some(wanted) {
            self.pen.out.extend_from_slice(if wanted { b"\x1b[?25h" } else { b"\x1b[?25l" });
            self.cursor_shown = Some(wanted);
        }
    }

    fn send(&mut self) -> io::Result<()> {
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
        &self.to
    }
}

#[cfg(test)]
#[path = "backend_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "silent_tests.rs"]
mod silent_tests;

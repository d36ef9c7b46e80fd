//! A row while it is filled.

use super::super::shape::Row;
use super::super::token::After;
use super::FillPosition;

/// A row being filled.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) room: u32,
    /// Columns with every gap closed.
    pub(super) least: u32,
    /// Columns with every gap as it is.
    pub(super) cols: u32,
    /// Where the text taken ends.
    pub(super) end: u32,
    /// What the last unit is followed by, ...
    pub(super) after: After,
    /// ... and white space beyond that.
    pub(super) blank: u32,
    pub(super) taken: bool,
    pub(super) hangs: bool,
}

impl Open {
    /// Columns that the next unit would need on top of its own.
    pub(super) fn lead(&self) -> u32 {
        self.after.least() + self.blank
    }

    /// Whether a unit of so many columns goes in.
    pub(super) fn fits(&self, cols: u32) -> bool {
        self.least + self.lead() + cols <= self.room
    }

    pub(super) fn left(&self) -> u32 {
        self.room.saturating_sub(self.least + self.lead())
    }

    /// Goes past hidden text: what follows it comes on top of what is there.
    pub(super) fn pass(&mut self, after: After) {
        match after {
            After::Glue => {}
            _ if self.after == After::Nothing => self.after = after,
            _ => self.blank += after.cols(),
        }
    }

    pub(super) fn take(&mut self, cols: u32, end: u32, after: After) {
        self.cols += self.after.cols() + self.blank + cols;
        self.least += self.lead() + cols;
        self.end = end;
        self.after = after;
        self.blank = 0;
        self.taken = true;
    }

    pub(super) fn close(self, begin: FillPosition, indent: u16, last: bool) -> Row {
        let hyphen = self.after == After::SoftHyphen && !last && self.least < self.room;
        let most = if self.hangs { self.room + 2 } else { self.room };
        let fits = self.cols + u32::from(hyphen) <= most;
        let cols = if fits { self.cols } else { self.least } + u32::from(hyphen);
        Row {
            start: begin.at,
            end: self.end,
            cols: cols as u16,
            indent,
            hyphen,
            hangs: self.hangs,
            last,
            odd: false,
            token: begin.token as u32,
            skip: begin.skip,
        }
    }
}

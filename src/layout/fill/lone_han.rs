//! No paragraph ends with a row of one han, if the row before can help it.

use super::super::shape::Row;
use super::super::token::TokenKind;
use super::{FillPosition, Filler};

impl Filler<'_> {
    /// Takes one unit from the row before a last row of one han.
    pub(super) fn avoid_lone_last_han(&mut self, rows: &mut [Row]) {
        let [first, .., _] = *rows else { return };
        let [.., before, last] = *rows else { return };
        if !self.is_lone(&last) {
            return;
        }
        let done = std::mem::replace(&mut self.here, FillPosition::of(&before));
        self.stop = before.end - 1;
        let shorter = self.row(before.start == first.start);
        self.stop = u32::MAX;
        let longer = self.row(false);
        // Half empty is worse, and to stretch a third of a row too.
        let (cols, room) = (u32::from(shorter.cols), self.shape.room(&shorter));
        let still_full = cols * 3 >= room * 2 || (!self.shape.justify && cols * 2 >= room);
        if still_full && shorter.end > shorter.start && longer.end == last.end && !longer.hangs {
            let at = rows.len() - 2;
            rows[at] = Row { last: false, odd: before.odd, ..shorter };
            rows[at + 1] = Row { last: true, odd: last.odd, ..longer };
        }
        self.here = done;
    }

    /// A row of one han, with or without marks.
    fn is_lone(&self, row: &Row) -> bool {
        let bytes = row.end - row.start;
        if bytes == 0 || bytes > 15 {
            return false;
        }
        match self.tokens.get(row.token as usize).map(|token| token.kind()) {
            Some(TokenKind::Han(count)) => bytes == 3 && row.skip + 3 == count * 3,
            Some(TokenKind::Chunk(chunk)) => chunk.lone && row.skip == 0 && chunk.bytes == bytes,
            _ => false,
        }
    }
}

//! Units to tokens.

use std::ops::Range;

use super::super::letters::{hangs, is_lone};
use super::super::token::{After, MAX_CHUNK, Token, TokenKind, TokenWord};
use super::super::upright::SideRuby;
use super::Analysis;

impl Analysis<'_> {
    pub(super) fn open_unit(&mut self, at: usize) {
        self.from = at;
        self.cols = 0;
        self.clustered = false;
    }

    /// Emits the unit and the spaces after it, up to `at`.
    pub(super) fn close_unit(&mut self, at: usize) {
        if let Some(hyphen) = self.soft_hyphen.take() {
            self.hide_inside(hyphen, at);
        }
        let Some(spaces) = self.spaces.take() else {
            self.push_unit(at, After::Nothing);
            return;
        };
        self.push_unit(spaces.from, After::Nothing);
        let (mut bytes, mut cols) = (at - spaces.from, spaces.cols);
        let follows_text = self.out.last().is_some_and(|last| {
            last.after() == After::Nothing
                && !matches!(last.kind(), TokenKind::Space { .. } | TokenKind::Break { .. })
        });
        if bytes == 1 && cols == 1 && follows_text {
            self.set_after(After::Space);
            return;
        }
        while bytes > 0 {
            let (some, wide) = (bytes.min(MAX_CHUNK), cols.min(MAX_CHUNK));
            bytes -= some;
            cols -= wide;
            self.out.push(Token::new(TokenKind::Space { bytes: some as u32, cols: wide as u32 }));
        }
    }

    /// Emits the unit, which ends at `end`. If it is empty, `after` replaces
    /// what follows the token before.
    pub(super) fn push_unit(&mut self, end: usize, after: After) {
        let unit = &self.text[self.from.min(end)..end];
        if unit.is_empty() {
            let glued = self.out.last().is_some_and(|last| last.after() == After::Glue);
            if glued {
                self.set_after(after);
            }
            return;
        }
        let continues = self.out.last().is_some_and(|last| last.after() == After::Glue);
        let one_char = unit.len() == 3 && unit.as_bytes()[0] >= 0xE0;
        let is_square = one_char && self.cols == 2 && !self.clustered;
        if is_square && !continues && after == After::Nothing {
            self.push_han(1);
            return;
        }
        let cols = if self.clustered { self.rules.widths.text(unit) } else { self.cols };
        let cols = cols - 2 * self.saved(self.from.min(end)..end);
        let chunk = TokenWord {
            bytes: unit.len() as u32,
            cols: cols.min(MAX_CHUNK) as u32,
            hangs: cols > 2 && hangs(unit, self.rules.lang),
            lone: is_lone(unit),
        };
        self.out.push(Token::new(TokenKind::Chunk(chunk)).with_after(after));
    }

    /// Squares that readings beside the text save in the unit that is closed.
    pub(super) fn saved(&mut self, unit: Range<usize>) -> usize {
        if self.beside.is_empty() {
            return 0;
        }
        let saved = SideRuby::saved(self.beside, &unit);
        self.beside = SideRuby::after(self.beside, unit.end);
        saved
    }

    pub(super) fn push_han(&mut self, count: u32) {
        if count == 0 {
            return;
        }
        let grown = self.out.last().and_then(|last| last.with_more_han(count));
        match (grown, self.out.last_mut()) {
            (Some(grown), Some(last)) => *last = grown,
            _ => self.out.push(Token::new(TokenKind::Han(count))),
        }
    }

    pub(super) fn set_after(&mut self, after: After) {
        if let Some(last) = self.out.last_mut()
            && !matches!(last.kind(), TokenKind::Space { .. } | TokenKind::Break { .. })
        {
            *last = last.with_after(after);
        }
    }
}

//! The units of a row, and what may be opened between them.

use std::ops::Range;

use super::class::{Class, class_of};
use super::letters::{is_latin, is_square_letter};
use super::shape::Row;
use super::slack::{SlotKind, Spacing};
use super::token::{After, Token, TokenKind, Tokens};

/// A break opportunity inside a row.
pub(super) struct Joint {
    pub(super) after: After,
    /// White space after the unit: bytes, columns.
    pub(super) blank: (u32, u32),
    pub(super) slot: SlotKind,
}

/// A unit of a row, and what follows it if it isn't the last.
pub(super) struct RowUnit {
    pub(super) part: Range<usize>,
    pub(super) cols: u32,
    pub(super) joint: Option<Joint>,
}

/// Walks the units of a row.
pub(super) struct RowUnits<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    token: usize,
    skip: u32,
    start: u32,
    at: u32,
    end: u32,
}

impl<'a> RowUnits<'a> {
    /// The units of a row that was filled with these tokens.
    pub(super) fn of(text: &'a str, tokens: &'a Tokens, row: &Row) -> Self {
        let (token, skip) = (row.token as usize, row.skip);
        Self { text, tokens, token, skip, start: row.start, at: row.start, end: row.end }
    }

    fn han(&mut self, token: Token, count: u32) -> RowUnit {
        let from = self.at as usize;
        self.skip += 3;
        self.at += 3;
        let ends = self.skip == count * 3;
        let after = if ends { token.after() } else { After::Nothing };
        if ends {
            self.token += 1;
            self.skip = 0;
        }
        let joint = self.joint(after);
        RowUnit { part: from..from + 3, cols: 2, joint }
    }

    fn chunk(&mut self, token: Token, bytes: u32, cols: u32) -> RowUnit {
        let from = self.at as usize;
        let rest = bytes - self.skip;
        let some = rest.min(self.end - self.at);
        let part = from..from + some as usize;
        let whole = some == bytes;
        let cols =
            if whole { cols } else { self.tokens.widths.text(&self.text[part.clone()]) as u32 };
        self.at += some;
        self.token += 1;
        self.skip = 0;
        let joint = if token.after() == After::Glue { None } else { self.joint(token.after()) };
        RowUnit { part, cols, joint }
    }

    /// What follows a unit that ends here.
    fn joint(&mut self, after: After) -> Option<Joint> {
        let left = self.at as usize;
        self.at += after.bytes();
        let mut blank = (0, 0);
        while self.at < self.end
            && let Some(TokenKind::Space { bytes, cols }) =
                self.tokens.list.get(self.token).map(|token| token.kind())
        {
            blank = (blank.0 + bytes, blank.1 + cols);
            self.at += bytes;
            self.token += 1;
        }
        if self.at >= self.end {
            return None;
        }
        let slot = self.slot(left, after, blank.1 > 0);
        Some(Joint { after, blank, slot })
    }

    /// What may be opened between the text that ends at byte `left` and the
    /// text that goes on here.
    fn slot(&self, left: usize, after: After, blank: bool) -> SlotKind {
        let spaced = after == After::Space || blank;
        if matches!(after, After::SoftHyphen | After::Glue) {
            return SlotKind::None;
        }
        if self.tokens.spacing != Spacing::Square {
            return if spaced { SlotKind::Word } else { SlotKind::None };
        }
        let is_mark = || self.text[..left].chars().next_back().is_some_and(is_wide_mark);
        match after {
            After::ClosedGap => self.side(left).unwrap_or(SlotKind::None),
            _ if spaced => self.side(left).unwrap_or(SlotKind::Word),
            After::Nothing if is_mark() || self.opens_wide() => SlotKind::Mark,
            _ => SlotKind::None,
        }
    }

    /// Whether a full-width opening bracket follows, which has its white before
    /// it (JLREQ 3.1.2).
    fn opens_wide(&self) -> bool {
        let next = self.text[self.at as usize..].chars().next();
        next.is_some_and(|c| c >= '\u{3000}' && class_of(c) == Class::OpWide)
    }

    /// Which side of a Latin word or number this is, if it is one. A number
    /// has none towards han: what follows is its counter.
    fn side(&self, left: usize) -> Option<SlotKind> {
        let before = self.text[..left].chars().next_back()?;
        let after = self.text[self.at as usize..].chars().next()?;
        if is_square_letter(before) && is_latin(after) {
            return Some(SlotKind::Opening);
        }
        if !is_square_letter(after) || is_square_letter(before) {
            return None;
        }
        let row = &self.text[self.start as usize..left];
        if before.is_ascii_digit() && is_plain_number(row) {
            return Some(SlotKind::None);
        }
        (is_latin(before) || is_unit_sign(before)).then_some(SlotKind::Closing)
    }
}

impl Iterator for RowUnits<'_> {
    type Item = RowUnit;

    fn next(&mut self) -> Option<RowUnit> {
        if self.at >= self.end {
            return None;
        }
        let token = *self.tokens.list.get(self.token)?;
        match token.kind() {
            TokenKind::Han(count) => Some(self.han(token, count)),
            TokenKind::Chunk(chunk) => Some(self.chunk(token, chunk.bytes, chunk.cols)),
            TokenKind::Hidden { bytes } => {
                self.at += bytes;
                self.token += 1;
                let after = token.after();
                let joint = if after == After::Glue { None } else { self.joint(after) };
                Some(RowUnit { part: 0..0, cols: 0, joint })
            }
            // White space at the start of a row was skipped when it was
            // filled, and a forced break ends it.
            TokenKind::Space { .. } | TokenKind::Break { .. } => None,
        }
    }
}

/// The word spaces inside a row of text in words.
pub(super) fn word_spaces(tokens: &Tokens, row: &Row) -> u32 {
    let list = &tokens.list[row.token as usize..];
    let mut at = row.start - row.skip;
    let mut spaces = 0;
    for (index, token) in list.iter().enumerate() {
        at += token.kind().bytes() + token.after().bytes();
        if at >= row.end {
            break;
        }
        let blank = |next: &Token| matches!(next.kind(), TokenKind::Space { .. });
        let spaced = token.after() == After::Space || list.get(index + 1).is_some_and(blank);
        spaces += u32::from(spaced);
    }
    spaces
}

/// A mark that fills a square and has white in it, after which a row may open.
fn is_wide_mark(c: char) -> bool {
    c >= '\u{3000}' && matches!(class_of(c), Class::Cl | Class::Cp | Class::CpWide | Class::Ex)
        || matches!(c, '：' | '；')
}

/// `%` and the like: they end a number that has its unit already.
fn is_unit_sign(c: char) -> bool {
    matches!(c, '%' | '‰' | '°' | '℃' | '+')
}

/// Whether the last word of a text is made of digits and their marks alone.
fn is_plain_number(text: &str) -> bool {
    let word = text.bytes().rev().take_while(u8::is_ascii_graphic);
    word.into_iter().all(|b| !b.is_ascii_alphabetic() && !matches!(b, b'%' | b'+'))
}

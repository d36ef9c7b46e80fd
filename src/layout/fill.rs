//! Tokens to rows of a measure.
//!
//! Rows are filled greedily: each takes what goes in. Han, which are most of
//! what is read here, may be parted after each character: the rows of a
//! greedy fill are short by a few columns only, and there is little left to
//! optimise. What greedy filling does badly is mended on the spot: a mark may
//! hang into the margin ([`Open`]), a unit wider than a row is cut where a
//! mark allows it ([`cut`]), and no paragraph ends in a single han
//! ([`lone_han`]). Where the measure is narrow the rows of a paragraph are
//! chosen together instead ([`fit`]); that costs more, and pays there.

pub(super) mod at_ends;
mod cut;
mod fit;
mod lone_han;
mod open;
#[cfg(test)]
mod tests;

pub use fit::fit;
use open::Open;

use super::hyphens::Hyphens;
use super::shape::{Row, Shape};
use super::token::{After, Token, TokenKind, TokenWord, Tokens};
use super::width::Widths;

/// Appends the rows of a text of a given shape. `text` is the text that was
/// analysed. An empty text has one empty row.
pub fn fill(text: &str, tokens: &Tokens, shape: &Shape, rows: &mut Vec<Row>) {
    let mut filler = Filler::new(text, tokens, shape);
    let (mut first, mut begun) = (true, rows.len());
    loop {
        let row = filler.row(first);
        first = row.last;
        rows.push(Row { odd: (rows.len() - begun) % 2 == 1, ..row });
        if row.last {
            if shape.avoid_lone_last_han {
                filler.avoid_lone_last_han(&mut rows[begun..]);
            }
            begun = rows.len();
            if filler.is_done() {
                break;
            }
        }
    }
}

/// A place in the tokens and in the text.
#[derive(Clone, Copy, Debug, Default)]
struct FillPosition {
    token: usize,
    /// Bytes into the token.
    skip: u32,
    /// Bytes into the text.
    at: u32,
}

impl FillPosition {
    /// Where a row begins.
    fn of(row: &Row) -> Self {
        Self { token: row.token as usize, skip: row.skip, at: row.start }
    }
}

struct Filler<'a> {
    text: &'a str,
    tokens: &'a [Token],
    widths: Widths,
    shape: Shape,
    here: FillPosition,
    /// No unit may end after this byte.
    stop: u32,
    /// Tokens before this one are known to belong to a unit wider than a row,
    /// and are set one by one.
    apart: usize,
}

/// Why a row takes no more units.
enum Ending {
    /// The next does not go in.
    Full,
    /// A forced break.
    Forced,
    /// It is full to the brim, or the text is at its end.
    Short,
}

/// What a row does about a unit.
enum RowFit {
    Taken,
    Full,
}

impl<'a> Filler<'a> {
    fn new(text: &'a str, tokens: &'a Tokens, shape: &Shape) -> Self {
        Self {
            text,
            tokens: &tokens.list,
            widths: tokens.widths,
            shape: Shape { columns: shape.columns.max(1), ..*shape },
            here: FillPosition::default(),
            stop: u32::MAX,
            apart: 0,
        }
    }

    fn is_done(&self) -> bool {
        self.here.token >= self.tokens.len()
    }

    /// Fills one row from `here`, and leaves `here` where the next begins.
    fn row(&mut self, first: bool) -> Row {
        self.skip_unset();
        let begin = self.here;
        let row = self.indented_row(self.shape.indent(first));
        let is_cut = self.here.skip > 0 && self.here.token == begin.token && !row.hyphen;
        let rest = self.shape.indent(false);
        if !is_cut
            || row.indent <= rest
            || matches!(self.tokens[begin.token].kind(), TokenKind::Han(_))
        {
            return row;
        }
        // The indent gives way before the first unit is cut.
        let cut = std::mem::replace(&mut self.here, begin);
        let whole = self.indented_row(rest);
        if self.here.token == begin.token {
            self.here = cut;
            return row;
        }
        whole
    }

    fn indented_row(&mut self, indent: u16) -> Row {
        let begin = self.here;
        let mut open = Open {
            room: u32::from(self.shape.columns.saturating_sub(indent).max(1)),
            least: 0,
            cols: 0,
            end: begin.at,
            after: After::Nothing,
            blank: 0,
            taken: false,
            hangs: false,
        };
        let last = match self.units(&mut open) {
            Ending::Full => false,
            Ending::Forced => true,
            Ending::Short => {
                self.skip_unset();
                self.take_break() || self.is_done()
            }
        };
        open.close(begin, indent, last)
    }

    /// Takes units into a row until it ends.
    fn units(&mut self, open: &mut Open) -> Ending {
        // The row as it was before a soft hyphen that has no room for itself.
        let mut fallback: Option<(Open, FillPosition)> = None;
        loop {
            if self.words(open) {
                fallback = None;
            }
            let Some(&token) = self.tokens.get(self.here.token) else { return Ending::Short };
            let before =
                (token.after() == After::SoftHyphen && open.taken).then_some((*open, self.here));
            let step = match token.kind() {
                TokenKind::Han(count) => self.han(open, count, token.after()),
                TokenKind::Chunk(chunk) => self.chunk(open, chunk, token.after()),
                TokenKind::Break { bytes } => {
                    self.advance(bytes);
                    return Ending::Forced;
                }
                TokenKind::Space { bytes, cols } => {
                    self.advance(bytes);
                    open.blank += cols;
                    continue;
                }
                TokenKind::Hidden { bytes } => {
                    open.pass(token.after());
                    self.advance(bytes + token.after().bytes());
                    continue;
                }
            };
            match step {
                RowFit::Full => {
                    if let Some((earlier, cursor)) = fallback {
                        (*open, self.here) = (earlier, cursor);
                    }
                    return Ending::Full;
                }
                RowFit::Taken if open.after == After::SoftHyphen && open.least >= open.room => {
                    fallback = fallback.or(before);
                }
                RowFit::Taken => fallback = None,
            }
            if open.hangs || self.here.skip > 0 {
                return Ending::Short;
            }
        }
    }

    /// Takes words with a space after them, as long as they go in; tells
    /// whether there was any.
    fn words(&mut self, open: &mut Open) -> bool {
        let from = self.here.token;
        if self.here.skip > 0 {
            return false;
        }
        while let Some((cols, bytes)) =
            self.tokens.get(self.here.token).and_then(|token| token.spaced_word())
        {
            let end = self.here.at + bytes;
            if !open.fits(cols) || end > self.stop {
                break;
            }
            open.take(cols, end, After::Space);
            self.here.at = end + 1;
            self.here.token += 1;
        }
        self.here.token > from
    }

    fn take_break(&mut self) -> bool {
        let token = self.tokens.get(self.here.token).filter(|_| self.here.skip == 0);
        if let Some(TokenKind::Break { bytes }) = token.map(|token| token.kind()) {
            self.advance(bytes);
            return true;
        }
        false
    }

    /// Goes on to the next token, `bytes` further.
    fn advance(&mut self, bytes: u32) {
        self.here.token += 1;
        self.here.skip = 0;
        self.here.at += bytes;
    }

    /// White space and hidden text begin no row.
    fn skip_unset(&mut self) {
        while let Some(token) = self.tokens.get(self.here.token)
            && let TokenKind::Space { bytes, .. } | TokenKind::Hidden { bytes } = token.kind()
        {
            self.advance(bytes + token.after().bytes());
        }
    }

    fn han(&mut self, open: &mut Open, count: u32, after: After) -> RowFit {
        let rest = count - self.here.skip / 3;
        let allowed = self.stop.saturating_sub(self.here.at) / 3;
        let fits = (open.left() / 2).max(u32::from(!open.taken));
        let some = rest.min(fits).min(allowed);
        if some == 0 {
            return RowFit::Full;
        }
        let end = self.here.at + 3 * some;
        if some < rest {
            open.take(2 * some, end, After::Nothing);
            self.here.skip += 3 * some;
            self.here.at = end;
        } else {
            open.take(2 * some, end, after);
            self.advance(3 * some + after.bytes());
        }
        RowFit::Taken
    }

    fn chunk(&mut self, open: &mut Open, chunk: TokenWord, after: After) -> RowFit {
        if self.here.skip > 0 {
            return self.part(open, chunk, after);
        }
        if after == After::Glue && self.here.token >= self.apart {
            return self.glued(open);
        }
        if self.here.at + chunk.bytes > self.stop {
            return RowFit::Full;
        }
        if open.fits(chunk.cols) {
            open.take(chunk.cols, self.here.at + chunk.bytes, after);
            self.advance(chunk.bytes + after.bytes());
            return RowFit::Taken;
        }
        if self.may_hang(chunk) && open.fits(chunk.cols - 2) {
            open.take(chunk.cols, self.here.at + chunk.bytes, after);
            open.hangs = true;
            self.advance(chunk.bytes + after.bytes());
            return RowFit::Taken;
        }
        // Ragged rows need no hyphens: what is left at their ends is meant to be.
        let hyphens = self.shape.hyphens.is_some_and(Hyphens::are_for_all_rows);
        if (self.shape.justify || hyphens) && self.hyphenate(open, chunk) {
            return RowFit::Taken;
        }
        if open.taken { RowFit::Full } else { self.part(open, chunk, after) }
    }

    fn may_hang(&self, chunk: TokenWord) -> bool {
        self.shape.hang && chunk.hangs
    }

    /// A unit of several tokens: taken whole, or, where it is wider than a
    /// row, token by token.
    fn glued(&mut self, open: &mut Open) -> RowFit {
        let (mut cols, mut bytes, mut count) = (0, 0, 0);
        let mut last = After::Nothing;
        let mut hangs = false;
        for token in &self.tokens[self.here.token..] {
            let (wide, long) = match token.kind() {
                TokenKind::Chunk(chunk) => {
                    hangs = self.may_hang(chunk);
                    (chunk.cols, chunk.bytes)
                }
                TokenKind::Hidden { bytes } => (0, bytes),
                TokenKind::Han(_) | TokenKind::Space { .. } | TokenKind::Break { .. } => break,
            };
            cols += wide;
            bytes += long;
            count += 1;
            last = token.after();
            if last != After::Glue || cols > open.room + 2 {
                break;
            }
        }
        let end = self.here.at + bytes;
        if end > self.stop {
            return RowFit::Full;
        }
        let fits = open.fits(cols);
        if fits || (hangs && open.fits(cols - 2)) {
            open.take(cols, end, last);
            open.hangs = !fits;
            self.here =
                FillPosition { token: self.here.token + count, skip: 0, at: end + last.bytes() };
            return RowFit::Taken;
        }
        if open.taken {
            return RowFit::Full;
        }
        let TokenKind::Chunk(chunk) = self.tokens[self.here.token].kind() else {
            return RowFit::Full;
        };
        self.apart = self.here.token + count;
        self.part(open, chunk, After::Glue)
    }
}

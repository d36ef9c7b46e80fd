//! Rows to stretches of text at columns.
//!
//! A terminal has no fractions of a column, so that the slack of a justified
//! row cannot be spread evenly as a typesetter would. It goes where a reader
//! minds it least ([`MOST`]): into word spaces, then between han and Latin
//! letters, then after marks, which have white in them anyway; a third column
//! in a word space comes last, because it is seen first. What is left over
//! leaves the row ragged. This is done when a row is painted, not when it is
//! filled: of a long article only a screenful of rows is ever seen.

use std::ops::Range;

use super::class::{Class, class_of};
use super::shape::{Row, Shape};
use super::token::{After, Token, TokenKind, Tokens};

/// A stretch of text without gaps of ours in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPiece {
    /// Its bytes.
    pub range: Range<usize>,
    /// The column it begins in, the row's indent included.
    pub column: u16,
    /// Its columns.
    pub cols: u16,
}

/// Appends the pieces of a row; `text`, `tokens` and `shape` are those the row
/// was filled with. A hyphen that the row shows is not among them: it stands
/// after the last.
pub fn place(text: &str, tokens: &Tokens, row: &Row, shape: &Shape, pieces: &mut Vec<RowPiece>) {
    let counts = GapCounts::of(text, tokens, row);
    let room = shape.room(row);
    let set = room.saturating_sub(u32::from(row.hyphen)) + if row.hangs { 2 } else { 0 };
    let grant = if counts.cols > set {
        Grant::closing(counts, counts.cols - set)
    } else if shape.justify && !row.last {
        Grant::opening(counts, set - counts.cols)
    } else {
        Grant::default()
    };
    let mut setter = PieceWriter { pieces, column: u32::from(row.indent), open: false };
    let mut seen = [0; TIERS];
    for unit in Units::of(text, tokens, row) {
        if unit.part.is_empty() {
            setter.open = false;
        } else {
            setter.set(unit.part, unit.cols);
        }
        let Some(joint) = unit.joint else { continue };
        let extra = joint.tier.map_or(0, |tier| {
            let index = seen[tier];
            seen[tier] += 1;
            share(grant.open[tier], counts.slots[tier], index)
        });
        let closed = if joint.after == After::OpenGap {
            let index = seen[CLOSED];
            seen[CLOSED] += 1;
            share(grant.close, counts.open_gaps, index)
        } else {
            0
        };
        setter.joint(&joint, extra, closed);
    }
}

/// Where slack goes, in this order.
const WORD: usize = 0;
const GAP: usize = 1;
const MARK: usize = 2;
const TIERS: usize = 4;
/// Not a tier: the count of open gaps seen.
const CLOSED: usize = 3;

/// How many columns a word space, a gap and the place after a mark take, each
/// in its turn; a word space a third one at need. A row with more slack than
/// that stays ragged, all of it: a hole inside a word of han would be read as
/// a space, which is worse than a row a column short.
const MOST: [(usize, u32); 4] = [(WORD, 2), (GAP, 1), (MARK, 2), (WORD, 3)];

/// The `index`th of `slots` equal shares of `total`, larger ones evenly apart.
fn share(total: u32, slots: u32, index: u32) -> u32 {
    if slots == 0 {
        return 0;
    }
    let upto = |n: u32| (u64::from(total) * u64::from(n) / u64::from(slots)) as u32;
    upto(index + 1) - upto(index)
}

/// A break opportunity inside a row.
struct Joint {
    after: After,
    /// White space after the unit: bytes, columns.
    blank: (u32, u32),
    tier: Option<usize>,
}

/// A unit of a row, and what follows it if it isn't the last.
struct RowUnit {
    part: Range<usize>,
    cols: u32,
    joint: Option<Joint>,
}

#[derive(Clone, Copy, Default)]
struct GapCounts {
    cols: u32,
    slots: [u32; TIERS],
    open_gaps: u32,
}

impl GapCounts {
    fn of(text: &str, tokens: &Tokens, row: &Row) -> Self {
        let mut counts = Self::default();
        for unit in Units::of(text, tokens, row) {
            counts.cols += unit.cols;
            if let Some(joint) = unit.joint {
                counts.cols += joint.after.cols() + joint.blank.1;
                counts.open_gaps += u32::from(joint.after == After::OpenGap);
                if let Some(tier) = joint.tier {
                    counts.slots[tier] += 1;
                }
            }
        }
        counts
    }
}

/// Columns given to, or taken from, the slots of each tier.
#[derive(Clone, Copy, Default)]
struct Grant {
    open: [u32; TIERS],
    close: u32,
}

impl Grant {
    fn closing(counts: GapCounts, excess: u32) -> Self {
        Self { close: excess.min(counts.open_gaps), ..Self::default() }
    }

    fn opening(counts: GapCounts, mut slack: u32) -> Self {
        let mut open = [0; TIERS];
        for (tier, most) in MOST {
            let taken = slack.min(counts.slots[tier] * most - open[tier]);
            open[tier] += taken;
            slack -= taken;
        }
        if slack > 0 {
            return Self::default();
        }
        Self { open, close: 0 }
    }
}

/// Writes pieces.
struct PieceWriter<'a> {
    pieces: &'a mut Vec<RowPiece>,
    column: u32,
    /// The next part continues the last piece.
    open: bool,
}

impl PieceWriter<'_> {
    fn set(&mut self, part: Range<usize>, cols: u32) {
        let continues = |piece: &&mut RowPiece| self.open && piece.range.end == part.start;
        if let Some(piece) = self.pieces.last_mut().filter(continues) {
            piece.range.end = part.end;
            piece.cols += cols as u16;
        } else {
            let column = self.column as u16;
            self.pieces.push(RowPiece { range: part, column, cols: cols as u16 });
        }
        self.column += cols;
        self.open = true;
    }

    fn joint(&mut self, joint: &Joint, extra: u32, closed: u32) {
        let space = u32::from(joint.after == After::Space);
        let own = joint.after.cols() - space - closed;
        let (bytes, cols) = (joint.blank.0 + space, joint.blank.1 + space);
        if extra == 0 && own == 0 && self.open {
            // Spaces are text like any other where they are not stretched.
            if let Some(piece) = self.pieces.last_mut().filter(|_| bytes > 0) {
                piece.range.end += bytes as usize;
                piece.cols += cols as u16;
            }
            self.column += cols;
            return;
        }
        self.column += cols + own + extra;
        self.open = false;
    }
}

/// Walks the units of a row.
struct Units<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    token: usize,
    skip: u32,
    at: u32,
    end: u32,
}

impl<'a> Units<'a> {
    fn of(text: &'a str, tokens: &'a Tokens, row: &Row) -> Self {
        let (token, skip) = (row.token as usize, row.skip);
        Self { text, tokens, token, skip, at: row.start, end: row.end }
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
        let left = self.text[..self.at as usize].chars().next_back();
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
        let tier = match after {
            After::Space => Some(WORD),
            After::SoftHyphen | After::Glue => None,
            _ if blank.1 > 0 => Some(WORD),
            After::ClosedGap | After::OpenGap => Some(GAP),
            After::Nothing => left.is_some_and(is_mark).then_some(MARK),
        };
        Some(Joint { after, blank, tier })
    }
}

impl Iterator for Units<'_> {
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

/// A mark after which a row may open.
fn is_mark(c: char) -> bool {
    matches!(c, '。' | '，' | '、' | '；' | '：' | '！' | '？' | '”' | '’')
        || (c >= '\u{3000}'
            && matches!(class_of(c), Class::Cl | Class::Cp | Class::CpWide | Class::Ex))
}

#[cfg(test)]
mod tests {
    use super::super::Rules;
    use super::super::testing::lines;
    use super::*;
    use crate::model::Lang;

    fn justified(text: &str, lang: Lang, columns: u16) -> Vec<String> {
        let shape = Shape { justify: true, ..Shape::plain(columns) };
        lines(text, Rules::of(lang), shape)
    }

    #[test]
    fn slack_goes_to_the_gaps_between_han_and_latin_first() {
        let set = justified("新版Rust出来了，“快看看”吧", Lang::Zh, 18);
        assert_eq!(set[0], "新版 Rust 出来了，", "two gaps, and the comma is last");
    }

    #[test]
    fn slack_goes_after_marks_where_there_is_no_gap() {
        assert_eq!(justified("春水，满河桥上人", Lang::Zh, 11)[0], "春水， 满河");
    }

    #[test]
    fn a_word_of_han_is_not_torn_open_to_fill_a_row() {
        assert_eq!(justified("春水满河桥上有人", Lang::Zh, 9)[0], "春水满河");
    }

    #[test]
    fn word_spaces_stretch_evenly_and_the_last_row_does_not() {
        let set = justified("the ferry is back on the river", Lang::En, 12);
        assert_eq!(set, ["the ferry is", "back on  the", "river"]);
    }

    #[test]
    fn one_space_is_not_torn_open_across_a_row_of_latin() {
        let set = justified("a b internationally", Lang::En, 16);
        assert_eq!(set, ["a b", "internationally"]);
    }

    #[test]
    fn shares_differ_by_one_at_most_and_add_up() {
        for (total, slots) in [(0, 3), (5, 3), (7, 7), (2, 9)] {
            let shares: Vec<_> = (0..slots).map(|index| share(total, slots, index)).collect();
            assert_eq!(shares.iter().sum::<u32>(), total);
            let (least, most) = (shares.iter().min(), shares.iter().max());
            assert!(most.zip(least).is_some_and(|(most, least)| most - least <= 1));
        }
    }
}

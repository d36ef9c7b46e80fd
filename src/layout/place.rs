//! Rows to stretches of text at columns.
//!
//! This is done when a row is painted, not when it is filled: of a long article
//! only a screenful of rows is ever seen.

use std::ops::Range;

use super::row_units::{Joint, RowUnit, RowUnits};
use super::shape::{Row, Shape};
use super::slack::{SlotKind, Spacing, Spread, spread};
use super::token::{After, Tokens};

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
    let units: Vec<RowUnit> = RowUnits::of(text, tokens, row).collect();
    let Spaced { closes, spread } = Spaced::of(&units, row, shape, tokens.spacing);
    let mut opened = spread.opened.into_iter();
    let mut setter = PieceWriter { pieces, column: u32::from(row.indent), open: false };
    for unit in units {
        if unit.part.is_empty() {
            setter.open = false;
        } else {
            setter.set(unit.part, unit.cols);
        }
        if let Some(joint) = unit.joint {
            setter.joint(&joint, opened.next().unwrap_or(0).into(), closes);
        }
    }
}

/// What becomes of the room that a row leaves.
pub(super) struct Spaced {
    /// Its gaps give way, all of them: to close one and not another would look
    /// like a slip.
    pub(super) closes: bool,
    /// The columns left at its end, gaps as they are or closed, over its slots.
    pub(super) spread: Spread,
}

impl Spaced {
    pub(super) fn of(units: &[RowUnit], row: &Row, shape: &Shape, spacing: Spacing) -> Self {
        let room = shape.room(row);
        let room = room.saturating_sub(u32::from(row.hyphen)) + if row.hangs { 2 } else { 0 };
        let joints = || units.iter().filter_map(|unit| unit.joint.as_ref());
        let text: u32 = units.iter().map(|unit| unit.cols).sum();
        let with = |of: fn(After) -> u32| {
            text + joints().map(|joint| of(joint.after) + joint.blank.1).sum::<u32>()
        };
        let (open, closed) = (with(After::cols), with(After::least));
        let closes = open > room;
        let slack = room.saturating_sub(if closes { closed } else { open });
        let slots: Vec<SlotKind> = joints().map(|joint| joint.slot).collect();
        let spread = if shape.justify && !row.last {
            spread(&slots, slack, spacing, row.odd)
        } else {
            Spread::ragged(&slots, slack)
        };
        Self { closes, spread }
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

    fn joint(&mut self, joint: &Joint, extra: u32, closes: bool) {
        let space = u32::from(joint.after == After::Space);
        let own = if closes { joint.after.least() } else { joint.after.cols() } - space;
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
    fn slack_goes_before_a_bracket_that_opens_as_after_one_that_closes() {
        assert_eq!(justified("春水河（满）桥上", Lang::Zh, 13)[0], "春水河 （满）");
        assert_eq!(justified("春水（满）河桥上", Lang::Zh, 14)[0], "春水 （满） 河");
    }

    #[test]
    fn a_word_of_han_is_not_torn_open_to_fill_a_row() {
        assert_eq!(justified("春水满河桥上有人", Lang::Zh, 9)[0], "春水满河");
    }

    #[test]
    fn word_spaces_stretch_evenly_and_the_last_row_does_not() {
        let set = justified("the ferry is back on the river at low tide", Lang::En, 12);
        assert_eq!(set, ["the ferry is", "back  on the", "river at low", "tide"]);
    }

    #[test]
    fn a_number_is_not_parted_from_its_counter_nor_opened_on_one_side() {
        let text = "渡船2022年8月19日起新增58名船员和4条Rust船，";
        for columns in 10..44 {
            for row in justified(text, Lang::Zh, columns) {
                let parted = row.as_bytes().windows(5).any(|at| {
                    let gap = [at[0], at[1]].map(|b| b == b' ');
                    at[0].is_ascii_digit() && gap[1] && !at[2].is_ascii()
                });
                assert!(!parted, "{columns}: {row}");
                assert_eq!(row.contains("条 Rust"), row.contains("Rust 船") && row.contains('条'));
            }
        }
    }

    #[test]
    fn in_korean_no_column_opens_before_a_particle() {
        let text = "그는 “한국어”라고 적었고 ‘배움’이라고 읽었다는 말을 남겼다";
        for columns in 12..40 {
            for row in justified(text, Lang::Ko, columns) {
                assert!(!row.contains("” ") && !row.contains("’ "), "{columns}: {row}");
            }
        }
    }

    #[test]
    fn one_space_is_not_torn_open_across_a_row_of_latin() {
        let set = justified("a b internationally", Lang::En, 16);
        assert_eq!(set, ["a b", "internationally"]);
    }
}

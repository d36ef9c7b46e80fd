//! Letters of twice the size: two rows high, and twice as wide. Only terminals that
//! were asked draw them; who sends the cells knows how.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Position;
use ratatui::style::Style;

/// Stands before a large letter in its first cell, and alone in the others; a
/// noncharacter's neighbour in a private plane, in no paper's text.
const MARK: char = '\u{10EEEF}';

/// The letter that a cell begins, or an empty one if it is part of one.
#[must_use]
pub fn large_letter(symbol: &str) -> Option<&str> {
    symbol.strip_prefix(MARK)
}

/// Puts a letter that takes `cols` columns in the text into a block of twice as
/// many, two rows high.
pub fn set_large(cells: &mut Buffer, (x, y): (u16, u16), letter: (&str, u16), style: Style) {
    let (text, cols) = letter;
    let mut put = |x, y, symbol: &str, width: u16| {
        let Some(cell) = cells.cell_mut(Position { x, y }) else { return };
        cell.reset();
        cell.set_symbol(symbol).set_style(style);
        if let Some(width) = NonZeroU16::new(width) {
            cell.set_diff_option(CellDiffOption::ForcedWidth(width));
        }
    };
    let part = MARK.to_string();
    for row in 0..2 {
        for column in 0..2 * cols {
            put(x + column, y + row, &part, 1);
        }
    }
    put(x, y, &format!("{MARK}{text}"), 2 * cols);
}

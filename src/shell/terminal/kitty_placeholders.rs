//! Cells that stand for parts of a picture (the Unicode placeholders of the
//! kitty graphics protocol): text that a program between us and the terminal,
//! such as tmux, moves and redraws like any other, and that the terminal draws
//! the picture over.

use ratatui::style::Color;

/// The character of all of them.
const PLACEHOLDER: char = '\u{10EEEE}';

/// The marks that count rows and columns, in order: runs of characters, from
/// which and how many. The protocol took them from Unicode 6.0: marks above
/// their letter (class 230) that make no letter of their own with it.
#[rustfmt::skip]
const MARKS: [(u32, u32); 86] = [
    (0x305, 1), (0x30D, 2), (0x310, 1), (0x312, 1), (0x33D, 3), (0x346, 1), (0x34A, 3),
    (0x350, 3), (0x357, 1), (0x35B, 1), (0x363, 13), (0x483, 5), (0x592, 4), (0x597, 3),
    (0x59C, 6), (0x5A8, 2), (0x5AB, 2), (0x5AF, 1), (0x5C4, 1), (0x610, 8), (0x657, 5),
    (0x65D, 2), (0x6D6, 7), (0x6DF, 4), (0x6E4, 1), (0x6E7, 2), (0x6EB, 2), (0x730, 1),
    (0x732, 2), (0x735, 2), (0x73A, 1), (0x73D, 1), (0x73F, 3), (0x743, 1), (0x745, 1),
    (0x747, 1), (0x749, 2), (0x7EB, 7), (0x7F3, 1), (0x816, 4), (0x81B, 9), (0x825, 3),
    (0x829, 5), (0x951, 1), (0x953, 2), (0xF82, 2), (0xF86, 2), (0x135D, 3), (0x17DD, 1),
    (0x193A, 1), (0x1A17, 1), (0x1A75, 8), (0x1B6B, 1), (0x1B6D, 7), (0x1CD0, 3), (0x1CDA, 2),
    (0x1CE0, 1), (0x1DC0, 2), (0x1DC3, 7), (0x1DCB, 2), (0x1DD1, 22), (0x1DFE, 1), (0x20D0, 2),
    (0x20D4, 4), (0x20DB, 2), (0x20E1, 1), (0x20E7, 1), (0x20E9, 1), (0x20F0, 1), (0x2CEF, 3),
    (0x2DE0, 32), (0xA66F, 1), (0xA67C, 2), (0xA6F0, 2), (0xA8E0, 18), (0xAAB0, 1), (0xAAB2, 2),
    (0xAAB7, 2), (0xAABE, 2), (0xAAC1, 1), (0xFE20, 7), (0x10A0F, 1), (0x10A38, 1), (0x1D185, 5),
    (0x1D1AA, 4), (0x1D242, 3),
];

/// Numbers of pictures have 24 bits: they are told as colours.
const NUMBERS: u32 = 0x00FF_FFFF;

/// The number that the terminal knows a picture by. It knows the pictures of
/// all programs in all panes: `offset` tells ours from theirs.
pub(super) fn number(offset: u32, number: u32) -> u32 {
    (offset.wrapping_add(number) & NUMBERS).max(1)
}

/// The colour that tells it.
pub(super) fn colour(number: u32) -> Color {
    let [_, red, green, blue] = number.to_be_bytes();
    Color::Rgb(red, green, blue)
}

/// What stands for a row and a column of a picture; none beyond the last mark.
pub(super) fn sign(row: u16, column: u16) -> Option<String> {
    Some([PLACEHOLDER, mark(row)?, mark(column)?].iter().collect())
}

fn mark(nth: u16) -> Option<char> {
    let mut left = u32::from(nth);
    for (first, count) in MARKS {
        if left < count {
            return char::from_u32(first + left);
        }
        left -= count;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_are_counted_by_the_marks_of_the_protocol() {
        assert_eq!(sign(0, 0).unwrap(), "\u{10EEEE}\u{305}\u{305}");
        assert_eq!(sign(1, 2).unwrap(), "\u{10EEEE}\u{30D}\u{30E}");
        assert_eq!(mark(29), Some('\u{36F}'));
        assert_eq!(mark(296), Some('\u{1D244}'), "the last");
        assert_eq!(sign(0, 297), None);
    }

    #[test]
    fn a_number_is_never_none_and_fits_a_colour() {
        assert_eq!(number(0x00FF_FFFF, 1), 1);
        assert_eq!(number(0x1234_0000, 7), 0x0034_0007);
        assert_eq!(colour(0x0034_0007), Color::Rgb(0x34, 0, 7));
    }
}

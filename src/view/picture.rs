//! A picture in the text: half blocks, or the placeholders at which the
//! terminal draws it.

use std::ops::RangeInclusive;

use ratatui::style::{Color, Style};

use super::Painter;
use super::canvas::Canvas;
use crate::app::Means;
use crate::config::Role;
use crate::layout::SetLine;
use crate::model::Raster;

/// What a terminal that knows the kitty graphics protocol draws a part of a
/// picture at.
const PLACEHOLDER: char = '\u{10EEEE}';

/// The combining marks that number rows and columns of placeholders, from 0 on
/// (the protocol's table, which has 297 of them).
const MARKS: [RangeInclusive<u32>; 86] = [
    0x305..=0x305,
    0x30D..=0x30E,
    0x310..=0x310,
    0x312..=0x312,
    0x33D..=0x33F,
    0x346..=0x346,
    0x34A..=0x34C,
    0x350..=0x352,
    0x357..=0x357,
    0x35B..=0x35B,
    0x363..=0x36F,
    0x483..=0x487,
    0x592..=0x595,
    0x597..=0x599,
    0x59C..=0x5A1,
    0x5A8..=0x5A9,
    0x5AB..=0x5AC,
    0x5AF..=0x5AF,
    0x5C4..=0x5C4,
    0x610..=0x617,
    0x657..=0x65B,
    0x65D..=0x65E,
    0x6D6..=0x6DC,
    0x6DF..=0x6E2,
    0x6E4..=0x6E4,
    0x6E7..=0x6E8,
    0x6EB..=0x6EC,
    0x730..=0x730,
    0x732..=0x733,
    0x735..=0x736,
    0x73A..=0x73A,
    0x73D..=0x73D,
    0x73F..=0x741,
    0x743..=0x743,
    0x745..=0x745,
    0x747..=0x747,
    0x749..=0x74A,
    0x7EB..=0x7F1,
    0x7F3..=0x7F3,
    0x816..=0x819,
    0x81B..=0x823,
    0x825..=0x827,
    0x829..=0x82D,
    0x951..=0x951,
    0x953..=0x954,
    0xF82..=0xF83,
    0xF86..=0xF87,
    0x135D..=0x135F,
    0x17DD..=0x17DD,
    0x193A..=0x193A,
    0x1A17..=0x1A17,
    0x1A75..=0x1A7C,
    0x1B6B..=0x1B6B,
    0x1B6D..=0x1B73,
    0x1CD0..=0x1CD2,
    0x1CDA..=0x1CDB,
    0x1CE0..=0x1CE0,
    0x1DC0..=0x1DC1,
    0x1DC3..=0x1DC9,
    0x1DCB..=0x1DCC,
    0x1DD1..=0x1DE6,
    0x1DFE..=0x1DFE,
    0x20D0..=0x20D1,
    0x20D4..=0x20D7,
    0x20DB..=0x20DC,
    0x20E1..=0x20E1,
    0x20E7..=0x20E7,
    0x20E9..=0x20E9,
    0x20F0..=0x20F0,
    0x2CEF..=0x2CF1,
    0x2DE0..=0x2DFF,
    0xA66F..=0xA66F,
    0xA67C..=0xA67D,
    0xA6F0..=0xA6F1,
    0xA8E0..=0xA8F1,
    0xAAB0..=0xAAB0,
    0xAAB2..=0xAAB3,
    0xAAB7..=0xAAB8,
    0xAABE..=0xAABF,
    0xAAC1..=0xAAC1,
    0xFE20..=0xFE26,
    0x10A0F..=0x10A0F,
    0x10A38..=0x10A38,
    0x1D185..=0x1D189,
    0x1D1AA..=0x1D1AD,
    0x1D242..=0x1D244,
];

impl Painter<'_> {
    /// One row of a picture, in a measure that begins at column `x`.
    pub(super) fn picture_row(
        &self,
        canvas: &mut Canvas<'_>,
        (x, y, end): (u16, u16, u16),
        (set, measure): (&SetLine<'_>, u16),
    ) {
        let Some(plate) = &set.strand.plate else { return };
        let left = x + measure.saturating_sub(plate.columns) / 2;
        let end = end.min(left + plate.columns);
        let Some((number, raster)) = self.app.gallery.picture(plate) else {
            if set.nth == (plate.rows - 1) / 2 {
                self.awaited(canvas, (left, y, end));
            }
            return;
        };
        let row = u32::from(set.nth);
        for (column, x) in (left..end).enumerate() {
            let column = column as u32;
            if self.app.settings.pictures == Means::Kitty {
                let style = Style::default().fg(colour_of(number));
                canvas.grapheme(x, y, &placeholder(row, column), 1, style);
            } else {
                self.half_blocks(
                    canvas,
                    (x, y),
                    [(column, row * 2), (column, row * 2 + 1)],
                    raster,
                );
            }
        }
    }

    /// A sign in the middle of the room that a picture will fill.
    fn awaited(&self, canvas: &mut Canvas<'_>, (left, y, end): (u16, u16, u16)) {
        let lang = self.app.reader.as_ref().map(crate::app::Reader::lang).unwrap_or_default();
        let words = self.app.settings.setting(lang).words();
        let sign = words.picture.trim();
        let room = (end - left).saturating_sub(canvas.cols(sign));
        canvas.text(left + room / 2, y, end, sign, self.palette.style(Role::Dim));
    }

    /// Two pixels in a cell, one above the other.
    fn half_blocks(
        &self,
        canvas: &mut Canvas<'_>,
        (x, y): (u16, u16),
        pixels: [(u32, u32); 2],
        raster: &Raster,
    ) {
        let few = self.app.settings.pictures == Means::FewColours;
        let [upper, lower] = pixels.map(|(column, row)| {
            let pixel = raster.pixel(column, row);
            if few { Color::Indexed(indexed(pixel)) } else { Color::from(pixel) }
        });
        let style = Style::default().bg(lower);
        if upper == lower {
            canvas.grapheme(x, y, " ", 1, style);
        } else {
            canvas.grapheme(x, y, "▀", 1, style.fg(upper));
        }
    }
}

/// The colour in which placeholders tell a picture's number.
fn colour_of(number: u32) -> Color {
    let [_, red, green, blue] = number.to_be_bytes();
    Color::Rgb(red, green, blue)
}

/// A placeholder for one cell of a picture; without marks past the end of
/// their table, where the terminal counts on from the left.
fn placeholder(row: u32, column: u32) -> String {
    std::iter::once(PLACEHOLDER).chain(mark(row)).chain(mark(column)).collect()
}

fn mark(index: u32) -> Option<char> {
    let mut left = index;
    for range in MARKS {
        let count = range.end() - range.start() + 1;
        if left < count {
            return char::from_u32(range.start() + left);
        }
        left -= count;
    }
    None
}

/// The nearest of xterm's cube of colours and its greys.
fn indexed(rgb: [u8; 3]) -> u8 {
    let step = |value: u8| match value {
        0..48 => 0,
        48..115 => 1,
        _ => (value - 35) / 40,
    };
    let value = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    let distance = |other: [u8; 3]| -> u32 {
        rgb.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let cube = rgb.map(step);
    let mean = rgb.iter().map(|value| u16::from(*value)).sum::<u16>() / 3;
    let grey = (mean.saturating_sub(3) / 10).min(23) as u8;
    if distance([8 + 10 * grey; 3]) < distance(cube.map(value)) {
        232 + grey
    } else {
        16 + 36 * cube[0] + 6 * cube[1] + cube[2]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Colour, Depth};

    #[test]
    fn the_nearest_of_256_colours_is_what_a_search_of_them_all_finds() {
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        let far = |(r, g, b): (u8, u8, u8), c: Colour| {
            let (r2, g2, b2) = c.rgb();
            square(r, r2) + square(g, g2) + square(b, b2)
        };
        let values = || (0..=255u8).step_by(15);
        for (r, g, b) in values().flat_map(|r| values().map(move |g| (r, g, 255 - r / 2))) {
            let found = far((r, g, b), Colour::Ansi(indexed([r, g, b])));
            let best = Colour::Rgb(r, g, b).degrade(Depth::Indexed).unwrap();
            assert_eq!(found, far((r, g, b), best), "{r} {g} {b}");
        }
        assert_eq!(indexed([0; 3]), 16);
        assert_eq!(indexed([255; 3]), 231);
        assert_eq!(indexed([128; 3]), 244);
    }

    #[test]
    fn marks_number_rows_and_columns_of_a_placeholder() {
        assert_eq!(placeholder(0, 1), "\u{10EEEE}\u{305}\u{30D}");
        assert_eq!(mark(296), char::from_u32(0x1D244));
        assert_eq!(mark(297), None);
    }
}

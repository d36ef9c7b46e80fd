//! A picture in the text: half blocks, or cells left to the terminal, which
//! draws it there.

use ratatui::style::{Color, Style};

use super::Painter;
use super::canvas::Canvas;
use crate::app::PictureMode;
use crate::config::Role;
use crate::layout::Plate;
use crate::model::Raster;

/// Stands in cells that are left to a picture which the terminal draws; a
/// noncharacter's neighbour in a private plane, in no paper's text.
const PLACEHOLDER: char = '\u{10EEEE}';

/// The first of the combining marks that say which row of the picture it is:
/// two digits to the base of [`DIGITS`].
const MARKS: u32 = 0x300;
const DIGITS: u32 = 64;

impl Painter<'_> {
    /// One row of a picture, from column `left` on.
    pub(super) fn picture_row(
        &self,
        canvas: &mut Canvas<'_>,
        (left, y, end): (u16, u16, u16),
        (plate, row): (&Plate, u16),
    ) {
        let end = end.min(left + plate.columns);
        let Some((number, raster)) = self.app.gallery.picture(plate) else {
            if row == (plate.rows - 1) / 2 {
                self.awaited(canvas, (left, y, end));
            }
            return;
        };
        let row = u32::from(row);
        for (column, x) in (left..end).enumerate() {
            let column = column as u32;
            if self.app.settings.pictures == PictureMode::Terminal {
                let style = Style::default().fg(colour_of(number));
                canvas.grapheme(x, y, &placeholder(row), 1, style);
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
        let lang =
            self.app.reader.as_ref().map(crate::app::OpenedEdition::lang).unwrap_or_default();
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
        let few = self.app.settings.pictures == PictureMode::FewColours;
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

/// The colour in which a placeholder tells a picture's number.
fn colour_of(number: u32) -> Color {
    let [_, red, green, blue] = number.to_be_bytes();
    Color::Rgb(red, green, blue)
}

/// What a cell holds that is left to a row of a picture.
fn placeholder(row: u32) -> String {
    let mark = |digit: u32| char::from_u32(MARKS + digit % DIGITS);
    std::iter::once(PLACEHOLDER).chain(mark(row / DIGITS)).chain(mark(row)).collect()
}

/// Which row of a picture a cell is left to, if it is.
#[must_use]
pub fn picture_row(symbol: &str) -> Option<u16> {
    let mut marks = symbol.strip_prefix(PLACEHOLDER)?.chars();
    let mut digit = || u32::from(marks.next()?).checked_sub(MARKS).filter(|n| *n < DIGITS);
    let row = digit()? * DIGITS + digit()?;
    marks.next().is_none().then_some(row as u16)
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
    use crate::config::{Colour, ColourDepth};

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
            let best = Colour::Rgb(r, g, b).degrade(ColourDepth::Indexed).unwrap();
            assert_eq!(found, far((r, g, b), best), "{r} {g} {b}");
        }
        assert_eq!(indexed([0; 3]), 16);
        assert_eq!(indexed([255; 3]), 231);
        assert_eq!(indexed([128; 3]), 244);
    }

    #[test]
    fn a_placeholder_tells_its_row() {
        for row in [0, 1, 63, 64, 700] {
            assert_eq!(picture_row(&placeholder(row)), Some(row as u16));
        }
        for other in ["a", "", "\u{10EEEE}", "\u{10EEEE}\u{301}", "▀"] {
            assert_eq!(picture_row(other), None);
        }
    }
}

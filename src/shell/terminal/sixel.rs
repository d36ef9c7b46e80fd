//! Sixels (DEC STD 070): bands of six rows, a colour at a time.

use std::io::Write as _;

use crate::picture::Reduced;

/// Colours that every terminal with sixels has; one is left to its ground.
pub(super) const COLOURS: usize = 255;

/// Rows of pixels in a band.
const BAND: usize = 6;

/// Some rows of a picture at the cursor, from and how many.
pub(super) fn encode(picture: &Reduced, (from, rows): (u32, u32)) -> Vec<u8> {
    let width = picture.width as usize;
    let all = from as usize * width..(from + rows) as usize * width;
    let Some(pixels) = picture.pixels.get(all).filter(|pixels| !pixels.is_empty()) else {
        return Vec::new();
    };
    let mut out = Vec::with_capacity(pixels.len() / 2 + 4096);
    let _ = write!(out, "\x1bP0;1;0q\"1;1;{width};{rows}");
    declare(picture, pixels, &mut out);
    let mut loom = Loom::new(picture.colours.len(), width);
    for band in pixels.chunks(width * BAND) {
        loom.band(band, &mut out);
    }
    out.extend_from_slice(b"\x1b\\");
    out
}

/// Says what colours are used, in percent of red, green and blue.
fn declare(picture: &Reduced, pixels: &[u8], out: &mut Vec<u8>) {
    let mut used = [false; 256];
    for index in pixels {
        used[usize::from(*index)] = true;
    }
    for (index, colour) in picture.colours.iter().enumerate().filter(|(index, _)| used[*index]) {
        let [red, green, blue] = colour.map(|value| (u32::from(value) * 100 + 127) / 255);
        let _ = write!(out, "#{index};2;{red};{green};{blue}");
    }
}

/// The sixels of one band: for each colour a row of them, and the last that is
/// not blank.
struct Loom {
    width: usize,
    columns: Vec<u8>,
    last: Vec<Option<usize>>,
}

impl Loom {
    fn new(colours: usize, width: usize) -> Self {
        Self { width, columns: vec![0; colours * width], last: vec![None; colours] }
    }

    /// Six rows of pixels, or those that are left.
    fn band(&mut self, pixels: &[u8], out: &mut Vec<u8>) {
        for (bit, row) in pixels.chunks(self.width).enumerate() {
            for (x, index) in row.iter().enumerate() {
                let index = usize::from(*index);
                self.columns[index * self.width + x] |= 1 << bit;
                self.last[index] = self.last[index].max(Some(x));
            }
        }
        let mut first_of_band = true;
        for index in 0..self.last.len() {
            let Some(last) = self.last[index].take() else { continue };
            if !std::mem::take(&mut first_of_band) {
                out.push(b'$');
            }
            let _ = write!(out, "#{index}");
            let start = index * self.width;
            let columns = &mut self.columns[start..=start + last];
            runs(columns, out);
            columns.fill(0);
        }
        out.push(b'-');
    }
}

/// A row of sixels, runs of the same written short.
fn runs(columns: &[u8], out: &mut Vec<u8>) {
    for run in columns.chunk_by(|a, b| a == b) {
        let sixel = b'?' + run[0];
        if run.len() > 3 {
            let _ = write!(out, "!{}", run.len());
            out.push(sixel);
        } else {
            out.extend(std::iter::repeat_n(sixel, run.len()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Raster;
    use crate::picture;

    fn reduced(width: u32, rgb: &[u8]) -> Reduced {
        picture::reduce(&Raster::new(width, rgb.to_vec()).unwrap(), COLOURS)
    }

    fn sent(picture: &Reduced, rows: (u32, u32)) -> String {
        String::from_utf8(encode(picture, rows)).unwrap()
    }

    #[test]
    fn one_colour_is_one_run_a_band() {
        let red = reduced(5, &[255, 0, 0].repeat(5 * 8));
        // Five columns of six rows, then of the two that are left.
        assert_eq!(sent(&red, (0, 8)), "\x1bP0;1;0q\"1;1;5;8#0;2;100;0;0#0!5~-#0!5B-\x1b\\");
    }

    #[test]
    fn colours_of_a_band_are_laid_over_each_other() {
        let picture = reduced(2, &[[0, 0, 0], [255, 255, 255]].concat());
        let palette = "#0;2;0;0;0#1;2;100;100;100";
        let wanted = format!("\x1bP0;1;0q\"1;1;2;1{palette}#0@$#1?@-\x1b\\");
        assert_eq!(sent(&picture, (0, 1)), wanted);
    }

    #[test]
    fn a_part_has_the_colours_of_the_whole_and_names_only_its_own() {
        let rows = [[0, 0, 255], [0, 255, 0], [255, 0, 0]].concat();
        let picture = reduced(1, &rows);
        let green = sent(&picture, (1, 1));
        assert_eq!(green, "\x1bP0;1;0q\"1;1;1;1#1;2;0;100;0#1@-\x1b\\");
        assert_eq!(sent(&picture, (3, 1)), "", "there is no such row");
    }
}

//! Sixels (DEC STD 070): bands of six rows, a colour at a time.

use std::io::Write as _;

use crate::model::Raster;

/// Steps of red, green and blue in our palette; 240 colours, and terminals
/// have 256.
const STEPS: [u32; 3] = [6, 8, 5];

/// The thresholds of ordered dithering, of 16 (Bayer's matrix).
const DITHER: [[u32; 4]; 4] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]];

/// A picture at the cursor.
pub(super) fn encode(raster: &Raster) -> Vec<u8> {
    let (width, height) = (raster.width(), raster.height());
    let mut out = Vec::with_capacity(width as usize * height as usize / 2 + 4096);
    let _ = write!(out, "\x1bP0;1;0q\"1;1;{width};{height}");
    let indices = indices(raster);
    declare(&indices, &mut out);
    for rows in indices.chunks(width as usize * 6) {
        band(rows, width as usize, &mut out);
        out.push(b'-');
    }
    out.extend_from_slice(b"\x1b\\");
    out
}

/// The nearest colour of the palette for each pixel, dithered.
fn indices(raster: &Raster) -> Vec<u8> {
    let width = raster.width() as usize;
    let pixels = raster.bytes().chunks_exact(3).enumerate();
    let index = |(at, pixel): (usize, &[u8])| {
        let threshold = DITHER[at / width % 4][at % width % 4];
        let channels = pixel.iter().zip(STEPS);
        channels.fold(0, |index, (value, steps)| {
            // In 16ths of a step; the threshold decides which way it goes.
            let exact = u32::from(*value) * (steps - 1) * 16 / 255;
            index * steps + ((exact + threshold) / 16).min(steps - 1)
        }) as u8
    };
    pixels.map(index).collect()
}

/// Says what colours are used, in percent of red, green and blue.
fn declare(indices: &[u8], out: &mut Vec<u8>) {
    let mut used = [false; 256];
    for index in indices {
        used[usize::from(*index)] = true;
    }
    for (index, _) in used.iter().enumerate().filter(|(_, used)| **used) {
        let [_, greens, blues] = STEPS;
        let index = index as u32;
        let steps = [index / (greens * blues), index / blues % greens, index % blues];
        let [red, green, blue] = [0, 1, 2].map(|at| steps[at] * 100 / (STEPS[at] - 1));
        let _ = write!(out, "#{index};2;{red};{green};{blue}");
    }
}

/// Six rows of pixels, or those that are left.
fn band(rows: &[u8], width: usize, out: &mut Vec<u8>) {
    let mut columns = vec![0u8; width];
    let mut colours: Vec<u8> = rows.to_vec();
    colours.sort_unstable();
    colours.dedup();
    for (nth, colour) in colours.iter().enumerate() {
        columns.fill(0);
        for (bit, row) in rows.chunks(width).enumerate() {
            for (column, index) in columns.iter_mut().zip(row) {
                *column |= u8::from(index == colour) << bit;
            }
        }
        if nth > 0 {
            out.push(b'$');
        }
        let _ = write!(out, "#{colour}");
        runs(&columns, out);
    }
}

/// A row of sixels, runs of the same written short, blanks at the end left out.
fn runs(columns: &[u8], out: &mut Vec<u8>) {
    let end = columns.iter().rposition(|column| *column != 0).map_or(0, |last| last + 1);
    for run in columns[..end].chunk_by(|a, b| a == b) {
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

    fn sent(width: u32, rgb: &[u8]) -> String {
        String::from_utf8(encode(&Raster::new(width, rgb.to_vec()).unwrap())).unwrap()
    }

    #[test]
    fn one_colour_is_one_run_a_band() {
        let red = [255, 0, 0].repeat(5 * 8);
        // Five columns of six rows, then of the two that are left.
        assert_eq!(sent(5, &red), "\x1bP0;1;0q\"1;1;5;8#200;2;100;0;0#200!5~-#200!5B-\x1b\\");
    }

    #[test]
    fn colours_of_a_band_are_laid_over_each_other() {
        let rgb = [[0, 0, 0], [255, 255, 255]].concat();
        let palette = "#0;2;0;0;0#239;2;100;100;100";
        assert_eq!(sent(2, &rgb), format!("\x1bP0;1;0q\"1;1;2;1{palette}#0@$#239?@-\x1b\\"));
    }
}

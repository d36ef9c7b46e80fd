//! A picture in few colours, chosen from its own.
//!
//! Colours are counted in cells of a cube; the cells are parted into boxes, the
//! most crowded and widest first, each at its median (P. Heckbert's median
//! cut), and every box gives one colour, the mean of what is in it. What a
//! pixel loses is handed on to its neighbours (R. Floyd and L. Steinberg).

use std::collections::BTreeSet;

use crate::model::Raster;

/// Bits of a channel that colours are counted by.
const BITS: u32 = 5;
const CELLS: usize = 1 << (3 * BITS);

/// A picture as numbers of colours, row by row from the upper left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reduced {
    /// Pixels in a row.
    pub width: u32,
    /// The colours: red, green, blue (sRGB).
    pub colours: Vec<[u8; 3]>,
    /// Of each pixel its colour, an index of `colours`.
    pub pixels: Vec<u8>,
}

/// The picture in at most `most` colours (1 to 256). Where it has no more, they
/// are its own.
#[must_use]
pub fn reduce(raster: &Raster, most: usize) -> Reduced {
    let most = most.clamp(1, 256);
    let width = raster.width();
    if let Some(colours) = few(raster, most) {
        let index = |pixel: &[u8]| colours.binary_search_by(|c| c[..].cmp(pixel)).unwrap_or(0);
        let pixels = raster.bytes().chunks_exact(3).map(|pixel| index(pixel) as u8).collect();
        return Reduced { width, colours, pixels };
    }
    let colours = median_cut(raster, most);
    let pixels = Nearest::new(&colours).diffuse(raster);
    Reduced { width, colours, pixels }
}

/// The picture's own colours in order, if they are few enough.
fn few(raster: &Raster, most: usize) -> Option<Vec<[u8; 3]>> {
    let mut found = BTreeSet::new();
    let mut last = None;
    for &pixel in raster.bytes().as_chunks::<3>().0 {
        if last != Some(pixel) && found.insert(pixel) && found.len() > most {
            return None;
        }
        last = Some(pixel);
    }
    Some(found.into_iter().collect())
}

/// How many pixels a cell of the cube holds, and the sums of their channels.
#[derive(Debug, Clone, Copy, Default)]
struct Crowd {
    count: u64,
    sums: [u64; 3],
}

fn cell_of(pixel: [u8; 3]) -> usize {
    pixel.iter().fold(0, |cell, value| cell << BITS | usize::from(value >> (8 - BITS)))
}

impl Crowd {
    fn mean(self) -> [u8; 3] {
        self.sums.map(|sum| ((sum + self.count / 2) / self.count.max(1)) as u8)
    }

    fn and(self, other: Self) -> Self {
        let sums = [0, 1, 2].map(|at| self.sums[at] + other.sums[at]);
        Self { count: self.count + other.count, sums }
    }
}

/// Crowds that become one colour.
struct Parcel {
    crowds: Vec<Crowd>,
    /// The channel in which they differ most, and by how much.
    widest: (usize, u8),
    count: u64,
}

impl Parcel {
    fn of(crowds: Vec<Crowd>) -> Self {
        let range = |channel: usize| {
            let values = || crowds.iter().map(|crowd| crowd.mean()[channel]);
            values().max().unwrap_or(0) - values().min().unwrap_or(0)
        };
        let widest = [1, 0, 2].map(|channel| (channel, range(channel)));
        let widest = widest.into_iter().max_by_key(|(_, range)| *range).unwrap_or((1, 0));
        let count = crowds.iter().map(|crowd| crowd.count).sum();
        Self { crowds, widest, count }
    }

    /// How much is gained by parting it; nothing if it cannot be.
    fn weight(&self) -> u64 {
        let parts = u64::from(self.crowds.len() > 1);
        // The square root of the count: large plain grounds do not eat up the
        // colours of small bright things.
        parts * self.count.isqrt() * u64::from(self.widest.1)
    }

    fn parted(mut self) -> [Self; 2] {
        let channel = self.widest.0;
        self.crowds.sort_by_key(|crowd| crowd.mean()[channel]);
        let mut before = 0;
        let middle = self.crowds.iter().position(|crowd| {
            before += crowd.count;
            before * 2 >= self.count
        });
        let last = self.crowds.len() - 1;
        let rest = self.crowds.split_off((middle.unwrap_or(0) + 1).min(last));
        [Self::of(self.crowds), Self::of(rest)]
    }
}

fn median_cut(raster: &Raster, most: usize) -> Vec<[u8; 3]> {
    let mut cells = vec![Crowd::default(); CELLS];
    for &pixel in raster.bytes().as_chunks::<3>().0 {
        let one = Crowd { count: 1, sums: pixel.map(u64::from) };
        let cell = &mut cells[cell_of(pixel)];
        *cell = cell.and(one);
    }
    cells.retain(|crowd| crowd.count > 0);
    let mut parcels = vec![Parcel::of(cells)];
    while parcels.len() < most {
        let heaviest = (0..parcels.len()).max_by_key(|&at| parcels[at].weight());
        match heaviest.filter(|&at| parcels[at].weight() > 0) {
            Some(at) => {
                let parts = parcels.swap_remove(at).parted();
                parcels.extend(parts);
            }
            None => break,
        }
    }
    let whole = |parcel: &Parcel| parcel.crowds.iter().fold(Crowd::default(), |a, b| a.and(*b));
    parcels.iter().map(|parcel| whole(parcel).mean()).collect()
}

/// Finds the nearest of some colours; what was found for a cell of the cube is
/// remembered.
struct Nearest<'a> {
    colours: &'a [[u8; 3]],
    known: Vec<Option<u8>>,
}

impl<'a> Nearest<'a> {
    fn new(colours: &'a [[u8; 3]]) -> Self {
        Self { colours, known: vec![None; CELLS] }
    }

    fn of(&mut self, pixel: [u8; 3]) -> u8 {
        let far = |colour: &[u8; 3]| -> u32 {
            colour.iter().zip(pixel).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
        };
        *self.known[cell_of(pixel)].get_or_insert_with(|| {
            let nearest = self.colours.iter().enumerate().min_by_key(|(_, colour)| far(colour));
            nearest.map_or(0, |(index, _)| index as u8)
        })
    }

    /// The colour of each pixel; what it lacks goes to those on the right and
    /// below.
    fn diffuse(&mut self, raster: &Raster) -> Vec<u8> {
        let width = raster.width() as usize;
        // In sixteenths; a pixel more at either end takes what falls over.
        let (mut here, mut below) = (vec![[0i32; 3]; width + 2], vec![[0i32; 3]; width + 2]);
        let mut out = Vec::with_capacity(raster.bytes().len() / 3);
        for row in raster.bytes().chunks_exact(width * 3) {
            for (x, pixel) in row.as_chunks::<3>().0.iter().enumerate() {
                let lacking = here[x + 1];
                let wanted = [0, 1, 2].map(|at| {
                    let value = i32::from(pixel[at]) + lacking[at] / 16;
                    u8::try_from(value.max(0)).unwrap_or(u8::MAX)
                });
                let index = self.of(wanted);
                out.push(index);
                let colour = self.colours[usize::from(index)];
                for at in 0..3 {
                    let lost = i32::from(wanted[at]) - i32::from(colour[at]);
                    here[x + 2][at] += lost * 7;
                    below[x][at] += lost * 3;
                    below[x + 1][at] += lost * 5;
                    below[x + 2][at] += lost;
                }
            }
            std::mem::swap(&mut here, &mut below);
            below.fill([0; 3]);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(reduced: &Reduced) -> Vec<[u8; 3]> {
        reduced.pixels.iter().map(|&index| reduced.colours[usize::from(index)]).collect()
    }

    /// A sky from dark to light blue over a strip of sand.
    fn beach() -> Raster {
        let (width, height) = (120u32, 90u32);
        let pixel = |x: u32, y: u32| match y {
            0..80 => [20 + (x / 2) as u8, 60 + y as u8, 150 + u32::midpoint(x, y) as u8],
            _ => [220, 190 + (x / 12) as u8, 120],
        };
        let all = (0..height).flat_map(|y| (0..width).flat_map(move |x| pixel(x, y)));
        Raster::new(width, all.collect()).unwrap()
    }

    /// How far channels are off, on average, in hundredths.
    fn mean_error(raster: &Raster, shown: &[[u8; 3]]) -> usize {
        let pixels = raster.bytes().as_chunks::<3>().0.iter();
        let lost = |a: &[u8; 3], b: &[u8; 3]| -> u32 {
            a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b))).sum()
        };
        let all: u32 = pixels.zip(shown).map(|(a, b)| lost(a, b)).sum();
        all as usize * 100 / shown.len() / 3
    }

    #[test]
    fn a_drawing_of_few_colours_keeps_them_exactly() {
        let pixels = [[250, 250, 245], [3, 4, 5], [200, 30, 30]];
        let bytes = pixels.iter().cycle().take(30).flatten().copied().collect();
        let raster = Raster::new(10, bytes).unwrap();
        let reduced = reduce(&raster, 256);
        assert_eq!(reduced.colours.len(), 3);
        assert_eq!(shown(&reduced).concat(), raster.bytes());
    }

    #[test]
    fn a_photograph_is_closer_to_itself_than_in_any_fixed_palette() {
        let raster = beach();
        let reduced = reduce(&raster, 256);
        assert!(reduced.colours.len() <= 256);
        let error = mean_error(&raster, &shown(&reduced));
        // Steps of 51, 36 and 64 of the fixed palette lose some 12 on average.
        assert!(error < 400, "{error}");
        let sand = shown(&reduced)[85 * 120 + 60];
        assert!(sand[0] > 190 && sand[2] < 150, "a small part keeps its colour: {sand:?}");
    }

    #[test]
    fn from_afar_few_colours_make_the_same_tone() {
        let bytes = (0..64 * 64).flat_map(|at: u32| [(at % 64 * 4) as u8; 3]).collect();
        let raster = Raster::new(64, bytes).unwrap();
        let shown = shown(&reduce(&raster, 4));
        let column = |x: usize| (0..64).map(|y| u32::from(shown[y * 64 + x][0])).sum::<u32>() / 64;
        for x in [10, 25, 40, 55] {
            let around = (x - 2..=x + 2).map(column).sum::<u32>() / 5;
            assert!(around.abs_diff(x as u32 * 4) < 14, "{x}: {around}");
        }
    }

    #[test]
    fn one_colour_is_enough_if_no_more_are_allowed() {
        let reduced = reduce(&beach(), 1);
        assert_eq!(reduced.colours.len(), 1);
        assert!(reduced.pixels.iter().all(|index| *index == 0));
    }
}

//! Pixels to fewer pixels.

use crate::model::Raster;

/// The size with the same proportions that fits within `most`, and is no
/// larger than `size`; at least one pixel either way.
#[must_use]
pub(super) fn within(size: (u32, u32), most: (u32, u32)) -> (u32, u32) {
    let (w, h) = (u64::from(size.0.max(1)), u64::from(size.1.max(1)));
    let (most_w, most_h) = (u64::from(most.0.max(1)).min(w), u64::from(most.1.max(1)).min(h));
    // Which side is the tighter one.
    let (w, h) = if most_w * h <= most_h * w {
        (most_w, (h * most_w + w / 2) / w)
    } else {
        ((w * most_h + h / 2) / h, most_h)
    };
    (w.max(1) as u32, h.max(1) as u32)
}

/// The picture at another size. Each new pixel is the mean of the area that
/// it covers; where it covers less than a pixel, that pixel.
#[must_use]
pub fn scale(raster: &Raster, (width, height): (u32, u32)) -> Raster {
    let (width, height) = (width.max(1), height.max(1));
    if (width, height) == (raster.width(), raster.height()) {
        return raster.clone();
    }
    let columns: Vec<_> = (0..width).map(|x| share(x, width, raster.width())).collect();
    let row = raster.width() as usize * 3;
    let mut out = Vec::with_capacity(width as usize * height as usize * 3);
    let mut sums = vec![0u64; width as usize * 3];
    for y in 0..height {
        let rows = share(y, height, raster.height());
        sums.fill(0);
        for line in raster.bytes()[rows.0 * row..rows.1 * row].chunks_exact(row) {
            for (sum, &(from, to)) in sums.chunks_exact_mut(3).zip(&columns) {
                for pixel in line[from * 3..to * 3].chunks_exact(3) {
                    for (total, value) in sum.iter_mut().zip(pixel) {
                        *total += u64::from(*value);
                    }
                }
            }
        }
        for (sum, &(from, to)) in sums.chunks_exact(3).zip(&columns) {
            let area = ((to - from) * (rows.1 - rows.0)) as u64;
            out.extend(sum.iter().map(|total| ((total + area / 2) / area) as u8));
        }
    }
    Raster::new(width, out).unwrap_or_else(|| raster.clone())
}

/// The pixels, from and to, that pixel `index` of `count` covers of `of`.
fn share(index: u32, count: u32, of: u32) -> (usize, usize) {
    let edge = |n: u32| (u64::from(n) * u64::from(of) / u64::from(count)) as usize;
    let from = edge(index).min(of as usize - 1);
    (from, edge(index + 1).max(from + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proportions_are_kept_and_nothing_grows() {
        assert_eq!(within((400, 300), (40, 100)), (40, 30));
        assert_eq!(within((400, 300), (400, 30)), (40, 30));
        assert_eq!(within((40, 30), (400, 300)), (40, 30));
        assert_eq!(within((10_000, 1), (80, 40)), (80, 1), "a line stays a line");
        assert_eq!(within((1, 10_000), (80, 40)), (1, 40));
    }

    #[test]
    fn a_pixel_is_the_mean_of_what_it_covers() {
        let grey = |values: &[u8], width| {
            Raster::new(width, values.iter().flat_map(|v| [*v; 3]).collect()).unwrap()
        };
        let raster = grey(&[0, 100, 10, 20, 200, 100, 30, 40], 4);
        assert_eq!(scale(&raster, (2, 1)), grey(&[100, 25], 2));
        assert_eq!(scale(&grey(&[1, 2, 3], 3), (1, 1)), grey(&[2], 1));
        assert_eq!(scale(&grey(&[5, 9], 2), (4, 2)), grey(&[5, 5, 9, 9, 5, 5, 9, 9], 4));
    }

    #[test]
    fn every_pixel_counts_once_at_any_size() {
        let white = Raster::new(7, vec![255; 7 * 5 * 3]).unwrap();
        for (w, h) in [(1, 1), (3, 2), (6, 4), (7, 5), (9, 11)] {
            let scaled = scale(&white, (w, h));
            assert_eq!((scaled.width(), scaled.height()), (w, h));
            assert!(scaled.bytes().iter().all(|value| *value == 255));
            let covered: usize = (0..w).map(|x| share(x, w, 7)).map(|(a, b)| b - a).sum();
            assert!(w > 7 || covered == 7, "{w}");
        }
    }
}

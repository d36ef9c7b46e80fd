//! Pixels.

use std::fmt;

/// A picture as pixels, row by row from the upper left; three bytes each:
/// red, green, blue (sRGB).
#[derive(Clone, PartialEq, Eq)]
pub struct Raster {
    width: u32,
    rgb: Vec<u8>,
}

impl Raster {
    /// Pixels in rows of `width`; `None` if `rgb` is not a whole number of
    /// rows, or there are none.
    #[must_use]
    pub fn new(width: u32, rgb: Vec<u8>) -> Option<Self> {
        let row = width as usize * 3;
        (row > 0 && !rgb.is_empty() && rgb.len().is_multiple_of(row)).then_some(Self { width, rgb })
    }

    /// Pixels in a row.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> u32 {
        (self.rgb.len() / (self.width as usize * 3)) as u32
    }

    /// The bytes of all pixels.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.rgb
    }

    /// The pixel at a column and a row; black outside.
    #[must_use]
    pub fn pixel(&self, column: u32, row: u32) -> [u8; 3] {
        let at = (row as usize * self.width as usize + column as usize) * 3;
        match self.rgb.get(at..at + 3) {
            Some(&[red, green, blue]) if column < self.width => [red, green, blue],
            _ => [0; 3],
        }
    }
}

impl fmt::Debug for Raster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Raster({}x{})", self.width, self.height())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_are_whole_rows() {
        assert!(Raster::new(2, vec![0; 9]).is_none());
        assert!(Raster::new(0, vec![]).is_none());
        let raster = Raster::new(1, vec![1, 2, 3, 4, 5, 6]).unwrap();
        assert_eq!((raster.width(), raster.height()), (1, 2));
        assert_eq!(raster.pixel(0, 1), [4, 5, 6]);
        assert_eq!(raster.pixel(1, 0), [0; 3], "outside");
    }
}

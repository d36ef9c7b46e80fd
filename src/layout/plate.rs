//! The room that pictures take in an article.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Setting;

/// The pictures that are to be shown, by their paths inside the edition, and
/// how large they may be. Those that it does not know have their captions
/// alone; by default it knows none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PictureSizes {
    /// Width and height in pixels, or why one that is there is not shown.
    pub sizes: Arc<BTreeMap<String, PictureSize>>,
    /// A cell of the terminal in pixels; (0, 0) is taken for 8 by 16.
    pub cell: (u16, u16),
    /// Rows that a picture takes at most.
    pub rows: u16,
}

/// Width and height in pixels, or why a picture that is there is not shown.
pub type PictureSize = Result<(u32, u32), Unshown>;

/// Why a picture that is there is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unshown {
    /// It is damaged, or of a kind that is not read.
    Broken,
    /// It is sound, and over a limit.
    TooLarge,
}

/// A picture's place in the text: a rectangle of cells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plate {
    /// The picture's path inside the edition.
    pub path: String,
    /// Its width in cells.
    pub columns: u16,
    /// Its height in cells.
    pub rows: u16,
}

/// The room in an article for what is made for a measure.
pub(super) struct ArticleRoom<'a> {
    /// The measure, in columns: of text downwards, two a square.
    pub(super) columns: u16,
    /// What stands across may be so wide, in columns of the terminal: where text
    /// runs across, the measure.
    pub(super) across: u16,
    /// The pictures that are shown.
    pub(super) pictures: &'a PictureSizes,
}

impl ArticleRoom<'_> {
    /// The rows of a tier where text runs downwards.
    pub(super) fn rows(&self) -> u16 {
        self.columns / 2
    }

    /// The room of a picture, if it is shown.
    pub(super) fn plate(&self, path: &str, setting: &Setting) -> Option<Plate> {
        if !setting.is_downwards() {
            return self.pictures.plate(path, self.columns);
        }
        let rows = self.pictures.rows.min(self.rows());
        PictureSizes { rows, ..self.pictures.clone() }.plate(path, self.across)
    }
}

/// Pixels of a side below which a picture is no picture but a rule, a spacer
/// or a counter.
const LEAST: u32 = 16;

/// Pixels of a picture in a column at most, where it is not to be enlarged:
/// those of a usual letter, for pictures do not grow on finer screens.
const IN_COLUMN: u64 = 8;

impl PictureSizes {
    /// The room of a picture in a measure of `columns`: as wide as it is and
    /// fits, as high as its proportions ask for. `None` for one that is not
    /// shown.
    #[must_use]
    pub fn plate(&self, path: &str, columns: u16) -> Option<Plate> {
        let (width, height) = (*self.sizes.get(path)?).ok()?;
        if width < LEAST || height < LEAST || self.rows == 0 || columns == 0 {
            return None;
        }
        let (cell_w, cell_h) = self.cell();
        let (width, height) = (u64::from(width), u64::from(height));
        let rounded = |n: u64, by: u64| ((n + by / 2) / by).max(1);
        let wide = width.div_ceil(IN_COLUMN).min(columns.into());
        let high = rounded(wide * cell_w * height, width * cell_h);
        let most = u64::from(self.rows);
        let (wide, high) = if high <= most {
            (wide, high)
        } else {
            (rounded(most * cell_h * width, height * cell_w).min(wide), most)
        };
        Some(Plate { path: path.to_owned(), columns: wide as u16, rows: high as u16 })
    }

    /// Why a picture that is there is not shown.
    #[must_use]
    pub fn unshown(&self, path: &str) -> Option<Unshown> {
        (*self.sizes.get(path)?).err()
    }

    /// Pixels across and down a cell.
    fn cell(&self) -> (u64, u64) {
        match self.cell {
            (0, _) | (_, 0) => (8, 16),
            (w, h) => (w.into(), h.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plate(size: (u32, u32), cell: (u16, u16), rows: u16, columns: u16) -> Option<(u16, u16)> {
        let sizes = Arc::new(BTreeMap::from([("a.png".to_owned(), Ok(size))]));
        let plate = PictureSizes { sizes, cell, rows }.plate("a.png", columns)?;
        Some((plate.columns, plate.rows))
    }

    #[test]
    fn a_picture_is_as_wide_as_the_measure_and_keeps_its_proportions() {
        assert_eq!(plate((1600, 800), (0, 0), 30, 60), Some((60, 15)));
        assert_eq!(plate((1600, 800), (10, 20), 30, 60), Some((60, 15)));
        assert_eq!(plate((1600, 800), (10, 10), 30, 60), Some((60, 30)), "square cells");
    }

    #[test]
    fn a_picture_is_never_enlarged() {
        assert_eq!(plate((160, 80), (8, 16), 30, 60), Some((20, 5)));
        assert_eq!(plate((160, 80), (16, 32), 30, 60), Some((20, 5)), "on a finer screen");
    }

    #[test]
    fn a_tall_picture_is_narrowed_until_it_fits_the_pane() {
        assert_eq!(plate((800, 3200), (8, 16), 16, 60), Some((8, 16)));
        assert_eq!(plate((16, 4_000_000), (8, 16), 16, 60), Some((1, 16)));
    }

    #[test]
    fn what_is_too_small_to_be_a_picture_or_not_known_has_no_room() {
        assert_eq!(plate((1, 1), (8, 16), 16, 60), None);
        assert_eq!(plate((900, 2), (8, 16), 16, 60), None);
        assert_eq!(plate((900, 600), (8, 16), 0, 60), None);
        assert_eq!(PictureSizes::default().plate("a.png", 60), None);
    }
}

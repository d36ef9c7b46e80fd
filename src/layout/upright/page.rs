//! Where columns stand: from right to left, in one tier or in several.

use super::column::UprightColumn;
use crate::layout::{Line, SetLine};

/// Cells between two columns of text: half a square, as much as print leaves.
const GUTTER: u16 = 1;
/// A column and the gutter at its right.
const PITCH: u16 = 2 + GUTTER;
/// Cells of the readings that stand at the right of a column, before its gutter.
const READINGS: u16 = 2;
/// Rows between two tiers.
const BETWEEN: u16 = 1;

/// The cells that a line takes of its tier, the gutter at its right among them.
pub(in crate::layout) fn extent(line: Option<&SetLine<'_>>) -> u16 {
    let Some(set) = line else { return PITCH };
    match set.strand.stands_across() {
        Some((columns, _)) => columns + GUTTER,
        None => {
            let column = UprightColumn::of(set);
            PITCH + column.lead() + if column.has_readings() { READINGS } else { 0 }
        }
    }
}

/// A page of columns; lengths are cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UprightPage {
    /// The squares of a column.
    pub rows: u16,
    /// The columns of a tier, if none has anything beside it.
    pub columns: u16,
    /// The tiers, one below the other.
    pub tiers: u16,
    /// A row below each tier is left to marks that hang.
    pub hang: bool,
}

impl UprightPage {
    /// As many columns as stand in `width`, none of more than `most` squares: on
    /// a higher page they stand in tiers, as in a newspaper.
    #[must_use]
    pub fn fit(width: u16, height: u16, most: u16, hang: bool) -> Self {
        // A column of two squares and a mark that hangs has no room for the text.
        let hang = hang && height > 3;
        let own = u16::from(hang);
        let most = most.max(1) + own;
        let tiers = (height + BETWEEN).div_ceil(most + BETWEEN).max(1);
        let each = (height.saturating_sub((tiers - 1) * BETWEEN) / tiers).saturating_sub(own);
        let columns = (width.saturating_add(GUTTER) / PITCH).max(1);
        Self { rows: each.max(1), columns, tiers, hang }
    }

    /// What the extents of a tier's columns add up to at most.
    #[must_use]
    pub fn room(self) -> u16 {
        self.columns * PITCH
    }

    /// The cells from its first column to its last.
    #[must_use]
    pub fn width(self) -> u16 {
        self.columns * PITCH - GUTTER
    }

    /// The rows from the first tier's head to the last one's foot.
    #[must_use]
    pub fn height(self) -> u16 {
        self.tiers * (self.pitch() + BETWEEN) - BETWEEN
    }

    /// Where the heads of a tier's columns are, counted from the page's left
    /// upper cell: the left cell of each, and its row.
    pub fn heads<'a>(
        self,
        tier: u16,
        lines: impl IntoIterator<Item = &'a Line<'a>>,
    ) -> impl Iterator<Item = (u16, u16)> {
        let y = tier * (self.pitch() + BETWEEN);
        let extents = lines.into_iter().map(|line| line.extent);
        extents.scan(self.room(), move |left, extent| {
            *left = left.saturating_sub(extent);
            Some((*left, y))
        })
    }

    fn pitch(self) -> u16 {
        self.rows + u16::from(self.hang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Cursor;

    #[test]
    fn columns_run_from_right_to_left_and_stay_in_the_page() {
        for width in 2..240 {
            for height in 1..90 {
                let page = UprightPage::fit(width, height, 40, true);
                assert!(
                    page.width() <= width && page.height() <= height.max(2),
                    "{width}×{height}"
                );
                assert!(page.rows <= 40);
                let line = || Line { cursor: Cursor::default(), text: None, extent: PITCH };
                let lines: Vec<_> = (0..page.columns).map(|_| line()).collect();
                let heads: Vec<_> = page.heads(0, &lines).map(|(x, _)| x).collect();
                assert_eq!(heads[0] + 2, page.width());
                assert!(heads.windows(2).all(|pair| pair[1] + 3 == pair[0]));
            }
        }
    }

    #[test]
    fn a_high_page_has_tiers() {
        let tiers = |height| UprightPage::fit(80, height, 40, true).tiers;
        assert_eq!([tiers(20), tiers(41), tiers(42), tiers(56), tiers(90)], [1, 1, 2, 2, 3]);
    }
}

//! The texts of pictures: what stands right under one, no wider than it, and
//! is set otherwise than the running text: in smaller letters, or to a
//! measure that is not that of the columns.

use super::lines::PdfLine;
use crate::recovery::sheet::weighted_median;

/// A box: left, top, right, foot.
type PdfBox = [f64; 4];

/// What a page's running text is like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// The size of its letters.
    pub(super) size: f64,
    /// The length of its lines.
    length: f64,
}

impl Measure {
    /// The measure of a page with these lines.
    pub(super) fn of(lines: &[PdfLine]) -> Self {
        let weigh = |of: fn(&PdfLine) -> f64| {
            let values = lines.iter().map(|line| (of(line), line.text.len()));
            weighted_median(values, f64::total_cmp).unwrap_or(0.0)
        };
        Self { size: weigh(|line| line.size), length: weigh(|line| line.to - line.from) }
    }

    /// Whether lines that stand together are the text of one of the pictures.
    pub(super) fn is_caption(self, block: &[&PdfLine], pictures: &[PdfBox]) -> bool {
        const LINES: usize = 8;
        const LETTERS: usize = 400;
        let letters: usize = block.iter().map(|line| line.text.chars().count()).sum();
        let size = block.iter().map(|line| line.size).fold(0.0, f64::max);
        if block.len() > LINES || letters > LETTERS || size > 1.15 * self.size {
            return false;
        }
        let Some(area) = block.iter().map(|line| line.area()).reduce(around) else { return false };
        pictures.iter().any(|picture| {
            let wide = picture[2] - picture[0];
            let other_measure = block.len() <= 4 && !(0.8..1.2).contains(&(wide / self.length));
            is_under(area, *picture, size, self.size) && (size < 0.96 * self.size || other_measure)
        })
    }
}

/// Whether a block stands right under a picture, and is no wider.
fn is_under(area: PdfBox, picture: PdfBox, size: f64, body: f64) -> bool {
    let (wide, high) = (picture[2] - picture[0], picture[3] - picture[1]);
    let down = area[1] - picture[3];
    let within = area[0] > picture[0] - body && area[2] < picture[2] + body;
    wide > 4.0 * body && high > 3.0 * body && within && (-0.6 * size..1.6 * size).contains(&down)
}

fn around(a: PdfBox, b: PdfBox) -> PdfBox {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

#[cfg(test)]
mod tests {
    use super::super::lines::testing::line;
    use super::*;

    #[test]
    fn small_letters_under_a_picture_are_its_text_and_running_text_is_not() {
        let body: Vec<PdfLine> = (0..9)
            .map(|row| {
                line("the ferry ran again on", (0.0, 100.0 + 12.0 * f64::from(row)), 100.0, 10.0)
            })
            .collect();
        let measure = Measure::of(&body);
        let picture = [0.0, 0.0, 100.0, 80.0];
        let small = line("The ferry at dawn.", (0.0, 90.0), 70.0, 8.0);
        let same = line("and forty crossed.", (0.0, 90.0), 100.0, 10.0);
        let beside = line("The ferry at dawn.", (120.0, 90.0), 70.0, 8.0);
        assert!(measure.is_caption(&[&small], &[picture]));
        assert!(!measure.is_caption(&[&same], &[picture]));
        assert!(!measure.is_caption(&[&beside], &[picture]));
        let wide = [0.0, 0.0, 210.0, 80.0];
        let across = line("The ferry at dawn, seen from the mill.", (0.0, 90.0), 170.0, 10.0);
        assert!(measure.is_caption(&[&across], &[wide]));
    }
}

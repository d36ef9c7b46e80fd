//! What is printed on a page: every character with its place, in the order in
//! which the page is drawn, and where pictures are.
//!
//! Places count in points from the page's upper left corner, as the page is
//! shown: turned and cut to its box.

use std::ops::Range;

/// A page as it is drawn.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// Its width and height.
    pub(super) size: (f64, f64),
    /// The characters of all marks, one after the other.
    pub(super) text: String,
    pub(super) marks: Vec<DrawnMark>,
    /// Pictures: left, top, right, foot.
    pub(super) pictures: Vec<[f64; 4]>,
    /// Characters that the file gives no meaning.
    pub(super) unknown: usize,
    /// There is more on the page than is read.
    pub(super) cut: bool,
}

/// A character, or several that are drawn as one.
#[derive(Debug, Clone)]
pub(super) struct DrawnMark {
    /// Bytes of [`Drawn::text`].
    pub(super) text: Range<usize>,
    /// Where the pen was, on the base line; in lines that run downwards, over
    /// the middle of the character.
    pub(super) start: (f64, f64),
    /// Where it was afterwards.
    pub(super) end: (f64, f64),
    /// The direction of the line; its length is 1.
    pub(super) along: (f64, f64),
    /// The size of the font.
    pub(super) size: f64,
    /// The characters stand upright in a line that runs downwards.
    pub(super) vertical: bool,
    /// The operator that drew it, counted through the page.
    pub(super) operator: usize,
    /// The file says that it is a running head or foot.
    pub(super) furniture: bool,
}

impl Drawn {
    /// What a mark says.
    pub(super) fn text_of(&self, mark: &DrawnMark) -> &str {
        &self.text[mark.text.clone()]
    }
}

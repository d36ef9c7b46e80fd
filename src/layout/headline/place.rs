//! A place where a row of a headline may end, and what places cost.
//!
//! The unit is what [`super::fit`] counts unevenness in. The numbers were
//! chosen so that each kind of place comes before the next one at any
//! unevenness that is usual, and were tried on headlines of the news.

use super::super::token::After;
use super::seams::Seam;

/// What every place costs that is no gap: more than rows as uneven as 1 to 10.
pub(super) const NO_GAP: u32 = 800;
/// Between two phrases.
pub(super) const PHRASE: u32 = 20;
/// Between two words.
pub(super) const WORD: u32 = 40;
/// Between the parts of a name, or of a word that is made of words.
pub(super) const COMPOUND: u32 = 90;
/// Where a word looks for the one before or behind it.
pub(super) const CLINGING: u32 = 300;
/// Inside a word.
pub(super) const INSIDE: u32 = 3000;
/// A place where a row may end.
pub(super) struct BreakPlace<'a> {
    /// The text before it, ...
    pub(super) before: &'a [char],
    /// ... the white space there, ...
    pub(super) between: &'a [char],
    /// ... and the text behind it.
    pub(super) behind: &'a [char],
    pub(super) after: After,
    pub(super) seam: Option<Seam>,
}

impl BreakPlace<'_> {
    /// The characters before and behind it.
    pub(super) fn around(&self) -> (char, char) {
        let (a, b) = (self.before.last(), self.behind.first());
        (a.copied().unwrap_or(' '), b.copied().unwrap_or(' '))
    }
}

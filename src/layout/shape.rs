//! The form of a paragraph, and the rows it comes to.

use super::Hyphens;

/// The form a paragraph is set in; lengths are columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// The measure, at least 1.
    pub columns: u16,
    /// Indent of the first row, and of each after a forced break; clipped to
    /// a third of the measure.
    pub first_indent: u16,
    /// Indent of the other rows, clipped likewise.
    pub rest_indent: u16,
    /// Rows are set flush at both ends (by [`super::place`]).
    pub justify: bool,
    /// One mark may hang in the two columns beyond the measure.
    pub hang: bool,
    /// The last row is not to be a single han, where that can be helped.
    pub avoid_lone_last_han: bool,
    /// Words that do not go in may be parted by these patterns.
    pub hyphens: Option<Hyphens>,
}

impl Shape {
    /// Ragged, without indents, marks inside the measure.
    #[must_use]
    pub fn plain(columns: u16) -> Self {
        Self {
            columns,
            first_indent: 0,
            rest_indent: 0,
            justify: false,
            hang: false,
            avoid_lone_last_han: true,
            hyphens: None,
        }
    }

    pub(super) fn indent(&self, first: bool) -> u16 {
        let wanted = if first { self.first_indent } else { self.rest_indent };
        let most = self.columns / 3;
        // Half a han is no indent.
        if wanted <= most { wanted } else { most & !1 }
    }

    pub(super) fn room(&self, row: &Row) -> u32 {
        u32::from(self.columns.saturating_sub(row.indent).max(1))
    }
}

/// One row.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about the row")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Where its text begins, in bytes.
    pub start: u32,
    /// Where it ends, without white space or soft hyphen.
    pub end: u32,
    /// Its columns before justification, indent excluded, a hanging mark and a
    /// shown hyphen included.
    pub cols: u16,
    /// Empty columns before it.
    pub indent: u16,
    /// A hyphen is shown at its end.
    pub hyphen: bool,
    /// The mark at its end hangs.
    pub hangs: bool,
    /// The last of the paragraph, or before a forced break: never justified.
    pub last: bool,
    /// The second, fourth ... of its paragraph.
    pub(super) odd: bool,
    /// The token it begins in, ...
    pub(super) token: u32,
    /// ... and how many bytes into it.
    pub(super) skip: u32,
}

//! Rows of a galley, as whoever paints them gets them.

use super::bidi::Levels;
use super::line_role::LineRole;
use super::row_cluster::{RowCluster, SpacedRow};
use super::strand::{Align, Strand};
use super::{LineDirection, Reordering, Row, RowPiece, Setting, place};

/// A row of a galley. Slug 0 is the article's head, slug `n` the body's chunk
/// `n - 1`, and the last slug says that the article ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cursor {
    /// Which set chunk.
    pub slug: usize,
    /// Which of its rows.
    pub row: usize,
}

/// A row to paint.
#[derive(Debug)]
pub struct Line<'a> {
    /// Where it is.
    pub cursor: Cursor,
    /// Its text; `None` for an empty row.
    pub text: Option<SetLine<'a>>,
    /// How far the next one is: a row across, cells downwards.
    pub extent: u16,
}

impl Line<'_> {
    /// Whether it should not stand last in a column: what it announces would
    /// be elsewhere.
    #[must_use]
    pub fn announces(&self) -> bool {
        let role = self.text.as_ref().map(|set| set.strand.role);
        matches!(role, Some(LineRole::Subhead | LineRole::TableHead | LineRole::Picture))
    }
}

/// The text of a row to paint.
#[derive(Debug)]
pub struct SetLine<'a> {
    /// The running text the row is part of.
    pub strand: &'a Strand,
    /// Which part of it.
    pub row: &'a Row,
    /// Which row of the strand it is, from 0.
    pub nth: u16,
    /// Whether the row is the strand's first.
    pub first: bool,
    /// Where it stands in the measure.
    pub align: Align,
    /// The measure in columns, and the customs it is set by.
    pub(super) measure: (u16, &'a Setting),
}

impl SetLine<'_> {
    /// Stretches of text at their columns, in the order they are read, as if all
    /// text ran from left to right. Justified anew each time: most of what is
    /// asked of the rows in view needs none of it.
    #[must_use]
    pub fn pieces(&self) -> Vec<RowPiece> {
        let mut pieces = self.spaced();
        let slack = self.measure.0.saturating_sub(self.row.cols + self.row.indent);
        let shift = self.align.shift(slack);
        for piece in &mut pieces {
            piece.column += shift;
        }
        pieces
    }

    /// The pieces of a row that begins where its measure does.
    fn spaced(&self) -> Vec<RowPiece> {
        let (columns, setting) = self.measure;
        let mut pieces = Vec::new();
        let (strand, row) = (self.strand, self.row);
        place(&strand.text, strand.tokens(), row, &strand.shape(columns, setting), &mut pieces);
        pieces
    }

    /// What is seen of the row, from the left to the right, each cluster at its
    /// column.
    #[must_use]
    pub fn clusters(&self) -> Vec<RowCluster<'_>> {
        let (columns, setting) = self.measure;
        let row = SpacedRow {
            text: &self.strand.text,
            pieces: &self.spaced(),
            levels: self.strand.levels(),
            hyphen: self.row.hyphen,
            widths: setting.rules.widths,
        };
        row.clusters((columns, self.row.indent, self.align), setting.reordering)
    }

    /// What is seen of the [marker](Self::marker), likewise.
    #[must_use]
    pub fn marker_clusters(&self) -> Vec<RowCluster<'_>> {
        let (columns, setting) = self.measure;
        let (text, widths) = (self.marker(), setting.rules.widths);
        let cols = widths.text(text) as u16;
        let levels = Levels::of(text, self.strand.direction());
        let pieces = [RowPiece { range: 0..text.len(), column: 0, cols }];
        let row = SpacedRow { text, pieces: &pieces, levels: &levels, hyphen: false, widths };
        row.clusters((columns, 0, Align::Start), setting.reordering)
    }

    /// Whether the row is seen in the order it is read in, from the left on.
    #[must_use]
    pub fn is_seen_as_read(&self) -> bool {
        let levels = self.strand.levels();
        levels.is_plain()
            || self.measure.1.reordering == Reordering::Terminal
                && levels.direction() == LineDirection::LeftToRight
    }

    /// The column of something that stands `column` columns from where reading
    /// begins, and takes `cols` of them.
    #[must_use]
    pub fn column_from_start(&self, column: u16, cols: u16) -> u16 {
        match self.strand.direction() {
            LineDirection::LeftToRight => column,
            LineDirection::RightToLeft => self.measure.0.saturating_sub(column + cols),
        }
    }

    /// Whether there are signs of ours in the row: of a doubtful join, or of a
    /// missing end.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.strand.has_signs(self.row.start as usize..self.row.end as usize)
    }

    /// The byte of the chunk's text where the row says that a join is in
    /// doubt; the first, if it says so twice.
    #[must_use]
    pub fn doubt(&self) -> Option<usize> {
        let shown = self.row.start as usize..self.row.end as usize;
        self.strand
            .doubts()
            .find(|at| shown.contains(at))
            .map(|at| self.strand.at + self.strand.proper(at))
    }

    /// What is drawn in the indent of a strand's first row.
    #[must_use]
    pub fn marker(&self) -> &str {
        let marker = &self.strand.marker;
        let alone = || self.pieces().is_empty();
        if !marker.is_empty() && alone() { marker.trim() } else { marker }
    }
}

//! A chunk of an article's body, set at a measure: its strands, their rows and
//! the room for its picture. A [`Galley`](super::Galley) keeps those near the
//! reader and lets the others go.

use super::line_role::LineRole;
use super::strand::Strand;
use super::{Row, Setting, blocks};
use crate::model::{Block, BlockKind};

const BLANK: u32 = u32::MAX;

/// A row of a chunk.
#[derive(Debug)]
pub(super) struct SetRow {
    /// Index of the strand, or [`BLANK`].
    pub(super) strand: u32,
    /// Which of the strand's rows.
    pub(super) nth: u16,
    pub(super) row: Row,
}

/// A chunk with its rows.
#[derive(Debug)]
pub(super) struct SetChunk {
    pub(super) strands: Vec<Strand>,
    pub(super) rows: Vec<SetRow>,
    /// The measure that `rows` were filled for; 0 for none.
    pub(super) columns: u16,
    pub(super) edges: Edges,
    /// Tables are composed for one measure and must be made again.
    pub(super) measured: bool,
}

/// What the space around a chunk depends on; kept, so that neither it nor its
/// neighbours are read again for it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Edges {
    /// Empty rows wanted before it and after it.
    pub(super) before: u16,
    pub(super) after: u16,
    pub(super) begins_with_subhead: bool,
    pub(super) ends_with_subhead: bool,
}

impl Edges {
    pub(super) fn of(of: &[Block]) -> Self {
        let is_subhead = |block: &Block| matches!(block.kind, BlockKind::Subhead { .. });
        let (first, last) = (of.first(), of.last());
        Self {
            before: first.map_or(0, |block| blocks::spacing(&block.kind).0),
            after: last.map_or(0, |block| blocks::spacing(&block.kind).1),
            begins_with_subhead: first.is_some_and(is_subhead),
            ends_with_subhead: last.is_some_and(is_subhead),
        }
    }
}

impl SetChunk {
    pub(super) fn new(strands: Vec<Strand>, edges: Edges) -> Self {
        Self { strands, rows: Vec::new(), columns: 0, edges, measured: false }
    }

    pub(super) fn set(&mut self, columns: u16, blanks: u16, setting: &Setting) {
        self.columns = columns;
        self.rows.clear();
        if !self.strands.is_empty() {
            self.rows.extend((0..blanks).map(|_| SetRow::blank()));
        }
        let mut rows = Vec::new();
        for (index, strand) in self.strands.iter().enumerate() {
            rows.clear();
            strand.fill(columns, setting, &mut rows);
            if rows.is_empty() {
                self.rows.push(SetRow::blank());
            }
            let mut rows_of_it = 0..;
            let mut push = |row| {
                let nth = rows_of_it.next().unwrap_or(u16::MAX);
                self.rows.push(SetRow { strand: index as u32, nth, row });
            };
            // A marker that a clipped indent has no room for gets a row alone.
            let indent = rows.first().map_or(0, |row| row.indent);
            if setting.rules.widths.text(&strand.marker) > usize::from(indent) {
                push(Row::default());
            }
            rows.drain(..).for_each(push);
        }
    }

    pub(super) fn is_picture(&self, row: &SetRow) -> bool {
        self.strands.get(row.strand as usize).is_some_and(|strand| strand.plate.is_some())
    }

    /// The byte of the chunk's text that a row begins with. A line of a table
    /// is made of several cells: it counts from the first.
    pub(super) fn byte_of(&self, row: &SetRow) -> usize {
        self.strands.get(row.strand as usize).map_or(0, |strand| match strand.role {
            LineRole::Table | LineRole::TableHead => strand.at,
            _ => strand.at + strand.proper(row.row.start as usize),
        })
    }
}

impl SetRow {
    /// Whether it is an empty row, of no text and no picture.
    pub(super) fn is_blank(&self) -> bool {
        self.strand == BLANK
    }

    fn blank() -> Self {
        Self { strand: BLANK, nth: 0, row: Row::default() }
    }
}

//! A row's text as it is seen: its clusters, from the left to the right.
//!
//! This is the one place where right-to-left text is put in the order it is
//! seen in (UAX #9, L1 to L4), after rows are broken and spaced, and before
//! anything is painted. Who paints knows of a cluster which bytes it is of, so
//! that looks, matches and links go where their text goes.

use std::borrow::Cow;
use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

use super::bidi::{Levels, LineDirection, mirrored};
use super::{Align, Reordering, Row, RowPiece, Setting, Shape, Tokens, Widths, place};
use crate::model::is_right_to_left;

/// A grapheme cluster at its place in a row. What takes no column is not among
/// them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowCluster<'a> {
    /// The bytes of the text that it is; none for a hyphen of ours.
    pub range: Range<usize>,
    /// The column it begins in.
    pub column: u16,
    /// Its columns.
    pub cols: u16,
    /// What is drawn: the text itself, or the sign that mirrors it.
    pub symbol: Cow<'a, str>,
    /// Whether it is read from the right to the left.
    pub leftwards: bool,
}

/// A row to be put in order.
pub(super) struct SpacedRow<'t, 'a> {
    /// The text that the pieces are of.
    pub(super) text: &'t str,
    /// Its stretches, as they are read.
    pub(super) pieces: &'a [RowPiece],
    /// The levels of its paragraph.
    pub(super) levels: &'a Levels,
    /// Whether a hyphen is shown at its end.
    pub(super) hyphen: bool,
    /// How wide the terminal draws it.
    pub(super) widths: Widths,
}

/// What stands in a row: a cluster, or columns between two of them.
struct RowItem {
    range: Range<usize>,
    cols: u16,
    level: Level,
    is_gap: bool,
}

impl<'t> SpacedRow<'t, '_> {
    /// The clusters in the order of their columns. `indent` is the room left
    /// at the row's beginning, on whichever side that is of the measure.
    pub(super) fn clusters(
        &self,
        (measure, indent, align): (u16, u16, Align),
        reordering: Reordering,
    ) -> Vec<RowCluster<'t>> {
        let mut items = self.items();
        let total: u16 = items.iter().map(|item| item.cols).sum();
        let shift = indent + align.shift(measure.saturating_sub(indent + total));
        let left = match self.levels.direction() {
            LineDirection::LeftToRight => shift,
            LineDirection::RightToLeft => measure.saturating_sub(shift + total),
        };
        if reordering != Reordering::Terminal && !self.levels.is_plain() {
            self.trim(&mut items);
            let levels: Vec<Level> = items.iter().map(|item| item.level).collect();
            let order = BidiInfo::reorder_visual(&levels);
            items = in_order(items, &order);
        }
        let mut clusters = self.at_columns(items, left, reordering);
        if reordering == Reordering::OursButWords {
            turn_words(&mut clusters);
        }
        clusters
    }

    /// What stands in the row, as it is read.
    fn items(&self) -> Vec<RowItem> {
        let mut items = Vec::new();
        let mut edge: Option<(u16, usize)> = None;
        for piece in self.pieces {
            if let Some((column, byte)) = edge
                && piece.column > column
            {
                // A space that was stretched has its level; what was opened
                // where there is none belongs to the outer of the two texts.
                let here = self.levels.at(byte);
                let next = self.levels.at(piece.range.start);
                let before = byte.checked_sub(1).map_or(here, |last| self.levels.at(last));
                let level = if byte < piece.range.start { here } else { before.min(next) };
                let cols = piece.column - column;
                items.push(RowItem { range: byte..piece.range.start, cols, level, is_gap: true });
            }
            for (range, cols) in self.widths.graphemes(&self.text[piece.range.clone()]) {
                let range = piece.range.start + range.start..piece.range.start + range.end;
                let level = self.levels.at(range.start);
                if cols > 0 {
                    items.push(RowItem { range, cols: cols as u16, level, is_gap: false });
                }
            }
            edge = Some((piece.column + piece.cols, piece.range.end));
        }
        if self.hyphen {
            let end = items.last().map_or(0, |item| item.range.end);
            let level = items.last().map_or(self.levels.base(), |item| item.level);
            items.push(RowItem { range: end..end, cols: 1, level, is_gap: false });
        }
        items
    }

    /// White space at the end of a row has the level of the paragraph (L1).
    fn trim(&self, items: &mut [RowItem]) {
        let is_blank =
            |item: &RowItem| item.is_gap || self.text[item.range.clone()].trim().is_empty();
        let blanks = items.iter_mut().rev();
        for item in blanks.take_while(|item| is_blank(item) && !item.range.is_empty()) {
            item.level = self.levels.base();
        }
    }

    fn at_columns(
        &self,
        items: Vec<RowItem>,
        left: u16,
        reordering: Reordering,
    ) -> Vec<RowCluster<'t>> {
        let mut clusters = Vec::with_capacity(items.len());
        let mut column = left;
        for RowItem { range, cols, level, is_gap } in items {
            if !is_gap {
                let leftwards = level.is_rtl();
                let text = &self.text[range.clone()];
                let symbol = match mirrored(text) {
                    _ if range.is_empty() => Cow::Borrowed("-"),
                    Some(other) if leftwards && reordering != Reordering::Terminal => {
                        Cow::Owned(other.to_string())
                    }
                    _ => Cow::Borrowed(text),
                };
                clusters.push(RowCluster { range, column, cols, symbol, leftwards });
            }
            column += cols;
        }
        clusters
    }
}

fn in_order(items: Vec<RowItem>, order: &[usize]) -> Vec<RowItem> {
    let mut items: Vec<Option<RowItem>> = items.into_iter().map(Some).collect();
    order.iter().filter_map(|&index| items.get_mut(index)?.take()).collect()
}

/// Gives the letters of right-to-left words back in the order of reading: the
/// terminal turns them. Only what is drawn changes its place: the look of a
/// cell is that of the letter which will be seen there.
fn turn_words(clusters: &mut [RowCluster<'_>]) {
    let is_letter = |cluster: &RowCluster<'_>| {
        cluster.leftwards && cluster.cols == 1 && cluster.symbol.starts_with(is_right_to_left)
    };
    let joins = |a: &RowCluster<'_>, b: &RowCluster<'_>| {
        is_letter(a) && is_letter(b) && a.column + a.cols == b.column
    };
    for word in clusters.chunk_by_mut(joins) {
        let (front, back) = word.split_at_mut(word.len() / 2);
        for (a, b) in front.iter_mut().zip(back.iter_mut().rev()) {
            std::mem::swap(&mut a.symbol, &mut b.symbol);
        }
    }
}

/// A row of a text that is set by itself, such as a title, as it is seen: with
/// spaces for its gaps, and the column that it begins in. `tokens` and `shape`
/// are those the row was filled with.
#[must_use]
pub fn seen_row(
    text: &str,
    tokens: &Tokens,
    row: &Row,
    (shape, setting): (&Shape, &Setting),
) -> (String, u16) {
    let mut pieces = Vec::new();
    place(text, tokens, row, shape, &mut pieces);
    let levels = Levels::of(text, setting.base.of(text));
    let widths = setting.rules.widths;
    let spaced = SpacedRow { text, pieces: &pieces, levels: &levels, hyphen: row.hyphen, widths };
    let clusters = spaced.clusters((shape.columns, row.indent, Align::Start), setting.reordering);
    let column = clusters.first().map_or(0, |first| first.column);
    let (mut seen, mut edge) = (String::new(), column);
    for cluster in &clusters {
        seen.extend(std::iter::repeat_n(' ', cluster.column.saturating_sub(edge).into()));
        seen.push_str(&cluster.symbol);
        edge = cluster.column + cluster.cols;
    }
    (seen, column)
}

/// A line that is no paragraph's row, such as a name or a message of the
/// interface: as much of it as has room in `columns`, in the order it is seen
/// in; `None` where that is the order it is read in. Its parts, two spaces or
/// more apart, keep their places.
#[must_use]
pub fn line_clusters(
    text: &str,
    columns: u16,
    widths: Widths,
    reordering: Reordering,
) -> Option<Vec<RowCluster<'_>>> {
    if reordering == Reordering::Terminal || !super::bidi::runs_leftwards_somewhere(text) {
        return None;
    }
    let (mut end, mut cols) = (0, 0_u16);
    for (range, more) in widths.graphemes(text) {
        if cols + more as u16 > columns {
            break;
        }
        (end, cols) = (range.end, cols + more as u16);
    }
    let levels = Levels::of_parts(text);
    let pieces = [RowPiece { range: 0..end, column: 0, cols }];
    let row = SpacedRow { text, pieces: &pieces, levels: &levels, hyphen: false, widths };
    Some(row.clusters((cols, 0, Align::Start), reordering))
}

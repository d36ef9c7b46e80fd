//! A row of a galley as the squares of a column.

use std::ops::Range;

use super::clusters::clusters;
use super::forms::Forms;
use crate::layout::SetLine;
use crate::layout::row_units::RowUnits;

/// What stands in one square of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Square {
    /// The bytes of the strand's text that it shows, or shows a part of.
    pub range: Range<usize>,
    /// The row, counted from the column's head.
    pub row: u16,
    /// Its text in the form it has here: at most two columns wide.
    pub text: String,
}

/// The squares of a row of a galley that was set downwards, from the head to the
/// foot. White space has none.
#[must_use]
pub fn squares(set: &SetLine<'_>) -> Vec<Square> {
    let (columns, setting) = set.measure;
    let Some(numerals) = setting.rules.widths.downwards else { return Vec::new() };
    let forms = Forms { lang: setting.rules.lang, numerals };
    let text = &set.strand.text;
    let mut out = Vec::new();
    let mut row = head(set, columns);
    for unit in RowUnits::of(text, set.strand.tokens(), set.row) {
        let part = &text[unit.part.clone()];
        for cluster in clusters(part, numerals).filter(|cluster| cluster.squares > 0) {
            let from = unit.part.start;
            let range = from + cluster.range.start..from + cluster.range.end;
            if part[cluster.range].trim().is_empty() {
                row += cluster.squares as u16;
                continue;
            }
            for text in forms.squares(text, &range) {
                out.push(Square { range: range.clone(), row, text });
                row += 1;
            }
        }
        let blank = unit.joint.map_or(0, |joint| joint.blank.1 + joint.after.cols());
        row += (blank / 2) as u16;
    }
    out
}

/// The squares of a marker, which ends where its strand's first row begins: the
/// row of each, and its text.
#[must_use]
pub fn marker(set: &SetLine<'_>) -> Vec<(u16, String)> {
    let setting = set.measure.1;
    let Some(numerals) = setting.rules.widths.downwards else { return Vec::new() };
    let forms = Forms { lang: setting.rules.lang, numerals };
    let text = set.marker();
    let seen = || clusters(text, numerals).filter(|cluster| cluster.squares > 0);
    let length: usize = seen().map(|cluster| cluster.squares).sum();
    let head = (set.row.indent / 2).saturating_sub(length as u16);
    let texts = seen().flat_map(|cluster| forms.squares(text, &cluster.range));
    (head..).zip(texts).filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// The row that a column begins in.
fn head(set: &SetLine<'_>, columns: u16) -> u16 {
    let slack = columns.saturating_sub(set.row.cols + set.row.indent) / 2;
    set.row.indent / 2 + set.strand.align.shift(slack)
}

//! A row of a galley as the squares of a column.

use std::ops::Range;

use super::clusters::clusters;
use super::forms::Forms;
use super::readings::SideRuby;
use crate::layout::SetLine;
use crate::layout::row_units::RowUnits;

/// A dot of stress: one column on every terminal, and so in the gutter.
const DOT: &str = "･";

/// A line at the left of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::layout) enum SideLine {
    /// As of a proper name.
    Straight,
    /// As of a title.
    Wavy,
}

impl SideLine {
    /// What stands for it in a row, one column on every terminal: brackets that
    /// bend to either side are a wave.
    fn form(self, row: u16) -> &'static str {
        match self {
            Self::Straight => "|",
            Self::Wavy if row.is_multiple_of(2) => "(",
            Self::Wavy => ")",
        }
    }
}

/// What stands in one square of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Square {
    /// The bytes of the strand's text that it shows, or shows a part of.
    pub range: Range<usize>,
    /// The row, counted from the column's head.
    pub row: u16,
    /// Its text in the form it has here: at most as wide as the square.
    pub text: String,
    /// The square's width in cells: two, or one for a dot beside the text.
    pub columns: u16,
}

/// A row of a galley that was set downwards. White space has no squares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UprightColumn {
    /// The text, from the head to the foot.
    pub squares: Vec<Square>,
    /// What stands at its right: readings, two columns wide, and dots of
    /// stress, one column.
    pub beside: Vec<Square>,
    /// Lines at its left, one column wide: they have a cell of their own there
    /// if there are any.
    pub lines: Vec<Square>,
}

impl UprightColumn {
    /// The column of a row.
    #[must_use]
    pub fn of(set: &SetLine<'_>) -> Self {
        let (columns, setting) = set.measure;
        let Some(numerals) = setting.rules.widths.downwards else { return Self::default() };
        let forms = Forms { lang: setting.rules.lang, numerals };
        let layer = ColumnLayer { set, forms, row: head(set, columns), out: Self::default() };
        layer.lay()
    }

    /// The cells before the text.
    #[must_use]
    pub fn lead(&self) -> u16 {
        u16::from(!self.lines.is_empty())
    }

    /// Whether readings stand beside it, which have no room in the gutter.
    #[must_use]
    pub fn has_readings(&self) -> bool {
        self.beside.iter().any(|square| square.columns > 1)
    }
}

/// A column on its way from the head to the foot.
struct ColumnLayer<'a> {
    set: &'a SetLine<'a>,
    forms: Forms,
    row: u16,
    out: UprightColumn,
}

impl ColumnLayer<'_> {
    fn lay(mut self) -> UprightColumn {
        let strand = self.set.strand;
        let widths = self.set.measure.1.rules.widths;
        for unit in RowUnits::of(&strand.text, strand.tokens(), self.set.row) {
            let part = unit.part;
            // What is cut, because it is longer than a column, was measured
            // with its readings in brackets.
            let readings = strand.readings().iter().filter(|reading| reading.is_in(&part));
            let is_cut = strand.readings().is_empty()
                || unit.cols as usize == widths.text(&strand.text[part.clone()]);
            let mut from = part.start;
            for reading in readings.filter(|_| !is_cut) {
                self.text(from..reading.base.start);
                self.group(reading);
                from = reading.end;
            }
            self.text(from..part.end);
            let blank = unit.joint.map_or(0, |joint| joint.blank.1 + joint.after.cols());
            self.row += (blank / 2) as u16;
        }
        self.out
    }

    fn text(&mut self, part: Range<usize>) {
        let text = &self.set.strand.text;
        // With what stands after it: two digits that a column's end parts from
        // their letters are no pair.
        let shown = &text[part.start..];
        let inside = clusters(shown, self.forms.numerals)
            .take_while(|cluster| cluster.range.end <= part.len());
        for cluster in inside.filter(|cluster| cluster.squares > 0) {
            let range = part.start + cluster.range.start..part.start + cluster.range.end;
            if shown[cluster.range].trim().is_empty() {
                self.row += cluster.squares as u16;
                continue;
            }
            let line = self.set.strand.side_line(range.start);
            let is_dotted = self.set.strand.is_dotted(range.start);
            for text in self.forms.squares(text, &range) {
                let row = self.row;
                if is_dotted {
                    let dot =
                        Square { range: range.clone(), row, text: DOT.to_owned(), columns: 1 };
                    self.out.beside.push(dot);
                }
                if let Some(line) = line {
                    let text = line.form(row).to_owned();
                    self.out.lines.push(Square { range: range.clone(), row, text, columns: 1 });
                }
                self.out.squares.push(Square { range: range.clone(), row, text, columns: 2 });
                self.row += 1;
            }
        }
    }

    /// Characters and their reading, the shorter of both in the middle.
    fn group(&mut self, reading: &SideRuby) {
        let (from, length) = (self.row, reading.length());
        let shift = |own: usize| from + ((length - own) / 2) as u16;
        self.row = shift(reading.squares.0);
        let dots = self.out.beside.len();
        self.text(reading.base.clone());
        self.out.beside.truncate(dots);
        self.row = shift(reading.squares.1);
        let text = &self.set.strand.text;
        for cluster in clusters(&text[reading.annotation.clone()], self.forms.numerals) {
            let start = reading.annotation.start;
            let range = start + cluster.range.start..start + cluster.range.end;
            for text in self.forms.squares(text, &range) {
                let row = self.row;
                self.out.beside.push(Square { range: range.clone(), row, text, columns: 2 });
                self.row += 1;
            }
        }
        self.row = from + length as u16;
    }
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

//! Tables in cells: columns as wide as their text where the measure allows,
//! one record under the other where it does not.

use std::ops::Range;

use super::line_role::LineRole;
use super::plate::ArticleRoom;
use super::strand::Strand;
use super::upright::TablePlate;
use super::{
    Align, BaseDirection, KnownRanges, LineDirection, RowPiece, Setting, Shape, Tokens, fill, place,
};
use crate::model::{Clean, Rich, Table};

/// Columns between neighbouring cells, ...
const GUTTER: usize = 2;
/// ... and where a table would have to be given up for want of them.
const NARROW_GUTTER: usize = 1;
/// The narrowest column worth setting: two han and a mark, or （℃）.
const LEAST: usize = 6;
/// Cells of a column no wider than this are a word, a day or a figure.
const SHORT: usize = 12;

/// The table's lines, set for `columns`. `at` is the table's first byte in
/// its chunk's text; every line is given the place of its row's first cell.
/// Downwards a table stands across if it has room, else a record is a column or
/// several.
pub(super) fn strands(
    table: &Table,
    at: usize,
    setting: &Setting,
    room: &ArticleRoom<'_>,
) -> Vec<Strand> {
    let fitted = if setting.is_downwards() {
        if let Some(insets) = insets(table, at, setting, room) {
            return insets;
        }
        None
    } else {
        fit(&column_widths(table, setting), room.columns.into())
    };
    let mut at = at;
    let mut out = Vec::new();
    let all = std::iter::once((LineRole::TableHead, &table.header))
        .chain(table.rows.iter().map(|row| (LineRole::Table, row)));
    for (role, row) in all.filter(|(_, row)| !row.is_empty()) {
        let lines = match &fitted {
            Some(columns) => grid(row, columns, setting),
            None => record(&table.header, row, (role, setting)),
        };
        for TableLine { text, cells } in lines {
            let line = Strand::line(role, &text, setting).at(at).aligned(Align::Start);
            out.push(line.in_cells(&cells));
        }
        at += row.iter().map(|cell| cell.text.len() + 1).sum::<usize>();
    }
    out
}

/// The table as lines that stand across, if it has room there.
fn insets(
    table: &Table,
    at: usize,
    setting: &Setting,
    room: &ArticleRoom<'_>,
) -> Option<Vec<Strand>> {
    let across = setting.across();
    let fitted = fit(&column_widths(table, &across), room.across.into())?;
    let gutters = fitted.gutter * fitted.widths.len().saturating_sub(1);
    let columns = fitted.widths.iter().sum::<usize>() + gutters;
    let lines = |row: &Vec<Rich>| -> Vec<String> {
        grid(row, &fitted, &across).into_iter().map(|line| line.text).collect()
    };
    let head = lines(&table.header);
    let records: Vec<_> = table.rows.iter().map(lines).collect();
    let length = |row: &Vec<Rich>| row.iter().map(|cell| cell.text.len() + 1).sum::<usize>();
    let mut next = at + length(&table.header);
    let begins = |row: &Vec<Rich>| {
        let from = next;
        next += length(row);
        from
    };
    let places: Vec<usize> = table.rows.iter().map(begins).collect();
    let insets = TablePlate::all(&head, &records, (columns as u16, room.rows()))?;
    // The head's words are found where the table begins.
    let place = |number: usize| if number == 0 { at } else { places[number] };
    let strand = |(number, inset)| Strand::inset(inset, place(number), setting);
    Some(insets.into_iter().map(strand).collect())
}

/// A line of a table: its text, and which bytes of it are cells.
#[derive(Default)]
struct TableLine {
    text: String,
    cells: Vec<Range<usize>>,
}

impl TableLine {
    /// A line of one cell.
    fn of(text: String) -> Self {
        let whole = 0..text.len();
        Self { text, cells: vec![whole] }
    }

    fn push(&mut self, cell: &str) {
        let from = self.text.len();
        self.text.push_str(cell);
        self.cells.push(from..self.text.len());
    }
}

fn column_widths(table: &Table, setting: &Setting) -> Vec<usize> {
    let mut widths = Vec::new();
    for row in std::iter::once(&table.header).chain(&table.rows) {
        for (i, cell) in row.iter().enumerate() {
            let width = setting.rules.widths.text(&cell.text);
            match widths.get_mut(i) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    widths
}

/// The columns of a table, in cells.
#[derive(Debug, PartialEq, Eq)]
struct TableColumns {
    widths: Vec<usize>,
    /// Between two of them.
    gutter: usize,
}

/// Narrows the widest columns until all fit, and then what is between them;
/// `None` if they cannot.
fn fit(natural: &[usize], columns: usize) -> Option<TableColumns> {
    [GUTTER, NARROW_GUTTER].into_iter().find_map(|gutter| {
        let room = columns.checked_sub(gutter * natural.len().saturating_sub(1))?;
        Some(TableColumns { widths: narrowed(natural, room)?, gutter })
    })
}

/// As long as others can give way, a column that is short anyway keeps a line
/// for each cell: a day that lost its last letter would look like two.
fn narrowed(natural: &[usize], room: usize) -> Option<Vec<usize>> {
    let floors = |short: usize| -> Vec<usize> {
        natural.iter().map(|&w| if w <= short { w } else { LEAST }).collect()
    };
    let fits = |floors: &Vec<usize>| floors.iter().sum::<usize>() <= room;
    let floors = [SHORT, LEAST].into_iter().map(floors).find(fits)?;
    let widths =
        |cap: usize| natural.iter().zip(&floors).map(move |(&w, &floor)| w.min(cap).max(floor));
    let (mut low, mut high) = (LEAST, room.max(LEAST));
    while low < high {
        let cap = (low + high).div_ceil(2);
        if widths(cap).sum::<usize>() <= room { low = cap } else { high = cap - 1 }
    }
    Some(widths(low).map(|width| width.max(1)).collect())
}

/// One row of cells as lines of text, every cell padded to its column.
fn grid(row: &[Rich], columns: &TableColumns, setting: &Setting) -> Vec<TableLine> {
    let widths = setting.rules.widths;
    let TableColumns { widths: columns, gutter } = columns;
    let cells: Vec<Vec<String>> =
        row.iter().zip(columns).map(|(cell, &width)| wrap(&cell.text, width, setting)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let leftwards = setting.base == BaseDirection::Given(LineDirection::RightToLeft);
    let mut lines = Vec::with_capacity(height);
    for y in 0..height {
        let mut line = TableLine::default();
        let mut edge = 0;
        for (cell, &width) in cells.iter().zip(columns) {
            let text = cell.get(y).map_or("", String::as_str);
            let used = widths.text(&line.text);
            // Where columns begin at the right, that is where figures stand anyway.
            let lead = if is_numeric(text) && !leftwards {
                width.saturating_sub(widths.text(text))
            } else {
                0
            };
            // A row's leading spaces would vanish; hard ones stay.
            let space = if line.text.is_empty() { "\u{a0}" } else { " " };
            line.text.push_str(&space.repeat((edge + lead).saturating_sub(used)));
            line.push(text);
            edge += width + gutter;
        }
        lines.push(line);
    }
    lines
}

/// Figures stand at the right of their column.
fn is_numeric(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || ".,:+-−%％£$￥ ".contains(c))
}

fn wrap(text: &Clean, width: usize, setting: &Setting) -> Vec<String> {
    let tokens = Tokens::analyse(text, &KnownRanges::default(), &setting.rules);
    let shape = Shape { avoid_lone_last_han: false, ..Shape::plain(width as u16) };
    let (mut rows, mut pieces): (_, Vec<RowPiece>) = (Vec::new(), Vec::new());
    fill(text, &tokens, &shape, &mut rows);
    let mut lines = Vec::with_capacity(rows.len());
    for row in &rows {
        pieces.clear();
        place(text, &tokens, row, &shape, &mut pieces);
        let mut line = String::new();
        for piece in &pieces {
            let used = setting.rules.widths.text(&line);
            line.push_str(&" ".repeat((piece.column as usize).saturating_sub(used)));
            line.push_str(&text[piece.range.clone()]);
        }
        lines.push(line);
    }
    lines
}

/// A row too wide for the measure: `heading: cell`, one below the other.
fn record(header: &[Rich], row: &[Rich], (role, setting): (LineRole, &Setting)) -> Vec<TableLine> {
    let colon = setting.words().colon;
    if role == LineRole::TableHead {
        return Vec::new();
    }
    let mut lines: Vec<TableLine> = row
        .iter()
        .enumerate()
        .map(|(i, cell)| match header.get(i) {
            Some(name) if !name.is_empty() => format!("{}{colon}{}", name.text, cell.text),
            _ => cell.text.to_string(),
        })
        .map(TableLine::of)
        .collect();
    lines.push(TableLine::default());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{PictureSizes, Widths};
    use crate::model::Lang;

    fn lines(columns: u16) -> Vec<String> {
        let row = |cells: [&str; 3]| cells.map(Rich::from).to_vec();
        let table = Table {
            header: row(["", "出口额（亿元）", "同比（%）"]),
            rows: vec![row(["船舶", "62.1", "21.5"]), row(["水产品", "135.8", "9.3"])],
        };
        let setting = Setting::of(Lang::Zh, Widths::default());
        let room = ArticleRoom { columns, across: columns, pictures: &PictureSizes::default() };
        strands(&table, 0, &setting, &room).into_iter().map(|strand| strand.text).collect()
    }

    #[test]
    fn columns_line_up_and_figures_stand_at_their_right() {
        assert_eq!(
            lines(40),
            [
                "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}出口额（亿元）  同比（%）",
                "船舶              62.1       21.5",
                "水产品           135.8        9.3",
            ]
        );
    }

    fn fitted(natural: &[usize], columns: usize) -> Option<(Vec<usize>, usize)> {
        fit(natural, columns).map(|columns| (columns.widths, columns.gutter))
    }

    #[test]
    fn a_day_stays_in_one_line_while_longer_cells_can_give_way() {
        assert_eq!(fitted(&[9, 30, 9], 36), Some((vec![9, 14, 9], 2)));
        assert_eq!(fitted(&[30, 30, 9], 36), Some((vec![11, 11, 9], 2)));
    }

    #[test]
    fn many_narrow_columns_of_figures_stay_a_table() {
        assert_eq!(fitted(&[19, 2, 2, 2, 2, 3], 30), Some((vec![9, 2, 2, 2, 2, 3], 2)));
        assert_eq!(fitted(&[19, 8, 8], 18), None);
    }

    #[test]
    fn columns_move_together_before_a_table_is_given_up() {
        assert_eq!(fitted(&[19, 8, 8], 20), Some((vec![6, 6, 6], 1)));
        assert_eq!(fitted(&[4, 10, 2, 2, 2, 9, 4], 34), Some((vec![4, 7, 2, 2, 2, 7, 4], 1)));
    }

    #[test]
    fn a_narrow_measure_wraps_cells_and_a_tiny_one_names_them() {
        let narrow = lines(24);
        assert!(narrow.iter().all(|line| Widths::default().text(line) <= 24), "{narrow:?}");
        assert!(narrow.len() > 3, "{narrow:?}");
        assert_eq!(lines(12)[..3], ["船舶", "出口额（亿元）：62.1", "同比（%）：21.5"]);
    }
}

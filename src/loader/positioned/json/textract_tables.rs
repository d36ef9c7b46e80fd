//! The tables of AWS Textract: a block for each table and each cell, which name the words
//! that they hold; a merged cell names those that it was made of.

use std::collections::HashMap;

use serde_json::Value;

use super::parts::{list, text};
use super::places::{frame, number};
use super::tables::{CellPlace, LinePart, NOTES, TITLE};
use crate::loader::positioned::scan::UnitBox;

/// The cell that each word stands in, by the word's name.
pub(super) struct TableWords<'a> {
    blocks: HashMap<&'a str, &'a Value>,
    cells: HashMap<&'a str, CellPlace>,
}

impl<'a> TableWords<'a> {
    pub(super) fn of(all: &[&'a Value]) -> Self {
        let named = |block: &&'a Value| Some((text(block, &["Id"])?, *block));
        let blocks = all.iter().filter_map(named).collect();
        let mut words = Self { blocks, cells: HashMap::new() };
        let of_kind = |name| all.iter().filter(move |block| kind(block) == name);
        for (number, table) in of_kind("TABLE").enumerate() {
            words.add(number, table);
        }
        for (number, table) in of_kind("LAYOUT_TABLE").enumerate() {
            words.add_rows(all.len() + number, table);
        }
        words
    }

    /// Notes the lines of a table of which only these are told: those beside each other
    /// are a row.
    fn add_rows(&mut self, table: usize, told: &'a Value) {
        let placed = |line: &&'a Value| {
            let name = text(line, &["Id"])?;
            Some((name, line.get("Geometry").and_then(place)?))
        };
        let lines = self.related(told, "CHILD");
        let known = |line: &&'a Value| self.parts(line, "").iter().any(|(cell, _)| cell.is_some());
        if lines.iter().any(known) {
            return;
        }
        let mut lines: Vec<(&'a str, UnitBox)> = lines.iter().filter_map(placed).collect();
        lines.sort_by(|(_, a), (_, b)| a.top.total_cmp(&b.top));
        let is_beside =
            |a: &(&str, UnitBox), b: &(&str, UnitBox)| f32::midpoint(b.1.top, b.1.foot) < a.1.foot;
        for (beside, row) in lines.chunk_by_mut(is_beside).zip(TITLE + 1..) {
            beside.sort_by(|(_, a), (_, b)| a.left.total_cmp(&b.left));
            for ((name, _), column) in beside.iter().zip(0..) {
                self.cells.entry(name).or_insert(CellPlace { table, row, column });
            }
        }
    }

    /// Notes the cells of a table.
    fn add(&mut self, table: usize, told: &'a Value) {
        let place = |cell: &Value| {
            let index = |name: &str| cell.get(name).and_then(Value::as_u64).unwrap_or(1);
            let row = index("RowIndex").clamp(TITLE + 1, NOTES - 1);
            CellPlace { table, row, column: index("ColumnIndex") }
        };
        // A merged cell has its place first.
        for part in ["TABLE_TITLE", "TABLE_FOOTER", "MERGED_CELL", "CHILD"] {
            for (nth, cell) in self.related(told, part).into_iter().enumerate() {
                let at = match part {
                    "TABLE_TITLE" => CellPlace { table, row: TITLE, column: nth as u64 },
                    "TABLE_FOOTER" => CellPlace { table, row: NOTES, column: nth as u64 },
                    _ => place(cell),
                };
                self.put(cell, at);
            }
        }
    }

    /// Notes the words of a cell, or those of its cells; what has a place keeps it.
    fn put(&mut self, cell: &'a Value, at: CellPlace) {
        for part in self.related(cell, "CHILD") {
            let inner = if kind(part) == "CELL" { self.related(part, "CHILD") } else { vec![part] };
            let names = inner.into_iter().filter_map(|word| text(word, &["Id"]));
            for name in names.collect::<Vec<_>>() {
                self.cells.entry(name).or_insert(at);
            }
        }
    }

    /// The blocks that one names as its own in some way.
    fn related(&self, block: &'a Value, way: &str) -> Vec<&'a Value> {
        let held = list(block, "Relationships").iter();
        let held = held.filter(|held| text(held, &["Type"]) == Some(way));
        let names = held.flat_map(|held| list(held, "Ids")).filter_map(Value::as_str);
        names.filter_map(|name| self.blocks.get(name).copied()).collect()
    }

    /// A line, parted where a cell begins or ends. Where its words are not told, or are
    /// not the line, all of it stands where its first word does.
    pub(super) fn parts(&self, line: &'a Value, own: &'a str) -> Vec<LinePart<'a>> {
        let cell = |block: &Value| self.cells.get(text(block, &["Id"])?).copied();
        let words = self.related(line, "CHILD").into_iter();
        let parts: Vec<LinePart<'_>> =
            words.map(|word| (cell(word), text(word, &["Text"]).unwrap_or_default())).collect();
        let Some(first) = parts.iter().find_map(|(cell, _)| *cell) else {
            return vec![(cell(line), own)];
        };
        let is_line =
            parts.iter().flat_map(|(_, word)| word.split_whitespace()).collect::<String>()
                == own.split_whitespace().collect::<String>();
        if is_line { parts } else { vec![(Some(first), own)] }
    }
}

/// What a block is.
pub(super) fn kind(block: &Value) -> &str {
    text(block, &["BlockType"]).unwrap_or_default()
}

/// Where something stands.
pub(super) fn place(geometry: &Value) -> Option<UnitBox> {
    if let Some(outline) = geometry.get("Polygon").and_then(frame) {
        return Some(outline);
    }
    let bounds = geometry.get("BoundingBox")?;
    let side = |name: &str| number(bounds.get(name)?);
    let (left, top) = (side("Left")?, side("Top")?);
    let (width, height) = (side("Width")?, side("Height")?);
    let sound = width > 0.0 && height > 0.0;
    sound.then_some(UnitBox { left, top, right: left + width, foot: top + height })
}

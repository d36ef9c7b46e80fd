//! Tables that a writer tells beside the lines of its pages. What stands in a cell is
//! what the lines have there, so that every character is taken once, whatever the cell
//! itself is said to hold.

use std::collections::BTreeMap;

use super::markup::CELL;
use super::parts::{JsonBlock, JsonLine, JsonPage};
use crate::loader::positioned::scan::{UnitBox, is_wide, widened};
use crate::recovery::sheet::BlockHint;

/// A cell: which table of the file, and its row and column there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CellPlace {
    pub(super) table: usize,
    pub(super) row: u64,
    pub(super) column: u64,
}

/// The row of the lines over a table; those of the table itself count from 1.
pub(super) const TITLE: u64 = 0;
/// The row of the notes under it.
pub(super) const NOTES: u64 = u64::MAX;

/// A stretch of a line, and the cell that it stands in.
pub(super) type LinePart<'a> = (Option<CellPlace>, &'a str);

/// The tables of a page in the making, by their number in the file.
#[derive(Default)]
pub(super) struct PageTables(BTreeMap<usize, TableRows>);

struct TableRows {
    /// Its block among those of the page.
    block: usize,
    /// The texts of its cells, by row and column.
    cells: BTreeMap<(u64, u64), String>,
    frame: Option<UnitBox>,
}

impl PageTables {
    /// Puts stretches of a line, with its box, into their cells; a table is a block of
    /// the page where its first line stood. What stands in no cell is given back.
    pub(super) fn take(
        &mut self,
        parts: &[LinePart<'_>],
        frame: Option<UnitBox>,
        page: &mut JsonPage,
    ) -> Option<JsonLine> {
        if let [(None, whole)] = parts {
            return Some(JsonLine { text: (*whole).to_owned(), frame });
        }
        let mut rest = String::new();
        for (cell, text) in parts {
            let Some(cell) = cell else {
                append(&mut rest, text);
                continue;
            };
            let table = self.0.entry(cell.table).or_insert_with(|| {
                page.blocks.push(JsonBlock { sort: BlockHint::Table, lines: Vec::new() });
                let block = page.blocks.len() - 1;
                TableRows { block, cells: BTreeMap::new(), frame: None }
            });
            widened(&mut table.frame, frame);
            append(table.cells.entry((cell.row, cell.column)).or_default(), text);
        }
        (!rest.is_empty()).then_some(JsonLine { text: rest, frame })
    }

    /// Puts the tables into their blocks.
    pub(super) fn finish(self, page: &mut JsonPage) {
        for table in self.0.into_values() {
            let mut text = String::new();
            let mut last = None;
            for ((row, _), cell) in table.cells {
                if let Some(last) = last {
                    text.push(if last == row { CELL } else { '\n' });
                }
                text.push_str(&cell);
                last = Some(row);
            }
            let lines = vec![JsonLine { text, frame: table.frame }];
            page.blocks[table.block] = JsonBlock { sort: BlockHint::Table, lines };
        }
    }
}

/// Adds a stretch of a line to those before it: what a line's end parts in a cell is one
/// text.
fn append(text: &mut String, more: &str) {
    let close = text.is_empty() || text.ends_with(is_wide) && more.starts_with(is_wide);
    let words: Vec<&str> = more.split_whitespace().collect();
    if !close && !words.is_empty() {
        text.push(' ');
    }
    text.push_str(&words.join(" "));
}

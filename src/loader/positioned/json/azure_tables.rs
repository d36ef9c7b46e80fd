//! The tables of Azure Document Intelligence: cells that say which characters of the
//! whole text they hold, or, in its older forms, only where they stand.

// A page has far fewer characters than a number counts.
#![allow(clippy::cast_possible_truncation)]

use std::ops::Range;

use serde_json::Value;

use super::parts::list;
use super::places::frame;
use super::tables::{CellPlace, LinePart, NOTES, TITLE};
use crate::loader::positioned::scan::UnitBox;

/// The first character of a stretch of the whole text, and how many there are.
pub(super) fn span(value: &Value) -> Option<(u64, u64)> {
    Some((value.get("offset")?.as_u64()?, value.get("length")?.as_u64()?))
}

/// Where something stands.
pub(super) fn place(value: &Value) -> Option<UnitBox> {
    let names = ["polygon", "boundingBox", "boundingPolygon"];
    names.iter().find_map(|name| frame(value.get(name)?))
}

/// The number of the page that something is on.
pub(super) fn page_number(value: &Value) -> Option<u64> {
    ["pageNumber", "page"].iter().find_map(|name| value.get(name)?.as_u64())
}

/// The cells of all tables of a file.
#[derive(Default)]
pub(super) struct AzureCells {
    /// By their characters, in order; those that share some with one before are cut.
    by_span: Vec<(Range<u64>, CellPlace)>,
    /// By the page and the box, where no characters are told.
    by_box: Vec<(Option<u64>, UnitBox, CellPlace)>,
}

/// The cells that a page may have.
pub(super) struct PageCells<'a> {
    by_span: &'a [(Range<u64>, CellPlace)],
    by_box: Vec<(UnitBox, CellPlace)>,
}

impl AzureCells {
    pub(super) fn of(result: &Value) -> Self {
        let own = list(result, "tables").iter().map(|table| (None, table));
        let older = list(result, "pageResults").iter().flat_map(|page| {
            list(page, "tables").iter().map(move |table| (page_number(page), table))
        });
        let mut cells = Self::default();
        for (number, (page, table)) in own.chain(older).enumerate() {
            let at = |row, column| CellPlace { table: number, row, column };
            for cell in list(table, "cells") {
                let index = |name: &str| cell.get(name).and_then(Value::as_u64).unwrap_or(0);
                let row = index("rowIndex").saturating_add(1).min(NOTES - 1);
                cells.add(page, cell, at(row, index("columnIndex")));
            }
            if let Some(caption) = table.get("caption") {
                cells.add(page, caption, at(TITLE, 0));
            }
            for (note, column) in list(table, "footnotes").iter().zip(0..) {
                cells.add(page, note, at(NOTES, column));
            }
        }
        cells.by_span.sort_by_key(|(span, _)| span.start);
        let mut end = 0;
        for (span, _) in &mut cells.by_span {
            span.start = span.start.max(end);
            end = end.max(span.end);
        }
        cells.by_span.retain(|(span, _)| span.start < span.end);
        cells
    }

    fn add(&mut self, page: Option<u64>, cell: &Value, at: CellPlace) {
        let spans = list(cell, "spans");
        for (start, length) in spans.iter().filter_map(span) {
            self.by_span.push((start..start.saturating_add(length), at));
        }
        if spans.is_empty() {
            let own = place(cell).map(|frame| (page, frame, at));
            let regions = list(cell, "boundingRegions").iter();
            let regions = regions.filter_map(|told| Some((page_number(told), place(told)?, at)));
            self.by_box.extend(own.into_iter().chain(regions));
        }
    }

    /// The cells of a page.
    pub(super) fn on_page(&self, page: Option<u64>) -> PageCells<'_> {
        /// More than any page has; each line is looked for in all of them.
        const MOST: usize = 4096;
        let here = self.by_box.iter().filter(|(on, ..)| *on == page).take(MOST);
        let by_box = here.map(|(_, frame, at)| (*frame, *at)).collect();
        PageCells { by_span: &self.by_span, by_box }
    }
}

impl PageCells<'_> {
    /// Cuts a line where a cell begins or ends; `start` is its first character in the
    /// whole text.
    pub(super) fn parts<'a>(
        &self,
        text: &'a str,
        start: Option<u64>,
        frame: Option<UnitBox>,
    ) -> Vec<LinePart<'a>> {
        let mut parts = Vec::new();
        let (mut rest, mut at) = (text, start.unwrap_or(u64::MAX));
        let first = self.by_span.partition_point(|(span, _)| span.end <= at);
        for (span, cell) in &self.by_span[first..] {
            let before = cut(&mut rest, span.start.saturating_sub(at));
            let inside = cut(&mut rest, span.end - span.start.max(at));
            parts.extend([(None, before), (Some(*cell), inside)]);
            if rest.is_empty() {
                break;
            }
            at = span.end;
        }
        let over = |&&(own, _): &&(UnitBox, CellPlace)| frame.is_some_and(|line| own.holds(line));
        let placed = self.by_box.iter().find(over).map(|(_, cell)| *cell);
        parts.push((placed, rest));
        parts.retain(|(_, text)| !text.is_empty());
        parts
    }
}

/// Takes so many characters from the beginning of a text, or all of them.
fn cut<'a>(text: &mut &'a str, chars: u64) -> &'a str {
    let end = text.char_indices().nth(chars as usize).map_or(text.len(), |(at, _)| at);
    let (own, rest) = text.split_at(end);
    *text = rest;
    own
}

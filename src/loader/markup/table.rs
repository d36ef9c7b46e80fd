//! Tables of data. Those that only lay out a page are not tables: their cells
//! are read one after another.

use super::blocks::rich;
use super::dom::{Dom, NodeId};
use super::links::Base;
use super::tags;
use crate::input::limits;
use crate::model::{Rich, Table};

/// Characters in a cell that make a table one of layout.
const CELL: usize = 600;

/// The table at `id`, if its cells hold no more than running text and it has
/// at least two columns.
pub(super) fn data(dom: &Dom, id: NodeId, base: &Base) -> Option<Table> {
    let cells = cells(dom, id)?;
    let columns =
        cells.iter().map(|row| row.iter().map(|cell| cell.across).sum::<usize>()).max()?;
    let fits = columns.saturating_mul(cells.len()) <= limits::TABLE_CELLS;
    if !fits || !(2..=limits::TABLE_COLUMNS).contains(&columns) {
        return None;
    }
    let (mut rows, mut header) = (Vec::new(), Vec::new());
    // How many rows more a cell above reaches down into each column.
    let mut down = vec![0_usize; columns];
    for (index, row) in cells.iter().enumerate() {
        let mut texts: Vec<Rich> = Vec::new();
        for cell in row {
            skip_taken(&mut texts, &mut down);
            texts.push(rich(dom, cell.id, base));
            let end = (texts.len() - 1 + cell.across).min(columns);
            for column in &mut down[(texts.len() - 1).min(end)..end] {
                *column = cell.down.saturating_sub(1);
            }
            texts.resize(end.max(texts.len()), Rich::default());
        }
        skip_taken(&mut texts, &mut down);
        if index == 0 && row.iter().all(|cell| dom.name(cell.id) == "th") {
            header = texts;
        } else {
            rows.push(texts);
        }
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let widest = rows.iter().chain([&header]).map(Vec::len).max()?;
    if widest * (rows.len() + 1) > limits::TABLE_CELLS || widest > limits::TABLE_COLUMNS {
        return None;
    }
    let has_header = header.iter().any(|cell| !cell.is_empty());
    if rows.is_empty() && !has_header {
        return None;
    }
    for row in rows.iter_mut().chain(has_header.then_some(&mut header)) {
        row.resize(widest, Rich::default());
    }
    Some(Table { header: if has_header { header } else { Vec::new() }, rows })
}

/// Leaves the places empty that cells above reach down into.
fn skip_taken(texts: &mut Vec<Rich>, down: &mut [usize]) {
    while let Some(taken) = down.get_mut(texts.len()).filter(|taken| **taken > 0) {
        *taken -= 1;
        texts.push(Rich::default());
    }
}

struct Cell {
    id: NodeId,
    across: usize,
    down: usize,
}

/// The cells of each row; `None` if the table is one of layout, or holds text
/// outside its cells.
fn cells(dom: &Dom, id: NodeId) -> Option<Vec<Vec<Cell>>> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut at = id + 1;
    while at < dom.end(id) {
        match dom.name(at) {
            "caption" | "colgroup" | "col" | "script" | "style" | "template" => {}
            "thead" | "tbody" | "tfoot" => {
                at += 1;
                continue;
            }
            "tr" => {
                rows.push(Vec::new());
                at += 1;
                continue;
            }
            "td" | "th" => {
                if !is_running_text(dom, at) {
                    return None;
                }
                let span = |name| -> usize {
                    dom.attribute(at, name).and_then(|n| n.trim().parse().ok()).unwrap_or(1)
                };
                let across = span("colspan").clamp(1, limits::TABLE_COLUMNS);
                let down = span("rowspan").clamp(1, limits::TABLE_COLUMNS);
                rows.last_mut()?.push(Cell { id: at, across, down });
            }
            "" if dom.text(at).is_some_and(|text| text.trim().is_empty()) => {}
            _ => return None,
        }
        at = dom.end(at);
    }
    rows.retain(|row| !row.is_empty());
    Some(rows)
}

fn is_running_text(dom: &Dom, cell: NodeId) -> bool {
    let (mut paragraphs, mut length) = (0, 0);
    for id in dom.descendants(cell) {
        let name = dom.name(id);
        paragraphs += usize::from(name == "p");
        length += dom.text(id).map_or(0, str::len);
        let is_large =
            matches!(name, "table" | "ul" | "ol" | "pre" | "blockquote" | "figure" | "hr")
                || tags::heading(name).is_some();
        if is_large || paragraphs > 1 || length > CELL {
            return false;
        }
    }
    true
}

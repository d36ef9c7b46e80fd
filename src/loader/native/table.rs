//! Tables of `| a | b |` rows. Ours rather than pulldown-cmark's, which drops
//! the cells that a row has beyond its header.

use super::inline::rich;
use crate::loader::limits;
use crate::model::{Rich, Table};

/// What a chunk of rows turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A table.
    Table(Table),
    /// A table over [`limits::TABLE_COLUMNS`] or [`limits::TABLE_CELLS`].
    TooLarge,
    /// Lines that begin with a bar, without a delimiter row.
    None,
}

/// Reads a chunk whose lines begin with a bar. Rows are padded to the widest.
#[must_use]
pub(crate) fn read(text: &str) -> Found {
    let mut lines = text.lines();
    let (Some(header), Some(delimiter)) = (lines.next(), lines.next()) else { return Found::None };
    if !is_delimiter(delimiter) {
        return Found::None;
    }
    let rows: Vec<&str> = lines.collect();
    let width = rows.iter().chain([&header, &delimiter]).map(|row| count(row)).max().unwrap_or(1);
    if width > limits::TABLE_COLUMNS || width * (rows.len() + 1) > limits::TABLE_CELLS {
        return Found::TooLarge;
    }
    let set = |row: &str| {
        let mut cells: Vec<Rich> = cells(row).iter().map(|cell| rich(cell)).collect();
        cells.resize_with(width, Rich::default);
        cells
    };
    let mut header = set(header);
    if header.iter().all(Rich::is_empty) {
        header.clear();
    }
    Found::Table(Table { header, rows: rows.into_iter().map(set).collect() })
}

fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|')
        && line.contains('-')
        && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t'))
}

/// No fewer than the cells of a row.
fn count(row: &str) -> usize {
    row.bytes().filter(|&b| b == b'|').count().saturating_sub(1).max(1)
}

/// The cells of a row, cut at bars that are neither escaped nor inside braces
/// (ruby) or code.
fn cells(row: &str) -> Vec<&str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let (mut cells, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    let (mut escaped, mut code) = (false, false);
    for (at, b) in row.bytes().enumerate() {
        match b {
            _ if escaped => {}
            b'`' => code = !code,
            b'{' if !code => depth += 1,
            b'}' if !code => depth = depth.saturating_sub(1),
            b'|' if depth == 0 && !code => {
                cells.push(&row[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        escaped = b == b'\\' && !escaped && !code;
    }
    if !row[start..].trim().is_empty() {
        let left = row[start..].trim_end();
        cells.push(left.strip_suffix('|').unwrap_or(left));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        match read(text) {
            Found::Table(table) => table,
            other => panic!("{other:?}"),
        }
    }

    fn texts(row: &[Rich]) -> Vec<&str> {
        row.iter().map(|cell| cell.text.as_str()).collect()
    }

    #[test]
    fn every_cell_is_kept_and_rows_are_padded_to_the_widest() {
        let table = table("| 站 | 时 |\n|---|:-:|\n| 河口 | 6:03 | 晚点 |\n| 新渠 |");
        assert_eq!(texts(&table.header), ["站", "时", ""]);
        assert_eq!(texts(&table.rows[0]), ["河口", "6:03", "晚点"]);
        assert_eq!(texts(&table.rows[1]), ["新渠", "", ""]);
    }

    #[test]
    fn bars_in_ruby_code_and_escapes_part_no_cells() {
        let table = table("|   |   |\n|---|---|\n| {駅|えき} `a|b` | c\\|d |");
        assert!(table.header.is_empty());
        assert_eq!(texts(&table.rows[0]), ["駅(えき) a|b", "c|d"]);
    }

    #[test]
    fn a_table_beyond_reason_is_not_laid_out() {
        let wide = "|".repeat(2_000_000);
        assert_eq!(read(&format!("{wide}\n|-|\n")), Found::TooLarge);
        let padded = format!("{}\n|-|\n{}", "|a".repeat(1000), "|b|\n".repeat(2_000));
        assert_eq!(read(&padded), Found::TooLarge);
        assert_eq!(read("| a |\n| b |"), Found::None);
    }
}

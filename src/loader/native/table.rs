//! Tables of `| a | b |` rows. Ours rather than pulldown-cmark's, which drops
//! the cells that a row has beyond its header.

use super::inline::rich;
use crate::input::limits;
use crate::model::{Rich, Table};

/// What a chunk of rows turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum TableResult {
    /// A table.
    Table(Table),
    /// A table over [`limits::TABLE_COLUMNS`] or [`limits::TABLE_CELLS`].
    TooLarge,
    /// Lines that begin with a bar, without a delimiter row.
    None,
}

/// Reads a chunk whose lines begin with a bar. Rows are padded to the widest.
#[must_use]
pub(crate) fn read(text: &str) -> TableResult {
    let mut lines = text.lines();
    let (Some(header), Some(delimiter)) = (lines.next(), lines.next()) else {
        return TableResult::None;
    };
    if !is_delimiter(delimiter) {
        return TableResult::None;
    }
    let rows: Vec<&str> = lines.collect();
    let count = |row: &&str| cells(row).count();
    let width = rows.iter().chain([&header, &delimiter]).map(count).max().unwrap_or(1);
    if width > limits::TABLE_COLUMNS || width * (rows.len() + 1) > limits::TABLE_CELLS {
        return TableResult::TooLarge;
    }
    let set = |row: &str| {
        let mut cells: Vec<Rich> = cells(row).map(rich).collect();
        cells.resize_with(width, Rich::default);
        cells
    };
    let mut header = set(header);
    if header.iter().all(Rich::is_empty) {
        header.clear();
    }
    TableResult::Table(Table { header, rows: rows.into_iter().map(set).collect() })
}

fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|')
        && line.contains('-')
        && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t'))
}

/// The cells of a row, cut at bars that are neither escaped nor inside braces
/// (ruby) or code.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    let row = row.trim();
    let mut rest = Some(row.strip_prefix('|').unwrap_or(row));
    std::iter::from_fn(move || {
        let text = rest.filter(|text| !text.trim().is_empty())?;
        let end = bar(text);
        rest = end.map(|at| &text[at + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// Rows longer than this are cut at every bar: the search for the end of code
/// is quadratic at worst.
const LONG_ROW: usize = 64 << 10;

/// The first bar that parts cells.
fn bar(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'|' if depth == 0 || text.len() > LONG_ROW => return Some(at),
            b'\\' => at += 1,
            b'`' => at += code(&bytes[at..]),
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    if depth > 0 { text.find('|') } else { None }
}

/// How many bytes after the first backtick belong to the code it begins (or
/// to its own run, if that has no partner).
fn code(text: &[u8]) -> usize {
    let run = |text: &[u8]| text.iter().take_while(|&&b| b == b'`').count();
    let ticks = run(text);
    let mut at = ticks;
    while let Some(next) = memchr::memchr(b'`', &text[at.min(LONG_ROW).min(text.len())..]) {
        at += next;
        let found = run(&text[at..]);
        at += found;
        if found == ticks {
            return at - 1;
        }
    }
    ticks - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        match read(text) {
            TableResult::Table(table) => table,
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
        let table = self::table("| ``a`|b`` | {c |\n|---|---|\n| `d | e");
        assert_eq!(texts(&table.header), ["a`|b", "{c"]);
        assert_eq!(texts(&table.rows[0]), ["`d", "e"]);
    }

    #[test]
    fn a_table_beyond_reason_is_not_laid_out() {
        let wide = "|".repeat(2_000_000);
        assert_eq!(read(&format!("{wide}\n|-|\n")), TableResult::TooLarge);
        let padded = format!("{}\n|-|\n{}", "|a".repeat(1000), "|b|\n".repeat(2_000));
        assert_eq!(read(&padded), TableResult::TooLarge);
        assert_eq!(read("| a |\n| b |"), TableResult::None);
    }
}
